// attnfig_embed OUTPUT FOLDER FILE...: writes a source file with the files of a folder, so that a
// figure depends on its spec and the program alone. YAML is read here, when the program is built:
// reading it takes longer than all else that a figure takes.

#include "diagnostic.h"
#include "input/font_file.h"
#include "input/yaml.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using attnfig::Node;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + " cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string_view kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::empty:
      return "empty";
    case Node::Kind::scalar:
      return "scalar";
    case Node::Kind::list:
      return "list";
    case Node::Kind::mapping:
      return "mapping";
  }
  return {};
}

/// A raw string literal for any text without the delimiter.
std::string literal(std::string_view text) {
  return fmt::format("R\"attnfig({})attnfig\"", text);
}

void pack(const Node& node, std::string_view key, std::string& into) {
  into += fmt::format("    {{Node::Kind::{}, {}, {}, {}, {}}},\n", kind_name(node.kind), node.plain,
                      literal(key), literal(node.text), node.items.size());
  for (std::size_t i = 0; i < node.items.size(); ++i)
    pack(node.items[i], node.keys.empty() ? std::string_view() : node.keys[i].text, into);
}

/// What a function makes of the nodes of a YAML file.
template <class Make>
std::string made_of(const std::string& path, const std::string& text, Make make) {
  try {
    const attnfig::SourceText source(text);
    attnfig::Diagnostics diagnostics;
    const Node node = read_yaml(source, diagnostics);
    std::string made = make(attnfig::Reporter{source, diagnostics}, node);
    if (!diagnostics.empty()) throw attnfig::InvalidInput{diagnostics.sorted()};
    return made;
  } catch (const attnfig::InvalidInput& invalid) {
    throw std::runtime_error(describe(attnfig::located(invalid, path, text)));
  }
}

/// The nodes of a YAML file; nothing for a file of another kind.
std::string packed(const std::string& path, const std::string& text) {
  if (!path.ends_with(".yaml")) return {};
  return made_of(path, text, [](const attnfig::Reporter&, const Node& node) {
    std::string nodes;
    pack(node, {}, nodes);
    return nodes;
  });
}

/// The widths of the built-in font.
std::string font_of(const std::string& path, const std::string& text) {
  return made_of(path, text, [](const attnfig::Reporter& reporter, const Node& node) {
    attnfig::FontFile file = read_font_file(reporter, node);
    if (!reporter.diagnostics.empty()) return std::string();
    const attnfig::FontWidths font = measured_font(std::move(file)).widths;
    std::string rows;
    for (const attnfig::Advance& row : font.advances())
      rows += fmt::format("    {{{:#06x}, {}, {}, {}, {}}},\n", static_cast<unsigned>(row.point),
                          row.regular, row.bold, row.italic, row.bold_italic);
    return fmt::format(
        "namespace {{\n\nconstexpr Advance built_in_advances[] = {{\n{}}};\n\n}}  // namespace\n\n"
        "BuiltInFont built_in_font() {{\n  return {{built_in_advances, {}}};\n}}\n\n",
        rows, font.code());
  });
}

std::string source_of(const std::string& folder, const std::vector<std::string>& files) {
  std::string arrays;
  std::string list;
  std::string font;
  for (const std::string& file : files) {
    const std::string path = fmt::format("{}/{}", folder, file);
    const std::string text = read_file(path);
    if (file.starts_with("fonts/")) {
      font += font_of(path, text);
      continue;
    }
    const std::string nodes = packed(path, text);
    const std::string name = nodes.empty() ? "{}" : fmt::format("nodes_{}", &file - files.data());
    if (!nodes.empty())
      arrays += fmt::format("constexpr PackedNode {}[] = {{\n{}}};\n", name, nodes);
    list += fmt::format("    {{{}, {}, {}}},\n", literal(file), literal(text), name);
  }
  return fmt::format(
      "// NOLINTBEGIN: made at build time from templates/\n#include \"spec/embedded.h\"\n"
      "#include \"text/font_widths.h\"\n\nnamespace attnfig {{\nnamespace {{\n\n{}\n"
      "constexpr EmbeddedTemplate all[] = {{\n{}}};\n\n"
      "}}  // namespace\n\nstd::span<const EmbeddedTemplate> embedded_templates() {{\n"
      "  return all;\n}}\n\n{}}}  // namespace attnfig\n// NOLINTEND\n",
      arrays, list, font);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 4) throw std::runtime_error("usage: attnfig_embed OUTPUT FOLDER FILE...");
  const std::string source = source_of(argv[2], {argv + 3, argv + argc});
  std::ofstream output(argv[1], std::ios::binary);
  output << source << std::flush;
  if (!output) throw std::runtime_error(std::string(argv[1]) + " cannot be written");
  return EXIT_SUCCESS;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return EXIT_FAILURE;
}
