#include <fmt/format.h>
#include <utf8proc.h>

#include <cstring>
#include <nightjar/support/secret_text.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view paste_begins = "\x1B[200~", paste_ends = "\x1B[201~";

/// Takes each occurrence out, in place: no copy of a secret is left behind.
void take_out(SecretBytes& text, std::string_view mark) {
  for (auto at = text.text().find(mark); at != std::string_view::npos; at = text.text().find(mark, at)) {
    std::memmove(text.data() + at, text.data() + at + mark.size(), text.size() - at - mark.size());
    text.shrink(text.size() - mark.size());
  }
}

tl::unexpected<Error> not_text(const SecretBytes& given) {
  const auto text = given.text();
  const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  return fail(ErrorCode::invalid_value,
              utf16 ? "this secret is in UTF-16, as some editors save a file" : "this secret is not UTF-8 text",
              "nothing was changed; save the file as UTF-8, or set the terminal to it");
}

/// How a sign is called that cannot be seen; empty for one that can.
std::string name_of_unseen(char32_t c) {
  const auto coded = [&](std::string_view name) {
    return fmt::format("{} (U+{:04X})", name, static_cast<std::uint32_t>(c));
  };
  const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  switch (property->category) {
    case UTF8PROC_CATEGORY_CC:
      return c == '\t'                ? "a tab"
             : c == '\n' || c == '\r' ? "a line end"
             : c == 0                 ? "a zero byte (is it a file in UTF-16?)"
             : c == 0x1B              ? coded("an escape character")
                                      : coded("a control character");
    case UTF8PROC_CATEGORY_ZS:
      return c == ' ' ? "" : coded(c == 0xA0 ? "a non-breaking space" : "a blank that the space bar does not give");
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return coded("a line end");
    default: break;
  }
  if (c == 0xFEFF) return coded("a byte order mark");
  if (property->category == UTF8PROC_CATEGORY_CF || property->ignorable) return coded("an invisible character");
  return "";
}

SecretBytes in_form(const SecretBytes& secret, int options) {
  // utf8proc_map would leave copies on the heap, so its two halves are called on guarded memory.
  const auto form = static_cast<utf8proc_option_t>(options);
  const auto size = static_cast<utf8proc_ssize_t>(secret.size());
  const auto needed = utf8proc_decompose(secret.data(), size, nullptr, 0, form);
  if (needed <= 0) return secret.clone();

  SecretBytes buffer((static_cast<std::size_t>(needed) + 1) * sizeof(utf8proc_int32_t));  // re-encoding adds a NUL
  auto* code_points = reinterpret_cast<utf8proc_int32_t*>(buffer.data());
  if (utf8proc_decompose(secret.data(), size, code_points, needed, form) != needed) return secret.clone();
  const auto length = utf8proc_reencode(code_points, needed, form);
  if (length < 0) return secret.clone();
  return SecretBytes::copy_of(std::span<const std::uint8_t>(buffer.data(), static_cast<std::size_t>(length)));
}

}  // namespace

SecretBytes composed(const SecretBytes& secret) { return in_form(secret, UTF8PROC_STABLE | UTF8PROC_COMPOSE); }

bool has_one_spelling(const SecretBytes& prepared) {
  const auto plain = in_form(prepared, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  return plain.text() == prepared.text();
}

Result<SecretBytes> prepared_secret(const SecretBytes& given) {
  auto text = given.clone();
  if (text.text().starts_with(byte_order_mark)) {
    std::memmove(text.data(), text.data() + byte_order_mark.size(), text.size() - byte_order_mark.size());
    text.shrink(text.size() - byte_order_mark.size());
  }
  take_out(text, paste_begins);
  take_out(text, paste_ends);
  if (text.text().ends_with('\n')) text.shrink(text.size() - 1);
  if (text.text().ends_with('\r')) text.shrink(text.size() - 1);
  if (!utf8::valid(text.text())) return not_text(given);
  return composed(text);
}

Result<SecretBytes> prepared_new_secret(const SecretBytes& given, const std::string& what, const SecretLength& length) {
  auto secret = prepared_secret(given);
  if (!secret) return secret;
  const auto text = secret->text();
  const auto refused = [&](const std::string& why, const std::string& hint) {
    return fail(ErrorCode::invalid_value, why, "nothing was changed; " + hint);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = utf8::next(text, at);
    if (const auto name = name_of_unseen(sign.code_point); !name.empty())
      return refused(fmt::format("{} may not hold {}: it could not be typed again", what, name), "leave it out");
    at += sign.length;
  }
  if (text.starts_with(' ') || text.ends_with(' '))
    return refused(
        fmt::format("{} may not {} with a blank: it cannot be seen", what, text.starts_with(' ') ? "begin" : "end"),
        "leave the blank out");
  if (utf8::count(text) < length.least_characters)
    return refused(fmt::format("{} needs at least {} characters", what, length.least_characters),
                   "a few words that you will remember work well");
  if (text.size() > length.most_bytes)
    return refused(
        fmt::format("{} may have at most {} bytes, and this one has {}", what, length.most_bytes, text.size()),
        "choose a shorter one");
  return secret;
}

}  // namespace nightjar
