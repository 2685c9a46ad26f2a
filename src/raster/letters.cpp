#include "raster/letters.h"

#include <fmt/format.h>

#include <algorithm>
#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <memory>
#include <string_view>

namespace attnfig {
namespace {

struct Free {
  void operator()(GMarkupParseContext* context) const { g_markup_parse_context_free(context); }
};

/// Pango, which sets the texts, has accepted no other formats since 1.44.
bool is_usable(const FcPattern* font) {
  FcChar8* format = nullptr;
  if (FcPatternGetString(font, FC_FONTFORMAT, 0, &format) != FcResultMatch) return false;
  const std::string_view name = reinterpret_cast<const char*>(format);
  return name == "TrueType" || name == "CFF";
}

/// The letters of each font that is installed.
std::vector<const FcCharSet*> letters_of_fonts() {
  std::vector<const FcCharSet*> all;
  const FcFontSet* fonts = FcConfigGetFonts(FcConfigGetCurrent(), FcSetSystem);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcCharSet* letters = nullptr;
    if (is_usable(fonts->fonts[i]) &&
        FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &letters) == FcResultMatch)
      all.push_back(letters);
  }
  return all;
}

template <class T>
void add_once(std::vector<T>& list, const T& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// The state of reading an SVG.
struct Reading {
  std::vector<const FcCharSet*> fonts = letters_of_fonts();
  std::vector<std::string> families = {""};  // of the elements that are open
  int texts = 0;                             // <text> that are open
  int words = 0;                             // <title> and <desc> that are open: never drawn
  MissingLetters missing = {};
};

bool is_words(std::string_view element) {
  return element == "title" || element == "desc";
}

void start(GMarkupParseContext* /*context*/, const char* element, const char** names,
           const char** values, void* data, GError** /*error*/) {
  Reading& reading = *static_cast<Reading*>(data);
  std::string families = reading.families.back();
  for (; *names != nullptr; ++names, ++values)
    if (*names == std::string_view("font-family")) families = *values;
  reading.families.push_back(std::move(families));
  if (element == std::string_view("text")) ++reading.texts;
  if (is_words(element)) ++reading.words;
}

void end(GMarkupParseContext* /*context*/, const char* element, void* data, GError** /*error*/) {
  Reading& reading = *static_cast<Reading*>(data);
  reading.families.pop_back();
  if (element == std::string_view("text")) --reading.texts;
  if (is_words(element)) --reading.words;
}

void text(GMarkupParseContext* /*context*/, const char* text, std::size_t size, void* data,
          GError** /*error*/) {
  Reading& reading = *static_cast<Reading*>(data);
  if (reading.texts == 0 || reading.words != 0) return;
  for (const char* at = text; at < text + size; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char(at);
    const auto has_it = [&](const FcCharSet* font) {
      return FcCharSetHasChar(font, letter) == FcTrue;
    };
    if (g_unichar_isgraph(letter) == FALSE ||
        std::any_of(reading.fonts.begin(), reading.fonts.end(), has_it))
      continue;
    add_once(reading.missing.letters, static_cast<char32_t>(letter));
    add_once(reading.missing.families, reading.families.back());
  }
}

std::string as_utf8(char32_t letter) {
  std::string bytes(6, '\0');
  bytes.resize(static_cast<std::size_t>(g_unichar_to_utf8(letter, bytes.data())));
  return bytes;
}

}  // namespace

MissingLetters missing_letters(const std::string& svg) {
  Reading reading;
  const GMarkupParser parser = {start, end, text, nullptr, nullptr};
  const std::unique_ptr<GMarkupParseContext, Free> context(
      g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, nullptr));
  g_markup_parse_context_parse(context.get(), svg.data(), static_cast<gssize>(svg.size()), nullptr);
  return reading.missing;
}

std::string to_text(const MissingLetters& missing) {
  std::string letters;
  for (const char32_t letter : missing.letters)
    letters += fmt::format("{}{} (U+{:04X})", letters.empty() ? "" : ", ", as_utf8(letter),
                           static_cast<unsigned>(letter));
  return fmt::format(
      "no font has {}; looked for {}\n  hint: install one of these, or any other that has them",
      letters, fmt::join(missing.families, "; and for "));
}

}  // namespace attnfig
