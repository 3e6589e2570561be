// The parts that pages share: the scrolling content, the footer, headers, words about a problem.
#pragma once
#include <nightjar/support/error.hpp>
#include <optional>
#include <string>
#include <vector>

#include "screens/screen.hpp"

namespace nightjar::screens {

inline constexpr float footer_height = 68, page_padding_x = 40, page_padding_y = 30;

/// The part of a page that scrolls. With a footer, room for it stays free below.
void begin_page(const char* id, bool with_footer);
void end_page();
/// The line at the foot that stays in view.
void begin_footer();
void end_footer();

/// A band above the page, as high as these words, a row of these buttons, and so much more (logical) at any text size.
/// What is in it is drawn by the caller, in this order.
void begin_band(const char* id, const std::vector<std::string>& words, const std::vector<const char*>& buttons,
                float logical_more = 0);
void end_band();

/// True when the room is too narrow for a second column of this width (logical), as at 200 % text.
[[nodiscard]] bool narrow(float logical_needed);

/// Words at the right edge of the line that begins here, this high (logical); what is drawn next is not moved by them.
void words_at_right(Type type, Ink ink, std::string_view text, float logical_height);
/// Above a group of rows of Settings.
void settings_heading(std::string_view text);
inline constexpr float settings_label_column = 200;  // of the rows of Settings
/// A label and its passphrase field, from which Enter goes on to the next.
void secret_row(const char* name, SecretBuffer& secret);
/// "Could not save: no space is left on the disk" with its hint, in calm words; nothing without a problem.
void problem_words(const std::optional<Error>& problem);
/// The first letter in upper case and a full stop: from an Error's message to a sentence. A first word with a dot or a
/// slash in it is the name of a file, and stays as it is.
[[nodiscard]] std::string sentence(std::string_view message);

}  // namespace nightjar::screens
