// Rules about lines and the boxes that they lead to.

#include "lint/rules/boxes.h"
#include "painted/clip.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::lint {
namespace {

constexpr std::size_t least_of_hatch = 3;

/// Whether a straight piece of a line runs through the middle of a box.
bool strings(const Shape& line, const Bounds& box) {
  constexpr Fixed near = Fixed(1);
  const Vec middle = box.centre();
  const Bounds core = {middle.x - near, middle.y - near, middle.x + near, middle.y + near};
  return std::any_of(line.chains.begin(), line.chains.end(),
                     [&](const Chain& chain) { return crosses(chain, Edge::stroke, core); });
}

/// How often a line comes out from behind a box and goes back.
std::size_t times_behind(const Shape& line, const Bounds& box) {
  return clipped(line.chains, Edge::stroke, box.grown(Fixed(-2))).size();
}

/// The boxes that a line runs behind. Two or more that it runs through the middles of are a chain,
/// which it is meant to string together; and one that it runs behind many times hides a part of a
/// hatch or grid.
Boxes boxes_over(const Drawing& drawing, const Shape& line) {
  Boxes over;
  Boxes strung;
  for (const Shape* box : shapes_at(drawing, line.box)) {
    if (box->order < line.order || !box->is_box || !box->is_opaque() || holds(box->box, line.box))
      continue;
    const std::size_t times = times_behind(line, box->box);
    if (0 < times && times < least_of_hatch)
      (strings(line, box->box) ? strung : over).push_back(box);
  }
  if (strung.size() == 1) over.push_back(strung[0]);
  return over;
}

/// What the lines of a row of boxes lead to.
struct Joints {
  const Shape* first_without = nullptr;
  std::size_t without = 0;
  Boxes others = {};  // the boxes at the other ends of the lines
};

void add_other_ends(const Drawing& drawing, const Shape& box, Vec end, Boxes& others) {
  const Bounds there = Bounds{end.x, end.y, end.x, end.y}.grown(Fixed(1));
  for (const Shape* other : shapes_at(drawing, there))
    if (other->is_box && other != &box && !holds(other->box, box.box) &&
        std::find(others.begin(), others.end(), other) == others.end())
      others.push_back(other);
}

Joints joints_of(const Drawing& drawing, const Boxes& row) {
  Joints joints;
  for (const Shape* box : row) {
    bool joined = false;
    for (const Shape* line : shapes_at(drawing, box->box.grown(Fixed(1)))) {
      if (!is_bare_line(*line)) continue;
      const std::vector<Piece> ends = ends_of(*line);
      for (std::size_t i = 0; i < ends.size(); ++i) {
        if (!meets(ends[i], box->box, Fixed(1))) continue;
        joined = true;
        // The ends of one chain are neighbours.
        add_other_ends(drawing, *box, ends[i ^ 1].from, joints.others);
      }
    }
    if (joined) continue;
    if (joints.first_without == nullptr) joints.first_without = box;
    ++joints.without;
  }
  return joints;
}

/// Whether lines show who shares what: they join most of a row, or some of it to equal boxes.
bool show_sharing(const Joints& joints, std::size_t size) {
  if (joints.without * 2 < size) return true;
  const Boxes& others = joints.others;
  return 2 <= size - joints.without && 2 <= others.size() &&
         std::all_of(others.begin(), others.end(),
                     [&](const Shape* other) { return same_size(other->box, others[0]->box); });
}

}  // namespace

std::vector<Finding> find_hidden_lines(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Shape& line : drawing.shapes) {
      if (!is_bare_line(line) || most_pairs <= findings.size()) continue;
      for (const Shape* box : boxes_over(drawing, line))
        findings.push_back(
            {line.offset, fmt::format("{} runs behind {}", describe(line), describe(*box))});
    }
  });
}

std::vector<Finding> find_unjoined(const Figure& figure) {
  const Drawing& drawing = figure.drawings[0];
  std::vector<Finding> findings;
  for (const Boxes& row : rows_of(drawing)) {
    const Joints joints = joints_of(drawing, row);
    if (0 < joints.without && joints.without < row.size() && show_sharing(joints, row.size()))
      findings.push_back(
          {joints.first_without->offset,
           fmt::format("{} of {} equal boxes in a row are joined by no line, {} first",
                       joints.without, row.size(), describe(*joints.first_without))});
  }
  return findings;
}

}  // namespace attnfig::lint
