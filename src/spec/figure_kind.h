#pragma once

#include "input/fields.h"
#include "scene/mark.h"
#include "spec/words.h"
#include "theme/metrics.h"

#include <any>
#include <optional>

namespace attnfig {

struct DrawInput;
struct FigureNumber;
struct FinishedPanel;
struct Item;
struct NumberName;
struct Plan;
struct Prepared;
struct Quantity;
class Saying;

/// One kind of figure: a file in src/figures and its name in the list there. Everything special to
/// the kind is here: the fields of its block, its words, sizes and marks, and its stages. Neither
/// specs nor pages, themes or languages know any kind by name.
struct FigureKind {
  std::string_view name;  // of its block in a spec: "head_map"
  std::string_view about;
  std::span<const Word> words = {};
  std::span<const Metric> metrics = {};
  std::span<const Mark> marks = {};
  /// Fields at the top of a spec that are read into the block: the short way to write it.
  std::span<const Field> short_fields = {};
  /// Whether it says what the colours of roles stand for.
  bool names_roles = false;
  /// Other kinds that it draws as parts of itself.
  std::span<const FigureKind* const> parts = {};

  // The members below are set by figure_kind().

  /// The fields of its block.
  const Table* table = nullptr;
  std::any (*new_block)() = nullptr;
  /// The object that fields are read into.
  void* (*object)(std::any& block) = nullptr;
  /// The content of the figure, with every text filled; nothing if it has none. Reports everything
  /// that is wrong with the block.
  std::any (*plan)(Saying& say, const std::any& block) = nullptr;
  bool (*equal)(const std::any& one, const std::any& other) = nullptr;
  /// The canonical text of its plan.
  std::string (*dump)(const Plan& all, const std::any& plan) = nullptr;
  Prepared (*prepare)(const DrawInput& input, const std::any& plan) = nullptr;
  /// All that a panel shows, in sentences with every number, for those who cannot see it.
  std::string (*describe)(const FinishedPanel& panel, const std::any& plan) = nullptr;
  /// What it tells a reader who points at an item of a panel, such as who reads a head; empty:
  /// nothing. Null: nothing of any item.
  std::string (*tell)(const FinishedPanel& panel, const std::any& plan, const Item& item) = nullptr;
  /// What it says, as rows of cells, for those who cannot see it; null: nothing.
  std::vector<std::vector<std::string>> (*table_of)(const Plan& all,
                                                    const std::any& plan) = nullptr;
  /// The layouts, by index, of panels that stand side by side: figures of the same page have their
  /// columns and colours. Null: it has no panels.
  std::vector<std::size_t> (*panels)(const std::any& plan) = nullptr;
  /// The numbers that it computes of its own fields; null: none.
  std::vector<FigureNumber> (*numbers)(const Plan& all, const std::any& plan) = nullptr;
  /// The numbers that it shows, of which some may be of layouts at another context or batch, or on
  /// another device, than the spec states for them. Null: none of those.
  std::vector<NumberName> (*layout_numbers)(const std::any& plan) = nullptr;
  /// The quantity that it compares; null: none.
  const Quantity* (*quantity)(const std::any& plan) = nullptr;
};

/// Completes a kind: figure_kind<Block, Content, plan, dump, prepare, describe>({.name = …}).
template <class Block, class Content, std::optional<Content> (*plan)(Saying&, const Block&),
          std::string (*dump)(const Plan&, const Content&),
          Prepared (*prepare)(const DrawInput&, const Content&),
          std::string (*describe)(const FinishedPanel&, const Content&)>
constexpr FigureKind figure_kind(FigureKind kind) {
  kind.table = &Block::table;
  kind.new_block = [] { return std::any(Block{}); };
  kind.object = [](std::any& block) -> void* { return &std::any_cast<Block&>(block); };
  kind.plan = [](Saying& say, const std::any& block) {
    std::optional<Content> made = plan(say, std::any_cast<const Block&>(block));
    return made ? std::any(*std::move(made)) : std::any();
  };
  kind.equal = [](const std::any& one, const std::any& other) {
    return std::any_cast<const Content&>(one) == std::any_cast<const Content&>(other);
  };
  kind.dump = [](const Plan& all, const std::any& content) {
    return dump(all, std::any_cast<const Content&>(content));
  };
  kind.prepare = [](const DrawInput& input, const std::any& content) {
    return prepare(input, std::any_cast<const Content&>(content));
  };
  kind.describe = [](const FinishedPanel& panel, const std::any& content) {
    return describe(panel, std::any_cast<const Content&>(content));
  };
  return kind;
}

using FigureKinds = std::span<const FigureKind* const>;

const FigureKind* find_kind(FigureKinds kinds, std::string_view name);

}  // namespace attnfig
