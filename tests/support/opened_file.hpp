// All that can be read in a shared file, however it is packed.
#pragma once
#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nightjar/report/options.hpp>
#include <nightjar/support/id.hpp>
#include <string>

namespace nightjar::test {

/// A file of its own for the length of a test.
class FileOnDisk {
 public:
  explicit FileOnDisk(const std::string& bytes, const std::string& ending)
      : path_(std::filesystem::temp_directory_path() / ("nightjar-" + random_id().hex() + "." + ending)) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  FileOnDisk(const FileOnDisk&) = delete;
  FileOnDisk& operator=(const FileOnDisk&) = delete;
  ~FileOnDisk() { std::filesystem::remove(path_); }
  [[nodiscard]] std::string path() const { return path_.string(); }
  /// What a command prints of it; `{}` stands for its path.
  [[nodiscard]] std::string printed_by(std::string command) const {
    if (const auto at = command.find("{}"); at != std::string::npos) command.replace(at, 2, path());
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string out;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
    pclose(pipe);
    return out;
  }

 private:
  std::filesystem::path path_;
};

/// Name and content of every member.
inline std::map<std::string, std::string> unzipped(const std::string& bytes, const char* password = nullptr) {
  std::map<std::string, std::string> out;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr) {
    zip_source_free(source);
    return out;
  }
  if (password != nullptr) zip_set_default_password(zip, password);
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_file_t* file = zip_fopen_index(zip, index, 0);
    if (file == nullptr) continue;
    std::string& text = out[zip_get_name(zip, index, 0)];
    std::array<char, 4096> buffer{};
    for (zip_int64_t n = zip_fread(file, buffer.data(), buffer.size()); n > 0;
         n = zip_fread(file, buffer.data(), buffer.size()))
      text.append(buffer.data(), static_cast<std::size_t>(n));
    zip_fclose(file);
  }
  zip_discard(zip);
  return out;
}

/// The file with every stream unpacked and no encryption.
inline std::string unpacked_pdf(const std::string& bytes, const std::string& password = "") {
  return FileOnDisk(bytes, "pdf")
      .printed_by("qpdf --stream-data=uncompress --object-streams=disable --decrypt --password='" + password +
                  "' {} -");
}

/// Every string of a PDF's objects (bookmarks, other words for pictures, facts about the file) as UTF-8, which in the
/// file itself may be UTF-16 or spelled in digits.
inline std::string strings_of_pdf(const std::string& bytes) {
  return FileOnDisk(bytes, "pdf").printed_by("qpdf --json=2 {}");
}

/// The bytes, what they unpack to, and for a PDF the words a reader sees (its text is glyph numbers otherwise).
inline std::string readable(report::Format format, const std::string& bytes) {
  std::string out = bytes;
  if (format == report::Format::csv || format == report::Format::xlsx)
    for (const auto& [name, text] : unzipped(bytes)) out += name + text;
  if (format == report::Format::pdf)
    out += unpacked_pdf(bytes) + strings_of_pdf(bytes) + FileOnDisk(bytes, "pdf").printed_by("pdftotext -raw {} -");
  return out;
}

/// Where two files begin to differ, in what they unpack to; empty when they are the same to the byte.
inline std::string difference(report::Format format, const std::string& a, const std::string& b) {
  if (a == b) return {};
  const bool zipped = format == report::Format::csv || format == report::Format::xlsx;
  auto parts_a = zipped ? unzipped(a) : std::map<std::string, std::string>{{"", a}};
  auto parts_b = zipped ? unzipped(b) : std::map<std::string, std::string>{{"", b}};
  if (format == report::Format::pdf)
    for (auto* parts : {&parts_a, &parts_b})
      parts->at("") = FileOnDisk(parts->at(""), "pdf").printed_by("pdftotext -raw {} -");
  for (const auto& [name, text] : parts_a) {
    const auto& other = parts_b[name];
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(text, other).in1 - text.begin());
    if (at < text.size() || text.size() != other.size())
      return name + ": " + text.substr(at - std::min<std::size_t>(at, 60), 120) +
             "\nand not: " + other.substr(at - std::min<std::size_t>(at, 60), 120);
  }
  return "somewhere";
}

}  // namespace nightjar::test
