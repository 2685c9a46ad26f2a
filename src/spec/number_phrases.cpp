#include "spec/number_phrases.h"

#include "text/number.h"

#include <algorithm>
#include <array>
#include <optional>

namespace attnfig {
namespace {

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}
char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::array<std::string_view, 3> shares = {"%", "×", "x"};

/// Words after numbers of a layout, and the things that they count.
struct Noun {
  std::string_view words;  // separated by |, the longest first; blanks may be left out
  std::array<Counted, 2> counted;
  /// Whether it counts all of them, and nothing else.
  bool is_sure = false;
};
constexpr Noun nouns[] = {
    {"kv heads|kv head|key-value heads|key-value head|key/value heads|k/v heads|k and v heads|"
     "key heads|value heads|kv sets|kv set|kv groups|"
     "个 kv 头|kv 头|个键值头|键值头|个 k、v 头|k、v 头|组 kv",
     {Counted::kv_heads},
     true},
    {"query heads|query head|q heads|q head|个 q 头|q 头|个查询头|查询头",
     {Counted::q_heads},
     true},
    {"heads|head|个头|头", {Counted::q_heads, Counted::kv_heads}},
    {"groups|sets", {Counted::kv_heads}},
    {"layers|个层|层", {Counted::layers}, true},
    {"tokens|个词元", {Counted::tokens}},
    {"elements|个元素", {Counted::elements}},
    {"sequences|条序列", {Counted::sequences}}};

/// The end of the blanks that start at a byte.
std::size_t skip_blanks(std::string_view text, std::size_t at) {
  constexpr std::string_view no_break_space = "\u00A0";
  while (at < text.size())
    if (text[at] == ' ') {
      ++at;
    } else if (text.substr(at).starts_with(no_break_space)) {
      at += no_break_space.size();
    } else {
      break;
    }
  return at;
}

/// The end of words that start at a byte, in capitals or not.
std::optional<std::size_t> end_of_words(std::string_view text, std::size_t at,
                                        std::string_view words) {
  for (const char c : words) {
    if (c == ' ') {
      at = skip_blanks(text, at);
    } else if (at < text.size() && lower(text[at]) == c) {
      ++at;
    } else {
      return {};
    }
  }
  const bool goes_on = is_letter(words.back()) && at < text.size() && is_letter(text[at]);
  return goes_on ? std::nullopt : std::optional(at);
}

/// The end of the number that starts at a byte, with a suffix such as Ki.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  const std::string_view rest = read_number(text.substr(at)).rest;
  const std::size_t end = text.size() - rest.size();
  for (const Scale& scale : count_scales())
    if (rest.starts_with(scale.name) &&
        (rest.size() == scale.name.size() || !is_letter(rest[scale.name.size()])))
      return end + scale.name.size();
  return end;
}

/// The text after a number, and its end.
struct Following {
  std::string_view unit = {};
  const Noun* noun = nullptr;
  std::size_t end = 0;
};

std::optional<Following> noun_at(std::string_view text, std::size_t at) {
  for (const Noun& noun : nouns) {
    std::string_view all = noun.words;
    while (!all.empty()) {
      const std::size_t length = std::min(all.find('|'), all.size());
      if (const auto end = end_of_words(text, at, all.substr(0, length)))
        return Following{{}, &noun, *end};
      all.remove_prefix(std::min(length + 1, all.size()));
    }
  }
  return {};
}

std::optional<Following> unit_at(std::string_view text, std::size_t at) {
  for (const std::string_view share : shares) {
    const std::size_t end = at + share.size();
    const bool name =
        share == "x" && end < text.size() && (is_letter(text[end]) || is_digit(text[end]));  // 8x7B
    if (text.substr(at).starts_with(share) && !name) return Following{share, nullptr, end};
  }
  std::size_t end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  const std::string_view unit = text.substr(at, end - at);
  // 70B is the size of a model.
  if (unit == "B" || find_scale(memory_units(), unit == "KB" ? "kB" : unit) == nullptr) return {};
  return Following{unit, nullptr, end};
}

std::optional<Following> following(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  if (const auto unit = unit_at(text, at)) return unit;
  if (const auto noun = noun_at(text, at)) return noun;
  std::size_t end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  return end == at ? std::nullopt : noun_at(text, skip_blanks(text, end));
}

std::string word_before(std::string_view text, std::size_t at) {
  while (0 < at && text[at - 1] == ' ') --at;
  std::size_t start = at;
  while (0 < start && is_letter(text[start - 1])) --start;
  std::string word(text.substr(start, at - start));
  std::transform(word.begin(), word.end(), word.begin(), lower);
  return word;
}

/// "every 6 layers", "1 of 4 layers", "前 3 层": some of the layers, or some at a time.
bool is_part(std::string_view text, std::size_t at) {
  const std::string word = word_before(text, at);
  for (const std::string_view some :
       {"every", "each", "of", "first", "last", "next", "other", "top", "bottom", "upper", "lower"})
    if (word == some) return true;
  while (0 < at && text[at - 1] == ' ') --at;
  for (const std::string_view some : {"每", "前", "后", "末", "第", "另", "隔", "余", "有", "中"})
    if (text.substr(0, at).ends_with(some)) return true;
  return false;
}

/// "2 KV heads per GPU": a share of them.
bool is_share(std::string_view text, std::size_t at) {
  for (const std::string_view place : {" per gpu", " per rank", " per device", " on each", " each"})
    if (end_of_words(text, at, place)) return true;
  return false;
}

/// The things that a noun may count.
std::vector<Counted> all_counted(const Noun& noun) {
  std::vector<Counted> all(noun.counted.begin(), noun.counted.end());
  std::erase(all, Counted::other);
  return all;
}

/// The things that the number certainly counts: it stands right before the noun, and the noun means
/// all of them.
Counted counted_by(std::string_view text, std::size_t at, std::size_t end,
                   const Following& following) {
  const auto direct = noun_at(text, skip_blanks(text, end));
  if (following.noun == nullptr || !following.noun->is_sure || !direct) return Counted::other;
  const Counted counted = following.noun->counted.front();
  const bool part = counted == Counted::layers ? is_part(text, at) : is_share(text, following.end);
  return part ? Counted::other : counted;
}

}  // namespace

std::vector<NumberPhrase> number_phrases(std::string_view text) {
  std::vector<NumberPhrase> all;
  for (std::size_t at = 0; at < text.size();) {
    const bool inside =
        0 < at && (is_letter(text[at - 1]) || is_digit(text[at - 1]) || text[at - 1] == '-' ||
                   text[at - 1] == '.' || text[at - 1] == '_');
    if (!is_digit(text[at]) || inside) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_number(text, at);
    if (const auto next = following(text, end))
      all.push_back(
          {.text = std::string(text.substr(at, next->end - at)),
           .number = std::string(text.substr(at, end - at)),
           .unit = next->unit,
           .nouns = next->noun == nullptr ? std::vector<Counted>{} : all_counted(*next->noun),
           .counted = counted_by(text, at, end, *next),
           .at = at});
    at = end;
  }
  return all;
}

}  // namespace attnfig
