// The header of a GGUF file: magic, version, two counts, then keys with typed values. All numbers
// are little-endian. ggml docs/gguf.md; llama.cpp ggml/src/gguf.cpp, which refuses nested arrays
// and keys that are stated twice, too.

#include "import/gguf_file.h"

#include "diagnostic.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace attnfig {
namespace {

constexpr std::string_view magic = "GGUF";
constexpr std::string_view architecture = "general.architecture";

// Real files have some 60 keys, and lists of a number for each layer.
constexpr std::uint64_t most_keys = 65'536;    // limit of GGUF: keys
constexpr std::uint64_t longest_key = 65'535;  // limit of GGUF: bytes of a key
constexpr std::uint64_t most_items = 16'384;   // limit of GGUF: items of a list
constexpr std::uint64_t longest_word = 256;    // limit of GGUF: bytes of a word

[[noreturn]] void fail(std::size_t byte, std::string_view message, std::string_view hint = {}) {
  throw InvalidInput{{{{}, fmt::format("byte {}: {}", byte, message), std::string(hint)}}};
}

/// The types of values, by their numbers in a file.
enum class Kind { whole, whole_signed, fraction, flag, text, array };

struct Type {
  Kind kind;
  std::size_t bytes;  // of one value; 0: stated in the file
};

constexpr std::array<Type, 13> types = {{{Kind::whole, 1},
                                         {Kind::whole_signed, 1},
                                         {Kind::whole, 2},
                                         {Kind::whole_signed, 2},
                                         {Kind::whole, 4},
                                         {Kind::whole_signed, 4},
                                         {Kind::fraction, 4},
                                         {Kind::flag, 1},
                                         {Kind::text, 0},
                                         {Kind::array, 0},
                                         {Kind::whole, 8},
                                         {Kind::whole_signed, 8},
                                         {Kind::fraction, 8}}};

/// Reads a file from its start on.
class Bytes {
 public:
  explicit Bytes(std::string_view all) : all_(all) {}

  std::size_t at() const { return at_; }
  std::size_t left() const { return all_.size() - at_; }

  std::string_view take(std::uint64_t count, std::string_view what) {
    if (left() < count)
      end(at_, fmt::format("{} needs {} bytes, but the file has {} more", what, count, left()));
    const std::string_view taken = all_.substr(at_, static_cast<std::size_t>(count));
    at_ += taken.size();
    return taken;
  }

  /// The file ends too soon: it is broken, or its header is longer than what is read.
  [[noreturn]] void end(std::size_t at, std::string_view broken) const {
    if (all_.size() == largest_gguf)
      fail(at, fmt::format("a header of more than {} bytes", largest_gguf));
    fail(at, broken);
  }

  std::uint64_t number(std::size_t bytes, std::string_view what) {
    std::uint64_t value = 0;
    const std::string_view taken = take(bytes, what);
    for (std::size_t i = taken.size(); 0 < i; --i)
      value = value << 8U | static_cast<unsigned char>(taken[i - 1]);
    return value;
  }

  std::string_view text(std::string_view what, std::uint64_t longest) {
    const std::size_t start = at_;
    const std::uint64_t length = number(8, what);
    if (longest < length)
      fail(start, fmt::format("{} of {} bytes; at most {} are read", what, length, longest));
    return take(length, what);
  }

  Type type() {
    const std::size_t start = at_;
    const std::uint64_t number_of_type = number(4, "a type");
    if (types.size() <= number_of_type)
      fail(start,
           fmt::format("unknown type {}; there are 0 to {}", number_of_type, types.size() - 1));
    return types[static_cast<std::size_t>(number_of_type)];
  }

 private:
  std::string_view all_;
  std::size_t at_ = 0;
};

void check_text(std::string_view text, std::size_t byte, std::string_view what) {
  for (Utf8 walk(text); !walk.done();) {
    const CodePoint point = walk.next();
    if (!point.valid || point.value < U' ' || !why_not_printable(point.value).empty())
      fail(byte, fmt::format("{} is not a printable text in UTF-8", what));
  }
}

std::string quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

/// A value as JSON; null for one with a fraction.
std::string read_value(Bytes& bytes, const Type& type) {
  if (type.kind == Kind::text) {
    const std::size_t start = bytes.at();
    const std::string_view text = bytes.text("a text", longest_word);
    check_text(text, start, "a text");
    return quoted(text);
  }
  const std::uint64_t number = bytes.number(type.bytes, "a number");
  if (type.kind == Kind::fraction) return "null";
  if (type.kind == Kind::flag) return number == 0 ? "false" : "true";
  const std::uint64_t sign = std::uint64_t{1} << (8 * type.bytes - 1);
  if (type.kind == Kind::whole_signed && (number & sign) != 0)
    return fmt::format("-{}", (sign - (number ^ sign)));
  return fmt::format("{}", number);
}

/// The type and number of an array's items.
std::pair<Type, std::uint64_t> read_array_head(Bytes& bytes) {
  const std::size_t start = bytes.at();
  const Type item = bytes.type();
  if (item.kind == Kind::array) fail(start, "an array of arrays", "llama.cpp reads none either");
  const std::size_t counted = bytes.at();
  const std::uint64_t count = bytes.number(8, "an array's length");
  // The smallest text is its own length.
  const std::size_t least = item.kind == Kind::text ? 8 : item.bytes;
  if (bytes.left() / least < count)
    bytes.end(counted, fmt::format("an array of {} items, but the file has {} more bytes", count,
                                   bytes.left()));
  return {item, count};
}

void skip_value(Bytes& bytes, const Type& type) {
  if (type.kind == Kind::text) {
    bytes.text("a text", bytes.left());
  } else if (type.kind == Kind::array) {
    const auto [item, count] = read_array_head(bytes);
    if (item.kind == Kind::text) {
      for (std::uint64_t i = 0; i < count; ++i) bytes.text("a text", bytes.left());
    } else {
      bytes.take(count * item.bytes, "an array");
    }
  } else {
    bytes.take(type.bytes, "a number");
  }
}

std::string read_entry(Bytes& bytes) {
  const Type type = bytes.type();
  if (type.kind != Kind::array) return read_value(bytes, type);
  const std::size_t start = bytes.at();
  const auto [item, count] = read_array_head(bytes);
  if (most_items < count)
    fail(start, fmt::format("a list of {} items; at most {} are read", count, most_items));
  std::string list = "[";
  for (std::uint64_t i = 0; i < count; ++i)
    list += fmt::format("{}{}", i == 0 ? "" : ", ", read_value(bytes, item));
  return list + ']';
}

/// Where each key's type stands.
using Index = std::map<std::string_view, std::size_t>;

std::uint64_t read_counts(Bytes& bytes) {
  bytes.take(magic.size(), "the magic");
  const std::size_t start = bytes.at();
  const std::uint64_t version = bytes.number(4, "the version");
  if (version == 2U << 24U || version == 3U << 24U) fail(start, "a big-endian file");
  if (version != 2 && version != 3)
    fail(start, fmt::format("version {}; 2 and 3 are read", version));
  bytes.number(8, "the number of tensors");
  const std::size_t counted = bytes.at();
  const std::uint64_t keys = bytes.number(8, "the number of keys");
  if (most_keys < keys) fail(counted, fmt::format("{} keys; at most {} are read", keys, most_keys));
  return keys;
}

Index read_index(Bytes& bytes) {
  Index index;
  const std::uint64_t keys = read_counts(bytes);
  for (std::uint64_t i = 0; i < keys; ++i) {
    const std::size_t start = bytes.at();
    const std::string_view key = bytes.text("a key", longest_key);
    check_text(key, start, "a key");
    if (const auto [known, is_new] = index.emplace(key, bytes.at()); !is_new)
      fail(start, fmt::format("{} is stated twice", key));
    skip_value(bytes, bytes.type());
  }
  return index;
}

std::string entry_at(std::string_view bytes, std::size_t at) {
  Bytes rest(bytes);
  rest.take(at, "the header");
  return read_entry(rest);
}

}  // namespace

bool is_gguf_file(std::string_view bytes) {
  return bytes.starts_with(magic);
}

std::string gguf_metadata(std::string_view file) {
  const std::string_view bytes = file.substr(0, largest_gguf);
  Bytes walk(bytes);
  const Index index = read_index(walk);
  const auto stated = index.find(architecture);
  if (stated == index.end()) fail(walk.at(), fmt::format("the header has no {}", architecture));
  const std::string name = entry_at(bytes, stated->second);
  if (!name.starts_with('"')) fail(stated->second, fmt::format("{} is no text", architecture));
  const std::string prefix = name.substr(1, name.size() - 2) + '.';
  std::string lines;
  const auto add = [&](std::string_view key, std::size_t byte, const std::string& value) {
    lines += fmt::format("{}    {}: {{\"byte\": {}, \"value\": {}}}", lines.empty() ? "" : ",\n",
                         quoted(key), byte, value);
  };
  add(architecture, stated->second, name);
  for (const auto& [key, byte] : index)
    if (key.starts_with(prefix))
      if (const std::string value = entry_at(bytes, byte); value != "null") add(key, byte, value);
  return "{\n  \"metadata\": {\n" + lines + "\n  }\n}\n";
}

}  // namespace attnfig
