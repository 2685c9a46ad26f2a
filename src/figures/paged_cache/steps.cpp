// The steps that a block states.

#include "figures/paged_cache/faults.h"
#include "figures/request_name.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

using Kind = PagingStep::Kind;

/// What a step does, by the name of its field.
struct Action {
  Kind kind;
  std::string_view field;
  std::optional<Key> StepSpec::*name;
};
constexpr Action actions[] = {{Kind::start, "start", &StepSpec::start},
                              {Kind::grow, "grow", &StepSpec::grow},
                              {Kind::fork, "fork", &StepSpec::fork},
                              {Kind::end, "end", &StepSpec::end}};

/// The one action of a step; null after an error.
const Action* action_of(const Saying& say, const StepSpec& step) {
  const Action* found = nullptr;
  for (const Action& action : actions) {
    if (!(step.*action.name)) continue;
    if (found != nullptr) {
      say.report((step.*action.name)->offset,
                 fmt::format("a step has one of {} and {}", found->field, action.field),
                 "write two steps");
      return nullptr;
    }
    found = &action;
  }
  if (found == nullptr) say.report(step.offset, "a step needs one of start, grow, fork and end");
  return found;
}

/// Reports fields that do not belong to the action, and one that it lacks. Returns whether all is
/// right.
bool check_fields(const Saying& say, const StepSpec& step, const Action& action) {
  const std::size_t at = (step.*action.name)->offset;
  bool right = true;
  const auto report = [&](std::size_t offset, const std::string& message) {
    say.report(offset, message);
    right = false;
  };
  const auto refuse = [&](bool stated, Kind of, std::size_t offset, std::string_view field) {
    if (stated && action.kind != of)
      report(offset, fmt::format("{} has no {}", action.field, field));
  };
  refuse(step.tokens.has_value(), Kind::start, at, "tokens");
  refuse(step.to.has_value(), Kind::grow, at, "to");
  refuse(!step.shares.all.empty(), Kind::start,
         step.shares.all.empty() ? at : step.shares.all.front().name.offset, "shares");
  refuse(step.as.has_value(), Kind::fork, step.as ? step.as->offset : at, "as");
  if (action.kind == Kind::start && !step.tokens)
    report(at, "start needs tokens: those of the prompt");
  if (action.kind == Kind::grow && !step.to)
    report(at, "grow needs to: the tokens of the request then");
  return right;
}

/// "A2": the first number, from 2, that makes a new name.
std::string copy_name(const std::string& from, const std::vector<std::string>& known) {
  for (int number = 2;; ++number) {
    const std::string name = from + std::to_string(number);
    if (std::find(known.begin(), known.end(), name) == known.end()) return name;
  }
}

std::string text_of(const StepFault& fault, const PagingStep& step) {
  using Fault = StepFault::Kind;
  const std::string& name = step.kind == Kind::fork ? step.from : step.sequence;
  switch (fault.kind) {
    case Fault::unknown_sequence:
      return fmt::format("no request \"{}\" runs at this step", name);
    case Fault::name_taken:
      return fmt::format("a request \"{}\" has started before", step.sequence);
    case Fault::no_tokens:
      return {};  // reported as a missing field
    case Fault::shrinks:
      return fmt::format("{} has more than {} tokens already", name, step.tokens);
    case Fault::unknown_prefix:
      return fmt::format("no request \"{}\" has started before", step.shares->of);
    case Fault::prefix_too_long:
      return fmt::format("{} and {} cannot share {} tokens: one of them has fewer", name,
                         step.shares->of, step.shares->tokens);
  }
  return {};
}

/// Whether the numbers of a step could be read.
bool is_read(const StepSpec& step) {
  const auto read = [](const auto& number) { return number.place != Place(); };
  return (!step.tokens || read(*step.tokens)) && (!step.to || read(*step.to)) &&
         std::all_of(step.shares.all.begin(), step.shares.all.end(),
                     [&](const auto& one) { return read(one.value); });
}

/// A step, if all of it is right.
std::optional<PagingStep> read_step(const Saying& say, const StepSpec& stated,
                                    const std::vector<std::string>& known) {
  const Action* action = action_of(say, stated);
  if (action == nullptr || !check_fields(say, stated, *action) || !is_read(stated)) return {};
  const Key& name = *(stated.*action->name);
  PagingStep step{.kind = action->kind, .sequence = name.text};
  if (action->kind == Kind::fork) {
    step.from = name.text;
    step.sequence = stated.as ? stated.as->text : copy_name(name.text, known);
  }
  if (stated.tokens) step.tokens = stated.tokens->count;
  if (stated.to) step.tokens = stated.to->count;
  step.shares = prefix_of(say, stated.shares);
  if (action->kind == Kind::start) check_request_name(say, name);
  if (stated.as) check_request_name(say, *stated.as);
  return step;
}

/// Reports steps that cannot be done after those before them; `running` run already.
void report_faults(const Saying& say, const PagedCacheBlock& block,
                   const std::vector<Sequence>& running, const std::vector<PagingStep>& steps) {
  std::vector<PagingStep> all;
  for (const Sequence& one : running) all.push_back({.sequence = one.name, .tokens = one.tokens});
  all.insert(all.end(), steps.begin(), steps.end());
  for (const StepFault& fault : step_faults(all))
    if (running.size() <= fault.step)
      say.report(block.steps[fault.step - running.size()].offset, text_of(fault, all[fault.step]));
}

}  // namespace

std::vector<PagingStep> steps_of(const Saying& say, const PagedCacheBlock& block,
                                 const std::vector<Sequence>& running) {
  std::vector<std::string> known;
  for (const Sequence& one : running) known.push_back(one.name);
  std::vector<PagingStep> steps;
  for (const StepSpec& stated : block.steps)
    if (std::optional<PagingStep> step = read_step(say, stated, known)) {
      known.push_back(step->sequence);
      steps.push_back(*std::move(step));
    }
  // What follows from a step with a mistake of its own is none.
  if (steps.size() == block.steps.size()) report_faults(say, block, running, steps);
  return steps;
}

}  // namespace attnfig
