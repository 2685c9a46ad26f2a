// Selects the caches to compare, and fills their texts.

#include "figures/caches/caches.h"
#include "model/by_role.h"
#include "model/number_text.h"
#include "model/quantities.h"
#include "spec/answers.h"

#include <algorithm>
#include <set>

namespace attnfig {
namespace {

/// The hint for the fact that a summary in bytes most often lacks.
std::string hint_for_total(const Attention& attention) {
  return attention.context ? "" : fmt::format("add context: TOKENS to {}", attention.name);
}

UInt128 amount(const Result& result) {
  if (const auto* memory = std::get_if<Memory>(&result)) return memory->bits.count();
  if (const auto* derivation = std::get_if<Derivation>(&result)) return derivation->count.value();
  return std::get<Count>(result).value;
}

bool is_memory(const Quantity& quantity, const Attention& attention) {
  const Answer answer = quantity.compute(attention, nullptr);
  return answer.result && std::holds_alternative<Memory>(*answer.result);
}

/// What tensors of each role have of a value, if it is a part of the cache.
std::vector<BarPart> parts_of(const Attention& attention, const Quantity& quantity,
                              const Result& result) {
  if (!quantity.name.starts_with("cache.")) return {};
  const auto measured =
      std::holds_alternative<Memory>(result) ? RoleUnit::bits : RoleUnit::elements;
  std::vector<BarPart> parts;
  for (const RoleShare& share : cached_by_role(attention, measured))
    parts.push_back({share.role, share.weight});
  return parts;
}

/// The entries of a block that lists none.
std::vector<EntrySpec> standard_entries(const Saying& say, const CacheBlock& block) {
  std::vector<EntrySpec> entries;
  for (const std::size_t panel : say.panels()) {
    const Attention& layout = say.layouts()[panel];
    std::set<UInt128> shown;
    for (const ShownContext& at : block.contexts) {
      if (!at.tokens && !layout.context) continue;
      Sourced<unit::Token> context = layout.context.value_or(Sourced<unit::Token>{});
      const bool past = at.tokens && layout.context && context.amount.count() < *at.tokens;
      if (at.tokens) context.amount = Tokens(*at.tokens);
      if (past || !shown.insert(context.amount.count()).second) continue;
      EntrySpec& entry = entries.emplace_back();
      entry.layout.name = layout.name;
      entry.context = context;
    }
  }
  return entries;
}

/// An entry and its layout, at the entry's own context if it has one.
struct Subject {
  EntrySpec entry;
  std::size_t layout = 0;
  std::optional<Attention> at_context = {};

  const Attention& attention(const Saying& say) const {
    return at_context ? *at_context : say.layouts()[layout];
  }
};

std::vector<Subject> subjects_of(Saying& say, const CacheBlock& block) {
  std::vector<Subject> subjects;
  for (EntrySpec& entry :
       block.entries ? std::vector<EntrySpec>(*block.entries) : standard_entries(say, block))
    if (const auto layout = say.index_of(entry.layout)) {
      Subject& subject = subjects.emplace_back(Subject{std::move(entry), *layout});
      if (!subject.entry.context) continue;
      subject.at_context = say.layouts()[*layout];
      subject.at_context->context = subject.entry.context;
    }
  return subjects;
}

/// The formats that a layout caches in, by name.
std::set<std::string_view> formats_of(const Attention& attention) {
  std::set<std::string_view> formats;
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.cached()) formats.insert(tensor.storage.name);
  return formats;
}

/// Whether elements of one subject are as large as those of another.
bool formats_agree(const Saying& say, const std::vector<Subject>& subjects) {
  return std::all_of(subjects.begin(), subjects.end(), [&](const Subject& each) {
    return formats_of(each.attention(say)) == formats_of(subjects.front().attention(say));
  });
}

/// The first measure that every subject has. Elements are none where formats differ. If there is
/// none, reports what the first measure lacks.
const Measure& measure_of(const Saying& say, const std::vector<Measure>& measures,
                          const std::vector<Subject>& subjects) {
  if (measures.size() == 1) return measures.front();
  const bool comparable = formats_agree(say, subjects);
  const auto all_have = [&](const Measure& candidate) {
    if (!comparable && candidate.quantity.is->counts == Counted::elements) return false;
    return std::all_of(subjects.begin(), subjects.end(), [&](const Subject& each) {
      const Attention& attention = each.attention(say);
      return !say.speaks_of(attention) || candidate.quantity.is->compute(attention, nullptr).result;
    });
  };
  const auto chosen = std::find_if(measures.begin(), measures.end(), all_have);
  return chosen == measures.end() ? measures.front() : *chosen;
}

/// The others were reported.
bool all_have_quantities(const std::vector<Measure>& measures) {
  return !measures.empty() &&
         std::none_of(measures.begin(), measures.end(),
                      [](const Measure& one) { return one.quantity.is == nullptr; });
}

std::optional<EntryPlan> entry_of(Saying& say, const CacheBlock& block, const Measure& measure,
                                  const Subject& subject) {
  const Attention& attention = subject.attention(say);
  if (!say.speaks_of(attention)) return {};
  const Answer answer = measure.quantity.is->compute(attention, nullptr);
  if (!answer.result) {
    say.report(subject.entry.layout.offset, answer.refusal, hint_for_total(attention));
    return {};
  }
  return EntryPlan{
      .layout = subject.layout,
      .label = say.say_or("label", subject.entry.label, block.standard_label, {&attention}),
      .detail = say.standard(measure.quantity.is->name + ".detail", {&attention}),
      .value = say.number(attention, *measure.quantity.is, answer),
      .amount = amount(*answer.result),
      .parts = parts_of(attention, *measure.quantity.is, *answer.result)};
}

/// With a capital where a heading begins.
std::string heading(std::string label) {
  if (!label.empty() && 'a' <= label[0] && label[0] <= 'z')
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

std::string one_line(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;)
    text.replace(at, 1, "; ");
  return text;
}

}  // namespace

std::optional<CachePlan> plan_caches(Saying& say, const CacheBlock& block) {
  const std::vector<Subject> subjects = subjects_of(say, block);
  if (!all_have_quantities(block.measures)) return {};
  const Measure& measure = measure_of(say, block.measures, subjects);
  CachePlan plan{.quantity = measure.quantity.is, .title = {}, .entries = {}};
  std::vector<const Attention*> shown;
  for (const Subject& subject : subjects)
    if (auto entry = entry_of(say, block, measure, subject)) {
      plan.entries.push_back(std::move(*entry));
      shown.push_back(&subject.attention(say));
    }
  if (plan.entries.empty()) return {};
  plan.is_memory = is_memory(*measure.quantity.is, *shown.front());
  const std::string& name = measure.title.value_or(measure.quantity.is->name);
  plan.title = say.say_or("title", block.title, name, std::move(shown));
  if (plan.title.empty() && !block.title) plan.title = {{heading(say.label(*measure.quantity.is))}};
  return plan;
}

std::string dump_caches(const Plan& all, const CachePlan& plan) {
  std::string text = fmt::format("summary \"{}\"\n", markup(plan.title));
  for (const EntryPlan& entry : plan.entries)
    text += fmt::format("  {}: \"{}\" {} \"{}\" \"{}\"\n", all.layouts[entry.layout].name,
                        markup(entry.label), digits(entry.amount), markup(entry.value),
                        markup(entry.detail));
  return text;
}

std::vector<std::vector<std::string>> cache_table(const Plan& all, const std::any& content) {
  const auto& plan = std::any_cast<const CachePlan&>(content);
  std::vector<std::vector<std::string>> entries = {{plain(plan.title), "", ""}};
  for (const EntryPlan& entry : plan.entries)
    entries.push_back(
        {plain(entry.label), plain(entry.value), one_line(derivation_of(all, entry.value))});
  return entries;
}

const Quantity* cache_quantity(const std::any& content) {
  return std::any_cast<const CachePlan&>(content).quantity;
}

}  // namespace attnfig
