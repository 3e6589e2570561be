#include <algorithm>
#include <nightjar/report/share_file.hpp>
#include <nightjar/support/secret_text.hpp>

namespace nightjar::report {
namespace {

// Short, plain, each told apart from the others by ear; nothing that wakes, tempts or judges.
constexpr std::array<std::string_view, 256> words{
    "acorn",   "album",   "alder",    "amber",   "anchor",  "apple",   "apron",   "arch",    "arrow",   "artist",
    "aspen",   "atlas",   "attic",    "autumn",  "badge",   "bagel",   "bamboo",  "banjo",   "barn",    "basil",
    "basket",  "beacon",  "beech",    "bench",   "berry",   "birch",   "biscuit", "blanket", "blossom", "bonnet",
    "bramble", "bread",   "brick",    "bridge",  "brook",   "broom",   "bucket",  "butter",  "button",  "cabin",
    "cactus",  "camel",   "candle",   "canoe",   "canyon",  "carpet",  "carrot",  "castle",  "cedar",   "cello",
    "chapel",  "cherry",  "chess",    "cipher",  "cinema",  "citrus",  "clay",    "cliff",   "clover",  "cobalt",
    "comet",   "copper",  "coral",    "cosmos",  "cotton",  "cradle",  "crane",   "crayon",  "creek",   "crow",
    "cube",    "cupola",  "curtain",  "cushion", "daisy",   "dancer",  "delta",   "denim",   "desert",  "diamond",
    "dolphin", "donkey",  "dragon",   "drum",    "dune",    "eagle",   "easel",   "echo",    "eleven",  "elm",
    "ember",   "engine",  "fabric",   "falcon",  "farm",    "feather", "fern",    "ferry",   "fiddle",  "field",
    "finch",   "flint",   "flute",    "forest",  "fossil",  "fox",     "galaxy",  "garden",  "garlic",  "gazelle",
    "ginger",  "globe",   "goose",    "grape",   "gravel",  "guitar",  "hamlet",  "harbor",  "harp",    "hazel",
    "helmet",  "heron",   "hill",     "honey",   "horizon", "hotel",   "igloo",   "indigo",  "island",  "ivory",
    "jacket",  "jasmine", "jigsaw",   "juniper", "kettle",  "kitten",  "kiwi",    "ladder",  "lagoon",  "lamp",
    "lantern", "lark",    "lemon",    "letter",  "lilac",   "linen",   "lion",    "lizard",  "llama",   "lotus",
    "magnet",  "mango",   "maple",    "marble",  "meadow",  "melon",   "mirror",  "mitten",  "mosaic",  "moss",
    "muffin",  "museum",  "nectar",   "needle",  "nest",    "nickel",  "north",   "nutmeg",  "oak",     "oasis",
    "oboe",    "ocean",   "olive",    "onion",   "opal",    "orbit",   "orchid",  "otter",   "owl",     "oyster",
    "paddle",  "panda",   "paper",    "parsley", "peach",   "pebble",  "pelican", "pencil",  "pepper",  "piano",
    "pigeon",  "pillow",  "pine",     "planet",  "plum",    "pocket",  "poem",    "pony",    "poplar",  "potato",
    "prairie", "pumpkin", "puzzle",   "quartz",  "quilt",   "rabbit",  "radish",  "raft",    "rain",    "raven",
    "ribbon",  "river",   "robin",    "rocket",  "saddle",  "salmon",  "sandal",  "satin",   "scarf",   "seagull",
    "shell",   "silver",  "sparrow",  "spinach", "sponge",  "spoon",   "spring",  "stone",   "sugar",   "summer",
    "swan",    "table",   "teapot",   "thistle", "thunder", "tiger",   "timber",  "tomato",  "topaz",   "tulip",
    "tunnel",  "turtle",  "umbrella", "valley",  "vanilla", "velvet",  "violet",  "violin",  "waffle",  "walnut",
    "walrus",  "willow",  "window",   "winter",  "zebra",   "zinnia"};

static_assert(std::ranges::none_of(words, [](std::string_view word) { return word.empty(); }));

constexpr std::size_t least_characters = 8;
/// PDF takes no more (ISO 32000-2, 7.6.4.3.2), and 7-Zip not many more.
constexpr std::size_t most_bytes = 127;

}  // namespace

Protection protection_of(Format format) { return format == Format::pdf ? Protection::pdf : Protection::zip; }

Result<SecretBytes> prepared_password(const SecretBytes& given, Protection protection) {
  auto password = prepared_new_secret(given, "the password of a file", {least_characters, most_bytes});
  if (!password) return password;
  const auto text = password->text();
  const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (protection == Protection::zip && !ascii)
    return fail(ErrorCode::invalid_value,
                "the password of a zip may hold only unaccented letters, digits and signs: some programs that open one "
                "read any other letter differently",
                "nothing was written; choose another, or share a PDF");
  if (!has_one_spelling(*password))
    return fail(ErrorCode::invalid_value,
                "the password of a PDF may hold no ligatures, raised figures or letters of full width: some programs "
                "read them as the plain ones",
                "nothing was written; write them as plain letters and digits");
  return password;
}

std::string suggest_password(const IdSource& random) {
  const Id id = random();
  std::string out;
  for (std::size_t i = 0; i < 7; ++i) {
    if (i > 0) out += '-';
    out += words[id.bytes[i]];
  }
  return out;
}

}  // namespace nightjar::report
