#include "figures/mask_grid/make_mask.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace {

/// How rules may stand together. Those that say all that a query reads stand alone.
enum class Company { alone, earlier, any_direction };

struct RuleKind {
  std::string_view name;
  Company company;
};

constexpr RuleKind rule_kinds[] = {{"cross", Company::alone},
                                   {"tree", Company::alone},
                                   {"keys", Company::alone},
                                   {"plane", Company::alone},
                                   {"weights", Company::alone},
                                   {"blocks", Company::alone},
                                   {"compressed", Company::alone},
                                   {"dilation", Company::earlier},
                                   {"chunk", Company::earlier},
                                   {"stride", Company::earlier},
                                   {"fixed", Company::earlier},
                                   {"segments", Company::earlier},
                                   {"sinks", Company::earlier},
                                   {"every", Company::earlier},
                                   {"prefix", Company::earlier},
                                   {"parts", Company::earlier},
                                   {"top_k", Company::earlier},
                                   {"moba", Company::earlier},
                                   {"window", Company::any_direction},
                                   {"global", Company::any_direction},
                                   {"documents", Company::any_direction}};

const Key* stated(const MaskSpec& mask, Company company) {
  const auto found = std::find_if(mask.stated.begin(), mask.stated.end(), [&](const Key& key) {
    return std::any_of(std::begin(rule_kinds), std::end(rule_kinds), [&](const RuleKind& kind) {
      return kind.name == key.text && kind.company == company;
    });
  });
  return found == mask.stated.end() ? nullptr : &*found;
}

/// Whether a rule that stands alone may be of some last queries.
bool has_queries(const Key& alone, const Key& other) {
  return other.text == "queries" && (alone.text == "keys" || alone.text == "cross");
}

void check_directions(const Saying& say, const MaskSpec& mask) {
  if (!reads_both_ways(mask)) {
    if (mask.window && mask.window->right && mask.window->right->count != 0)
      report_at(say, mask.window->right->place,
                fmt::format("right ({}): a causal mask reads no later keys",
                            grouped(mask.window->right->count)),
                "remove causal: true");
    return;
  }
  if (const Key* earlier = stated(mask, Company::earlier))
    say.report(
        earlier->offset,
        fmt::format("{} reads earlier keys alone, and this mask reads both ways", earlier->text),
        mask.causal ? "remove causal: false" : "a window with right: 0 reads no later keys");
  if (mask.window && mask.window->keys)
    report_at(
        say, mask.window->keys->place,
        fmt::format("window ({}): how many keys on each side?", grouped(mask.window->keys->count)),
        "write {left: 4, right: 4}");
}

}  // namespace

void check_rules(const Saying& say, const MaskSpec& mask) {
  if (const Key* alone = stated(mask, Company::alone))
    for (const Key& other : mask.stated)
      if (is_rule(other.text) && other.text != alone->text && !has_queries(*alone, other))
        return say.report(other.offset,
                          fmt::format("{} says all that a query reads, beside it {} means nothing",
                                      alone->text, other.text),
                          fmt::format("remove {} or {}", alone->text, other.text));
  check_directions(say, mask);
  if (mask.dilation && !(mask.window && mask.window->keys))
    report_at(say, mask.dilation->place,
              fmt::format("dilation ({}) needs a window", grouped(mask.dilation->count)),
              "such as window: 4");
  if (mask.top_k && !mask.seed)
    report_at(say, mask.top_k->place,
              fmt::format("top_k ({}): the data choose these keys, so what is shown is a sample",
                          grouped(mask.top_k->count)),
              "add seed: 7, or list the keys of each query in keys");
  if (mask.seed && !mask.top_k)
    report_at(say, mask.seed->place,
              fmt::format("seed ({}): nothing is drawn here", mask.seed->count));
  if (mask.documents && !mask.documents->empty() && (mask.parts || mask.queries))
    report_at(say, mask.documents->front().place,
              fmt::format("documents and {} exclude each other", mask.parts ? "parts" : "queries"));
  if (mask.top_k && mask.moba)
    report_at(say, mask.moba->block.place,
              "moba and top_k exclude each other: one sample is shown");
}

}  // namespace attnfig
