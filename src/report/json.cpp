#include "report/json.h"

#include "model/number_text.h"

#include <limits>

namespace attnfig {

Json to_json(UInt128 count) {
  if (std::numeric_limits<std::uint64_t>::max() < count) return digits(count);
  return static_cast<std::uint64_t>(count);
}

Json to_json(const ExactValue& value) {
  return value.unit.empty() ? Json(value.word) : to_json(value.count);
}

std::string printed(const Json& json) {
  return json.dump(2) + "\n";
}

}  // namespace attnfig
