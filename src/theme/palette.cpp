#include "theme/palette.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr Ink accent = {.kind = Ink::Kind::accent};
constexpr Ink tint = {.kind = Ink::Kind::tint};

Ink ink(const ColourPair& pair) {
  return {Ink::Kind::pair, pair};
}

/// A box of what is kept.
Paint kept(std::string_view name, const RoleLook& look) {
  if (look.hatch)
    return {.stroke = ink(look.edge), .hatched = HatchedFill{name, *look.hatch, look.fill}};
  return {.fill = ink(look.fill), .stroke = ink(look.edge)};
}

/// A box of what is made again when it is read: the colours of roles are for what is kept.
Paint remade(const Theme& theme) {
  return {.stroke = ink(theme.line), .dash = theme.dash};
}

bool has_hatches(const Theme& theme) {
  return std::any_of(tones.begin(), tones.end(), [&](const NamedTone& named) {
    return theme.roles.of(named.tone).hatch.has_value();
  });
}

/// Letters over a hatch stand on the page.
Paint label(const Theme& theme) {
  return {.fill = ink(theme.text), .halo = has_hatches(theme) ? ink(theme.page) : Ink{}};
}

// A line for each part. NOLINTNEXTLINE(readability-function-size)
Paint paint_of(const Theme& theme, Part part) {
  const Roles& roles = theme.roles;
  const Ink quiet = ink(theme.quiet_text);
  const Ink making = ink(roles.latent.edge);
  switch (part) {
    case Part::title:
    case Part::left_out:
      return {.fill = ink(theme.text)};
    case Part::panel_title:
    case Part::caption:
    case Part::entry:
    case Part::amount:
    case Part::bar:
      return {.fill = accent};
    case Part::subtitle:
    case Part::note:
    case Part::row_label:
    case Part::remade_label:
    case Part::layer_label:
    case Part::summary_title:
    case Part::detail:
      return {.fill = quiet};
    case Part::query_head:
      return kept("query", roles.query);
    case Part::kv_head:
    case Part::key_head:
    case Part::key_value:
    case Part::key_factor:
      return kept("key", roles.key);
    case Part::value_head:
    case Part::value_factor:
      return kept("value", roles.value);
    case Part::latent:
      return kept("latent", roles.latent);
    case Part::rope_key:
      return kept("rope_key", roles.rope_key);
    case Part::index_key:
      return kept("index_key", roles.index_key);
    case Part::state:
      return kept("state", roles.state);
    case Part::convolution:
      return kept("convolution", roles.convolution);
    case Part::remade_kv:
    case Part::remade_key:
    case Part::remade_value:
      return remade(theme);
    case Part::label:
      return label(theme);
    case Part::sharing_line:
      return {.stroke = ink(theme.line)};
    case Part::making_line:
      return {.fill = making, .stroke = making};
    case Part::layer_full:
      return {.fill = ink(theme.layers.full)};
    case Part::layer_windowed:
      return {.fill = ink(theme.layers.windowed)};
    case Part::layer_latent:
      return {.fill = ink(theme.layers.latent)};
    case Part::layer_state:
      return {.fill = ink(theme.layers.state)};
    case Part::layer_none:
      return {.fill = ink(theme.layers.none)};
    case Part::layer_borrowed:
      return {.stroke = quiet};
    case Part::divider:
      return {.stroke = ink(theme.divider)};
    case Part::panel:
      return {.fill = tint};
    case Part::card:
      return {.fill = ink(theme.card.fill), .stroke = ink(theme.card.edge)};
  }
  return {};
}

}  // namespace

Palette palette_of(const Theme& theme) {
  Palette palette{.paints = {}, .accents = theme.accents, .tones = {}};
  for (const NamedPart& part : parts)
    palette.paints[static_cast<std::size_t>(part.part)] = paint_of(theme, part.part);
  palette.tones[0] = theme.text;
  for (const NamedTone& named : tones)
    palette.tones[static_cast<std::size_t>(named.tone)] =
        theme.roles.of(named.tone).text.value_or(theme.text);
  return palette;
}

}  // namespace attnfig
