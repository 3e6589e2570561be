#include <utf8proc.h>

#include <algorithm>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/utf8.hpp>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace nightjar::utf8 {

Decoded next(std::string_view text, std::size_t at) {
  utf8proc_int32_t code_point = -1;
  const auto rest = text.substr(at);
  const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                     static_cast<utf8proc_ssize_t>(rest.size()), &code_point);
  if (used <= 0 || code_point < 0) return {0xFFFD, 1, false};
  return {static_cast<char32_t>(code_point), static_cast<std::size_t>(used), true};
}

void append(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(n));
}

bool valid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto d = next(text, i);
    if (!d.valid) return false;
    i += d.length;
  }
  return true;
}

std::size_t count(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); i += next(text, i).length) ++n;
  return n;
}

std::string sanitized(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto d = next(text, i);
    i += d.length;
    if (d.code_point == U'\r') {
      if (i < text.size() && text[i] == '\n') ++i;
      out += '\n';
    } else if (d.code_point == U'\t' || d.code_point == U'\n') {
      out += static_cast<char>(d.code_point);
    } else if (d.code_point < 0x20 || (d.code_point >= 0x7F && d.code_point < 0xA0)) {
      append(out, 0xFFFD);
    } else {
      append(out, d.code_point);
    }
  }
  return out;
}

namespace {

bool is_blank(char32_t c) {
  constexpr char32_t byte_order_mark = 0xFEFF, zero_width = 0x200B;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return c == U'\t' || c == U'\n' || c == U'\r' || c == zero_width || c == byte_order_mark ||
         (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  std::size_t begin = text.size(), end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto d = next(text, at);
    if (!is_blank(d.code_point)) {
      begin = std::min(begin, at);
      end = at + d.length;
    }
    at += d.length;
  }
  return end == 0 ? std::string_view() : text.substr(begin, end - begin);
}

std::string capitalised(std::string_view text) {
  if (text.empty()) return {};
  const auto first = next(text, 0);
  std::string out;
  if (first.valid)
    append(out, static_cast<char32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(first.code_point))));
  return out.append(text.substr(first.valid ? first.length : 0));
}

namespace {

using CodePoint = utf8proc_int32_t;
using CodePoints = std::vector<CodePoint>;

constexpr CodePoint dot_above = 0x0307, dotless_i = 0x0131, zero_width_space = 0x200B;

bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}
char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(CodePoint c) {
  const auto category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}
bool is_mark(CodePoint c) {
  const auto category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}
bool is_number(CodePoint c) {
  const auto category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

/// Scripts that put no space between words; and Hangul, which puts none between a noun and its particle.
bool needs_no_space(CodePoint c) {
  static constexpr std::pair<CodePoint, CodePoint> ranges[] = {
      {0x0E00, 0x0EFF},                      // Thai, Lao
      {0x1000, 0x109F},                      // Myanmar
      {0x1100, 0x11FF},                      // Hangul
      {0x1780, 0x17FF},                      // Khmer
      {0x1950, 0x19DF},                      // Tai Le, New Tai Lue
      {0x1A20, 0x1AAF},                      // Tai Tham
      {0x1B00, 0x1B7F},                      // Balinese
      {0x2E80, 0x2FDF},                      // radicals of Han
      {0x3005, 0x3007},   {0x3021, 0x303C},  // what counts or repeats in Han
      {0x3041, 0x4DBF},                      // Kana, Bopomofo, Han
      {0x4E00, 0xA4CF},                      // Han, Yi
      {0xA960, 0xA97F},                      // Hangul
      {0xA980, 0xA9FF},                      // Javanese, Myanmar
      {0xAA60, 0xAADF},                      // Myanmar, Tai Viet
      {0xAC00, 0xD7FF},                      // Hangul
      {0xF900, 0xFAFF},                      // Han
      {0x16FE0, 0x1B2FF},                    // Tangut, Khitan, Nushu, Kana
      {0x20000, 0x3FFFF},                    // Han
  };
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](const auto& range) { return range.first <= c && c <= range.second; });
}

/// Of folded and decomposed code points, one after the other, those that are compared. Left out are marks that a word
/// has in one spelling and lacks in the other: Greek capitals go without accents, and the Turkish dotted capital keeps
/// its dot. All other accents make another word: "the" is not "thé".
class Spelling {
 public:
  [[nodiscard]] std::optional<CodePoint> next(CodePoint c) {
    if (c == dotless_i) c = 'i';  // as its capital is
    const bool greek = base_ >= 0x0370 && base_ <= 0x03FF;
    if (is_mark(c) && (greek || (base_ == 'i' && c == dot_above))) return std::nullopt;
    if (!is_mark(c)) base_ = c;
    return c;
  }

 private:
  CodePoint base_ = 0;
};

// The halves of utf8proc_map, which itself would leave copies of the text in memory that nobody wipes.
CodePoints decomposed(std::string_view text, int options) {
  const std::string repaired = valid(text) ? std::string() : sanitized(text);
  if (!repaired.empty()) text = repaired;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  const auto how = static_cast<utf8proc_option_t>(options);
  const auto needed = utf8proc_decompose(bytes, size, nullptr, 0, how);
  NIGHTJAR_EXPECTS(needed >= 0);
  CodePoints out(static_cast<std::size_t>(needed));
  utf8proc_decompose(bytes, size, out.data(), needed, how);
  return out;
}

CodePoints composed(CodePoints text) {
  const auto size = utf8proc_normalize_utf32(text.data(), static_cast<utf8proc_ssize_t>(text.size()), UTF8PROC_COMPOSE);
  text.resize(static_cast<std::size_t>(size));
  return text;
}

/// The words of a text, folded, each between two line feeds: one text holds the words of another where the one string
/// holds the other. Letters and numbers part where they meet ("10mg" is two words), and in a script without spaces each
/// character is a word.
class Words {
 public:
  explicit Words(std::string_view text) : out_("\n") {
    out_.reserve(text.size() + 16);
    if (all_ascii(text))
      for (const char c : text) add_ascii(lower_ascii(c));
    else
      for (const CodePoint c : composed(decomposed(text, UTF8PROC_COMPOSE))) add(c);
    end_word();
  }
  [[nodiscard]] bool none() const { return out_.size() == 1; }
  [[nodiscard]] bool hold(const Words& others) const { return out_.find(others.out_) != std::string::npos; }

 private:
  enum class Kind { none, letters, number, alone };

  void end_word() {
    if (kind_ != Kind::none) out_ += '\n';
    kind_ = Kind::none;
  }
  void begin_or_go_on(Kind kind) {
    if (kind != kind_ || kind == Kind::alone) end_word();
    kind_ = kind;
  }

  void add_ascii(char c) {
    const bool letter = c >= 'a' && c <= 'z';
    if (!letter && !(c >= '0' && c <= '9')) return end_word();
    begin_or_go_on(letter ? Kind::letters : Kind::number);
    out_ += c;
  }

  void add(CodePoint c) {
    if (c == zero_width_space) return end_word();
    if (utf8proc_get_property(c)->ignorable) return;                       // a soft hyphen, a joiner
    if (!is_letter(c) && !is_number(c) && !is_mark(c)) return end_word();  // "™" too, although it folds to letters
    CodePoint parts[32];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    constexpr int options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    const auto count =
        utf8proc_decompose_char(c, parts, std::size(parts), static_cast<utf8proc_option_t>(options), &boundary);
    if (count <= 0) return;
    bool goes_on = is_mark(parts[0]);
    if (goes_on && kind_ == Kind::none) return;
    for (const CodePoint part : std::span(parts).first(static_cast<std::size_t>(count))) {
      if (!is_letter(part) && !is_number(part) && !is_mark(part)) {  // the brackets of "⑴"
        end_word();
        goes_on = false;
        continue;
      }
      if (!goes_on) begin_or_go_on(needs_no_space(part) ? Kind::alone : is_number(c) ? Kind::number : Kind::letters);
      goes_on = true;
      if (const auto compared = spelling_.next(part)) append(out_, static_cast<char32_t>(*compared));
    }
  }

  std::string out_;
  Kind kind_ = Kind::none;
  Spelling spelling_;
};

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  if (all_ascii(text)) {
    out.resize(text.size());
    std::transform(text.begin(), text.end(), out.begin(), lower_ascii);
    return out;
  }
  CodePoints points;
  Spelling spelling;
  for (const CodePoint c :
       decomposed(text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP))
    if (const auto compared = spelling.next(c)) points.push_back(*compared);
  out.reserve(text.size());
  for (const CodePoint c : composed(std::move(points))) append(out, static_cast<char32_t>(c));
  return out;
}

bool same_text(std::string_view a, std::string_view b) { return a == b || folded(a) == folded(b); }
bool same_name(std::string_view a, std::string_view b) { return a == b || same_text(trimmed(a), trimmed(b)); }

bool contains_word(std::string_view text, std::string_view word) {
  const Words wanted(word);
  if (!wanted.none()) return Words(text).hold(wanted);
  const std::string signs = folded(word);  // an emoji, say
  return signs.find_first_not_of(" \t\n") != std::string::npos && folded(text).find(signs) != std::string::npos;
}

}  // namespace nightjar::utf8
