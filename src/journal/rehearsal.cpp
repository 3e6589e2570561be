#include <algorithm>
#include <array>
#include <nightjar/journal/rehearsal.hpp>
#include <nlohmann/json.hpp>

namespace nightjar::journal {
namespace {

constexpr std::int64_t one_day = 86'400'000;
constexpr std::array<std::int64_t, 4> pauses{2 * one_day, 7 * one_day, 30 * one_day, 91 * one_day};

}  // namespace

Rehearsal rehearsal_after_new_code(Instant now) { return {true, 0, {now.ms + pauses[0]}}; }

Rehearsal rehearsal_after_found(const Rehearsal& before, Instant now) {
  const int times = before.times_found + 1;
  return {before.on, times, {now.ms + pauses[std::min(static_cast<std::size_t>(times), pauses.size() - 1)]}};
}

Rehearsal rehearsal_put_off(const Rehearsal& before, Instant now) {
  return {before.on, before.times_found, {now.ms + 7 * one_day}};
}

bool rehearsal_due(const Rehearsal& rehearsal, Instant now) {
  // A clock that was years ahead must not silence the question for years.
  return rehearsal.on && (now.ms >= rehearsal.next.ms || rehearsal.next.ms - now.ms > 2 * pauses.back());
}

std::string to_json(const Rehearsal& rehearsal) {
  return nlohmann::json{{"on", rehearsal.on}, {"times_found", rehearsal.times_found}, {"next", rehearsal.next.ms}}
      .dump();
}

Rehearsal rehearsal_from_json(std::string_view json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  Rehearsal out;
  if (!parsed.is_object()) return out;
  if (const auto it = parsed.find("on"); it != parsed.end() && it->is_boolean()) out.on = it->get<bool>();
  if (const auto it = parsed.find("times_found"); it != parsed.end() && it->is_number_integer())
    out.times_found = static_cast<int>(std::clamp<std::int64_t>(it->get<std::int64_t>(), 0, 1000));
  if (const auto it = parsed.find("next"); it != parsed.end() && it->is_number_integer())
    out.next.ms = it->get<std::int64_t>();
  return out;
}

}  // namespace nightjar::journal
