// The first shape of the database: a table for each kind of record, a column for each field. Released, so it stays.
#pragma once
#include <string_view>
namespace nightjar::vault::schema {
extern const std::string_view first;
}
