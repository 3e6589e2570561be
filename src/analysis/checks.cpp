#include <algorithm>
#include <cmath>
#include <limits>
#include <nightjar/analysis/checks.hpp>
#include <nightjar/analysis/sleep_metrics.hpp>

#include "analysis/night_line.hpp"

namespace nightjar::analysis {
namespace {

using MomentField = std::optional<Moment> Night::*;
struct NamedMoment {
  MomentField member;
  std::string_view name;
};
constexpr NamedMoment into_bed{&Night::into_bed, "into_bed"};
constexpr NamedMoment tried_to_sleep{&Night::tried_to_sleep, "tried_to_sleep"};
constexpr NamedMoment final_awakening{&Night::final_awakening, "final_awakening"};
constexpr NamedMoment out_of_bed{&Night::out_of_bed, "out_of_bed"};
constexpr std::array moments{into_bed, tried_to_sleep, final_awakening, out_of_bed};

constexpr int half_day = 12 * 60;
constexpr int whole_day = 24 * 60;
constexpr double longest_usual_night = 16 * 60, shortest_usual_night = 2 * 60;
constexpr double longest_repaired_night = 14 * 60, shortest_repaired_night = 2 * 60, least_repaired_sleep = 60;
constexpr int longest_evening_swap = 2 * 60, longest_morning_swap = 3 * 60;
constexpr double odd_hour_distance = 6 * 60;
constexpr int nights_for_a_usual_hour = 7;
constexpr std::chrono::minutes future_grace{5};
constexpr int rare_latency = 240, rare_awakenings = 20;
constexpr double rare_sleep = 14 * 60;
constexpr std::size_t most_offers = 3;

const std::optional<Moment>& beginning(const Night& night) {
  return night.tried_to_sleep ? night.tried_to_sleep : night.into_bed;
}

/// Of a moment that has an instant.
std::optional<Zone> known_zone(const Moment& moment) {
  return moment.utc && moment.zone ? find_zone(*moment.zone) : std::nullopt;
}

Moment shifted(const Moment& moment, int minutes) {
  const auto local = moment.local + std::chrono::minutes(minutes);
  const auto out = make_moment(local, moment.zone);
  // A zone that this computer does not know: the offset that was typed is the best there is.
  return out.utc || !moment.offset_min ? out : make_moment_with_offset(local, moment.zone, *moment.offset_min);
}

// A repair that moves the beginning keeps the night with it, if it was filed by its beginning before.
void keep_filed(const Night& original, Night& repaired) {
  const auto& begin = beginning(original);
  if (begin && night_of(begin->local) == original.night) repaired.night = night_of(beginning(repaired)->local);
}

bool plausible(const Night& candidate) {
  const Night night = with_mended_folds(candidate);
  const NightLine line(night);
  if (!line.wrong_pairs().empty()) return false;
  const auto in_bed = line.between(NightLine::into_bed, NightLine::out_of_bed);
  if (in_bed && (*in_bed < shortest_repaired_night || *in_bed > longest_repaired_night)) return false;
  const auto measures = measure(night);
  return measures.usable() && measures.total_sleep_time_min.value_or(least_repaired_sleep) >= least_repaired_sleep;
}

void offer_if_plausible(std::vector<Repair>& offers, const Night& original, Repair repair) {
  if (offers.size() == most_offers) return;
  keep_filed(original, repair.repaired);
  if (plausible(repair.repaired)) offers.push_back(std::move(repair));
}

void offer_swap(std::vector<Repair>& offers, const Night& night, const NamedMoment& a, const NamedMoment& b, int most) {
  const auto& first = night.*a.member;
  const auto& second = night.*b.member;
  if (!first || !second) return;
  const auto reversed = (first->local - second->local).count();
  if (reversed <= 0 || reversed > most) return;
  Repair repair{RepairKind::swap, {a.name, b.name}, 0, 0, night};
  std::swap(repair.repaired.*a.member, repair.repaired.*b.member);
  offer_if_plausible(offers, night, std::move(repair));
}

void offer_shift(std::vector<Repair>& offers, const Night& night, std::span<const NamedMoment> fields, int minutes) {
  Repair repair{RepairKind::shift, {}, minutes, 0, night};
  for (const auto& field : fields) {
    auto& moment = repair.repaired.*field.member;
    if (!moment) return;
    moment = shifted(*moment, minutes);
    repair.fields.push_back(field.name);
  }
  offer_if_plausible(offers, night, std::move(repair));
}

// The likely mistakes first: two times exchanged, one on the wrong half of the clock, one on the wrong date, a pair.
std::vector<Repair> repairs(const Night& night) {
  std::vector<Repair> offers;
  offer_swap(offers, night, into_bed, tried_to_sleep, longest_evening_swap);
  offer_swap(offers, night, final_awakening, out_of_bed, longest_morning_swap);
  for (const int distance : {half_day, whole_day})
    for (const auto& field : moments)
      for (const int minutes : {-distance, distance}) offer_shift(offers, night, std::span(&field, 1), minutes);
  constexpr std::array evening{into_bed, tried_to_sleep};
  constexpr std::array morning{final_awakening, out_of_bed};
  for (const auto& pair : {evening, morning})
    for (const int minutes : {-half_day, half_day, -whole_day, whole_day}) offer_shift(offers, night, pair, minutes);
  return offers;
}

std::string_view field_name(NightLine::Point point) {
  switch (point) {
    case NightLine::into_bed: return into_bed.name;
    case NightLine::tried_to_sleep: return tried_to_sleep.name;
    case NightLine::onset: return "sleep_latency_min";
    case NightLine::final_awakening: return final_awakening.name;
    default: return out_of_bed.name;
  }
}

class NightCheck {
 public:
  NightCheck(const Night& night, const CheckContext& context)
      : night_(night), mended_(with_mended_folds(night)), line_(mended_), context_(context) {}

  std::vector<Finding> run() {
    if (night_.state == NightState::recorded) {
      order();
      long_night();
      minutes();
      odd_hour();
      wrong_night();
      future();
    }
    taken_slot();
    if (night_.state == NightState::recorded) {
      gap();
      overlap();
      rare();
    }
    std::erase_if(findings_,
                  [&](const Finding& f) { return night_.odd_confirmed.contains(std::string(to_text(f.id))); });
    return std::move(findings_);
  }

 private:
  Finding& found(CheckId id, std::vector<std::string_view> fields, std::vector<Repair> offers = {}) {
    return findings_.emplace_back(Finding{id, std::move(fields), std::move(offers)});
  }

  void order() {
    std::vector<std::string_view> fields;
    for (const auto& [before, after] : line_.wrong_pairs())
      for (const auto point : {before, after})
        if (std::find(fields.begin(), fields.end(), field_name(point)) == fields.end())
          fields.push_back(field_name(point));
    if (!fields.empty()) found(CheckId::order, std::move(fields), repairs(night_));
  }

  void long_night() {
    const auto in_bed = line_.between(NightLine::into_bed, NightLine::out_of_bed);
    if (!in_bed || *in_bed < 0) return;  // the wrong way round: `order`
    if (*in_bed > longest_usual_night || *in_bed < shortest_usual_night)
      found(CheckId::long_night, {into_bed.name, out_of_bed.name}, repairs(night_));
  }

  void minutes() {
    const auto lying = line_.between(NightLine::tried_to_sleep, NightLine::final_awakening);
    const int awake = night_.sleep_latency_min.value_or(0) + night_.awake_min.value_or(0);
    if (!lying || awake <= *lying) return;
    auto& finding = found(CheckId::minutes, {});
    using Minutes = std::optional<int> Night::*;
    for (const auto& [member, name] :
         {std::pair<Minutes, std::string_view>{&Night::sleep_latency_min, "sleep_latency_min"},
          std::pair<Minutes, std::string_view>{&Night::awake_min, "awake_min"}}) {
      const auto& answer = night_.*member;
      if (!answer) continue;
      finding.fields.push_back(name);
      const int as_clock = *answer / 100 * 60 + *answer % 100;
      if (*answer < 100 || *answer % 100 >= 60 || awake - *answer + as_clock > *lying) continue;
      Repair repair{RepairKind::set_minutes, {name}, 0, as_clock, night_};
      repair.repaired.*member = as_clock;
      finding.repairs.push_back(std::move(repair));
    }
  }

  [[nodiscard]] bool at_odd_hour(const Night& night) const {
    const auto usual = context_.tried_to_sleep.mean();
    return usual && night.tried_to_sleep &&
           std::abs(wrapped_minutes(minute_of_day(night.tried_to_sleep->local) - *usual)) > odd_hour_distance;
  }
  void odd_hour() {
    if (context_.tried_to_sleep.n() < nights_for_a_usual_hour || !at_odd_hour(night_)) return;
    std::vector<Repair> offers;
    constexpr std::array evening{into_bed, tried_to_sleep};
    for (const auto& fields : {std::span<const NamedMoment>(&tried_to_sleep, 1), std::span<const NamedMoment>(evening),
                               std::span<const NamedMoment>(moments)})
      for (const int shift : {-half_day, half_day}) offer_shift(offers, night_, fields, shift);
    std::erase_if(offers, [&](const Repair& r) { return at_odd_hour(r.repaired); });
    found(CheckId::odd_hour, {tried_to_sleep.name}, std::move(offers));
  }

  void wrong_night() {
    const auto& begin = beginning(night_);
    if (!begin || night_of(begin->local) == night_.night) return;
    Repair repair{RepairKind::refile, {"night"}, 0, 0, night_};
    repair.repaired.night = night_of(begin->local);
    found(CheckId::wrong_night, {"night", night_.tried_to_sleep ? tried_to_sleep.name : into_bed.name}, {repair});
  }

  void future() {
    if (!context_.now) return;
    std::vector<std::string_view> late;
    for (const auto& field : moments) {
      const auto& moment = night_.*field.member;
      if (!moment) continue;
      const Instant instant = moment->utc.value_or(Instant{(moment->local.minutes - night_.head.offset_min) * 60000});
      if (instant > *context_.now + future_grace) late.push_back(field.name);
    }
    if (late.empty()) return;
    Repair repair{RepairKind::shift, {}, -whole_day, 0, night_};
    for (const auto& field : moments)
      if (auto& moment = repair.repaired.*field.member) {
        moment = shifted(*moment, -whole_day);
        repair.fields.push_back(field.name);
      }
    keep_filed(night_, repair.repaired);
    found(CheckId::future, std::move(late), {repair});
  }

  void taken_slot() {
    if (context_.nights.contains(night_.night))
      found(CheckId::taken_slot, {"night"}, {Repair{RepairKind::open_existing, {"night"}, 0, 0, night_}});
  }

  // Offers what the clock showed at the instant as which the skipped time is read.
  void gap() {
    std::vector<std::string_view> fields;
    std::vector<Repair> offers;
    for (const auto& field : moments) {
      const auto& moment = night_.*field.member;
      if (!moment || moment->is != MomentIs::skipped) continue;
      const auto zone = known_zone(*moment);
      if (!zone) continue;
      fields.push_back(field.name);
      const auto shown = moment_at(*moment->utc, *zone);
      Repair repair{
          RepairKind::shift, {field.name}, static_cast<int>((shown.local - moment->local).count()), 0, night_};
      repair.repaired.*field.member = shown;
      if (offers.size() < most_offers) offers.push_back(std::move(repair));
    }
    if (!fields.empty()) found(CheckId::gap, std::move(fields), std::move(offers));
  }

  void overlap() {
    std::vector<std::string_view> fields;
    std::vector<Repair> offers;
    for (const auto& field : moments) {
      const auto& moment = mended_.*field.member;
      if (!moment || moment->is != MomentIs::ambiguous || !known_zone(*moment)) continue;
      fields.push_back(field.name);
      Repair repair{RepairKind::other_pass, {field.name}, 0, 0, mended_};
      repair.repaired.*field.member = make_moment(moment->local, moment->zone, 1 - moment->fold);
      if (offers.size() < most_offers && NightLine(repair.repaired).wrong_pairs().empty())
        offers.push_back(std::move(repair));
    }
    if (!fields.empty()) found(CheckId::overlap, std::move(fields), std::move(offers));
  }

  void rare() {
    std::vector<std::string_view> fields;
    if (night_.sleep_latency_min.value_or(0) > rare_latency) fields.emplace_back("sleep_latency_min");
    if (night_.awakenings.value_or(0) > rare_awakenings) fields.emplace_back("awakenings");
    if (measure(night_).total_sleep_time_min.value_or(0) > rare_sleep)
      fields.insert(fields.end(), {tried_to_sleep.name, final_awakening.name});
    if (!fields.empty()) found(CheckId::rare, std::move(fields));
  }

  const Night& night_;
  Night mended_;
  NightLine line_;
  const CheckContext& context_;
  std::vector<Finding> findings_;
};

}  // namespace

CheckContext check_context(const JournalData& data, const Id& except, std::optional<Instant> now) {
  CheckContext out;
  out.now = now;
  for (const auto& [id, night] : data.live<Night>()) {
    if (id == except) continue;
    out.nights.insert(night.night);
    if (night.state == NightState::recorded && night.tried_to_sleep && measure(night).usable())
      out.tried_to_sleep.add(minute_of_day(night.tried_to_sleep->local));
  }
  return out;
}

std::vector<Finding> check(const Night& night, const CheckContext& context) { return NightCheck(night, context).run(); }

std::optional<OddIntakeTime> check_intake_times(const std::vector<Moment>& times) {
  constexpr std::size_t least_intakes = 3;
  constexpr std::int64_t far = 6 * 60, near = 2 * 60;
  if (times.size() < least_intakes) return std::nullopt;
  const auto nearest_other = [&](const Moment& moment, std::size_t index) {
    auto nearest = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < times.size(); ++i)
      if (i != index) nearest = std::min(nearest, std::abs(minutes_between(times[i], moment)));
    return nearest;
  };
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (nearest_other(times[i], i) <= far) continue;
    for (const int shift : {-half_day, half_day})
      if (const auto candidate = shifted(times[i], shift); nearest_other(candidate, i) <= near)
        return OddIntakeTime{i, candidate};
  }
  return std::nullopt;
}

std::optional<Moment> check_intake(const JournalData& data, const Intake& intake) {
  if (!intake.at) return std::nullopt;
  std::vector<Moment> times{*intake.at};
  for (const auto* other : data.on<Intake>(intake.day))
    if (other->head.id != intake.head.id && other->substance_id == intake.substance_id && other->at)
      times.push_back(*other->at);
  const auto odd = check_intake_times(times);
  return odd && odd->index == 0 ? std::optional(odd->corrected) : std::nullopt;
}

}  // namespace nightjar::analysis
