// Rules about lines and the boxes that they lead to.

#include "lint/rules/boxes.h"
#include "painted/clip.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::lint {
namespace {

constexpr std::size_t many = 3;
constexpr Fixed near = Fixed(1);
constexpr Fixed arrowhead = Fixed(8);  // the length of a usual one

/// Whether a straight piece of a line runs through the middle of a box.
bool strings(const Shape& line, const Bounds& box) {
  const Vec middle = box.centre();
  const Bounds core = {middle.x - near, middle.y - near, middle.x + near, middle.y + near};
  return std::any_of(line.chains.begin(), line.chains.end(),
                     [&](const Chain& chain) { return crosses(chain, Edge::stroke, core); });
}

/// How often a line comes out from behind a box and goes back.
std::size_t times_behind(const Shape& line, const Bounds& box) {
  return clipped(line.chains, Edge::stroke, box.grown(Fixed(-2))).size();
}

/// How often lines run behind a box, all lines counted. Where many do, the box stands on a hatch or
/// a grid, or arrows lead through it.
std::size_t times_behind(const Drawing& drawing, const Shape& box) {
  std::size_t times = 0;
  for (const Shape* line : shapes_at(drawing, box.box))
    if (is_bare_line(*line) && line->order < box.order && !holds(box.box, line->box))
      times += times_behind(*line, box.box);
  return times;
}

/// Whether a line ends behind a box: to its readers it ends at the box's side.
bool ends_behind(const Shape& line, const Bounds& box) {
  const std::vector<Piece> ends = ends_of(line);
  return std::any_of(ends.begin(), ends.end(),
                     [&](const Piece& end) { return box.holds(end.from); });
}

/// Whether each end of a line is at a box, or at an arrowhead before one.
bool joins_boxes(const Drawing& drawing, const Shape& line) {
  const std::vector<Piece> ends = ends_of(line);
  return std::all_of(ends.begin(), ends.end(), [&](const Piece& end) {
    const Bounds here = Bounds{end.from.x, end.from.y, end.from.x, end.from.y}.grown(arrowhead);
    const std::vector<const Shape*> there = shapes_at(drawing, here);
    return std::any_of(there.begin(), there.end(), [](const Shape* shape) {
      return shape->is_box && !looks_like_line(*shape);
    });
  });
}

/// Whether a box marks a place on a line: it is too small for a text, and the line runs through its
/// middle.
bool is_dot_on(const Shape& line, const Bounds& box) {
  constexpr Fixed largest_dot = Fixed(12);
  return box.right - box.left <= largest_dot && box.bottom - box.top <= largest_dot &&
         strings(line, box);
}

/// The boxes that a line runs behind. Two or more that it runs through the middles of are a chain,
/// which it is meant to string together; so is one between the boxes that it joins.
Boxes boxes_over(const Drawing& drawing, const Shape& line) {
  Boxes over;
  Boxes strung;
  for (const Shape* box : shapes_at(drawing, line.box)) {
    if (box->order < line.order || !box->is_box || !box->is_opaque() ||
        ends_behind(line, box->box) || is_dot_on(line, box->box) || is_backdrop(drawing, *box))
      continue;
    if (0 < times_behind(line, box->box) && times_behind(drawing, *box) < many)
      (strings(line, box->box) ? strung : over).push_back(box);
  }
  if (strung.size() == 1 && !joins_boxes(drawing, line)) over.push_back(strung[0]);
  return over;
}

enum class Meeting { none, beside, upright };

/// How a line's end meets a box: above or below it, as lines of sharing do, or beside it, as the
/// links of a chain do. Between a line and a box above or below may stand an arrowhead.
Meeting meeting_of(const Piece& end, const Bounds& box) {
  const Fixed off = std::min(absolute(end.from.y - box.top), absolute(end.from.y - box.bottom));
  const Fixed across = absolute(end.to.x - end.from.x);
  const Fixed up = end.from.y - end.to.y;
  const bool leads_away = end.from.y < box.centre().y ? across <= up : across <= -up;
  const bool points_at = leads_away && off <= arrowhead && box.left + near < end.from.x &&
                         end.from.x < box.right - near;
  if (points_at) return Meeting::upright;
  if (!meets(end, box, near)) return Meeting::none;
  return off <= near ? Meeting::upright : Meeting::beside;
}

/// What the lines of a row of boxes lead to.
struct Joints {
  const Shape* first_without = nullptr;
  std::size_t without = 0;
  std::size_t upright = 0;  // boxes that lines meet above or below
  Boxes others = {};        // the boxes at the other ends of those lines
};

void add_other_ends(const Drawing& drawing, const Shape& box, Vec end, Boxes& others) {
  const Bounds there = Bounds{end.x, end.y, end.x, end.y}.grown(near);
  for (const Shape* other : shapes_at(drawing, there))
    if (other->is_box && other != &box && !holds(other->box, box.box) &&
        std::find(others.begin(), others.end(), other) == others.end())
      others.push_back(other);
}

Joints joints_of(const Drawing& drawing, const Boxes& row) {
  Joints joints;
  for (const Shape* box : row) {
    Meeting best = Meeting::none;
    for (const Shape* line : shapes_at(drawing, box->box.grown(arrowhead))) {
      if (!is_bare_line(*line)) continue;
      const std::vector<Piece> ends = ends_of(*line);
      for (std::size_t i = 0; i < ends.size(); ++i) {
        const Meeting meeting = meeting_of(ends[i], box->box);
        best = std::max(best, meeting);
        // The ends of one chain are neighbours.
        if (meeting == Meeting::upright)
          add_other_ends(drawing, *box, ends[i ^ 1].from, joints.others);
      }
    }
    if (best == Meeting::upright) ++joints.upright;
    if (best != Meeting::none) continue;
    if (joints.first_without == nullptr) joints.first_without = box;
    ++joints.without;
  }
  return joints;
}

/// Whether each box marks a place on a line, such as a point of a curve.
bool are_dots(const Drawing& drawing, const Boxes& row) {
  return std::all_of(row.begin(), row.end(), [&](const Shape* box) {
    const std::vector<const Shape*> near_box = shapes_at(drawing, box->box);
    return std::any_of(near_box.begin(), near_box.end(), [&](const Shape* line) {
      return is_bare_line(*line) && is_dot_on(*line, box->box);
    });
  });
}

/// Whether lines show who shares what: they join most of a row, or some of it to equal boxes.
bool show_sharing(const Joints& joints, std::size_t size) {
  if (size < joints.upright * 2) return true;
  const Boxes& others = joints.others;
  return 2 <= joints.upright && 2 <= others.size() &&
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
    if (are_dots(drawing, row)) continue;
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
