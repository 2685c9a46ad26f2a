// The numbers of masks, each with its derivation.

#include "figures/mask_grid/mask_grid.h"
#include "figures/mask_grid/quantities.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig {
namespace {

using mask_quantity::OfSize;

/// "window 4": a reason and its numbers, if they are few.
std::string name_of(const Reason& reason) {
  constexpr std::size_t few = 4;
  std::string name(reason.rule->name);
  if (reason.values.size() <= few)
    for (const Position value : reason.values) name += " " + grouped(value);
  return name;
}

/// The sum of what each reason adds to those before it.
Expression scores_of(const SizedMask& sized) {
  std::vector<std::string> names;
  for (const Reason& reason : sized.mask.reasons) names.push_back(name_of(reason));
  if (sized.mask.sample) names.push_back("sample " + grouped(sized.mask.sample->count));
  std::optional<Expression> sum;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Expression one = computed(names[i], sized.numbers.by_reason[i].count(), "scores");
    sum = sum ? Expression::apply(Expression::Kind::sum, *std::move(sum), std::move(one))
              : std::move(one);
  }
  return sum.value_or(Expression());
}

/// What the scores are a share of: those of causal attention, or all pairs.
Expression whole_of(const SizedMask& sized) {
  const Rectangle& area = sized.mask.area;
  const auto product = [](Expression a, Expression b) {
    return Expression::apply(Expression::Kind::product, std::move(a), std::move(b));
  };
  const Expression queries = computed("queries", area.queries, "");
  const Expression keys = computed("keys", area.keys, "");
  if (!sized.numbers.is_causal()) return product(queries, keys).named("all pairs", "scores");
  Expression causal = Expression::apply(
      Expression::Kind::quotient,
      product(queries, Expression::apply(Expression::Kind::sum, queries, Expression::constant(1))),
      Expression::constant(2));
  if (area.offset != 0)
    causal = Expression::apply(Expression::Kind::sum,
                               product(queries, computed("earlier keys", area.offset, "")),
                               std::move(causal));
  return std::move(causal).named("causal scores", "scores");
}

std::vector<std::string> sources_of(const Mask& mask) {
  std::vector<std::string> sources;
  for (const Reason& reason : mask.reasons)
    sources.push_back(reason.rule->citation.empty()
                          ? fmt::format("{}: {}", reason.rule->name, reason.rule->reads)
                          : fmt::format("{}: {} ({})", reason.rule->name, reason.rule->reads,
                                        reason.rule->citation));
  return sources;
}

/// Adds the numbers of a mask at one size.
void add(std::vector<FigureNumber>& all, const MaskPanel& panel, const SizedMask& sized,
         const OfSize& size) {
  const std::vector<std::string> sources = sources_of(sized.mask);
  const auto add_number = [&](FigureNumber number) {
    number.label = plain(panel.label);
    number.sources = sources;
    all.push_back(std::move(number));
  };
  const auto count = [&](const FigureQuantity& quantity, const Expression& is) {
    add_number(count_of(quantity, panel.name, is));
  };
  const Expression read = step(size.scores, scores_of(sized));
  count(size.scores, read);
  add_number(quotient_of<Saving>(size.share, panel.name, read, whole_of(sized)));
  count(size.last,
        computed("keys of query " + grouped(sized.mask.area.offset + sized.mask.area.queries),
                 sized.numbers.last_keys.count(), "keys"));
  if (sized.numbers.cached)
    count(size.cached, computed("cached keys", sized.numbers.cached->count(), "keys"));
}

}  // namespace

std::vector<FigureNumber> mask_numbers(const Plan&, const std::any& content) {
  std::vector<FigureNumber> found;
  for (const MaskPanel& panel : std::any_cast<const MaskGridPlan&>(content).panels) {
    add(found, panel, panel.drawn, mask_quantity::drawn_size);
    if (panel.real) add(found, panel, *panel.real, mask_quantity::real_size);
  }
  return by_quantity(mask_quantity::all, std::move(found));
}

std::vector<std::vector<std::string>> mask_table(const Plan&, const std::any& content) {
  const auto& plan = std::any_cast<const MaskGridPlan&>(content);
  std::vector<std::vector<std::string>> rows;
  const auto add_row = [&](const auto& text_of) {
    std::vector<std::string> row;
    for (const MaskPanel& panel : plan.panels) row.push_back(text_of(panel));
    const bool is_empty =
        std::all_of(row.begin(), row.end(), [](const std::string& text) { return text.empty(); });
    if (!is_empty) rows.push_back(std::move(row));
  };
  add_row([](const MaskPanel& panel) { return plain(panel.label); });
  add_row([](const MaskPanel& panel) { return plain(panel.subtitle); });
  const auto add_size = [&](const auto& sized_of) {
    add_row([&](const MaskPanel& panel) {
      const SizedMask* sized = sized_of(panel);
      return sized == nullptr ? "" : fmt::format("{}", fmt::join(sized->reasons, ", "));
    });
    for (const auto text :
         {&MaskTexts::scores, &MaskTexts::share, &MaskTexts::last_query, &MaskTexts::cached})
      add_row([&](const MaskPanel& panel) {
        const SizedMask* sized = sized_of(panel);
        return sized == nullptr ? "" : plain(sized->texts.*text);
      });
  };
  add_size([](const MaskPanel& panel) { return &panel.drawn; });
  add_size([](const MaskPanel& panel) { return panel.real ? &*panel.real : nullptr; });
  return rows;
}

}  // namespace attnfig
