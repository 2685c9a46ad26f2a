#include "report/explain.h"

#include "input/fields.h"
#include "model/derivation.h"
#include "model/number_text.h"
#include "report/json.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

std::string title(const NumberCell& cell) {
  std::string text = fmt::format("{}.{}", cell.layout->name, cell.quantity->name);
  if (cell.baseline != nullptr) text += fmt::format(" over {}", cell.baseline->name);
  return fmt::format("{} = {}", text, to_text(*cell.answer.result, "").value());
}

std::vector<std::string> citations_of(const NumberCell& cell) {
  std::vector<std::string> all;
  if (!cell.quantity->citation.empty()) all.emplace_back(cell.quantity->citation);
  const auto add = [&](const std::string& citation) {
    if (!citation.empty() && std::find(all.begin(), all.end(), citation) == all.end())
      all.push_back(citation);
  };
  for (const Attention* layout : {cell.layout, cell.baseline})
    if (layout != nullptr)
      for (const LayerKind& kind : layout->layers) {
        add(kind.citation);
        for (const Block& block : kind.blocks)
          for (const Tensor& tensor : block.tensors)
            if (tensor.cached() && tensor.storage.scale != Bits())
              add(fmt::format("{}: {}", tensor.storage.name, tensor.storage.citation));
      }
  return all;
}

std::string origin_text(const Origin& origin, std::string_view file) {
  switch (origin.kind) {
    case Origin::Kind::definition:
      return "by definition";
    case Origin::Kind::setting:
      return "the engine's setting";
    case Origin::Kind::computation:
      return "computed";
    case Origin::Kind::fallback:
      return "by default";
    case Origin::Kind::spec:
      break;
  }
  // A number without a place in a file is one that a user assumed, or that was counted from a
  // model's keys.
  if (origin.place.line == 0) return origin.place == assumed_place ? "assumed" : "computed";
  return fmt::format("{}:{}:{}", printable(file), origin.place.line, origin.place.column);
}

std::string_view word_for(Origin::Kind kind) {
  switch (kind) {
    case Origin::Kind::definition:
      return "definition";
    case Origin::Kind::setting:
      return "setting";
    case Origin::Kind::computation:
      return "computation";
    case Origin::Kind::fallback:
      return "default";
    case Origin::Kind::spec:
      return "spec";
  }
  return {};
}

std::string as_text(const NumberCell& cell, std::string_view file) {
  std::string text = fmt::format("{}\n  {}\n", title(cell), cell.quantity->about);
  for (const Step& step : steps(cell.answer)) {
    text += fmt::format("\n  {} = {}\n", step.name, step.formula);
    if (step.substituted != step.formula) text += fmt::format("    = {}\n", step.substituted);
    text += fmt::format("    = {}\n", value_text(step.value, step.unit));
  }
  if (const Closing& closing = cell.answer.closing; !closing.formula.empty())
    text += fmt::format("\n  {} = {}\n    = {}\n    = {}\n", cell.quantity->name, closing.formula,
                        closing.substituted, to_text(*cell.answer.result, "").value());
  const std::vector<Expression> inputs = inputs_of(cell.answer);
  if (!inputs.empty()) text += "\n  where\n";
  for (const Expression& leaf : inputs)
    text += fmt::format("    {} = {}, {}\n", leaf.name(), value_text(leaf.value(), leaf.unit()),
                        origin_text(leaf.origin(), file));
  const std::vector<std::string> citations = citations_of(cell);
  if (!citations.empty()) text += "\n  from\n";
  for (const std::string& citation : citations) text += fmt::format("    {}\n", citation);
  return text;
}

Json as_json(const NumberCell& cell) {
  Json json = {{"layout", cell.layout->name}, {"quantity", cell.quantity->name}};
  if (cell.baseline != nullptr) json["over"] = cell.baseline->name;
  json["text"] = to_text(*cell.answer.result, "").value();
  for (const ExactValue& value : exact_values(*cell.quantity, *cell.answer.result))
    json[value.key] = to_json(value);
  Json list = Json::array();
  for (const Step& step : steps(cell.answer))
    list.push_back({{"name", step.name},
                    {"formula", step.formula},
                    {"substituted", step.substituted},
                    {"value", to_json(step.value)},
                    {"unit", step.unit}});
  json["steps"] = list;
  if (const Closing& closing = cell.answer.closing; !closing.formula.empty())
    json["closing"] = {{"formula", closing.formula}, {"substituted", closing.substituted}};
  Json inputs = Json::array();
  for (const Expression& leaf : inputs_of(cell.answer)) {
    Json input = {{"name", leaf.name()}, {"value", to_json(leaf.value())}};
    if (!leaf.unit().empty()) input["unit"] = leaf.unit();
    const Origin& origin = leaf.origin();
    input["origin"] = word_for(origin.kind);
    if (origin.kind == Origin::Kind::spec) {
      input["line"] = origin.place.line;
      input["column"] = origin.place.column;
    }
    inputs.push_back(input);
  }
  json["inputs"] = inputs;
  json["sources"] = citations_of(cell);
  return json;
}

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw InvalidInput{{{{}, std::move(message), std::move(hint)}}};
}

/// The parts of a text such as "gqa.cache.total over mha".
struct Wanted {
  const Quantity* quantity = nullptr;
  const Attention* layout = nullptr;    // null: every layout
  const Attention* baseline = nullptr;  // null: the one that the spec names
};

const Attention* layout_named(const Plan& plan, std::string_view name) {
  std::vector<std::string_view> known;
  for (const Attention& layout : plan.layouts) {
    if (layout.name == name) return &layout;
    known.push_back(layout.name);
  }
  refuse(fmt::format("unknown layout \"{}\"", printable(name)), choose_from(name, known));
}

Wanted parse(const Plan& plan, std::string_view text) {
  Wanted wanted;
  if (const std::size_t over = text.find(" over "); over != std::string_view::npos) {
    wanted.baseline = layout_named(plan, text.substr(over + 6));
    text = text.substr(0, over);
  }
  wanted.quantity = find_quantity(text);
  if (wanted.quantity != nullptr) return wanted;
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos) wanted.quantity = find_quantity(text.substr(dot + 1));
  if (wanted.quantity == nullptr) {
    std::vector<std::string_view> known;
    for (const Quantity& quantity : quantities()) known.push_back(quantity.name);
    refuse(fmt::format("unknown quantity \"{}\"", printable(text)), choose_from(text, known));
  }
  wanted.layout = layout_named(plan, text.substr(0, dot));
  return wanted;
}

}  // namespace

std::vector<NumberCell> find_numbers(const Plan& plan, std::string_view text) {
  if (text.empty()) {
    std::vector<NumberCell> all = numbers_of(plan);
    std::erase_if(all, [](const NumberCell& cell) { return steps(cell.answer).empty(); });
    return all;
  }
  Wanted wanted = parse(plan, text);
  const bool compares = wanted.quantity->needs.baseline;
  if (compares && wanted.baseline == nullptr && plan.baseline)
    wanted.baseline = &plan.layouts[*plan.baseline];
  if (compares != (wanted.baseline != nullptr))
    refuse(fmt::format("{} {} a baseline", wanted.quantity->name, compares ? "needs" : "has no"),
           compares ? "write \"cache.saving over LAYOUT\"" : "remove \"over\"");
  std::vector<NumberCell> found;
  std::string refusal;
  for (const Attention& layout : plan.layouts) {
    if (wanted.layout != nullptr && wanted.layout != &layout) continue;
    if (compares && wanted.baseline == &layout) continue;
    Answer answer = wanted.quantity->compute(layout, wanted.baseline);
    if (!answer.result) {
      refusal = answer.refusal;
    } else {
      found.push_back({wanted.quantity, &layout, wanted.baseline, std::move(answer)});
    }
  }
  if (found.empty()) refuse(refusal.empty() ? "nothing to compare" : refusal, "");
  return found;
}

std::string explain(std::string_view name, const std::vector<NumberCell>& numbers,
                    std::string_view file, ExplainFormat format) {
  if (format == ExplainFormat::json) {
    Json list = Json::array();
    for (const NumberCell& cell : numbers) list.push_back(as_json(cell));
    return printed({{"figure", name}, {"numbers", list}});
  }
  std::string text;
  for (const NumberCell& cell : numbers) text += (text.empty() ? "" : "\n") + as_text(cell, file);
  return text;
}

}  // namespace attnfig
