#pragma once

#include "painted/css.h"
#include "painted/fixed.h"
#include "theme/theme.h"

#include <map>
#include <optional>
#include <string>

namespace attnfig::painted {

/// The paint of a fill or stroke.
struct Paint {
  enum class Kind { none, solid, unknown };  // unknown: a colour that lint cannot compute
  Kind kind = Kind::none;
  Colour colour = {};
  Fixed alpha = Fixed(1);  // 0 to 1

  bool visible() const { return kind != Kind::none && Fixed() < alpha; }
  friend bool operator==(const Paint&, const Paint&) = default;
};

enum class Anchor { start, middle, end };

/// The computed values of an element, as far as they decide what is drawn. Lengths are in user
/// units of the element.
struct Style {
  // Inherited.
  std::map<std::string, std::string, std::less<>> custom = {};  // custom properties, "--x"
  std::string color = "black";                                  // the colour of currentColor
  std::string fill = "black";
  std::string stroke = "none";
  Fixed fill_opacity = Fixed(1);
  Fixed stroke_opacity = Fixed(1);
  Fixed stroke_width = Fixed(1);
  bool butt_caps = true;
  bool even_odd = false;
  bool visible = true;
  std::string family = {};  // empty: none stated
  Fixed font_size = Fixed(16);
  int weight = 400;
  bool italic = false;
  Anchor anchor = Anchor::start;
  std::string baseline = "auto";
  Fixed letter_spacing = {};
  Fixed word_spacing = {};
  bool keep_space = false;
  // Inherited, because groups fade what is in them.
  Fixed opacity = Fixed(1);
  // Of the element alone.
  bool displayed = true;
  std::string transform = {};
  std::string clip_path = "none";
  Fixed baseline_shift = {};
  std::string stop_color = "black";
};

/// The viewport's size and the root's font size, on which relative lengths depend.
struct Units {
  Fixed width;
  Fixed height;
  Fixed root_font_size = Fixed(16);
};

/// The side of the viewport that percentages of a length refer to.
enum class Axis { across, down, both };

/// "12", "1.5em", "40%" in user units; nothing for a text that is not a length or has an unknown
/// unit.
std::optional<Fixed> read_length(std::string_view text, Axis axis, const Units& units,
                                 Fixed font_size);

/// "12px", "120%", "smaller" relative to the parent's size: the sizes of CSS Fonts Level 4, 2.5,
/// with a medium of 16 px; nothing for any other text.
std::optional<Fixed> read_font_size(std::string_view text, const Units& units, Fixed parent);

/// A colour of CSS: hexadecimal, rgb(), hsl(), a name, `transparent`, `none`, `currentColor`.
Paint read_paint(std::string_view text, std::string_view current_colour);

/// Computes styles: the cascade of presentation attributes, style sheets and style attributes.
class Cascade {
 public:
  Cascade(const Document& document, const Sheet& sheet, Scheme scheme);

  /// The style of an element whose parent has `parent`. What cannot be measured is added to
  /// `notes`.
  Style style_of(int element, const Style& parent, const Units& units,
                 std::vector<Note>& notes) const;

 private:
  /// The rules of the scheme that may match an element, in their order.
  std::vector<const StyleRule*> candidates(int element) const;

  const Document& document_;
  const Sheet& sheet_;
  // Indices of rules by what their selectors ask of the element itself: "#id", ".class" or a name;
  // "": none of these.
  std::map<std::string, std::vector<std::size_t>, std::less<>> rules_by_key_;
};

}  // namespace attnfig::painted
