// Judges records one by one against the journal and against the ones before them in the file.
#pragma once
#include <nightjar/imports/import.hpp>
#include <set>

namespace nightjar::imports {

/// Where in the input something stands, for the person to find it again.
struct Place {
  std::string file;
  std::size_t line = 0;
};

/// Far more than anybody reaches by changing an entry, and far below where counting on would end.
[[nodiscard]] constexpr bool is_version_number(int number) { return number >= 1 && number <= 1'000'000'000; }

class Collector {
 public:
  /// How much of a record the format carries: everything, or what is in a row.
  enum class Carries { everything, row };

  Collector(SourceFormat format, const Options& options, const JournalData& existing);

  /// A record as read. From rows: an empty head is filled in, and only what a row holds is compared.
  void offer(AnyRecord record, const Place& at, Carries carries = Carries::row);
  void reject(const Place& at, std::string reason);
  void leave_out(const Place& at, std::string reason);
  void note(const Place& at, std::string text);
  /// The lists of a complete journal, after its records.
  void offer(Lists lists);

  /// What is there already, with what has been taken so far.
  [[nodiscard]] const JournalData& known() const { return known_; }
  /// By its id in the file.
  [[nodiscard]] const Plan* plan(const Id& in_file) const;
  /// The substance of that name, made when there is none yet.
  [[nodiscard]] Id substance(const std::string& name, SubstanceKind kind);
  [[nodiscard]] const Options& options() const { return options_; }
  /// True when the journal held nothing: then a complete export comes back exactly as it was.
  [[nodiscard]] bool restores() const { return restores_; }
  [[nodiscard]] Batch& batch() { return batch_; }

 private:
  [[nodiscard]] std::optional<AnyRecord> holder_of(const AnyRecord& record, Carries carries) const;
  void fill_head(RecordHead& head, Carries carries) const;
  void take(AnyRecord record);
  /// Turns ids of the file into those of the journal. False when a record needs a substance or plan that nobody knows.
  [[nodiscard]] bool settle_references(AnyRecord& record, const Place& at);
  void add(const Place& at, Severity severity, std::string text);

  const Options& options_;
  JournalData known_;
  bool restores_;
  std::set<Id> fresh_;
  std::map<Id, Id> same_as_;  // an id in the file -> the id under which the journal has the same thing
  Batch batch_;
};

}  // namespace nightjar::imports
