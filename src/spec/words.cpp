#include "spec/words.h"

#include "model/number_text.h"

namespace attnfig {

const std::string& Words::operator[](const Word& word) const {
  static const std::string nothing;
  const auto found = texts_.find(word.key);
  return found == texts_.end() ? nothing : found->second;
}

void Words::set(Name key, std::string text) {
  texts_.insert_or_assign(key, std::move(text));
}

std::string with_text(const std::string& words, std::string_view text) {
  const std::size_t at = words.find("{}");
  if (at == std::string::npos) return words;
  return words.substr(0, at) + std::string(text) + words.substr(at + 2);
}

std::string with_texts(const std::string& words, const std::vector<std::string_view>& texts) {
  std::string filled;
  for (std::size_t at = 0; at < words.size();) {
    const bool hole = words[at] == '{' && at + 2 < words.size() && words[at + 2] == '}';
    const auto which = static_cast<std::size_t>(hole ? words[at + 1] - '1' : 0);
    if (hole && which < texts.size()) {
      filled += texts[which];
      at += 3;
    } else {
      filled += words[at++];
    }
  }
  return filled;
}

std::string with_count(const std::string& words, UInt128 count) {
  const std::size_t at = words.find("{:");
  if (at == std::string::npos) return with_text(words, grouped(count));
  const std::size_t bar = words.find('|', at);
  const std::size_t end = words.find('}', at);
  if (end == std::string::npos || end < bar) return words;
  const std::string noun =
      count == 1 ? words.substr(at + 2, bar - at - 2) : words.substr(bar + 1, end - bar - 1);
  return words.substr(0, at) + grouped(count) + "\u00A0" + noun + words.substr(end + 1);
}

std::string joined(const Words& words, const std::vector<std::string>& facts) {
  std::string text;
  for (const std::string& fact : facts) text += (text.empty() ? "" : words[word::comma]) + fact;
  return text;
}

}  // namespace attnfig
