#pragma once

#include "scene/mark.h"
#include "text/rich_text.h"

namespace attnfig {

// Each role has two inks, in the order of the tones.

constexpr Ink fill_of(Tone role) {
  return static_cast<Ink>(static_cast<int>(Ink::query) +
                          2 * (static_cast<int>(role) - static_cast<int>(Tone::query)));
}
constexpr Ink edge_of(Tone role) {
  return static_cast<Ink>(static_cast<int>(fill_of(role)) + 1);
}

constexpr bool is_of_role(Ink ink) {
  return Ink::query <= ink;
}
/// Only for an ink of a role.
constexpr Tone role_of(Ink ink) {
  return static_cast<Tone>(static_cast<int>(Tone::query) +
                           (static_cast<int>(ink) - static_cast<int>(Ink::query)) / 2);
}
constexpr bool is_fill(Ink ink) {
  return fill_of(role_of(ink)) == ink;
}

static_assert(edge_of(Tone::convolution) == Ink::convolution_edge);
static_assert(role_of(Ink::rope_key_edge) == Tone::rope_key && !is_fill(Ink::rope_key_edge));

}  // namespace attnfig
