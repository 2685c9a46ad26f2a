#include "attnfig_depfile.h"
#include "report/json.h"
#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

/// Characters that Ninja 1.11 reads as part of a name; it also reads so all bytes of UTF-8 beyond
/// ASCII.
bool is_plain(char c) {
  constexpr std::string_view signs = "+,/_.~(){}%=@[]!-";
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80 || signs.find(c) != std::string_view::npos;
}

bool has_spelling(char c) {
  return is_plain(c) || c == ' ' || c == '#' || c == ':' || c == '$';
}

/// Readers keep a backslash only before a plain character, and take a name that ends in a colon for
/// a target.
bool make_can_hold(std::string_view path) {
  if (path.empty() || path.back() == ':') return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool kept = path[i] == '\\' && i + 1 < path.size() && is_plain(path[i + 1]);
    if (!kept && !has_spelling(path[i])) return false;
  }
  return true;
}

bool is_utf8(std::string_view path) {
  for (Utf8 text(path); !text.done();)
    if (!text.next().valid) return false;
  return true;
}

std::string escaped(std::string_view path) {
  std::string text;
  for (const char c : path) {
    if (c == '$') text += '$';
    if (c == ' ' || c == '#' || c == ':') text += '\\';
    text += c;
  }
  return text;
}

std::string as_make(const std::vector<DepRule>& rules) {
  std::string text;
  for (const DepRule& rule : rules) {
    text += escaped(rule.output) + ":";
    for (const std::string& input : rule.inputs) text += " " + escaped(input);
    text += "\n";
  }
  return text;
}

std::string as_json(const std::vector<DepRule>& rules) {
  Json list = Json::array();
  for (const DepRule& rule : rules)
    list.push_back({{"outputs", Json::array({rule.output})}, {"inputs", rule.inputs}});
  return printed({{"version", 1}, {"rules", list}});
}

}  // namespace

bool can_hold(DepsFormat format, std::string_view path) {
  return format == DepsFormat::make ? make_can_hold(path) : is_utf8(path);
}

std::string write_depfile(DepsFormat format, const std::vector<DepRule>& rules) {
  return format == DepsFormat::make ? as_make(rules) : as_json(rules);
}

}  // namespace attnfig
