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

/// JSON as the program prints it: indented, one line end at the end.
std::string printed(const Json& json);

}  // namespace attnfig
