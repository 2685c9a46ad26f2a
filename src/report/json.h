#pragma once

#include "model/expression.h"
#include "report/exact.h"

#include <nlohmann/json.hpp>

namespace attnfig {

using Json = nlohmann::ordered_json;

}  // namespace attnfig

// Compiled once, in json.cpp: it takes longer than most files do.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;
extern template class nlohmann::detail::serializer<nlohmann::ordered_json>;

namespace attnfig {

/// A whole number; above 2^64 − 1 a string of digits, because JSON numbers do not carry those
/// safely.
Json to_json(UInt128 count);

Json to_json(const ExactValue& value);

/// The same of digits.
Json json_number(const std::string& digits);

/// JSON as the program prints it: indented with a line end, or on one line without. Texts
/// that are not UTF-8, such as names of files and what old figures hold, get U+FFFD for each byte.
std::string printed(const Json& json);
std::string printed_line(const Json& json);

}  // namespace attnfig
