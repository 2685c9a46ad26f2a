#include "model/mask/mask.h"
#include "model/number_text.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

std::string list(const std::vector<Position>& values) {
  std::string text;
  for (const Position value : values) text += " " + digits(value);
  return text;
}

std::string dump(const Sample& sample) {
  std::string text = fmt::format(", sample of {} ", sample.count);
  switch (sample.of) {
    case Sample::Of::earlier_keys:
      text += "earlier keys";
      break;
    case Sample::Of::earlier_chunks:
      text += fmt::format("earlier chunks of {}", sample.chunk);
      break;
    case Sample::Of::any_keys:
      text += "keys";
      break;
  }
  return text + fmt::format(", seed {}", sample.seed);
}

}  // namespace

std::string dump(const Mask& mask) {
  std::string text = fmt::format("mask {} × {}", mask.area.queries, mask.area.keys);
  if (mask.area.offset != 0) text += fmt::format(" from {}", mask.area.offset);
  if (mask.tile != 1) text += fmt::format(", tiles of {}", mask.tile);
  for (const Reason& reason : mask.reasons)
    text += fmt::format(", {}{}", reason.rule->name, list(reason.values));
  if (mask.sample) text += dump(*mask.sample);
  if (!mask.documents.empty()) text += ", documents" + list(mask.documents);
  return text;
}

}  // namespace attnfig
