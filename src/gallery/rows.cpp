#include "gallery/rows.h"

#include "model/number_text.h"
#include "model/quantities/cache.h"
#include "model/quantities/heads.h"
#include "model/quantities/layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace attnfig {
namespace {

constexpr UInt128 kibi = 1024;

/// Nothing where the model has no such number, or one that does not fit.
std::optional<Result> result_of(const Attention& model, Answer (*quantity)(const Attention&)) {
  try {
    return quantity(model).result;
  } catch (const std::overflow_error&) {
    return {};
  }
}

/// The sorting key of a number: a whole number; for memory, thousandths of a bit.
std::string order_of(const Result& result) {
  if (const auto* memory = std::get_if<Memory>(&result))
    return digits(memory->bits.count() * 1000 / memory->tokens);
  if (const auto* count = std::get_if<Count>(&result)) return digits(count->value);
  return {};
}

GalleryCell cell(const std::optional<Result>& result, std::string_view format = {}) {
  if (!result) return {"–", ""};
  return {to_text(*result, format).value(), order_of(*result)};
}

/// The kind of attention of a layout: "GQA, window 4,096".
std::string kind_text(const Attention& layout) {
  const auto window = result_of(layout, quantity::window);
  return window ? fmt::format("{}, window {}", layout.label, to_text(*window, "").value())
                : layout.label;
}

/// The kinds of a hybrid's layers: "20 KDA + 7 MLA".
GalleryCell attention(const Plan& plan, const Attention& model) {
  if (model.layers.size() == 1 && model.order.empty()) return {kind_text(model), model.label};
  std::string text;
  for (const LayerKind& kind : model.layers) {
    std::string name = kind.name;
    for (const Attention& layout : plan.layouts)
      if (layout.name == kind.name) name = kind_text(layout);
    text += fmt::format("{}{} {}", text.empty() ? "" : " + ", grouped(kind.layers.amount.count()),
                        name);
  }
  return {text, text};
}

GalleryCell layers(const Plan&, const Attention& model) {
  return cell(result_of(model, quantity::layers));
}
GalleryCell q_heads(const Plan&, const Attention& model) {
  return cell(result_of(model, quantity::q_heads));
}
GalleryCell kv_heads(const Plan&, const Attention& model) {
  return cell(result_of(model, quantity::kv_heads));
}

/// head_dim, or the cached latent's width in its place: "latent 512 + 64".
GalleryCell head_dim(const Plan&, const Attention& model) {
  const auto latent = result_of(model, quantity::latent_dim);
  if (!latent) return cell(result_of(model, quantity::head_dim));
  const auto rope = result_of(model, quantity::rope_dim);
  const std::string size = to_text(*result_of(model, quantity::latent_size), "").value();
  return {fmt::format("latent {}{}", size, rope ? " + " + to_text(*rope, "").value() : ""),
          order_of(*latent)};
}

/// Memory in the unit of the column's heading.
GalleryCell memory(const std::optional<Result>& result, std::string_view unit) {
  GalleryCell memory = cell(result, unit);
  memory.text = memory.text.substr(0, memory.text.find("\u00A0"));
  return memory;
}

GalleryCell token(const Plan&, const Attention& model) {
  return memory(result_of(model, quantity::token), "KiB");
}
GalleryCell slope(const Plan&, const Attention& model) {
  return memory(result_of(model, quantity::slope), "KiB");
}
GalleryCell state(const Plan&, const Attention& model) {
  const GalleryCell state = memory(result_of(model, quantity::state), "MiB");
  return state.order == "0" ? GalleryCell{"–", ""} : state;
}

/// The cache at a context, unless that is longer than the model is made for.
GalleryCell at(const Attention& model, UInt128 tokens) {
  if (!model.context || model.context->amount.count() < tokens) return {"–", ""};
  Attention other = model;
  other.context->amount = Tokens(tokens);
  return memory(result_of(other, quantity::total), "GiB");
}
GalleryCell at_8ki(const Plan&, const Attention& model) {
  return at(model, 8 * kibi);
}
GalleryCell at_128ki(const Plan&, const Attention& model) {
  return at(model, 128 * kibi);
}
GalleryCell at_full(const Plan&, const Attention& model) {
  if (!model.context) return {"–", ""};
  GalleryCell full = at(model, model.context->amount.count());
  full.text +=
      fmt::format(" at {}", to_text(Count{model.context->amount.count()}, "short").value());
  return full;
}

constexpr GalleryColumn columns[] = {
    {"Attention", "the kinds of its layers", false, attention},
    {"Layers", "layers of the model", true, layers},
    {"Q heads", "query heads of a layer", true, q_heads},
    {"KV heads", "key and value heads that a layer caches", true, kv_heads},
    {"head_dim", "elements of a head, or of the latent and rope key cached in its place", true,
     head_dim},
    {"KiB a token", "memory cached for one token in all layers while no window is full", true,
     token},
    {"Slope, KiB", "memory that one token adds once every window is full", true, slope},
    {"State, MiB", "memory of recurrent states, whatever the context", true, state},
    {"GiB at 8Ki", "cache of one sequence of 8,192 tokens", true, at_8ki},
    {"GiB at 128Ki", "cache of one sequence of 131,072 tokens", true, at_128ki},
    {"GiB in full", "cache of one sequence as long as the model is made for", true, at_full}};

}  // namespace

std::span<const GalleryColumn> gallery_columns() {
  return columns;
}

std::vector<GalleryCell> gallery_cells(const Plan& plan) {
  const Attention* model = main_layout(plan);
  std::vector<GalleryCell> cells;
  for (const GalleryColumn& column : columns)
    cells.push_back(model == nullptr ? GalleryCell{"–", ""} : column.cell(plan, *model));
  return cells;
}

}  // namespace attnfig
