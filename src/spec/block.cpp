#include "spec/block.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig {
namespace {

const Field* find_short_field(const FigureKind& kind, std::string_view name) {
  const auto found = std::find_if(kind.short_fields.begin(), kind.short_fields.end(),
                                  [&](const Field& field) { return field.name == name; });
  return found == kind.short_fields.end() ? nullptr : &*found;
}

const FigureBlock* find_block(std::span<const FigureBlock> blocks, const FigureKind& kind) {
  const auto found = std::find_if(blocks.begin(), blocks.end(),
                                  [&](const FigureBlock& block) { return block.kind == &kind; });
  return found == blocks.end() ? nullptr : &*found;
}

/// The first block that has a field; null if there is none.
FigureBlock* block_for(const ShortField& field, std::vector<FigureBlock>& blocks) {
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const FigureBlock& block) {
    return find_short_field(*block.kind, field.name) != nullptr;
  });
  return found == blocks.end() ? nullptr : &*found;
}

}  // namespace

const FigureKind* find_kind(FigureKinds kinds, std::string_view name) {
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const FigureKind* kind) { return kind->name == name; });
  return found == kinds.end() ? nullptr : *found;
}

std::vector<FigureBlock> read_blocks(const Reporter& reporter, const std::vector<BlockNode>& nodes,
                                     FigureKinds kinds, std::span<const FigureBlock> defaults) {
  std::vector<FigureBlock> blocks;
  for (const BlockNode& node : nodes) {
    if (node.kind.empty()) continue;  // was reported already
    const FigureKind* kind = find_kind(kinds, node.kind);
    if (kind == nullptr) {
      std::vector<std::string_view> known;
      for (const FigureKind* each : kinds) known.push_back(each->name);
      reporter.report(node.offset, fmt::format("unknown figure \"{}\"", node.kind),
                      choose_from(node.kind, known));
      continue;
    }
    const FigureBlock* start = find_block(defaults, *kind);
    FigureBlock& block = blocks.emplace_back(
        FigureBlock{kind, start != nullptr ? start->fields : kind->new_block(), node.offset});
    const Target target{kind->table, kind->object(block.fields)};
    if (start != nullptr) {
      read_over(reporter, node.fields, target);
    } else {
      read_mapping(reporter, node.fields, {&target, 1});
    }
  }
  return blocks;
}

std::vector<Field> short_fields(FigureKinds kinds) {
  std::vector<Field> fields;
  for (const FigureKind* kind : kinds)
    for (const Field& field : kind->short_fields)
      if (std::none_of(fields.begin(), fields.end(),
                       [&](const Field& known) { return known.name == field.name; }))
        fields.push_back(field);
  return fields;
}

void read_short_fields(const Reporter& reporter, const std::vector<ShortField>& fields,
                       FigureKinds kinds, std::vector<FigureBlock>& blocks) {
  for (const ShortField& stated : fields) {
    const auto read = [&](const FigureKind& kind, std::any& block) {
      const Field& field = *find_short_field(kind, stated.name);
      field.read(reporter, field, stated.value, kind.object(block));
    };
    if (FigureBlock* block = block_for(stated, blocks)) {
      read(*block->kind, block->fields);
      continue;
    }
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const FigureKind* each) {
      return find_short_field(*each, stated.name) != nullptr;
    });
    std::any unused = (*kind)->new_block();
    read(**kind, unused);
  }
}

void refuse_unused(const Reporter& reporter, const std::vector<ShortField>& fields,
                   FigureKinds kinds, std::vector<FigureBlock>& blocks) {
  for (const ShortField& stated : fields) {
    if (block_for(stated, blocks) != nullptr) continue;
    std::vector<std::string_view> having;
    for (const FigureKind* kind : kinds)
      if (find_short_field(*kind, stated.name) != nullptr) having.push_back(kind->name);
    reporter.report(stated.value.offset, fmt::format("no figure here has {}", stated.name),
                    fmt::format("figures with {}: {}", stated.name, fmt::join(having, ", ")));
  }
}

void Value<BlockNode>::read(const Reporter& reporter, const Field& field, const Node& node,
                            BlockNode& value) {
  if (node.kind == Node::Kind::scalar) {
    value = {read_word(reporter, field, node),
             node.offset,
             {.kind = Node::Kind::mapping, .offset = node.offset}};
    return;
  }
  if (node.kind != Node::Kind::mapping || node.keys.size() != 1)
    return report_type(reporter, field, node, "the name of a figure, or one with its fields");
  value = {node.keys[0].text, node.keys[0].offset, node.items[0]};
  if (value.fields.kind == Node::Kind::mapping) return;
  if (value.fields.kind == Node::Kind::empty) {
    value.fields = {.kind = Node::Kind::mapping, .offset = node.keys[0].offset};
    return;
  }
  reporter.report(value.fields.offset, fmt::format("{}: expected its fields", value.kind));
  value.kind.clear();
}

}  // namespace attnfig
