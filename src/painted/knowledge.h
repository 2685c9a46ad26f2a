#pragma once

#include "painted/fixed.h"
#include "theme/theme.h"

#include <map>
#include <string>
#include <vector>

namespace attnfig::painted {

/// Facts about fonts, pages and colours' names, from templates/lint.yaml.
struct Knowledge {
  Colour light_page;
  Colour dark_page;
  std::vector<std::string> measured_families;  // as they are written
  std::map<std::string, Fixed, std::less<>>
      monospace_families;                     // em a letter, by name in lower case
  std::vector<std::string> generic_families;  // in lower case, as all below
  std::vector<std::string> colour_words;
  std::vector<std::string> numbered_ids;  // what programs call ids, with a number
  std::map<std::string, Colour, std::less<>> colours;
};

/// Read once; callable from any thread.
const Knowledge& knowledge();

/// "#fff", "#1f2933": three, or two times three, hexadecimal digits after a hash.
std::optional<Colour> hex_colour(std::string_view text);

}  // namespace attnfig::painted
