#include <nightjar/charts/text_wrap.hpp>
#include <nightjar/support/utf8.hpp>
#include <utility>

namespace nightjar::charts {
namespace {

/// The first characters of `word` that fit, at least one.
std::string fitting_start(const std::string& word, const TextStyle& style, double width, const TextMeasure& measure) {
  std::size_t end = utf8::next(word, 0).length;
  while (end < word.size()) {
    const std::size_t longer = end + utf8::next(word, end).length;
    if (measure.width(word.substr(0, longer), style) > width) break;
    end = longer;
  }
  return word.substr(0, end);
}

/// Text that was pasted may end its lines in other ways than with a line feed.
std::string with_line_feeds(std::string text) {
  for (const std::string_view end : {"\u2028", "\u2029", "\u0085"})
    for (auto at = text.find(end); at != std::string::npos; at = text.find(end, at)) text.replace(at, end.size(), "\n");
  return text;
}

}  // namespace

std::vector<std::string> wrap(std::string_view as_written, const TextStyle& style, double width,
                              const TextMeasure& measure) {
  const std::string words = with_line_feeds(std::string(as_written));
  std::vector<std::string> lines;
  std::string line;
  const auto place = [&](std::string word) {
    const std::string joined = line.empty() ? word : line + ' ' + word;
    if (measure.width(joined, style) <= width) {
      line = joined;
      return;
    }
    if (!line.empty()) lines.push_back(std::exchange(line, {}));
    while (measure.width(word, style) > width) {
      lines.push_back(fitting_start(word, style, width, measure));
      word.erase(0, lines.back().size());
      if (word.empty()) return;
    }
    line = std::move(word);
  };
  std::size_t at = 0;
  while (at <= words.size()) {
    const std::size_t end = std::min(words.find_first_of(" \n", at), words.size());
    if (end > at) place(words.substr(at, end - at));
    if (end < words.size() && words[end] == '\n') lines.push_back(std::exchange(line, {}));
    at = end + 1;
  }
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

}  // namespace nightjar::charts
