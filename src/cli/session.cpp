#include "cli/session.hpp"

#include <fmt/format.h>

#include <nightjar/entry/unknown_zones.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/time/journal_day.hpp>
#include <set>
#include <utility>

#include "cli/asking.hpp"

namespace nightjar::cli {
namespace {

constexpr std::size_t longest_secret = 64 * 1024;

/// The bytes before the first line end. A file made on Windows ends its line in CR LF. What is in the line is read by
/// `prepared_secret`, as what comes from the terminal is; a line of UTF-16 is cut here, and is told there.
void keep_first_line(SecretBytes& text) {
  std::size_t size = text.text().find('\n');
  if (size == std::string_view::npos) size = text.size();
  if (size > 0 && text.data()[size - 1] == '\r') --size;
  text.shrink(size);
}

Result<SecretBytes> read_secret_line(std::istream& in) {
  SecretBytes line(longest_secret);
  std::size_t size = 0;
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    if (size == longest_secret) return fail(ErrorCode::invalid_value, "the first line of standard input is too long");
    line.data()[size++] = static_cast<std::uint8_t>(c);
    if (c == '\n') break;
  }
  if (size == 0) return fail(ErrorCode::refused, "standard input holds no passphrase");
  line.shrink(size);
  keep_first_line(line);
  return line;
}

Result<SecretBytes> read_secret_file(FileOps& files, const std::string& path) {
  auto bytes = read_file(files, path, longest_secret);
  if (!bytes) return fail(bytes.error());
  auto text = SecretBytes::copy_of(std::span<const std::uint8_t>(*bytes));
  wipe(bytes->data(), bytes->size());
  keep_first_line(text);
  return text;
}

}  // namespace

void add_access(CLI::App& verb, Access& access) {
  add_file(verb, "FILE", access.file, "The journal");
  add_text(verb, "--passphrase-file", access.passphrase_file, "F",
           "Reads the passphrase from the first line of F (- is standard input) instead of asking");
}

Result<SecretBytes> read_secret(Context& context, const std::optional<std::string>& file, std::string_view question) {
  if (!file) return context.computer.ask_secret(question);
  return *file == "-" ? read_secret_line(context.in) : read_secret_file(context.computer.files, *file);
}

Result<SecretBytes> read_new_passphrase(Context& context, const std::optional<std::string>& file) {
  const auto given = read_secret(context, file, "New passphrase (at least 8 characters)");
  if (!given) return fail(given.error());
  auto passphrase = journal::prepared_new_passphrase(*given);
  if (!passphrase) return passphrase;
  if (!file) {
    const auto again = context.computer.ask_secret("The same again");
    if (!again) return fail(again.error());
    const auto same = journal::prepared_new_passphrase(*again);
    if (!same || same->text() != passphrase->text())
      return fail(ErrorCode::refused, "the two passphrases differ", "nothing was written; try again");
  }
  if (journal::strength_of(*passphrase).easy_to_guess())
    context.err << "note: this passphrase is easy to guess; five words chosen by chance would be far stronger\n";
  return passphrase;
}

Result<journal::Author> author_of(Context& context) {
  const auto& computer = context.computer;
  const auto settings = journal::load_computer_settings(computer.files, computer.settings_path, computer.new_id);
  if (!settings) {
    // What belongs to this computer never stands between a person and their journal. The file is left as it is: it may
    // be right again once somebody has looked at it.
    context.err << fmt::format("note: {}: {}; the journal is not touched by that, and defaults are used\n",
                               visible(computer.settings_path), settings.error().message);
    return journal::Author{&computer.clock, computer.new_id, computer.new_id(), computer.zone};
  }
  // A new id is kept, so that all records of this computer carry the same one. Where it cannot be kept, records can
  // still be written.
  static_cast<void>(journal::save_computer_settings(computer.files, computer.settings_path, *settings));
  return journal::Author{&computer.clock, computer.new_id, settings->device_id, computer.zone};
}

Result<journal::LockedJournal> inspect(Context& context, const std::string& file, For purpose) {
  auto locked = journal::inspect(file, purpose == For::reading, context.computer.files);
  if (locked && purpose == For::changing)
    for (const auto& notice : locked->notices()) context.err << "note: " << notice << '\n';
  return locked;
}

Result<journal::OpenJournal> open(Context& context, const Access& access, For purpose, journal::SecretKind kind) {
  auto locked = inspect(context, access.file, purpose);
  if (!locked) return fail(locked.error());
  const auto secret = read_secret(context, access.passphrase_file,
                                  kind == journal::SecretKind::passphrase ? "Passphrase" : "Recovery code");
  if (!secret) return fail(secret.error());
  const auto author = author_of(context);
  if (!author) return fail(author.error());
  auto journal = journal::unlock(*locked, *secret, kind, *author);
  if (!journal) return journal;
  journal->keep_safe(context.computer.safe_places, context.computer.files);
  for (const auto& notice : journal->notices()) context.err << "note: " << notice << '\n';
  if (const auto unknown = journal->unknown_home_zone()) context.err << "note: " << *unknown << '\n';
  // `check` looks only, and says it among what it found.
  if (purpose == For::changing && !secrets_are_locked_in_memory()) context.err << "note: " << unlocked_secrets << '\n';
  for (const auto& kept : journal->unsaved_copies())
    context.err << "note: Entries that could not be saved here are kept in " << kept << "; merge with it.\n";
  // Asked only now: a passphrase that does not open the journal would otherwise cost all the answers.
  if (auto* verb = std::exchange(context.asks, nullptr)) {
    ask_for_the_rest(context, *verb);
    context.asked = true;
  }
  return journal;
}

Result<void> shown(Context& context) {
  context.out.flush();
  if (context.out) return {};
  return fail(ErrorCode::io, "the output could not be written, so nothing was changed",
              "let it go to the terminal, or to a disk with room");
}

Result<void> save(Context& context, journal::OpenJournal& journal) {
  if (const auto saved = journal.save_now(); !saved) {
    if (const auto kept = journal.save_status().kept_in)
      context.err << "note: what was entered is kept in " << *kept << "; 'nightjar merge' takes it in later\n";
    return saved;
  }
  context.changed = true;
  if (const auto notice = journal.save_status().notice) {
    context.err << "note: " << notice->message << '\n';
    if (!notice->hint.empty()) context.err << "hint: " << notice->hint << '\n';
  }
  return {};
}

namespace {

/// Days that are still to come, said for every kind of record: more often a wrong year than a plan.
void say_what_is_to_come(Context& context, const journal::OpenJournal& journal, const journal::Edit& edit) {
  const Day now = today(context, journal.settings());
  std::set<Day> days;
  for (const auto& change : edit.changes)
    if (const auto day = filing_day(change.after, journal.settings().day_start_min); day && *day > now)
      if (!head_of(change.after).deleted) days.insert(*day);
  for (const Day day : days)
    context.err << fmt::format("note: {} {} is still to come. Is this right?\n", day_label(day), calendar(day).year);
}

}  // namespace

Result<void> apply_and_save(Context& context, journal::OpenJournal& journal, journal::Edit edit) {
  say_what_is_to_come(context, journal, edit);
  const auto unknown_zones = entry::about_unknown_zones(edit.changes);
  if (const auto applied = journal.apply(std::move(edit)); !applied) return applied;
  for (const auto& sentence : unknown_zones) context.err << "note: " << sentence << '\n';
  return save(context, journal);
}

Day today(const Context& context, const JournalSettings& settings) {
  const Zone zone = zone_or(settings.home_zone, context.computer.zone);
  return journal_day(wall_time(context.computer.clock.now(), zone), settings.day_start_min);
}

void say_if_demo(std::ostream& out, const JournalSettings& settings) {
  if (settings.demo) out << "Demonstration: every entry in this journal is invented.\n\n";
}

}  // namespace nightjar::cli
