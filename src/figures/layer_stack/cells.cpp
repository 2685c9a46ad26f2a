#include "figures/layer_stack/cells.h"

#include "model/layer_stack.h"
#include "model/view.h"

#include <algorithm>
#include <set>

namespace attnfig {
namespace marks = layer_stack_marks;
namespace {

constexpr int most_pieces = 3;

const Mark& mark_of(const LayerKind& kind) {
  if (kind.blocks.empty()) return marks::none;
  const BlockTensors tensors = tensors_of(kind.blocks.front());
  if (is_recurrent(kind.blocks.front()))
    return tensors.read->role == Role::conv_state ? marks::convolution : marks::state;
  const bool latent =
      std::any_of(tensors.shared.begin(), tensors.shared.end(),
                  [](const TensorGroup& one) { return one.front()->role == Role::latent; });
  return latent ? marks::latent : marks::key;
}

/// Keeps tokens, and may see so many of them and no more.
std::optional<Tokens> limit_of(const LayerKind& kind) {
  if (kind.blocks.empty() || is_recurrent(kind.blocks.front())) return {};
  return span_of(kind);
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

std::vector<Look> looks_of(const Metrics& metrics, const Attention& layout) {
  std::set<UInt128> spans;
  for (const LayerKind& kind : layout.layers)
    if (const auto limit = limit_of(kind)) spans.insert(limit->count());
  const Length whole = metrics[metric::layer_height];
  std::vector<Look> looks;
  for (const LayerKind& kind : layout.layers) {
    Look look{mark_of(kind), whole};
    if (const auto limit = limit_of(kind)) {
      const auto rank = std::distance(spans.begin(), spans.find(limit->count()));
      look.height = whole * (rank + 1) / static_cast<std::int64_t>(spans.size() + 2);
    }
    look.is_dot = !kind.blocks.empty() && is_recurrent(kind.blocks.front());
    if (kind.blocks.empty()) look.height = metrics[metric::layer_width] / 3;
    for (const Look& other : looks)
      if (other.mark == look.mark && (look.is_dot || other.height == look.height))
        look.pieces = std::min(other.pieces + 1, most_pieces);
    if (look.is_dot)
      look.height = metrics[metric::layer_width] * look.pieces +
                    metrics[metric::layer_gap] * (look.pieces - 1);
    looks.push_back(look);
  }
  return looks;
}

std::vector<Cell> cells_of(const Attention& layout) {
  const std::vector<std::size_t> kinds = kinds_in_order(layout);
  const std::vector<std::size_t> owners = cache_owners(layout);
  std::vector<Cell> cells;
  for (std::size_t layer = 0; layer < kinds.size(); ++layer)
    cells.push_back({kinds[layer], owners[layer] != layer});
  return cells;
}

std::int64_t sharing(const std::vector<Cell>& cells) {
  return std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.borrows; });
}

bool layers_differ(const Attention& layout) {
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
  Lines lines{.period = period};
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
