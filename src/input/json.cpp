#include "input/json.h"

#include "input/stand_in.h"
#include "text/lookalike.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace attnfig {
namespace {

constexpr std::size_t deepest = 32;          // limit of JSON: levels of nesting
constexpr std::size_t most_nodes = 200'000;  // limit of JSON: values

/// Walks a text for nlohmann's parser, which gives its handler no places: a token ends where the
/// parser has read to.
class Walk {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Walk(const char* at, std::size_t& read) : at_(at), read_(&read) {}
  const char& operator*() const { return *at_; }
  Walk& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  Walk operator++(int) {
    const Walk before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Walk& a, const Walk& b) { return a.at_ == b.at_; }
  friend bool operator!=(const Walk& a, const Walk& b) { return a.at_ != b.at_; }

 private:
  const char* at_;
  std::size_t* read_;
};

/// The text with Python's NaN and infinities replaced by null, byte for byte.
std::string without_python_numbers(std::string_view text) {
  constexpr std::string_view names[] = {"-Infinity", "Infinity", "NaN"};
  std::string result(text);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted && text[i] == '\\') ++i;
    if (quoted) continue;
    for (const std::string_view name : names)
      if (text.substr(i).starts_with(name)) {
        // NaN is shorter than null, so the smallest number stands in for all.
        std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(i), name.size(), ' ');
        result[i] = '0';
        i += name.size() - 1;
        break;
      }
  }
  return result;
}

/// nlohmann's message about wrong syntax, without its codes and without a copy of the input.
std::string said(std::string_view what) {
  if (const auto at = what.find(" - "); at != std::string_view::npos) what.remove_prefix(at + 3);
  for (const std::string_view end : {"; last read", " at line"})
    what = what.substr(0, what.find(end));
  return "invalid JSON: " + std::string(what);
}

/// How to write what stands where JSON goes wrong.
std::string hint_at(std::string_view rest) {
  if (rest.starts_with('/') || rest.starts_with('#')) return "JSON has no comments";
  if (rest.starts_with('\'')) return "write \" in place of '";
  return name_lookalike_in(rest.empty() ? rest : Utf8(rest).next().bytes);
}

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(const SourceText& source, const std::size_t& read, Diagnostics& diagnostics)
      : source_(source), read_(read), diagnostics_(diagnostics) {}

  Node take() { return std::move(root_); }

  bool null() override { return add(Node{.offset = begin()}); }
  bool boolean(bool value) override { return word(value ? "true" : "false"); }
  bool number_integer(number_integer_t) override { return number(); }
  bool number_unsigned(number_unsigned_t) override { return number(); }
  bool number_float(number_float_t, const string_t&) override { return number(); }
  bool string(string_t& value) override {
    const std::size_t at = begin();
    return add({.kind = Node::Kind::scalar,
                .offset = at,
                .text_offset = at + 1,
                .verbatim = source_.text().substr(at + 1, value.size()) == value,
                .text = value});
  }
  bool binary(binary_t&) override { return false; }  // JSON text has no binary values
  bool start_object(std::size_t) override { return open(Node::Kind::mapping); }
  bool start_array(std::size_t) override { return open(Node::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& value) override {
    const std::size_t at = begin();
    Open& mapping = open_.back();
    const auto [first, fresh] = mapping.seen.try_emplace(value, at);
    if (!fresh) {
      const Place place = source_.place(first->second);
      diagnostics_.add(source_.place(at), fmt::format("duplicate key \"{}\", first at {}:{}", value,
                                                      place.line, place.column));
    }
    mapping.repeated = !fresh;
    mapping.node.keys.push_back({value, at});
    return true;
  }

  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    const std::size_t at = std::min(read_ == 0 ? 0 : read_ - 1, source_.text().size());
    const std::string hint = hint_at(source_.text().substr(at));
    fail(at, said(error.what()), hint);
  }

 private:
  /// A list or mapping that is still being read.
  struct Open {
    Node node;
    std::unordered_map<std::string, std::size_t> seen = {};  // keys of a mapping; looked up only
    bool repeated = false;  // whether the last key was there before
  };

  [[noreturn]] void fail(std::size_t at, const std::string& message,
                         const std::string& hint = {}) const {
    diagnostics_.add(source_.place(at), message, hint);
    throw InvalidInput{diagnostics_.sorted()};
  }

  /// The start of the token that ends here: the first one after the last token. After a number the
  /// parser has seen one character more, with which no token but a closing bracket can start.
  std::size_t begin() {
    const std::size_t at =
        std::min(source_.text().find_first_not_of(" \t\r\n,:]}", last_end_), source_.text().size());
    last_end_ = read_;
    if (most_nodes < ++nodes_) fail(at, fmt::format("more than {} values", most_nodes));
    return at;
  }

  bool word(std::string text) {
    const std::size_t at = begin();
    return add({.kind = Node::Kind::scalar,
                .offset = at,
                .text_offset = at,
                .plain = true,
                .verbatim = true,
                .text = std::move(text)});
  }

  bool number() {
    const std::size_t at = begin();
    const std::string_view rest = source_.text().substr(at);
    const std::size_t length = std::min(rest.find_first_not_of("0123456789+-.eE"), rest.size());
    const bool python = length == 0 || rest.substr(0, 2) == "-I";  // NaN, Infinity, -Infinity
    if (python) return add(Node{.offset = at});
    return add({.kind = Node::Kind::scalar,
                .offset = at,
                .text_offset = at,
                .plain = true,
                .verbatim = true,
                .text = std::string(rest.substr(0, length))});
  }

  bool open(Node::Kind kind) {
    const std::size_t at = begin();
    if (open_.size() == deepest) fail(at, fmt::format("nested deeper than {} levels", deepest));
    open_.push_back({.node = {.kind = kind, .offset = at}});
    return true;
  }

  bool close() {
    last_end_ = std::max(last_end_, read_);
    Node done = std::move(open_.back().node);
    open_.pop_back();
    return add(std::move(done));
  }

  bool add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Open& parent = open_.back();
    if (parent.repeated) {
      parent.node.keys.pop_back();
      parent.repeated = false;
    } else {
      parent.node.items.push_back(std::move(node));
    }
    return true;
  }

  const SourceText& source_;
  const std::size_t& read_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  Node root_;
  std::size_t last_end_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

Node read_json(const SourceText& source, Diagnostics& diagnostics) {
  refuse_stand_in(source);
  const std::string text = without_python_numbers(source.text());
  std::size_t read = 0;
  Builder builder(source, read, diagnostics);
  nlohmann::json::sax_parse(Walk(text.data(), read), Walk(text.data() + text.size(), read),
                            &builder);
  return builder.take();
}

}  // namespace attnfig
