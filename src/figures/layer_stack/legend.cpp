#include "figures/layer_stack/legend.h"

#include "figures/head_map/metrics.h"
#include "figures/layer_stack/words.h"
#include "model/view.h"

#include <algorithm>

namespace attnfig {
namespace marks = layer_stack_marks;
namespace {

/// Facts about the layers of a kind.
std::vector<std::string> facts_of(const Words& words, const LayerKind& kind) {
  std::vector<std::string> facts;
  if (!kind.blocks.empty()) facts = growth_facts(words, growth_of(tensors_of(kind.blocks.front())));
  const auto add = [&](const Word& word, UInt128 count, UInt128 usual) {
    if (count != usual) facts.push_back(with_count(words[word], count));
  };
  const bool alike = std::all_of(kind.blocks.begin(), kind.blocks.end(),
                                 [&](const Block& block) { return block == kind.blocks.front(); });
  if (alike && !kind.blocks.empty()) add(word::blocks, kind.blocks.size(), 1);
  add(word::shared_by, kind.shared_by.amount.count(), 1);
  add(word::loops, kind.loops.amount.count(), 1);
  add(word::mtp_layers, kind.mtp_layers.amount.count(), 0);
  return facts;
}

/// "Sliding window: 15 layers, window 1,024".
std::string text_of(const Words& words, const LayerKind& kind, const std::string& name) {
  const std::string count = with_count(words[word::of_kind], kind.layers.amount.count());
  std::vector<std::string> facts = {with_text(count, name)};
  for (std::string& fact : facts_of(words, kind)) facts.push_back(std::move(fact));
  return joined(words, facts);
}

Picture draw_entry(const DrawInput& input, Look look, const LegendEntry& entry, Length widest) {
  const Metrics& metrics = input.metrics;
  const Length indent = metrics[metric::layer_width] + metrics[metric::head_gap] * 2;
  TextStyle style = {.mark = marks::label, .size = metrics[metric::text_size]};
  if (entry.kind != 0) style.about = {kind_part, entry.kind};
  const Picture words = text_block({{entry.text}}, style, widest - indent, Align::start);
  // A sample is as much lower than its line as the layers than the highest.
  constexpr Length most = Length::px(12);
  const Length scaled = Length::hundredths(most.hundredths() * look.height.hundredths() /
                                           metrics[metric::layer_height].hundredths());
  look.height = look.is_dot ? std::min(look.height, most) : std::max(scaled, Length::px(2));
  const Length line = leading(metrics[metric::text_size]);
  const Length ground = (line + (look.is_dot ? look.height : most)) / 2;
  Picture drawn;
  for (const Box& box : boxes_of(metrics, look, {Length(), ground}))
    add(drawn, {.mark = look.mark, .shape = box});
  place(drawn, words, {indent, Length()});
  return drawn;
}

/// A layer without a cache of its own is hollow: its edge is where others are filled.
Box hollow(const Box& box) {
  constexpr Length half = Length::hundredths(63);
  return {{{box.rect.at.x + half, box.rect.at.y + half},
           {box.rect.size.width - half * 2, box.rect.size.height - half * 2}},
          box.radius};
}

}  // namespace

Look borrowed(Look look) {
  look.mark = marks::borrowed;
  return look;
}

std::vector<Box> boxes_of(const Metrics& metrics, const Look& look, Point ground) {
  const Length width = metrics[metric::layer_width];
  const Length gap = metrics[metric::layer_gap];
  const Length piece = (look.height - gap * (look.pieces - 1)) / look.pieces;
  const Length wide = look.is_dot ? std::min(piece, width) : width;
  const Length radius = look.is_dot ? wide / 2 : Length::px(1);
  std::vector<Box> boxes;
  for (int i = 0; i < look.pieces; ++i) {
    const Length bottom = ground.y - (piece + gap) * i;
    Box box{{{ground.x + (width - wide) / 2, bottom - piece}, {wide, piece}},
            std::min(radius, piece / 2)};
    boxes.push_back(look.mark == marks::borrowed ? hollow(box) : box);
  }
  return boxes;
}

std::vector<LegendEntry> legend_of(const Words& words, const Attention& layout, Standing standing) {
  const std::vector<std::string> names = kind_names(words, layout);
  const LayerKind* drawn = standing == Standing::under_map ? main_kind(layout) : nullptr;
  std::vector<LegendEntry> entries;
  if (standing == Standing::under_map && !layers_differ(layout)) {
    const std::vector<std::string> facts = facts_of(words, layout.layers.front());
    if (!facts.empty()) entries.push_back({.text = joined(words, facts), .kind = 1});
    return entries;
  }
  if (drawn != nullptr && 1 < layout.layers.size()) {
    const auto index = static_cast<std::size_t>(drawn - layout.layers.data());
    entries.push_back({.text = with_text(words[word::drawn_kind], names[index])});
  }
  for (std::size_t i = 0; i < layout.layers.size(); ++i)
    entries.push_back({LegendEntry::Sample::kind, text_of(words, layout.layers[i], names[i]),
                       static_cast<int>(i) + 1});
  if (const std::int64_t layers = sharing(cells_of(layout)); layers != 0)
    entries.push_back({LegendEntry::Sample::borrowed,
                       with_count(words[word::sharing], static_cast<UInt128>(layers))});
  return entries;
}

Picture draw_legend(const DrawInput& input, const std::vector<Look>& looks,
                    const std::vector<LegendEntry>& entries, Length widest) {
  std::vector<Picture> lines;
  for (const LegendEntry& entry : entries) {
    if (entry.sample == LegendEntry::Sample::none) continue;
    const Look look =
        entry.sample == LegendEntry::Sample::borrowed
            ? Look{.mark = marks::borrowed, .height = input.metrics[metric::layer_height]}
            : looks[static_cast<std::size_t>(entry.kind) - 1];
    lines.push_back(draw_entry(input, look, entry, widest));
  }
  return above(std::move(lines), input.metrics[metric::layer_gap], Align::start);
}

}  // namespace attnfig
