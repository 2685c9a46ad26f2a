#include "figures/head_map/panel_rows.h"
#include "model/number_text.h"

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

const Word& read_word(const MapCanvas& canvas, const Tensor& read) {
  return read.role == Role::key && !is_separate(canvas) ? word::kv_heads : look_of(read.role).row;
}

}  // namespace

std::vector<RowLabel> row_labels(const MapCanvas& canvas, const std::vector<PanelRows>& panels,
                                 const Rows& rows) {
  const Words& words = canvas.words;
  std::vector<std::string> query;
  std::vector<std::string> read;
  for (const PanelRows& panel : panels) {
    if (panel.block == nullptr) continue;
    add_once(query, words[query_word(*panel.block)]);
    add_once(read, words[read_word(canvas, *panel.tensors.read)]);
  }
  // Heads that read states are none but heads; beside them query heads are heads as well.
  if (std::find(query.begin(), query.end(), words[word::heads]) != query.end())
    std::erase(query, words[word::q_heads]);
  std::vector<RowLabel> labels = {{std::move(query), Length()}, {std::move(read), rows.read}};
  if (rows.sources) labels.push_back({{words[word::shared_tensors]}, rows.source});
  if (rows.values) labels.push_back({{words[word::v_heads]}, rows.value});
  return labels;
}

std::vector<std::string> describe_rows(const PanelRows& panel) {
  if (panel.block == nullptr) return {};
  const Words& words = panel.canvas.words;
  std::vector<std::string> facts;
  for (const Alike& tensors : panel.tensors.sources)
    facts.push_back(name_of(words, tensors) + " " + size_text(tensors));
  const HeadRow& row = panel.heads;
  if (is_recurrent(*panel.block)) facts.push_back(plain(state_size(panel)));
  for (const Alike& tensors : panel.tensors.beside)
    facts.push_back(words[word::also_cached] + " " +
                    text_of(words, tensors, growth_of(panel.tensors)));
  if (row.left_out.empty()) return facts;
  const Wide not_drawn = panel.block->q_heads.amount.count() - row.heads.size();
  facts.push_back(with_count(words[word::heads_left_out], not_drawn));
  if (row.one_to_one) return facts;
  // Every drawn group leaves out as many heads, so the first one tells of all.
  for (const LeftOut::What what : {LeftOut::What::heads, LeftOut::What::groups}) {
    const auto left_out =
        std::find_if(row.left_out.begin(), row.left_out.end(),
                     [&](const LeftOut& candidate) { return candidate.what == what; });
    if (left_out == row.left_out.end()) continue;
    const bool heads = what == LeftOut::What::heads;
    facts.push_back(with_count(
        heads ? words[word::heads_left_out_of_group] : words[word::whole_groups_left_out],
        left_out->count));
  }
  return facts;
}

}  // namespace attnfig
