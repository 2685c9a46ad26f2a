#include "spec/template.h"

#include "model/quantities.h"
#include "text/advance.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace attnfig {
namespace {

constexpr std::size_t longest_text = 512;  // code points

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
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

/// What the source has between the braces of a mapping.
std::string_view written(const Reader& reader, const Node& mapping) {
  const std::string_view inside =
      reader.source.text().substr(std::min(mapping.offset + 1, reader.source.text().size()));
  return inside.substr(0, inside.find_first_of("}\n"));
}

std::vector<std::string_view> quantity_names() {
  std::vector<std::string_view> names;
  for (const Quantity& quantity : quantities()) names.push_back(quantity.name);
  return names;
}

/// Takes one scalar apart.
class Parser {
 public:
  Parser(const Reader& reader, const Node& node) : reader_(reader), node_(node), text_(node.text) {}

  Template parse() {
    while (at_ < text_.size()) step(Script::normal);
    return {.pieces = std::move(pieces_), .offset = node_.offset};
  }
  bool complained() const { return complained_; }

 private:
  void complain(std::size_t at, std::string_view message, std::string_view hint = {}) {
    complained_ = true;
    reader_.complain(node_.offset_of(at), message, hint);
  }

  void step(Script script) {
    const std::string_view rest = text_.substr(at_);
    const bool raised = rest.starts_with("^{");
    if ((raised || rest.starts_with("_{")) && script == Script::normal)
      return read_script(raised ? Script::superscript : Script::subscript);
    if (rest.starts_with('{')) return read_placeholder(script);
    if (rest.starts_with('}')) complain(at_, "\"}\" without \"{\"");
    add_character(script);
  }

  void read_script(Script script) {
    const std::size_t start = at_;
    at_ += 2;
    while (at_ < text_.size() && text_[at_] != '}') step(script);
    if (at_ == text_.size()) complain(start, "this \"{\" is never closed");
    ++at_;
  }

  void add_character(Script script) {
    const CodePoint point = Utf8(text_.substr(at_)).next();
    // One complaint tells of a script that is not known; a text in it has many such characters.
    if (point.value != '\n' && !advance(point.value, Weight::regular) &&
        !std::exchange(told_width_, true))
      complain(at_,
               fmt::format("no known width for the character U+{:04X}",
                           static_cast<unsigned>(point.value)),
               "use Latin, Greek, mathematical or East Asian characters");
    auto* last = pieces_.empty() ? nullptr : std::get_if<std::string>(&pieces_.back().content);
    if (last == nullptr || pieces_.back().script != script) {
      pieces_.push_back({std::string(), script, node_.offset_of(at_), node_.verbatim});
      last = std::get_if<std::string>(&pieces_.back().content);
    }
    last->append(point.bytes);
    at_ += point.bytes.size();
  }

  void read_placeholder(Script script) {
    const std::size_t start = at_;
    const std::size_t end = text_.find_first_of("{}", start + 1);
    if (end == std::string_view::npos) {
      complain(start, "this \"{\" is never closed");
      at_ = text_.size();
      return;
    }
    if (text_[end] == '{') {
      complain(end, "\"{\" inside a placeholder");
      at_ = past_closing(start);
      return;
    }
    at_ = end + 1;
    pieces_.push_back({placeholder(text_.substr(start + 1, end - start - 1), start), script,
                       node_.offset_of(start), node_.verbatim});
  }

  /// What follows the brace that closes the one at `start`, or the text's end.
  std::size_t past_closing(std::size_t start) const {
    int open = 0;
    for (std::size_t i = start; i < text_.size(); ++i) {
      if (text_[i] == '{') ++open;
      if (text_[i] == '}' && --open == 0) return i + 1;
    }
    return text_.size();
  }

  Placeholder placeholder(std::string_view inside, std::size_t start) {
    Placeholder result{.offset = node_.offset_of(start)};
    const std::size_t colon = inside.find(':');
    if (colon != std::string_view::npos) result.format = inside.substr(colon + 1);
    std::string_view head = trimmed(inside.substr(0, colon));
    if (const std::size_t over = head.find(" over "); over != std::string_view::npos) {
      result.over = trimmed(head.substr(over + 6));
      head = trimmed(head.substr(0, over));
    }
    if (head.ends_with(" over")) head = trimmed(head.substr(0, head.size() - 5));
    // "cache.total" is a quantity, "gqa.cache.total" one of a layout: the longest known name wins.
    const std::size_t dot = head.find('.');
    if (find_quantity(head) == nullptr && dot != std::string_view::npos) {
      result.subject = head.substr(0, dot);
      head = head.substr(dot + 1);
    }
    result.quantity = head;
    check(result, start);
    return result;
  }

  void check(const Placeholder& placeholder, std::size_t start) {
    if (placeholder.quantity.empty())
      return complain(start, "a placeholder without a quantity",
                      "write {LAYOUT.QUANTITY}, such as {gqa.kv_heads}");
    const Quantity* quantity = find_quantity(placeholder.quantity);
    if (quantity == nullptr)
      return complain(start, fmt::format("unknown quantity \"{}\"", placeholder.quantity),
                      choose_from(placeholder.quantity, quantity_names()));
    const bool needs_baseline = quantity->baseline == Baseline::needed;
    if (needs_baseline && placeholder.over.empty())
      complain(start, fmt::format("{} needs a baseline", quantity->name),
               fmt::format("write {{{} over LAYOUT}}", quantity->name));
    if (!needs_baseline && !placeholder.over.empty())
      complain(start, fmt::format("{} has no baseline", quantity->name), "remove \"over\"");
  }

  const Reader& reader_;
  const Node& node_;
  std::string_view text_;
  std::size_t at_ = 0;
  bool complained_ = false;
  std::vector<Template::Piece> pieces_;
  bool told_width_ = false;
};

}  // namespace

void Value<Template>::read(const Reader& reader, const Field& field, const Node& node,
                           Template& value) {
  if (node.kind != Node::Kind::scalar) return complain_type(reader, field, node, "a text");
  std::size_t length = 0;
  for (Utf8 walk(node.text); !walk.done(); walk.next()) ++length;
  if (longest_text < length)
    return reader.complain(node.offset, fmt::format("{} is longer than {} characters ({})",
                                                    field.name, longest_text, length));
  Parser parser(reader, node);
  value = parser.parse();
  const bool empty = std::all_of(value.pieces.begin(), value.pieces.end(), [](const auto& piece) {
    const auto* words = std::get_if<std::string>(&piece.content);
    return words != nullptr && is_blank(*words);
  });
  if (empty && !parser.complained())
    reader.complain(node.offset, fmt::format("{} is empty", field.name));
}

void Value<Text>::read(const Reader& reader, const Field& field, const Node& node, Text& value) {
  value.offset = node.offset;
  if (node.kind == Node::Kind::scalar) {
    Value<Template>::read(reader, field, node, value.versions.emplace_back().text);
    return;
  }
  if (is_unquoted_placeholder(node))
    return reader.complain(node.offset, "a text with a {placeholder} must be in quotes",
                           fmt::format("write \"{{{}}}\"", written(reader, node)));
  if (node.kind != Node::Kind::mapping || node.keys.empty())
    return complain_type(reader, field, node, "a text, or one text a language");
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    if (node.items[i].kind == Node::Kind::empty) {
      reader.complain(node.items[i].offset,
                      fmt::format("{} has no text in \"{}\"", field.name, node.keys[i].text));
      continue;
    }
    Text::Version& version = value.versions.emplace_back();
    version.language = node.keys[i].text;
    version.offset = node.keys[i].offset;
    Value<Template>::read(reader, field, node.items[i], version.text);
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
