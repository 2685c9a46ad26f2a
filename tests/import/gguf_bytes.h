#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A writer of GGUF headers, for tests.

namespace attnfig::test {

/// The numbers that a file gives to types of values.
namespace gguf_type {
constexpr std::uint32_t uint8 = 0;
constexpr std::uint32_t int32 = 5;
constexpr std::uint32_t uint32 = 4;
constexpr std::uint32_t float32 = 6;
constexpr std::uint32_t flag = 7;
constexpr std::uint32_t text = 8;
constexpr std::uint32_t array = 9;
constexpr std::uint32_t uint64 = 10;
}  // namespace gguf_type

inline std::string little_endian(std::uint64_t value, std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

inline std::string gguf_text(std::string_view text) {
  return little_endian(text.size(), 8) + std::string(text);
}

/// A header of entries that are written one after the other.
class GgufHeader {
 public:
  GgufHeader& add(std::string_view key, std::uint32_t type, std::string_view value) {
    entries_ += gguf_text(key) + little_endian(type, 4) + std::string(value);
    ++count_;
    return *this;
  }
  GgufHeader& word(std::string_view key, std::string_view value) {
    return add(key, gguf_type::text, gguf_text(value));
  }
  GgufHeader& number(std::string_view key, std::uint32_t value) {
    return add(key, gguf_type::uint32, little_endian(value, 4));
  }
  GgufHeader& numbers(std::string_view key, const std::vector<std::uint32_t>& values) {
    std::string list = little_endian(gguf_type::uint32, 4) + little_endian(values.size(), 8);
    for (const std::uint32_t value : values) list += little_endian(value, 4);
    return add(key, gguf_type::array, list);
  }
  GgufHeader& words(std::string_view key, const std::vector<std::string>& values) {
    std::string list = little_endian(gguf_type::text, 4) + little_endian(values.size(), 8);
    for (const std::string& value : values) list += gguf_text(value);
    return add(key, gguf_type::array, list);
  }

  /// The file, with so many keys as were written, or as `keys` says.
  std::string bytes() const { return bytes(count_); }
  std::string bytes(std::uint64_t keys, std::uint32_t version = 3) const {
    return "GGUF" + little_endian(version, 4) + little_endian(0, 8) + little_endian(keys, 8) +
           entries_;
  }

 private:
  std::string entries_;
  std::uint64_t count_ = 0;
};

}  // namespace attnfig::test
