#include "cli/substances.hpp"

#include <nightjar/support/utf8.hpp>

namespace nightjar::cli {

Result<Id> substance_for(Context& context, const journal::OpenJournal& journal, const std::string& name,
                         std::optional<SubstanceKind> kind, journal::Edit& edit) {
  if (const auto* known = journal.data().substance_named(name)) {
    if (kind && *kind != known->substance_kind)
      return fail(ErrorCode::clash, "that name is on your list with another kind",
                  "leave --kind out, or use another name");
    return known->head.id;
  }
  for (const auto& change : edit.changes)
    if (const auto* added = std::get_if<Substance>(&change.after); added && utf8::same_name(added->name, name))
      return added->head.id;
  Substance substance;
  substance.name = utf8::trimmed(name);
  substance.substance_kind = kind.value_or(SubstanceKind::other);
  edit.changes.push_back(journal::create(journal.author(), substance));
  context.err << "note: new on your list, as " << to_text(substance.substance_kind) << ": " << substance.name << '\n';
  return head_of(edit.changes.back().after).id;
}

}  // namespace nightjar::cli
