#include "theme/legibility.h"

#include "theme/contrast.h"
#include "theme/perception.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr int text_contrast = 450;   // in 1/100
constexpr int shape_contrast = 300;  // in 1/100
constexpr std::int64_t least_difference = 10 * 10'000;

struct Mode {
  std::string_view name;
  Colour ColourPair::*colour;
};
constexpr std::array<Mode, 2> modes = {
    {{"light", &ColourPair::light}, {"dark", &ColourPair::dark}}};

/// A colour of a theme, and the way to it from the top of the file: "accents.2.ink".
struct Swatch {
  std::string path;
  ColourPair colours;
};
using Swatches = std::vector<Swatch>;

/// Hundredths as a number with two decimals.
std::string decimals(std::int64_t hundredths) {
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

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

Swatches layers_of(const Theme& theme) {
  const LayerColours& layers = theme.layers;
  return {{"layers.full", layers.full},
          {"layers.windowed", layers.windowed},
          {"layers.latent", layers.latent},
          {"layers.state", layers.state},
          {"layers.none", layers.none}};
}

/// Whether nothing but colours tells two roles apart.
bool hatched_alike(const RoleLook& one, const RoleLook& other) {
  return one.hatch.has_value() == other.hatch.has_value() &&
         (!one.hatch || one.hatch->form == other.hatch->form);
}

class Check {
 public:
  Check(const Reader& reader, const Node& node) : reader_(reader), node_(node) {}

  /// Complains once a mode, about the ground with the least contrast.
  void contrast(const Swatch& ink, const Swatches& grounds, int needed) const {
    for (const Mode& mode : modes) {
      const Colour colour = ink.colours.*mode.colour;
      const auto on = [&](const Swatch& ground) {
        return contrast_hundredths(colour, ground.colours.*mode.colour);
      };
      const auto worst =
          std::min_element(grounds.begin(), grounds.end(),
                           [&](const Swatch& a, const Swatch& b) { return on(a) < on(b); });
      if (needed <= on(*worst)) continue;
      complain(ink, mode,
               fmt::format("{} has a contrast of {}:1 on {}; {}:1 is needed", shown(ink, mode),
                           decimals(on(*worst)), shown(*worst, mode),
                           needed == text_contrast ? "4.5" : "3"));
    }
  }

  /// Complains once a mode, about the sight that tells two roles apart least.
  void difference(const NamedRole& one, const NamedRole& other) const {
    if (!hatched_alike(one.look, other.look)) return;
    for (const Mode& mode : modes) {
      const auto differ = [&](const std::pair<Sight, std::string_view>& sight) {
        return attnfig::difference(seen(one.look.edge.*mode.colour, sight.first),
                                   seen(other.look.edge.*mode.colour, sight.first));
      };
      const auto worst =
          std::min_element(sights.begin(), sights.end(),
                           [&](const auto& a, const auto& b) { return differ(a) < differ(b); });
      if (least_difference <= differ(*worst)) continue;
      complain(other.edge(), mode,
               fmt::format("{} and {} differ by ΔE2000 {} under {}; 10 is needed",
                           shown(one.edge(), mode), shown(other.edge(), mode),
                           decimals(differ(*worst) / 100), worst->second),
               "or give them hatches that differ");
    }
  }

 private:
  /// "text (light, #1f2933)".
  static std::string shown(const Swatch& swatch, const Mode& mode) {
    return fmt::format("{} ({}, {})", swatch.path, mode.name, to_text(swatch.colours.*mode.colour));
  }

  /// The value at the end of a path; the nearest one above it where the theme leaves it out.
  const Node& at(std::string_view path) const {
    const Node* node = &node_;
    while (!path.empty()) {
      const std::string_view step = path.substr(0, path.find('.'));
      path.remove_prefix(std::min(step.size() + 1, path.size()));
      const Node* next =
          node->kind == Node::Kind::list
              ? &node->items[static_cast<std::size_t>(std::stoi(std::string(step)) - 1)]
              : node->find(step);
      if (next == nullptr) return *node;
      node = next;
    }
    return *node;
  }

  void complain(const Swatch& swatch, const Mode& mode, std::string_view message,
                std::string_view hint = {}) const {
    const Node& pair = at(swatch.path);
    const std::size_t which = mode.colour == &ColourPair::light ? 0 : 1;
    reader_.complain(pair.items[which].offset, message, hint);
  }

  const Reader& reader_;
  const Node& node_;
};

}  // namespace

void check_legibility(const Reader& reader, const Node& node, const Theme& theme) {
  const Check check(reader, node);
  const Swatch page = {"page", theme.page};
  const Swatch card = {"card.fill", theme.card.fill};
  Swatches panels = {page};
  for (std::size_t i = 0; i < theme.accents.size(); ++i) {
    const std::string name = fmt::format("accents.{}", i + 1);
    const Swatch tint = {name + ".tint", theme.accents[i].tint};
    check.contrast({name + ".ink", theme.accents[i].ink}, {page, tint, card}, text_contrast);
    panels.push_back(tint);
  }
  Swatches all = panels;
  all.push_back(card);
  check.contrast({"quiet_text", theme.quiet_text}, all, text_contrast);
  check.contrast({"line", theme.line}, panels, shape_contrast);
  for (const Swatch& layer : layers_of(theme)) check.contrast(layer, panels, shape_contrast);

  Swatches under_text = all;  // a label stands in its box, or under one that is too small for it
  const std::vector<NamedRole> roles = roles_of(theme);
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const NamedRole& role = roles[i];
    under_text.push_back(role.fill());
    check.contrast(role.edge(), panels, shape_contrast);
    if (role.look.hatch)
      check.contrast({role.name + ".hatch.ink", role.look.hatch->ink}, {role.fill()},
                     shape_contrast);
    if (role.look.text) check.contrast({role.name + ".text", *role.look.text}, all, text_contrast);
    for (std::size_t j = 0; j < i; ++j) check.difference(roles[j], role);
  }
  check.contrast({"text", theme.text}, under_text, text_contrast);
}

}  // namespace attnfig
