#include <algorithm>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/search.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::entry {
namespace {

/// Every text of a record, and the names of what it points to.
class Texts {
 public:
  explicit Texts(const JournalData& data) : data_(data) {}
  void operator()(const Field&, const std::string& text) { add(text); }
  void operator()(const Field&, const StatedAmount& amount) { add(amount.text); }
  void operator()(const Field&, const TextSet& texts) {
    for (const auto& text : texts) add(text);
  }
  void operator()(const Field& field, const Id& id) {
    if (field.name.find("substance_id") == field.name.npos) return;
    if (const auto* substance = data_.find<Substance>(id)) add(substance->name);
  }
  template <class T>
  void operator()(const Field& field, const std::optional<T>& value) {
    if (value) (*this)(field, *value);
  }
  template <class T>
  void operator()(const Field&, const T&) {}

  void add(std::string_view text) {
    if (!text.empty()) text_.append(text).append("\n");
  }
  [[nodiscard]] std::string& text() { return text_; }

 private:
  const JournalData& data_;
  std::string text_;
};

// What people call each kind; answers without any words are found by it, too.
std::string_view kind_words(std::string_view kind) {
  if (kind == "night") return "night sleep";
  if (kind == "nap") return "nap sleep";
  if (kind == "device_sleep") return "device sleep";
  if (kind == "craving") return "craving";
  if (kind == "withdrawal_check") return "withdrawal checklist";
  if (kind == "side_effect") return "side effect";
  if (kind == "support_event") return "support";
  if (kind == "clinic_score") return "clinic score";
  if (kind == "intake") return "taken";
  if (kind == "plan") return "plan";
  if (kind == "note") return "note";
  return {};
}

}  // namespace

SearchIndex make_search_index(const JournalData& data, std::uint64_t revision) {
  SearchIndex index;
  index.revision = revision;
  index.made = true;
  const int start = data.settings().day_start_min;
  for_each_kind([&]<class R>() {
    if constexpr (std::is_same_v<R, SubstanceDay> || std::is_same_v<R, PlanEvent> || std::is_same_v<R, Share> ||
                  std::is_same_v<R, ImportBatch> || std::is_same_v<R, Question>) {
      return;  // states without words, and what the program wrote itself
    } else {
      for (const auto& [id, record] : data.live<R>()) {
        Texts texts(data);
        R::fields(record, texts);
        const auto day = filing_day(record, start);
        texts.add(kind_words(R::kind));
        if constexpr (std::is_same_v<R, SupportEvent>) texts.add(words::label(record.type));
        if (day) {
          texts.add(iso(*day));
          texts.add(full_date(*day));
        }
        index.items.push_back({id, day.value_or(Day{}), utf8::folded(texts.text())});
      }
    }
  });
  std::stable_sort(index.items.begin(), index.items.end(), [](const auto& a, const auto& b) { return a.day > b.day; });
  return index;
}

std::vector<Id> search(const SearchIndex& index, std::string_view query) {
  std::vector<std::string> wanted;
  const std::string folded = utf8::folded(query);
  for (std::size_t at = 0; at < folded.size();) {
    const auto stop = std::min(folded.find(' ', at), folded.size());
    if (stop > at) wanted.push_back(folded.substr(at, stop - at));
    at = stop + 1;
  }
  std::vector<Id> found;
  if (wanted.empty()) return found;
  for (const auto& item : index.items)
    if (std::all_of(wanted.begin(), wanted.end(),
                    [&](const auto& word) { return item.text.find(word) != std::string::npos; }))
      found.push_back(item.id);
  return found;
}

}  // namespace nightjar::entry
