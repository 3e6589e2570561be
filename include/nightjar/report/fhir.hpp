// The journal as HL7 FHIR R4 (4.0.1): a collection Bundle of what a person reported about themselves. Base resources
// only, no profile is claimed. Missing answers carry dataAbsentReason, never 0. Units are UCUM. Codes are LOINC where
// LOINC has the term, and our own (urn:nightjar:codes) otherwise.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/report/options.hpp>
#include <nightjar/report/progress.hpp>

namespace nightjar::report {

/// `chosen` is what selected(…, Reach::dates) returned. The same data and options give the same bytes.
[[nodiscard]] std::string fhir_bundle(const JournalData& chosen, const Options& options, const Step& step = no_step);

}  // namespace nightjar::report
