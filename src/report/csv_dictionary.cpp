#include <fmt/format.h>

#include <algorithm>
#include <nightjar/analysis/lateness.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/report/csv.hpp>

#include "report/measure_columns.hpp"

namespace nightjar::report {
namespace {

struct ColumnText {
  std::string type, unit, allowed, empty_means, label, formula;
};

std::string plain(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

template <NamedEnum E>
std::string all_names() {
  return fmt::format("{}", fmt::join(enum_names<E>, " | "));
}

template <class T>
ColumnText describe(const Field& field, const T&) {
  ColumnText out;
  if constexpr (std::is_same_v<T, int>) {
    out = {"integer", "", fmt::format("{}..{}", field.min, field.max), "", "", ""};
    if (field.name.ends_with("_min") || field.name == "minutes") out.unit = "minutes";
  } else if constexpr (std::is_same_v<T, bool>) {
    out.type = "yes or no";
    out.allowed = "true | false";
  } else if constexpr (NamedEnum<T>) {
    out.type = "word";
    out.allowed = all_names<T>();
  } else if constexpr (std::is_same_v<T, std::string>) {
    out.type = "text";
    out.allowed = fmt::format("up to {} characters", field.max);
  } else if constexpr (std::is_same_v<T, StatedAmount>) {
    out.type = "text";
    out.allowed = "exactly as typed; not a number to work with";
  } else if constexpr (std::is_same_v<T, Day>) {
    out.type = "day";
    out.allowed = "YYYY-MM-DD";
  } else if constexpr (std::is_same_v<T, Moment>) {
    out.type = "time";
    out.allowed = "local YYYY-MM-DDTHH:MM in the zone of the column zone; with an offset where that is needed";
  } else if constexpr (std::is_same_v<T, Instant>) {
    out.type = "instant";
    out.allowed = "UTC";
  } else if constexpr (std::is_same_v<T, Id>) {
    out.type = "id";
    out.allowed = "32 hex digits; the id column of another file";
  } else if constexpr (std::is_same_v<T, Checklist>) {
    out = {"item=answer", "", "0 none .. 4 very strong, joined by ;", "no item answered", "", ""};
  } else if constexpr (std::is_same_v<T, ClockTimes>) {
    out = {"times of day", "", "HH:MM joined by ;", "no fixed time", "", ""};
  } else {
    static_assert(std::is_same_v<T, TextSet>);
    out = {"set of texts", "", "joined by ; with \\ before ; and \\ inside a text", "none", "", ""};
  }
  return out;
}

template <class T>
ColumnText describe(const Field& field, const std::optional<T>&) {
  auto out = describe(field, T{});
  out.empty_means = "not answered";
  return out;
}

const ColumnText zone_text{
    "zone",           "",          "name of a time zone, UTC+HH:MM, or A>B where the end lies in another zone",
    "zone not known", "Time zone", ""};

class Dictionary {
 public:
  void add(std::string_view file, std::string_view column, ColumnText text) {
    if (text.label.empty()) text.label = plain(column);
    table_.rows.push_back({std::string(file), std::string(column), text.type, text.unit, text.allowed,
                           std::move(text.empty_means), text.label, text.formula});
  }
  Table take() && { return std::move(table_); }

 private:
  Table table_{"dictionary.csv", {"file", "column", "type", "unit", "allowed", "empty_means", "label", "formula"}, {}};
};

void add_nights(Dictionary& out) {
  std::map<std::string_view, ColumnText> fields;
  const Night night;
  Night::fields(night, [&](const Field& field, const auto& value) {
    auto text = describe(field, value);
    text.label = words::night_field_label(field.name);
    fields.emplace(field.name, std::move(text));
  });
  fields.at("night").label = "The night from this day to the next";
  fields.emplace("zone", zone_text);
  fields.at("factors").allowed =
      "joined by ; or !none (answered: none of these), !no-sleep, !prefer-not (the state of the night)";
  for (const auto& column : codec::csv_columns(Night::kind)) out.add("nights.csv", column, fields.at(column));
}

void add_days(Dictionary& out) {
  const std::map<std::string_view, ColumnText> texts{
      {"day", {"day", "", "YYYY-MM-DD", "", "Day, from its start (04:00 unless set otherwise) to the next", ""}},
      {"zone", zone_text},
      {"substance", {"text", "", "up to 80 characters", "", "Substance, as the person calls it", ""}},
      {"kind", {"word", "", all_names<SubstanceKind>(), "", "Kind", ""}},
      {"state", {"word", "", all_names<analysis::DayMark>(), "", "What was recorded; not_recorded is not none", ""}},
      {"intakes", {"integer", "", "0 or more", "the day is not marked taken", "Entries on that day", ""}},
      {"first_at", {"time", "", "local YYYY-MM-DDTHH:MM", "no time given", "First time", ""}},
      {"last_at", {"time", "", "local YYYY-MM-DDTHH:MM", "no time given", "Last time", ""}},
      {"amounts_as_typed",
       {"text", "", "amount and unit as typed, joined by |; not numbers to work with", "none given", "Amounts as typed",
        ""}},
      {"planned", {"integer", "", "0 or more", "no plan on that day", "Times in the prescriber's plan", ""}},
      {"plan_taken", {"integer", "", "0 or more", "no plan on that day", "Of these, marked taken", ""}},
      {"plan_not_taken", {"integer", "", "0 or more", "no plan on that day", "Of these, marked not taken", ""}},
      {"lateness",
       {"word", "", all_names<analysis::Lateness>(), "not recorded", "How long after the day it was written", ""}},
      {"origin", {"text", "", "self, or the id of an import", "not recorded", "Where the answer came from", ""}},
      {"note", {"text", "", "up to 20000 characters", "no note", "Note", ""}}};
  for (const auto column : codec::days_columns()) out.add("days.csv", column, texts.at(column));
}

void add_measures(Dictionary& out) {
  constexpr std::string_view file = "measures.csv";
  out.add(file, "night", {"day", "", "YYYY-MM-DD", "", "The night from this day to the next", ""});
  for (const auto& column : measure_columns())
    out.add(file, column.name,
            {std::string(column.type), std::string(column.unit), column.type == "time" ? "local YYYY-MM-DDTHH:MM" : "",
             "an answer it needs is missing, or the night is not usable", std::string(column.label),
             std::string(column.formula)});
  out.add(file, "usable",
          {"yes or no", "", "true | false", "", "The times are in order and fit into a day",
           "B <= L <= onset <= W <= O where known; 0 < O - B <= 24 h; TST >= 0"});
  out.add(file, "reason", {"word", "", all_names<analysis::Unusable>(), "usable", "Why not usable", ""});
  out.add(file, "lateness",
          {"word", "", all_names<analysis::Lateness>(), "", "How long after the night it was written", ""});
}

}  // namespace

Table dictionary_table() {
  Dictionary out;
  add_nights(out);
  add_days(out);
  add_measures(out);
  for_each_kind([&]<class R>() {
    const auto file = codec::csv_file_name(R::kind);
    if (file.empty() || std::is_same_v<R, Night>) return;
    out.add(file, "id", {"id", "", "32 hex digits", "a new one is given", "", ""});
    const R record;
    R::fields(record,
              [&](const Field& field, const auto& value) { out.add(file, field.name, describe(field, value)); });
    if (codec::csv_columns(R::kind).back() == "zone") out.add(file, "zone", zone_text);
  });
  return std::move(out).take();
}

std::string dictionary_csv() { return csv_text(dictionary_table()); }

}  // namespace nightjar::report
