#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace attnfig {

/// The colours of figures. A theme states the colour of each ink on a light page and on a dark one.
/// A role's fill comes before its edge.
enum class Ink : std::uint8_t {
  none,
  page,
  text,
  quiet,
  line,
  card,
  card_edge,
  series,       // of the item's series, such as a model or a request
  series_fill,  // of boxes of that series
  query,
  query_edge,
  key,
  key_edge,
  value,
  value_edge,
  latent,
  latent_edge,
  rope_key,
  rope_key_edge,
  index_key,
  index_key_edge,
  state,
  state_edge,
  convolution,
  convolution_edge,
};

/// A set of inks.
struct Inks {
  std::uint32_t bits = 0;

  constexpr Inks() = default;
  // One ink is a set, so that sets read as sums. NOLINTNEXTLINE(google-explicit-constructor)
  constexpr Inks(Ink ink) : bits(1U << static_cast<unsigned>(ink)) {}

  constexpr bool has(Ink ink) const { return (bits & Inks(ink).bits) != 0; }
  constexpr bool empty() const { return bits == 0; }

  friend bool operator==(const Inks&, const Inks&) = default;
};

constexpr Inks operator|(Inks a, Inks b) {
  a.bits |= b.bits;
  return a;
}
constexpr Inks operator|(Ink a, Ink b) {
  return Inks(a) | Inks(b);
}

/// The grounds of texts and lines outside of boxes.
constexpr Inks grounds = Ink::page | Ink::card;

/// The kind of an item in a figure: its class in the SVG, and its inks. Each figure declares the
/// marks that it uses; a theme may give one of them other colours by its name.
struct Mark {
  std::string_view name;  // "query-head"
  Ink fill = Ink::none;
  Ink edge = Ink::none;
  bool dashed = false;
  /// Twice as thick as other lines: it shows data, as a curve does.
  bool thick = false;
  /// The grounds on which readers must be able to see it; a theme in which they cannot is refused.
  /// Empty: it only decorates.
  Inks on = {};
  /// Words need more contrast than shapes.
  bool is_text = false;

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// The mark of words in an ink.
constexpr Mark text_mark(std::string_view name, Ink ink, Inks on = grounds) {
  return {.name = name, .fill = ink, .on = on, .is_text = true};
}

/// The thing of a kind that an item stands for, counted from 1, drawn or not: {"head", 3}. In the
/// SVG it is data-head="3".
struct Meaning {
  std::string_view key;
  int number = 0;

  friend bool operator==(const Meaning&, const Meaning&) = default;
};

/// The meanings of an item, two at most: a thing, and the group that it belongs to. They are stored
/// in the item, so that its copies allocate no memory for them.
class ItemMeanings {
 public:
  constexpr ItemMeanings() = default;
  constexpr ItemMeanings(std::initializer_list<Meaning> meanings) {
    for (const Meaning& meaning : meanings) push_back(meaning);
  }

  constexpr void push_back(const Meaning& meaning) {
    assert(size_ < all_.size());
    all_[size_++] = meaning;
  }

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const Meaning& operator[](std::size_t index) const { return all_[index]; }
  constexpr const Meaning* begin() const { return all_.data(); }
  constexpr const Meaning* end() const { return all_.data() + size_; }

  friend bool operator==(const ItemMeanings&, const ItemMeanings&) = default;

 private:
  std::array<Meaning, 2> all_ = {};
  std::size_t size_ = 0;
};

}  // namespace attnfig
