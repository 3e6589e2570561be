// One call that makes the file to be shared, whatever its format, from the journal and what the person chose.
#pragma once
#include <nightjar/charts/scene.hpp>
#include <nightjar/report/contents.hpp>
#include <nightjar/report/progress.hpp>
#include <nightjar/support/secret.hpp>

namespace nightjar::report {

/// The bytes of the file, whole or not at all: nothing is written anywhere. A password makes a PDF that opens only with
/// it (AES-256), or an AES-256 zip around any other format; it is never stored.
/// Errors: cancelled; those of `prepared_password`; internal.
[[nodiscard]] Result<std::string> make_file(const JournalData& data, const Options& options, Format format,
                                            std::string_view password = {}, const Progress& progress = {});

/// The pages of the PDF as they will be. Throws Failure{cancelled} when it is to stop: it asks before each page.
[[nodiscard]] std::vector<charts::Scene> preview(const JournalData& data, const Options& options,
                                                 const Progress& progress = {});

/// "pdf", "html", "zip", "xlsx", "fhir.json", "json", "sleep.json"; "zip" for all but a PDF when there is a password.
[[nodiscard]] std::string extension(Format format, bool has_password);
/// "nightjar-2026-03-16-to-2026-03-29.pdf"
[[nodiscard]] std::string suggested_name(const Options& options, Format format, bool has_password);

/// What a password protects: programs that open these read passwords in different ways.
enum class Protection { pdf, zip };
[[nodiscard]] Protection protection_of(Format format);
/// The bytes that protect a file, if everybody who is told the password can open it with the usual programs.
/// Errors: invalid_value for fewer than 8 characters or more than 127 bytes, for what cannot be typed again, and for
/// letters that some programs write in other bytes: in a zip, all but those of ASCII.
[[nodiscard]] Result<SecretBytes> prepared_password(const SecretBytes& given, Protection protection);
/// For whoever makes a file of any format but PDF with a password.
[[nodiscard]] std::string_view protected_zip_notice();

/// Seven words of 256, joined by hyphens: 56 random bits, easy to say on the phone. For the person to take or change.
[[nodiscard]] std::string suggest_password(const IdSource& random = random_id);

}  // namespace nightjar::report
