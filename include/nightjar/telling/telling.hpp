// Every record in words, once. The window, the verbs and the pages choose from these parts and arrange them; what an
// answer is called is decided here and in domain/words.hpp only.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <span>

namespace nightjar::telling {

/// One answer, in the words of the form that asked for it. What was typed (amounts, names, notes) is kept exactly.
struct Detail {
  std::string_view field;  // its name in fields() of the record; "zone": a time was read on another clock than home's;
                           // empty: follows from the record as a whole
  std::string label;       // what was asked; empty where the words say it by themselves
  std::string words;       // never empty; a length says its unit, there or in the label
  friend bool operator==(const Detail&, const Detail&) = default;
};

struct Telling {
  std::string title;         // "Night of Sat 14 → Sun 15 November", "Craving 6 of 10"
  std::optional<Moment> at;  // when it was, if it has a time of its own
  std::vector<Detail> details;
};

/// Says what was answered, in the order of the form; 0 is an answer. What was not answered is not mentioned. `data`
/// gives the names of what the record points to, and the zone of home.
[[nodiscard]] Telling tell(const AnyRecord& record, const JournalData& data);

/// "Helped: music", or the words alone.
[[nodiscard]] std::string phrase(const Detail& detail);
/// "Helped: music · How it went: it passed".
[[nodiscard]] std::string in_a_row(std::span<const Detail> details);
/// "18:40"; and where the clock showed another date than that of the day under which it is kept, with the weekday that
/// it was: "Sun 02:00". Empty without a time.
[[nodiscard]] std::string clock_on(Day day, const std::optional<Moment>& at);
/// Time, title and details, on the day under which it is kept: "18:40 · Craving 6 of 10 · Helped: music". Without a day
/// the time stands alone.
[[nodiscard]] std::string line_of(const Telling& telling, std::optional<Day> day = std::nullopt);

using Fields = std::span<const std::string_view>;
/// The details of these fields only, and all others.
[[nodiscard]] std::vector<Detail> only(std::vector<Detail> details, Fields fields);
[[nodiscard]] std::vector<Detail> without(std::vector<Detail> details, Fields fields);

/// Of an intake: what was typed about how much it was and in what form.
[[nodiscard]] Fields amount_fields();

}  // namespace nightjar::telling
