#include "attnfig.h"

#include <fmt/format.h>

#include <cstdint>

namespace attnfig {
namespace {

constexpr std::size_t longest_name = 64;

/// FNV-1a by Fowler, Noll and Vo, which is the same on every machine. The chance that two of a
/// million names share a hash is 1 in 37 million.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : text)
    hash = (hash ^ static_cast<unsigned char>(byte)) * std::uint64_t{0x100000001b3};
  return hash;
}

bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

bool is_kept(char c) {
  return is_letter(c) || ('0' <= c && c <= '9') || c == '_';
}

/// The letters and digits of a name, with a dash for whatever stands between them.
std::string readable(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (is_kept(c)) {
      text += c;
    } else if (!text.empty() && text.back() != '-') {
      text += '-';
    }
  }
  if (text.ends_with('-')) text.pop_back();
  if (text.empty()) return "figure";
  return is_letter(text[0]) ? text : "figure-" + text;
}

}  // namespace

std::string figure_name(std::string_view name) {
  constexpr std::string_view narrow = ".narrow";
  if (name.ends_with(narrow))
    return figure_name(name.substr(0, name.size() - narrow.size())) + "-narrow";
  std::string text = readable(name);
  if (text == name && text.size() <= longest_name && !text.ends_with("-narrow")) return text;
  const std::string hash = fmt::format("-{:016x}", hash_of(name));
  return readable(text.substr(0, longest_name - hash.size())) + hash;
}

}  // namespace attnfig
