// When a journal does not open: a backup in its place, what can still be read of it, or only looking.
#include <nightjar/journal/opening.hpp>
#include <nightjar/ui/kit.hpp>

#include "ui/screens/page.hpp"
#include "ui/screens/safety.hpp"

namespace nightjar::ui {
namespace {

template <class Wish>
void ask(Actions& out, Wish wish) {
  out.push_back(act::Safekeeping{std::move(wish)});
}

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

void draw_ways_out(GateState& gate, Actions& out) {
  if (!gate.problem || gate.working) return;
  const auto code = gate.problem->code;
  if (code == ErrorCode::in_use) {
    gap(10);
    if (button("Open it here only to read")) ask(out, act::OpenToLook{});
  }
  if (!is_damage(code)) return;
  gap(10);
  if (button("Look for a backup")) ask(out, act::ShowBackups{});
  if (code == ErrorCode::damaged_chunk && !gate.passphrase.empty() && !gate.use_recovery_code) {
    beside_if_fits(button_width("Rescue what can be read"));
    if (button("Rescue what can be read")) ask(out, act::Rescue{SecretBytes::copy_of(gate.passphrase.text())});
  }
}

void draw_backups_at_gate(GateState& gate, Actions& out) {
  auto& rescue = gate.rescue;
  title("Backups on this computer");
  gap(8);
  soft_text(
      "Nothing is replaced before a backup has been opened. Whatever is in the journal's place then is kept among "
      "them.");
  gap(16);
  if (rescue.backups.empty()) detail("There is none of this journal.");
  constexpr std::size_t most_lines = 12;
  for (std::size_t i = 0; i < std::min(most_lines, rescue.backups.size()); ++i) {
    const bool chosen = rescue.chosen == i;
    if (link(((chosen ? "> " : "") + rescue.backups[i].words + "##backup" + std::to_string(i)).c_str(), Type::detail)) {
      rescue.chosen = i;
      rescue.opened.reset();
      gate.take_focus = true;
    }
  }
  if (rescue.backups.size() > most_lines) detail("'nightjar restore' lists all of them.");
  gap(12);
  if (rescue.opened) {
    detail(rescue.words, Ink::text);
    gap(10);
    if (accent_button("Put it in the journal's place", key::enter)) ask(out, act::RestoreBackup{});
    beside_if_fits(button_width("Back", key::escape));
  } else if (rescue.chosen) {
    label("The passphrase that the journal had then");
    gap(6);
    const auto typed = secret_field("The passphrase that the journal had then", gate.passphrase,
                                    {.take_focus = gate.take_focus, .read_only = gate.working});
    gate.take_focus = false;
    gap(10);
    if (gate.working) {
      soft_text("Opening it.");
      gap(10);
    } else if ((accent_button("Open it", key::enter) || typed.entered) && !gate.passphrase.empty()) {
      ask(out, act::TryBackup{rescue.backups[*rescue.chosen].backup, SecretBytes::copy_of(gate.passphrase.text())});
    }
    beside_if_fits(button_width("Back", key::escape));
  }
  if (button("Back", key::escape)) {
    if (gate.path.empty())
      out.push_back(act::ShowWelcome{});
    else
      out.push_back(act::ChooseJournal{gate.path});
  }
  if (gate.problem) {
    gap(10);
    detail(sentence(gate.problem->message) + (gate.problem->hint.empty() ? "" : " " + sentence(gate.problem->hint)),
           Ink::text);
  }
}

}  // namespace nightjar::ui
