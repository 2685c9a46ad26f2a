// Draws the rows of a panel: query heads, what they read, and what that is made from.

#include "figures/growth_words.h"
#include "figures/head_map/marks.h"
#include "figures/head_map/sources.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

/// The meaning of a drawn group's box or line: where every head is a group of its own it is a head;
/// one group for all needs none.
ItemMeanings meaning(const HeadRow& heads, const DrawnGroup& group) {
  if (heads.one_to_one) return {{"head", group.group}};
  if (heads.groups.size() == 1) return {};
  return {{"group", group.group}};
}

/// The rows of one panel while they are drawn.
struct Drawing {
  const MapInput& input;
  const PanelContent& content;
  const Rows& rows;
  HeadRow heads;

  Length head_height() const { return input.metrics[metric::head_height]; }
  /// The row that query heads read.
  const std::vector<CopyBox>& read_boxes() const {
    return content.projected.empty() ? content.cached : content.projected;
  }
  Length read_row() const { return content.projected.empty() ? rows.cached : rows.projected; }

  Prominence prominence(bool is_on_path) const {
    if (content.highlight == 0) return Prominence::usual;
    return is_on_path ? Prominence::strong : Prominence::faint;
  }
  Prominence of_head(int head) const {
    return prominence(static_cast<UInt128>(head) == content.highlight);
  }
  Prominence of_group(int group) const {
    return prominence(content.highlight != 0 &&
                      static_cast<UInt128>(group - 1) ==
                          (content.highlight - 1) / content.q_heads_per_group());
  }

  /// The series of a group whose heads have colours of their own.
  int series_of(int group) const {
    const bool has_colours = input.map.colour_by == ColourBy::group && !heads.one_to_one;
    return has_colours && 1 < content.tensors.read->copies.amount.count() ? group : 0;
  }

  void query_heads(Picture& on) const {
    const bool is_shared = !heads.one_to_one && 1 < heads.groups.size();
    for (const DrawnHead& head : heads.heads) {
      ItemMeanings stands_for = {{"head", head.head}};
      if (is_shared) stands_for.push_back({"group", head.group});
      const int series = series_of(head.group);
      add(on, {.mark = series == 0 ? marks::query_head : marks::grouped_head,
               .series = series,
               .prominence = of_head(head.head),
               .stands_for = stands_for,
               .shape = Box{head.box, input.metrics[metric::head_radius]}});
    }
  }

  /// One line from every drawn query head to what its group reads. The ends keep the order of the
  /// heads and spread over two thirds of a box, or over a bracket that joins several.
  void sharing_lines(Picture& on) const {
    constexpr Length bracket = Length::px(8);
    const bool joins = 1 < read_boxes().size();
    for (const DrawnGroup& group : heads.groups) {
      const std::vector<Rect> boxes = copy_boxes(input, heads, group, read_boxes(), read_row());
      const Length from_x = boxes.front().centre().x;
      const Length to_x = boxes.back().centre().x;
      const Length most = joins ? to_x - from_x : boxes.front().size.width * 2 / 3;
      const Length end = joins ? read_row() - bracket : read_row();
      fan(on, group, most, end);
      if (joins)
        add(on, {.mark = marks::sharing_line,
                 .prominence = of_group(group.group),
                 .stands_for = meaning(heads, group),
                 .shape = Polyline{
                     {{from_x, read_row()}, {from_x, end}, {to_x, end}, {to_x, read_row()}}}});
    }
  }

  void fan(Picture& on, const DrawnGroup& group, Length most, Length end) const {
    std::vector<const DrawnHead*> own;
    for (const DrawnHead& head : heads.heads)
      if (head.group == group.group) own.push_back(&head);
    const Length first = own.front()->box.centre().x;
    const Length span = own.back()->box.centre().x - first;
    const Length spread = std::min(most, span);
    for (const DrawnHead* head : own) {
      const Length from = head->box.centre().x;
      const Length along = span == Length()
                               ? Length()
                               : Length::hundredths((from - first).hundredths() *
                                                    spread.hundredths() / span.hundredths());
      const Length to = group.centre() - spread / 2 + along;
      const int series = series_of(group.group);
      add(on, {.mark = series == 0 ? marks::sharing_line : marks::grouped_line,
               .series = series,
               .prominence = of_head(head->head),
               .stands_for = {{"head", head->head}},
               .shape = Polyline{{{from, head_height()}, {to, end}}}});
    }
  }

  /// Copies in a row at y: box by box of a kind, so that the writer makes one element of each kind.
  void copies(Picture& on, const std::vector<CopyBox>& boxes, Length y) const {
    for (std::size_t i = 0; i < boxes.size(); ++i)
      for (const DrawnGroup& group : heads.groups)
        add(on, {.mark = boxes[i].tensor->cached() ? boxes[i].style.cached
                                                   : boxes[i].style.up_projected,
                 .prominence = of_group(group.group),
                 .stands_for = meaning(heads, group),
                 .about = {boxes[i].part, group.group},
                 .shape = Box{copy_boxes(input, heads, group, boxes, y)[i],
                              input.metrics[metric::head_radius]}});
    for (std::size_t i = 0; i < boxes.size(); ++i)
      for (const DrawnGroup& group : heads.groups) copy_label_of(on, boxes, i, group, y);
  }

  void copy_label_of(Picture& on, const std::vector<CopyBox>& boxes, std::size_t i,
                     const DrawnGroup& group, Length y) const {
    const CopyBox& box = boxes[i];
    const RichText text =
        copy_label(box, box.tensor->copies.amount.count(), content.block->q_heads.amount.count(),
                   static_cast<UInt128>(group.group));
    const TextStyle style =
        label_style(input, box.tensor->cached() ? marks::label : marks::up_projected_label,
                    {box.part, group.group});
    const Rect at = copy_boxes(input, heads, group, boxes, y)[i];
    const Length padding = input.metrics[metric::letter_padding] * 2;
    if (at.size.width < width(text, style.size, style.weight) + padding) return;
    Item label = centred_label(text, style, at.centre());
    label.prominence = of_group(group.group);
    add(on, std::move(label));
  }

  void text(Picture& on, const LeftOut& left_out, const RichText& words, Length y) const {
    const std::string_view part = left_out.what == LeftOut::What::heads ? map_part::heads_left_out
                                                                        : map_part::groups_left_out;
    add(on,
        centred_label(words,
                      label_style(input, marks::left_out, {part, static_cast<int>(left_out.count)}),
                      {left_out.centre, y + head_height() / 2}));
  }

  /// "124 more" stands where heads are left out, or under dots where boxes of groups are.
  void left_out(Picture& on) const {
    const RichText dots = {{"…"}};
    const bool in_groups = !heads.one_to_one;
    for (const LeftOut& one : heads.left_out) {
      const RichText count = left_out_text(one.count, input.words[word::more]);
      const bool of_groups = one.what == LeftOut::What::groups;
      text(on, one, of_groups ? dots : count, Length());
      if (!of_groups && in_groups) continue;
      if (!content.projected.empty())
        text(on, one, of_groups && content.cached.empty() ? count : dots, rows.projected);
      if (!content.cached.empty()) text(on, one, of_groups ? count : dots, rows.cached);
    }
  }
};

/// The picture in the middle of a width, if that is wider.
Picture centred(Picture picture, Length width) {
  Picture whole{.size = {std::max(width, picture.size.width), picture.size.height}, .groups = {}};
  const Length x = (whole.size.width - picture.size.width) / 2;
  place(whole, std::move(picture), {x, Length()});
  return whole;
}

}  // namespace

Picture draw_rows(const MapInput& input, const PanelContent& content, const Rows& rows, int step,
                  Length room) {
  if (content.block == nullptr) return {};
  const Drawing drawing{input, content, rows, heads_of(input, content, step, room)};
  Picture picture{.size = {drawing.heads.width, rows.height}, .groups = {}};
  const std::vector<Rect> sources = source_boxes(input, content, drawing.heads.width / 2,
                                                 rows.cached, std::max(room, drawing.heads.width));
  drawing.query_heads(picture);
  drawing.sharing_lines(picture);
  draw_rails(picture, input, content, drawing.heads, rows, sources);
  drawing.copies(picture, content.projected, rows.projected);
  drawing.copies(picture, content.cached, rows.cached);
  draw_sources(picture, input, content, sources);
  drawing.left_out(picture);
  // What heads share may be wider than they are.
  const Length whole = sources.empty() ? Length() : sources.back().right() - sources.front().left();
  return centred(std::move(picture), whole);
}

RichText whole_text(const Words& words, const TensorGroup& tensors, const BlockTensors& all) {
  return {{text_of(words, tensors, growth_of(all))}};
}

Picture draw_other_cached(const MapInput& input, const PanelContent& content, Length room) {
  const Metrics& metrics = input.metrics;
  const Length gap = metrics[metric::head_gap] * 2;
  std::vector<Picture> lines;
  for (std::size_t i = 0; i < content.tensors.other_cached.size(); ++i) {
    const TensorGroup& tensors = content.tensors.other_cached[i];
    const Meaning about = {map_part::beside, static_cast<int>(i) + 1};
    const TextStyle style = label_style(input, marks::label, about);
    const Picture text = text_block(whole_text(input.words, tensors, content.tensors), style,
                                    room - gap * 2, Align::middle);
    const Size size = {text.size.width + gap * 2,
                       std::max(metrics[metric::head_height], text.size.height + gap)};
    Picture box = picture({.mark = look_of(tensors.front()->role).mark,
                           .about = about,
                           .shape = Box{{{}, size}, metrics[metric::head_radius]}},
                          size);
    place(box, text, {gap, (size.height - text.size.height) / 2});
    const bool fits = !lines.empty() && lines.back().size.width + gap + size.width <= room;
    if (fits) {
      place(lines.back(), std::move(box), {lines.back().size.width + gap, Length()});
    } else {
      lines.push_back(std::move(box));
    }
  }
  return above(std::move(lines), gap / 2, Align::middle);
}

}  // namespace attnfig
