#include "figures/layer_strip/cells.h"

#include "model/view.h"

#include <algorithm>

namespace attnfig {
namespace marks = layer_strip_marks;
namespace {

constexpr int most_pieces = 3;

const Mark& mark_of(const LayerKind& kind) {
  if (kind.blocks.empty()) return marks::none;
  if (is_recurrent(kind.blocks.front())) return marks::state;
  const BlockTensors tensors = tensors_of(kind.blocks.front());
  if (growth_of(tensors).cap) return marks::windowed;
  const bool latent =
      std::any_of(tensors.shared.begin(), tensors.shared.end(),
                  [](const TensorGroup& one) { return one.front()->role == Role::latent; });
  return latent ? marks::latent : marks::full;
}

/// The number of layers after which the pattern repeats, if that fits into a line.
std::size_t period_of(const std::vector<Cell>& cells, std::size_t longest) {
  std::size_t best = 1;
  std::size_t fewest = cells.size() + 1;
  for (std::size_t period = 1; period <= std::min(longest, cells.size()); ++period) {
    std::size_t breaks = 0;
    for (std::size_t i = period; i < cells.size(); ++i)
      if (cells[i] != cells[i - period]) ++breaks;
    // A pattern counts if it repeats often enough.
    if (breaks < fewest && (period * 2 <= cells.size() || fewest == cells.size() + 1))
      best = period, fewest = breaks;
  }
  return best;
}

constexpr std::size_t most_lines = 3;

}  // namespace

std::vector<Look> looks_of(const Attention& layout) {
  std::vector<Look> looks;
  for (const LayerKind& kind : layout.layers) {
    Look look{mark_of(kind)};
    for (const Look& other : looks)
      if (other.mark == look.mark) look.pieces = std::min(other.pieces + 1, most_pieces);
    looks.push_back(look);
  }
  return looks;
}

std::vector<Cell> cells_of(const Attention& layout) {
  std::vector<LayerRun> order = layout.order;
  if (order.empty()) order = {{0, layout.layers.front().layers.amount.count()}};
  std::vector<UInt128> seen(layout.layers.size());
  std::vector<Cell> cells;
  for (const LayerRun& run : order)
    for (UInt128 i = 0; i < run.layers; ++i) {
      const LayerKind& kind = layout.layers[run.kind];
      const UInt128 own = kind.layers.amount.count() - kind.sharing.amount.count();
      const UInt128 index = seen[run.kind]++;
      cells.push_back({run.kind, own <= index || index % kind.shared_by.amount.count() != 0});
    }
  return cells;
}

std::int64_t sharing(const std::vector<Cell>& cells) {
  return std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.borrows; });
}

bool has_cells(const Attention& layout) {
  return 1 < layout.layers.size() || sharing(cells_of(layout)) != 0;
}

Lines lines_of(const std::vector<Cell>& cells, std::size_t longest) {
  const std::size_t period = period_of(cells, longest);
  const std::size_t whole = longest / period * period;
  const auto up_to = [](std::size_t a, std::size_t b) { return (a + b - 1) / b; };
  const std::size_t count = up_to(cells.size(), whole);
  const std::size_t length =
      count <= most_lines ? up_to(up_to(cells.size(), count), period) * period : whole;
  const std::size_t shown = count <= most_lines ? cells.size() : length * (most_lines - 1);
  Lines lines;
  for (std::size_t at = 0; at < shown; at += length)
    lines.all.push_back({at, std::min(at + length, shown)});
  if (shown == cells.size()) return lines;
  // The last line starts with a period and is no longer than the others; a text in place of a
  // single layer is not worth it.
  std::size_t last = up_to(cells.size() - length, period) * period;
  if (last < shown + 2) last = shown + 2;
  lines.left_out = last - shown;
  lines.all.push_back({last, cells.size()});
  return lines;
}

}  // namespace attnfig
