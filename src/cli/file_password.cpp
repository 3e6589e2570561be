#include "cli/file_password.hpp"

namespace nightjar::cli {

void add_file_password(CLI::App& verb, FilePassword& password) {
  const auto from_file = add_text(verb, "--password-file", password.file, "F",
                                  "Protects the file (AES-256) with the first line of F (- is standard input)");
  add_flag(verb, "--offer-password", password.offered,
           "Protects the file with a password made for it, and prints that once")
      .excludes(from_file);
}

Result<SecretBytes> read_file_password(Context& context, const FilePassword& password, report::Protection protection) {
  if (password.offered) {
    const auto made = report::suggest_password(context.computer.new_id);
    context.out << "Password of the file: " << made
                << "\nTell it by phone, not in the same message. It is kept nowhere.\n";
    if (const auto out = shown(context); !out) return fail(out.error());
    return SecretBytes::copy_of(std::string_view(made));
  }
  if (!password.file) return SecretBytes();
  const auto secret = read_secret(context, password.file, "Password of the file");
  if (!secret) return fail(secret.error());
  auto prepared = report::prepared_password(*secret, protection);
  if (!prepared)
    return fail(prepared.error().code, prepared.error().message,
                prepared.error().hint + "; --offer-password makes one");
  return prepared;
}

}  // namespace nightjar::cli
