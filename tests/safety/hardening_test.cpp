// What the built file and the running process show to anyone who looks: the promises that the linker and the kernel
// keep.
#include <elf.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "safety/real_program.hpp"

namespace nightjar {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class T>
T at(const std::string& bytes, std::size_t offset) {
  T value{};
  if (offset + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

TEST(BuiltFile, IsHardenedByTheLinker) {
  const auto bytes = bytes_of(NIGHTJAR_PROGRAM);
  const auto head = at<Elf64_Ehdr>(bytes, 0);
  ASSERT_EQ(std::memcmp(head.e_ident, ELFMAG, SELFMAG), 0);
  EXPECT_EQ(head.e_type, ET_DYN) << "its addresses are not the same at each start";
  bool relro = false, stack_told = false, now = false;
  for (std::size_t i = 0; i < head.e_phnum; ++i) {
    const auto part = at<Elf64_Phdr>(bytes, head.e_phoff + i * head.e_phentsize);
    relro = relro || part.p_type == PT_GNU_RELRO;
    if (part.p_type == PT_GNU_STACK) {
      stack_told = true;
      EXPECT_EQ(part.p_flags & PF_X, 0U) << "nothing on the stack is run";
    }
    EXPECT_FALSE(part.p_type == PT_LOAD && (part.p_flags & PF_W) != 0 && (part.p_flags & PF_X) != 0);
    for (std::size_t to = 0; part.p_type == PT_DYNAMIC && to < part.p_filesz; to += sizeof(Elf64_Dyn)) {
      const auto entry = at<Elf64_Dyn>(bytes, part.p_offset + to);
      now = now || (entry.d_tag == DT_FLAGS && (entry.d_un.d_val & DF_BIND_NOW) != 0) || entry.d_tag == DT_BIND_NOW;
      EXPECT_NE(entry.d_tag, DT_RPATH);
      EXPECT_NE(entry.d_tag, DT_RUNPATH);
      EXPECT_NE(entry.d_tag, DT_TEXTREL);
    }
  }
  EXPECT_TRUE(relro);
  EXPECT_TRUE(stack_told);
  EXPECT_TRUE(now) << "what is linked is settled at the start and cannot be written to afterwards";
}

using TheKernel = test::RealProgram;

TEST_F(TheKernel, KeepsARunningVerbFromTheNetwork) {
  const auto version = run_command({NIGHTJAR_PROGRAM, "--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_TRUE(version.says("The kernel refuses it the network")) << version.out;
  // It waits for a passphrase that does not come.
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
  const auto file = path("pass");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe[0], STDIN_FILENO);
    ::execl(NIGHTJAR_PROGRAM, "nightjar", "show", file.c_str(), "--passphrase-file", "-", nullptr);
    ::_exit(127);
  }
  ::close(pipe[0]);
  std::string status;
  for (int tries = 0; tries < 1000 && status.find("Seccomp:\t2") == std::string::npos; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    status = bytes_of("/proc/" + std::to_string(child) + "/status");
  }
  ::kill(child, SIGKILL);
  ::close(pipe[1]);
  ::waitpid(child, nullptr, 0);
  EXPECT_NE(status.find("Seccomp:\t2"), std::string::npos) << status;
  EXPECT_NE(status.find("NoNewPrivs:\t1"), std::string::npos) << status;
}

}  // namespace
}  // namespace nightjar
