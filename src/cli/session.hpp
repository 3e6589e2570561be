// One journal for the length of one verb: its secret, opening it, changing it, saving it.
#pragma once
#include <nightjar/journal/opening.hpp>

#include "cli/verb.hpp"

namespace nightjar::cli {

/// FILE and --passphrase-file, as every verb on a journal has them.
struct Access {
  std::string file;
  std::optional<std::string> passphrase_file;
};
void add_access(CLI::App& verb, Access& access);

/// Where a secret comes from: the first line of a file, the next line of standard input ("-"), or the terminal.
/// Neither an argument nor the environment ever holds one: other programs can read both.
[[nodiscard]] Result<SecretBytes> read_secret(Context& context, const std::optional<std::string>& file,
                                              std::string_view question);
/// Asked twice on a terminal, and checked to be long enough.
[[nodiscard]] Result<SecretBytes> read_new_passphrase(Context& context, const std::optional<std::string>& file);

/// This computer as the author of records. Its device id is made at the first change and kept.
[[nodiscard]] Result<journal::Author> author_of(Context& context);

enum class For { reading, changing };
/// Everything that can be told without a secret is told before one is asked.
/// Reading takes no lock, so that a journal which is open in the window can be looked at; changing it needs the lock.
[[nodiscard]] Result<journal::OpenJournal> open(Context& context, const Access& access, For purpose,
                                                journal::SecretKind kind = journal::SecretKind::passphrase);

/// The first step of that: what can be told without a secret.
[[nodiscard]] Result<journal::LockedJournal> inspect(Context& context, const std::string& file, For purpose);

/// What was printed is out: asked before the point of no return, where it is the only showing of a secret.
/// Errors: io, in the words of a verb that has changed nothing.
[[nodiscard]] Result<void> shown(Context& context);

[[nodiscard]] Result<void> save(Context& context, journal::OpenJournal& journal);
[[nodiscard]] Result<void> apply_and_save(Context& context, journal::OpenJournal& journal, journal::Edit edit);

/// The journal day of now, on the journal's own clock; on this computer's where it does not know the home zone.
[[nodiscard]] Day today(const Context& context, const JournalSettings& settings);

/// Settings say that the entries are invented: every verb that shows some says so.
void say_if_demo(std::ostream& out, const JournalSettings& settings);

}  // namespace nightjar::cli
