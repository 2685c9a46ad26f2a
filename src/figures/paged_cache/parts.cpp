#include "figures/paged_cache/parts.h"

#include "figures/paged_cache/labels.h"
#include "figures/paged_cache/words.h"

namespace attnfig {
namespace marks = paged_marks;
namespace {

/// Heading and the quiet line under it.
Picture heading(const PagedInput& in, const Word& title, const Word& note, Length width) {
  const Metrics& metrics = in.input.metrics;
  const TextStyle bold = {
      .mark = marks::title, .size = metrics[metric::heading_size], .weight = Weight::bold};
  return above({text_block({{in.input.words[title]}}, bold, width, Align::start),
                text_block({{in.input.words[note]}}, in.text(marks::note), width, Align::start)},
               Length::px(2), Align::start);
}

constexpr Length under_heading = Length::px(10);
constexpr Length label_gap = Length::px(4);

void add_label(const PagedInput& in, std::vector<Item>& labels, const Mark& mark,
               const RichText& text, const DrawnBlock& block, Point at, int line) {
  const Size size = in.form.block.size();
  const Length height = leading(in.input.metrics[metric::text_size]);
  labels.push_back(centred_label(
      text, in.text(mark),
      {at.x + size.width / 2, at.y + size.height + label_gap + height / 2 + height * line}));
  labels.back().about = {"block", static_cast<int>(block.id) + 1};
}

void add_pool_label(const PagedInput& in, BlockItems& items, const DrawnBlock& block, Point at) {
  const Words& words = in.input.words;
  std::vector<Item>& labels = block.free ? items.free_labels : items.labels;
  const Mark& mark = block.free ? marks::free_label : marks::label;
  const auto add = [&](const RichText& text, int line) {
    add_label(in, labels, mark, text, block, at, line);
  };
  switch (in.form.labels) {
    case PoolLabels::none:
      return;
    case PoolLabels::one_line:
      return add(block_label(words, in.plan, block), 0);
    case PoolLabels::two_lines:
      add(block_content(words, in.plan, block), 1);
      [[fallthrough]];
    case PoolLabels::number:
      return add(block_number(block), 0);
  }
}

/// Where the n-th block of a grid stands.
Point place_in(const BlockForm& form, std::size_t columns, Length row, std::size_t n) {
  return {form.pitch() * static_cast<std::int64_t>(n % columns),
          row * static_cast<std::int64_t>(n / columns)};
}

/// A request's name and tokens: beside its blocks in two lines, or above them in one.
Picture draw_name(const PagedInput& in, const Sequence& sequence) {
  const Words& words = in.input.words;
  const PagedRequest& request = in.plan.request(sequence.name);
  TextStyle name = in.text(marks::request);
  name.weight = Weight::bold;
  const Picture label = text_block(request.label, name, in.width, Align::start);
  const Picture tokens = text_block({{token_text(words, sequence.tokens)}}, in.text(marks::tokens),
                                    in.width, Align::start);
  if (in.form.label_width != Length()) return above({label, tokens}, Length(), Align::start);
  Picture line = label;
  place(line, tokens, {label.size.width + Length::px(8), Length()});
  return line;
}

/// The blocks of a request in lines, with what they stand on.
Picture draw_row(const PagedInput& in, const Sequence& sequence) {
  const PagedForm& form = in.form;
  BlockItems items;
  const std::vector<DrawnBlock> blocks = blocks_of(in.plan, in.cache, sequence);
  Picture row;
  for (const DrawnBlock& block : blocks) {
    const Point at = place_in(form.block, form.logical_columns, form.logical_height, block.logical);
    items.add(form.block, block, at);
    row.size.width = std::max(row.size.width, at.x + form.block.size().width);
    row.size.height = at.y + form.logical_height;
    if (form.labels == PoolLabels::none) continue;
    add_label(in, items.labels, marks::label,
              {{with_count(in.input.words[word::in_block], block.id)}}, block, at, 0);
  }
  items.put_on(row);
  if (form.labels != PoolLabels::none) return row;
  const RichText ranges = {
      {with_text(in.input.words[word::in_blocks], block_ranges(sequence.pages))}};
  const Length width = std::max(in.width - form.label_width, row.size.width);
  return above({row, text_block(ranges, in.text(marks::tokens), width, Align::start)}, label_gap,
               Align::start);
}

/// A part under its heading, which is as high as that of the part beside it.
Picture under(Picture title, Length height, std::vector<Picture> parts) {
  title.size.height = height;
  parts.insert(parts.begin(), std::move(title));
  return above(std::move(parts), under_heading, Align::start);
}

Picture requests_heading(const PagedInput& in, Length width) {
  return heading(in, word::logical_blocks, word::logical_note, width);
}

Picture pool_heading(const PagedInput& in, Length width) {
  return heading(in, word::physical_blocks, word::physical_note, width);
}

Picture draw_requests(const PagedInput& in, Length width, Length heading_height) {
  const Length gap = in.input.metrics[metric::block_row_gap];
  Picture rows;
  Length y;
  for (const Sequence& sequence : in.cache.sequences()) {
    const Picture name = draw_name(in, sequence);
    const Picture row = draw_row(in, sequence);
    const bool beside = in.form.label_width != Length();
    const Length top = beside ? in.form.row_top : name.size.height + label_gap;
    const Length middle = top + (in.form.block.size().height - name.size.height) / 2;
    place(rows, name, {Length(), y + (beside ? middle : Length())});
    place(rows, row, {in.form.label_width, y + top});
    y += top + row.size.height;
    if (in.form.labels == PoolLabels::none) y += gap;
  }
  return as_panel(under(requests_heading(in, width), heading_height, {std::move(rows)}),
                  in.input.words[word::logical_blocks],
                  static_cast<std::size_t>(PagedPanel::requests));
}

Picture draw_pool(const PagedInput& in, Length width, Length heading_height) {
  std::vector<Picture> parts = {draw_grid(in)};
  if (const PageCount left_out = in.cache.pool().size() - in.form.drawn; left_out != 0) {
    TextStyle style = in.text(marks::note);
    style.about = {blocks_left_out, static_cast<int>(left_out)};
    parts.push_back(text_block({{with_count(in.input.words[word::free_blocks_left_out], left_out)}},
                               style, width, Align::start));
  }
  return as_panel(under(pool_heading(in, width), heading_height, std::move(parts)),
                  in.input.words[word::physical_blocks],
                  static_cast<std::size_t>(PagedPanel::pool));
}

}  // namespace

Picture draw_grid(const PagedInput& in) {
  const PagedForm& form = in.form;
  BlockItems items;
  Picture grid;
  for (const DrawnBlock& block : blocks_of_pool(in.plan, in.cache, form.drawn)) {
    Point at = place_in(form.block, form.pool_columns, form.pool_height, block.id);
    if (form.side_by_side) at.y += form.row_top;
    items.add(form.block, block, at);
    add_pool_label(in, items, block, at);
    grid.size.width = std::max(grid.size.width, at.x + form.block.size().width);
    grid.size.height = at.y + form.pool_height;
  }
  items.put_on(grid);
  return grid;
}

Picture draw_parts(const PagedInput& in) {
  const bool beside = in.form.side_by_side;
  const Length room = in.input.metrics[metric::part_room];
  const Length left = beside ? in.form.pool_left - room : in.width;
  const Length right = beside ? in.width - in.form.pool_left : in.width;
  Length requests_title = requests_heading(in, left).size.height;
  Length pool_title = pool_heading(in, right).size.height;
  if (beside) requests_title = pool_title = std::max(requests_title, pool_title);
  Picture requests = draw_requests(in, left, requests_title);
  Picture pool = draw_pool(in, right, pool_title);
  if (!beside)
    return above({std::move(requests), std::move(pool)}, in.input.metrics[metric::row_gap],
                 Align::start);
  const Length height = std::max(requests.size.height, pool.size.height);
  Picture whole;
  place(whole, std::move(requests), {});
  place(whole, std::move(pool), {in.form.pool_left, Length()});
  Picture divider;
  add(divider, {.mark = marks::divider, .shape = Polyline{{{}, {Length(), height}}}});
  place(whole, std::move(divider), {in.form.pool_left - room / 2, Length()});
  return whole;
}

}  // namespace attnfig
