#include "report/json.h"

#include "model/number_text.h"

#include <charconv>
#include <limits>

template class nlohmann::basic_json<nlohmann::ordered_map>;
template class nlohmann::detail::serializer<nlohmann::ordered_json>;

namespace attnfig {

Json to_json(UInt128 count) {
  if (std::numeric_limits<std::uint64_t>::max() < count) return digits(count);
  return static_cast<std::uint64_t>(count);
}

Json to_json(const ExactValue& value) {
  return value.unit.empty() ? Json(value.word) : to_json(value.count);
}

Json json_number(const std::string& digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? Json(value) : Json(digits);
}

std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string printed_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace attnfig
