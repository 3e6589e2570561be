// Emoji through a 16-bit toolkit: characters above U+FFFF are edited as stand-ins and stored as themselves.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nightjar::toolkit {

class BmpGuard {
 public:
  /// Nullopt: more than 32 kinds in use; such a text is shown, not edited.
  [[nodiscard]] std::optional<std::string> encode(std::string_view text);
  /// Of text that is about to be pasted: nothing at all where it has more kinds than fit, and refused() says so.
  [[nodiscard]] std::string encode_or_refuse(std::string_view text);
  [[nodiscard]] std::string decode(std::string_view text) const;
  /// For one typed character; 0, which writes nothing, when there is no stand-in left, and refused() says so.
  [[nodiscard]] char32_t stand_in(char32_t code_point);
  /// Once: something that was typed or pasted was left out, since more kinds are in use than there are stand-ins.
  [[nodiscard]] bool refused() { return std::exchange(refused_, false); }
  /// No field is written in, so that no stand-in is in use: those of texts that are drawn are chosen again.
  void begin_anew();

 private:
  // U+FDD0..FDEF are noncharacters: never in real text, and InputText lets them pass, unlike private use.
  static constexpr char32_t first = 0xFDD0;
  static constexpr std::size_t capacity = 32;
  std::optional<char32_t> slot(char32_t code_point);
  std::map<char32_t, char32_t> index_;
  std::vector<char32_t> table_;
  bool refused_ = false;
};

}  // namespace nightjar::toolkit
