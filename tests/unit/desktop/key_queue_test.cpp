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

TEST(KeyQueue, AClickStaysBetweenTheLettersThatWereTypedAroundIt) {
  KeyQueue queue;
  stroke(queue, 'A', 'a');
  queue.add({.kind = Kind::button_press, .key = 0, .at = {10, 20}});
  queue.add({.kind = Kind::button_release, .key = 0, .at = {10, 20}});
  stroke(queue, 'B', 'b');
  std::string order;
  int frames = 0;
  for (; !queue.empty(); ++frames)
    for (const auto& event : queue.for_frame(true))
      order += event.kind == Kind::character      ? static_cast<char>(event.character)
               : event.kind == Kind::button_press ? '!'
                                                  : ' ';
  std::erase(order, ' ');
  EXPECT_EQ(order, "a!b");
  EXPECT_GE(frames, 3) << "a button that goes down and up in one frame would never be seen";
}
TEST(KeyQueue, InATextAllLettersThatWaitComeAtOnceAndATabStaysBehindThem) {
  KeyQueue queue;
  stroke(queue, 'O', 'o');
  stroke(queue, 'W', 'w');
  stroke(queue, 'L', 'l');
  stroke(queue, '\t');
  stroke(queue, 'A', 'a');
  const auto written = [&] {
    std::string letters;
    for (const auto& event : queue.for_frame(true))
      if (event.kind == Kind::character) letters += static_cast<char>(event.character);
    return letters;
  };
  EXPECT_EQ(written(), "owl");
  EXPECT_EQ(written(), "") << "the Tab";
  EXPECT_EQ(written(), "a");
}
TEST(MouseButtons, AreWhereTheyWereAndNotWhereTheyAreByNow) {
  ImGuiIO io;
  MouseButtons buttons;
  buttons.see({.kind = Kind::button_press, .key = 0, .at = {10, 20}});
  io.MousePos = {300, 300};
  buttons.put_into(io);
  EXPECT_TRUE(io.MouseDown[0]);
  EXPECT_EQ(io.MousePos.x, 10);
  io.MousePos = {300, 300};
  io.MouseDown[0] = false;  // as it is by now
  buttons.put_into(io);
  EXPECT_TRUE(io.MouseDown[0]) << "until the queue says that it went up";
  EXPECT_EQ(io.MousePos.x, 300);
}

}  // namespace
}  // namespace nightjar::desktop
