// The journal without what the person left out: the one place where anything is left out. Every writer, of pages,
// tables, FHIR or JSON, is given what this returns and nothing else, so no format can hold more than another.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/report/options.hpp>

namespace nightjar::report {

enum class Reach {
  dates,  // what is filed from `from` to `until`
  pages,  // also, without any text: the nights of the long-term figures, and the days that border the period
};

/// What becomes of the texts that name a substance which is left out: only contents_of asks for them, to count them.
enum class Named { goes, stays };

/// Left out always: the bin, earlier versions, the share log, questions, the list of this computer's imports, the lines
/// on the help card, the number of this computer; and whatever else was typed where the person prefers not to say.
///
/// A substance that is left out is named in no text of any record, whichever field it is: a text that an entry can do
/// without goes, whole; an entry whose title or only text names it goes. The words of another plan and other names on
/// the list stay, since what was prescribed and taken would be told wrongly without them; the person is told of those
/// and of all that went, see contents.hpp.
[[nodiscard]] JournalData selected(const JournalData& data, const Options& options, Reach reach,
                                   Named named = Named::goes);

/// Which of the two classes of substances one belongs to.
[[nodiscard]] bool is_medication(SubstanceKind kind);

/// Substances that are on the list but not in the file.
[[nodiscard]] std::vector<const Substance*> substances_not_in(const JournalData& data, const Options& options);

}  // namespace nightjar::report
