#include "spec/fill.h"

#include "model/quantities.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

/// The layout that a placeholder names, or null after a complaint.
const Attention* named(const Reader& reader, const Placeholder& placeholder, std::string_view name,
                       const Scope& scope) {
  if (name == baseline_name) {
    if (scope.baseline == nullptr)
      reader.complain(placeholder.offset, "no baseline is stated here",
                      "say over: LAYOUT at the top");
    return scope.baseline;
  }
  std::vector<std::string_view> known;
  for (const Attention& layout : scope.layouts) {
    if (layout.name == name) return &layout;
    known.push_back(layout.name);
  }
  reader.complain(placeholder.offset, fmt::format("unknown layout \"{}\"", name),
                  choose_from(name, known));
  return nullptr;
}

/// The text of a quantity of one layout, or nothing after a complaint.
std::optional<std::string> say(const Reader& reader, const Placeholder& placeholder,
                               const Attention& subject, const Scope& scope) {
  const Quantity* quantity = find_quantity(placeholder.quantity);
  const Attention* baseline = nullptr;
  if (!placeholder.over.empty()) {
    baseline = named(reader, placeholder, placeholder.over, scope);
    if (baseline == nullptr) return {};
    if (baseline == &subject) {
      reader.complain(placeholder.offset, fmt::format("{} is compared with itself", subject.name));
      return {};
    }
  }
  if (!scope.speaks_of(subject) || (baseline != nullptr && !scope.speaks_of(*baseline))) return {};
  const Answer answer = quantity->compute(subject, baseline);
  if (!answer.result) {
    reader.complain(placeholder.offset, answer.refusal);
    return {};
  }
  std::optional<std::string> text = to_text(*answer.result, placeholder.format);
  const std::string_view formats = formats_for(*answer.result);
  if (!text)
    reader.complain(
        placeholder.offset,
        fmt::format("{} cannot be written as \"{}\"", placeholder.quantity, placeholder.format),
        formats == "none" ? "remove the format" : fmt::format("formats: {}", formats));
  return text;
}

std::vector<const Attention*> subjects_of(const Reader& reader, const Placeholder& placeholder,
                                          const Scope& scope) {
  if (!placeholder.subject.empty()) {
    const Attention* layout = named(reader, placeholder, placeholder.subject, scope);
    if (layout == nullptr) return {};
    return {layout};
  }
  if (scope.subjects.empty())
    reader.complain(placeholder.offset, fmt::format("whose {} is meant?", placeholder.quantity),
                    fmt::format("write {{LAYOUT.{}}}", placeholder.quantity));
  return scope.subjects;
}

std::optional<std::string> resolve(const Reader& reader, const Placeholder& placeholder,
                                   const Scope& scope) {
  const Quantity* quantity = find_quantity(placeholder.quantity);
  // What the parser complained about already.
  if (quantity == nullptr || (quantity->baseline == Baseline::needed) == placeholder.over.empty())
    return {};
  std::optional<std::string> common;
  const Attention* first = nullptr;
  for (const Attention* subject : subjects_of(reader, placeholder, scope)) {
    std::optional<std::string> text = say(reader, placeholder, *subject, scope);
    if (!text) return {};
    if (common && *common != *text) {
      reader.complain(placeholder.offset,
                      fmt::format("{} differs: {} for {}, {} for {}", placeholder.quantity, *common,
                                  first->name, *text, subject->name),
                      fmt::format("name the layout: {{{}.{}}}", first->name, placeholder.quantity));
      return {};
    }
    if (!common) first = subject;
    common = std::move(text);
  }
  return common;
}

}  // namespace

std::optional<RichText> fill(const Reader& reader, const Template& text, const Scope& scope) {
  RichText filled;
  bool whole = true;
  for (const Template::Piece& piece : text.pieces) {
    if (const auto* words = std::get_if<std::string>(&piece.content)) {
      append(filled, *words, piece.style);
    } else if (const auto said = resolve(reader, std::get<Placeholder>(piece.content), scope)) {
      append(filled, *said, piece.style);
    } else {
      whole = false;
    }
  }
  if (!whole) return {};
  return filled;
}

}  // namespace attnfig
