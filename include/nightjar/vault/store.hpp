// The records of an open journal as rows of an in-memory database, which is what gets encrypted and saved.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/support/result.hpp>
#include <nightjar/vault/migration.hpp>
#include <nightjar/vault/wiped_bytes.hpp>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace nightjar::vault {

class Database;

/// One step of the undo history; its changes are kept apart because a whole import is one step.
struct HistoryStep {
  std::int64_t number = 0;
  std::string title;
  Instant at{};
};
/// JSON of a record before and after; nothing before: created.
struct HistoryChange {
  Id record_id{};
  std::optional<std::string> before;
  std::string after;
};

/// What is left of a record whose answers were removed for good: enough for an import not to bring it back.
struct Tombstone {
  Id record_id{};
  std::string kind;
  Instant purged{};
};

struct OpenedStore;

class Store {
 public:
  [[nodiscard]] static Store create(const JournalSettings& settings);
  /// Copies the image, brings it to the newest schema and reads its records, while every page of it is checked beside.
  /// An image with a newer schema than ours is opened for reading only. One that has other tables, indexes, views or
  /// triggers than a journal of its version is not opened. Errors: damaged_inner, too_large, cancelled. Throws when a
  /// step to the newest schema fails.
  [[nodiscard]] static Result<OpenedStore> open(std::span<const std::uint8_t> image,
                                                std::span<const Migration> steps = migrations(),
                                                const std::stop_token& stop = {});
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  [[nodiscard]] bool read_only() const;
  [[nodiscard]] int schema_version() const;

  /// Runs `work` in one transaction: all of it, or none when it returns an error or throws.
  /// Errors of `work`; read_only.
  [[nodiscard]] Result<void> transaction(const std::function<Result<void>()>& work);

  [[nodiscard]] JournalData load() const;
  /// Inserts or replaces by id. Errors: clash when a unique key is taken (one night per night, ...); invalid_value.
  [[nodiscard]] Result<void> put(const AnyRecord& record);
  /// Removes a record, its earlier versions and its part of the history; leaves a tombstone.
  [[nodiscard]] Result<void> purge(const AnyRecord& record, Instant now);
  [[nodiscard]] std::vector<Tombstone> tombstones() const;
  /// For a merge of two copies: what was removed for good in the other one, and what is needed again.
  [[nodiscard]] Result<void> add_tombstone(const Tombstone& tombstone);
  [[nodiscard]] Result<void> drop_tombstone(const Id& record);

  [[nodiscard]] Result<void> add_revision(const Revision& revision);
  /// In place of all that are kept of this record.
  [[nodiscard]] Result<void> set_revisions(const Id& record, std::span<const Revision> revisions);
  /// Oldest first.
  [[nodiscard]] std::vector<Revision> revisions_of(const Id& record) const;
  [[nodiscard]] std::vector<Revision> all_revisions() const;

  /// Appends a step and drops what could have been redone, and steps beyond `keep`. Answers its number.
  [[nodiscard]] Result<std::int64_t> add_history(std::string_view title, Instant at,
                                                 std::span<const HistoryChange> changes, std::size_t keep);
  /// The step that undo would take back, and the one that redo would do again.
  [[nodiscard]] std::optional<HistoryStep> last_done() const;
  [[nodiscard]] std::optional<HistoryStep> first_undone() const;
  [[nodiscard]] std::vector<HistoryChange> history_changes(std::int64_t number) const;
  [[nodiscard]] Result<void> mark_history(std::int64_t number, bool undone);

  /// Without the lists, which the first versions kept among them.
  [[nodiscard]] std::map<std::string, std::string> drafts() const;
  [[nodiscard]] Result<void> set_draft(std::string_view key, std::string_view json, Instant now);
  [[nodiscard]] Result<void> clear_draft(std::string_view key);

  /// Small JSON objects by name that belong to the journal and are no records.
  [[nodiscard]] std::optional<std::string> setting(std::string_view name) const;
  [[nodiscard]] Result<void> set_setting(std::string_view name, std::string_view json);
  [[nodiscard]] JournalSettings settings() const;
  [[nodiscard]] Result<void> set_settings(const JournalSettings& settings);
  /// The setting "lists", and what the draft of the first versions still holds.
  [[nodiscard]] Lists lists() const;
  /// In place of both; the draft is cleared.
  [[nodiscard]] Result<void> set_lists(const Lists& lists);
  [[nodiscard]] bool lists_are_a_draft() const;

  /// What can still be read of a damaged image: row by row, table by table, leaving out what is not sound.
  /// Errors: damaged_inner when the list of tables itself is lost.
  struct Salvaged;
  [[nodiscard]] static Result<Salvaged> salvage(std::span<const std::uint8_t> image);

  /// The whole database as one block, a copy. The one call that another thread may make, too: it waits for the end of
  /// a transaction. A block that is no longer needed may be passed in: filling it again is far faster than asking the
  /// system for a new one.
  [[nodiscard]] WipedBytes image(WipedBytes reuse = {}) const;

  /// One line for each thing found; nothing found is well.
  [[nodiscard]] std::vector<std::string> integrity_findings() const;

 private:
  explicit Store(std::unique_ptr<Database> database);
  static constexpr std::string_view lists_name = "lists";  // of the setting, and of the draft of the first versions
  struct ListsDraft {
    std::string json;
    std::optional<Instant> changed;
  };
  [[nodiscard]] static Lists lists_of(const std::optional<std::string>& setting,
                                      const std::optional<ListsDraft>& draft);
  [[nodiscard]] Result<void> change(const std::function<void()>& statements);
  std::unique_ptr<Database> database_;
  bool read_only_ = false;
};

struct Store::Salvaged {
  std::vector<AnyRecord> records;
  std::vector<Revision> revisions;
  std::map<std::string, std::string> drafts;
  std::optional<JournalSettings> settings;
  Lists lists;
  // Rows by table that could not be read, as far as that can be known; 0: the table is not one of a journal.
  std::map<std::string, std::uint64_t> lost;
};

struct OpenedStore {
  Store store;
  JournalData data;
  bool migrated = false;  // the image has an earlier schema; only the store has the newest
};

}  // namespace nightjar::vault
