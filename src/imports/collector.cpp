#include "imports/collector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/domain/validation.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::imports {
namespace {

bool holds_nothing(const JournalData& data) {
  bool nothing = true;
  for_each_kind([&]<class R>() { nothing = nothing && data.live<R>().empty() && data.binned<R>().empty(); });
  return nothing;
}

// Compares what rows hold: a row says nothing about ids, nor about answers that have no column.
bool same_row(const AnyRecord& a, const AnyRecord& b) {
  if (a.index() != b.index()) return false;
  const auto left = codec::csv_cells(a);
  const auto right = codec::csv_cells(b);
  const auto first = std::holds_alternative<Night>(a) ? 0 : 1;
  return std::equal(left.begin() + first, left.end(), right.begin() + first, right.end());
}

bool same(const AnyRecord& a, const AnyRecord& b, Collector::Carries carries) {
  return carries == Collector::Carries::everything ? same_answers(a, b) : same_row(a, b);
}

// Each place that only one live record can have.
std::optional<AnyRecord> in_the_same_place(const JournalData& data, const AnyRecord& record) {
  const auto found = [](const auto* r) { return r == nullptr ? std::nullopt : std::optional<AnyRecord>(*r); };
  return visit_record(
      [&]<class R>(const R& r) -> std::optional<AnyRecord> {
        if constexpr (std::is_same_v<R, Night>)
          return found(data.one_on<Night>(r.night));
        else if constexpr (std::is_same_v<R, CheckIn> || std::is_same_v<R, DayFacts>)
          return found(data.one_on<R>(r.day));
        else if constexpr (std::is_same_v<R, SubstanceDay>)
          return found(data.substance_day(r.substance_id, r.day));
        else if constexpr (std::is_same_v<R, Substance>)
          return found(data.substance_named(r.name));
        else if constexpr (std::is_same_v<R, Tag>)
          return found(data.tag_named(r.name));
        else if constexpr (std::is_same_v<R, PlanEvent>) {
          for (const auto* event : data.on<PlanEvent>(r.day))
            if (event->plan_id == r.plan_id && event->planned_min == r.planned_min) return *event;
        }
        return std::nullopt;
      },
      record);
}

// Kinds of which there may be any number: the same answers on the same day are the same record.
std::optional<AnyRecord> with_the_same_answers(const JournalData& data, const AnyRecord& record,
                                               Collector::Carries carries) {
  return visit_record(
      [&]<class R>(const R&) -> std::optional<AnyRecord> {
        if (const auto day = filing_day(record, data.settings().day_start_min)) {
          for (const auto* other : data.on<R>(*day))
            if (same(*other, record, carries)) return *other;
        } else {
          for (const auto& [id, other] : data.live<R>())
            if (same(other, record, carries)) return other;
        }
        return std::nullopt;
      },
      record);
}

std::string name_of(const AnyRecord& record, int day_start_min) {
  const auto noun = words::noun_of(record);
  const auto day = filing_day(record, day_start_min);
  return day ? fmt::format("the {} of {}", noun, iso(*day)) : fmt::format("the {}", noun);
}

// What a row cannot say stays as it was.
AnyRecord with_answers(const AnyRecord& mine, AnyRecord theirs, Collector::Carries carries) {
  head_of(theirs) = head_of(mine);
  if (auto* night = std::get_if<Night>(&theirs); night != nullptr && carries == Collector::Carries::row) {
    const auto& before = std::get<Night>(mine);
    night->woke_earlier_than_planned_min = before.woke_earlier_than_planned_min;
    night->own_estimate_min = before.own_estimate_min;
  }
  return theirs;
}

}  // namespace

Collector::Collector(SourceFormat format, const Options& options, const JournalData& existing)
    : options_(options), known_(existing), restores_(holds_nothing(existing)) {
  batch_.format = format;
  batch_.id = options.batch_id;
}

void Collector::add(const Place& at, Severity severity, std::string text) {
  batch_.findings.push_back({at.file, at.line, severity, std::move(text)});
}
void Collector::reject(const Place& at, std::string reason) {
  ++batch_.counts.read;
  ++batch_.counts.rejected;
  add(at, Severity::rejected, std::move(reason));
}
void Collector::leave_out(const Place& at, std::string reason) {
  ++batch_.counts.read;
  ++batch_.counts.left_out;
  add(at, Severity::left_out, std::move(reason));
}
void Collector::note(const Place& at, std::string text) { add(at, Severity::note, std::move(text)); }

std::optional<AnyRecord> Collector::holder_of(const AnyRecord& record, Carries carries) const {
  if (const auto& id = head_of(record).id; !id.is_nil())
    if (auto found = known_.find_any(id)) return found;
  if (head_of(record).deleted) return std::nullopt;  // the bin has room for any number
  if (auto found = in_the_same_place(known_, record)) return found;
  // A complete record that nobody has is a new one, even beside its twin.
  if (carries == Carries::everything) return std::nullopt;
  return head_of(record).id.is_nil() ? with_the_same_answers(known_, record, carries) : std::nullopt;
}

bool Collector::settle_references(AnyRecord& record, const Place& at) {
  bool settled = true;
  const auto settle = [&](const Field& field, Id& id) {
    if (const auto it = same_as_.find(id); it != same_as_.end()) id = it->second;
    return field.name == "plan_id" ? known_.find<Plan>(id) != nullptr : known_.find<Substance>(id) != nullptr;
  };
  const auto visit = Overloaded{
      [&](const Field& field, Id& id) { settled = settle(field, id) && settled; },
      [&](const Field& field, std::optional<Id>& id) {
        if (!id || settle(field, *id)) return;
        id.reset();
        note(at,
             fmt::format("what its {} names is neither in the journal nor in the file; it was left open", field.name));
      },
      [](const Field&, const auto&) {}};
  visit_record([&]<class R>(R& r) { R::fields(r, visit); }, record);
  return settled;
}

const Plan* Collector::plan(const Id& in_file) const {
  const auto mine = same_as_.find(in_file);
  return known_.find<Plan>(mine == same_as_.end() ? in_file : mine->second);
}

void Collector::fill_head(RecordHead& head, Carries carries) const {
  if (carries == Carries::row) {
    if (head.id.is_nil()) head.id = options_.new_id();
    head.created = head.changed = options_.now;
    head.device_id = options_.device_id;
    if (!head.zone) head.zone = options_.home_zone.name();
    // It is the clock of whoever reads the file: the row's own zone, or home's where that is not known here.
    head.offset_min = offset_at(options_.now, zone_or(*head.zone, options_.home_zone));
  }
  if (carries == Carries::row || !restores_) head.origin = options_.batch_id.hex();
}

void Collector::take(AnyRecord record) {
  fresh_.insert(head_of(record).id);
  known_.put(record);
  batch_.records.push_back(std::move(record));
  ++batch_.counts.fresh;
}

void Collector::offer(AnyRecord record, const Place& at, Carries carries) {
  normalise(record);
  if (carries != Carries::everything && !says_something(record)) return leave_out(at, "there is no answer in it");
  if (auto ok = validate(record); !ok) return reject(at, ok.error().message);
  if (const auto version = head_of(record).revision; !is_version_number(version))
    return reject(at, fmt::format("{} is no number of a version", version));
  if (!settle_references(record, at))
    return reject(at, "it names a substance or plan that is neither in the journal nor in the file");

  const auto holder = holder_of(record, carries);
  ++batch_.counts.read;
  if (!holder) {
    fill_head(head_of(record), carries);
    return take(std::move(record));
  }
  const auto& mine = head_of(*holder);
  const auto name = name_of(record, known_.settings().day_start_min);
  if (holder->index() != record.index()) {
    ++batch_.counts.rejected;
    return add(at, Severity::rejected, fmt::format("the id of {} belongs to another kind of record", name));
  }
  if (const auto& id = head_of(record).id; !id.is_nil() && id != mine.id) same_as_[id] = mine.id;
  if (mine.deleted.has_value() != head_of(record).deleted.has_value() && mine.id == head_of(record).id) {
    ++batch_.counts.left_out;
    return add(at, Severity::left_out,
               mine.deleted ? fmt::format("{} is in the bin, and stays there", name)
                            : fmt::format("{} is in the file's bin; in the journal it stays", name));
  }
  if (same(*holder, record, carries)) {
    ++batch_.counts.same;
    return;
  }
  ++batch_.counts.clash;
  if (fresh_.contains(mine.id))
    return add(at, Severity::clash, fmt::format("{} is there twice; the first is taken", name));
  add(at, Severity::clash, fmt::format("{} is already there with other answers", name));
  batch_.clashes.push_back({*holder, with_answers(*holder, std::move(record), carries)});
}

void Collector::offer(Lists lists) {
  for (std::size_t i = 0; i < list_count; ++i) {
    if (!lists_records(static_cast<ListKind>(i))) continue;
    for (auto& entry : lists.by_kind[i]) {
      const auto id = parse_id(entry.text);
      if (const auto it = id ? same_as_.find(*id) : same_as_.end(); it != same_as_.end()) entry.text = it->second.hex();
    }
  }
  auto both = united(known_.lists(), lists);
  if (both == known_.lists()) return;
  std::size_t more = 0;
  for (std::size_t i = 0; i < list_count; ++i) more += both.by_kind[i].size() - known_.lists().by_kind[i].size();
  if (!restores_)
    note({}, fmt::format("{} of the file’s lists will be at the end of yours; taking the import back leaves {} there",
                         more == 1 ? "one entry" : fmt::format("{} entries", more), more == 1 ? "it" : "them"));
  batch_.lists = std::move(both);
}

Id Collector::substance(const std::string& name, SubstanceKind kind) {
  if (const auto* known = known_.substance_named(name)) return known->head.id;
  Substance made;
  made.name = name;
  made.substance_kind = kind;
  fill_head(made.head, Carries::row);
  const auto id = made.head.id;
  ++batch_.counts.read;
  take(std::move(made));
  return id;
}

}  // namespace nightjar::imports
