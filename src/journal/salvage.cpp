#include <fmt/format.h>

#include <nightjar/journal/salvage.hpp>
#include <nightjar/vault/store.hpp>

#include "journal/rules.hpp"

namespace nightjar::journal {
namespace {

/// Stands in for a substance or a plan that others refer to and that is lost itself.
class StandIns {
 public:
  explicit StandIns(std::vector<AnyRecord>& records, const Author& author) : records_(records), author_(author) {
    for (const auto& record : records) there_.insert(head_of(record).id);
  }

  std::size_t add() {
    const auto before = records_.size();
    for (std::size_t i = 0; i < before; ++i) {
      if (const auto* event = std::get_if<PlanEvent>(&records_[i])) plan(event->plan_id);
      if (const auto* intake = std::get_if<Intake>(&records_[i]); intake != nullptr && intake->plan_id)
        plan(*intake->plan_id);
    }
    for (std::size_t i = 0; i < records_.size(); ++i)
      for (const auto& id : references_of(AnyRecord(records_[i]))) substance(id);
    return records_.size() - before;
  }

 private:
  template <class R>
  void put(R record, const Id& id) {
    record.head.id = id;
    records_.push_back(create(author_, std::move(record)).after);
    there_.insert(id);
  }
  void substance(const Id& id) {
    if (there_.contains(id)) return;
    Substance lost;
    lost.name = fmt::format("could not be read ({})", ++number_);
    lost.active = lost.ask_daily = false;
    put(lost, id);
  }
  void plan(const Id& id) {
    if (there_.contains(id)) return;
    Plan lost;
    lost.substance_id = author_.new_id();
    lost.instruction = "could not be read";
    lost.from = Day{0};
    substance(lost.substance_id);
    put(lost, id);
  }

  std::vector<AnyRecord>& records_;
  const Author& author_;
  std::set<Id> there_;
  int number_ = 0;
};

Result<void> fill(vault::Store& store, const vault::Store::Salvaged& salvaged, Instant now) {
  return store.transaction([&]() -> Result<void> {
    for (const auto& record : salvaged.records)
      if (auto ok = store.put(record); !ok) return ok;
    for (const auto& revision : salvaged.revisions)
      if (auto ok = store.add_revision(revision); !ok) return ok;
    for (const auto& [name, json] : salvaged.drafts)
      if (auto ok = store.set_draft(name, json, now); !ok) return ok;
    return store.set_lists(salvaged.lists);
  });
}

}  // namespace

Result<Salvage> salvage(const LockedJournal& damaged, const SecretBytes& secret, SecretKind kind,
                        const std::string& new_path, const Author& author) {
  const auto image = vault::VaultFile::salvage(damaged.file_, secret, kind);
  if (!image) return fail(image.error());
  auto salvaged = vault::Store::salvage(image->database);
  if (!salvaged) return fail(salvaged.error());
  Salvage out{.damaged_parts = image->damaged_parts.size(),
              .parts = image->parts,
              .read = {},
              .lost = salvaged->lost,
              .missing_bytes = damaged.file_.missing_bytes(),
              .extra_bytes = damaged.file_.extra_bytes()};
  for (const auto& record : salvaged->records) ++out.read[std::string(kind_of(record))];
  out.stood_in_for = StandIns(salvaged->records, author).add();

  auto store = vault::Store::create(salvaged->settings.value_or(JournalSettings{}));
  const auto now = author.now();
  if (auto ok = fill(store, *salvaged, now); !ok) return fail(ok.error());
  if (auto ok = vault::VaultFile::write_salvaged(damaged.file_, secret, kind, new_path, store.image(), image->counter,
                                                 now.ms);
      !ok)
    return fail(ok.error());
  return out;
}

}  // namespace nightjar::journal
