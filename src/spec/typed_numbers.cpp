#include "spec/typed_numbers.h"

#include "model/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace attnfig {
namespace {

/// A number in a text with what follows it: "40 GB", "8 KV heads".
struct Typed {
  std::string number;  // "40", "1.25", "32Ki"
  std::string unit;    // "GB", "%", "×", "heads"
  std::size_t at = 0;  // bytes from the start of the piece
};

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

/// Without "B": 70B is the size of a model.
constexpr std::array memory_units = {"kB",  "KB",  "MB",  "GB",  "TB",
                                     "KiB", "MiB", "GiB", "TiB", "PiB"};
constexpr std::array shares = {"%", "×", "x"};

/// Words whose numbers are quantities of a layout, and which.
struct Noun {
  std::string_view word;
  std::string_view quantities;  // separated by blanks, the likeliest first
};
constexpr Noun nouns[] = {{"head", "q_heads kv_heads group_size"},
                          {"heads", "q_heads kv_heads group_size"},
                          {"groups", "kv_heads"},
                          {"sets", "kv_heads"},
                          {"layers", "layers"},
                          {"tokens", "context window cache.elements"},
                          {"elements", "cache.elements cache.token_elements head_dim latent_dim"},
                          {"sequences", "batch"}};

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

const Noun* find_noun(std::string_view word) {
  const auto found = std::find_if(std::begin(nouns), std::end(nouns),
                                  [&](const Noun& noun) { return noun.word == word; });
  return found == std::end(nouns) ? nullptr : found;
}

/// The end of the number that starts at a byte: digits, with commas and points inside, and a
/// suffix.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() &&
         (is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() &&
                                  is_digit(text[end + 1]))))
    ++end;
  for (const std::string_view suffix : {"Ki", "Mi", "k", "M"})
    if (text.substr(end).starts_with(suffix) &&
        (end + suffix.size() == text.size() || !is_letter(text[end + suffix.size()])))
      return end + suffix.size();
  return end;
}

/// The unit or noun after a number; a word such as "KV" or "query" may stand before a noun.
std::string unit_after(std::string_view text, std::size_t at) {
  constexpr std::string_view no_break_space = "\u00A0";
  for (int words = 0; words < 2; ++words) {
    if (text.substr(at).starts_with(no_break_space)) at += no_break_space.size();
    if (at < text.size() && text[at] == ' ') ++at;
    for (const std::string_view share : shares)
      if (words == 0 && text.substr(at).starts_with(share) &&
          (share != "x" || at + 1 == text.size() ||
           (!is_letter(text[at + 1]) && !is_digit(text[at + 1]))))  // 8x7B is a name
        return std::string(share);
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    if ((words == 0 && holds(memory_units, word)) || find_noun(word) != nullptr)
      return std::string(word);
    at = end;
  }
  return {};
}

std::vector<Typed> numbers_in(std::string_view text) {
  std::vector<Typed> all;
  for (std::size_t at = 0; at < text.size();) {
    const bool inside =
        0 < at && (is_letter(text[at - 1]) || is_digit(text[at - 1]) || text[at - 1] == '-' ||
                   text[at - 1] == '.' || text[at - 1] == '_');
    if (!is_digit(text[at]) || inside) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_number(text, at);
    if (std::string unit = unit_after(text, end); !unit.empty())
      all.push_back({std::string(text.substr(at, end - at)), std::move(unit), at});
    at = end;
  }
  return all;
}

/// A quantity as a placeholder writes it.
struct Candidate {
  const Quantity* quantity = nullptr;
  std::string format = {};
};

std::vector<Candidate> candidates(const Typed& typed) {
  std::vector<Candidate> all;
  const auto add = [&](std::string_view name, std::string format = {}) {
    all.push_back({find_quantity(name), std::move(format)});
  };
  if (typed.unit == "%") {
    for (const char* name : {"cache.saving", "cache.share"}) add(name);
  } else if (holds(shares, typed.unit)) {
    add("cache.ratio");
  } else if (holds(memory_units, typed.unit)) {
    const std::string unit = typed.unit == "KB" ? "kB" : typed.unit;
    for (const char* name : {"cache.total", "cache.token", "cache.sequence", "cache.layer",
                             "cache.slope", "cache.state", "cache.windows", "cache.rank"})
      add(name, unit);
  } else {
    std::string_view list = find_noun(typed.unit)->quantities;
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(' '), list.size());
      const char last = typed.number.back();
      add(list.substr(0, end), last == 'i'       ? typed.number.substr(typed.number.size() - 2)
                               : is_letter(last) ? std::string(1, last)
                                                 : "");
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }
  return all;
}

/// The digits of a number without its unit, and without the commas that group them.
std::string bare(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (!is_digit(c) && c != '.' && c != ',') break;
    if (c != ',') digits += c;
  }
  return digits;
}

bool says(const Candidate& candidate, const Attention& layout, const Attention* baseline,
          const Typed& typed) {
  const bool compares = candidate.quantity->baseline == Baseline::needed;
  if (compares && (baseline == nullptr || baseline == &layout)) return false;
  const Answer answer = candidate.quantity->compute(layout, compares ? baseline : nullptr);
  if (!answer.result) return false;
  const std::optional<std::string> text = to_text(*answer.result, candidate.format);
  return text && bare(*text) == bare(typed.number);
}

/// The placeholder that says what was typed, or an empty text.
std::string placeholder_for(const Typed& typed, const Attention* subject,
                            const std::vector<Attention>& layouts, const Attention* baseline) {
  const std::vector<Candidate> all = candidates(typed);
  const auto written = [&](const Candidate& candidate, const Attention& layout) {
    const bool compares = candidate.quantity->baseline == Baseline::needed;
    return fmt::format("{{{}{}{}{}}}", &layout == subject ? "" : layout.name + ".",
                       candidate.quantity->name, compares ? " over " + baseline->name : "",
                       candidate.format.empty() ? "" : ":" + candidate.format);
  };
  if (subject != nullptr)
    for (const Candidate& candidate : all)
      if (says(candidate, *subject, baseline, typed)) return written(candidate, *subject);
  for (const Candidate& candidate : all)
    for (const Attention& layout : layouts)
      if (says(candidate, layout, baseline, typed)) return written(candidate, layout);
  return {};
}

}  // namespace

std::vector<Diagnostic> typed_numbers(const Source& source, const std::vector<SpecText>& texts,
                                      const std::vector<Attention>& layouts,
                                      const Attention* baseline) {
  Complaints found;
  for (const SpecText& text : texts)
    for (const Template::Piece& piece : text.text->pieces) {
      const auto* words = std::get_if<std::string>(&piece.content);
      if (words == nullptr) continue;
      for (const Typed& typed : numbers_in(*words)) {
        const std::string placeholder = placeholder_for(typed, text.subject, layouts, baseline);
        const bool surely = holds(memory_units, typed.unit) || holds(shares, typed.unit);
        if (placeholder.empty() && !surely) continue;
        found.add(source.place(piece.offset + (piece.verbatim ? typed.at : 0)),
                  fmt::format("\"{}{}{}\" is typed, so it cannot follow the layouts", typed.number,
                              typed.unit == "×" || typed.unit == "x" ? "" : " ", typed.unit),
                  placeholder.empty() ? "no layout of this spec has this number"
                                      : fmt::format("write {}", placeholder));
      }
    }
  return found.sorted();
}

}  // namespace attnfig
