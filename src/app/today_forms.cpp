#include "app/today_forms.hpp"

namespace nightjar::app {

void TodayForms::show(Day day, std::optional<TodayPart> part) {
  static_cast<void>(drafts_.store());
  auto& today = s_.state.today;
  const auto& data = s_.data();
  const auto now = s_.view();
  if (!part) {
    const bool morning = day != now.today ? !data.one_on<Night>(day - 1) : just_got_up(data, minute_of_day(now.local));
    part = morning ? TodayPart::night : TodayPart::day;
  }
  auto new_substance = std::move(today.new_substance);
  today = {};
  today.day = day;
  today.adding_substance = !new_substance.empty();
  today.new_substance = std::move(new_substance);
  today.part = *part;
  today.night.start(night_form(data, day - 1));
  today.day_form.start(day_form(data, day));
  today.last_time = last_time(data, day - 1);
  const auto bring_back = [&](auto& drafted, const std::string& key) {
    if (const auto draft = s_.journal->draft(key)) drafted.bring_back(*draft, drafted.journal());
    drafted.stored_key = key;
  };
  bring_back(today.night, night_key(day - 1));
  bring_back(today.day_form, day_key(day));
  s_.state.screen = Screen::today;
}

void TodayForms::show_what_was_half_typed() {
  day_seen_ = s_.view().today;
  std::optional<std::pair<Day, TodayPart>> half_typed;
  for (const auto& [key, text] : s_.journal->drafts()) {
    const bool night = key.starts_with("night/");
    if (!night && !key.starts_with("day/")) continue;
    if (const auto day = parse_day(key.substr(key.find('/') + 1))) {
      const std::pair place{night ? *day + 1 : *day, night ? TodayPart::night : TodayPart::day};
      if (!half_typed || place.first > half_typed->first) half_typed = place;
    }
  }
  if (half_typed)
    show(half_typed->first, half_typed->second);
  else
    show(day_seen_, std::nullopt);
}

void TodayForms::follow_the_day() {
  const Day now = s_.view().today;
  if (now == day_seen_) return;
  const Day before = std::exchange(day_seen_, now);
  const auto& today = s_.state.today;
  if (today.day != before || today.night.changed() || today.day_form.changed()) return;
  const Screen shown = s_.state.screen;
  show(now, std::nullopt);
  s_.state.screen = shown;
}

void TodayForms::follow_the_journal() {
  auto& today = s_.state.today;
  today.night.follow(night_form(s_.data(), today.day - 1));
  today.day_form.follow(day_form(s_.data(), today.day));
  today.last_time = last_time(s_.data(), today.day - 1);
}

void TodayForms::save_night() {
  auto& today = s_.state.today;
  const Day night = today.night.form.night;
  const auto* recorded = s_.data().one_on<Night>(night);
  tidy_clocks(today.night.form, minute_of_day(s_.view().local));
  if (!settled(today.night, night_form(s_.data(), night), today.problem)) return;
  const auto reading = read(today.night.form, recorded, s_.zone().name());
  if (!reading.problems.empty()) {
    today.problem =
        Error{ErrorCode::parse, reading.problems.front().words, "everything else is kept while you change it"};
    return;
  }
  if (blank(today.night.form) && !recorded) {
    today.problem =
        Error{ErrorCode::invalid_value, "nothing is written yet", "one answer is enough, such as how your sleep felt"};
    return;
  }
  const ProposedChanges proposed{{reading.night, blank(today.night.form)}};
  const bool removed = proposed.front().remove;
  if (!s_.apply(s_.edit_of(proposed),
                removed ? "The night is in the bin: nothing is left in it." : s_.saved_words(reading.night),
                today.problem))
    return;
  drafts_.clear(night_key(night));
  if (!today.night.stored.empty()) drafts_.clear(today.night.stored_key);  // the night that it was begun for
  today.night.start(night_form(s_.data(), night));
}

void TodayForms::save_day() {
  auto& today = s_.state.today;
  const Day day = today.day_form.form.day;
  if (!settled(today.day_form, day_form(s_.data(), day), today.problem)) return;
  const auto now = s_.view();
  // What needs a time and was not given one gets this moment, or noon for a day that is over.
  const Moment at_time = day == now.today ? moment_at(Instant{now.now.ms / 60000 * 60000}, s_.zone())
                                          : make_moment(at(day, 12 * 60), s_.zone().name());
  const auto proposed = proposed_changes(today.day_form.form, s_.data(), at_time);
  if (proposed.empty()) {
    DayForm empty;
    empty.day = day;
    if (draft_of(today.day_form.form) == draft_of(empty))
      today.problem = Error{ErrorCode::invalid_value, "nothing is written yet", "one answer is enough"};
    else
      s_.say("Nothing changed.");
    return;
  }
  auto edit = s_.edit_of(proposed);
  edit.title = "changes of " + day_label(day, now.today);
  if (!s_.apply(std::move(edit), "Saved: " + day_label(day, now.today) + ".", today.problem)) return;
  drafts_.clear(day_key(day));
  today.day_form.start(day_form(s_.data(), day));
}

void TodayForms::discard(TodayPart part) {
  const Day day = s_.state.today.day;
  if (part == TodayPart::night) {
    drafts_.clear(night_key(day - 1));
    s_.state.today.night.start(night_form(s_.data(), day - 1));
  } else {
    drafts_.clear(day_key(day));
    s_.state.today.day_form.start(day_form(s_.data(), day));
  }
}

}  // namespace nightjar::app
