#include "figures/head_map/panel_rows.h"

#include <algorithm>

namespace attnfig {
namespace {

void add_once(std::vector<std::string>& words, const std::string& word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

const Word& query_word(const Block& block) {
  if (has_channels(block)) return word::channels;
  return is_recurrent(block) ? word::heads : word::q_heads;
}

const Word& read_word(const MapInput& input, const Tensor& read) {
  return read.role == Role::key && !is_separate(input) ? word::kv_heads : look_of(read.role).row;
}

}  // namespace

std::vector<RowLabel> row_labels(const MapInput& input, const std::vector<PanelRows>& panels,
                                 const Rows& rows) {
  const Words& words = input.words;
  std::vector<std::string> query;
  std::vector<std::string> read;
  for (const PanelRows& panel : panels) {
    if (panel.block == nullptr) continue;
    add_once(query, words[query_word(*panel.block)]);
    add_once(read, words[read_word(input, *panel.tensors.read)]);
  }
  // If any panel shows recurrent heads, the row is labelled "Heads" for all panels.
  if (std::find(query.begin(), query.end(), words[word::heads]) != query.end())
    std::erase(query, words[word::q_heads]);
  std::vector<RowLabel> labels = {{std::move(query), Length()}, {std::move(read), rows.read}};
  if (rows.has_shared) labels.push_back({{words[word::shared_tensors]}, rows.shared});
  if (rows.values) labels.push_back({{words[word::v_heads]}, rows.value});
  return labels;
}

}  // namespace attnfig
