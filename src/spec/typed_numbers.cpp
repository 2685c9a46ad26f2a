#include "spec/typed_numbers.h"

#include "input/values.h"
#include "model/cache.h"
#include "model/quantities.h"
#include "spec/number_phrases.h"
#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

/// A quantity as a placeholder.
struct Candidate {
  const Quantity* quantity = nullptr;
  std::string format = {};
};

/// The letters after a number in a placeholder: "Ki" of "32Ki".
std::string_view suffix_of(std::string_view number) {
  const std::string_view rest = read_number(number).rest;
  return find_scale(count_scales(), rest) == nullptr ? std::string_view() : rest;
}

/// The quantities that a phrase may be about. Those by which caches are compared come first: for a
/// batch of one sequence, its memory is more likely meant as the total.
std::vector<Candidate> candidates(const NumberPhrase& typed) {
  std::vector<const Quantity*> all = measures();
  for (const Quantity& quantity : quantities())
    if (quantity.choice == 0) all.push_back(&quantity);
  const std::string unit = typed.unit == "KB" ? "kB" : std::string(typed.unit);
  std::vector<Candidate> found;
  if (!unit.empty()) {
    for (const Quantity* quantity : all) found.push_back({quantity, unit == "x" ? "×" : unit});
    return found;
  }
  for (const Counted counted : typed.nouns)
    for (const Quantity* quantity : all)
      if (quantity->counts == counted)
        found.push_back({quantity, std::string(suffix_of(typed.number))});
  return found;
}

/// The digits of a number without its unit, and without the commas that group them.
std::string bare(std::string_view text) {
  const TypedNumber number = read_number(text);
  std::string digits(number.whole);
  std::erase(digits, ',');
  return number.decimals.empty() ? digits : fmt::format("{}.{}", digits, number.decimals);
}

bool says(const Candidate& candidate, const Attention& layout, const Attention* baseline,
          const NumberPhrase& typed) {
  const bool compares = candidate.quantity->needs.baseline;
  if (compares && (baseline == nullptr || baseline == &layout)) return false;
  const Answer answer = candidate.quantity->compute(layout, compares ? baseline : nullptr);
  if (!answer.result) return false;
  const std::optional<std::string> text = to_text(*answer.result, candidate.format);
  return text && bare(*text) == bare(typed.number);
}

/// The placeholder for a typed number, or an empty text.
std::string placeholder_for(const NumberPhrase& typed, const Attention* subject,
                            const std::vector<Attention>& layouts, const Attention* baseline) {
  const std::vector<Candidate> all = candidates(typed);
  const auto written = [&](const Candidate& candidate, const Attention& layout) {
    const bool compares = candidate.quantity->needs.baseline;
    // "×" and "%" are the only formats of quantities in them.
    const bool is_scaled =
        !candidate.format.empty() && candidate.format != "×" && candidate.format != "%";
    return fmt::format("{{{}{}{}{}}}", &layout == subject ? "" : layout.name + ".",
                       candidate.quantity->name, compares ? " over " + baseline->name : "",
                       is_scaled ? ":" + candidate.format : "");
  };
  if (subject != nullptr)
    for (const Candidate& candidate : all)
      if (says(candidate, *subject, baseline, typed)) return written(candidate, *subject);
  for (const Candidate& candidate : all)
    for (const Attention& layout : layouts)
      if (says(candidate, layout, baseline, typed)) return written(candidate, layout);
  return {};
}

/// Notes a number of things, and one rank's share of them.
void note(std::vector<UInt128>& counts, UInt128 count, UInt128 ranks = 1) {
  counts.push_back(count);
  counts.push_back(count / ranks + (count % ranks == 0 ? 0 : 1));
}

/// Every number of KV heads, query heads or layers that a text about a layout may mean: of any of
/// its kinds of layers, of one rank, of a run of layers.
std::vector<UInt128> counts_of(const Attention& layout, Counted counted) {
  const UInt128 ranks = layout.deployment.tensor_parallel.amount.count();
  const UInt128 stages = layout.deployment.pipeline_parallel.amount.count();
  std::vector<UInt128> counts;
  if (counted == Counted::layers) {
    note(counts, layer_count(layout).amount().count(), stages);
    for (const LayerRun& run : layout.order) note(counts, run.layers);
    for (const LayerKind& kind : layout.layers)
      for (const UInt128 count : {kind.layers.amount.count(), owning_layers(kind).amount().count(),
                                  kind.sharing.amount.count(), kind.shared_by.amount.count(),
                                  kind.mtp_layers.amount.count()})
        note(counts, count);
    return counts;
  }
  for (const LayerKind& kind : layout.layers)
    for (const Block& block : kind.blocks) {
      if (counted == Counted::q_heads) note(counts, block.q_heads.amount.count(), ranks);
      for (const Tensor& tensor : block.tensors) {
        const bool keys =
            tensor.role == Role::key || tensor.role == Role::value || tensor.role == Role::tied_kv;
        if (counted == Counted::q_heads) note(counts, tensor.q_heads_per_copy.count());
        if (counted == Counted::kv_heads && keys) note(counts, tensor.copies.amount.count(), ranks);
      }
    }
  return counts;
}

/// Whether a number is certainly a quantity, but of no layout.
bool is_of_none(const NumberPhrase& typed, const std::vector<Attention>& layouts) {
  if (typed.counted == Counted::other) return !typed.unit.empty();
  const Number number = parse_number(bare(typed.number), Suffixes::none);
  if (!number.fault.empty() || is_letter(typed.number.back())) return false;
  return std::none_of(layouts.begin(), layouts.end(), [&](const Attention& layout) {
    const std::vector<UInt128> counts = counts_of(layout, typed.counted);
    return std::find(counts.begin(), counts.end(), number.value) != counts.end();
  });
}

}  // namespace

std::vector<Diagnostic> typed_numbers(const SourceText& source, const std::vector<SpecText>& texts,
                                      const std::vector<Attention>& layouts,
                                      const Attention* baseline) {
  Diagnostics found;
  for (const SpecText& text : texts)
    for (const Template::Piece& piece : text.text->pieces) {
      const auto* words = std::get_if<std::string>(&piece.content);
      if (words == nullptr) continue;
      for (const NumberPhrase& typed : number_phrases(*words)) {
        const std::string placeholder = placeholder_for(typed, text.subject, layouts, baseline);
        if (placeholder.empty() && !is_of_none(typed, layouts)) continue;
        found.add(source.place(piece.offset + (piece.verbatim ? typed.at : 0)),
                  fmt::format("\"{}\" is typed, so it cannot follow the layouts", typed.text),
                  placeholder.empty() ? "no layout of this spec has this number"
                                      : fmt::format("write {}", placeholder));
      }
    }
  return found.sorted();
}

}  // namespace attnfig
