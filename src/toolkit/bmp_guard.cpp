#include <nightjar/support/utf8.hpp>
#include <nightjar/toolkit/bmp_guard.hpp>

namespace nightjar::toolkit {

std::optional<std::string> BmpGuard::encode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    auto [code_point, length, valid] = utf8::next(text, i);
    if (code_point > 0xFFFF) {
      const auto stand_in = slot(code_point);
      if (!stand_in) return std::nullopt;
      code_point = *stand_in;
    }
    utf8::append(out, code_point);
    i += length;
  }
  return out;
}

std::string BmpGuard::decode(std::string_view text) const {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto [code_point, length, valid] = utf8::next(text, i);
    const bool ours = code_point >= first && code_point < first + table_.size();
    utf8::append(out, ours ? table_[code_point - first] : code_point);
    i += length;
  }
  return out;
}

std::string BmpGuard::encode_or_refuse(std::string_view text) {
  auto encoded = encode(text);
  if (encoded) return std::move(*encoded);
  refused_ = true;
  return {};
}

char32_t BmpGuard::stand_in(char32_t code_point) {
  if (code_point <= 0xFFFF) return code_point;
  const auto found = slot(code_point);
  if (!found) refused_ = true;
  return found.value_or(0);
}

void BmpGuard::begin_anew() {
  table_.clear();
  index_.clear();
}

std::optional<char32_t> BmpGuard::slot(char32_t code_point) {
  if (const auto it = index_.find(code_point); it != index_.end()) return it->second;
  if (table_.size() == capacity) return std::nullopt;
  table_.push_back(code_point);
  return index_[code_point] = first + static_cast<char32_t>(table_.size() - 1);
}

}  // namespace nightjar::toolkit
