#include "input/yaml.h"

#include "input/stand_in.h"
#include "input/yaml_hints.h"
#include "input/yaml_lookalikes.h"
#include "text/utf8.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>

namespace attnfig {
namespace {

constexpr std::size_t deepest = 32;                           // limit of YAML: levels of nesting
constexpr std::size_t most_nodes = 20'000;                    // limit of YAML: values
constexpr std::size_t longest_key = 64;                       // limit of YAML: characters of a key
constexpr std::size_t longest_text = std::size_t{64} * 1024;  // limit of YAML: bytes of a text

/// Takes entries, given in order, out of a mapping.
void leave_out(Node& mapping, const std::vector<std::size_t>& refused) {
  if (refused.empty()) return;
  Node kept{.kind = mapping.kind, .offset = mapping.offset};
  auto next = refused.begin();
  for (std::size_t i = 0; i < mapping.keys.size(); ++i) {
    if (next != refused.end() && *next == i) {
      ++next;
      continue;
    }
    kept.keys.push_back(std::move(mapping.keys[i]));
    kept.items.push_back(std::move(mapping.items[i]));
  }
  mapping = std::move(kept);
}

/// A text without the line breaks at its ends, which are no lines of it: `|` and `>` leave one.
std::string without_outer_breaks(const std::string& text) {
  const std::size_t first = text.find_first_not_of('\n');
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of('\n') + 1 - first);
}

/// Builds the tree while the events arrive. Content that a spec may not have is reported and left
/// out, so that one run reports all errors; an error that makes the rest senseless is thrown.
class Builder : public YAML::EventHandler {
 public:
  Builder(const SourceText& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  Node take() { return std::move(root_); }
  bool empty() const { return !any_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_anchor(mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark); }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    begin(mark);
    if (expects_key()) throw InvalidInput{{explain_empty_key(source_, offset(mark))}};
    // yaml-cpp gives an empty value the place of the next token; its key or "-" is the better
    // place.
    const std::size_t at =
        in_mapping() ? open_.back().node.keys.back().offset : item_before(offset(mark));
    add({.kind = Node::Kind::empty, .offset = at});
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    begin(mark);
    const std::size_t at = offset(mark);
    const char first = at < source_.text().size() ? source_.text()[at] : ' ';
    const bool quoted = first == '"' || first == '\'';
    if (quoted) check_closed(at, first);
    if (expects_key()) return add_key(at, checked_text(at, value));
    const std::size_t text_at = at + (quoted ? 1 : 0);
    add({.kind = Node::Kind::scalar,
         .offset = at,
         .text_offset = text_at,
         .plain = !quoted && first != '|' && first != '>',
         .verbatim =
             source_.text().substr(std::min(text_at, source_.text().size()), value.size()) == value,
         .text = checked_text(at, without_outer_breaks(value))});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::list);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::mapping);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 protected:
  [[noreturn]] void fail(std::size_t at, std::string message, std::string hint = {}) const {
    throw InvalidInput{{{source_.place(at), std::move(message), std::move(hint)}}};
  }

  static std::size_t offset(const YAML::Mark& mark) {
    return static_cast<std::size_t>(std::max(mark.pos, 0));
  }

  const SourceText& source_;

 private:
  /// A list or mapping that is still being read.
  struct Open {
    Node node;
    std::unordered_map<std::string, std::size_t> seen = {};  // keys of a mapping; looked up only
    std::vector<std::size_t> refused = {};                   // entries that are left out
  };

  void report(std::size_t at, std::string_view message, std::string_view hint = {}) {
    diagnostics_.add(source_.place(at), message, hint);
  }

  [[noreturn]] void refuse_anchor(const YAML::Mark& mark) const {
    throw InvalidInput{{explain_anchor(source_, offset(mark))}};
  }

  bool in_mapping() const {
    return !open_.empty() && open_.back().node.kind == Node::Kind::mapping;
  }
  bool expects_key() const {
    return in_mapping() && open_.back().node.keys.size() == open_.back().node.items.size();
  }

  /// The "-" or "," before an empty item, whose place is that of the next token.
  std::size_t item_before(std::size_t next) const {
    const std::size_t last =
        next == 0 ? std::string_view::npos : source_.text().find_last_not_of(" \n\r", next - 1);
    return last == std::string_view::npos ? next : last;
  }

  /// The checks on every value: the number of values, and no tag or anchor before it.
  void begin(const YAML::Mark& mark) {
    any_ = true;
    if (most_nodes < ++nodes_) fail(offset(mark), fmt::format("more than {} values", most_nodes));
    const std::string_view text = source_.text();
    if (offset(mark) < text.size() && text[offset(mark)] == '!')
      report(offset(mark), "tags are not allowed",
             "put the value in quotes if it starts with \"!\"");
  }

  /// yaml-cpp reads the rest of the file as the text of a quote that is never closed.
  void check_closed(std::size_t at, char quote) const {
    const std::string_view text = source_.text();
    for (std::size_t i = at + 1; i < text.size(); ++i) {
      if (quote == '"' && text[i] == '\\') {
        ++i;
      } else if (text[i] == quote) {
        if (quote != '\'' || text.substr(i + 1, 1) != "'") return;
        ++i;
      }
    }
    fail(at, "this quote is never closed");
  }

  /// The byte gate saw the source; escapes such as "\0" bring characters in after it. They are
  /// reported and become question marks.
  std::string checked_text(std::size_t at, const std::string& value) {
    if (longest_text < value.size())
      fail(at, fmt::format("text longer than {} bytes", longest_text));
    if (ascii_length(value) == value.size()) return value;
    std::string checked;
    for (Utf8 walk(value); !walk.done();) {
      const CodePoint point = walk.next();
      if (!point.valid) fail(at, "escape that is not a character");
      const bool fine = point.value == '\n' || is_printable(point.value);
      if (!fine)
        report(at, fmt::format("{} U+{:04X} in the text", why_not_printable(point.value),
                               static_cast<unsigned>(point.value)));
      checked += fine ? point.bytes : "?";
    }
    return checked;
  }

  /// Reports the entry whose key was read last and leaves it out.
  void refuse_entry(std::size_t at, std::string_view message, std::string_view hint = {}) {
    open_.back().refused.push_back(open_.back().node.keys.size() - 1);
    report(at, message, hint);
  }

  void add_key(std::size_t at, const std::string& value) {
    Open& mapping = open_.back();
    if (value.empty()) fail(at, "empty key");
    if (const auto wrong = explain_key_start(source_, value, at)) throw InvalidInput{{*wrong}};
    std::size_t length = 0;
    for (Utf8 walk(value); !walk.done(); walk.next()) ++length;
    mapping.node.keys.push_back({value, at});
    if (longest_key < length)
      return refuse_entry(at, fmt::format("key longer than {} characters", longest_key));
    if (value == "<<")
      return refuse_entry(at, "\"<<\" is not supported", "use like: to share between layouts");
    const auto [first, fresh] = mapping.seen.try_emplace(value, at);
    if (fresh) return;
    const Place place = source_.place(first->second);
    refuse_entry(
        at, fmt::format("duplicate key \"{}\", first at {}:{}", value, place.line, place.column));
  }

  void open(const YAML::Mark& mark, Node::Kind kind) {
    begin(mark);
    if (expects_key()) fail(offset(mark), "a key must be text");
    if (open_.size() == deepest)
      fail(offset(mark), fmt::format("nested deeper than {} levels", deepest));
    open_.push_back({.node = {.kind = kind, .offset = offset(mark)}});
  }

  void close() {
    Node done = std::move(open_.back().node);
    const std::vector<std::size_t> refused = std::move(open_.back().refused);
    open_.pop_back();
    leave_out(done, refused);
    add(std::move(done));
  }

  void add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else {
      open_.back().node.items.push_back(std::move(node));
    }
  }

  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  Node root_;
  std::size_t nodes_ = 0;
  bool any_ = false;
};

/// yaml-cpp obeys or ignores directives without an event, so they are found in the text.
void refuse_directives(const SourceText& source) {
  const std::string_view text = source.text();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.starts_with('%'))
      throw InvalidInput{
          {{source.place(at), "YAML directives are not supported", "remove the line"}}};
    const std::size_t content = line.find_first_not_of(" \t\r");
    if (content != std::string_view::npos && line[content] != '#') return;
    at = end + 1;
  }
}

/// Refuses a second document and any other content after the first.
class Rest : public Builder {
 public:
  using Builder::Builder;
  void OnDocumentStart(const YAML::Mark& mark) override {
    const std::size_t at = std::min(offset(mark), source_.text().size());
    if (source_.text().substr(at).starts_with("---"))
      fail(at, "more than one document", "a file holds one figure");
    fail(at, "text after the end of the document", "put a text with , [ ] { } in quotes");
  }
};

Node read_document(const SourceText& source, Diagnostics& diagnostics) {
  std::istringstream stream{std::string(source.text())};
  YAML::Parser parser(stream);
  Builder builder(source, diagnostics);
  const bool any = parser.HandleNextDocument(builder);
  Node root = any && !builder.empty() ? builder.take() : Node{};
  if (root.kind == Node::Kind::empty)
    throw InvalidInput{{{{1, 1}, "empty document", "see: attnfig new"}}};
  Rest rest(source, diagnostics);
  parser.HandleNextDocument(rest);
  return root;
}

}  // namespace

Node read_yaml(const SourceText& source, Diagnostics& diagnostics) {
  std::vector<Diagnostic> last;
  try {
    refuse_stand_in(source);
    refuse_directives(source);
    return read_document(source, diagnostics);
  } catch (const YAML::Exception& error) {
    const std::size_t at = static_cast<std::size_t>(std::max(error.mark.pos, 0));
    last = {explain_yaml_error(source, at, error.msg)};
  } catch (const InvalidInput& refused) {
    last = refused.diagnostics;
  }
  for (const Diagnostic& diagnostic : last)
    diagnostics.add(diagnostic.range.begin, diagnostic.message, diagnostic.hint);
  throw InvalidInput{diagnostics.sorted()};
}

}  // namespace attnfig
