#include "spec/fill.h"

#include "model/quantities.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// `reporter` is null when a wording is only tried: then nothing is reported.
void report(const Reporter* reporter, const Placeholder& placeholder, std::string_view message,
            std::string_view hint = {}) {
  if (reporter != nullptr) reporter->report(placeholder.offset, message, hint);
}

/// The layout that a placeholder names, or null after an error.
const Attention* named(const Reporter* reporter, const Placeholder& placeholder,
                       std::string_view name, const Scope& scope) {
  if (name == baseline_name) {
    if (scope.baseline == nullptr)
      report(reporter, placeholder, "no baseline is stated here", "say over: LAYOUT at the top");
    return scope.baseline;
  }
  std::vector<std::string_view> known;
  for (const Attention& layout : scope.layouts) {
    if (layout.name == name) return &layout;
    known.push_back(layout.name);
  }
  report(reporter, placeholder, fmt::format("unknown layout \"{}\"", name),
         choose_from(name, known));
  return nullptr;
}

/// The text of a number.
struct Said {
  std::string text;
  std::vector<NumberName> numbers;  // of each layout that it is said of
};

/// A quantity of one layout, or nothing after an error.
std::optional<Said> say(const Reporter* reporter, const Placeholder& placeholder,
                        const Quantity& quantity, const Attention& subject, const Scope& scope) {
  const Attention* baseline = nullptr;
  if (!placeholder.over.empty()) {
    baseline = named(reporter, placeholder, placeholder.over, scope);
    if (baseline == nullptr) return {};
    if (baseline == &subject) {
      report(reporter, placeholder, fmt::format("{} is compared with itself", subject.name));
      return {};
    }
  }
  if (!scope.speaks_of(subject) || (baseline != nullptr && !scope.speaks_of(*baseline))) return {};
  const Answer answer = quantity.compute(subject, baseline);
  if (!answer.result) {
    report(reporter, placeholder, answer.refusal);
    return {};
  }
  const std::optional<std::string> text = to_text(*answer.result, placeholder.format);
  const std::string formats = formats_for(*answer.result);
  if (!text) {
    report(reporter, placeholder,
           fmt::format("{} cannot be written as \"{}\"", placeholder.quantity, placeholder.format),
           formats == "none" ? "remove the format" : fmt::format("formats: {}", formats));
    return {};
  }
  return Said{*text, {number_name(subject, quantity.name, baseline, scope.layouts)}};
}

std::vector<const Attention*> subjects_of(const Reporter* reporter, const Placeholder& placeholder,
                                          const Scope& scope) {
  if (!placeholder.subject.empty()) {
    const Attention* layout = named(reporter, placeholder, placeholder.subject, scope);
    if (layout == nullptr) return {};
    return {layout};
  }
  if (scope.subjects.empty())
    report(reporter, placeholder, fmt::format("whose {} is meant?", placeholder.quantity),
           fmt::format("write {{LAYOUT.{}}}", placeholder.quantity));
  return scope.subjects;
}

std::optional<Said> resolve(const Reporter* reporter, const Placeholder& placeholder,
                            const Scope& scope) {
  const Quantity* quantity = find_quantity(placeholder.quantity);
  // The parser reported the others.
  if (quantity == nullptr || quantity->needs.baseline == placeholder.over.empty()) return {};
  std::optional<Said> common;
  const Attention* first = nullptr;
  for (const Attention* subject : subjects_of(reporter, placeholder, scope)) {
    std::optional<Said> said = say(reporter, placeholder, *quantity, *subject, scope);
    if (!said) return {};
    if (common && common->text != said->text) {
      report(reporter, placeholder,
             fmt::format("{} differs: {} for {}, {} for {}", placeholder.quantity, common->text,
                         first->name, said->text, subject->name),
             fmt::format("name the layout: {{{}.{}}}", first->name, placeholder.quantity));
      return {};
    }
    if (!common) {
      first = subject;
      common = std::move(said);
    } else {
      common->numbers.push_back(said->numbers.front());
    }
  }
  return common;
}

std::optional<RichText> put_in(const Reporter* reporter, const Template& text, const Scope& scope) {
  RichText filled;
  bool whole = true;
  for (const Template::Piece& piece : text.pieces) {
    if (const auto* words = std::get_if<std::string>(&piece.content)) {
      append(filled, *words, piece.style);
    } else if (const auto said = resolve(reporter, std::get<Placeholder>(piece.content), scope)) {
      append(filled, said->text, piece.style, said->numbers);
    } else if (reporter == nullptr) {
      return {};
    } else {
      whole = false;
    }
  }
  if (!whole) return {};
  return filled;
}

}  // namespace

NumberName number_name(const Attention& layout, std::string_view quantity,
                       const Attention* baseline, std::span<const Attention> layouts) {
  NumberName number{.layout = layout.name,
                    .quantity = std::string(quantity),
                    .baseline = baseline == nullptr ? "" : baseline->name};
  const auto own = std::find_if(layouts.begin(), layouts.end(), [&](const Attention& candidate) {
    return candidate.name == layout.name;
  });
  if (own == layouts.end()) return number;
  if (own->context != layout.context) number.context = layout.context->amount.count();
  if (own->batch != layout.batch) number.batch = layout.batch.amount.count();
  if (own->deployment.memory != layout.deployment.memory)
    number.memory = layout.deployment.memory->amount.count();
  return number;
}

std::optional<RichText> fill(const Reporter& reporter, const Template& text, const Scope& scope) {
  return put_in(&reporter, text, scope);
}

std::optional<RichText> try_to_fill(const Template& text, const Scope& scope) {
  return put_in(nullptr, text, scope);
}

}  // namespace attnfig
