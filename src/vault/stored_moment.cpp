#include "vault/stored_moment.hpp"

#include <charconv>
#include <nightjar/domain/field.hpp>

namespace nightjar::vault {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  /// Up to the closing quote. Nothing with an escape is ever written here.
  [[nodiscard]] std::optional<std::string_view> string() {
    if (!take("\"")) return std::nullopt;
    const auto end = rest_.find_first_of("\"\\");
    if (end == std::string_view::npos || rest_[end] != '"') return std::nullopt;
    const auto out = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return out;
  }
  [[nodiscard]] std::optional<int> integer() {
    int out = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
    if (error != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return out;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int out = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    out = out * 10 + (text[i] - '0');
  }
  return out;
}

// YYYY-MM-DDTHH:MM
std::optional<WallTime> wall_time(std::string_view text) {
  if (text.size() != 16 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2);
  if (!year || !month || !day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const auto date = make_day(*year, *month, *day);
  if (!date) return std::nullopt;
  return nightjar::at(*date, *hour * 60 + *minute);
}

}  // namespace

std::optional<Moment> read_stored_moment(std::string_view json) {
  Reader reader(json);
  Moment out;
  if (!reader.take("{\"local\":")) return std::nullopt;
  const auto local = reader.string();
  if (!local) return std::nullopt;
  const auto wall = wall_time(*local);
  if (!wall) return std::nullopt;
  out.local = *wall;
  if (!reader.take(",\"zone\":")) return std::nullopt;
  if (!reader.take("null")) {
    const auto zone = reader.string();
    if (!zone) return std::nullopt;
    out.zone = *zone;
  }
  if (!reader.take(",\"fold\":")) return std::nullopt;
  const auto fold = reader.integer();
  if (!fold || *fold < 0 || *fold > 1 || !reader.take(",\"offset_min\":")) return std::nullopt;
  out.fold = *fold;
  if (reader.take("null,\"utc\":null")) {
    // Zone and so the instant not known.
  } else {
    out.offset_min = reader.integer();
    if (!out.offset_min || !reader.take(",\"utc\":")) return std::nullopt;
    // Always the local time less the offset; the written one is for people and other programs.
    if (!reader.string()) return std::nullopt;
    out.utc = Instant{(out.local.minutes - *out.offset_min) * 60000};
  }
  if (!reader.take(",\"is\":")) return std::nullopt;
  const auto is = reader.string();
  const auto known = is ? enum_from_text<MomentIs>(*is) : std::nullopt;
  if (!known || !reader.take("}") || !reader.at_end()) return std::nullopt;
  out.is = *known;
  return out;
}

}  // namespace nightjar::vault
