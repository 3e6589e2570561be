// In Settings: backups, a copy elsewhere, merging, new keys, the gentle question. Above a page: what must be known now.
#include "screens/safety.hpp"

#include <nightjar/app/safety_state.hpp>
#include <nightjar/journal/opening.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"

namespace nightjar::screens {
namespace {

constexpr std::size_t most_lines = 12;

void draw_backups(SafetyState& state, bool working, Actions& out) {
  detail(
      "A backup is made whenever the journal is opened or closed, encrypted like the journal itself: the newest three, "
      "then one a day, a week and a month.");
  gap(6);
  detail(state.backups.empty() ? "There is none on this computer yet." : state.proved);
  gap(10);
  if (button("Try the newest backup") && !working) out.push_back(act::ProveBackup{});
  gap(14);
  for (std::size_t i = 0; i < std::min(most_lines, state.backups.size()); ++i)
    if (link((state.backups[i].words + "##backup" + std::to_string(i)).c_str(), Type::detail))
      out.push_back(act::LookIntoBackup{state.backups[i].backup});
  if (state.backups.size() > most_lines)
    detail(std::to_string(state.backups.size() - most_lines) + " older ones; 'nightjar restore' lists all.");
  if (!state.looked_into) return;
  gap(10);
  detail(state.looked_words, Ink::text);
  detail(
      "Going back to it keeps the journal as it is now among the backups. To bring single entries over instead, merge "
      "with it below.");
  gap(8);
  if (button("Go back to this backup")) out.push_back(act::UseBackup{});
  beside();
  if (button("Merge with it")) {
    state.merge_path = state.looked_into->path;
    out.push_back(act::PreviewMerge{state.merge_path, {}});
  }
  beside();
  if (plain_button("Leave it")) state.looked_into.reset();
}

void draw_copy_folder(SafetyState& state, Actions& out) {
  detail(
      "The journal belongs on a disk of this computer. A copy can follow it to a stick or to a folder that is "
      "synchronized: it goes there after each closing, is read back, and never comes back by itself.");
  gap(10);
  field_row("Also copy to a folder", settings_label_column, 380);
  const auto typed = text_field("Also copy to a folder", state.copy_folder,
                                {.ghost = "/media/stick, or empty for nowhere", .width = 380});
  gap(8);
  if (button("Keep a copy there") || typed.entered) out.push_back(act::SetCopyFolder{state.copy_folder});
}

void draw_merge(SafetyState& state, bool working, Actions& out) {
  detail(
      "If two copies of this journal were both written to, each may hold entries that the other does not. Merging "
      "takes everything of both: where both changed an entry, the version written last counts and the other stays "
      "among the earlier ones.");
  gap(10);
  field_row("The other copy", settings_label_column, 380);
  const auto typed =
      text_field("The other copy", state.merge_path, {.ghost = "the path of a .nightjar file", .width = 380});
  if (typed.changed) state.merge_ready = state.merge_asks = false;
  if (state.merge_asks) {
    gap(8);
    field_row("Its own passphrase", settings_label_column, 300);
    static_cast<void>(secret_field("Its own passphrase", state.merge_passphrase, {.width = 360}));
    detail("It was made before this journal got new keys, or by hand with other ones.");
  }
  gap(8);
  if ((button("See what a merge would bring") || typed.entered) && !state.merge_path.empty() && !working)
    out.push_back(act::PreviewMerge{
        state.merge_path, state.merge_asks ? SecretBytes::copy_of(state.merge_passphrase.text()) : SecretBytes()});
  if (!state.merge_ready) return;
  gap(10);
  for (const auto& line : state.merge_lines) detail(line, Ink::text);
  gap(8);
  if (button("Merge them")) out.push_back(act::MergeCopies{});
}

void draw_new_keys(SafetyState& state, bool working, Actions& out) {
  detail(
      "After a change of passphrase, older copies of the file still open with the old one. If somebody may know it and "
      "have a copy, the journal can get new keys: what is written from then on cannot be read with any older copy. The "
      "backups on this computer are begun anew, and there is a new recovery code. Copies in the history of a cloud are "
      "out of reach.");
  gap(10);
  secret_row("The passphrase of now", state.new_keys.now);
  secret_row("A new passphrase", state.new_keys.next);
  secret_row("That one again", state.new_keys.again);
  if (button("Make old copies useless") && !working && !state.new_keys.now.empty()) {
    if (state.new_keys.next.text() != state.new_keys.again.text())
      state.problem = Error{ErrorCode::invalid_value, "the two new passphrases are not the same", ""};
    else
      out.push_back(act::MakeOldCopiesUseless{SecretBytes::copy_of(state.new_keys.now.text()),
                                              SecretBytes::copy_of(state.new_keys.next.text())});
  }
}

}  // namespace

void draw_safety(SafetyState& state, bool working, Actions& out) {
  if (!state.loaded) out.push_back(act::LoadSafety{});
  settings_heading("Backups");
  if (std::exchange(state.look, false)) scroll_here();
  if (state.problem) {
    problem_words(state.problem);
    gap(10);
  } else if (!state.said.empty()) {
    detail(state.said, Ink::text);
    gap(10);
  }
  if (working) {
    detail("Working. It takes a second or two.");
    gap(10);
  }
  draw_backups(state, working, out);
  settings_heading("A copy elsewhere");
  draw_copy_folder(state, out);
  settings_heading("Merging two copies");
  draw_merge(state, working, out);
}

void draw_new_keys_and_question(SafetyState& state, bool working, Actions& out) {
  if (state.has_code) {
    gap(14);
    field_row("Recovery code", settings_label_column, 300);
    bool on = state.rehearsal_on;
    if (checkbox_row("Ask now and then whether I still have it", on)) out.push_back(act::SetRehearsal{on});
  }
  settings_heading("Making old copies useless");
  draw_new_keys(state, working, out);
}

namespace {

void draw_choosing_passphrase(SafetyState& state, bool working, Actions& out) {
  std::vector<std::string> words{
      "This journal was opened with its recovery code. Choose a new passphrase here; the forgotten one is not needed."};
  if (state.passphrase_problem) words.push_back(sentence(state.passphrase_problem->message));
  begin_band("##passphrase", words, {"Use this passphrase", "Another time"}, 130);
  detail(words.front(), Ink::text);
  gap(8);
  if (secret_field("A new passphrase for this journal", state.chosen.next, {.width = 420, .read_only = working})
          .entered)
    draw_context().ring.advance();
  gap(8);
  const auto again = secret_field("The same again", state.chosen.again, {.width = 420, .read_only = working});
  if (state.passphrase_problem) detail(words.back());
  gap(8);
  if ((button("Use this passphrase") || again.entered) && !state.chosen.next.empty() && !working) {
    if (state.chosen.next.text() != state.chosen.again.text())
      state.passphrase_problem = Error{ErrorCode::invalid_value, "the two new passphrases are not the same", ""};
    else
      out.push_back(act::ChangePassphrase{{}, SecretBytes::copy_of(state.chosen.next.text())});
  }
  beside_if_fits(button_width("Another time"));
  if (plain_button("Another time##passphrase")) state.passphrase_put_off = true;
  end_band();
}

}  // namespace

void draw_now(const JournalView& view, SafetyState& state, bool working, Actions& out) {
  if (state.opened_by_code && !state.passphrase_put_off && !view.read_only)
    draw_choosing_passphrase(state, working, out);
  if (view.unknown_home_zone && !state.zone_put_away) {
    begin_band("##zone", {*view.unknown_home_zone}, {"To the settings", "Put this away"});
    detail(*view.unknown_home_zone, Ink::text);
    gap(8);
    if (button("To the settings")) out.push_back(act::GoTo{Screen::settings});
    beside_if_fits(button_width("Put this away"));
    if (plain_button("Put this away")) state.zone_put_away = true;
    end_band();
  }
  if (!state.notices.empty()) {
    begin_band("##notices", state.notices, {"Backups and copies", "Put this away"});
    for (const auto& notice : state.notices) detail(notice, Ink::text);
    gap(8);
    if (button("Backups and copies")) {
      state.look = true;
      out.push_back(act::GoTo{Screen::settings});
    }
    beside_if_fits(button_width("Put this away"));
    if (plain_button("Put this away")) state.notices.clear();
    end_band();
  }
  if (!state.unsaved.empty() && !view.read_only) {
    const std::string words =
        "Entries that could not be saved in their own place are kept in " + state.unsaved.front() + ".";
    begin_band("##unsaved", {words}, {"Take them in"});
    detail(words, Ink::text);
    gap(8);
    if (button("Take them in")) out.push_back(act::TakeIn{state.unsaved.front()});
    end_band();
  }
  if (state.code_asked_for) {
    std::vector<std::string> words{
        "Is the recovery code still where you put it? Typing it once shows that it can be found and read."};
    if (state.code_problem)
      words.push_back(state.code_problem->code == ErrorCode::code_typo
                          ? "One of its characters is not as it was given. Please compare."
                          : sentence(state.code_problem->message));
    begin_band("##rehearsal", words, {"This is it", "Another time", "Do not ask again"}, 60);
    detail(words.front(), Ink::text);
    gap(8);
    const auto typed = secret_field("Recovery code", state.code, {.width = 420, .read_only = working});
    if (state.code_problem) detail(words.back());
    gap(8);
    if ((button("This is it") || typed.entered) && !state.code.empty() && !working)
      out.push_back(act::TryRecoveryCode{SecretBytes::copy_of(state.code.text())});
    beside_if_fits(button_width("Another time"));
    if (plain_button("Another time")) out.push_back(act::PutOffRehearsal{});
    beside_if_fits(button_width("Do not ask again"));
    if (plain_button("Do not ask again")) out.push_back(act::SetRehearsal{false});
    end_band();
  }
}

}  // namespace nightjar::screens
