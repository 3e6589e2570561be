// Records by the day under which they are filed.
#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <nightjar/time/wall_time.hpp>
#include <span>
#include <vector>

namespace nightjar {

/// A map from a day to its records. Neighbouring days lie in one block, so that a walk through decades reads memory in
/// order instead of waiting for it at every day.
template <class R>
class DayIndex {
  struct Block {
    std::vector<Day> days;  // one for each record, ascending
    std::vector<const R*> records;
  };
  using Blocks = std::map<std::int32_t, Block>;  // none empty

 public:
  struct value_type {
    Day first;
    std::span<const R* const> second;
  };

  class const_iterator {
   public:
    using value_type = DayIndex::value_type;
    using difference_type = std::ptrdiff_t;
    const_iterator() = default;
    const value_type& operator*() const { return day_; }
    const value_type* operator->() const { return &day_; }
    const_iterator& operator++() {
      place_ += day_.second.size();
      settle();
      return *this;
    }
    void operator++(int) { ++*this; }
    const_iterator& operator--() {
      if (block_ == blocks_->end() || place_ == 0) place_ = (--block_)->second.days.size();
      const auto& days = block_->second.days;
      for (--place_; place_ > 0 && days[place_ - 1] == days[place_]; --place_) {
      }
      settle();
      return *this;
    }
    friend bool operator==(const const_iterator& a, const const_iterator& b) {
      return a.block_ == b.block_ && a.place_ == b.place_;
    }

   private:
    friend class DayIndex;
    const_iterator(const Blocks& blocks, typename Blocks::const_iterator block, std::size_t place)
        : blocks_(&blocks), block_(block), place_(place) {
      settle();
    }
    /// On the day that begins at this place, or on the first of the next block.
    void settle() {
      if (block_ != blocks_->end() && place_ == block_->second.days.size()) {
        ++block_;
        place_ = 0;
      }
      if (block_ == blocks_->end()) return;
      const auto& [days, records] = block_->second;
      std::size_t end = place_ + 1;
      while (end < days.size() && days[end] == days[place_]) ++end;
      day_ = {days[place_], std::span(records).subspan(place_, end - place_)};
    }

    const Blocks* blocks_ = nullptr;
    typename Blocks::const_iterator block_{};
    std::size_t place_ = 0;
    value_type day_{};
  };

  [[nodiscard]] bool empty() const { return blocks_.empty(); }
  [[nodiscard]] const_iterator begin() const { return {blocks_, blocks_.begin(), 0}; }
  [[nodiscard]] const_iterator end() const { return {blocks_, blocks_.end(), 0}; }
  /// The first day from `day` on.
  [[nodiscard]] const_iterator lower_bound(Day day) const {
    const auto block = blocks_.lower_bound(block_of(day));
    if (block == blocks_.end() || block->first != block_of(day)) return {blocks_, block, 0};
    return {blocks_, block, place_in(block->second, day)};
  }
  [[nodiscard]] const_iterator find(Day day) const {
    const auto it = lower_bound(day);
    return it != end() && it->first == day ? it : end();
  }
  /// Precondition: not empty.
  [[nodiscard]] Day last() const { return blocks_.rbegin()->second.days.back(); }

  /// Before the first record of that day for which `goes_before` holds. Precondition: it holds for all that follow one
  /// for which it does. A day may hold a whole import, so few of its records are asked, and only the last where the new
  /// one comes behind it.
  template <class Before>
  void add(Day day, const R& record, Before goes_before) {
    auto& block = blocks_[block_of(day)];
    const auto first = block.records.begin() + static_cast<std::ptrdiff_t>(place_in(block, day));
    const auto end = block.records.begin() + static_cast<std::ptrdiff_t>(place_behind(block, day));
    const auto comes_later = [&](const R* other) { return !goes_before(*other); };
    const auto place = first == end || comes_later(*(end - 1)) ? end : std::partition_point(first, end, comes_later);
    block.days.insert(block.days.begin() + (end - block.records.begin()), day);
    block.records.insert(place, &record);
  }
  void remove(Day day, const R& record) {
    const auto block = blocks_.find(block_of(day));
    if (block == blocks_.end()) return;
    auto& [days, records] = block->second;
    const auto found = std::ranges::find(records, &record);
    if (found == records.end()) return;
    days.erase(days.begin() + (found - records.begin()));
    records.erase(found);
    if (days.empty()) blocks_.erase(block);
  }
  void clear() { blocks_.clear(); }
  /// Points to the same records elsewhere.
  template <class Elsewhere>
  void move_to(Elsewhere elsewhere) {
    for (auto& [number, block] : blocks_)
      for (auto& record : block.records) record = &elsewhere(*record);
  }

 private:
  static std::int32_t block_of(Day day) { return day.since_epoch >> 6; }  // 64 days each
  static std::size_t place_in(const Block& block, Day day) {
    return static_cast<std::size_t>(std::ranges::lower_bound(block.days, day) - block.days.begin());
  }
  static std::size_t place_behind(const Block& block, Day day) {
    return static_cast<std::size_t>(std::ranges::upper_bound(block.days, day) - block.days.begin());
  }

  Blocks blocks_;
};

}  // namespace nightjar
