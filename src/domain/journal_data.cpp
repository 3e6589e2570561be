#include <algorithm>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar {
namespace {
template <class R>
bool older(const R& a, const R& b) {
  return std::pair(a.head.created, a.head.id) < std::pair(b.head.created, b.head.id);
}
template <class R>
const R* named(const std::map<Id, R>& records, std::string_view name) {
  const R* found = nullptr;
  for (const auto& [id, record] : records) {
    if (record.name == name) return &record;
    if (!found && utf8::same_name(record.name, name)) found = &record;
  }
  return found;
}
}  // namespace

template <class R>
void JournalData::unfile(const R& record) {
  if (const auto day = filing_day(record, settings_.day_start_min)) table<R>().by_day_.remove(*day, record);
}

template <class R>
void JournalData::file(const R& record) {
  if (const auto day = filing_day(record, settings_.day_start_min))
    table<R>().by_day_.add(*day, record, [&](const R& other) { return older(record, other); });
}

JournalData::JournalData() = default;
JournalData::JournalData(JournalSettings settings) : settings_(std::move(settings)) {}
JournalData::JournalData(const JournalData&) = default;
JournalData::JournalData(JournalData&&) noexcept = default;
JournalData& JournalData::operator=(const JournalData&) = default;
JournalData& JournalData::operator=(JournalData&&) noexcept = default;
JournalData::~JournalData() = default;

void JournalData::put(const AnyRecord& record) {
  visit_record(
      [&]<class R>(const R& r) {
        auto& records = table<R>();
        // A journal is read in order of ids: the next one is new, and comes last.
        const bool last = records.live_.empty() || records.live_.rbegin()->first < r.head.id;
        if (last && !r.head.deleted && !records.binned_.contains(r.head.id))
          return file(records.live_.emplace_hint(records.live_.end(), r.head.id, r)->second);
        if (const auto it = records.live_.find(r.head.id); it != records.live_.end()) {
          unfile(it->second);
          records.live_.erase(it);
        }
        records.binned_.erase(r.head.id);
        if (r.head.deleted) {
          records.binned_.emplace(r.head.id, r);
        } else {
          file(records.live_.emplace(r.head.id, r).first->second);
        }
      },
      record);
}

void JournalData::forget(const Id& id) {
  for_each_kind([&]<class R>() {
    auto& records = table<R>();
    if (const auto it = records.live_.find(id); it != records.live_.end()) {
      unfile(it->second);
      records.live_.erase(it);
    }
    records.binned_.erase(id);
  });
}

void JournalData::set_settings(JournalSettings settings) {
  const bool refile = settings.day_start_min != settings_.day_start_min;
  settings_ = std::move(settings);
  if (!refile) return;
  for_each_kind([&]<class R>() {
    table<R>().by_day_.clear();
    for (const auto& [id, record] : table<R>().live_) file(record);
  });
}

std::optional<AnyRecord> JournalData::find_any(const Id& id) const {
  std::optional<AnyRecord> found;
  for_each_kind([&]<class R>() {
    if (found) return;
    if (const auto* record = find<R>(id)) found = *record;
  });
  return found;
}

const SubstanceDay* JournalData::substance_day(const Id& substance, Day day) const {
  const auto& days = by_day<SubstanceDay>();
  const auto found = days.find(day);
  if (found == days.end()) return nullptr;
  const auto record = std::ranges::find(found->second, substance, &SubstanceDay::substance_id);
  return record == found->second.end() ? nullptr : *record;
}

const Substance* JournalData::substance_named(std::string_view name) const { return named(live<Substance>(), name); }
const Tag* JournalData::tag_named(std::string_view name) const { return named(live<Tag>(), name); }

std::optional<std::pair<Day, Day>> JournalData::span() const {
  std::optional<std::pair<Day, Day>> out;
  for_each_kind([&]<class R>() {
    const auto& days = table<R>().by_day();
    if (days.empty()) return;
    const auto first = days.begin()->first;
    const auto last = days.last();
    out = out ? std::pair(std::min(out->first, first), std::max(out->second, last)) : std::pair(first, last);
  });
  return out;
}

std::size_t JournalData::live_count() const {
  std::size_t n = 0;
  for_each_kind([&]<class R>() { n += live<R>().size(); });
  return n;
}

bool operator==(const JournalData& a, const JournalData& b) {
  bool same = a.settings_ == b.settings_ && a.lists_ == b.lists_;
  for_each_kind([&]<class R>() { same = same && a.live<R>() == b.live<R>() && a.binned<R>() == b.binned<R>(); });
  return same;
}

}  // namespace nightjar
