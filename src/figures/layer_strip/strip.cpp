#include "figures/head_map/metrics.h"
#include "figures/layer_strip/cells.h"
#include "figures/layer_strip/words.h"
#include "model/cache.h"
#include "model/derivation.h"
#include "model/number_text.h"
#include "model/view.h"
#include "spec/answers.h"
#include "spec/finished_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attnfig {
namespace marks = layer_strip_marks;
namespace {

/// The number of cells that fit into a line.
std::size_t longest_line(const DrawInput& input, Length widest) {
  const Metrics& metrics = input.metrics;
  const Length width = std::min(widest, metrics[metric::strip_width]);
  const Length gap = metrics[metric::layer_gap];
  const Length pitch = metrics[metric::layer_width] + gap;
  return static_cast<std::size_t>(
      std::max<std::int64_t>((width + gap).hundredths() / pitch.hundredths(), 1));
}

/// The boxes of a cell, from a point.
std::vector<Box> boxes_of(const Metrics& metrics, const Look& look, Point at) {
  Size size = {metrics[metric::layer_width], metrics[metric::layer_height]};
  Length radius = Length::px(1);
  if (look.mark == marks::windowed) size.width = metrics[metric::layer_width] * 2 / 3;
  if (look.mark == marks::latent) size.height = metrics[metric::layer_height] * 5 / 7;
  if (look.mark == marks::state) {
    const Length whole =
        metrics[metric::layer_width] * look.pieces + metrics[metric::layer_gap] * (look.pieces - 1);
    size.height = std::min(whole, metrics[metric::layer_height]);
    radius = metrics[metric::layer_width] / 2;
  }
  if (look.mark == marks::none) size.height = metrics[metric::layer_width] / 2;
  const Point first = {at.x + (metrics[metric::layer_width] - size.width) / 2,
                       at.y + (metrics[metric::layer_height] - size.height) / 2};
  const Length gap = metrics[metric::layer_gap];
  const Length piece = (size.height - gap * (look.pieces - 1)) / look.pieces;
  std::vector<Box> boxes;
  for (int i = 0; i < look.pieces; ++i)
    boxes.push_back({{{first.x, first.y + (piece + gap) * i}, {size.width, piece}},
                     std::min(radius, piece / 2)});
  return boxes;
}

/// A layer without its own cache is hollow: its edge is where others are filled.
Box hollow(const Box& box) {
  constexpr Length half = Length::hundredths(63);
  return {{{box.rect.at.x + half, box.rect.at.y + half},
           {box.rect.size.width - half * 2, box.rect.size.height - half * 2}},
          box.radius};
}

constexpr Look borrowed_look = {marks::borrowed, 1};

/// The cell of a layer, counted from 1, or a sample for the legend: 0.
void draw_cell(Picture& on, const Metrics& metrics, const Look& look, Point at, int layer) {
  ItemMeanings stands_for;
  if (layer != 0) stands_for = {{"layer", layer}};
  for (const Box& box : boxes_of(metrics, look, at))
    add(on, {.mark = look.mark,
             .stands_for = stands_for,
             .shape = look == borrowed_look ? hollow(box) : box});
}

/// Cells of one look are added in a row, so that the writer makes one element of them.
Picture draw_line(const DrawInput& input, const std::vector<Cell>& cells, const Line& line,
                  const std::vector<Look>& looks, std::size_t longest) {
  const Metrics& metrics = input.metrics;
  const Length pitch = metrics[metric::layer_width] + metrics[metric::layer_gap];
  Picture drawn{{pitch * static_cast<std::int64_t>(longest) - metrics[metric::layer_gap],
                 metrics[metric::layer_height]},
                {}};
  std::vector<Look> all = looks;
  all.push_back(borrowed_look);
  for (std::size_t look = 0; look < all.size(); ++look)
    for (std::size_t i = line.from; i < line.to; ++i)
      if ((cells[i].borrows ? looks.size() : cells[i].kind) == look)
        draw_cell(drawn, metrics, all[look],
                  {pitch * static_cast<std::int64_t>(i - line.from), Length()},
                  static_cast<int>(i) + 1);
  return drawn;
}

/// Facts about the layers of a kind.
std::vector<std::string> facts_of(const Words& words, const LayerKind& kind) {
  std::vector<std::string> facts;
  if (!kind.blocks.empty()) facts = growth_facts(words, growth_of(tensors_of(kind.blocks.front())));
  const auto add = [&](const std::string& text, UInt128 count, UInt128 usual) {
    if (count != usual) facts.push_back(with_count(text, count));
  };
  const bool alike = std::all_of(kind.blocks.begin(), kind.blocks.end(),
                                 [&](const Block& block) { return block == kind.blocks.front(); });
  if (alike && !kind.blocks.empty()) add(words[word::blocks], kind.blocks.size(), 1);
  add(words[word::shared_by], kind.shared_by.amount.count(), 1);
  add(words[word::loops], kind.loops.amount.count(), 1);
  add(words[word::mtp_layers], kind.mtp_layers.amount.count(), 0);
  return facts;
}

/// An entry of the legend: a sample cell and its text.
struct Entry {
  std::optional<Look> look;
  std::string text;
  int kind = 0;  // of the layout's layers, from 1; 0: none
};

/// What items about a kind of layers have as their key.
constexpr std::string_view kind_part = "layer-kind";

std::vector<Entry> entries_of(const Words& words, const Attention& layout, Standing standing) {
  const std::vector<Cell> cells = cells_of(layout);
  const std::vector<Look> looks = looks_of(layout);
  const bool one = layout.layers.size() == 1;
  std::vector<Entry> entries;
  if (standing == Standing::under_map && !one && main_kind(layout) != nullptr)
    entries.push_back({{}, with_text(words[word::drawn_kind], main_kind(layout)->name)});
  if (one && sharing(cells) == 0) {
    const LayerKind& kind = layout.layers.front();
    std::vector<std::string> facts = facts_of(words, kind);
    if (kind.blocks.empty())
      facts = {with_count(words[word::no_cache], kind.layers.amount.count())};
    if (!facts.empty()) entries.push_back({{}, joined(words, facts), 1});
    return entries;
  }
  for (std::size_t i = 0; i < layout.layers.size(); ++i) {
    const LayerKind& kind = layout.layers[i];
    const auto own = static_cast<UInt128>(std::count(cells.begin(), cells.end(), Cell{i, false}));
    const std::string count = one                   ? with_count(words[word::owning], own)
                              : kind.blocks.empty() ? with_count(words[word::no_cache], own)
                                                    : with_count("{} ", own) + kind.name;
    std::vector<std::string> facts = {count};
    for (std::string& fact : facts_of(words, kind)) facts.push_back(std::move(fact));
    entries.push_back({looks[i], joined(words, facts), static_cast<int>(i) + 1});
  }
  if (sharing(cells) != 0)
    entries.push_back(
        {borrowed_look, with_count(words[word::sharing], static_cast<UInt128>(sharing(cells)))});
  return entries;
}

Picture text(const DrawInput& input, const Entry& entry, Align align, Length widest) {
  TextStyle style = {.mark = marks::label, .size = input.metrics[metric::text_size]};
  if (entry.kind != 0) style.about = {kind_part, entry.kind};
  return text_block({{entry.text}}, style, widest, align);
}

Picture draw_legend(const DrawInput& input, const std::vector<Entry>& entries, Length widest) {
  const Metrics& metrics = input.metrics;
  const Length indent = metrics[metric::layer_width] + metrics[metric::head_gap] * 2;
  std::vector<Picture> lines;
  for (const Entry& entry : entries) {
    if (!entry.look) continue;
    const Picture words = text(input, entry, Align::start, widest - indent);
    Picture line;
    draw_cell(line, metrics, *entry.look,
              {Length(), (leading(metrics[metric::text_size]) - metrics[metric::layer_height]) / 2},
              0);
    place(line, words, {indent, Length()});
    lines.push_back(std::move(line));
  }
  return above(std::move(lines), metrics[metric::layer_gap], Align::start);
}

/// "… 36 more layers", or nothing.
std::string left_out_text(const Words& words, std::size_t left_out) {
  return left_out == 0 ? "" : with_count(words[word::layers_left_out], left_out);
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
  const std::vector<Entry> entries = entries_of(input.words, layout, standing);
  std::vector<Picture> stacked;
  for (const Entry& entry : entries)
    if (!entry.look) stacked.push_back(text(input, entry, input.align(), widest));
  if (has_cells(layout)) {
    const std::vector<Cell> cells = cells_of(layout);
    const std::vector<Look> looks = looks_of(layout);
    const Lines lines = lines_of(cells, longest_line(input, widest));
    std::vector<Picture> drawn;
    for (const Line& line : lines.all) {
      if (lines.left_out != 0 && drawn.size() + 1 == lines.all.size())
        drawn.push_back(text_block({{left_out_text(input.words, lines.left_out)}},
                                   {marks::label, 0, metrics[metric::text_size]}, widest,
                                   Align::start));
      drawn.push_back(draw_line(input, cells, line, looks, lines.longest()));
    }
    stacked.push_back(above(std::move(drawn), metrics[metric::layer_gap] * 2, Align::start));
    stacked.push_back(draw_legend(input, entries, widest));
  }
  return above(std::move(stacked), metrics[metric::band_gap] / 2, input.align());
}

std::vector<std::string> describe_layers(const FinishedPanel& panel, const Attention& layout,
                                         Standing standing) {
  std::vector<std::string> facts;
  for (const Entry& entry : entries_of(panel.words, layout, standing)) facts.push_back(entry.text);
  if (!has_cells(layout)) return facts;
  const std::size_t left_out = cells_of(layout).size() - drawn_layers(panel.group);
  if (left_out != 0) facts.push_back(left_out_text(panel.words, left_out));
  return facts;
}

std::string tell_of_layers(const Attention& layout, const Item& item) {
  if (item.about.key != kind_part) return {};
  const LayerKind& kind = layout.layers[static_cast<std::size_t>(item.about.number) - 1];
  std::string text = fmt::format("{}: layers = {}", kind.name, grouped(kind.layers.amount.count()));
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors)
      if (tensor.cached())
        add_lines(text, derivation_text(steps(entry_bits(tensor, Copies::all).is)));
  return text;
}

}  // namespace attnfig
