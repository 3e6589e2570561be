#include <fmt/format.h>

#include <algorithm>
#include <nightjar/domain/validation.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar {
namespace {

class Check {
 public:
  Result<void> result;

  void operator()(const Field& f, int value) {
    if (value < f.min || value > f.max)
      complain(fmt::format("{} must be from {} to {}, not {}", f.name, f.min, f.max, value));
  }
  void operator()(const Field& f, const std::string& text) {
    if (!utf8::valid(text)) return complain(fmt::format("{} is not valid text", f.name));
    const auto length = utf8::count(text);
    if (length < static_cast<std::size_t>(f.min)) return complain(fmt::format("{} is empty", f.name));
    if (length > static_cast<std::size_t>(f.max))
      complain(fmt::format("{} has {} characters; at most {} fit", f.name, length, f.max));
  }
  void operator()(const Field& f, const StatedAmount& amount) { (*this)(f, amount.text); }
  void operator()(const Field& f, const TextSet& texts) {
    for (const auto& text : texts) (*this)(f, text);
  }
  void operator()(const Field& f, const Checklist& items) {
    const auto known = words::checklist_items();
    for (const auto& [code, answer] : items) {
      if (std::none_of(known.begin(), known.end(), [&](const auto& item) { return item.code == code; }))
        return complain(fmt::format("the checklist has no item '{}'", code));
      if (answer) (*this)(f, *answer);
    }
  }
  void operator()(const Field& f, const ClockTimes& times) {
    for (const int minute : times.minutes)
      if (minute < 0 || minute >= 1440) complain(fmt::format("{} holds a time outside the day", f.name));
  }
  void operator()(const Field& f, const Moment& moment) { (*this)(f, day_of(moment.local)); }
  void operator()(const Field& f, const Day& day) {
    if (day < Day{-25567} || day > Day{84370})  // 1900-01-01 .. 2200-12-31
      complain(fmt::format("{} is outside the years 1900 to 2200", f.name));
  }
  template <class T>
  void operator()(const Field& f, const std::optional<T>& value) {
    if (value) (*this)(f, *value);
  }
  void operator()(const Field&, const Id&) {}
  void operator()(const Field&, const Instant&) {}
  void operator()(const Field&, bool) {}
  template <NamedEnum E>
  void operator()(const Field&, E) {}

 private:
  void complain(std::string message) {
    if (result) result = fail(ErrorCode::invalid_value, std::move(message), "correct it and try again");
  }
};

Result<void> check_tag_name(const std::string& name) {
  if (name.empty() || name.front() == ' ' || name.back() == ' ' || name.front() == '!' ||
      name.find_first_of(";\n\r") != std::string::npos)
    return fail(ErrorCode::invalid_value,
                "a factor's name has no ';', no line break, no leading '!' and no space around it",
                "choose another name");
  return {};
}

struct Normalise {
  void operator()(const Field&, std::string& text) { text = utf8::sanitized(text); }
  void operator()(const Field&, StatedAmount& amount) { amount.text = utf8::sanitized(amount.text); }
  void operator()(const Field&, TextSet& texts) {
    TextSet out;
    for (const auto& text : texts)
      if (auto clean = utf8::sanitized(text); !clean.empty()) out.insert(std::move(clean));
    texts = std::move(out);
  }
  void operator()(const Field& f, std::optional<std::string>& text) {
    if (!text) return;
    (*this)(f, *text);
    if (text->empty()) text.reset();
  }
  void operator()(const Field& f, std::optional<StatedAmount>& amount) {
    if (!amount) return;
    (*this)(f, *amount);
    if (amount->text.empty()) amount.reset();
  }
  void operator()(const Field& f, std::optional<TextSet>& texts) {
    if (texts) (*this)(f, *texts);
  }
  template <class T>
  void operator()(const Field&, T&) {}
};

struct AnswerCount {
  int answers = 0;
  template <class T>
  void operator()(const Field&, const std::optional<T>& value) {
    answers += value.has_value();
  }
  void operator()(const Field&, const std::optional<std::string>& text) {
    answers += text && !utf8::trimmed(*text).empty();
  }
  void operator()(const Field&, const Checklist& items) {
    for (const auto& [code, answer] : items) answers += answer.has_value();
  }
  template <class T>
  void operator()(const Field&, const T&) {}
};

template <class R>
concept NeedsAnAnswer = std::is_same_v<R, Night> || std::is_same_v<R, Nap> || std::is_same_v<R, CheckIn> ||
                        std::is_same_v<R, DayFacts> || std::is_same_v<R, WithdrawalCheck>;

struct TidyUp {
  void operator()(const Field& f, std::string& text) {
    if (f.name == "name" || f.name == "label") text = utf8::trimmed(text);
  }
  void operator()(const Field& f, std::optional<std::string>& text) {
    if (!text) return;
    (*this)(f, *text);
    if (utf8::trimmed(*text).empty()) text.reset();
  }
  void operator()(const Field&, std::optional<StatedAmount>& amount) {
    if (amount && utf8::trimmed(amount->text).empty()) amount.reset();
  }
  void operator()(const Field&, TextSet& texts) {
    TextSet out;
    for (const auto& text : texts)
      if (const auto name = utf8::trimmed(text); !name.empty()) out.emplace(name);
    texts = std::move(out);
  }
  void operator()(const Field& f, std::optional<TextSet>& texts) {
    if (texts) (*this)(f, *texts);
  }
  template <class T>
  void operator()(const Field&, T&) {}
};

}  // namespace

Result<void> validate(const AnyRecord& record) {
  Check check;
  visit_record([&]<class R>(const R& r) { R::fields(r, check); }, record);
  if (!check.result) return check.result;
  if (const auto* tag = std::get_if<Tag>(&record)) return check_tag_name(tag->name);
  if (const auto* night = std::get_if<Night>(&record); night != nullptr && night->factors)
    for (const auto& name : *night->factors)
      if (auto ok = check_tag_name(name); !ok) return ok;
  return {};
}

bool says_something(const AnyRecord& record) {
  return visit_record(
      []<class R>(const R& r) {
        if constexpr (std::is_same_v<R, Night>)
          if (r.state != NightState::recorded) return true;
        if constexpr (!NeedsAnAnswer<R>) return true;
        AnswerCount count;
        R::fields(r, count);
        return count.answers > 0;
      },
      record);
}

void tidy_up(AnyRecord& record) {
  visit_record([]<class R>(R& r) { R::fields(r, TidyUp{}); }, record);
}

void normalise(AnyRecord& record) {
  visit_record([]<class R>(R& r) { R::fields(r, Normalise{}); }, record);
}

}  // namespace nightjar
