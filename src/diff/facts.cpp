#include "diff/facts.h"

#include "model/quantities.h"
#include "painted/words.h"
#include "report/exact.h"
#include "spec/figure_numbers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig::diff {
namespace {

const Fact* find(const std::vector<Fact>& facts, std::string_view name) {
  const auto found =
      std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.name == name; });
  return found == facts.end() ? nullptr : &*found;
}

/// Whether a field is a fact about its layout: not if it is a text, or only names the layout to
/// take fields from.
bool is_fact(std::string_view field) {
  return field != "like" && field != "label";
}

std::string written(const Node& node) {
  switch (node.kind) {
    case Node::Kind::empty:
      return "";
    case Node::Kind::scalar:
      return node.text;
    case Node::Kind::list:
    case Node::Kind::mapping:
      break;
  }
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < node.items.size(); ++i)
    parts.push_back(node.keys.empty() ? written(node.items[i])
                                      : node.keys[i].text + ": " + written(node.items[i]));
  return node.keys.empty() ? fmt::format("[{}]", fmt::join(parts, ", "))
                           : fmt::format("{{{}}}", fmt::join(parts, ", "));
}

/// The fields of a layout: its own, then those of the layouts that it is `like`.
std::vector<Fact> stated(const Node& layouts, const std::string& name) {
  std::vector<Fact> facts;
  const Node* layout = layouts.find(name);
  // A spec that was read has no cycle of layouts; the bound only makes that visible.
  for (std::size_t step = 0; layout != nullptr && step < layouts.items.size(); ++step) {
    for (std::size_t i = 0; i < layout->keys.size(); ++i) {
      const std::string& field = layout->keys[i].text;
      const bool known = std::any_of(facts.begin(), facts.end(),
                                     [&](const Fact& fact) { return fact.name == field; });
      if (!known && is_fact(field))
        facts.push_back({field, written(layout->items[i]), written(layout->items[i])});
    }
    const Node* like = layout->find("like");
    layout = like == nullptr ? nullptr : layouts.find(like->text);
  }
  return facts;
}

std::optional<std::string> value_of(const Attention& layout, const Quantity& quantity) {
  if (quantity.needs.baseline) return {};
  const Answer answer = quantity.compute(layout, nullptr);
  return answer.result ? to_text(*answer.result, "") : std::nullopt;
}

/// Adds fields that a layout has by default, or that follow from others: the other side of a
/// comparison may state them.
void add_unstated(Subject& subject, const Attention& layout) {
  for (const Quantity& quantity : quantities()) {
    const bool is_field = quantity.name.find('.') == std::string_view::npos;
    if (!is_field || quantity.name == "name" || find(subject.facts, quantity.name) != nullptr)
      continue;
    if (const auto value = value_of(layout, quantity))
      subject.facts.push_back({quantity.name, *value, *value, Said::no});
  }
}

/// The cached amounts of a layout, in the page's measures or else in those that the layout has.
std::vector<Fact> cached(const Plan& plan, const Attention& layout) {
  std::vector<const Quantity*> all = measures();
  const auto of_page =
      std::find_if(plan.figures.begin(), plan.figures.end(),
                   [](const FigurePlan& figure) { return figure.kind->quantity != nullptr; });
  if (of_page != plan.figures.end())
    all.insert(all.begin(), of_page->kind->quantity(of_page->content));
  for (const Quantity* quantity : all)
    if (const auto value = value_of(layout, *quantity)) return {{quantity->name, *value, *value}};
  return {};
}

/// The fields that a block states of the figure as a whole.
std::vector<Fact> stated_in(const Node& block) {
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < block.items.size(); ++i)
    if (block.items[i].kind == Node::Kind::scalar)
      facts.push_back({block.keys[i].text, written(block.items[i]), written(block.items[i])});
  return facts;
}

/// The fields of a part of a figure that its block states under a name. A bare value is that of the
/// field for which it is short.
std::vector<Fact> stated_in(const Node& block, const FigureKind& kind, std::string_view subject) {
  std::vector<Fact> facts;
  const auto add = [&](std::string_view name, const Node& value) {
    if (is_fact(name)) facts.push_back({std::string(name), written(value), written(value)});
  };
  for (std::size_t i = 0; i < block.items.size(); ++i) {
    const Node* part = block.items[i].find(subject);
    const Field* field = kind.table->find(block.keys[i].text);
    if (part == nullptr || field == nullptr) continue;
    const Table* table = field->type().table;
    if (part->kind != Node::Kind::mapping)
      add(table == nullptr || table->shorthand.empty() ? field->name : table->shorthand, *part);
    for (std::size_t j = 0; j < part->keys.size(); ++j) add(part->keys[j].text, part->items[j]);
  }
  return facts;
}

/// The block of a figure in a spec; null if it states none.
const Node* block_of(const Node& root, std::size_t figure) {
  const Node* figures = root.find("figures");
  if (figures == nullptr || figures->items.size() <= figure ||
      figures->items[figure].kind != Node::Kind::mapping)
    return nullptr;
  return &figures->items[figure].items.front();
}

Fact fact_of(const FigureNumber& number) {
  std::string value = to_text(*number.answer.result, "").value();
  if (std::holds_alternative<Count>(*number.answer.result))
    value += " " + std::string(number.quantity->unit);
  return {std::string(number.quantity->name), value, value};
}

/// Adds what figures compute numbers of: parts, and the figure as a whole under the name of its
/// kind. Each has the first of its numbers and those that short lists have.
void add_parts(std::vector<Subject>& subjects, const Node& root, const Plan& plan) {
  for (std::size_t i = 0; i < plan.figures.size(); ++i) {
    const Node* block = block_of(root, i);
    const FigureKind& kind = *plan.figures[i].kind;
    const auto before = static_cast<std::ptrdiff_t>(subjects.size());
    for (const FigureNumber& number : numbers_of_figure(plan, plan.figures[i])) {
      auto subject = std::find_if(subjects.begin() + before, subjects.end(),
                                  [&](const Subject& one) { return one.name == number.subject; });
      if (subject == subjects.end()) {
        std::vector<Fact> facts;
        if (block != nullptr)
          facts = number.subject == kind.name ? stated_in(*block)
                                              : stated_in(*block, kind, number.subject);
        subject = subjects.insert(subjects.end(), {number.subject, number.label, std::move(facts)});
      } else if (!number.quantity->brief) {
        continue;
      }
      // A number may be what a field of its name states.
      if (find(subject->facts, number.quantity->name) == nullptr)
        subject->facts.push_back(fact_of(number));
    }
  }
}

/// The shown value of a fact; the computed value if both specs state the same although the values
/// differ.
std::string shown(const Fact& fact, const Fact& other) {
  return fact.shown == other.shown ? fact.value : fact.shown;
}

std::vector<Change> compare(const Subject& before, const Subject& after, const std::string& where) {
  std::vector<Change> changes;
  const auto add = [&](const std::string& what, std::string old_value, std::string new_value) {
    changes.push_back(
        {ChangeKind::layout, where, what, std::move(old_value), std::move(new_value)});
  };
  for (const Fact& fact : after.facts) {
    const Fact* old = find(before.facts, fact.name);
    if (fact.said == Said::no && (old == nullptr || old->said == Said::no)) continue;
    if (old == nullptr) add(fact.name, "", fact.shown);
    if (old != nullptr && old->value != fact.value)
      add(fact.name, shown(*old, fact), shown(fact, *old));
  }
  for (const Fact& fact : before.facts)
    if (fact.said == Said::yes && find(after.facts, fact.name) == nullptr)
      add(fact.name, fact.shown, "");
  // The cache comes last: it follows from the fields.
  std::stable_partition(changes.begin(), changes.end(), [](const Change& change) {
    return change.what.find_first_of(". ") == std::string::npos;
  });
  return changes;
}

const Subject* find(const std::vector<Subject>& subjects, std::string_view name) {
  const auto found = std::find_if(subjects.begin(), subjects.end(),
                                  [&](const Subject& one) { return one.name == name; });
  return found == subjects.end() ? nullptr : &*found;
}

/// "GQA", with the layout's name beside it if several have that label.
std::string called(const std::vector<Subject>& subjects, const Subject& subject) {
  const auto as_well = std::count_if(subjects.begin(), subjects.end(), [&](const Subject& one) {
    return one.label == subject.label;
  });
  if (subject.label.empty()) return subject.name;
  return as_well < 2 ? subject.label : fmt::format("{} ({})", subject.label, subject.name);
}

/// A number in the way in which texts show it; what is no number as it stands.
std::string shown(std::string_view exact) {
  const std::optional<Result> result = read_exact(exact);
  return result ? to_text(*result, "").value() : std::string(exact);
}

}  // namespace

std::vector<Subject> facts_of(const Node& root, const Plan& plan) {
  std::vector<Subject> subjects;
  const Node none;
  const Node* layouts = root.find("layouts");
  for (const Attention& layout : plan.layouts) {
    Subject subject{layout.name, layout.label,
                    stated(layouts == nullptr ? none : *layouts, layout.name)};
    for (Fact& fact : subject.facts)
      if (const Quantity* quantity = find_quantity(fact.name))
        if (const auto value = value_of(layout, *quantity)) fact.value = *value;
    add_unstated(subject, layout);
    for (Fact& fact : cached(plan, layout)) subject.facts.push_back(std::move(fact));
    subjects.push_back(std::move(subject));
  }
  add_parts(subjects, root, plan);
  return subjects;
}

void add_stated(std::vector<Subject>& subjects, const StatedFact& stated) {
  const std::size_t dot = std::min(stated.fact.find('.'), stated.fact.size());
  const std::size_t at = std::min(stated.fact.find(" at ", dot), stated.fact.size());
  const std::string name =
      std::string(stated.fact.substr(0, dot)) + std::string(stated.fact.substr(at));
  auto subject = std::find_if(subjects.begin(), subjects.end(),
                              [&](const Subject& one) { return one.name == name; });
  if (subject == subjects.end())
    subject = subjects.insert(subjects.end(), {name, std::string(stated.label), {}});
  const auto add = [&](std::string_view fact, std::string_view value) {
    const bool says_something = !fact.empty() && !value.empty();
    if (says_something && find(subject->facts, fact) == nullptr)
      subject->facts.push_back({std::string(fact), std::string(value), shown(value)});
  };
  for (const std::string_view field : painted::split_words(stated.given)) {
    const std::size_t equals = std::min(field.find('='), field.size());
    add(field.substr(0, equals), field.substr(std::min(equals + 1, field.size())));
  }
  if (dot != stated.fact.size()) add(stated.fact.substr(dot + 1, at - dot - 1), stated.value);
}

std::vector<Change> compare(const std::vector<Subject>& before, const std::vector<Subject>& after) {
  std::vector<Change> changes;
  for (const Subject& subject : after) {
    const std::string where = called(after, subject);
    const Subject* old = find(before, subject.name);
    if (old == nullptr) {
      changes.push_back({ChangeKind::added, "", "layout", "", where});
      continue;
    }
    for (Change& change : compare(*old, subject, where)) changes.push_back(std::move(change));
  }
  for (const Subject& subject : before)
    if (find(after, subject.name) == nullptr)
      changes.push_back({ChangeKind::removed, "", "layout", called(before, subject), ""});
  return changes;
}

std::string arrow(std::string_view before, std::string_view after) {
  // The blank before a unit does not break, except in "10 GiB" of an SVG.
  const auto unit = [](std::string_view text) {
    const bool number = !text.empty() && '0' <= text[0] && text[0] <= '9';
    const std::size_t blank = text.find(' ') == text.rfind(' ') ? text.find(' ') : text.npos;
    const std::size_t at = number ? std::min(text.rfind("\u00A0"), blank) : text.npos;
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
  };
  if (!unit(before).empty() && unit(before) == unit(after))
    before.remove_suffix(unit(before).size());
  return fmt::format("{} → {}", before, after);
}

}  // namespace attnfig::diff
