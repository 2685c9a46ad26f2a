#include "properties/svg_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace attnfig::properties {
namespace {

bool is_digit(char byte) {
  return '0' <= byte && byte <= '9';
}

/// -?\d+(\.\d{1,2})?
bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, dot);
  const std::string_view decimals = text.substr(std::min(dot + 1, text.size()));
  if (whole.empty() || !std::all_of(whole.begin(), whole.end(), is_digit)) return false;
  if (dot == text.size()) return true;
  return !decimals.empty() && decimals.size() <= 2 &&
         std::all_of(decimals.begin(), decimals.end(), is_digit);
}

const std::set<std::string_view> numeric = {
    "x", "y", "width", "height", "rx", "dy", "viewBox", "font-size", "stroke-width", "font-weight"};

struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// One start tag, from "<" to ">".
struct Tag {
  std::string_view name;
  std::vector<Attribute> attributes = {};
};

Tag parse(std::string_view tag) {
  const std::size_t end = std::min(tag.find_first_of(" />"), tag.size());
  Tag parsed{tag.substr(0, end)};
  for (std::size_t at = end; (at = tag.find("=\"", at)) != std::string_view::npos;) {
    const std::size_t start = tag.rfind(' ', at) + 1;
    const std::size_t close = std::min(tag.find('"', at + 2), tag.size());
    parsed.attributes.push_back(
        {tag.substr(start, at - start), tag.substr(at + 2, close - at - 2)});
    at = std::min(close + 1, tag.size());
  }
  return parsed;
}

/// A path as numbers between blanks: its letters mark them, and so do signs.
std::string numbers_of_path(std::string_view data) {
  std::string numbers;
  for (const char byte : data) {
    if (byte == '-') numbers += ' ';
    numbers += std::string_view("mhvlz").find(byte) == std::string_view::npos ? byte : ' ';
  }
  return numbers;
}

/// How many numbers a list such as "1-6 128" has: whole ones from 1 on, and ranges of them. 0: it
/// is no list.
std::int64_t length_of_list(std::string_view list) {
  std::int64_t length = 0;
  std::istringstream words{std::string(list)};
  for (std::string word; words >> word;) {
    const std::size_t dash = std::min(word.find('-'), word.size());
    const std::string first = word.substr(0, dash);
    const std::string last = dash == word.size() ? first : word.substr(dash + 1);
    for (const std::string& number : {first, last})
      if (number.empty() || 9 < number.size() ||
          !std::all_of(number.begin(), number.end(), is_digit))
        return 0;
    if (std::stoll(first) < 1 || (dash != word.size() && std::stoll(last) <= std::stoll(first)))
      return 0;
    length += std::stoll(last) - std::stoll(first) + 1;
  }
  return length;
}

void check_numbers(Faults& faults, const Attribute& attribute) {
  const bool path = attribute.name == "d";
  std::istringstream words(path ? numbers_of_path(attribute.value) : std::string(attribute.value));
  for (std::string word; words >> word;)
    if (!is_number(word))
      faults.push_back(fmt::format("{}=\"{}\" holds {}", attribute.name, attribute.value, word));
}

struct Checker {
  const std::string& name;
  Faults faults = {};
  std::set<std::string, std::less<>> ids = {};
  std::set<std::string, std::less<>> used = {};
  std::vector<std::string> row = {};  // the lists of the group that is open
  std::int64_t boxes = 0;             // in it

  void tag(const Tag& tag) {
    for (const Attribute& attribute : tag.attributes) {
      if (numeric.contains(attribute.name) || attribute.name == "d")
        check_numbers(faults, attribute);
      if (attribute.name == "xlink:href") used.insert(std::string(attribute.value.substr(1)));
      if (attribute.name != "id") continue;
      if (!attribute.value.starts_with(name))
        faults.push_back(fmt::format("id {} lacks the name", attribute.value));
      if (!ids.insert(std::string(attribute.value)).second)
        faults.push_back(fmt::format("id {} stands twice", attribute.value));
    }
    count_shapes(tag);
  }

  /// A list of heads or groups has a number for each subpath of its path, or each box in its group.
  void count_shapes(const Tag& tag) {
    if (tag.name == "rect") ++boxes;
    if (tag.name == "g") boxes = 0, row.clear();
    std::int64_t subpaths = 0;
    for (const Attribute& attribute : tag.attributes)
      if (attribute.name == "d")
        subpaths = std::count(attribute.value.begin(), attribute.value.end(), 'm');
    for (const Attribute& attribute : tag.attributes) {
      if (!attribute.name.starts_with("data-")) continue;
      if (tag.name == "g") {
        row.emplace_back(attribute.value);
      } else {
        compare(attribute.value, tag.name == "path" ? subpaths : 1);
      }
    }
  }
  void close_group() {
    for (const std::string& list : row) compare(list, boxes);
    row.clear();
  }
  void compare(std::string_view list, std::int64_t shapes) {
    if (length_of_list(list) != shapes)
      faults.push_back(fmt::format("\"{}\" is no list for {} shapes", list, shapes));
  }

  /// Only spans of one text may share its line.
  void line(std::string_view text) {
    std::size_t elements = 0;
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos; ++at) {
      if (text.substr(at).starts_with("</g>")) close_group();
      if (text.substr(at + 1, 1) == "/") continue;
      const Tag parsed = parse(text.substr(at + 1, text.find('>', at) - at - 1));
      if (parsed.name != "tspan") ++elements;
      tag(parsed);
    }
    if (1 < elements) faults.push_back(fmt::format("several elements in one line: {}", text));
  }
};

void check_escapes(Faults& faults, const std::string& svg) {
  for (std::size_t at = 0; (at = svg.find('&', at)) != std::string::npos; ++at) {
    const std::string_view rest = std::string_view(svg).substr(at);
    if (!rest.starts_with("&lt;") && !rest.starts_with("&gt;") && !rest.starts_with("&amp;") &&
        !rest.starts_with("&quot;"))
      faults.push_back(fmt::format("\"&\" without its escape: {}", rest.substr(0, 20)));
  }
}

}  // namespace

Faults malformed(const std::string& svg, const std::string& name) {
  Checker checker{name};
  std::istringstream lines(svg);
  for (std::string line; std::getline(lines, line);) checker.line(line);
  check_escapes(checker.faults, svg);
  if (!svg.starts_with("<svg ")) checker.faults.push_back("does not start with the root");
  if (!svg.ends_with("</svg>\n") || svg.ends_with("\n\n"))
    checker.faults.push_back("does not end with one line end");
  // Besides the figure's own id there are those of definitions, each with its users.
  for (const std::string& id : {name, name + "--t", name + "--d"}) checker.used.insert(id);
  if (checker.ids != checker.used)
    checker.faults.push_back("an id is not used, or what is used has no id");
  if (checker.ids.size() < 3)
    checker.faults.push_back("the figure, its title or its description has no id");
  return checker.faults;
}

namespace {

constexpr std::string_view hex = "0123456789abcdef";

/// Replaces the digits of every colour. A colour stands after a quote or a colon and ends with a
/// quote or the end of a declaration, so that a "#" in a text is not one.
template <class Change>
std::string with_colours(std::string text, Change change) {
  const auto one_of = [&](std::string_view marks, std::size_t at) {
    return at < text.size() && marks.find(text[at]) != std::string_view::npos;
  };
  for (std::size_t at = 1; (at = text.find('#', at)) != std::string::npos; ++at) {
    const std::size_t end = std::min(text.find_first_not_of(hex, at + 1), text.size());
    const std::string digits = text.substr(at + 1, end - at - 1);
    if (digits.size() != 3 && digits.size() != 6) continue;
    if (one_of("\":", at - 1) && one_of("\";}", end))
      text.replace(at + 1, digits.size(), change(digits));
  }
  return text;
}

}  // namespace

std::string with_long_colours(std::string text) {
  return with_colours(std::move(text), [](const std::string& digits) {
    if (digits.size() == 6) return digits;
    std::string doubled;
    for (const char digit : digits) doubled.append(2, digit);
    return doubled;
  });
}

std::string with_other_colours(std::string text) {
  return with_colours(with_long_colours(std::move(text)), [](std::string digits) {
    digits.back() = hex[hex.find(digits.back()) ^ 1];
    return digits;
  });
}

}  // namespace attnfig::properties
