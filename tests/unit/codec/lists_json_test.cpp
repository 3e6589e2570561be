#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nightjar/codec/json_value.hpp>
#include <nightjar/codec/lists_json.hpp>
#include <nlohmann/json.hpp>

using namespace nightjar;

namespace {

Lists some_lists() {
  Lists lists;
  lists.arranged = Instant{1'700'000'000'123};
  lists.at(ListKind::substances) = {{random_id().hex(), false, {3, 1}}, {random_id().hex(), true, {}}};
  lists.at(ListKind::factors) = {{random_id().hex(), false, {}}};
  lists.at(ListKind::supports) = {
      {"Tuesday group; 7 pm", false, {}}, {"  a \"quoted\" name\n", true, {5, std::nullopt}}, {"é 😀", false, {0, 5}}};
  for (int i = 0; i < 20; ++i) lists.at(ListKind::triggers).push_back({std::to_string(20 - i), i % 2 == 0, {}});
  return lists;
}

}  // namespace

TEST(ListsJson, ReadBackWhatTheyWrite) {
  const auto lists = some_lists();
  codec::Notes notes;
  EXPECT_EQ(codec::lists_from_json(codec::to_json(lists), &notes), lists);
  EXPECT_TRUE(notes.empty());
  EXPECT_EQ(codec::lists_from_json(codec::to_json(Lists{})), Lists{});
}

TEST(ListsJson, SayWhatTheyHold) {
  Lists lists;
  lists.at(ListKind::triggers) = {{"tired", true, {2, {}}}};
  const auto json = nlohmann::json::parse(codec::to_json(lists));
  EXPECT_TRUE(json.at("arranged_utc").is_null());
  EXPECT_EQ(json.at("triggers"), nlohmann::json::parse(R"([{"word":"tired","archived":true,"shape":2,"color":null}])"));
  EXPECT_EQ(json.at("substances"), nlohmann::json::array());
}

TEST(ListsJson, LeaveOutWhatCannotBeRead) {
  const auto read = [](std::string_view text, codec::Notes& notes) { return codec::lists_from_json(text, &notes); };
  codec::Notes notes;
  const auto lists = read(R"({"arranged_utc":"long ago","substances":[{"id":"not an id"}],"factors":7,"more":[1],
      "triggers":[{"word":"tired","shape":99,"color":"red","archived":"yes"},{"word":"tired"},{"word":""},"bored",
                  {"archived":true},{"word":3},{"word":"bored","shape":-1,"color":2.5}]})",
                          notes);
  ASSERT_TRUE(lists);
  Lists expected;
  expected.at(ListKind::triggers) = {{"tired", false, {}}, {"bored", false, {}}};
  EXPECT_EQ(*lists, expected);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes.front(), "6 entries of the lists could not be read and were left out");
  EXPECT_FALSE(codec::lists_from_json("[]"));
  EXPECT_FALSE(codec::lists_from_json("not json"));
  EXPECT_EQ(codec::lists_from_json("{}"), Lists{});
  std::string many = R"({"triggers":[)";
  for (int i = 0; i < 10'050; ++i) many += (i > 0 ? "," : "") + std::string(R"({"word":")") + std::to_string(i) + "\"}";
  EXPECT_EQ(codec::lists_from_json(many + "]}")->at(ListKind::triggers).size(), 10'000U);
  EXPECT_TRUE(codec::lists_from_json(R"({"triggers":[{"word":")" + std::string(2000, 'x') + R"("}]})")
                  ->at(ListKind::triggers)
                  .empty());
}

TEST(ListsJson, AreReadFromTheDraftOfTheFirstVersions) {
  const auto lists = codec::lists_from_draft(
      R"({"substances":["00000 -31 00112233445566778899aabbccddeeff","00001 --- ffeeddccbbaa99887766554433221100"],)"
      R"("supports":["00000 a5- a \"quoted\"\tname\n","00001 -05 é 😀"],)"
      R"("triggers":["00000 --- tired","00001 a-- the pub","00002 --- tired","00003 --- ","nonsense","00003 -"]})");
  Lists expected;
  expected.at(ListKind::substances) = {{"00112233445566778899aabbccddeeff", false, {3, 1}},
                                       {"ffeeddccbbaa99887766554433221100", false, {}}};
  expected.at(ListKind::supports) = {{"a \"quoted\"\tname\n", true, {5, std::nullopt}}, {"é 😀", false, {0, 5}}};
  expected.at(ListKind::triggers) = {{"tired", false, {}}, {"the pub", true, {}}};
  EXPECT_EQ(lists, expected);
  for (const char* wrong : {"", "not json", "[]", "{}", R"({"triggers":{}})", R"({"triggers":[7]})"})
    EXPECT_EQ(codec::lists_from_draft(wrong), Lists{}) << wrong;
}

TEST(ListsJson, AreDescribedFieldByFieldInTheDocumentOfTheFile) {
  std::ifstream in(NIGHTJAR_SOURCE_DIR "/assets/doc/FILE_FORMAT.md");
  std::string document{std::istreambuf_iterator<char>(in), {}};
  const auto begin = document.find("### The person's lists"), end = document.find("\n## ", begin);
  ASSERT_NE(begin, std::string::npos);
  document = document.substr(begin, end - begin);
  for (std::size_t i = 0; i < list_count; ++i) {
    const auto kind = static_cast<ListKind>(i);
    EXPECT_NE(document.find(fmt::format("`{}`", to_text(kind))), std::string::npos) << to_text(kind);
    const ListEntry entry;
    ListEntry::fields(entry, kind, [&](const Field& field, const auto& value) {
      const auto row = document.find(fmt::format("| `{}` |", field.name));
      ASSERT_NE(row, std::string::npos) << field.name;
      if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(value)>, bool>) {
        if (field.name != "id") {
          EXPECT_NE(
              document.substr(row, document.find('\n', row) - row).find(fmt::format("{} to {}", field.min, field.max)),
              std::string::npos)
              << field.name;
        }
      }
    });
  }
}
