// When a journal does not open: a backup in its place, what can still be read of it, or only looking.
#include <nightjar/app/start_state.hpp>
#include <nightjar/journal/opening.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/safety.hpp"

namespace nightjar::screens {
namespace {

bool is_damage(ErrorCode code) {
  switch (code) {
    case ErrorCode::damaged_header:
    case ErrorCode::tampered_header:
    case ErrorCode::damaged_chunk:
    case ErrorCode::damaged_inner:
    case ErrorCode::truncated:
    case ErrorCode::trailing:
    case ErrorCode::not_a_vault:
    case ErrorCode::not_found: return true;
    default: return false;
  }
}

}  // namespace

void draw_ways_out(StartState& start, Actions& out) {
  if (!start.problem || start.working) return;
  const auto code = start.problem->code;
  if (code == ErrorCode::in_use) {
    gap(10);
    if (button("Open it here only to read")) out.push_back(act::OpenToLook{});
  }
  if (!is_damage(code)) return;
  gap(10);
  if (button("Look for a backup")) out.push_back(act::ShowBackups{});
  if (code == ErrorCode::damaged_chunk && !start.passphrase.empty() && !start.use_recovery_code) {
    beside_if_fits(button_width("Rescue what can be read"));
    if (button("Rescue what can be read")) out.push_back(act::Salvage{SecretBytes::copy_of(start.passphrase.text())});
  }
}

void draw_backups_at_start(StartState& start, Actions& out) {
  auto& restore = start.restore;
  title("Backups on this computer");
  gap(8);
  soft_text(
      "Nothing is replaced before a backup has been opened. Whatever is in the journal's place then is kept among "
      "them.");
  gap(16);
  if (restore.backups.empty()) detail("There is none of this journal.");
  constexpr std::size_t most_lines = 12;
  for (std::size_t i = 0; i < std::min(most_lines, restore.backups.size()); ++i) {
    const bool chosen = restore.chosen == i;
    if (link(((chosen ? "> " : "") + restore.backups[i].words + "##backup" + std::to_string(i)).c_str(),
             Type::detail)) {
      restore.chosen = i;
      restore.opened.reset();
      start.take_focus = true;
    }
  }
  if (restore.backups.size() > most_lines) detail("'nightjar restore' lists all of them.");
  gap(12);
  if (restore.opened) {
    detail(restore.words, Ink::text);
    gap(10);
    if (accent_button("Put it in the journal's place", key::enter)) out.push_back(act::RestoreBackup{});
    beside_if_fits(button_width("Back", key::escape));
  } else if (restore.chosen) {
    label("The passphrase that the journal had then");
    gap(6);
    const auto typed = secret_field("The passphrase that the journal had then", start.passphrase,
                                    {.take_focus = start.take_focus, .read_only = start.working});
    start.take_focus = false;
    gap(10);
    if (start.working) {
      soft_text("Opening it.");
      gap(10);
    } else if ((accent_button("Open it", key::enter) || typed.entered) && !start.passphrase.empty()) {
      out.push_back(
          act::TryBackup{restore.backups[*restore.chosen].backup, SecretBytes::copy_of(start.passphrase.text())});
    }
    beside_if_fits(button_width("Back", key::escape));
  }
  if (button("Back", key::escape)) {
    if (start.path.empty())
      out.push_back(act::ShowWelcome{});
    else
      out.push_back(act::ChooseJournal{start.path});
  }
  if (start.problem) {
    gap(10);
    detail(sentence(start.problem->message) + (start.problem->hint.empty() ? "" : " " + sentence(start.problem->hint)),
           Ink::text);
  }
}

}  // namespace nightjar::screens
