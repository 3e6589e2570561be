// Memory that runs out at any allocation while a journal is opened, changed, saved or its draft is kept: the program
// goes on, the file on the disk stays whole, and what was entered is neither lost nor said to be saved.
// A share of the allocations by default; NIGHTJAR_LONG=1 refuses each of them in turn.
#include <dlfcn.h>
#include <execinfo.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <new>

#include "unit/journal/journal_fixture.hpp"

// The linker sends malloc() and sodium_malloc() of our own code here (--wrap); libraries that take their memory through
// these or through operator new are reached, too.
extern "C" {
void* __real_malloc(std::size_t size);
void* __real_sodium_malloc(std::size_t size);
}

namespace {
thread_local long until_refused = 0;
thread_local bool reached = false;

/// The JSON library takes a block while it destroys a value, where nothing may be thrown: without one it ends the
/// program, whatever its caller does. These few are not refused.
bool destroys_json() {
  std::array<void*, 40> frames{};
  const int count = ::backtrace(frames.data(), static_cast<int>(frames.size()));
  for (int i = 0; i < count; ++i)
    if (Dl_info info{}; ::dladdr(frames[static_cast<std::size_t>(i)], &info) != 0 && info.dli_sname != nullptr &&
                        std::strstr(info.dli_sname, "json_value7destroy") != nullptr)
      return true;
  return false;
}

bool is_refused() {
  if (until_refused == 0 || --until_refused > 0) return false;
  reached = true;
  return !destroys_json();
}
void* block_or_null(std::size_t size) { return is_refused() ? nullptr : __real_malloc(size == 0 ? 1 : size); }
void* block(std::size_t size) {
  if (void* taken = block_or_null(size)) return taken;
  throw std::bad_alloc();
}
}  // namespace

extern "C" {
void* __wrap_malloc(std::size_t size) { return block_or_null(size); }
void* __wrap_sodium_malloc(std::size_t size) {
  if (!is_refused()) return __real_sodium_malloc(size);
  errno = ENOMEM;
  return nullptr;
}
}
/// That library also loses what it has built of a value when a later part of it gets no block.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:nlohmann"; }

void* operator new(std::size_t size) { return block(size); }
void* operator new[](std::size_t size) { return block(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return block_or_null(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return block_or_null(size); }
void operator delete(void* taken) noexcept { std::free(taken); }
void operator delete[](void* taken) noexcept { std::free(taken); }
void operator delete(void* taken, std::size_t) noexcept { std::free(taken); }
void operator delete[](void* taken, std::size_t) noexcept { std::free(taken); }
void operator delete(void* taken, const std::nothrow_t&) noexcept { std::free(taken); }
void operator delete[](void* taken, const std::nothrow_t&) noexcept { std::free(taken); }

namespace nightjar::journal {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class OutOfMemory : public JournalTest {
 protected:
  /// What `work` came to with the n-th allocation refused.
  struct Tried {
    bool reached = false;
    std::optional<ErrorCode> error;
    std::string message;
  };
  template <class Work>
  Tried with_refused(long n, Work&& work) {
    Tried tried;
    until_refused = n;
    try {
      if (const Result<void> done = work(); !done)
        tried.error = done.error().code, tried.message = done.error().message;
    } catch (const Failure& failure) {
      tried.error = failure.error().code;
      tried.message = failure.error().message;
    } catch (const std::bad_alloc&) {
      tried.error = ErrorCode::no_memory;  // as the window and the verbs take it
    }
    until_refused = 0;
    tried.reached = std::exchange(reached, false);
    return tried;
  }
  /// Calls `each(n)` with 1 and on until it returns false.
  template <class Each>
  void for_allocations(long short_step, Each&& each) {
    const long step = std::getenv("NIGHTJAR_LONG") != nullptr ? 1 : short_step;
    long points = 0;
    for (long n = 1; each(n) && !HasFailure(); n += step) ++points;
    EXPECT_GE(points, 10);
    std::printf("refused at %ld allocations\n", points);
  }
  [[nodiscard]] std::map<Id, std::string> on_disk() {
    auto locked = inspect(path(), true);
    EXPECT_TRUE(locked);
    if (!locked) return {};
    const auto opened = unlock(*locked, secret(passphrase), SecretKind::passphrase, author_);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    return opened ? answers(opened->data()) : std::map<Id, std::string>();
  }
  static Note note(std::string text) {
    Note out;
    out.at = make_moment(WallTime{28500000}, std::string("Europe/Berlin"));
    out.text = std::move(text);
    return out;
  }
};

TEST_F(OutOfMemory, WhileItIsOpenedLeavesTheJournalLockedAndReadyForAnotherTry) {
  {
    auto journal = made();
    add(journal, night_of_3_may());
    add(journal, note("one"));
    ASSERT_TRUE(journal.set_draft("craving", R"({"note":"half"})"));
    ASSERT_TRUE(journal.save_now());
  }
  const auto before = bytes_of(path());
  const auto right = secret(passphrase);
  for_allocations(131, [&](long n) {
    SCOPED_TRACE(n);
    Result<LockedJournal> locked = fail(Error{});
    Result<OpenJournal> opened = fail(Error{});
    const auto tried = with_refused(n, [&]() -> Result<void> {
      locked = inspect(path());
      if (!locked) return fail(locked.error());
      opened = unlock(*locked, right, SecretKind::passphrase, author_);
      return opened ? Result<void>() : fail(opened.error());
    });
    if (!tried.reached) return false;
    if (tried.error) EXPECT_EQ(*tried.error, ErrorCode::no_memory) << tried.message;
    if (!opened) {
      if (!locked) locked = inspect(path());
      EXPECT_TRUE(locked) << locked.error().message;
      if (!locked) return false;
      opened = unlock(*locked, right, SecretKind::passphrase, author_);
    }
    EXPECT_TRUE(opened) << opened.error().message;
    if (!opened) return false;
    EXPECT_EQ(opened->data().live<Note>().size(), 1u);
    EXPECT_EQ(opened->drafts().size(), 1u);
    EXPECT_EQ(bytes_of(path()), before);
    return true;
  });
}

TEST_F(OutOfMemory, WhileAnEntryIsMadeLeavesItInTheJournalOrOutOfIt) {
  auto journal = made();
  ASSERT_TRUE(journal.save_now());
  for_allocations(5, [&](long n) {
    SCOPED_TRACE(n);
    const auto change = nightjar::journal::create(author_, note("entry " + std::to_string(n)));
    const auto id = head_of(change.after).id;
    Edit edit = edit_of(change);
    const auto tried = with_refused(n, [&] { return journal.apply(std::move(edit)); });
    if (!tried.reached) return false;
    if (tried.error) EXPECT_EQ(*tried.error, ErrorCode::no_memory) << tried.message;
    if (!tried.error) EXPECT_TRUE(journal.data().find_any(id));
    if (!journal.data().find_any(id)) EXPECT_TRUE(journal.apply(edit_of(change)));
    EXPECT_TRUE(journal.save_status().unsaved);
    EXPECT_TRUE(journal.check().empty());
    EXPECT_TRUE(journal.save_now());
    EXPECT_EQ(on_disk(), answers(journal.data()));
    return true;
  });
}

TEST_F(OutOfMemory, WhileItIsSavedLeavesTheOldFileOrTheNewAndNeverSaysSavedForTheOld) {
  auto journal = made();
  ASSERT_TRUE(journal.save_now());
  for_allocations(1, [&](long n) {
    SCOPED_TRACE(n);
    const auto old_one = answers(journal.data());
    add(journal, note("entry " + std::to_string(n)));
    const auto tried = with_refused(n, [&] { return journal.save_now(); });
    if (!tried.reached) return false;
    const auto found = on_disk();
    EXPECT_TRUE(found == old_one || found == answers(journal.data()));
    if (tried.error) {
      EXPECT_EQ(*tried.error, ErrorCode::no_memory) << tried.message;
      EXPECT_TRUE(journal.save_status().unsaved);
    } else {
      EXPECT_EQ(found, answers(journal.data()));
    }
    EXPECT_TRUE(journal.save_now());
    EXPECT_EQ(on_disk(), answers(journal.data()));
    return true;
  });
}

TEST_F(OutOfMemory, WhileADraftIsKeptBeforeLockingSaysSoOrKeepsIt) {
  auto journal = made();
  ASSERT_TRUE(journal.save_now());
  for_allocations(2, [&](long n) {
    SCOPED_TRACE(n);
    const auto json = R"({"note":")" + std::to_string(n) + R"("})";
    const auto tried = with_refused(n, [&]() -> Result<void> {
      if (auto kept = journal.set_draft("craving", json); !kept) return kept;
      return journal.save_now();
    });
    if (!tried.reached) return false;
    if (tried.error) {
      EXPECT_EQ(*tried.error, ErrorCode::no_memory) << tried.message;
      EXPECT_TRUE(journal.set_draft("craving", json));
      EXPECT_TRUE(journal.save_now());
    }
    auto locked = inspect(path(), true);
    const auto opened = unlock(*locked, secret(passphrase), SecretKind::passphrase, author_);
    EXPECT_EQ(opened->draft("craving"), json);
    return true;
  });
}

}  // namespace
}  // namespace nightjar::journal
