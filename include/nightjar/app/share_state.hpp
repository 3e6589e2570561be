// Share: what was chosen, its pages, and the file that is made.
#pragma once
#include <atomic>
#include <memory>
#include <nightjar/report/contents.hpp>
#include <nightjar/report/share_file.hpp>
#include <nightjar/support/error.hpp>
#include <nightjar/support/secret_buffer.hpp>

namespace nightjar::app {

enum class ShareTab { pages, contents };

/// What was chosen to be shared, from which state of the journal.
struct ShareChoice {
  report::Options options;
  std::uint64_t revision = 0;
  friend bool operator==(const ShareChoice&, const ShareChoice&) = default;
};

struct ShareState {
  bool begun = false;  // dates and what is left out were filled in for the first time
  report::Options options;
  report::Format format = report::Format::pdf;
  std::string from, until, path, recipient;
  std::string offered_path;  // what `path` was last filled in with: a name of one's own is left alone
  int preset = 0;            // -1: chosen one by one
  bool with_password = false;
  SecretBuffer password;
  int tab = 0;  // index of ShareTab: what the middle shows
  std::size_t page = 0;
  bool notes_open = false;                    // the notes, one by one
  std::shared_ptr<std::atomic<double>> done;  // a file is being made: how much of it
  bool ask_replace = false;                   // a file of that name is there
  std::optional<Error> problem;
  struct Saved {
    std::string path;
    std::size_t bytes = 0;
    bool with_password = false;
  };
  std::optional<Saved> saved;
  // Worked out again when what was chosen or the journal differs.
  ShareChoice worked_out;
  report::Format contents_format = report::Format::pdf;
  report::Contents contents;  // of a file of that format
  report::ForReader for_reader;
  // The pages follow from a job; until they do, the last ones are shown for what they are.
  ShareChoice laid_out;
  std::vector<charts::Scene> pages;
  std::optional<Error> not_laid_out;
  [[nodiscard]] bool pages_are_current() const { return laid_out == worked_out && worked_out.options == options; }
};

}  // namespace nightjar::app
