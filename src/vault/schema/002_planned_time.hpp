// Answers to a plan by the time that was planned instead of its place in the plan's list. Released, so it stays.
#pragma once
#include <string_view>
namespace nightjar::vault::schema {
extern const std::string_view planned_time;
}
