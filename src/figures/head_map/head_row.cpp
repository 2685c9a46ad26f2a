#include "figures/head_map/head_row.h"

#include "figures/draw_input.h"
#include "figures/head_map/metrics.h"
#include "model/number_text.h"
#include "spec/words.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr UInt128 most_drawn = 128;  // heads of a row; far more than any row is wide
/// Heads that read the same. The lines of more would run so flat that they touch the next head.
constexpr UInt128 most_in_fan = 40;

/// The number of drawn groups, and of drawn heads in each.
struct Choice {
  UInt128 groups = 1;
  UInt128 heads = 1;
};

/// All, or a few if at least two are left out.
UInt128 few_of(UInt128 all, UInt128 few) {
  return few + 2 <= all ? few : all;
}

/// The widths of a row at one step.
struct Measures {
  const HeadNeeds& needs;
  const Metrics& metrics;
  const std::string& words;
  HeadSizes sizes;
  bool labelled = false;  // boxes of a head alone have labels

  UInt128 heads_per_group() const { return needs.q_heads / needs.groups; }
  /// The group of the head that is drawn in any case, from 1, and its number in the group; 0: none.
  UInt128 shown_group() const {
    return needs.shown == 0 ? 0 : (needs.shown - 1) / heads_per_group() + 1;
  }
  UInt128 shown_in(UInt128 group) const {
    return shown_group() == group + 1 ? (needs.shown - 1) % heads_per_group() + 1 : 0;
  }
  bool one_to_one() const { return heads_per_group() == 1; }

  Choice all() const { return {needs.groups, heads_per_group()}; }
  /// Two at each end, or one at each end of the first group and of the last.
  Choice some() const {
    if (one_to_one()) return {few_of(needs.groups, 4), 1};
    if (needs.groups == 1) return {1, few_of(heads_per_group(), 4)};
    return {few_of(needs.groups, 2), few_of(heads_per_group(), 2)};
  }

  Length text(UInt128 count) const {
    return snapped(width(left_out_text(count, words), metrics[metric::text_size], Weight::regular));
  }

  Length heads(UInt128 drawn) const {
    const auto count = static_cast<std::int64_t>(drawn);
    const Length boxes = sizes.head * count + sizes.head_gap * (count - 1);
    return drawn == heads_per_group() ? boxes
                                      : boxes + sizes.head_gap + text(heads_per_group() - drawn);
  }

  /// A group is never narrower than the boxes that it reads.
  Length group(UInt128 drawn) const { return std::max(heads(drawn), boxes_width()); }

  Length group_gap() const { return one_to_one() ? sizes.head_gap : sizes.group_gap; }

  /// In place of groups that are left out: a text if each has one head, else dots. Under those a
  /// text stands between the boxes, which may be narrower than their groups.
  Length left_out_groups(UInt128 count, UInt128 heads_of_group) const {
    if (one_to_one()) return text(count);
    const Length beside_boxes = group(heads_of_group) - boxes_width();
    return std::max(sizes.group_gap, text(count) - beside_boxes);
  }

  Length row(const Choice& choice) const {
    const auto drawn = static_cast<std::int64_t>(choice.groups);
    const Length boxes = group(choice.heads) * drawn + group_gap() * (drawn - 1);
    if (choice.groups == needs.groups) return boxes;
    return boxes + left_out_groups(needs.groups - choice.groups, choice.heads) + group_gap();
  }

  Length boxes_width() const {
    if (one_to_one() && !labelled) return sizes.head;
    const Length gap = metrics[metric::head_gap];
    const Length letters = needs.label + metrics[metric::letter_padding] * 2;
    const Length labels = letters * needs.boxes + gap * (needs.boxes - 1);
    return std::max(one_to_one() ? sizes.head : sizes.box, labels);
  }
};

/// Which of all things, from 0, is the one drawn at a place: the first ones before a gap, the last
/// ones behind it. One that is shown in any case, from 1, stands before the gap if it would be left
/// out.
UInt128 place_among(UInt128 drawn, UInt128 before, UInt128 count, UInt128 all, UInt128 shown) {
  if (before <= drawn) return all - count + drawn;
  const bool is_left_out = before < shown && shown <= all - (count - before);
  return drawn + 1 == before && is_left_out ? shown - 1 : drawn;
}

/// Puts the drawn heads of one group at x, those left out in the middle.
void lay_out_group(HeadRow& row, const Measures& measures, const Choice& choice, UInt128 group,
                   Length x) {
  const Length whole = measures.group(choice.heads);
  row.groups.push_back({static_cast<int>(group) + 1, x, x + whole});
  x += (whole - measures.heads(choice.heads)) / 2;
  const UInt128 all = measures.heads_per_group();
  const UInt128 before = (choice.heads + 1) / 2;  // the gap
  for (UInt128 drawn = 0; drawn < choice.heads; ++drawn) {
    if (drawn == before && choice.heads < all) {
      const Length text = measures.text(all - choice.heads);
      row.left_out.push_back({LeftOut::What::heads, all - choice.heads, x + text / 2});
      x += text + row.sizes.head_gap;
    }
    const UInt128 in_group =
        place_among(drawn, before, choice.heads, all, measures.shown_in(group));
    row.heads.push_back({static_cast<int>(group) + 1,
                         static_cast<int>(group * all + in_group) + 1,
                         {{x, {}}, {row.sizes.head, measures.metrics[metric::head_height]}}});
    x += row.sizes.head + row.sizes.head_gap;
  }
}

}  // namespace

HeadSizes head_sizes(const Metrics& metrics, int step) {
  const auto between = [&](const Metric& usual, const Metric& least) {
    const Length whole = metrics[usual] - metrics[least];
    return metrics[least] +
           Length::px((whole * (least_step - step) / least_step).hundredths() / 100);
  };
  return {between(metric::head_width, metric::least_head_width), metrics[metric::head_gap],
          between(metric::group_gap, metric::least_group_gap),
          between(metric::shared_width, metric::least_shared_width)};
}

RichText left_out_text(UInt128 count, const std::string& words) {
  return {{with_count(words, count)}};
}

Length row_width(const HeadNeeds& needs, const Metrics& metrics, const std::string& words, int step,
                 Drawn drawn) {
  const Measures measures{needs, metrics, words, head_sizes(metrics, step)};
  return measures.row(drawn == Drawn::all ? measures.all() : measures.some());
}

bool fits_whole(const HeadNeeds& needs, const Metrics& metrics, const std::string& words,
                Length room) {
  return needs.q_heads <= most_drawn && needs.q_heads / needs.groups <= most_in_fan &&
         row_width(needs, metrics, words, least_step, Drawn::all) <= room;
}

HeadRow lay_out_heads(const HeadNeeds& needs, const Metrics& metrics, const std::string& words,
                      int step, Length room) {
  Measures measures{needs, metrics, words, head_sizes(metrics, step)};
  const Choice choice = fits_whole(needs, metrics, words, room) ? measures.all() : measures.some();
  measures.labelled = true;
  measures.labelled = measures.row(choice) <= room;
  HeadRow row{.sizes = measures.sizes,
              .width = measures.row(choice),
              .boxes = measures.boxes_width(),
              .one_to_one = measures.one_to_one()};
  const UInt128 left_out = needs.groups - choice.groups;
  const UInt128 before = (choice.groups + 1) / 2;  // the groups that are left out
  Length x;
  for (UInt128 drawn = 0; drawn < choice.groups; ++drawn) {
    if (drawn == before && left_out != 0) {
      const Length text = measures.left_out_groups(left_out, choice.heads);
      const auto what = row.one_to_one ? LeftOut::What::heads : LeftOut::What::groups;
      row.left_out.push_back({what, left_out, x + text / 2});
      x += text + measures.group_gap();
    }
    const UInt128 group =
        place_among(drawn, before, choice.groups, needs.groups, measures.shown_group());
    lay_out_group(row, measures, choice, group, x);
    x += measures.group(choice.heads) + measures.group_gap();
  }
  return row;
}

}  // namespace attnfig
