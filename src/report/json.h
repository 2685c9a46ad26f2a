#pragma once

#include "model/expression.h"
#include "report/exact.h"

#include <nlohmann/json.hpp>

namespace attnfig {

using Json = nlohmann::ordered_json;

/// A whole number; a string of digits above 2^64 − 1, which JSON numbers do not carry safely.
Json to_json(Wide count);

Json to_json(const ExactValue& value);

/// JSON as the program prints it: indented, one line end at the end.
std::string printed(const Json& json);

}  // namespace attnfig
