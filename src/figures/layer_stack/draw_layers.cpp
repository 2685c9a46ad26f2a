#include "figures/head_map/metrics.h"
#include "figures/layer_stack/legend.h"
#include "figures/layer_stack/words.h"
#include "model/cache.h"
#include "model/derivation.h"
#include "model/number_text.h"
#include "spec/answers.h"
#include "spec/finished_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attnfig {
namespace marks = layer_stack_marks;
namespace {

/// The layers of a layout with all that is needed to draw a line of them.
struct Stack {
  const DrawInput& input;
  std::vector<Cell> cells;
  std::vector<Look> looks;
  Lines lines;
  Length pitch;  // from one layer to the next

  Look look(std::size_t layer) const {
    const Cell& cell = cells[layer];
    return cell.borrows ? borrowed(looks[cell.kind]) : looks[cell.kind];
  }
  Length left(std::size_t layers) const { return pitch * static_cast<std::int64_t>(layers); }
  Length bar() const { return input.metrics[metric::layer_width]; }
};

Stack stack_of(const DrawInput& input, const Attention& layout, Length widest) {
  const Metrics& metrics = input.metrics;
  const Length width = metrics[metric::layer_width];
  const Length least = width + metrics[metric::layer_gap];
  const Length room = widest + metrics[metric::layer_gap];
  const auto most = std::max<std::int64_t>(room.hundredths() / least.hundredths(), 1);
  Stack stack{input, cells_of(layout), looks_of(metrics, layout), {}, {}};
  stack.lines = lines_of(stack.cells, static_cast<std::size_t>(most));
  // In whole pixels, so that bars are sharp.
  const auto longest = static_cast<std::int64_t>(stack.lines.longest());
  stack.pitch = std::clamp(Length::px(room.hundredths() / 100 / longest), least,
                           width + metrics[metric::most_layer_gap]);
  return stack;
}

/// The bars of a line. Those of one look are added in a row, so that the writer makes one element
/// of them.
void draw_bars(Picture& on, const Stack& stack, const Line& line, Length ground) {
  std::vector<std::size_t> layers;
  for (std::size_t i = line.from; i < line.to; ++i) layers.push_back(i);
  const auto order = [&](std::size_t layer) {
    return std::pair(stack.cells[layer].borrows, stack.cells[layer].kind);
  };
  std::stable_sort(layers.begin(), layers.end(),
                   [&](std::size_t a, std::size_t b) { return order(a) < order(b); });
  for (const std::size_t layer : layers) {
    const Look look = stack.look(layer);
    for (const Box& box :
         boxes_of(stack.input.metrics, look, {stack.left(layer - line.from), ground}))
      add(on, {.mark = look.mark,
               .stands_for = {{"layer", static_cast<int>(layer) + 1}},
               .shape = box});
  }
}

/// The layers whose numbers stand under a line: the first, the last, and whole periods between as
/// close as there is room. The outer two begin and end with the line.
std::vector<std::size_t> numbered(const Stack& stack, const Line& line, Length label) {
  constexpr Length gap = Length::px(12);
  constexpr std::size_t most_numbers = 8;
  const auto middle = [&](std::size_t layer) {
    return stack.left(layer - line.from) + stack.bar() / 2;
  };
  const std::size_t last = line.to - 1;
  const Length end = middle(last) + stack.bar() / 2;
  const std::size_t period = stack.lines.period == 1 ? 4 : stack.lines.period;
  std::size_t step = period;
  while (stack.left(step) < label + gap || most_numbers * step < line.to - line.from)
    step += period;
  std::vector<std::size_t> layers = {line.from};
  for (std::size_t number = (line.from / step + 1) * step; number <= last; number += step)
    if (label + gap <= middle(number - 1) - label / 2 &&
        label + gap <= end - middle(number - 1) - label / 2)
      layers.push_back(number - 1);
  if (label * 2 + gap / 2 <= end) layers.push_back(last);
  return layers;
}

void draw_numbers(Picture& on, const Stack& stack, const Line& line, Length top) {
  const FontSize size = script_size(stack.input.metrics[metric::text_size]);
  const auto text = [](std::size_t layer) { return grouped(layer + 1); };
  const Length label = width({{text(line.to - 1)}}, size, Weight::regular);
  for (const std::size_t layer : numbered(stack, line, label)) {
    const bool first = layer == line.from;
    const bool last = layer + 1 == line.to && !first;
    const Length left = stack.left(layer - line.from);
    const Length x = first ? left : last ? left + stack.bar() : left + stack.bar() / 2;
    add(on, {.mark = marks::number,
             .shape = Label{{x, baseline(top + leading(size) / 2, size)},
                            first  ? Anchor::start
                            : last ? Anchor::end
                                   : Anchor::middle,
                            size,
                            Weight::regular,
                            {{text(layer)}}}});
  }
}

Picture draw_line(const Stack& stack, const Line& line) {
  const Metrics& metrics = stack.input.metrics;
  Length ground;
  for (const Look& look : stack.looks) ground = std::max(ground, look.height);
  const Length gap = metrics[metric::layer_gap];
  const Length width = stack.left(stack.lines.longest() - 1) + stack.bar();
  Picture drawn{{width, ground + gap * 2 + leading(script_size(metrics[metric::text_size]))}, {}};
  draw_bars(drawn, stack, line, ground);
  const Length end = stack.left(line.to - line.from - 1) + stack.bar();
  const Length y = ground + gap;
  add(drawn, {.mark = marks::ground, .shape = Polyline{{{Length(), y}, {end, y}}}});
  draw_numbers(drawn, stack, line, y + gap);
  return drawn;
}

/// "… 36 more layers", or nothing.
std::string left_out_text(const Words& words, std::size_t left_out) {
  return left_out == 0 ? "" : with_count(words[word::layers_left_out], left_out);
}

std::vector<Picture> draw_lines(const Stack& stack, Length widest) {
  const Lines& lines = stack.lines;
  std::vector<Picture> drawn;
  for (const Line& line : lines.all) {
    if (lines.left_out != 0 && drawn.size() + 1 == lines.all.size())
      drawn.push_back(
          text_block({{left_out_text(stack.input.words, lines.left_out)}},
                     {.mark = marks::label, .size = stack.input.metrics[metric::text_size]}, widest,
                     Align::start));
    drawn.push_back(draw_line(stack, line));
  }
  return drawn;
}

bool has_bars(const Attention& layout, Standing standing) {
  return standing == Standing::alone || layers_differ(layout);
}

/// The layers that a panel draws.
std::size_t drawn_layers(const Group& panel) {
  std::set<int> layers;
  for (const Item& item : panel.items)
    for (const Meaning& meaning : item.stands_for)
      if (meaning.key == "layer") layers.insert(meaning.number);
  return layers.size();
}

}  // namespace

Picture draw_layers(const DrawInput& input, const Attention& layout, Standing standing,
                    Length widest) {
  const Metrics& metrics = input.metrics;
  const std::vector<LegendEntry> entries = legend_of(input.words, layout, standing);
  std::vector<Picture> stacked;
  for (const LegendEntry& entry : entries) {
    if (entry.sample != LegendEntry::Sample::none) continue;
    TextStyle style = {.mark = marks::label, .size = metrics[metric::text_size]};
    if (entry.kind != 0) style.about = {kind_part, entry.kind};
    stacked.push_back(text_block({{entry.text}}, style, widest, input.align()));
  }
  if (has_bars(layout, standing)) {
    const Stack stack = stack_of(input, layout, widest);
    stacked.push_back(
        above(draw_lines(stack, widest), metrics[metric::layer_gap] * 2, Align::start));
    stacked.push_back(draw_legend(input, stack.looks, entries, widest));
  }
  return above(std::move(stacked), metrics[metric::band_gap] / 2, input.align());
}

bool heights_differ(const Metrics& metrics, const Attention& layout) {
  std::set<Length> heights;
  for (const Look& look : looks_of(metrics, layout))
    if (!look.is_dot && look.mark != marks::none) heights.insert(look.height);
  return 1 < heights.size();
}

std::vector<std::string> describe_layers(const FinishedPanel& panel, const Attention& layout,
                                         Standing standing) {
  std::vector<std::string> facts;
  for (const LegendEntry& entry : legend_of(panel.words, layout, standing))
    facts.push_back(entry.text);
  if (!has_bars(layout, standing)) return facts;
  const std::size_t left_out = cells_of(layout).size() - drawn_layers(panel.group);
  if (left_out != 0) facts.push_back(left_out_text(panel.words, left_out));
  return facts;
}

std::string tell_of_layers(const Words& words, const Attention& layout, const Item& item) {
  if (item.about.key != kind_part) return {};
  const auto index = static_cast<std::size_t>(item.about.number) - 1;
  const LayerKind& kind = layout.layers[index];
  std::string text = fmt::format("{}: layers = {}", kind_names(words, layout)[index],
                                 grouped(kind.layers.amount.count()));
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors)
      if (tensor.cached())
        add_lines(text, derivation_text(steps(entry_bits(tensor, Copies::all).is)));
  return text;
}

}  // namespace attnfig
