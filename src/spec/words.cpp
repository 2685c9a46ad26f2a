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

std::string with_count(const std::string& words, UInt128 count) {
  return with_text(words, grouped(count));
}

std::string joined(const Words& words, const std::vector<std::string>& facts) {
  std::string text;
  for (const std::string& fact : facts) text += (text.empty() ? "" : words[word::comma]) + fact;
  return text;
}

}  // namespace attnfig
