#include "cli/night_questions.hpp"

#include <algorithm>
#include <charconv>

#include "cli/asking.hpp"
#include "cli/night_words.hpp"

namespace nightjar::cli {
namespace {

using analysis::Finding;
using analysis::Repair;
using analysis::RepairKind;

/// What can be done here: a night that is already there is changed by its own name, and nothing is filed on top of it.
std::vector<Repair> offers_of(const Finding& finding, const analysis::CheckContext& known) {
  std::vector<Repair> offers;
  for (const auto& repair : finding.repairs)
    if (repair.kind != RepairKind::open_existing &&
        !(repair.kind == RepairKind::refile && known.nights.contains(repair.repaired.night)))
      offers.push_back(repair);
  return offers;
}

std::optional<std::size_t> number_in(const std::string& typed, std::size_t most) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error != std::errc{} || end != typed.data() + typed.size() || number < 1 || number > most) return std::nullopt;
  return number - 1;
}

/// False: the person wants no more questions.
bool ask_about(Context& context, const Finding& finding, const std::vector<Repair>& offers, Night& night) {
  context.out << odd_about(finding) << '\n';
  for (std::size_t i = 0; i < offers.size(); ++i) context.out << "  " << i + 1 << ": " << offer_of(offers[i]) << '\n';
  const std::string how = offers.empty() ? "yes keeps it as right, Enter leaves it open: "
                                         : "A number changes it, yes keeps it as right, Enter leaves it open: ";
  std::string line;
  while (true) {
    context.out << how << std::flush;
    const Answer answer = read_line(context, line);
    if (answer != Answer::given) return answer != Answer::end;
    if (const auto yes = yes_or_no(line)) {
      if (*yes) night.odd_confirmed.insert(std::string(to_text(finding.id)));
      return true;
    }
    if (const auto chosen = number_in(line, offers.size())) {
      night = offers[*chosen].repaired;
      return true;
    }
    context.out << "This takes " << (offers.empty() ? "" : "one of the numbers, ") << "yes, or Enter.\n";
  }
}

}  // namespace

Night looked_over(Context& context, Night night, const analysis::CheckContext& known) {
  std::set<analysis::CheckId> asked;
  while (true) {
    const auto findings = analysis::check(night, known);
    const auto next = std::find_if(findings.begin(), findings.end(),
                                   [&](const Finding& finding) { return !asked.contains(finding.id); });
    if (next == findings.end()) return night;
    asked.insert(next->id);
    if (!ask_about(context, *next, offers_of(*next, known), night)) return night;
  }
}

}  // namespace nightjar::cli
