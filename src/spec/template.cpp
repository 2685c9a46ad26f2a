#include "spec/template.h"

#include "spec/markup.h"
#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::size_t longest_text = 512;  // limit of a spec: characters of a text

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Nothing but blanks and line breaks, of East Asian width too.
bool is_blank(std::string_view text) {
  for (Utf8 walk(text); !walk.done();) {
    const char32_t value = walk.next().value;
    const bool blank = value == ' ' || value == '\n' || value == 0xA0 || value == 0x3000 ||
                       (0x2000 <= value && value <= 0x200B);
    if (!blank) return false;
  }
  return true;
}

/// `caption: {gqa.kv_heads}` without quotes is a mapping of a key without a value.
bool is_unquoted_placeholder(const Node& node) {
  return node.kind == Node::Kind::mapping && node.keys.size() == 1 &&
         (node.items[0].kind == Node::Kind::empty ||
          node.keys[0].text.find('.') != std::string::npos);
}

/// The source text between the braces of a mapping.
std::string_view written(const Reporter& reporter, const Node& mapping) {
  const std::string_view inside =
      reporter.source.text().substr(std::min(mapping.offset + 1, reporter.source.text().size()));
  return inside.substr(0, inside.find_first_of("}\n"));
}

}  // namespace

void Value<Template>::read(const Reporter& reporter, const Field& field, const Node& node,
                           Template& value) {
  if (node.kind != Node::Kind::scalar) return report_type(reporter, field, node, "a text");
  const std::size_t length = code_points(node.text);
  if (longest_text < length)
    return reporter.report(node.offset, fmt::format("{} is longer than {} characters ({})",
                                                    field.name, longest_text, length));
  Marked marked = read_markup(reporter, node);
  value = std::move(marked.text);
  const bool empty = std::all_of(value.pieces.begin(), value.pieces.end(), [](const auto& piece) {
    const auto* words = std::get_if<std::string>(&piece.content);
    return words != nullptr && is_blank(*words);
  });
  // A text that is stated as "" draws nothing.
  const bool left_out = node.text.empty() && !node.plain;
  if (empty && !left_out && !marked.has_errors)
    reporter.report(node.offset, fmt::format("{} is empty", field.name));
}

void Value<Text>::read(const Reporter& reporter, const Field& field, const Node& node,
                       Text& value) {
  value.offset = node.offset;
  if (node.kind == Node::Kind::scalar) {
    Value<Template>::read(reporter, field, node, value.versions.emplace_back().text);
    return;
  }
  if (is_unquoted_placeholder(node))
    return reporter.report(node.offset, "a text with a {placeholder} must be in quotes",
                           fmt::format("write \"{{{}}}\"", written(reporter, node)));
  if (node.kind != Node::Kind::mapping || node.keys.empty())
    return report_type(reporter, field, node, "a text, or one text a language");
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    if (node.items[i].kind == Node::Kind::empty) {
      reporter.report(node.items[i].offset,
                      fmt::format("{} has no text in \"{}\"", field.name, node.keys[i].text));
      continue;
    }
    Text::Version& version = value.versions.emplace_back();
    version.language = node.keys[i].text;
    version.offset = node.keys[i].offset;
    Value<Template>::read(reporter, field, node.items[i], version.text);
  }
}

bool is_name(std::string_view text) {
  const auto letter = [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); };
  const auto part = [&](char c) {
    return letter(c) || ('0' <= c && c <= '9') || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= 64 && letter(text[0]) &&
         std::all_of(text.begin(), text.end(), part);
}

}  // namespace attnfig
