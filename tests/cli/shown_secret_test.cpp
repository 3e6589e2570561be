// A new secret is seen before the old one dies, and status 1 means that nothing changed.
#include "cli/program.hpp"

namespace nightjar::test {
namespace {

class ShownSecrets : public Program {
 protected:
  Ran unheard(std::vector<std::string> verb, const std::vector<std::string>& options = {}) {
    unheard_ = true;
    auto ran = run_on(std::move(verb), options);
    unheard_ = false;
    return ran;
  }
  /// Whether this recovery code opens the journal; it is left as it was.
  bool opens(const std::string& code) {
    answers_ = {code, "short"};
    return run_on({"recover"}, {"--kdf-cost", "minimal"}).says("at least 8 characters");
  }
};

TEST_F(ShownSecrets, ANewRecoveryCodeThatCouldNotBeShownReplacesNothing) {
  const auto code = make_journal();
  const auto before = read_bytes(journal());
  for (const auto& options : {std::vector<std::string>{"--new-recovery-code", "--kdf-cost", "minimal"},
                              {"--make-old-copies-useless", "--kdf-cost", "minimal"}}) {
    answers_ = {passphrase, "another long passphrase", "another long passphrase"};
    const auto ran = unheard({"passphrase"}, options);
    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(ran.says("nothing was changed")) << ran.err;
    EXPECT_EQ(read_bytes(journal()), before);
    answers_.clear();
  }
  EXPECT_TRUE(opens(code));
}

TEST_F(ShownSecrets, NoJournalIsMadeWhosePassphraseAndCodeNobodySaw) {
  const auto ran = unheard({"create"}, {"--generate-passphrase", "--kdf-cost", "minimal"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_TRUE(ran.says("nothing was changed")) << ran.err;
  EXPECT_EQ(unheard({"create"}, {"--kdf-cost", "minimal"}).status, 1);
  EXPECT_EQ(unheard({"demo"}, {"--generate-passphrase", "--kdf-cost", "minimal"}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(journal()));
}

TEST_F(ShownSecrets, AFilePasswordThatCouldNotBeShownProtectsNoFile) {
  make_journal();
  done({"log", "night"}, {"--night", "2024-03-30", "--quality", "3"});
  EXPECT_EQ(unheard({"report"}, {"--out", path("visit.pdf"), "--offer-password"}).status, 1);
  EXPECT_EQ(unheard({"export"}, {"--out", path("all.zip"), "--offer-password"}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(path("visit.pdf")));
  EXPECT_FALSE(std::filesystem::exists(path("all.zip")));
}

TEST_F(ShownSecrets, ACodeThatWasShownAndThenCameToNothingIsSaidToOpenNothing) {
  const auto code = make_journal();
  class NoRoom final : public FileOps {
   public:
    int open_at(int folder, const std::string& name, int flags, unsigned mode) override {
      return name.ends_with(".tmp") && name.find("journal.nightjar") != std::string::npos
                 ? -ENOSPC
                 : real_.open_at(folder, name, flags, mode);
    }
    int open_unnamed_at(int folder, unsigned mode) override { return real_.open_unnamed_at(folder, mode); }
    int link_at(int file, int folder, const std::string& name) override { return real_.link_at(file, folder, name); }
    std::int64_t read_at(int file, std::span<std::uint8_t> into, std::uint64_t offset) override {
      return real_.read_at(file, into, offset);
    }
    std::int64_t write(int file, std::span<const std::uint8_t> bytes) override { return real_.write(file, bytes); }
    int allocate(int file, std::uint64_t size) override { return real_.allocate(file, size); }
    int stat(int file, FileStat& out) override { return real_.stat(file, out); }
    int set_mode(int file, std::uint32_t mode) override { return real_.set_mode(file, mode); }
    int set_group(int file, std::uint32_t group) override { return real_.set_group(file, group); }
    int sync(int file) override { return real_.sync(file); }
    int lock(int file) override { return real_.lock(file); }
    int close(int file) override { return real_.close(file); }
    int rename_at(int folder, const std::string& from, const std::string& to) override {
      return real_.rename_at(folder, from, to);
    }
    int rename_new_at(int folder, const std::string& from, const std::string& to) override {
      return real_.rename_new_at(folder, from, to);
    }
    int unlink_at(int folder, const std::string& name) override { return real_.unlink_at(folder, name); }
    int list(int folder, std::vector<std::string>& names) override { return real_.list(folder, names); }
    int remove_folder(const std::string& path) override { return real_.remove_folder(path); }
    int make_folder(const std::string& path, unsigned mode) override { return real_.make_folder(path, mode); }
    int real_path(const std::string& path, std::string& out) override { return real_.real_path(path, out); }
    int read_link(int link, std::string& out) override { return real_.read_link(link, out); }

   private:
    FileOps& real_ = posix_file_ops();
  } full;
  const auto ran = run({"passphrase", journal(), "--new-recovery-code", "--kdf-cost", "minimal"}, "", full);
  EXPECT_EQ(ran.status, 1);
  EXPECT_TRUE(ran.says("opens nothing")) << ran.out << ran.err;
  EXPECT_TRUE(opens(code));
}

TEST_F(ShownSecrets, WhatIsStoredAndCouldNotBeSaidHasAStatusOfItsOwn) {
  make_journal();
  for (const auto& [verb, options] : std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>>{
           {{"log", "note"}, {"--text", "one"}},
           {{"log", "craving"}, {"--peak", "4"}},
           {{"log", "night"}, {"--night", "2024-03-30", "--quality", "3"}},
           {{"passphrase"}, {"--kdf-cost", "minimal"}}}) {
    const auto ran = unheard(verb, options);
    EXPECT_EQ(ran.status, 3) << verb.back();
    EXPECT_TRUE(ran.says("do not repeat")) << ran.err;
  }
  const auto shown = done({"show"});
  EXPECT_NE(shown.out.find("one"), std::string::npos);
  EXPECT_EQ(unheard({"show"}).status, 1) << "which changes nothing";
  EXPECT_EQ(unheard({"report"}, {"--out", path("visit.html")}).status, 3);
}

TEST_F(ShownSecrets, OfSeveralReportsOneThatFailsIsNoRefusalOfAll) {
  make_journal();
  done({"log", "night"}, {"--night", "2024-03-30", "--quality", "3"});
  write_bytes(path("broken.nightjar"), "no journal");
  const auto ran = run({"report", journal(), path("broken.nightjar"), "--format", "html", "--out", path("out")});
  EXPECT_EQ(ran.status, 3);
  EXPECT_TRUE(ran.says("a part of it was done")) << ran.err;
  EXPECT_TRUE(ran.says("Wrote ")) << ran.out;
  const auto none = run({"report", path("broken.nightjar"), journal(), "--format", "html", "--out", path("out")});
  EXPECT_EQ(none.status, 1);
}

}  // namespace
}  // namespace nightjar::test
