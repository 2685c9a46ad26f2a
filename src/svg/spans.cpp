#include "svg/spans.h"

#include "svg/style.h"
#include "svg/xml.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr Length subscript_drop(Length size) {
  return size / 5;
}

constexpr Length superscript_rise(Length size) {
  return size * 7 / 20;
}

/// The distance of a piece below the baseline.
Length shift_of(Script script, Length size) {
  switch (script) {
    case Script::normal:
      return {};
    case Script::subscript:
      return subscript_drop(size);
    case Script::superscript:
      return -superscript_rise(size);
  }
  return {};
}

/// The style in which a piece differs from its label: bold letters do not differ from a bold label.
RunStyle apart_from(const Label& label, RunStyle style) {
  if (label.weight == Weight::bold) style.face.weight = Weight::regular;
  return style;
}

bool is_plain(const RunStyle& style) {
  return style.script == Script::normal && style.face == Face() && style.tone == Tone::own;
}

void set_look(pugi::xml_node span, const SpanLook& look, FontSize size, const RunStyle& style) {
  if (style.script != Script::normal) set(span, "font-size", script_size(size));
  if (style.face.weight == Weight::bold) set(span, "font-weight", "700");
  if (style.face.slant == Slant::italic) set(span, "font-style", "italic");
  if (style.face.family == Family::code) set(span, "font-family", look.code_families);
  if (style.tone == Tone::own) return;
  set(span, "class", class_of(style.tone));
  set(span, "fill", css(look.palette.tone(style.tone).light));
}

/// The element for a piece: the text, or a link in it.
pugi::xml_node place_of(pugi::xml_node text, const std::string& link) {
  if (link.empty()) return text;
  const pugi::xml_node last = text.last_child();
  if (last.name() == std::string_view("a") && last.attribute("href").value() == link) return last;
  pugi::xml_node added = text.append_child("a");
  set(added, "href", link);
  set(added, "text-decoration", "underline");
  return added;
}

}  // namespace

void write_spans(pugi::xml_node text, const SpanLook& look, const Label& label) {
  // Some readers drop the blanks at the ends of a span without this.
  const bool blanks = std::any_of(label.text.begin(), label.text.end(), [](const Run& run) {
    return run.text.starts_with(' ') || run.text.ends_with(' ');
  });
  if (blanks) set(text, "xml:space", "preserve");
  Length shift;  // from the baseline to the pen
  for (const Run& run : label.text) {
    const RunStyle style = apart_from(label, run.style);
    const Length wanted = shift_of(style.script, label.size);
    pugi::xml_node parent = place_of(text, style.link);
    if (wanted == shift && is_plain(style)) {
      set_text(parent, run.text);
      continue;
    }
    pugi::xml_node span = parent.append_child("tspan");
    if (wanted != shift) set(span, "dy", wanted - shift);
    set_look(span, look, label.size, style);
    set_text(span, run.text);
    shift = wanted;
  }
}

}  // namespace attnfig
