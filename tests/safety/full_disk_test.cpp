// Really full file systems: small ones, made and filled by the test. That takes an administrator; others skip it.
#include "safety/real_program.hpp"

namespace nightjar::test {
namespace {

class FullDisk : public RealProgram, public testing::WithParamInterface<const char*> {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(folder_ / "disk");
    const std::string kind = GetParam();
    if (::geteuid() != 0) GTEST_SKIP() << "mounting a small " << kind << " takes an administrator";
    const auto image = path("image"), disk = path("disk");
    const auto mount = kind == "tmpfs" ? "mount -t tmpfs -o size=600k tmpfs " + disk
                                       : "truncate -s " + std::string(kind == "xfs" ? "300M " : "3M ") + image +
                                             " && mkfs." + kind + (kind == "ext4" ? " -q -N 64 " : " -q ") + image +
                                             " && mount -o loop " + image + " " + disk;
    mounted_ = run_command({"sh", "-c", mount}).status == 0;
    if (!mounted_) GTEST_SKIP() << "this computer cannot make and mount a small " << kind;
    journal_name_ = "disk/journal.nightjar";
  }
  void TearDown() override {
    if (!mounted_) return;
    EXPECT_EQ(run_command({"umount", path("disk")}).status, 0);
  }
  void fill() {
    std::ofstream out(path("disk/filler"), std::ios::binary);
    const std::string block(1024, 'x');
    while (out.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
  }
  bool mounted_ = false;
};

TEST_P(FullDisk, KeepsTheJournalSaysWhyAndGoesOnWhenThereIsSpaceAgain) {
  make_journal();
  ASSERT_EQ(craving("first").status, 0);
  fill();
  for (int n = 0; n < 3; ++n) {
    const auto refused = craving("second");
    EXPECT_EQ(refused.status, 1) << refused.out;
    EXPECT_TRUE(refused.says("the disk is full")) << refused.out;
    EXPECT_TRUE(refused.says("what was entered is kept in")) << refused.out;
    EXPECT_EQ(notes(), std::set<std::string>{"first"});
  }
  std::filesystem::remove(path("disk/filler"));
  const auto next = craving("third");
  EXPECT_EQ(next.status, 0) << next.out;
  EXPECT_TRUE(next.says("Entries that could not be saved here are kept in")) << next.out;
  // Each of the three tries was kept; merging takes all of them in.
  for (const auto& kept : std::filesystem::directory_iterator(folder_ / "home/.local/state/nightjar/unsaved"))
    EXPECT_EQ(run({"merge"}, {kept.path()}).status, 0);
  EXPECT_EQ(notes(), (std::set<std::string>{"first", "second", "third"}));
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "disk"))
    EXPECT_FALSE(entry.path().string().ends_with(".tmp")) << entry.path();
}

INSTANTIATE_TEST_SUITE_P(Of, FullDisk, testing::Values("tmpfs", "ext4", "xfs"),
                         [](const auto& each) { return std::string(each.param); });

}  // namespace
}  // namespace nightjar::test
