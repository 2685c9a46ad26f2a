#pragma once

#include "painted/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig::painted {

struct Selector;

/// The conditions on one element, all of which must hold.
struct Compound {
  std::string type = {};  // empty or "*": any
  std::vector<std::string> ids = {};
  std::vector<std::string> classes = {};
  struct Test {
    std::string attribute;
    std::string value;
    bool any_value = false;
  };
  std::vector<Test> attributes = {};
  struct Choice {
    std::vector<Selector> of;  // :is(), :where(); or :not(), where none may match
    bool negated = false;
  };
  std::vector<Choice> choices = {};
  bool root = false;
};

/// Compounds from the outermost to the element itself.
struct Selector {
  struct Step {
    Compound compound;
    bool direct = false;  // ">": the parent of the next step, not any ancestor
  };
  std::vector<Step> steps;
  int specificity = 0;  // ids × 1,000,000 + classes × 1,000 + types
};

/// Reads type, class, id, `[a]`, `[a=b]`, `:root`, `:is()`, `:where()`, `:not()`, and descendants
/// and children of such; nothing for a selector with anything else.
std::optional<Selector> read_selector(std::string_view text);

bool matches(const Selector& selector, const Document& document, int element);

/// The end of a block that opens with "{" or "(" at `open`: its closing bracket, or the text's end.
std::size_t end_of_block(std::string_view text, std::size_t open);

}  // namespace attnfig::painted
