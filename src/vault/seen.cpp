#include <algorithm>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/vault/seen.hpp>
#include <sstream>
#include <vector>

namespace nightjar::vault {
namespace {

constexpr std::uint64_t largest_note = 1u << 20;

struct Line {
  Id vault_id;
  Seen seen;
};

/// "<journal id> <counter> <fingerprint>" per line, in hex and decimal. Other lines are dropped.
std::optional<Line> parse_line(const std::string& text) {
  std::istringstream in(text);
  std::string id, fingerprint;
  Line line;
  if (!(in >> id >> line.seen.counter >> fingerprint) || fingerprint.size() != 64) return {};
  // A fingerprint is as long as two ids.
  const auto parsed_id = parse_id(id);
  const auto first = parse_id(fingerprint.substr(0, 32));
  const auto second = parse_id(fingerprint.substr(32));
  if (!parsed_id || !first || !second) return {};
  line.vault_id = *parsed_id;
  std::ranges::copy(first->bytes, line.seen.fingerprint.begin());
  std::ranges::copy(second->bytes, line.seen.fingerprint.begin() + 16);
  return line;
}

std::string text_of(const Line& line) {
  Id first, second;
  std::copy_n(line.seen.fingerprint.begin(), 16, first.bytes.begin());
  std::copy_n(line.seen.fingerprint.begin() + 16, 16, second.bytes.begin());
  return line.vault_id.hex() + " " + std::to_string(line.seen.counter) + " " + first.hex() + second.hex() + "\n";
}

std::vector<Line> read_lines(FileOps& ops, const std::string& note_file) {
  std::vector<Line> lines;
  const auto bytes = read_file(ops, note_file, largest_note);
  if (!bytes) return lines;
  std::istringstream in(std::string(bytes->begin(), bytes->end()));
  for (std::string text; std::getline(in, text);)
    if (auto line = parse_line(text)) lines.push_back(*line);
  return lines;
}

Result<void> write_lines(FileOps& ops, const std::string& note_file, const std::vector<Line>& lines) {
  std::string text;
  for (const auto& line : lines) text += text_of(line);
  return write_atomically(ops, note_file, text, Replaces::any_file);
}

}  // namespace

Familiarity compare(const std::optional<Seen>& last, const Seen& now) {
  if (!last) return Familiarity::unknown;
  if (now.counter < last->counter) return Familiarity::older;
  if (now.counter == last->counter && now.fingerprint != last->fingerprint) return Familiarity::forked;
  return Familiarity::same;
}

std::optional<Seen> last_seen(FileOps& ops, const std::string& note_file, const Id& vault_id) {
  for (const auto& line : read_lines(ops, note_file))
    if (line.vault_id == vault_id) return line.seen;
  return {};
}

Result<void> remember_seen(FileOps& ops, const std::string& note_file, const Id& vault_id, const Seen& seen) {
  if (const auto slash = note_file.rfind('/'); slash != std::string::npos && slash > 0)
    if (auto ok = make_folders(ops, note_file.substr(0, slash)); !ok) return ok;
  auto lines = read_lines(ops, note_file);
  std::erase_if(lines, [&](const Line& line) { return line.vault_id == vault_id; });
  lines.push_back({vault_id, seen});
  return write_lines(ops, note_file, lines);
}

Result<void> forget_seen(FileOps& ops, const std::string& note_file, const Id& vault_id) {
  auto lines = read_lines(ops, note_file);
  if (std::erase_if(lines, [&](const Line& line) { return line.vault_id == vault_id; }) == 0) return {};
  return write_lines(ops, note_file, lines);
}

}  // namespace nightjar::vault
