#include "cli/file_password.hpp"

#include <nightjar/report/share_file.hpp>

namespace nightjar::cli {

void add_file_password(CLI::App& verb, FilePassword& password) {
  const auto from_file = add_text(verb, "--password-file", password.file, "F",
                                  "Protects the file (AES-256) with the first line of F (- is standard input)");
  add_flag(verb, "--offer-password", password.offered,
           "Protects the file with a password made for it, and prints that once")
      .excludes(from_file);
}

Result<SecretBytes> read_file_password(Context& context, const FilePassword& password) {
  if (password.offered) {
    const auto made = report::suggest_password(context.computer.new_id);
    context.out << "Password of the file: " << made
                << "\nTell it by phone, not in the same message. It is kept nowhere.\n";
    return SecretBytes::copy_of(std::string_view(made));
  }
  if (!password.file) return SecretBytes();
  auto secret = read_secret(context, password.file, "Password of the file");
  if (secret && secret->size() < report::least_password_length)
    return fail(ErrorCode::refused, "the password of a shared file needs at least 8 characters",
                "--offer-password makes one");
  return secret;
}

}  // namespace nightjar::cli
