#include <nightjar/domain/any_record.hpp>
#include <nightjar/time/journal_day.hpp>

namespace nightjar {

AnyRecord::AnyRecord() = default;
AnyRecord::AnyRecord(const AnyRecord&) = default;
AnyRecord::AnyRecord(AnyRecord&&) noexcept = default;
AnyRecord& AnyRecord::operator=(const AnyRecord&) = default;
AnyRecord& AnyRecord::operator=(AnyRecord&&) noexcept = default;
AnyRecord::~AnyRecord() = default;
bool operator==(const AnyRecord& a, const AnyRecord& b) {
  return static_cast<const AnyRecord::Kinds&>(a) == static_cast<const AnyRecord::Kinds&>(b);
}

const RecordHead& head_of(const AnyRecord& record) {
  return visit_record([](const auto& r) -> const RecordHead& { return r.head; }, record);
}
RecordHead& head_of(AnyRecord& record) {
  return visit_record([](auto& r) -> RecordHead& { return r.head; }, record);
}
std::string_view kind_of(const AnyRecord& record) {
  return visit_record([](const auto& r) -> std::string_view { return r.kind; }, record);
}

bool same_answers(const AnyRecord& a, const AnyRecord& b) {
  if (a.index() != b.index()) return false;
  auto copy = a;
  head_of(copy) = head_of(b);
  return copy == b;
}

std::optional<Day> filing_day(const AnyRecord& record, int day_start_min) {
  return visit_record(
      [&]<class R>(const R& r) -> std::optional<Day> {
        if constexpr (requires { r.night; })
          return r.night;
        else if constexpr (requires { r.day; })
          return r.day;
        else if constexpr (std::is_same_v<R, Share> || std::is_same_v<R, ImportBatch>)
          return std::nullopt;
        else if constexpr (requires { r.at.local; })
          return journal_day(r.at.local, day_start_min);
        else
          return std::nullopt;
      },
      record);
}

}  // namespace nightjar
