#include "figures/head_map/head_row.h"

#include "figures/head_map/marks.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

constexpr UInt128 most_drawn = 64;  // heads of a row; far more than any row is wide

/// The number of drawn groups, and of drawn heads in each.
struct Choice {
  UInt128 groups = 1;
  UInt128 heads = 1;
};

/// The widths that decide what fits.
struct Measures {
  const Metrics& metrics;
  const std::string& words;
  UInt128 groups = 1;
  UInt128 heads_per_group = 1;  // heads of a group

  bool one_to_one() const { return heads_per_group == 1; }

  Length left_out_heads(UInt128 count) const {
    const RichText text = left_out_text({.what = LeftOut::What::heads, .count = count}, words);
    return snapped(width(text, metrics[metric::text_size], Weight::regular));
  }

  Length left_out_groups(UInt128 count) const {
    if (one_to_one()) return left_out_heads(count);
    return left_out_block({.what = LeftOut::What::groups, .count = count}, words, metrics)
        .size.width;
  }

  Length group_gap() const {
    return one_to_one() ? metrics[metric::head_gap] : metrics[metric::group_gap];
  }

  /// The gap on each side of a text about left-out groups.
  Length text_gap() const {
    return one_to_one() ? metrics[metric::head_gap] : metrics[metric::group_gap] / 2;
  }

  Length heads(UInt128 drawn) const {
    const auto count = static_cast<std::int64_t>(drawn);
    const Length boxes =
        metrics[metric::head_width] * count + metrics[metric::head_gap] * (count - 1);
    return drawn == heads_per_group
               ? boxes
               : boxes + metrics[metric::head_gap] + left_out_heads(heads_per_group - drawn);
  }

  /// A group is never narrower than its heads' shared box.
  Length group(UInt128 drawn) const {
    return one_to_one() ? metrics[metric::head_width]
                        : std::max(heads(drawn), metrics[metric::shared_width]);
  }

  Length row(const Choice& choice) const {
    const auto drawn = static_cast<std::int64_t>(choice.groups);
    const Length boxes = group(choice.heads) * drawn;
    if (choice.groups == groups) return boxes + group_gap() * (drawn - 1);
    return boxes + group_gap() * (drawn - 2) + text_gap() * 2 +
           left_out_groups(groups - choice.groups);
  }
};

/// All, or a few if the text for the others is shorter than they are.
UInt128 few_of(UInt128 all, UInt128 few, UInt128 least_left_out) {
  return few + least_left_out <= all ? few : all;
}

/// All heads if they fit. If not, four, however they are shared: enough to see who reads what. More
/// if the text for the others would be as wide as they are.
Choice choose(const Measures& measures) {
  constexpr UInt128 least_heads = 3;
  constexpr UInt128 least_groups = 2;
  const Choice all{measures.groups, measures.heads_per_group};
  const bool fits = all.groups * all.heads <= most_drawn &&
                    measures.row(all) <= measures.metrics[metric::row_width];
  if (fits) return all;
  if (measures.one_to_one()) return {few_of(all.groups, 4, least_heads), 1};
  if (all.groups == 1) return {1, few_of(all.heads, 4, least_heads)};
  return {few_of(all.groups, 2, least_groups), few_of(all.heads, 2, least_heads)};
}

/// Puts the drawn heads of one group at x; the last drawn head is the group's last.
void lay_out_group(HeadRow& row, const Measures& measures, const Choice& choice, UInt128 group,
                   Length x) {
  const Metrics& metrics = measures.metrics;
  const Length whole = measures.group(choice.heads);
  row.groups.push_back({static_cast<int>(group) + 1, x, x + whole});
  x += (whole - measures.heads(choice.heads)) / 2;
  for (UInt128 drawn = 0; drawn < choice.heads; ++drawn) {
    const bool last = drawn + 1 == choice.heads;
    if (last && choice.heads < measures.heads_per_group) {
      const UInt128 count = measures.heads_per_group - choice.heads;
      const Length text = measures.left_out_heads(count);
      row.left_out.push_back({LeftOut::What::heads, count, x, text});
      x += text + metrics[metric::head_gap];
    }
    const UInt128 head =
        group * measures.heads_per_group + (last ? measures.heads_per_group - 1 : drawn);
    row.heads.push_back({static_cast<int>(group) + 1,
                         static_cast<int>(head) + 1,
                         {{x, {}}, {metrics[metric::head_width], metrics[metric::head_height]}}});
    x += metrics[metric::head_width] + metrics[metric::head_gap];
  }
}

}  // namespace

HeadRow lay_out_heads(Heads q_heads, Heads groups, const std::string& words,
                      const Metrics& metrics) {
  const Measures measures{metrics, words, groups.count(), q_heads.count() / groups.count()};
  const Choice choice = choose(measures);
  HeadRow row{.width = measures.row(choice), .one_to_one = measures.one_to_one()};
  Length x;
  for (UInt128 drawn = 0; drawn < choice.groups; ++drawn) {
    const bool last = drawn + 1 == choice.groups;
    if (last && choice.groups < groups.count()) {
      const UInt128 count = groups.count() - choice.groups;
      const Length text = measures.left_out_groups(count);
      x += measures.text_gap() - measures.group_gap();
      const auto what = row.one_to_one ? LeftOut::What::heads : LeftOut::What::groups;
      row.left_out.push_back({what, count, x, text});
      x += text + measures.text_gap();
    }
    lay_out_group(row, measures, choice, last ? groups.count() - 1 : drawn, x);
    x += measures.group(choice.heads) + measures.group_gap();
  }
  return row;
}

RichText left_out_text(const LeftOut& left_out, const std::string& words) {
  if (left_out.what == LeftOut::What::groups) return {{with_count(words, left_out.count)}};
  return {{"… ×" + grouped(left_out.count)}};
}

Picture left_out_block(const LeftOut& left_out, const std::string& words, const Metrics& metrics) {
  const TextStyle style = {.mark = marks::left_out, .size = metrics[metric::text_size]};
  const Length two_lines = leading(style.size) * 2;
  Length widest = metrics[metric::shared_width];
  Picture block = text_block(left_out_text(left_out, words), style, widest, Align::middle);
  while (two_lines < block.size.height) {
    widest += metrics[metric::head_gap];
    block = text_block(left_out_text(left_out, words), style, widest, Align::middle);
  }
  return block;
}

}  // namespace attnfig
