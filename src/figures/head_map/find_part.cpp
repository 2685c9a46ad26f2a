#include "figures/head_map/find_part.h"

#include "figures/head_map/panel_rows.h"
#include "model/number_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace attnfig {
namespace {

/// A part that has a name, and the number of its copies.
struct NamedPart {
  std::string name;
  std::string_view key;  // of its items
  int number = 0;        // the first, from 1
  UInt128 copies = 1;
};

/// Small letters and blanks: "RoPE-key" is "rope key".
std::string plain_name(std::string_view text) {
  std::string name(text);
  for (char& letter : name) {
    if (letter == '-' || letter == '_') letter = ' ';
    if ('A' <= letter && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return name;
}

std::string name_of(Role role) {
  return role == Role::tied_kv ? "key" : plain_name(to_text(role));
}

struct Wanted {
  std::string name;
  UInt128 number = 1;
};

/// "key 2" is the second key, "key" the first.
Wanted parse(std::string_view text) {
  const std::string_view last = text.substr(text.rfind(' ') + 1);  // all, if there is no blank
  std::uint32_t number = 0;
  const auto [end, fault] = std::from_chars(last.data(), last.data() + last.size(), number);
  if (last.size() < text.size() && fault == std::errc() && end == last.data() + last.size())
    return {plain_name(text.substr(0, text.size() - last.size() - 1)), number};
  return {plain_name(text)};
}

std::vector<NamedPart> parts_of(const PanelContent& content) {
  if (content.block == nullptr) return {};
  std::vector<NamedPart> parts = {
      {"query", map_part::query, 1, content.block->q_heads.amount.count()}};
  for (const CopyBox& box : content.cached)
    parts.push_back(
        {name_of(box.tensor->role), box.part, 1, content.tensors.read->copies.amount.count()});
  for (std::size_t i = 0; i < content.tensors.shared.size(); ++i)
    parts.push_back({name_of(content.tensors.shared[i].front()->role), map_part::source,
                     static_cast<int>(i) + 1, 1});
  return parts;
}

}  // namespace

std::optional<Meaning> find_part(Saying& say, const PartName& name, const Attention& layout) {
  const auto [word, wanted] = parse(name.text);
  const std::vector<NamedPart> parts = parts_of(content_of(layout));
  UInt128 known = 0;
  for (const NamedPart& part : parts) {
    if (part.name != word) continue;
    if (known < wanted && wanted - known <= part.copies)
      return Meaning{part.key, part.number + static_cast<int>(wanted - known) - 1};
    known += part.copies;
  }
  if (known == 0) {
    std::vector<std::string_view> names;
    for (const NamedPart& one : parts)
      if (names.empty() || names.back() != one.name) names.push_back(one.name);
    say.report(name.offset,
               fmt::format("at: {} has no \"{}\" that a note can be at", layout.name, name.text),
               names.empty() ? std::string() : fmt::format("known: {}", fmt::join(names, ", ")));
  } else {
    say.report(name.offset,
               fmt::format("at: there is no \"{}\": {} has {} of them", name.text, layout.name,
                           grouped(known)),
               known == 1 ? fmt::format("write {}", word)
                          : fmt::format("write {} 1 to {} {}", word, word, grouped(known)));
  }
  return {};
}

}  // namespace attnfig
