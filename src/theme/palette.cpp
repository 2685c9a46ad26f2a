#include "theme/palette.h"

#include "theme/role_inks.h"

#include <algorithm>

namespace attnfig {
namespace {

/// The colours that the theme gives to this mark alone.
const MarkLook& stated(const Theme& theme, const Mark& mark) {
  static const MarkLook none;
  const auto found = std::find_if(theme.marks.list.begin(), theme.marks.list.end(),
                                  [&](const MarkLook& look) { return look.name == mark.name; });
  return found == theme.marks.list.end() ? none : *found;
}

/// Whether a mark is a shape that is filled with the edge of a role, such as a bar: if the role has
/// a hatch, it has that too, because edges may be of one colour then. Lines have an edge of their
/// own, and so have their arrows.
bool is_solid(const Mark& mark) {
  return is_of_role(mark.fill) && !is_fill(mark.fill) && mark.edge == Ink::none && !mark.is_text;
}

/// Whether letters of a mark may stand on a hatch.
bool stands_on_hatch(const Theme& theme, const Mark& mark) {
  return mark.is_text && std::any_of(tones.begin(), tones.end(), [&](const NamedTone& named) {
           return mark.on.has(fill_of(named.tone)) && theme.roles.of(named.tone).hatch;
         });
}

}  // namespace

std::optional<ColourPair> Palette::colours(Ink ink, int series) const {
  const auto index = static_cast<std::size_t>(std::max(series - 1, 0)) % theme_.series.size();
  switch (ink) {
    case Ink::none:
      return {};
    case Ink::page:
      return theme_.page;
    case Ink::text:
      return theme_.text;
    case Ink::quiet:
      return theme_.quiet_text;
    case Ink::line:
      return theme_.line;
    case Ink::card:
      return theme_.card.fill;
    case Ink::card_edge:
      return theme_.card.edge;
    case Ink::series:
      return theme_.series[index].ink;
    case Ink::series_fill:
      return theme_.series[index].fill;
    default: {
      const RoleLook& role = theme_.roles.of(role_of(ink));
      return is_fill(ink) ? role.fill : role.edge;
    }
  }
}

std::optional<HatchedFill> Palette::hatched(const Mark& mark) const {
  if (!is_of_role(mark.fill) || !(is_fill(mark.fill) || is_solid(mark))) return {};
  const Tone role = role_of(mark.fill);
  const RoleLook& look = theme_.roles.of(role);
  if (!look.hatch) return {};
  return HatchedFill{to_text(role), *look.hatch, look.fill};
}

Paint Palette::paint(const Mark& mark, int series) const {
  const MarkLook& own = stated(theme_, mark);
  Paint paint{.fill = own.fill ? own.fill : colours(mark.fill, series),
              .edge = own.edge ? own.edge : colours(mark.edge, series)};
  if (mark.dashed) paint.dash = theme_.dash.text;
  if (mark.thick) paint.edge_width = theme_.stroke_width * 2;
  const auto is_series = [](Ink ink) { return ink == Ink::series || ink == Ink::series_fill; };
  paint.of_series = (!own.fill && is_series(mark.fill)) || (!own.edge && is_series(mark.edge));
  if (!own.fill) paint.hatched = hatched(mark);
  if (paint.hatched && is_solid(mark)) paint.edge = paint.fill;
  if (paint.hatched) paint.fill.reset();
  if (stands_on_hatch(theme_, mark)) paint.halo = theme_.page;
  return paint;
}

Paint Palette::paint(const Item& item) const {
  Paint paint = this->paint(item.mark, item.series);
  const bool is_line = std::holds_alternative<Polyline>(item.shape);
  if (item.prominence == Prominence::strong && paint.edge) {
    // Boxes side by side keep their distance.
    paint.edge_width = is_line ? theme_.stroke_width * 2 : theme_.stroke_width * 3 / 2;
    if (is_line && !paint.of_series) paint.edge = theme_.text;
  }
  if (item.prominence == Prominence::faint) {
    paint.of_series = false;
    if (item.mark.is_text) {
      paint.fill = theme_.quiet_text;
    } else {
      paint.fill.reset();
      paint.hatched.reset();
      paint.edge = theme_.line;
    }
  }
  return paint;
}

const ColourPair& Palette::tone(Tone tone) const {
  const std::optional<ColourPair>& text = theme_.roles.of(tone).text;
  return text && tone != Tone::own ? *text : theme_.text;
}

}  // namespace attnfig
