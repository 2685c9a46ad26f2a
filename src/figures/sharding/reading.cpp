#include "figures/sharding/reading.h"

#include "figures/sharding/boxes.h"
#include "figures/sharding/marks.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

constexpr Length radius = Length::px(3);

/// Query heads over the copy that they read, or over all copies of a device.
struct ReadGroup {
  Portion heads;
  Portion copies;
  Length left;
  Length width;
};

/// The groups of a device: all, or the first and the last, or all in one.
struct ReadGroups {
  std::vector<ReadGroup> all;
  bool has_dots = false;  // between the two
};

/// The room that so many groups need.
Length groups_width(const ShardingInput& in, std::int64_t count) {
  const Length dots = count == 2 ? Length() : in[metric::device_head] + in[metric::device_gap];
  return (read_width(in) + in[metric::device_gap]) * std::min<std::int64_t>(count, 2) -
         in[metric::device_gap] + (count < 2 ? Length() : dots);
}

ReadGroups groups_of(const ShardingInput& in, std::size_t device, Length width) {
  const Portion& heads = in.plan.queries[device];
  const Portion& copies = in.plan.read().portions[device];
  const auto own = static_cast<std::int64_t>(copies.count);
  if (is_one_to_one(in.plan) || heads.count % copies.count != 0)
    return {{{heads, copies, Length(), width}}};
  const Length gap = in[metric::device_gap];
  const Length dots = in[metric::device_head];
  const auto group = [&](std::int64_t k, Length left, Length room) {
    const UInt128 each = heads.count / copies.count;
    const auto n = static_cast<UInt128>(k);
    return ReadGroup{{heads.first + n * each, each}, {copies.first + n, 1}, left, room};
  };
  if (read_width(in) * own + gap * (own - 1) <= width) {
    ReadGroups groups;
    const Length each = (width - gap * (own - 1)) / own;
    for (std::int64_t k = 0; k < own; ++k) groups.all.push_back(group(k, (each + gap) * k, each));
    return groups;
  }
  const Length each = (width - gap * 2 - dots) / 2;
  return {{group(0, Length(), each), group(own - 1, width - each, each)}, true};
}

Item dots_at(const ShardingInput& in, Point centre) {
  return centred_label({{"…"}}, in.text(marks::left_out), centre);
}

/// A query head of the model, from 0, at its place.
struct DrawnHead {
  UInt128 number = 0;
  Length centre;
};

/// The heads of a group in a row, some left out if all have no room.
std::vector<DrawnHead> draw_heads(Picture& on, const ShardingInput& in, const ReadGroup& group) {
  const Length head = in[metric::device_head];
  const Length pitch = head + least_gap;
  const std::int64_t room =
      std::max<std::int64_t>((group.width + least_gap).hundredths() / pitch.hundredths(), 1);
  const bool all = group.heads.count <= static_cast<UInt128>(room);
  const std::int64_t cells = all ? static_cast<std::int64_t>(group.heads.count) : room;
  const std::int64_t before = all ? cells : cells / 2;  // the dots
  const Length left = group.left + (group.width - (pitch * cells - least_gap)) / 2;
  std::vector<DrawnHead> heads;
  for (std::int64_t i = 0; i < cells; ++i) {
    const Length x = left + pitch * i;
    if (!all && i == before) {
      add(on, dots_at(in, {x + head / 2, head / 2}));
      continue;
    }
    const UInt128 in_group =
        i < before ? static_cast<UInt128>(i) : group.heads.count - static_cast<UInt128>(cells - i);
    const UInt128 number = group.heads.first + in_group;
    add(on, {.mark = marks::query_head,
             .stands_for = {{sharded_head, static_cast<int>(number) + 1}},
             .shape = Box{{{x, Length()}, {head, head}}, radius}});
    heads.push_back({number, x + head / 2});
  }
  return heads;
}

void add_line(Picture& on, std::vector<Point> points) {
  add(on, {.mark = marks::sharing_line, .shape = Polyline{std::move(points)}});
}

/// A box for each role of the copy that one head has for itself, too small for letters.
void draw_own(Picture& on, const ShardingInput& in, UInt128 copy, bool is_copy, Point at) {
  const std::vector<Role>& roles = in.plan.read().roles;
  const auto count = static_cast<std::int64_t>(roles.size());
  const Size size = {(in[metric::device_head] - least_gap * (count - 1)) / count,
                     in[metric::device_box]};
  for (const Role role : roles) {
    const ShardedLook look = sharded_look(role);
    add(on, {.mark = is_copy ? look.copy : look.first,
             .stands_for = {{sharded_group, static_cast<int>(copy) + 1}},
             .shape = Box{{at, size}, size.width / 2 < radius ? size.width / 2 : radius}});
    at.x += size.width + least_gap;
  }
}

/// Heads, each over its own copy.
void draw_one_to_one(Picture& on, const ShardingInput& in, const ReadGroup& group, bool is_copy) {
  const Length head = in[metric::device_head];
  const Length bottom = head + in[metric::device_reach];
  const auto roles = static_cast<std::int64_t>(in.plan.read().roles.size());
  for (const DrawnHead& one : draw_heads(on, in, group)) {
    const Length left = one.centre - head / 2;
    draw_own(on, in, one.number, is_copy, {left, bottom});
    const Length end = add_rail(on, {left, bottom}, head, least_gap, roles);
    add_line(on, {{one.centre, head}, {one.centre, end}});
  }
}

/// Heads over what they read together.
void draw_group(Picture& on, const ShardingInput& in, const ReadGroup& group, bool is_copy) {
  const Length head = in[metric::device_head];
  const Length bottom = head + in[metric::device_reach];
  const Length width = std::min(group.width, std::max(read_width(in), most_box));
  const Length centre = group.left + group.width / 2;
  const Point at = {centre - width / 2, bottom};
  const auto roles = static_cast<std::int64_t>(in.plan.read().roles.size());
  const Length end = add_rail(on, at, width, least_gap, roles);
  for (const DrawnHead& one : draw_heads(on, in, group))
    add_line(on, {{one.centre, head}, {centre + (one.centre - centre) / 3, end}});
  place(on, draw_read(in, group.copies, is_copy, width), at);
}

}  // namespace

bool is_one_to_one(const ShardingPlan& plan) {
  return plan.read().copies == plan.devices() * plan.queries.front().count;
}

bool is_joined(const ShardingInput& in, std::size_t device, Length width) {
  return groups_of(in, device, width).all.front().copies.count != 1;
}

Length reading_width(const ShardingInput& in) {
  if (is_one_to_one(in.plan)) return in[metric::device_head] * 3 + least_gap * 2;
  return groups_width(in, static_cast<std::int64_t>(in.plan.read().portions.front().count));
}

Picture draw_reading(const ShardingInput& in, std::size_t device, Length width) {
  const ReadGroups groups = groups_of(in, device, width);
  const Length bottom = in[metric::device_head] + in[metric::device_reach];
  const bool is_copy = is_further_copy(in.plan, in.plan.read(), device);
  Picture drawn;
  for (const ReadGroup& group : groups.all)
    (is_one_to_one(in.plan) ? draw_one_to_one : draw_group)(drawn, in, group, is_copy);
  if (groups.has_dots) add(drawn, dots_at(in, {width / 2, bottom + in[metric::device_box] / 2}));
  drawn.size = {width, bottom + in[metric::device_box]};
  return drawn;
}

}  // namespace attnfig
