// What can be asked for of the open journal. Without one, all of this is dropped.
#pragma once
#include <nightjar/app/about.hpp>
#include <nightjar/app/screen.hpp>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/entry/lists.hpp>
#include <nightjar/entry/proposed_change.hpp>
#include <nightjar/entry/record_forms.hpp>
#include <nightjar/journal/safekeeping.hpp>
#include <nightjar/support/secret.hpp>
#include <optional>
#include <string>

namespace nightjar::app {

using namespace entry;  // forms and lists, unqualified in all of app

namespace act {

// --- moving about

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
struct ShowVersions {
  Id record;
};
struct ShowList {
  ListKind kind;
};
struct Search {};  // the field that searches everything

// --- forms

/// These two without a record: a new one of the day that is on the screen.
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
struct BringBack {
  std::string key;
};  // what was put away on another day, into the dialog
struct ThrowAway {
  std::string key;
};  // that, for good
struct EditRecord {
  Id record;
};
struct SaveNight {};
struct SaveDay {};
struct SaveCraving {};
struct SaveTaken {
  bool replaces_none = false;
};
struct SaveForm {};
struct DiscardDraft {
  TodayPart part;
};                      // back to what the journal says
struct StoreDrafts {};  // what is being typed, now

// --- records and lists

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
/// A comparison is written down first; its answer is worked out from the record.
struct Ask {
  Question question;
};
struct Keep {
  ProposedChanges proposed;
  std::string said;
};
struct Delete {
  Id record;
};
struct Restore {
  Id record;
};
struct EmptyBin {};
struct Undo {};
struct Redo {};
struct SaveAgain {};
struct SetJournalSettings {
  JournalSettings settings;
};
struct KeepSettings {};  // what is typed in Settings, as far as it reads

// --- files

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

// --- backups and copies

struct LoadSafety {};  // what this computer keeps of it, looked up again
struct ProveBackup {};
struct LookIntoBackup {
  journal::Backup backup;
};                    // with the key at hand
struct UseBackup {};  // the one looked into; locks first
struct SetCopyFolder {
  std::string folder;
};
struct PreviewMerge {
  std::string path;
  SecretBytes secret;
};                      // secret: only for a copy with other keys
struct MergeCopies {};  // as previewed
struct TakeIn {
  std::string path;
};  // at once: what could not be saved in its own place

// --- keys

struct ChangePassphrase {
  SecretBytes now, next;
};
struct MakeRecoveryCode {};
struct MakeOldCopiesUseless {
  SecretBytes now, next;
};
struct SetRehearsal {
  bool on;
};
struct PutOffRehearsal {};
struct TryRecoveryCode {
  SecretBytes code;
};

// --- locking

/// In a hurry: the computer is about to sleep, so nothing is copied elsewhere.
struct Lock {
  bool in_a_hurry = false;
};
struct Uncover {};  // what could not be saved is shown again

}  // namespace act

}  // namespace nightjar::app
