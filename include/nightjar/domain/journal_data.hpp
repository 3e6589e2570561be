// The whole journal in memory: every record by id, and by the day under which it is filed.
#pragma once
#include <nightjar/domain/any_record.hpp>
#include <nightjar/domain/day_index.hpp>
#include <nightjar/domain/lists.hpp>
#include <nightjar/time/journal_day.hpp>
#include <tuple>

namespace nightjar {

/// What belongs to the journal rather than to this computer, and travels with it.
struct JournalSettings {
  std::string home_zone = "UTC";
  int day_start_min = default_day_start_min;
  std::string help_lines;  // the person's own lines on the help card
  bool demo = false;       // invented entries: marked as such on every page and chart
  bool hide_clock = false;
  int auto_lock_min = 5;  // 0: never
  friend bool operator==(const JournalSettings&, const JournalSettings&) = default;
};

template <class R>
class RecordTable {
 public:
  using Map = std::map<Id, R>;
  using ByDay = DayIndex<R>;
  RecordTable() = default;
  RecordTable(RecordTable&&) noexcept = default;
  RecordTable& operator=(RecordTable&&) noexcept = default;
  RecordTable(const RecordTable& other) : live_(other.live_), binned_(other.binned_), by_day_(other.by_day_) {
    by_day_.move_to([this](const R& record) -> const R& { return live_.at(record.head.id); });  // those of this copy
  }
  RecordTable& operator=(const RecordTable& other) { return *this = RecordTable(other); }
  ~RecordTable() = default;

  [[nodiscard]] const Map& live() const { return live_; }
  [[nodiscard]] const Map& binned() const { return binned_; }
  [[nodiscard]] const ByDay& by_day() const { return by_day_; }

 private:
  friend class JournalData;
  Map live_, binned_;
  ByDay by_day_;  // live ones only, in order of creation; a node of a map stays where it is
};

class JournalData {
 public:
  JournalData();
  explicit JournalData(JournalSettings settings);
  JournalData(const JournalData&);
  JournalData(JournalData&&) noexcept;
  JournalData& operator=(const JournalData&);
  JournalData& operator=(JournalData&&) noexcept;
  ~JournalData();

  [[nodiscard]] const JournalSettings& settings() const { return settings_; }
  /// Re-files every record when the start of the day changes; deletes nothing.
  void set_settings(JournalSettings settings);
  [[nodiscard]] const Lists& lists() const { return lists_; }
  void set_lists(Lists lists) { lists_ = std::move(lists); }

  template <class R>
  [[nodiscard]] const std::map<Id, R>& live() const {
    return table<R>().live();
  }
  template <class R>
  [[nodiscard]] const std::map<Id, R>& binned() const {
    return table<R>().binned();
  }
  template <class R>
  [[nodiscard]] const typename RecordTable<R>::ByDay& by_day() const {
    return table<R>().by_day();
  }
  /// Live or in the bin.
  template <class R>
  [[nodiscard]] const R* find(const Id& id) const {
    if (const auto it = table<R>().live().find(id); it != table<R>().live().end()) return &it->second;
    if (const auto it = table<R>().binned().find(id); it != table<R>().binned().end()) return &it->second;
    return nullptr;
  }
  [[nodiscard]] std::optional<AnyRecord> find_any(const Id& id) const;
  /// Live records filed under a day, oldest entry first.
  template <class R>
  [[nodiscard]] std::vector<const R*> on(Day day) const {
    const auto it = table<R>().by_day().find(day);
    if (it == table<R>().by_day().end()) return {};
    return {it->second.begin(), it->second.end()};
  }
  /// The first live one filed under a day: for kinds of which there is one a day (night, check-in, day facts).
  template <class R>
  [[nodiscard]] const R* one_on(Day day) const {
    const auto it = table<R>().by_day().find(day);
    return it == table<R>().by_day().end() ? nullptr : it->second.front();
  }
  [[nodiscard]] const SubstanceDay* substance_day(const Id& substance, Day day) const;
  /// Live substance, or everyday factor, of that name by utf8::same_name; of several the one spelt like this.
  [[nodiscard]] const Substance* substance_named(std::string_view name) const;
  [[nodiscard]] const Tag* tag_named(std::string_view name) const;
  /// First and last day on which anything is filed.
  [[nodiscard]] std::optional<std::pair<Day, Day>> span() const;
  [[nodiscard]] std::size_t live_count() const;

  /// Inserts or replaces by id; a record with `deleted` set goes to the bin.
  void put(const AnyRecord& record);
  /// Forgets a record altogether (undo of a creation keeps a tombstone instead; this empties the bin).
  void forget(const Id& id);

  friend bool operator==(const JournalData& a, const JournalData& b);

 private:
  template <class R>
  [[nodiscard]] const RecordTable<R>& table() const {
    return std::get<RecordTable<R>>(tables_);
  }
  template <class R>
  [[nodiscard]] RecordTable<R>& table() {
    return std::get<RecordTable<R>>(tables_);
  }
  template <class R>
  void unfile(const R& record);
  template <class R>
  void file(const R& record);

  template <class V>
  struct Tables;
  template <class... R>
  struct Tables<std::variant<R...>> {
    using type = std::tuple<RecordTable<R>...>;
  };
  Tables<AnyRecord::Kinds>::type tables_;
  JournalSettings settings_;
  Lists lists_;
};

}  // namespace nightjar
