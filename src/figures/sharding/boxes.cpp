#include "figures/sharding/boxes.h"

#include "figures/sharding/marks.h"
#include "figures/sharding/words.h"
#include "text/number.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

constexpr Length box_padding = Length::px(4);
constexpr Length radius = Length::px(3);

}  // namespace

RichText label_of(const Words& words, const ShardedTensor& tensor, Role role, UInt128 number) {
  const std::string_view letter = sharded_look(role).letter;
  RichText text = {{letter.empty() ? words[word_of(role)] : std::string(letter)}};
  if (number != 0 && 1 < tensor.copies)
    text.push_back({grouped(number), {.script = Script::subscript}});
  return text;
}

Length label_width(const ShardingInput& in, const RichText& text) {
  return width(text, in.input.metrics[metric::text_size], Weight::regular) + box_padding * 2;
}

Picture draw_boxes(const ShardingInput& in, const ShardedTensor& tensor, const Portion& portion,
                   bool is_copy, Length width) {
  const auto roles = static_cast<std::int64_t>(tensor.roles.size());
  const Length each = (width - least_gap * (roles - 1)) / roles;
  const Size size = {each, in[metric::device_box]};
  const bool is_one = portion.count == 1;
  Picture drawn;
  Length left;
  for (const Role role : tensor.roles) {
    const ShardedLook look = sharded_look(role);
    Item box{.mark = is_copy ? look.copy : look.first,
             .shape = Box{{{left, Length()}, size}, radius}};
    if (is_one && &tensor == &in.plan.read())
      box.stands_for.push_back({sharded_group, static_cast<int>(portion.first) + 1});
    add(drawn, std::move(box));
    add(drawn, centred_label(label_of(in.input.words, tensor, role, is_one ? portion.first + 1 : 0),
                             in.text(marks::label), {left + each / 2, size.height / 2}));
    left += each + least_gap;
  }
  drawn.size = {width, size.height};
  return drawn;
}

Length add_rail(Picture& on, Point at, Length width, Length gap, std::int64_t roles) {
  if (roles == 1) return at.y;
  constexpr Length rail = Length::px(8);
  const Length each = (width - gap * (roles - 1)) / roles;
  const Length top = at.y - rail;
  const Length left = at.x + each / 2;
  const Length right = at.x + width - each / 2;
  add(on, {.mark = marks::sharing_line,
           .shape = Polyline{{{left, at.y}, {left, top}, {right, top}, {right, at.y}}}});
  return top;
}

Length read_width(const ShardingInput& in) {
  const ShardedTensor& read = in.plan.read();
  Length widest;
  for (const Role role : read.roles)
    widest = std::max(widest, label_width(in, label_of(in.input.words, read, role, read.copies)));
  const auto roles = static_cast<std::int64_t>(read.roles.size());
  return snapped(widest * roles + least_gap * (roles - 1));
}

Picture draw_read(const ShardingInput& in, const Portion& portion, bool is_copy, Length width) {
  return draw_boxes(in, in.plan.read(), portion, is_copy, width);
}

}  // namespace attnfig
