// Everything a screen can ask for. The controller does it after the frame; the next frame shows the result.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/support/secret.hpp>
#include <nightjar/ui/lists.hpp>
#include <nightjar/ui/record_forms.hpp>
#include <nightjar/ui/safety.hpp>
#include <nightjar/ui/wish.hpp>
#include <variant>
#include <vector>

namespace nightjar::ui {

enum class Screen { today, calendar, trends, share, settings, lists, bring_in };
enum class TodayPart { night, day };

namespace act {

// Before a journal is open.
struct ShowWelcome {};
struct ShowCreate {};
struct ChooseJournal {
  std::string path;
};
struct CreateJournal {
  std::string path;
  SecretBytes passphrase;
};
struct RecoveryCodeKept {};  // typed back, or declined after being told what that means
struct OpenDemo {};
struct Unlock {
  SecretBytes secret;
  bool recovery_code = false;
};
struct CancelUnlock {};

// Moving about.
struct GoTo {
  Screen screen;
};
struct ShowDay {
  Day day;
  std::optional<TodayPart> part;
};  // in the forms of Today
struct ShowInCalendar {
  Day day;
};
struct OpenCraving {
  std::optional<Id> record;
};
struct OpenTaken {
  std::optional<Id> record;
  std::optional<Id> substance;
};
/// A dialog of one of the rarer entries: new for a day, or the one of a record. Substance: what a new plan is for.
struct OpenForm {
  FormKind kind;
  std::optional<Id> record;
  std::optional<Day> day;
  std::optional<Id> substance;
};
struct CloseEntry {};  // the dialog goes; what was written in it waits until it is opened again
struct BeginAnew {};   // the dialog that brought back what was written is as if it had not
struct EditRecord {
  Id record;
};
struct ShowVersions {
  Id record;
};
struct ShowHelp {
  bool open;
};
struct ShowKeys {
  bool open;
};
struct ShowList {
  ListKind kind;
};
struct Search {};  // the field that searches everything

// Records.
struct SaveNight {};
struct SaveDay {};
struct SaveCraving {};
struct SaveTaken {
  bool replaces_none = false;
};
struct SaveForm {};
struct NothingTaken {
  Day day;
  std::optional<Id> substance;
};
struct ArrangeLists {
  Lists lists;
};
/// Of a list: earlier entries follow.
struct Rename {
  ListKind kind;
  ListEntry entry;
  std::string name;
};
struct DiscardDraft {
  TodayPart part;
};  // back to what the journal says
/// A comparison is written down first; its answer is worked out from the record.
struct Ask {
  Question question;
};
struct Keep {
  Wishes wishes;
  std::string said;
};
struct Delete {
  Id record;
};
struct Restore {
  Id record;
};
struct EmptyBin {};
struct StoreDrafts {};  // what is being typed, now
struct Undo {};
struct Redo {};

// The journal and this computer.
/// In a hurry: the computer is about to sleep, so nothing is copied elsewhere.
struct Lock {
  bool in_a_hurry = false;
};
struct Uncover {};  // what could not be saved is shown again
struct SaveAgain {};
struct SetTheme {
  journal::ThemeChoice theme;
};
struct SetTextScale {
  double scale;
};
struct SetJournalSettings {
  JournalSettings settings;
};
struct ChangePassphrase {
  SecretBytes now, next;
};
struct MakeRecoveryCode {};
/// What Share shows, as a file; another one of that name only if it may be replaced.
struct MakeSharedFile {
  bool replace = false;
};
struct CancelSharing {};
struct LayOutPages {};  // of what Share shows, beside the window
/// Reads a file of entries and shows what it would bring; nothing is written.
struct LookAtFile {
  std::string path;
};
struct BringIn {};  // what was looked at

}  // namespace act

using Action = std::variant<
    act::ShowWelcome, act::ShowCreate, act::ChooseJournal, act::CreateJournal, act::RecoveryCodeKept, act::OpenDemo,
    act::Unlock, act::CancelUnlock, act::GoTo, act::ShowDay, act::ShowInCalendar, act::OpenCraving, act::OpenTaken,
    act::OpenForm, act::CloseEntry, act::BeginAnew, act::EditRecord, act::ShowVersions, act::ShowHelp, act::ShowKeys,
    act::ShowList, act::Search, act::SaveNight, act::SaveDay, act::SaveCraving, act::SaveTaken, act::SaveForm,
    act::NothingTaken, act::ArrangeLists, act::Rename, act::DiscardDraft, act::Ask, act::Keep, act::Delete,
    act::Restore, act::EmptyBin, act::StoreDrafts, act::Undo, act::Redo, act::Safekeeping, act::Lock, act::Uncover,
    act::SaveAgain, act::SetTheme, act::SetTextScale, act::SetJournalSettings, act::ChangePassphrase,
    act::MakeRecoveryCode, act::MakeSharedFile, act::CancelSharing, act::LayOutPages, act::LookAtFile, act::BringIn>;
/// Some carry secrets, so actions are moved and never copied.
using Actions = std::vector<Action>;

}  // namespace nightjar::ui
