#include <fmt/format.h>

#include <algorithm>
#include <nightjar/codec/record_json.hpp>
#include <nightjar/domain/validation.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/journal/open_journal.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/vault/store.hpp>
#include <nightjar/vault/vault_file.hpp>
#include <nlohmann/json.hpp>

#include "journal/rules.hpp"
#include "journal/save_worker.hpp"

namespace nightjar::journal {
namespace {

constexpr std::size_t steps_kept = 200;

bool no_difference(const Change& change) {
  return change.before && same_answers(*change.before, change.after) &&
         head_of(*change.before).deleted.has_value() == head_of(change.after).deleted.has_value();
}

std::string json_of(const AnyRecord& record) { return codec::to_json(record); }

/// In place of a new record in a step of undo: what redo brings back is the record as it lies in the bin.
constexpr std::string_view as_created = "{}";
constexpr std::string_view rehearsal_name = "rehearsal";

/// As every name in every list of zones looks, so that one that is not known here may be kept.
bool may_name_a_zone(std::string_view name) {
  constexpr std::size_t longest = 64;
  return !name.empty() && name.size() <= longest &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f; });
}

std::map<Id, RemovedForGood> removed_in(const vault::Store& store) {
  std::map<Id, RemovedForGood> out;
  for (const auto& each : store.tombstones()) out.emplace(each.record_id, RemovedForGood{each.kind, each.purged});
  return out;
}

}  // namespace

struct OpenJournal::Impl {
  vault::Store store;
  SaveWorker saver;
  Author author;
  JournalData data;
  std::map<std::string, std::string> drafts;
  std::map<Id, RemovedForGood> purged;
  std::uint64_t data_revision = 1;
  bool migrated = false;       // the file still has an earlier schema until the next save
  bool backup_needed = false;  // first, or that file would be lost: nothing is saved
  bool stale = false;          // memory ran out while `data` was brought up to date with the store
  Instant saved_at;
  std::vector<std::string> notices, unsaved_copies;
  OldCopies old_copies;

  Impl(vault::OpenedStore opened, vault::VaultFile file, Author who, Instant last_save)
      : store(std::move(opened.store)),
        saver(std::move(file), [this](vault::WipedBytes block) { return store.image(std::move(block)); }),
        author(std::move(who)),
        data(std::move(opened.data)),
        drafts(store.drafts()),
        migrated(opened.migrated),
        saved_at(last_save) {
    NIGHTJAR_EXPECTS(author.clock != nullptr);
    purged = removed_in(store);
    // Goes into the file with the next save.
    if (store.lists_are_a_draft() && !store.read_only())
      if (auto ok = set_lists(data.lists()); !ok) throw Failure(ok.error());
  }

  [[nodiscard]] Result<void> set_lists(const Lists& lists) {
    return store.transaction([&] { return store.set_lists(lists); });
  }

  [[nodiscard]] bool read_only() const {
    return store.read_only() || backup_needed || saver.file().read_only() != vault::ReadOnly::no;
  }

  [[nodiscard]] Result<void> may_change() {
    if (stale) read_again();
    return may_save();
  }
  [[nodiscard]] Result<void> may_save() const {
    if (!read_only()) return {};
    if (backup_needed)
      return fail(ErrorCode::read_only, "this journal is open for reading only until a backup of it can be made",
                  "make room for one in " + saver.places().backups + " and open it again");
    return fail(ErrorCode::read_only, "this journal is open for reading only", "close it elsewhere, or open a copy");
  }

  void changed() { saver.changed(author.now()); }

  /// What the store holds now. Told apart from "nothing was changed" where memory ran out after the change was made.
  void read_again() {
    stale = true;
    data = store.load();
    drafts = store.drafts();
    purged = removed_in(store);
    stale = false;
  }

  /// Each record goes from what is held to `after`; earlier versions are kept. `history` records or moves the step.
  [[nodiscard]] Result<void> write(const std::vector<Change>& changes, const std::optional<std::string>& reason,
                                   const std::function<Result<void>()>& history) {
    if (auto ok = check_keys(data, changes); !ok) return ok;
    auto written = store.transaction([&]() -> Result<void> {
      // Into the bin first, so that what takes its place finds the place free.
      for (const bool binning : {true, false}) {
        for (const auto& [before, after] : changes) {
          const auto& head = head_of(after);
          if (head.deleted.has_value() != binning) continue;
          if (before) {
            const Revision earlier{head.id,        head_of(*before).revision, head.changed,
                                   head.device_id, json_of(*before),          reason};
            if (auto ok = store.add_revision(earlier); !ok) return ok;
          }
          if (auto ok = store.put(after); !ok) return ok;
        }
      }
      return history();
    });
    if (!written) return written;
    changed();
    ++data_revision;
    try {
      for (const auto& change : changes) data.put(change.after);
    } catch (const std::bad_alloc&) {
      read_again();
    }
    return {};
  }

  [[nodiscard]] Result<void> apply(Edit edit, bool import, const std::vector<Revision>& earlier = {}) {
    if (auto ok = may_change(); !ok) return ok;
    if (import) std::erase_if(edit.changes, [&](const auto& each) { return purged.contains(head_of(each.after).id); });
    for (auto& [before, after] : edit.changes) {
      const auto held = data.find_any(head_of(after).id);
      if (import && !before && held)
        return fail(ErrorCode::clash, "the import holds an entry that is there already: " + name_of(*held), "");
      NIGHTJAR_EXPECTS(held == before);
      if (!import) tidy_up(after);
      normalise(after);
      if (auto ok = validate(after); !ok) return ok;
      if (!import && !head_of(after).deleted && !says_something(after))
        return fail(ErrorCode::invalid_value, fmt::format("there is no answer in the {}", words::noun_of(after)),
                    before ? "nothing was changed; delete the entry if none is to stay" : "nothing was recorded");
      if (before) {
        if (head_of(*before).revision == last_revision)
          return fail(ErrorCode::refused,
                      fmt::format("the {} was changed as often as can be counted", words::noun_of(after)),
                      "nothing was changed; record it again, and delete this one");
        head_of(after).revision = next_revision(head_of(*before).revision);
      }
    }
    if (!import)
      if (auto ok = check_names(data, edit.changes); !ok) return ok;
    std::erase_if(edit.changes, no_difference);
    if (edit.changes.empty()) return {};
    if (edit.title.empty()) edit.title = title_of(edit.changes, data.settings().day_start_min);
    if (auto ok = mark_days_taken(edit, import); !ok) return ok;

    std::vector<vault::HistoryChange> steps;
    steps.reserve(edit.changes.size());
    std::set<Id> created;
    for (const auto& [before, after] : edit.changes) {
      const auto id = head_of(after).id;
      if (before)
        steps.push_back({id, json_of(*before), json_of(after)});
      else
        steps.push_back({id, std::nullopt, std::string(as_created)});
      if (!before) created.insert(id);
    }
    return write(edit.changes, edit.reason, [&]() -> Result<void> {
      for (const auto& revision : earlier)
        if (created.contains(revision.record_id))
          if (auto ok = store.add_revision(revision); !ok) return ok;
      if (!edit.can_be_undone) return {};
      const auto added = store.add_history(edit.title, author.now(), steps, steps_kept);
      return added ? Result<void>() : fail(added.error());
    });
  }

  /// Makes this journal what a merge says. Nothing is written when nothing differs.
  [[nodiscard]] Result<void> take_over(Merged& result, const std::map<std::string, std::string>& their_drafts,
                                       std::uint64_t their_counter) {
    if (auto ok = may_change(); !ok) return ok;
    // So that the merged file is never taken for one that is older than either copy.
    saver.count_on_from(their_counter);
    const auto& merged = result.journal;
    std::vector<AnyRecord> different;
    for_each_kind([&]<class R>() {
      for (const auto* all : {&merged.data.live<R>(), &merged.data.binned<R>()})
        for (const auto& [id, record] : *all)
          if (const auto* held = data.find<R>(id); held == nullptr || !(*held == record)) different.push_back(record);
    });
    std::map<Id, std::vector<Revision>> history, held_history;
    for (const auto& each : merged.history) history[each.record_id].push_back(each);
    for (const auto& each : store.all_revisions()) held_history[each.record_id].push_back(each);
    std::erase_if(history, [&](const auto& each) {
      const auto held = held_history.find(each.first);
      return held != held_history.end() && held->second == each.second;
    });
    auto new_drafts = their_drafts;
    std::erase_if(new_drafts, [&](const auto& each) { return drafts.contains(each.first); });
    const bool same_lists = merged.data.lists() == data.lists();
    const bool same_settings = merged.data.settings() == data.settings();
    if (different.empty() && history.empty() && new_drafts.empty() && same_lists && same_settings &&
        merged.removed == purged)
      return {};

    auto written = store.transaction([&]() -> Result<void> {
      for (const auto& [id, how] : purged)
        if (!merged.removed.contains(id))
          if (auto ok = store.drop_tombstone(id); !ok) return ok;
      for (const auto& [id, how] : merged.removed) {
        if (const auto gone = data.find_any(id))
          if (auto ok = store.purge(*gone, how.at); !ok) return ok;
        if (auto ok = store.add_tombstone({id, how.kind, how.at}); !ok) return ok;
      }
      // All into the bin first: two records may have exchanged their nights.
      for (const auto& record : different) {
        auto held = data.find_any(head_of(record).id);
        if (!held || head_of(*held).deleted) continue;
        head_of(*held).deleted = author.now();
        if (auto ok = store.put(*held); !ok) return ok;
      }
      for (const auto& record : different)
        if (auto ok = store.put(record); !ok) return ok;
      for (const auto& [id, revisions] : history)
        if (auto ok = store.set_revisions(id, revisions); !ok) return ok;
      for (const auto& [name, json] : new_drafts)
        if (auto ok = store.set_draft(name, json, author.now()); !ok) return ok;
      if (auto ok = store.set_lists(merged.data.lists()); !ok) return ok;
      return store.set_settings(merged.data.settings());
    });
    if (!written) return written;
    result.brought_something = true;
    changed();
    ++data_revision;
    read_again();
    return {};
  }

  /// An intake says that something was taken that day, so the day says so, too.
  [[nodiscard]] Result<void> mark_days_taken(Edit& edit, bool import) const {
    for (const auto& [substance, day, recorded] : days_to_mark_taken(data, edit.changes)) {
      if (recorded != nullptr && recorded->state == DayState::none && !edit.replaces_none) {
        if (import) continue;  // what the person said stands
        return fail(ErrorCode::refused, name_of(*recorded, data.settings().day_start_min) + " says none",
                    "confirm that the day is now taken");
      }
      auto answer = recorded != nullptr ? *recorded : SubstanceDay{};
      answer.substance_id = substance;
      answer.day = day;
      answer.state = DayState::taken;
      edit.changes.push_back(recorded != nullptr ? update(author, *recorded, answer) : create(author, answer));
    }
    return {};
  }

  /// What other files of this journal hold, read with the key of now.
  using OtherFiles = std::vector<std::pair<std::string, Result<vault::OpenedCopy>>>;
  [[nodiscard]] OtherFiles other_files() const {
    OtherFiles out;
    auto* files = saver.files();
    if (files == nullptr) return out;
    for (const auto& path : journal::unsaved_copies(*files, saver.places(), saver.file()))
      out.emplace_back(path, saver.file().open_copy(path));
    for (const auto& path : copies_beside(*files, saver.file()))
      out.emplace_back(path, is_conflict_copy(path)
                                 ? saver.file().open_copy(path)
                                 : fail(ErrorCode::refused, "it is not for Nightjar to change, which did not make it"));
    return out;
  }
  void seal_again(const OtherFiles& others) {
    old_copies = {};
    for (const auto& [path, copy] : others) {
      const auto done = copy ? saver.file().seal_again(path, *copy) : fail(copy.error());
      if (done)
        old_copies.changed.push_back(path);
      else
        old_copies.left.emplace_back(path, done.error().message);
    }
  }

  enum class Direction { undo, redo };

  /// The record as it was on the other side of the step, as a new version of what is held now.
  [[nodiscard]] Result<Change> step_back_or_forth(const vault::HistoryChange& step, Direction direction) const {
    const auto held = data.find_any(step.record_id);
    if (!held) return fail(ErrorCode::not_found, "an entry of this step is no longer there", "");
    auto target = *held;
    if (direction == Direction::undo && !step.before) {
      head_of(target).deleted = author.now();
    } else if (direction == Direction::redo && step.after == as_created) {
      head_of(target).deleted.reset();
    } else {
      auto wanted = codec::record_from_json(direction == Direction::undo ? *step.before : step.after);
      if (!wanted) return fail(wanted.error());
      target = *std::move(wanted);
    }
    const auto deleted = head_of(target).deleted;
    auto change = update(author, *held, std::move(target));
    head_of(change.after).deleted = deleted;
    return change;
  }

  [[nodiscard]] Result<void> travel(const std::optional<vault::HistoryStep>& step, Direction direction) {
    if (auto ok = may_change(); !ok) return ok;
    const bool undoing = direction == Direction::undo;
    if (!step) return fail(ErrorCode::not_found, undoing ? "there is nothing to undo" : "there is nothing to redo", "");
    auto steps = store.history_changes(step->number);
    if (undoing) std::reverse(steps.begin(), steps.end());
    std::vector<Change> changes;
    for (const auto& each : steps) {
      auto change = step_back_or_forth(each, direction);
      if (!change) return fail(change.error());
      changes.push_back(*std::move(change));
    }
    return write(changes, std::nullopt, [&] { return store.mark_history(step->number, undoing); });
  }
};

OpenJournal::OpenJournal(vault::OpenedStore store, vault::VaultFile file, Author author, Instant saved_at)
    : impl_(std::make_unique<Impl>(std::move(store), std::move(file), std::move(author), saved_at)) {}
OpenJournal::OpenJournal(OpenJournal&&) noexcept = default;
OpenJournal& OpenJournal::operator=(OpenJournal&&) noexcept = default;
OpenJournal::~OpenJournal() = default;

const JournalData& OpenJournal::data() const { return impl_->data; }
std::uint64_t OpenJournal::data_revision() const { return impl_->data_revision; }
const Author& OpenJournal::author() const { return impl_->author; }
std::string OpenJournal::path() const { return impl_->saver.file().path(); }
std::string OpenJournal::vault_id() const { return impl_->saver.file().vault_id().hex(); }
bool OpenJournal::read_only() const { return impl_->read_only(); }

Result<void> OpenJournal::apply(Edit edit) { return impl_->apply(std::move(edit), false); }
Result<void> OpenJournal::import_all(Edit edit, const std::vector<Revision>& earlier) {
  return impl_->apply(std::move(edit), true, earlier);
}

std::optional<std::string> OpenJournal::undo_title() const {
  const auto step = impl_->store.last_done();
  return step ? std::optional("Undo " + step->title) : std::nullopt;
}
std::optional<std::string> OpenJournal::redo_title() const {
  const auto step = impl_->store.first_undone();
  return step ? std::optional("Redo " + step->title) : std::nullopt;
}
Result<void> OpenJournal::undo() { return impl_->travel(impl_->store.last_done(), Impl::Direction::undo); }
Result<void> OpenJournal::redo() { return impl_->travel(impl_->store.first_undone(), Impl::Direction::redo); }

std::vector<Revision> OpenJournal::revisions_of(const Id& record) const { return impl_->store.revisions_of(record); }
std::vector<Revision> OpenJournal::all_revisions() const { return impl_->store.all_revisions(); }

JournalCopy OpenJournal::copy() const {
  const auto status = save_status();
  const auto saved_at = status.unsaved ? impl_->author.now() : status.saved_at.value_or(impl_->saved_at);
  return {impl_->data, impl_->store.all_revisions(), impl_->purged, saved_at};
}

OtherCopy OpenJournal::as_other_copy() const {
  return {vault_id(), copy(), drafts(), save_status().saved_counter, impl_->store.read_only()};
}

Result<OtherCopy> OpenJournal::read_copy(const std::string& path) const {
  const auto opened = impl_->saver.file().open_copy(path);
  if (!opened) return fail(opened.error());
  auto inside = vault::Store::open(opened->database);
  if (!inside) return fail(inside.error());
  const auto& store = inside->store;
  return OtherCopy{vault_id(),
                   {std::move(inside->data), store.all_revisions(), removed_in(store), Instant{opened->saved_at_ms}},
                   store.drafts(),
                   opened->counter,
                   store.read_only()};
}

Result<Merged> OpenJournal::preview_merge(const OtherCopy& other) const {
  if (vault_id() != other.vault_id)
    return fail(ErrorCode::refused, "these are two different journals, not two copies of one",
                "export one of them as journal.json and import that");
  if (other.newer_form)
    return fail(ErrorCode::too_new,
                "the other copy was saved by a newer version of Nightjar and may hold what this one cannot read",
                "update Nightjar, then merge");
  return merge(copy(), other.journal);
}

Result<Merged> OpenJournal::merge_with(const OtherCopy& other) {
  auto merged = preview_merge(other);
  if (!merged) return merged;
  if (auto ok = impl_->take_over(*merged, other.drafts, other.counter); !ok) return fail(ok.error());
  return merged;
}

Result<std::size_t> OpenJournal::purge(const std::vector<Id>& records) {
  if (auto ok = impl_->may_change(); !ok) return fail(ok.error());
  for (const auto& id : records) {
    const auto record = impl_->data.find_any(id);
    NIGHTJAR_EXPECTS(record && head_of(*record).deleted);
  }
  const auto going = not_referred_to(impl_->data, {records.begin(), records.end()}, Referring::live_and_binned);
  if (going.empty()) return std::size_t{0};
  const auto now = impl_->author.now();
  auto done = impl_->store.transaction([&]() -> Result<void> {
    for (const auto& id : going)
      if (auto ok = impl_->store.purge(*impl_->data.find_any(id), now); !ok) return ok;
    return {};
  });
  if (!done) return fail(done.error());
  impl_->changed();
  ++impl_->data_revision;
  for (const auto& id : going) impl_->data.forget(id);
  impl_->stale = true;
  impl_->purged = removed_in(impl_->store);
  impl_->stale = false;
  return going.size();
}

Result<std::size_t> OpenJournal::empty_bin() {
  std::vector<Id> binned;
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : impl_->data.binned<R>()) binned.push_back(id);
  });
  return purge(binned);
}

bool OpenJournal::was_purged(const Id& record) const { return impl_->purged.contains(record); }

const std::map<std::string, std::string>& OpenJournal::drafts() const { return impl_->drafts; }

std::optional<std::string> OpenJournal::draft(std::string_view key) const {
  const auto it = impl_->drafts.find(std::string(key));
  return it == impl_->drafts.end() ? std::nullopt : std::optional(it->second);
}

Result<void> OpenJournal::set_draft(std::string_view key, std::string_view json) {
  if (auto ok = impl_->may_change(); !ok) return ok;
  if (draft(key) == json) return {};
  if (!nlohmann::json::accept(json)) return fail(ErrorCode::invalid_value, "a draft must be JSON", "");
  // All memory is taken before anything is changed.
  std::string text(json);
  auto& held = impl_->drafts.try_emplace(std::string(key)).first->second;
  if (auto ok = impl_->store.set_draft(key, json, impl_->author.now()); !ok) {
    if (held.empty()) impl_->drafts.erase(std::string(key));
    return ok;
  }
  held = std::move(text);
  impl_->changed();
  return {};
}

Result<void> OpenJournal::clear_draft(std::string_view key) {
  if (!draft(key)) return {};
  if (auto ok = impl_->may_change(); !ok) return ok;
  if (auto ok = impl_->store.clear_draft(key); !ok) return ok;
  impl_->drafts.erase(std::string(key));
  impl_->changed();
  return {};
}

Zone OpenJournal::zone() const { return zone_or(settings().home_zone, impl_->author.zone); }

std::optional<std::string> OpenJournal::unknown_home_zone() const {
  if (find_zone(settings().home_zone)) return std::nullopt;
  return fmt::format(
      "This computer does not know the journal's home time zone, {}. Everything recorded stays as it was written. The "
      "time now and new entries are read in {}, until the journal is given another home zone: in Settings, or with "
      "'nightjar zone'.",
      settings().home_zone, zone_with_offset(zone(), impl_->author.now()));
}

Result<void> OpenJournal::set_settings(const JournalSettings& settings) {
  if (auto ok = impl_->may_change(); !ok) return ok;
  if (settings == impl_->data.settings()) return {};
  if (!may_name_a_zone(settings.home_zone))
    return fail(ErrorCode::invalid_value, "this cannot be the name of a time zone", "write it as Europe/Berlin");
  if (settings.day_start_min < 0 || settings.day_start_min > 8 * 60)
    return fail(ErrorCode::invalid_value, "a day can begin from 00:00 to 08:00", "choose a time in between");
  if (settings.auto_lock_min < 0)
    return fail(ErrorCode::invalid_value, "minutes until the journal locks cannot be negative", "0 means never");
  if (auto ok = impl_->store.set_settings(settings); !ok) return ok;
  impl_->changed();
  ++impl_->data_revision;
  impl_->stale = true;
  impl_->data.set_settings(settings);
  impl_->stale = false;
  return {};
}

Result<void> OpenJournal::arrange(Lists lists) {
  if (lists.by_kind == data().lists().by_kind) return {};
  lists.arranged = impl_->author.now();
  return set_lists(lists);
}

Result<void> OpenJournal::set_lists(const Lists& lists) {
  if (auto ok = impl_->may_change(); !ok) return ok;
  if (lists == impl_->data.lists()) return {};
  if (auto ok = impl_->set_lists(lists); !ok) return ok;
  impl_->changed();
  ++impl_->data_revision;
  impl_->stale = true;
  impl_->data.set_lists(impl_->store.lists());
  impl_->stale = false;
  return {};
}

void OpenJournal::save_in_background(std::function<void()> wake) {
  impl_->saver.start(std::move(wake));
  if (impl_->saver.status().unsaved) impl_->changed();
}

SaveStatus OpenJournal::save_status() const { return impl_->saver.status(); }

Result<void> OpenJournal::save_now() {
  // A save under way may still hold an older state, so it is waited for even when nothing is waiting.
  if (const auto status = impl_->saver.status(); !status.unsaved && !status.saving) return {};
  return impl_->saver.save_now(impl_->author.now());
}

Result<void> OpenJournal::change_passphrase(const SecretBytes& new_passphrase, const vault::NewCost& cost) {
  if (auto ok = impl_->may_save(); !ok) return ok;
  const auto now = impl_->author.now();
  return impl_->saver.save_through(now, [&](vault::VaultFile& file) {
    return file.change_passphrase(new_passphrase, cost, impl_->store.image(), now.ms);
  });
}

Result<SecretBytes> OpenJournal::make_new_recovery_code(const vault::NewCost& cost, const vault::ShowCode& show) {
  if (auto ok = impl_->may_save(); !ok) return fail(ok.error());
  const auto now = impl_->author.now();
  auto code = impl_->saver.save_through(
      now, [&](vault::VaultFile& file) { return file.new_recovery_code(cost, impl_->store.image(), now.ms, show); });
  if (!code) return fail(code.error());
  return code->formatted();
}

Result<SecretBytes> OpenJournal::make_old_copies_useless(const SecretBytes& new_passphrase, const vault::NewCost& cost,
                                                         const vault::ShowCode& show) {
  if (auto ok = impl_->may_save(); !ok) return fail(ok.error());
  const auto now = impl_->author.now();
  const auto copies = impl_->other_files();
  auto code = impl_->saver.save_through(now, [&](vault::VaultFile& file) {
    return file.rekey(new_passphrase, cost, impl_->store.image(), now.ms, show);
  });
  if (!code) return fail(code.error());
  impl_->seal_again(copies);
  if (auto* files = impl_->saver.files(); files != nullptr && !impl_->saver.places().backups.empty()) {
    const auto& folder = impl_->saver.places().backups;
    const auto id = impl_->saver.file().vault_id();
    vault::delete_backups(*files, folder, id);
    if (const auto still_there = vault::backups_of(*files, folder, id))
      for (const auto& backup : *still_there)
        impl_->old_copies.left.emplace_back(backup.path, "this backup could not be deleted");
    // What could not be copied now is copied at the next opening.
    static_cast<void>(impl_->saver.keep_copies());
  }
  return code->formatted();
}

const OldCopies& OpenJournal::old_copies() const { return impl_->old_copies; }
std::vector<vault::KeyCost> OpenJournal::key_costs() const { return impl_->saver.file().key_costs(); }
std::optional<std::uint64_t> OpenJournal::save_number_of(const std::string& path) const {
  return impl_->saver.file().save_number_of(path);
}

bool OpenJournal::has_recovery_code() const { return impl_->saver.file().has_recovery_code(); }

Result<void> OpenJournal::check_passphrase(const SecretBytes& passphrase) const {
  return impl_->saver.file().check_secret(passphrase, vault::SecretKind::passphrase);
}
Result<void> OpenJournal::check_recovery_code(const SecretBytes& code) const {
  return impl_->saver.file().check_secret(code, vault::SecretKind::recovery_code);
}

Rehearsal OpenJournal::rehearsal() const {
  const auto json = impl_->store.setting(rehearsal_name);
  return json ? rehearsal_from_json(*json) : Rehearsal{};
}
bool OpenJournal::rehearsal_due() const {
  return has_recovery_code() && !settings().demo && !read_only() &&
         journal::rehearsal_due(rehearsal(), impl_->author.now());
}
Result<void> OpenJournal::set_rehearsal(const Rehearsal& rehearsal) {
  if (auto ok = impl_->may_change(); !ok) return ok;
  if (auto ok = impl_->store.set_setting(rehearsal_name, to_json(rehearsal)); !ok) return ok;
  impl_->changed();
  return {};
}

Result<void> OpenJournal::begin_rehearsal() {
  auto begun = rehearsal_after_new_code(impl_->author.now());
  begun.on = rehearsal().on;
  return set_rehearsal(begun);
}

Result<void> OpenJournal::write_copy(const std::string& path) const {
  return impl_->saver.file().write_copy(path, impl_->store.image(), impl_->author.now().ms);
}

void OpenJournal::keep_safe(const SafePlaces& places, FileOps& files) {
  auto kept = impl_->saver.keep_safe(files, places, impl_->saved_at, impl_->migrated);
  impl_->backup_needed = impl_->migrated && kept.no_backup;
  impl_->notices.clear();
  if (impl_->backup_needed)
    impl_->notices.push_back(
        "This version of Nightjar keeps a journal in a new form and first makes a backup of the old "
        "one. That could not be done, so the journal is open for reading only and nothing is "
        "changed: " +
        kept.no_backup->message + ".");
  else if (kept.no_backup)
    impl_->notices.push_back("There could be no backup: " + kept.no_backup->message + ".");
  std::ranges::move(kept.notices, std::back_inserter(impl_->notices));
  for (const auto& path : journal::unsaved_copies(files, places, impl_->saver.file())) {
    const auto other = read_copy(path);
    const auto merged = other ? preview_merge(*other) : fail(other.error());
    const bool all_here = merged && merged->journal.data == data() && merged->journal.history == copy().history;
    if (all_here && !read_only()) remove_file(files, path);
    if (!all_here) impl_->unsaved_copies.push_back(path);
  }
}
void OpenJournal::set_copy_folder(const std::string& folder) { impl_->saver.set_copy_folder(folder); }
const std::vector<std::string>& OpenJournal::unsaved_copies() const { return impl_->unsaved_copies; }
std::vector<std::string> OpenJournal::keep_copies() { return impl_->saver.keep_copies(); }
const std::vector<std::string>& OpenJournal::notices() const { return impl_->notices; }

Result<void> OpenJournal::back_up_first() const {
  auto* files = impl_->saver.files();
  const auto& folder = impl_->saver.places().backups;
  if (files == nullptr || folder.empty()) return {};
  auto made = back_up(folder, *files);
  if (made) return made;
  return fail(made.error().code,
              "nothing was changed, because a backup comes first and could not be made: " + made.error().message,
              made.error().hint);
}

Result<void> OpenJournal::back_up(const std::string& folder, FileOps& files) const {
  return impl_->saver.back_up(folder, files);
}
Result<std::optional<ProvenBackup>> OpenJournal::prove_newest_backup(const SafePlaces& places, FileOps& files) const {
  return prove_backup(files, places, impl_->saver.file(), WhichBackup::newest, impl_->author.now());
}
Result<std::optional<ProvenBackup>> OpenJournal::prove_own_backup(const SafePlaces& places, FileOps& files) const {
  return prove_backup(files, places, impl_->saver.file(), WhichBackup::of_this_save, impl_->author.now());
}

std::vector<std::string> OpenJournal::check() const {
  auto findings = impl_->store.integrity_findings();
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : impl_->data.live<R>())
      if (const auto ok = validate(record); !ok)
        findings.push_back(fmt::format("{}: {}", name_of(record, settings().day_start_min), ok.error().message));
  });
  if (!(impl_->store.load() == impl_->data)) findings.emplace_back("what is shown differs from what is stored");
  return findings;
}

}  // namespace nightjar::journal
