#include <zip.h>

#include <exception>
#include <memory>
#include <nightjar/report/archive.hpp>
#include <nightjar/support/error.hpp>

namespace nightjar::report {
namespace {

// The first time that zip can say, so that nothing in the file tells when or where it was made.
constexpr zip_uint16_t first_date = (1 << 5) | 1;  // 1980-01-01

// A life's worth of entries is packed quickly rather than tightly: a third larger in half the time.
constexpr std::size_t large = std::size_t{4} << 20;
constexpr zip_uint32_t quickly = 1;

[[noreturn]] void could_not_build() {
  throw Failure{Error{ErrorCode::internal, "could not build the archive", "try again"}};
}

/// The zip library asks between two pieces whether to stop. It is written in C: what is thrown goes around it.
struct Asked {
  const Step* step;
  std::exception_ptr thrown;
};
int is_stopped(zip_t*, void* asked_by) {
  auto& asked = *static_cast<Asked*>(asked_by);
  try {
    (*asked.step)();
    return 0;
  } catch (...) {
    asked.thrown = std::current_exception();
    return 1;
  }
}

}  // namespace

std::string zip_archive(std::span<const CsvFile> files, const std::string& password, const Step& step) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) could_not_build();
  // Kept beyond the closing of the archive, to read the bytes from it.
  zip_source_keep(target);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> bytes(target, &zip_source_free);
  std::unique_ptr<zip_t, decltype(&zip_discard)> zip(zip_open_from_source(target, ZIP_TRUNCATE, &error), &zip_discard);
  zip_error_fini(&error);
  if (!zip) could_not_build();
  for (const auto& file : files) {
    auto* source = zip_source_buffer(zip.get(), file.text.data(), file.text.size(), 0);
    const auto index = source == nullptr ? -1 : zip_file_add(zip.get(), file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      could_not_build();
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    if (zip_file_set_dostime(zip.get(), entry, 0, first_date, 0) != 0 ||
        zip_file_set_external_attributes(zip.get(), entry, 0, ZIP_OPSYS_UNIX, 0100600U << 16) != 0)
      could_not_build();
    if (file.text.size() > large && zip_set_file_compression(zip.get(), entry, ZIP_CM_DEFLATE, quickly) != 0)
      could_not_build();
    if (!password.empty() && zip_file_set_encryption(zip.get(), entry, ZIP_EM_AES_256, password.c_str()) != 0)
      could_not_build();
  }
  Asked asked{&step, nullptr};
  if (zip_register_cancel_callback_with_state(zip.get(), is_stopped, nullptr, &asked) != 0) could_not_build();
  if (zip_close(zip.get()) != 0) {
    if (asked.thrown) std::rethrow_exception(asked.thrown);
    could_not_build();
  }
  static_cast<void>(zip.release());

  std::string out;
  zip_stat_t made;
  zip_stat_init(&made);
  if (zip_source_stat(bytes.get(), &made) == 0 && (made.valid & ZIP_STAT_SIZE) != 0) out.reserve(made.size);
  std::string part(std::size_t{64} << 10, '\0');
  if (zip_source_open(bytes.get()) != 0) could_not_build();
  for (;;) {
    const auto n = zip_source_read(bytes.get(), part.data(), part.size());
    if (n < 0) could_not_build();
    if (n == 0) break;
    out.append(part, 0, static_cast<std::size_t>(n));
  }
  zip_source_close(bytes.get());
  return out;
}

}  // namespace nightjar::report
