// A form that is being filled in over a journal that may change meanwhile.
#pragma once
#include <algorithm>
#include <nightjar/entry/draft_text.hpp>
#include <nightjar/entry/field_merge.hpp>

namespace nightjar::entry {

/// A form that is one of several kinds (RecordForm) has overloads of its own for these.
template <class Form>
[[nodiscard]] Form draft_like(const Form&, std::string_view text) {
  return form_from_draft<Form>(text);
}
template <class Form>
[[nodiscard]] std::optional<Form> base_like(const Form&, std::string_view text) {
  return base_from_draft<Form>(text);
}
/// Makes of a draft that was kept without a base, by an earlier version, what it would be today.
template <class Form>
void adopt_old_draft(Form&, const Form& /*journal*/) {}

template <class Form>
class Drafted {
 public:
  Form form;
  std::string stored;         // the draft in the journal; empty: none
  std::string stored_key;     // under which; a form that moves to another day takes its draft along
  bool brought_back = false;  // the form began as a draft from earlier
  bool show_clash = false;    // saving waits for an answer: the first question is brought into view

  /// The form as the journal has it: nothing is typed yet.
  void start(Form fresh) {
    compare_with(fresh);
    form = std::move(fresh);
    stored.clear();
    stored_key.clear();
    brought_back = false;
  }
  /// From now on this is what the journal says, whatever it said before; what is in the form stays.
  void compare_with(Form journal) {
    clashes_.clear();
    set_journal(std::move(journal));
  }
  /// The journal may have changed: takes what it says now wherever nothing was touched.
  void follow(Form journal) { merge(journal_, std::move(journal)); }
  /// A stored draft of this form. `recorded`: what the journal says now of the record that it is about; nothing if it
  /// is about none.
  void bring_back(const std::string& draft, const std::optional<Form>& recorded) {
    const auto base = base_like(form, draft);
    form = draft_like(form, draft);
    const Form journal = recorded ? *recorded : base ? *base : journal_;
    if (!base) adopt_old_draft(form, journal);
    merge(base.value_or(journal), journal);
    stored = draft;
    brought_back = changed();
  }

  /// Something in it is not in the journal.
  [[nodiscard]] bool changed() const { return !journal_text_.empty() && draft_of(form) != journal_text_; }
  /// To be stored: with what it is to be compared with when it comes back, so that an open clash is one again.
  [[nodiscard]] std::string draft() const {
    Form base = journal_, mine = form, before = before_;
    for (const auto& name : clashes())
      if (!same_field(named_fields(mine), named_fields(before), name))
        copy_field(named_fields(base), named_fields(before), name);
    return draft_of(form, base);
  }
  /// As it was last seen.
  [[nodiscard]] const Form& journal() const { return journal_; }

  /// Fields, or "name/key", that were changed here and in the journal, and not settled yet.
  [[nodiscard]] std::vector<std::string> clashes() const {
    std::vector<std::string> open;
    if (clashes_.empty()) return open;
    Form mine = form, theirs = journal_;
    for (const auto& name : clashes_)
      if (!same_field(named_fields(mine), named_fields(theirs), name)) open.push_back(name);
    return open;
  }
  void keep_mine(std::string_view name) { std::erase(clashes_, name); }
  void take_journals(std::string_view name) {
    Form journal = journal_;
    copy_field(named_fields(form), named_fields(journal), name);
    std::erase(clashes_, name);
  }
  /// What the journal says in a field, as it would be typed.
  [[nodiscard]] std::string journals(std::string_view name) const {
    Form journal = journal_;
    return field_text(named_fields(journal), name);
  }

 private:
  void merge(Form base, Form journal) {
    auto merged = merged_by_field(form, base, journal);
    form = std::move(merged.form);
    for (const auto& name : merged.clashes)
      if (std::find(clashes_.begin(), clashes_.end(), name) == clashes_.end()) {
        copy_field(named_fields(before_), named_fields(base), name);
        clashes_.push_back(name);
      }
    // One is over when both say the same, or when the journal again says what it said before.
    std::erase_if(clashes_, [&](const std::string& name) {
      return same_field(named_fields(form), named_fields(journal), name) ||
             same_field(named_fields(before_), named_fields(journal), name);
    });
    set_journal(std::move(journal));
  }
  void set_journal(Form journal) {
    if (clashes_.empty()) before_ = journal;
    journal_ = std::move(journal);
    journal_text_ = draft_of(journal_);
  }

  Form journal_;
  std::string journal_text_;  // empty: not started
  std::vector<std::string> clashes_;
  Form before_;  // in the fields that clash: what the journal said when they were touched
};

}  // namespace nightjar::entry
