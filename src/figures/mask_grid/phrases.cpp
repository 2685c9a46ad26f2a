#include "figures/mask_grid/phrases.h"

#include "figures/mask_grid/words.h"

#include <algorithm>

namespace attnfig {
namespace {

using Numbers = std::vector<UInt128>;

/// How a kind of reasons is called, what it reads, and the numbers that this says.
struct KindWords {
  std::string_view kind;
  Word name;
  Word keys;
  Numbers (*numbers)(const Reason& reason) = [](const Reason& reason) {
    return Numbers(reason.values.begin(), reason.values.end());
  };
};

Numbers count_of(const Reason& reason) {
  return {reason.values.size()};
}
Numbers backwards(const Reason& reason) {
  return Numbers(reason.values.rbegin(), reason.values.rend());
}
Numbers none_of(const Reason&) {
  return {};
}
Numbers side_and_shift(const Reason& reason) {
  return {reason.values[2], reason.values[2], reason.values[3]};
}

const KindWords all_kinds[] = {
    {"all", mask_word::all, mask_word::all_keys},
    {"causal", mask_word::causal, mask_word::causal_keys},
    {"prefix", mask_word::prefix, mask_word::prefix_keys},
    {"groups", mask_word::groups, mask_word::groups_keys, none_of},
    {"window", mask_word::window, mask_word::window_keys},
    {"band", mask_word::band, mask_word::band_keys},
    {"chunk", mask_word::chunk, mask_word::chunk_keys},
    {"dilated", mask_word::dilated, mask_word::dilated_keys},
    {"stride", mask_word::stride, mask_word::stride_keys},
    {"summary", mask_word::summary, mask_word::summary_keys, backwards},
    {"segments", mask_word::segments, mask_word::segments_keys},
    {"global", mask_word::global, mask_word::global_keys, count_of},
    {"global_both_ways", mask_word::global, mask_word::global_tokens, count_of},
    {"every", mask_word::every, mask_word::every_keys},
    {"sinks", mask_word::sinks, mask_word::sinks_keys},
    {"cross", mask_word::cross, mask_word::cross_keys},
    {"tree", mask_word::tree, mask_word::tree_keys, none_of},
    {"compressed", mask_word::compressed, mask_word::compressed_keys},
    {"plane_windows", mask_word::plane, mask_word::plane_keys, side_and_shift},
    {"listed", mask_word::listed, mask_word::listed_keys, none_of},
};

struct SampleWords {
  Sample::Of of;
  std::string_view kind;
  Word name;
  Word keys;
};

const SampleWords all_samples[] = {
    {Sample::Of::earlier_keys, "chosen", mask_word::chosen, mask_word::chosen_keys},
    {Sample::Of::earlier_chunks, "chosen chunks", mask_word::chosen_chunks,
     mask_word::chosen_chunks_keys},
    {Sample::Of::any_keys, "random", mask_word::random, mask_word::random_keys},
};

const KindWords& words_of(const Reason& reason) {
  return *std::find_if(std::begin(all_kinds), std::end(all_kinds),
                       [&](const KindWords& one) { return one.kind == reason.rule->name; });
}

const SampleWords& words_of(const Sample& sample) {
  return *std::find_if(std::begin(all_samples), std::end(all_samples),
                       [&](const SampleWords& one) { return one.of == sample.of; });
}

std::string with_counts(std::string text, const Numbers& numbers) {
  for (const UInt128 number : numbers) text = with_count(text, number);
  return text;
}

/// The phrase of a reason; a plane whose windows moved says so, and so does a mask in blocks.
std::string phrase(const Words& words, const Mask& mask, const Reason& reason) {
  const KindWords& own = words_of(reason);
  Numbers numbers = own.numbers(reason);
  numbers.push_back(mask.tile);
  const auto with = [&](const Word& word) { return with_counts(words[word], numbers); };
  if (own.keys == mask_word::plane_keys && reason.values.back() != 0)
    return with(mask_word::shifted_keys);
  if (mask.tile != 1 && own.keys == mask_word::band_keys) return with(mask_word::band_blocks);
  if (mask.tile != 1 && own.keys == mask_word::global_tokens) return with(mask_word::global_blocks);
  return with(own.keys);
}

/// A block of one token is a key.
const Word& word_of(const Mask& mask, const Sample& sample) {
  const SampleWords& own = words_of(sample);
  return sample.of == Sample::Of::any_keys && mask.tile == 1 ? mask_word::chosen_keys : own.keys;
}

std::string with_capital(std::string text) {
  if (!text.empty() && 'a' <= text[0] && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::vector<std::string_view> colour_kinds(const Mask& mask) {
  constexpr std::string_view others[] = {"prefix", "groups",           "stride", "summary",
                                         "global", "global_both_ways", "every",  "sinks"};
  std::vector<std::string_view> kinds;
  for (const Reason& reason : mask.reasons) {
    const bool is_other =
        std::find(std::begin(others), std::end(others), reason.rule->name) != std::end(others);
    kinds.push_back(is_other ? words_of(reason).name.key.text() : bound_kind);
  }
  if (mask.sample) kinds.push_back(words_of(*mask.sample).kind);
  return kinds;
}

std::vector<std::string> reason_phrases(const Words& words, const Mask& mask) {
  std::vector<std::string> phrases;
  for (const Reason& reason : mask.reasons) phrases.push_back(phrase(words, mask, reason));
  if (mask.sample)
    phrases.push_back(
        with_counts(words[word_of(mask, *mask.sample)], {mask.sample->count, mask.sample->seed}));
  return phrases;
}

std::string mask_title(const Words& words, const Mask& mask) {
  std::vector<std::string> names;
  const auto add = [&](const Word& word) {
    if (std::find(names.begin(), names.end(), words[word]) == names.end())
      names.push_back(words[word]);
  };
  if (!mask.documents.empty()) add(mask_word::documents);
  for (const Reason& reason : mask.reasons)
    if (mask.documents.empty() || 1 < mask.reasons.size()) add(words_of(reason).name);
  if (mask.sample) add(words_of(*mask.sample).name);
  std::string title;
  for (const std::string& name : names)
    title += (title.empty() ? "" : words[mask_word::and_also]) + name;
  return with_capital(title);
}

}  // namespace attnfig
