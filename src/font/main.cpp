// attnfig_font: reads font files for `attnfig font`. A program of its own, because FreeType comes
// as a shared library: attnfig itself starts without loading any, and never looks at a font.
//
//   attnfig_font measure REGULAR BOLD ITALIC BOLD_ITALIC CODE     ("" where there is none)
//
// Exit code 0: standard output has the result; 1: a font cannot be used, and standard output says
// why; 2: wrong arguments.

#include "font/face.h"
#include "font/measure.h"

#include <iostream>
#include <string_view>
#include <vector>

int main(int argc, char** argv) try {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() != 6 || words[0] != "measure") {
    std::cerr << "usage: attnfig_font measure REGULAR BOLD ITALIC BOLD_ITALIC CODE\n";
    return 2;
  }
  std::cout << attnfig::font::measure({words[1], words[2], words[3], words[4], words[5]});
  return std::cout.flush() ? 0 : 1;
} catch (const attnfig::font::FontError& error) {
  std::cout << error.what() << '\n';
  return 1;
}
