#include "desktop/key_queue.hpp"

#include <gtest/gtest.h>

#include <string>

namespace nightjar::desktop {
namespace {

using Kind = KeyEvent::Kind;

/// Frames as "+S" for a press, "^C" for one of a modifier, "-S" for a release and "s" for a character, a bar between
/// two.
std::string frames_of(KeyQueue& queue) {
  std::string out;
  while (!queue.empty()) {
    if (!out.empty()) out += '|';
    for (const auto& event : queue.for_frame()) {
      if (event.kind == Kind::character)
        out += static_cast<char>(event.character);
      else
        (out += event.kind == Kind::press     ? '+'
                : event.kind == Kind::release ? '-'
                                              : '^') += static_cast<char>(event.key);
    }
  }
  return out;
}

void stroke(KeyQueue& queue, char key, char writes = '\0') {
  queue.add({Kind::press, key});
  if (writes != '\0') queue.add({.kind = Kind::character, .character = static_cast<unsigned char>(writes)});
  queue.add({Kind::release, key});
}

TEST(KeyQueue, AFrameSeesOneStrokeWithWhatItWrites) {
  KeyQueue queue;
  stroke(queue, '2', '2');
  EXPECT_EQ(frames_of(queue), "+22|-2");
}
TEST(KeyQueue, LettersStayOnTheirSideOfATabHoweverFastTheyAreTyped) {
  KeyQueue queue;
  stroke(queue, '1', '1');
  stroke(queue, '\t');
  stroke(queue, '2', '2');
  stroke(queue, '\t');
  EXPECT_EQ(frames_of(queue), "+11|-1+\t|-\t+22|-2+\t|-\t");
}
TEST(KeyQueue, ACtrlThatIsLetGoFirstStillBelongsToItsLetter) {
  KeyQueue queue;
  queue.add({Kind::modifier_press, 'C'});
  queue.add({Kind::press, 'S'});
  queue.add({Kind::release, 'C'});
  queue.add({Kind::release, 'S'});
  EXPECT_EQ(frames_of(queue), "^C+S|-C-S");
}
TEST(KeyQueue, ACtrlAfterALetterDoesNotSwallowIt) {
  KeyQueue queue;
  stroke(queue, 'a', 'a');
  queue.add({Kind::modifier_press, 'C'});
  stroke(queue, 'S');
  queue.add({Kind::release, 'C'});
  EXPECT_EQ(frames_of(queue), "+aa|-a^C+S|-S-C");
}
TEST(KeyQueue, TextOfAnInputMethodComesInOneFrame) {
  KeyQueue queue;
  for (const char c : std::string("hello"))
    queue.add({.kind = Kind::character, .character = static_cast<unsigned char>(c)});
  EXPECT_EQ(frames_of(queue), "hello");
}

}  // namespace
}  // namespace nightjar::desktop
