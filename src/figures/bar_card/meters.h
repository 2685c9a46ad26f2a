#pragma once

#include "figures/bar_card/bars.h"

// Parts of a whole on a card, each as a number over its bar.

namespace attnfig {

namespace summary_marks {

constexpr Mark meter = {.name = "meter", .fill = Ink::quiet, .on = Ink::card};
constexpr Mark meter_track = {.name = "meter-track", .edge = Ink::quiet, .on = Ink::card};

}  // namespace summary_marks

/// A part of a whole, and what is said of it.
struct Meter {
  RichText value;
  std::vector<RichText> facts;
  UInt128 part = 0;
  UInt128 whole = 1;

  friend bool operator==(const Meter&, const Meter&) = default;
};

/// Meters side by side under a line of facts, on a narrow page one below the other; bars of a row
/// stand on one line.
Picture draw_meter_card(const DrawInput& input, const RichText& about,
                        const std::vector<Meter>& meters, Length width);

/// Its content in sentences.
std::string describe_meters(const Words& words, const RichText& about,
                            const std::vector<Meter>& meters);

/// The canonical text of meters, a line each.
std::string dump_meters(const std::vector<Meter>& meters);

}  // namespace attnfig
