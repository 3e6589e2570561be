// What goes into a shared file: its dates, its kinds of entries, single substances and notes; and how its pages look.
#include <fmt/format.h>

#include <array>
#include <nightjar/analysis/factor.hpp>
#include <nightjar/app/share_state.hpp>
#include <nightjar/charts/result_words.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/share_parts.hpp"

namespace nightjar::screens {
namespace {

using report::FieldClass;

constexpr std::array<std::pair<const char*, int>, 3> spans{{{"14 nights", 14}, {"28 nights", 28}, {"60 nights", 60}}};
constexpr std::array<const char*, 2> papers{"A4", "Letter"}, inks{"Colour", "Black"},
    letter_choices{"C M A E N O", "C M A X"};
constexpr std::array<const char*, 3> row_starts{"Noon", "18:00", "Midnight"};

void set_dates(ShareState& state, Day from, Day until) {
  state.options.from = from;
  state.options.until = until;
  state.from = iso(from);
  state.until = iso(until);
}

void draw_dates(const JournalView& view, ShareState& state) {
  label("Dates, first and last night");
  gap(6);
  const float half = (std::min(room() / theme().scale, 300.0F) - 12) / 2;
  const auto date = [&](const char* name, std::string& text, Day& into) {
    const auto typed = text_field(name, text, {.width = half});
    if (const auto day = parse_day(text))
      into = *day;
    else if (typed.left)
      state.problem = Error{ErrorCode::parse, "a date is written as 2026-11-22", ""};
  };
  date("First night", state.from, state.options.from);
  beside_if_fits(px(half));
  date("Last night", state.until, state.options.until);
  gap(12);
  begin_chips();
  const Day last = view.today - 1;
  for (const auto& [words, nights] : spans)
    if (chip(words, state.options.until == last && state.options.from == last - (nights - 1)))
      set_dates(state, last - (nights - 1), last);
  if (const auto recorded = view.data.span()) {
    const Day first = std::min(recorded->first, last);
    if (chip("All", state.options.until == last && state.options.from == first)) set_dates(state, first, last);
  }
  end_chips();
}

template <class T>
void keep_out(std::set<T>& left_out, const T& what, bool in) {
  if (in)
    left_out.erase(what);
  else
    left_out.insert(what);
}

/// A note by its day and its first words.
std::string note_words(const Note& note) {
  constexpr std::size_t most = 26;
  std::string first = note.text.substr(0, note.text.find('\n'));
  if (first.size() > most) {
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(first[cut]) & 0xC0U) == 0x80U) --cut;
    first = first.substr(0, cut) + "…";
  }
  return fmt::format("{}: {}", iso(day_of(note.at.local)), first);
}

void draw_notes(const JournalView& view, ShareState& state) {
  std::vector<const Note*> notes;
  const auto& by_day = view.data.by_day<Note>();
  for (auto it = by_day.lower_bound(state.options.from); it != by_day.end() && it->first <= state.options.until; ++it)
    for (const auto* note : it->second)
      if (note->in_reports) notes.push_back(note);
  if (notes.empty()) return;
  if (link(state.notes_open ? "Notes as one" : "Choose single notes", Type::detail))
    state.notes_open = !state.notes_open;
  if (!state.notes_open) return;
  gap(4);
  for (const auto* note : notes) {
    bool in = !state.options.notes_left_out.contains(note->head.id);
    if (checkbox_row((note_words(*note) + "##" + note->head.id.hex()).c_str(), in, in ? "" : "left out"))
      keep_out(state.options.notes_left_out, note->head.id, in);
  }
}

}  // namespace

void draw_share_contents(const JournalView& view, ShareState& state) {
  draw_dates(view, state);
  gap(18);
  label("In the file");
  gap(6);
  auto& options = state.options;
  const auto lines = state.contents.lines;  // a copy: a box that is pressed changes what they are made from
  for (const auto& line : lines) {
    bool in = line.in_file;
    const std::string count = !in                                  ? "left out"
                              : !line.in_format && !line.substance ? "not in it"
                              : line.entries == 0                  ? "none"
                                                                   : std::to_string(line.entries);
    if (line.substance) {
      indent(14);
      if (checkbox_row((line.what + "##" + line.substance->hex()).c_str(), in, count)) {
        keep_out(options.substances_left_out, *line.substance, in);
        state.preset = -1;
      }
      unindent(14);
    } else if (line.field_class) {
      if (checkbox_row(line.what.c_str(), in, count)) {
        keep_out(options.left_out, *line.field_class, in);
        state.preset = -1;
      }
      if (*line.field_class == FieldClass::notes && line.in_file) draw_notes(view, state);
    } else {
      static_cast<void>(checkbox_row("Nights, always", in, count));
    }
  }
}

void draw_share_choices_of_pages(const JournalView& view, ShareState& state) {
  auto& options = state.options;
  section_title("On the pages");
  gap(10);
  const auto choose = [](const char* name, std::span<const char* const> of, auto& into) {
    label(name);
    gap(4);
    int at = static_cast<int>(into);
    if (segments(name, of, at)) into = static_cast<std::remove_reference_t<decltype(into)>>(at);
    gap(10);
  };
  if (state.format == report::Format::pdf) choose("Paper", papers, options.paper);
  choose("A row begins at", row_starts, options.row_start);
  choose("Ink", inks, options.inks);
  choose("Letters for what was taken", letter_choices, options.letters);
  static_cast<void>(checkbox_row("What is in this file, first", options.contents_page));
  static_cast<void>(checkbox_row("Every entry as a table", options.all_entries));
  static_cast<void>(checkbox_row("Formulas and words, last", options.last_page));
  bool compare = options.with_without.has_value();
  if (checkbox_row("Nights with and without", compare, compare ? "" : "off"))
    options.with_without = compare ? std::optional(report::NightsWith{{}, "nap"}) : std::nullopt;
  if (options.with_without) {
    gap(6);
    begin_chips();
    for (const auto code : enum_names<analysis::DayFactor>) {
      const report::NightsWith one{{}, std::string(code)};
      const auto factor = analysis::factor_from_code(code);
      if (chip(charts::name_of(std::get<analysis::Factor>(factor)).c_str(), options.with_without == one))
        options.with_without = one;
    }
    for (const auto* substance : listed_substances(view.data, false)) {
      const report::NightsWith one{substance->head.id, ""};
      if (options.substances_left_out.contains(substance->head.id)) continue;
      if (chip((substance->name + "##with").c_str(), options.with_without == one)) options.with_without = one;
    }
    end_chips();
    gap(4);
    if (options.until - options.from + 1 > analysis::most_slots)
      detail("They are looked at up to " + std::to_string(analysis::most_slots) +
             " at a time, so for this period the file has no such page.");
    detail("For a clinician: counts and ranges with the caution beside them. Nothing here says what caused what.");
  }
  gap(14);
  label("Questions for my visit");
  gap(6);
  multiline_field("Questions for my visit", options.questions, {.ghost = "one a line; on the first page"}, 3);
  gap(12);
  label("Name on the pages");
  gap(6);
  text_field("Name on the pages", options.name, {.ghost = "none unless you write one"});
}

}  // namespace nightjar::screens
