#include "theme/legibility.h"

#include "theme/pairs.h"
#include "theme/palette.h"
#include "theme/role_inks.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

struct NamedRole {
  std::string name;  // "roles.key"
  RoleLook look;

  Swatch fill() const { return {name + ".fill", look.fill}; }
  Swatch edge() const { return {name + ".edge", look.edge}; }
};

std::vector<NamedRole> roles_of(const Theme& theme) {
  std::vector<NamedRole> roles;
  for (const NamedTone& named : tones)
    roles.push_back({fmt::format("roles.{}", named.name), theme.roles.of(named.tone)});
  return roles;
}

/// Whether colours alone tell two roles apart.
bool hatched_alike(const RoleLook& one, const RoleLook& other) {
  return one.hatch.has_value() == other.hatch.has_value() &&
         (!one.hatch || one.hatch->form == other.hatch->form);
}

/// The inks for grounds, in the order in which they are tried.
constexpr std::array<Ink, 3> ground_inks = {Ink::page, Ink::series_fill, Ink::card};

/// The swatch of an ink; `series` counts from 1 and matters only for an series's inks.
Swatch swatch(const Theme& theme, Ink ink, int series) {
  const ColourPair colours = Palette(theme).colours(ink, series).value_or(ColourPair{});
  switch (ink) {
    case Ink::page:
      return {"page", colours};
    case Ink::text:
      return {"text", colours};
    case Ink::quiet:
      return {"quiet_text", colours};
    case Ink::line:
      return {"line", colours};
    case Ink::card:
      return {"card.fill", colours};
    case Ink::card_edge:
      return {"card.edge", colours};
    case Ink::series:
      return {fmt::format("series.{}.ink", series), colours};
    case Ink::series_fill:
      return {fmt::format("series.{}.fill", series), colours};
    default:
      return {fmt::format("roles.{}.{}", to_text(role_of(ink)), is_fill(ink) ? "fill" : "edge"),
              colours};
  }
}

int series_of(const Theme& theme) {
  return static_cast<int>(theme.series.size());
}

/// The swatches of a set of grounds. An item of a series stands on no fill but its own;
/// series 0: on any.
Swatches grounds_of(const Theme& theme, Inks on, int series) {
  Swatches grounds;
  for (const Ink ink : ground_inks) {
    if (!on.has(ink)) continue;
    const bool every = ink == Ink::series_fill && series == 0;
    for (int own = every ? 1 : series; own <= (every ? series_of(theme) : series); ++own)
      grounds.push_back(swatch(theme, ink, own));
  }
  for (const NamedTone& named : tones)
    if (on.has(fill_of(named.tone))) grounds.push_back(swatch(theme, fill_of(named.tone), 0));
  return grounds;
}

/// The ink by which readers see a mark: its edge, or its fill if it has no edge.
Ink seen_ink(const Mark& mark) {
  return mark.edge == Ink::none ? mark.fill : mark.edge;
}

int contrast_of(const Mark& mark) {
  return mark.is_text ? text_contrast : shape_contrast;
}

/// The grounds of all marks that share an ink and a needed contrast.
struct Stands {
  Ink ink = Ink::none;
  int contrast = shape_contrast;
  Inks on = {};
};

std::vector<Stands> stands_of(std::span<const Mark> marks) {
  std::vector<Stands> all;
  for (const Mark& mark : marks) {
    if (mark.on.empty()) continue;
    const auto same = std::find_if(all.begin(), all.end(), [&](const Stands& other) {
      return other.ink == seen_ink(mark) && other.contrast == contrast_of(mark);
    });
    Stands& stands =
        same == all.end() ? all.emplace_back(Stands{seen_ink(mark), contrast_of(mark)}) : *same;
    stands.on = stands.on | mark.on;
  }
  // An ink that is legible as text needs no check as a shape.
  for (Stands& shapes : all)
    for (const Stands& texts : all)
      if (shapes.ink == texts.ink && shapes.contrast < texts.contrast)
        shapes.on.bits &= ~texts.on.bits;
  std::erase_if(all, [](const Stands& stands) { return stands.on.empty(); });
  return all;
}

void check_inks(Pairs& pairs, const Theme& theme, std::span<const Mark> marks) {
  for (const Stands& stands : stands_of(marks)) {
    const bool serial = stands.ink == Ink::series;
    for (int series = serial ? 1 : 0; series <= (serial ? series_of(theme) : 0); ++series)
      pairs.contrast(swatch(theme, stands.ink, series), grounds_of(theme, stands.on, series),
                     stands.contrast);
  }
}

/// Checks the colours that a theme gives to single marks.
void check_marks(const Reporter& reporter, const Node& node, Pairs& pairs, const Theme& theme,
                 std::span<const Mark> marks) {
  for (std::size_t i = 0; i < theme.marks.list.size(); ++i) {
    const MarkLook& look = theme.marks.list[i];
    const auto mark = std::find_if(marks.begin(), marks.end(),
                                   [&](const Mark& known) { return known.name == look.name; });
    if (mark == marks.end()) {
      std::vector<std::string_view> names;
      for (const Mark& known : marks) names.push_back(known.name);
      reporter.report(node.find("marks")->keys[i].offset,
                      fmt::format("unknown mark \"{}\"", look.name), choose_from(look.name, names));
      continue;
    }
    const std::optional<ColourPair>& seen = mark->edge == Ink::none ? look.fill : look.edge;
    if (!seen || mark->on.empty()) continue;
    pairs.contrast(
        {fmt::format("marks.{}.{}", look.name, mark->edge == Ink::none ? "fill" : "edge"), *seen},
        grounds_of(theme, mark->on, 0), contrast_of(*mark));
  }
}

}  // namespace

void check_legibility(const Reporter& reporter, const Node& node, Theme& theme,
                      std::span<const Mark> marks) {
  Pairs pairs(reporter, node, theme);
  check_inks(pairs, theme, marks);
  check_marks(reporter, node, pairs, theme, marks);
  const std::vector<NamedRole> roles = roles_of(theme);
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const NamedRole& role = roles[i];
    if (role.look.hatch)
      pairs.contrast({role.name + ".hatch.ink", role.look.hatch->ink}, {role.fill()},
                     shape_contrast);
    if (role.look.text)
      pairs.contrast({role.name + ".text", *role.look.text}, grounds_of(theme, attnfig::grounds, 0),
                     text_contrast);
    for (std::size_t j = 0; j < i; ++j)
      if (hatched_alike(roles[j].look, role.look))
        pairs.difference(roles[j].edge(), role.edge(), "give them hatches that differ, or ");
  }
  for (int i = 2; i <= series_of(theme); ++i)
    for (int j = 1; j < i; ++j)
      pairs.difference(swatch(theme, Ink::series, j), swatch(theme, Ink::series, i), "");
  pairs.check_allowed();
}

}  // namespace attnfig
