#include "figures/layer_strip/layer_strip.h"

#include "figures/head_map/drawn.h"
#include "figures/head_map/metrics.h"
#include "figures/head_map/tooltips.h"
#include "figures/layer_strip/words.h"
#include "model/cache.h"

#include <algorithm>
#include <optional>

namespace attnfig {
namespace marks = layer_strip_marks;
namespace {

/// How the cells of a kind look: a colour and a shape for what its layers cache, cut into as many
/// pieces as there are kinds of that look up to it. At most three can be told apart.
struct Look {
  Mark mark = marks::full;
  int pieces = 1;

  friend bool operator==(const Look&, const Look&) = default;
};
constexpr int most_pieces = 3;

const Mark& mark_of(const LayerKind& kind) {
  if (kind.blocks.empty()) return marks::none;
  const DrawnTensors tensors = drawn_tensors(kind.blocks.front());
  if (is_recurrent(tensors)) return marks::state;
  if (growth_of(tensors).cap) return marks::windowed;
  const bool latent =
      std::any_of(tensors.sources.begin(), tensors.sources.end(),
                  [](const Alike& source) { return source.front()->role == Role::latent; });
  return latent ? marks::latent : marks::full;
}

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

/// One layer: of which kind, and whether it reads the cache of an earlier layer.
struct Cell {
  std::size_t kind = 0;
  bool borrows = false;

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// All layers in order. Of a kind the last ones borrow, and of the others each first of the
/// neighbours that share owns a cache: ceil((layers − borrowing) / shared_by) own one.
std::vector<Cell> cells_of(const Attention& layout) {
  std::vector<LayerRun> order = layout.order;
  if (order.empty()) order = {{0, layout.layers.front().repeats.amount.count()}};
  std::vector<Wide> seen(layout.layers.size());
  std::vector<Cell> cells;
  for (const LayerRun& run : order)
    for (Wide i = 0; i < run.layers; ++i) {
      const LayerKind& kind = layout.layers[run.kind];
      const Wide own = kind.repeats.amount.count() - kind.borrowing.amount.count();
      const Wide index = seen[run.kind]++;
      cells.push_back({run.kind, own <= index || index % kind.shared_by.amount.count() != 0});
    }
  return cells;
}

std::int64_t borrowing(const std::vector<Cell>& cells) {
  return std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.borrows; });
}

bool has_cells(const Attention& layout) {
  return 1 < layout.layers.size() || borrowing(cells_of(layout)) != 0;
}

/// After how many layers the pattern comes again, as far as that fits into a line.
std::size_t period_of(const std::vector<Cell>& cells, std::size_t longest) {
  std::size_t best = 1;
  std::size_t fewest = cells.size() + 1;
  for (std::size_t period = 1; period <= std::min(longest, cells.size()); ++period) {
    std::size_t breaks = 0;
    for (std::size_t i = period; i < cells.size(); ++i)
      if (cells[i] != cells[i - period]) ++breaks;
    // A pattern counts where it comes again often enough.
    if (breaks < fewest && (period * 2 <= cells.size() || fewest == cells.size() + 1))
      best = period, fewest = breaks;
  }
  return best;
}

/// Layers that stand in one line, counted from 0.
struct Line {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Lines of cells, the first one the longest; between the last two, layers may be left out.
struct Lines {
  std::vector<Line> all = {};
  std::size_t left_out = 0;

  std::size_t longest() const { return all.front().to; }
};
constexpr std::size_t most_lines = 3;

/// Lines are of equal length and hold whole periods, so that equal layers stand in columns.
Lines lines_of(const Canvas& canvas, const std::vector<Cell>& cells) {
  const Metrics& metrics = canvas.metrics;
  const Length strip_width =
      canvas.is_stacked() ? canvas.text_width() : metrics[metric::strip_width];
  const Length pitch = metrics[metric::layer_width] + metrics[metric::layer_gap];
  const auto longest = static_cast<std::size_t>(std::max<std::int64_t>(
      (strip_width + metrics[metric::layer_gap]).hundredths() / pitch.hundredths(), 1));
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
  // The last line starts with a period, and is as long as the others at most; a text in place of
  // one layer is not worth it.
  std::size_t last = up_to(cells.size() - length, period) * period;
  if (last < shown + 2) last = shown + 2;
  lines.left_out = last - shown;
  lines.all.push_back({last, cells.size()});
  return lines;
}

/// The boxes of a cell whose place starts at a point.
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

/// A layer without a cache of its own is hollow: its edge stands where others are filled.
Box hollow(const Box& box) {
  constexpr Length half = Length::hundredths(63);
  return {{{box.rect.at.x + half, box.rect.at.y + half},
           {box.rect.size.width - half * 2, box.rect.size.height - half * 2}},
          box.radius};
}

constexpr Look borrowed_look = {marks::borrowed, 1};

/// The cell of a layer, counted from 1, or a sample for the legend: 0.
void draw_cell(Picture& on, const Metrics& metrics, const Look& look, Point at, int layer) {
  std::vector<Meaning> stands_for;
  if (layer != 0) stands_for = {{"layer", layer}};
  for (const Box& box : boxes_of(metrics, look, at))
    add(on, {.mark = look.mark,
             .stands_for = stands_for,
             .shape = look == borrowed_look ? hollow(box) : box});
}

/// Cells of one look come one after the other, so that the writer makes one element of them.
Picture draw_line(const Canvas& canvas, const std::vector<Cell>& cells, const Line& line,
                  const std::vector<Look>& looks, std::size_t longest) {
  const Metrics& metrics = canvas.metrics;
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

/// What is special about the layers of a kind.
std::vector<std::string> facts_of(const Words& words, const LayerKind& kind) {
  std::vector<std::string> facts;
  if (!kind.blocks.empty())
    facts = growth_facts(words, growth_of(drawn_tensors(kind.blocks.front())));
  const auto add = [&](const std::string& text, Wide count, Wide usual) {
    if (count != usual) facts.push_back(with_count(text, count));
  };
  const bool alike = std::all_of(kind.blocks.begin(), kind.blocks.end(),
                                 [&](const Block& block) { return block == kind.blocks.front(); });
  if (alike && !kind.blocks.empty()) add(words[word::blocks], kind.blocks.size(), 1);
  add(words[word::shared_by], kind.shared_by.amount.count(), 1);
  add(words[word::passes], kind.passes.amount.count(), 1);
  add(words[word::draft], kind.draft.amount.count(), 0);
  return facts;
}

/// An entry of the legend: a sample cell and its text.
struct Entry {
  std::optional<Look> look;
  std::string text;
  std::string tooltip = {};
};

std::vector<Entry> entries_of(const Canvas& canvas, const Attention& layout) {
  const Words& words = canvas.words;
  const std::vector<Cell> cells = cells_of(layout);
  const std::vector<Look> looks = looks_of(layout);
  const bool one = layout.layers.size() == 1;
  std::vector<Entry> entries;
  if (!one && drawn_kind(layout) != nullptr)
    entries.push_back({{}, with_text(words[word::drawn_kind], drawn_kind(layout)->name)});
  if (one && borrowing(cells) == 0) {
    const LayerKind& kind = layout.layers.front();
    std::vector<std::string> facts = facts_of(words, kind);
    if (kind.blocks.empty())
      facts = {with_count(words[word::no_cache], kind.repeats.amount.count())};
    if (!facts.empty())
      entries.push_back({{}, joined(words, facts), kind_tooltip(canvas.plan, kind)});
    return entries;
  }
  for (std::size_t i = 0; i < layout.layers.size(); ++i) {
    const LayerKind& kind = layout.layers[i];
    const auto own = static_cast<Wide>(std::count(cells.begin(), cells.end(), Cell{i, false}));
    const std::string count = one                   ? with_count(words[word::owning], own)
                              : kind.blocks.empty() ? with_count(words[word::no_cache], own)
                                                    : with_count("{} ", own) + kind.name;
    std::vector<std::string> facts = {count};
    for (std::string& fact : facts_of(words, kind)) facts.push_back(std::move(fact));
    entries.push_back({looks[i], joined(words, facts), kind_tooltip(canvas.plan, kind)});
  }
  if (borrowing(cells) != 0)
    entries.push_back(
        {borrowed_look, with_count(words[word::borrowing], static_cast<Wide>(borrowing(cells)))});
  return entries;
}

Picture text(const Canvas& canvas, const Entry& entry, Align align) {
  return text_block(derived(entry.text, entry.tooltip),
                    {marks::label, 0, canvas.metrics[metric::text_size]}, canvas.text_width(),
                    align);
}

Picture draw_legend(const Canvas& canvas, const std::vector<Entry>& entries) {
  const Metrics& metrics = canvas.metrics;
  std::vector<Picture> lines;
  for (const Entry& entry : entries) {
    if (!entry.look) continue;
    const Picture words = text(canvas, entry, Align::start);
    Picture line;
    draw_cell(line, metrics, *entry.look,
              {Length(), (leading(metrics[metric::text_size]) - metrics[metric::layer_height]) / 2},
              0);
    place(line, words, {metrics[metric::layer_width] + metrics[metric::head_gap] * 2, Length()});
    lines.push_back(std::move(line));
  }
  return above(lines, metrics[metric::layer_gap], Align::start);
}

/// "… 36 more layers", or nothing.
std::string left_out_text(const Canvas& canvas, const Lines& lines) {
  if (lines.left_out == 0) return {};
  return with_count(canvas.words[word::layers_left_out], lines.left_out);
}

}  // namespace

Picture draw_layers(const Canvas& canvas, const Attention& layout) {
  const Metrics& metrics = canvas.metrics;
  const std::vector<Entry> entries = entries_of(canvas, layout);
  std::vector<Picture> stacked;
  for (const Entry& entry : entries)
    if (!entry.look) stacked.push_back(text(canvas, entry, canvas.align()));
  if (has_cells(layout)) {
    const std::vector<Cell> cells = cells_of(layout);
    const std::vector<Look> looks = looks_of(layout);
    const Lines lines = lines_of(canvas, cells);
    std::vector<Picture> drawn;
    for (const Line& line : lines.all) {
      if (lines.left_out != 0 && drawn.size() + 1 == lines.all.size())
        drawn.push_back(text_block({{left_out_text(canvas, lines)}},
                                   {marks::label, 0, metrics[metric::text_size]},
                                   canvas.text_width(), Align::start));
      drawn.push_back(draw_line(canvas, cells, line, looks, lines.longest()));
    }
    stacked.push_back(above(drawn, metrics[metric::layer_gap] * 2, Align::start));
    stacked.push_back(draw_legend(canvas, entries));
  }
  return above(stacked, metrics[metric::band_gap] / 2, canvas.align());
}

std::vector<std::string> describe_layers(const Canvas& canvas, const Attention& layout) {
  std::vector<std::string> facts;
  for (const Entry& entry : entries_of(canvas, layout)) facts.push_back(entry.text);
  if (has_cells(layout)) {
    std::string left_out = left_out_text(canvas, lines_of(canvas, cells_of(layout)));
    if (!left_out.empty()) facts.push_back(std::move(left_out));
  }
  return facts;
}

namespace {

constexpr Field block_fields[] = {
    field<&LayerStripBlock::layouts>({.name = "layouts",
                                      .about = "the layouts whose layers are shown",
                                      .fallback = "(every layout)"}),
};

std::optional<LayerStripPlan> plan(Saying& say, const LayerStripBlock& block) {
  LayerStripPlan plan;
  for (const LayoutName& name : block.layouts)
    if (const auto layout = say.index_of(name)) plan.layouts.push_back(*layout);
  if (block.layouts.empty()) {
    say.use_all();
    for (std::size_t i = 0; i < say.layouts().size(); ++i) plan.layouts.push_back(i);
  }
  if (plan.layouts.empty()) return {};
  return plan;
}

std::string dump_strip(const Plan& all, const LayerStripPlan& plan) {
  std::string text;
  for (const std::size_t layout : plan.layouts)
    text += fmt::format("layers of {}\n", all.layouts[layout].name);
  return text;
}

/// The strip of one layout under its label.
Picture draw_one(const Canvas& canvas, const Attention& layout) {
  const Words& words = canvas.words;
  const TextStyle style = {marks::title, 0, canvas.metrics[metric::heading_size], Weight::bold};
  const Picture title = text_block({{layout.label}}, style, canvas.text_width(), canvas.align());
  const Picture strip = draw_layers(canvas, layout);
  std::string description = layout.label;
  std::string_view before = words[word::colon];
  for (const std::string& fact : describe_layers(canvas, layout)) {
    description += std::string(before) + fact;
    before = words[word::comma];
  }
  return labelled(above({title, strip}, canvas.metrics[metric::band_gap] / 2, canvas.align()),
                  layout.label, description + words[word::sentence_end]);
}

Prepared prepare(const Canvas& canvas, const LayerStripPlan& plan) {
  std::vector<Picture> strips;
  for (const std::size_t layout : plan.layouts)
    strips.push_back(draw_one(canvas, canvas.plan.layouts[layout]));
  Picture all = above(strips, canvas.metrics[metric::panel_gap], canvas.align());
  const Length padding = canvas.metrics[metric::panel_padding];
  const bool is_stacked = canvas.is_stacked();
  return {.width = all.size.width + padding * 2, .draw = [=](const Grid& grid) {
            const Length x = is_stacked ? padding : (grid.width() - all.size.width) / 2;
            Picture whole;
            place(whole, all, {grid.start + x, Length()});
            return whole;
          }};
}

constexpr Word words[] = {word::window,     word::sinks,          word::chunk,     word::encoder,
                          word::every,      word::blocks,         word::passes,    word::draft,
                          word::shared_by,  word::owning,         word::borrowing, word::no_cache,
                          word::drawn_kind, word::layers_left_out};
constexpr Metric metrics[] = {metric::strip_width, metric::layer_width, metric::layer_height,
                              metric::layer_gap,   metric::head_gap,    metric::band_gap};

}  // namespace

const Table LayerStripBlock::table = {
    "a layer strip", "All layers in their order, by what each kind caches.", block_fields};

const FigureKind layer_strip =
    figure_kind<LayerStripBlock, LayerStripPlan, plan, dump_strip, prepare>(
        {.name = "layer_strip",
         .about = "all layers in their order, a cell each, and what each kind caches",
         .words = words,
         .metrics = metrics,
         .marks = marks::all});

}  // namespace attnfig
