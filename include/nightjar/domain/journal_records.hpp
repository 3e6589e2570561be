// About the journal itself: tags, notes, questions asked beforehand, what was shared and what was imported.
#pragma once
#include <nightjar/domain/record.hpp>

namespace nightjar {

enum class TagWhen { before_bed, in_the_night };
template <>
inline constexpr auto enum_names<TagWhen> = std::to_array<std::string_view>({"before_bed", "in_the_night"});

/// An everyday factor that the person wants to be asked about.
struct Tag {
  static constexpr std::string_view kind = "tag";
  RecordHead head;
  std::string name;  // no ';', no line break, no leading '!', no outer space
  TagWhen when = TagWhen::before_bed;
  Day asked_from;
  bool active = true;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"name", 1, 60}, r.name);
    v(Field{"when"}, r.when);
    v(Field{"asked_from"}, r.asked_from);
    v(Field{"active"}, r.active);
  }
  friend bool operator==(const Tag&, const Tag&) = default;
};

struct Note {
  static constexpr std::string_view kind = "note";
  RecordHead head;
  Moment at;
  std::string text;
  bool in_reports = false;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"at"}, r.at);
    v(Field{"text", 1, 20000}, r.text);
    v(Field{"in_reports"}, r.in_reports);
  }
  friend bool operator==(const Note&, const Note&) = default;
};

/// A comparison chosen before its result was seen.
struct Question {
  static constexpr std::string_view kind = "question";
  RecordHead head;
  Instant asked;
  std::string exposure, outcome;
  Day from, until;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"asked_utc"}, r.asked);
    v(Field{"exposure", 1, 200}, r.exposure);
    v(Field{"outcome", 1, 200}, r.outcome);
    v(Field{"from"}, r.from);
    v(Field{"until"}, r.until);
  }
  friend bool operator==(const Question&, const Question&) = default;
};

struct Share {
  static constexpr std::string_view kind = "share";
  RecordHead head;
  Moment at;
  std::optional<std::string> recipient;
  std::string format;
  Day from, until;
  TextSet included;
  bool encrypted = false;
  std::string file_name, sha256, app_version;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"at"}, r.at);
    v(Field{"recipient", 1, 200}, r.recipient);
    v(Field{"format", 1, 40}, r.format);
    v(Field{"from"}, r.from);
    v(Field{"until"}, r.until);
    v(Field{"included", 1, 80}, r.included);
    v(Field{"encrypted"}, r.encrypted);
    v(Field{"file_name", 1, 4096}, r.file_name);
    v(Field{"sha256", 0, 64}, r.sha256);
    v(Field{"app_version", 1, 40}, r.app_version);
  }
  friend bool operator==(const Share&, const Share&) = default;
};

struct ImportBatch {
  static constexpr std::string_view kind = "import_batch";
  RecordHead head;
  Moment at;
  std::string format, file_name, file_sha256;
  std::optional<std::string> options, counts;  // JSON
  std::optional<Instant> undone;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"at"}, r.at);
    v(Field{"format", 1, 40}, r.format);
    v(Field{"file_name", 1, 4096}, r.file_name);
    v(Field{"file_sha256", 0, 64}, r.file_sha256);
    v(Field{"options"}, r.options);
    v(Field{"counts"}, r.counts);
    v(Field{"undone_utc"}, r.undone);
  }
  friend bool operator==(const ImportBatch&, const ImportBatch&) = default;
};

}  // namespace nightjar
