#include "attnfig_numbers.h"
#include "report/json.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

std::string title(const LayoutNumber& number) {
  std::string text = fmt::format("{}.{}", number.layout, number.quantity);
  if (!number.baseline.empty()) text += fmt::format(" over {}", number.baseline);
  if (!number.at.empty()) text += fmt::format(" at {}", number.at);
  return fmt::format("{} = {}", text, number.text);
}

std::string origin_text(const ExplainedInput& input, std::string_view file) {
  switch (input.origin) {
    case InputOrigin::definition:
      return "by definition";
    case InputOrigin::setting:
      return "the engine's setting";
    case InputOrigin::computation:
      return "computed";
    case InputOrigin::fallback:
      return "by default";
    case InputOrigin::assumption:
      return "assumed";
    case InputOrigin::spec:
      break;
  }
  return fmt::format("{}:{}:{}", printable(file), input.place.line, input.place.column);
}

std::string_view word_for(InputOrigin origin) {
  switch (origin) {
    case InputOrigin::definition:
      return "definition";
    case InputOrigin::setting:
      return "setting";
    case InputOrigin::computation:
      return "computation";
    case InputOrigin::fallback:
      return "default";
    case InputOrigin::assumption:
      return "assumption";
    case InputOrigin::spec:
      return "spec";
  }
  return {};
}

std::string as_text(const ExplainedNumber& one, std::string_view file) {
  std::string text = fmt::format("{}\n  {}\n", title(one.number), one.about);
  for (const ExplainedStep& step : one.steps) {
    text += fmt::format("\n  {} = {}\n", step.name, step.formula.formula);
    if (step.formula.substituted != step.formula.formula)
      text += fmt::format("    = {}\n", step.formula.substituted);
    text += fmt::format("    = {}\n", step.text);
  }
  if (!one.closing.formula.empty())
    text += fmt::format("\n  {} = {}\n    = {}\n    = {}\n", one.number.quantity,
                        one.closing.formula, one.closing.substituted, one.number.text);
  if (!one.inputs.empty()) text += "\n  where\n";
  for (const ExplainedInput& input : one.inputs)
    text += fmt::format("    {} = {}, {}\n", input.name, input.text, origin_text(input, file));
  if (!one.sources.empty()) text += "\n  from\n";
  for (const std::string& source : one.sources) text += fmt::format("    {}\n", source);
  return text;
}

Json json_of(const ExplainedFormula& formula) {
  return {{"formula", formula.formula}, {"substituted", formula.substituted}};
}

Json json_of(const ExplainedStep& step) {
  Json json = {{"name", step.name}};
  json.update(json_of(step.formula));
  json["value"] = json_number(step.digits);
  json["unit"] = step.unit;
  return json;
}

Json json_of(const ExplainedInput& input) {
  Json json = {{"name", input.name}, {"value", json_number(input.digits)}};
  if (!input.unit.empty()) json["unit"] = input.unit;
  json["origin"] = word_for(input.origin);
  if (input.origin == InputOrigin::spec) {
    json["line"] = input.place.line;
    json["column"] = input.place.column;
  }
  return json;
}

Json json_of(const ExplainedNumber& one);

template <class T>
Json list_of(const std::vector<T>& all) {
  Json list = Json::array();
  for (const T& one : all) list.push_back(json_of(one));
  return list;
}

Json json_of(const ExplainedNumber& one) {
  const LayoutNumber& number = one.number;
  Json json = {{"layout", number.layout}, {"quantity", number.quantity}};
  if (!number.baseline.empty()) json["over"] = number.baseline;
  if (!number.at.empty()) json["at"] = number.at;
  json["text"] = number.text;
  for (const ExactNumber& value : number.exact)
    json[value.key] = value.unit.empty() ? Json(value.word) : json_number(value.digits);
  json["steps"] = list_of(one.steps);
  if (!one.closing.formula.empty()) json["closing"] = json_of(one.closing);
  json["inputs"] = list_of(one.inputs);
  json["sources"] = one.sources;
  return json;
}

}  // namespace

std::string write_explained(const std::vector<ExplainedNumber>& numbers, ExplainFormat format,
                            const std::string& file, const std::string& name) {
  if (format == ExplainFormat::json)
    return printed({{"figure", name}, {"numbers", list_of(numbers)}});
  std::string text;
  for (const ExplainedNumber& one : numbers)
    text += (text.empty() ? "" : "\n") + as_text(one, file);
  return text;
}

}  // namespace attnfig
