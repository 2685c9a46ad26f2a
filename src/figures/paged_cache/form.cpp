#include "figures/paged_cache/form.h"

#include "figures/paged_cache/labels.h"
#include "figures/paged_cache/words.h"

#include <algorithm>

namespace attnfig {
namespace {

/// Blocks past which they are cells.
constexpr std::size_t most_labelled = 48;

/// Slots past which a block is a bar.
constexpr TokenCount most_slots = 8;

/// Blocks that a row of a step's panel has at least.
constexpr std::size_t least_step_columns = 5;

constexpr Length label_gap = Length::px(4);

/// Between the labels of blocks, at least.
constexpr Length between_labels = Length::px(6);

/// Of each of those who share a slot.
constexpr Length share_height = Length::px(6);

/// What a form must have room for.
struct Shown {
  const DrawInput& input;
  const PagedCachePlan& plan;
  const PagedCache& cache;
  Length width;
  std::size_t requests = 0;
  std::size_t longest = 1;  // blocks of a request
  std::size_t logical = 0;
  std::vector<DrawnBlock> used = {};  // the pool up to its last used block; of steps, that of each
};

Shown shown_of(const DrawInput& input, const PagedCachePlan& plan, const PagedCache& cache,
               Length width) {
  Shown shown{input, plan, cache, width};
  shown.requests = cache.sequences().size();
  PageCount used = 0;
  for (const Sequence& sequence : cache.sequences()) {
    shown.longest = std::max(shown.longest, sequence.pages.size());
    shown.logical += sequence.pages.size();
    for (const PageId page : sequence.pages) used = std::max(used, page + 1);
  }
  shown.used = blocks_of_pool(plan, cache, used);
  return shown;
}

bool has_cells(const Shown& shown) {
  return most_labelled < shown.logical || most_labelled < shown.used.size();
}

Length text_width(const Shown& shown, const RichText& text) {
  return width(text, shown.input.metrics[metric::text_size], Weight::regular);
}

/// High enough for all who share a slot.
Length slot_height(const Shown& shown, Length least) {
  std::size_t most_owners = 1;
  for (const DrawnBlock& block : shown.used)
    most_owners = std::max(most_owners, block.owners.size());
  return std::max(least, share_height * static_cast<std::int64_t>(most_owners));
}

/// The block whose slots, or whose bar, have a width.
BlockForm block_of(const Shown& shown, Length inside) {
  const Metrics& metrics = shown.input.metrics;
  BlockForm form{.tokens = shown.cache.page(), .block_gap = metrics[metric::block_gap]};
  const Length height = slot_height(shown, metrics[metric::slot_height]);
  form.padding = Length::px(4);
  form.gap = Length::px(2);
  form.slot = {inside, height};
  form.detail = form.tokens <= most_slots ? BlockDetail::slots : BlockDetail::bar;
  return form;
}

/// As wide as it can be without further rows.
BlockForm cell_of(const Shown& shown, Length width) {
  const Length side = shown.input.metrics[metric::block_cell];
  BlockForm form{.detail = BlockDetail::cell,
                 .tokens = shown.cache.page(),
                 .slot = {side, slot_height(shown, side)},
                 .padding = Length(),
                 .gap = Length::px(1),
                 .block_gap = Length::px(3)};
  const auto rows = [&] {
    const std::size_t columns = form.columns(width);
    return (shown.longest + columns - 1) / columns;
  };
  const std::size_t least_rows = rows();
  form.slot.width = side * 2;
  while (least_rows < rows()) form.slot.width = form.slot.width - Length::px(1);
  return form;
}

/// The widest label of a block in a row.
Length label_width(const Shown& shown, const DrawnBlock& block, PoolLabels labels) {
  const Words& words = shown.input.words;
  const Length number =
      std::max(text_width(shown, block_number(block)),
               text_width(shown, {{with_count(words[word::in_block], block.id)}}));
  if (labels == PoolLabels::one_line)
    return text_width(shown, block_label(words, shown.plan, block));
  if (labels == PoolLabels::number) return number;
  return std::max(number, text_width(shown, block_content(words, shown.plan, block)));
}

/// Whether the labels of all blocks fit under them, also that of a free one.
bool labels_fit(const Shown& shown, const BlockForm& form, PoolLabels labels) {
  const auto fits = [&](const DrawnBlock& block) {
    return label_width(shown, block, labels) <= form.pitch() - between_labels;
  };
  return fits({.id = shown.cache.pool().size() - 1}) &&
         std::all_of(shown.used.begin(), shown.used.end(), fits);
}

/// The fullest labels that fit; none if not even numbers do.
PoolLabels labels_of(const Shown& shown, const BlockForm& form) {
  if (form.detail == BlockDetail::cell) return PoolLabels::none;
  for (const PoolLabels labels : {PoolLabels::one_line, PoolLabels::two_lines, PoolLabels::number})
    if (labels_fit(shown, form, labels)) return labels;
  return PoolLabels::none;
}

bool names_owners(const PagedForm& form) {
  return form.labels == PoolLabels::one_line || form.labels == PoolLabels::two_lines;
}

/// The blocks of the pool that are drawn in rows of so many: all, if they are few or if that is a
/// row more than needed at most.
PageCount drawn_blocks(const Shown& shown, std::size_t columns, std::size_t least) {
  const PageCount all = shown.cache.pool().size();
  PageCount drawn = std::max<PageCount>(shown.used.size(), least);
  drawn = (drawn + columns - 1) / columns * columns;
  return all <= std::max<PageCount>(drawn + columns, most_labelled) ? all : drawn;
}

/// The inner widths of blocks that are tried, the widest first.
std::vector<Length> widths_of(const Shown& shown) {
  const Metrics& metrics = shown.input.metrics;
  const bool slots = shown.cache.page() <= most_slots;
  const Length step = slots ? Length::px(1) : Length::px(8);
  const Length least = metrics[slots ? metric::least_slot_width : metric::slot_height];
  std::vector<Length> widths;
  for (Length width = metrics[slots ? metric::slot_width : metric::block_bar]; least <= width;
       width = width - step)
    widths.push_back(width);
  return widths;
}

Length names_width(const Shown& shown) {
  if (shown.input.is_stacked) return {};
  const Words& words = shown.input.words;
  Length widest;
  for (const Sequence& sequence : shown.cache.sequences()) {
    const RichText& name = shown.plan.request(sequence.name).label;
    widest = std::max({widest, width(name, shown.input.metrics[metric::text_size], Weight::bold),
                       text_width(shown, {{token_text(words, sequence.tokens)}})});
  }
  return snapped(widest) + Length::px(12);
}

void set_heights(const Shown& shown, PagedForm& form) {
  const Length gap = shown.input.metrics[metric::block_row_gap];
  const Length line = leading(shown.input.metrics[metric::text_size]);
  const Length block = form.block.size().height;
  const bool cells = form.block.detail == BlockDetail::cell;
  const bool labelled = form.labels != PoolLabels::none;
  form.logical_height =
      cells ? block + form.block.block_gap : block + gap + (labelled ? label_gap + line : Length());
  form.pool_height = form.logical_height;
  if (form.labels == PoolLabels::two_lines) form.pool_height += line;
  if (form.label_width != Length()) form.row_top = std::max(line - block / 2, Length());
  if (!form.side_by_side) return;
  // Rows of both parts stand at the same heights.
  form.logical_height = std::max(form.logical_height, form.pool_height);
  form.pool_height = form.row_top + form.logical_height;
}

/// The form of a grid of blocks with their labels, in a width.
PagedForm grid_of(const Shown& shown, const BlockForm& block) {
  PagedForm form{.block = block, .labels = labels_of(shown, block)};
  const std::size_t columns = block.columns(shown.width);
  form.drawn = drawn_blocks(shown, columns, columns);
  const std::size_t rows = (form.drawn + columns - 1) / columns;
  form.pool_columns = (form.drawn + rows - 1) / rows;
  return form;
}

/// The pool beside the requests, if a row of each fits, and the pool in about as many rows.
std::optional<PagedForm> beside(const Shown& shown, const BlockForm& block) {
  PagedForm form{.block = block, .side_by_side = true, .label_width = names_width(shown)};
  const auto longest = static_cast<std::int64_t>(shown.longest);
  const Length left = form.label_width + block.pitch() * longest - block.block_gap;
  const Length room = shown.width - left - shown.input.metrics[metric::part_room];
  if (room < block.size().width) return {};
  form.logical_columns = shown.longest;
  const std::size_t columns = block.columns(room);
  form.drawn = drawn_blocks(shown, columns, columns);
  const std::size_t rows = (form.drawn + columns - 1) / columns;
  if (std::max<std::size_t>(shown.requests, 3) < rows) return {};
  form.pool_columns = (form.drawn + rows - 1) / rows;
  form.labels = labels_of(shown, block);
  if (form.labels == PoolLabels::none) return {};
  form.pool_left =
      shown.width - block.pitch() * static_cast<std::int64_t>(form.pool_columns) + block.block_gap;
  return form;
}

PagedForm below(const Shown& shown, const BlockForm& block) {
  PagedForm form = grid_of(shown, block);
  form.label_width = names_width(shown);
  form.logical_columns = std::min(shown.longest, block.columns(shown.width - form.label_width));
  return form;
}

}  // namespace

PagedForm paged_form(const DrawInput& input, const PagedCachePlan& plan, const PagedCache& cache,
                     Length width) {
  const Shown shown = shown_of(input, plan, cache, width);
  std::optional<PagedForm> form;
  if (has_cells(shown)) form = below(shown, cell_of(shown, width - names_width(shown)));
  const std::vector<Length> widths = widths_of(shown);
  if (!form && !input.is_stacked)
    for (const Length inside : widths)
      if (form = beside(shown, block_of(shown, inside)); form) break;
  if (!form)
    for (const Length inside : widths) {
      const PagedForm next = below(shown, block_of(shown, inside));
      if (form && form->labels != PoolLabels::none && next.labels == PoolLabels::none) break;
      form = next;
      if (form->logical_columns == shown.longest) break;
    }
  set_heights(shown, *form);
  return *form;
}

PagedForm step_form(const DrawInput& input, const PagedCachePlan& plan, Length width) {
  Shown shown = shown_of(input, plan, plan.last(), width);
  const PageCount pool = plan.cache.pool().size();
  for (const PagingFrame& frame : plan.frames)
    for (DrawnBlock& block : blocks_of_pool(plan, frame.cache, pool))
      shown.used.push_back(std::move(block));
  // Narrower until a row has enough blocks, but not too narrow for what blocks are of.
  std::optional<PagedForm> form;
  for (const Length inside : widths_of(shown)) {
    const PagedForm next = grid_of(shown, block_of(shown, inside));
    if (form && names_owners(*form) && !names_owners(next)) break;
    form = next;
    const std::size_t rows = (pool + form->pool_columns - 1) / form->pool_columns;
    if (names_owners(*form) && rows <= (pool + least_step_columns - 1) / least_step_columns) break;
  }
  form->drawn = pool;
  set_heights(shown, *form);
  return *form;
}

}  // namespace attnfig
