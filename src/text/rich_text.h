#pragma once

#include "units.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

enum class Script { normal, subscript, superscript };

enum class Weight { regular, bold };
enum class Slant { upright, italic };
/// Text is set in the theme's font, code in its font of equal widths.
enum class Family { text, code };

/// The cut of a font in which letters are set: together with the size it decides their widths.
struct Face {
  Weight weight = Weight::regular;
  Slant slant = Slant::upright;
  Family family = Family::text;

  friend bool operator==(const Face&, const Face&) = default;
};

/// The colour of a piece of text: the text's own, or that of the thing that it names.
enum class Tone { own, query, key, value, latent, rope_key, index_key, state, convolution };

/// Every tone but a text's own, as specs and themes name it.
struct NamedTone {
  Tone tone;
  std::string_view name;
};
constexpr std::array<NamedTone, 8> tones = {{{Tone::query, "query"},
                                             {Tone::key, "key"},
                                             {Tone::value, "value"},
                                             {Tone::latent, "latent"},
                                             {Tone::rope_key, "rope_key"},
                                             {Tone::index_key, "index_key"},
                                             {Tone::state, "state"},
                                             {Tone::convolution, "convolution"}}};

/// "rope_key"; empty for a text's own tone.
std::string_view to_text(Tone tone);

/// The difference of a piece of text from the text around it.
struct RunStyle {
  Script script = Script::normal;
  Face face = {};  // bold in a bold text too
  Tone tone = Tone::own;
  std::string link = {};  // an https address, or empty

  friend bool operator==(const RunStyle&, const RunStyle&) = default;
};

/// Which number of a plan a text shows: a quantity of a layout, maybe over that of another one.
struct NumberName {
  std::string layout;
  std::string quantity;       // "cache.ratio"
  std::string baseline = {};  // the other layout; empty: none
  // In place of what the layout states itself:
  std::optional<UInt128> context = {};  // tokens
  std::optional<UInt128> batch = {};    // sequences
  std::optional<UInt128> memory = {};   // bits of one device

  friend bool operator==(const NumberName&, const NumberName&) = default;
};

/// A piece of text in one style.
struct Run {
  std::string text;
  RunStyle style = {};
  /// The numbers in it, each once.
  std::vector<NumberName> numbers = {};

  friend bool operator==(const Run&, const Run&) = default;
};

/// A text as readers see it: numbers are filled in and markup is resolved. A line break is '\n';
/// U+00A0 keeps a number and its unit on one line, and U+2060 the letters of an East Asian word.
using RichText = std::vector<Run>;

/// Adds a piece at the end, to the last run if that has the same style.
void append(RichText& text, std::string_view piece, const RunStyle& style,
            const std::vector<NumberName>& numbers = {});

/// The numbers that a text shows, each once.
std::vector<NumberName> numbers_in(const RichText& text);

/// The characters alone, without U+2060, U+00A0 as a blank and a line break as ", ".
std::string plain(const RichText& text);

/// The text in the markup of a spec: KV_{1}, **bold**, [the latent]{.latent}.
std::string markup(const RichText& text);

}  // namespace attnfig
