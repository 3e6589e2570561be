#include <nightjar/support/overloaded.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/time/moment.hpp>

namespace nightjar {
namespace {
Instant instant_of(WallTime local, int offset_min) { return {(local.minutes - offset_min) * 60000}; }
}  // namespace

Moment make_moment(WallTime local, const std::optional<std::string>& zone, int fold) {
  Moment moment;
  moment.local = local;
  moment.zone = zone;
  const auto known = zone ? find_zone(*zone) : std::nullopt;
  if (!known) return moment;
  const auto fix = [&](MomentIs is, int offset, int pass) {
    moment.is = is;
    moment.fold = pass;
    moment.offset_min = offset;
    moment.utc = instant_of(local, offset);
  };
  std::visit(Overloaded{[&](Unique u) { fix(MomentIs::unique, u.offset_min, 0); },
                        [&](Gap g) { fix(MomentIs::skipped, g.offset_before_min, 0); },
                        [&](Overlap o) {
                          fix(MomentIs::ambiguous, fold == 0 ? o.offset_first_min : o.offset_second_min, fold);
                        }},
             resolve(local, *known));
  return moment;
}

Moment make_moment_with_offset(WallTime local, const std::optional<std::string>& zone, int offset_min) {
  auto moment = make_moment(local, zone ? zone : std::optional("UTC" + iso_offset(offset_min)));
  if (moment.is == MomentIs::ambiguous) moment.fold = moment.offset_min == offset_min ? 0 : 1;
  moment.offset_min = offset_min;
  moment.utc = instant_of(local, offset_min);
  if (moment.is == MomentIs::no_zone) moment.is = MomentIs::unique;  // a zone this computer does not know
  return moment;
}

Moment moment_at(Instant instant, const Zone& zone) {
  return make_moment_with_offset(wall_time(instant, zone), zone.name(), offset_at(instant, zone));
}

std::int64_t minutes_between(const Moment& from, const Moment& to) {
  if (from.utc && to.utc) return whole_minutes(*from.utc, *to.utc);
  return (to.local - from.local).count();
}

bool follows_from_zone(const Moment& moment) { return make_moment(moment.local, moment.zone) == moment; }

}  // namespace nightjar
