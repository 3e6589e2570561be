// Entries from a file: what it holds, what of it is new, and one button that brings it in.
#include <fmt/format.h>

#include <array>
#include <nightjar/app/bring_in_state.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

constexpr std::size_t most_findings = 20;
constexpr std::array<const char*, 2> whose{"Keep mine", "Take the file's"};

std::string_view words_for(imports::Severity severity) {
  switch (severity) {
    case imports::Severity::note: return "note";
    case imports::Severity::left_out: return "left out";
    case imports::Severity::clash: return "other answers";
    case imports::Severity::rejected: break;
  }
  return "not read";
}

void draw_counts(const imports::Counts& counts) {
  const auto line = [](int n, const char* what) {
    if (n == 0) return;
    field_row(std::to_string(n), 60, 200);
    field_label(what, 600);
  };
  line(counts.fresh, "new");
  line(counts.same, "already in your journal");
  line(counts.clash, "where your journal says something else");
  line(counts.rejected, "that could not be read");
  line(counts.left_out, "left out, for the reason below");
  if (counts.read == 0) soft_text("The file holds no entries.");
}

void draw_findings(const std::vector<imports::RowProblem>& findings) {
  for (std::size_t i = 0; i < std::min(findings.size(), most_findings); ++i) {
    const auto& finding = findings[i];
    std::string where = finding.file;
    if (finding.line != 0) where += fmt::format("{}line {}", where.empty() ? "" : ", ", finding.line);
    detail(fmt::format("{}{}{}: {}", where, where.empty() ? "" : " · ", words_for(finding.severity), finding.text),
           Ink::faint);
    gap(4);
  }
  if (findings.size() > most_findings)
    detail(fmt::format("And {} more lines like these.", findings.size() - most_findings), Ink::faint);
}

void draw_read(BringInState& state, Actions& out) {
  const auto& batch = state.read->batch;
  section_title(state.read->name);
  gap(10);
  draw_counts(batch.counts);
  if (batch.counts.clash > 0) {
    gap(12);
    int choice = state.theirs ? 1 : 0;
    field_row("Where answers differ", 200, 300);
    if (segments("Where answers differ", whose, choice)) state.theirs = choice == 1;
    gap(6);
    label("Whatever is replaced stays as an earlier version.", Ink::faint);
  }
  gap(18);
  const int changes = batch.counts.fresh + (state.theirs ? batch.counts.clash : 0);
  if (changes > 0 || batch.lists) {
    const std::string words = changes == 0 ? "Bring in the lists"
                                           : fmt::format("Bring in {} {}", changes, changes == 1 ? "entry" : "entries");
    if (accent_button((words + "###bring_in").c_str())) out.push_back(act::BringIn{});
    beside_if_fits(button_width("Leave it"));
  } else {
    soft_text("Nothing new: the journal holds all of this.");
    gap(10);
  }
  if (button("Leave it", key::escape)) state.read.reset();
  if (batch.findings.empty()) return;
  gap(24);
  draw_findings(batch.findings);
}

}  // namespace

void draw_bring_in(const JournalView&, BringInState& state, Actions& out) {
  begin_page("##bring_in", false);
  title("Bring in entries");
  gap(4);
  soft_text(
      "From a file that Nightjar made: the complete export, its tables, or all of them in one archive. Also a sleep "
      "diary as the MeLiDos studies publish it.");
  gap(20);
  begin_column(760);
  const auto typed = text_field(
      "Path of a file", state.path,
      {.ghost = "~/Downloads/journal.json", .width = 420, .take_focus = std::exchange(state.take_focus, false)});
  beside_if_fits(button_width("Look at it"));
  const bool look = (button("Look at it") || typed.entered) && !state.path.empty() && !state.working;
  if (look) out.push_back(act::LookAtFile{state.path});
  if (state.problem && state.problem->code == ErrorCode::usage) {
    gap(10);
    text_field("Whose rows", state.person, {.ghost = "the name or number of the person", .width = 300});
  }
  gap(8);
  label("Nothing is written until you have seen what is in it.", Ink::faint);
  gap(20);
  if (state.working) {
    soft_text("Reading …");
  } else if (state.problem) {
    problem_words(state.problem);
  } else if (!state.said.empty()) {
    body(state.said);
  }
  if (state.read) draw_read(state, out);
  gap(30);
  if (link("Back to Settings", Type::detail)) out.push_back(act::GoTo{Screen::settings});
  end_column();
  end_page();
}

}  // namespace nightjar::screens
