#pragma once

#include <cstdint>
#include <string_view>

namespace attnfig {

/// A name in the code, such as that of a size or of a word. It is compared by a hash, which is a
/// constant where the name is one: a figure needs some hundreds of look-ups. The order of names has
/// no meaning. The text must live as long as the name.
class Name {
 public:
  // A text is a name wherever one is asked for. NOLINTBEGIN(google-explicit-constructor)
  constexpr Name(std::string_view text) : hash_(hash_of(text)), text_(text) {}
  constexpr Name(const char* text) : Name(std::string_view(text)) {}
  // NOLINTEND(google-explicit-constructor)

  constexpr std::string_view text() const { return text_; }

  friend constexpr bool operator==(const Name&, const Name&) = default;
  friend constexpr bool operator<(const Name& a, const Name& b) {
    return a.hash_ != b.hash_ ? a.hash_ < b.hash_ : a.text_ < b.text_;
  }

 private:
  /// FNV-1a. Names with equal hashes are compared by their texts.
  static constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
  }

  std::uint64_t hash_;
  std::string_view text_;
};

}  // namespace attnfig
