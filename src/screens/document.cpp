// A document that comes with the program, in a dialog: headings, paragraphs, and lines that stay as they are.
#include <nightjar/app/documents.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/safety.hpp"

namespace nightjar::screens {
namespace {

/// Marks of emphasis and of code, which are for other readers.
std::string without_marks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`') continue;
    if (text[i] == '*' && i + 1 < text.size() && text[i + 1] == '*') {
      ++i;
      continue;
    }
    out += text[i];
  }
  return out;
}

}  // namespace

void draw_document(int which, Actions& out) {
  const auto& document = documents()[static_cast<std::size_t>(which)];
  if (!begin_dialog("##document", document.title, 760)) return;
  std::string paragraph;
  const auto end_paragraph = [&] {
    if (!paragraph.empty()) {
      detail(without_marks(paragraph), Ink::text);
      gap(8);
    }
    paragraph.clear();
  };
  bool as_it_is = false;
  for (std::string_view rest = document.text; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("```")) {
      end_paragraph();
      as_it_is = !as_it_is;
    } else if (as_it_is || line.starts_with('|')) {
      end_paragraph();
      detail(without_marks(line), Ink::soft);
    } else if (line.starts_with("# ")) {
      continue;  // the title is above
    } else if (line.starts_with('#')) {
      end_paragraph();
      gap(6);
      section_title(without_marks(line.substr(std::min(line.find(' ') + 1, line.size()))));
      gap(4);
    } else if (line.empty() || line.starts_with("- ")) {
      end_paragraph();
      paragraph = line;
    } else {
      paragraph +=
          (paragraph.empty() ? "" : " ") + std::string(line.substr(std::min(line.find_first_not_of(' '), line.size())));
    }
  }
  end_paragraph();
  gap(10);
  if (button("Close", key::escape)) out.push_back(act::ShowDocument{-1});
  end_dialog();
}

}  // namespace nightjar::screens
