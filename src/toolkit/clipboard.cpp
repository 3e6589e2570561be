#include <imgui.h>

#include <cstring>
#include <nightjar/toolkit/clipboard.hpp>
#include <string_view>

namespace nightjar::toolkit {
namespace {
std::size_t digest(std::string_view text) { return std::hash<std::string_view>()(text); }
}  // namespace

void Clipboard::install(ImGuiIO& io) {
  io.ClipboardUserData = this;
  io.GetClipboardTextFn = get;
  io.SetClipboardTextFn = set;
}

bool Clipboard::is_ours(const char* text) const { return copied_ && digest(text) == *copied_; }

const char* Clipboard::get(void* me) {
  auto& self = *static_cast<Clipboard*>(me);
  char* theirs = self.system_.get();
  if (theirs == nullptr) return nullptr;
  auto encoded = self.guard_.encode_or_refuse(theirs);
  self.pasted_ = SecretBytes::copy_of(std::string_view(encoded.c_str(), encoded.size() + 1));
  wipe(encoded.data(), encoded.size());
  // The system's copy would lie in memory until the next one. Our own text is the selection itself, and stays.
  if (!self.is_ours(theirs)) wipe(theirs, std::strlen(theirs));
  return reinterpret_cast<const char*>(self.pasted_.data());
}

void Clipboard::set(void* me, const char* text) {
  auto& self = *static_cast<Clipboard*>(me);
  std::string decoded = self.guard_.decode(text);
  self.copied_ = digest(decoded);
  self.system_.set(decoded.c_str());
  wipe(decoded.data(), decoded.size());
}

void Clipboard::empty_if_ours() {
  if (!copied_) return;
  if (char* now = system_.get(); now != nullptr && is_ours(now)) {
    wipe(now, std::strlen(now));
    system_.set("");
  }
  copied_.reset();
}

}  // namespace nightjar::toolkit
