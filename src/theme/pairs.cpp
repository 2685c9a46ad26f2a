#include "theme/pairs.h"

#include "theme/contrast.h"
#include "theme/perception.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::int64_t least_difference = 10 * 10'000;
constexpr std::string_view allow_key = "allow";

/// Hundredths as a number with two decimals.
std::string decimals(std::int64_t hundredths) {
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

/// "text (light, #1f2933)".
std::string shown(const Swatch& swatch, const PageMode& mode) {
  return fmt::format("{} ({}, {})", swatch.path, mode.name, to_text(swatch.colours.*mode.colour));
}

std::string hint_for(std::string_view other_way, const std::string& pair) {
  return fmt::format("{}accept it with {}: [{}]", other_way, allow_key, pair);
}

}  // namespace

void Pairs::contrast(const Swatch& ink, const Swatches& grounds, int needed) {
  for (const PageMode& mode : page_modes) {
    const Swatch* worst = nullptr;
    const auto on = [&](const Swatch& ground) {
      return contrast_hundredths(ink.colours.*mode.colour, ground.colours.*mode.colour);
    };
    const auto fault = [&](const Swatch& ground) {
      return fmt::format("{} has a contrast of {}:1 on {}; {}:1 is needed", shown(ink, mode),
                         decimals(on(ground)), shown(ground, mode),
                         needed == text_contrast ? "4.5" : "3");
    };
    const auto pair = [&](const Swatch& ground) {
      return fmt::format("{} on {}", ink.path, ground.path);
    };
    for (const Swatch& ground : grounds) {
      compared_.insert(pair(ground));
      if (needed <= on(ground)) continue;
      if (allows(pair(ground), fault(ground))) {
        theme_.accepted.push_back(fmt::format("{} on {}", to_text(ink.colours.*mode.colour),
                                              to_text(ground.colours.*mode.colour)));
        continue;
      }
      if (worst == nullptr || on(ground) < on(*worst)) worst = &ground;
    }
    if (worst != nullptr)
      reporter_.report(offset_of(ink, mode), fault(*worst), hint_for("", pair(*worst)));
  }
}

void Pairs::difference(const Swatch& one, const Swatch& other, std::string_view hint) {
  const std::string pair = fmt::format("{} and {}", one.path, other.path);
  compared_.insert(pair);
  for (const PageMode& mode : page_modes) {
    const auto differ = [&](const std::pair<Sight, std::string_view>& sight) {
      return attnfig::difference(seen(one.colours.*mode.colour, sight.first),
                                 seen(other.colours.*mode.colour, sight.first));
    };
    const auto worst =
        std::min_element(sights.begin(), sights.end(),
                         [&](const auto& a, const auto& b) { return differ(a) < differ(b); });
    if (least_difference <= differ(*worst)) continue;
    const std::string fault =
        fmt::format("{} and {} differ by ΔE2000 {} under {}; 10 is needed", shown(one, mode),
                    shown(other, mode), decimals(differ(*worst) / 100), worst->second);
    if (!allows(pair, fault)) reporter_.report(offset_of(other, mode), fault, hint_for(hint, pair));
  }
}

void Pairs::check_allowed() const {
  for (std::size_t i = 0; i < theme_.allow.size(); ++i) {
    const std::string& pair = theme_.allow[i];
    const std::size_t offset = node_.find(allow_key)->items[i].offset;
    if (compared_.contains(pair)) {
      if (!failed_.contains(pair))
        theme_.remarks.push_back({.range = reporter_.source.place(offset),
                                  .message = fmt::format("{}: {} is fine", allow_key, pair),
                                  .hint = "take it out",
                                  .severity = Severity::note});
      continue;
    }
    const std::vector<std::string_view> known(compared_.begin(), compared_.end());
    const std::string near = did_you_mean(pair, known);
    reporter_.report(offset, fmt::format("{}: there is no pair \"{}\"", allow_key, pair),
                     near.empty() ? "take the name from the error that it is about" : near);
  }
}

const Node& Pairs::at(std::string_view path) const {
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

std::size_t Pairs::offset_of(const Swatch& swatch, const PageMode& mode) const {
  return at(swatch.path).items[mode.colour == &ColourPair::light ? 0 : 1].offset;
}

bool Pairs::allows(const std::string& pair, const std::string& fault) {
  const auto allowed = std::find(theme_.allow.begin(), theme_.allow.end(), pair);
  if (allowed == theme_.allow.end()) return false;
  failed_.insert(pair);
  const auto index = static_cast<std::size_t>(allowed - theme_.allow.begin());
  theme_.remarks.push_back(
      {.range = reporter_.source.place(node_.find(allow_key)->items[index].offset),
       .message = "allowed: " + fault,
       .severity = Severity::note});
  return true;
}

}  // namespace attnfig
