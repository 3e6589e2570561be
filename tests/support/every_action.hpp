// Every kind of action of the program, each at its simplest. tests/architecture holds the list against the headers.
#pragma once
#include <functional>
#include <nightjar/app/action.hpp>
#include <nightjar/app/computer_actions.hpp>
#include <nightjar/app/journal_actions.hpp>
#include <nightjar/app/start_actions.hpp>
#include <string>
#include <vector>

namespace nightjar::test {

struct NamedAction {
  std::string name;
  std::function<app::Action()> make;
};
inline std::vector<NamedAction> every_action() {
  using namespace app;
  return {
      {"ShowWelcome", [] { return Action(act::ShowWelcome{}); }},
      {"ShowCreate", [] { return Action(act::ShowCreate{}); }},
      {"ChooseJournal", [] { return Action(act::ChooseJournal{}); }},
      {"CreateJournal", [] { return Action(act::CreateJournal{}); }},
      {"RecoveryCodeKept", [] { return Action(act::RecoveryCodeKept{}); }},
      {"OpenDemo", [] { return Action(act::OpenDemo{}); }},
      {"Unlock", [] { return Action(act::Unlock{}); }},
      {"CancelUnlock", [] { return Action(act::CancelUnlock{}); }},
      {"GoTo", [] { return Action(act::GoTo{}); }},
      {"ShowDay", [] { return Action(act::ShowDay{}); }},
      {"ShowInCalendar", [] { return Action(act::ShowInCalendar{}); }},
      {"OpenCraving", [] { return Action(act::OpenCraving{}); }},
      {"OpenTaken", [] { return Action(act::OpenTaken{}); }},
      {"OpenForm", [] { return Action(act::OpenForm{}); }},
      {"CloseEntry", [] { return Action(act::CloseEntry{}); }},
      {"BeginAnew", [] { return Action(act::BeginAnew{}); }},
      {"BringBack", [] { return Action(act::BringBack{}); }},
      {"ThrowAway", [] { return Action(act::ThrowAway{}); }},
      {"EditRecord", [] { return Action(act::EditRecord{}); }},
      {"ShowVersions", [] { return Action(act::ShowVersions{}); }},
      {"ShowHelp", [] { return Action(act::ShowHelp{}); }},
      {"ShowKeys", [] { return Action(act::ShowKeys{}); }},
      {"ShowList", [] { return Action(act::ShowList{}); }},
      {"Search", [] { return Action(act::Search{}); }},
      {"SaveNight", [] { return Action(act::SaveNight{}); }},
      {"SaveDay", [] { return Action(act::SaveDay{}); }},
      {"SaveCraving", [] { return Action(act::SaveCraving{}); }},
      {"SaveTaken", [] { return Action(act::SaveTaken{}); }},
      {"SaveForm", [] { return Action(act::SaveForm{}); }},
      {"NothingTaken", [] { return Action(act::NothingTaken{}); }},
      {"ArrangeLists", [] { return Action(act::ArrangeLists{}); }},
      {"Rename", [] { return Action(act::Rename{}); }},
      {"DiscardDraft", [] { return Action(act::DiscardDraft{}); }},
      {"Ask", [] { return Action(act::Ask{}); }},
      {"Keep", [] { return Action(act::Keep{}); }},
      {"Delete", [] { return Action(act::Delete{}); }},
      {"Restore", [] { return Action(act::Restore{}); }},
      {"EmptyBin", [] { return Action(act::EmptyBin{}); }},
      {"StoreDrafts", [] { return Action(act::StoreDrafts{}); }},
      {"Undo", [] { return Action(act::Undo{}); }},
      {"Redo", [] { return Action(act::Redo{}); }},
      {"Lock", [] { return Action(act::Lock{}); }},
      {"Uncover", [] { return Action(act::Uncover{}); }},
      {"SaveAgain", [] { return Action(act::SaveAgain{}); }},
      {"SetTheme", [] { return Action(act::SetTheme{}); }},
      {"SetTextScale", [] { return Action(act::SetTextScale{}); }},
      {"SetJournalSettings", [] { return Action(act::SetJournalSettings{}); }},
      {"KeepSettings", [] { return Action(act::KeepSettings{}); }},
      {"ChangePassphrase", [] { return Action(act::ChangePassphrase{}); }},
      {"MakeRecoveryCode", [] { return Action(act::MakeRecoveryCode{}); }},
      {"MakeSharedFile", [] { return Action(act::MakeSharedFile{}); }},
      {"CancelSharing", [] { return Action(act::CancelSharing{}); }},
      {"LayOutPages", [] { return Action(act::LayOutPages{}); }},
      {"LookAtFile", [] { return Action(act::LookAtFile{}); }},
      {"BringIn", [] { return Action(act::BringIn{}); }},
      {"LoadSafety", [] { return Action(act::LoadSafety{}); }},
      {"ProveBackup", [] { return Action(act::ProveBackup{}); }},
      {"LookIntoBackup", [] { return Action(act::LookIntoBackup{}); }},
      {"UseBackup", [] { return Action(act::UseBackup{}); }},
      {"SetCopyFolder", [] { return Action(act::SetCopyFolder{}); }},
      {"PreviewMerge", [] { return Action(act::PreviewMerge{}); }},
      {"MergeCopies", [] { return Action(act::MergeCopies{}); }},
      {"TakeIn", [] { return Action(act::TakeIn{}); }},
      {"MakeOldCopiesUseless", [] { return Action(act::MakeOldCopiesUseless{}); }},
      {"SetRehearsal", [] { return Action(act::SetRehearsal{}); }},
      {"PutOffRehearsal", [] { return Action(act::PutOffRehearsal{}); }},
      {"TryRecoveryCode", [] { return Action(act::TryRecoveryCode{}); }},
      {"OpenToLook", [] { return Action(act::OpenToLook{}); }},
      {"ShowBackups", [] { return Action(act::ShowBackups{}); }},
      {"TryBackup", [] { return Action(act::TryBackup{}); }},
      {"RestoreBackup", [] { return Action(act::RestoreBackup{}); }},
      {"Salvage", [] { return Action(act::Salvage{}); }},
      {"KeepRecoverySheet", [] { return Action(act::KeepRecoverySheet{}); }},
      {"ShowDocument", [] { return Action(act::ShowDocument{}); }},
  };
}

}  // namespace nightjar::test
