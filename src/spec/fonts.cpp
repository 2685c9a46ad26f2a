#include "spec/fonts.h"

#include "input/packed.h"
#include "spec/embedded.h"

#include <algorithm>

namespace attnfig {
namespace {

/// The nodes of an embedded file.
Node embedded_node(std::string_view path) {
  for (const EmbeddedTemplate& file : embedded_templates())
    if (file.path == path) return unpacked(file.nodes);
  return {};
}

void add_words(const Node& list, std::vector<std::string>& words) {
  for (const Node& word : list.items) words.push_back(word.text);
}

MeasuredFont read_built_in() {
  MeasuredFont font{{}, {}, liberation_sans()};
  const Node known = embedded_node("lint.yaml");
  add_words(*known.find("measured_families"), font.families);
  // Those that are as wide as Liberation Mono, to a hundredth of a px in a line of code.
  for (const char* width : {"0.6", "0.6001"})
    add_words(*known.find("monospace_families")->find(width), font.code_families);
  return font;
}

/// A family of a list such as "Inter, Arial", and the byte of the list that it starts at.
struct NamedFamily {
  std::string_view name;
  std::size_t at = 0;
};

std::vector<NamedFamily> families_in(std::string_view list) {
  std::vector<NamedFamily> families;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    const std::size_t first = std::min(list.find_first_not_of(" '\"", at), end);
    const std::size_t last = list.find_last_not_of(" '\"", end - 1);
    if (first < end) families.push_back({list.substr(first, last + 1 - first), first});
    at = end + 1;
  }
  return families;
}

bool holds(const std::vector<std::string>& families, std::string_view family) {
  const auto lower = [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::any_of(families.begin(), families.end(), [&](const std::string& one) {
    return std::equal(one.begin(), one.end(), family.begin(), family.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
  });
}

}  // namespace

const MeasuredFont& built_in_measured_font() {
  static const MeasuredFont font = read_built_in();
  return font;
}

void remark_on_families(const Reporter& reporter, const Node& node, const MeasuredFont& font,
                        Theme& theme) {
  const MeasuredFont& built_in = built_in_measured_font();
  const auto look_at = [&](std::string_view key, std::vector<std::string> MeasuredFont::*families,
                           std::string_view option) {
    const Node& list = *node.find(key);
    for (const NamedFamily& family : families_in(list.text)) {
      if (holds(font.*families, family.name) || holds(built_in.*families, family.name)) continue;
      theme.remarks.push_back(
          {.range = reporter.source.place(list.offset_of(family.at)),
           .message =
               fmt::format("{}: the widths of {} are not known, so its texts may be wider than "
                           "the room that they have",
                           key, family.name),
           .hint = fmt::format("measure it with attnfig font{}, and name the file by font_metrics",
                               option),
           .severity = Severity::warning});
    }
  };
  look_at("fonts", &MeasuredFont::families, "");
  look_at("code_fonts", &MeasuredFont::code_families, " --code");
}

}  // namespace attnfig
