#include "import/layout_node.h"
#include "import/models.h"
#include "import/renaming.h"
#include "input/write_yaml.h"
#include "spec/inheritance.h"
#include "spec/layout_fields.h"
#include "variants/variant.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace attnfig {
namespace {

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Whether a field stays when a layer's attention is replaced: the options of every layout,
/// formats, and the width of values.
bool is_kept(const Variant& variant, std::string_view field) {
  if (field == "variant" || field == "like" || field == "label") return false;
  const auto tables = common_layout_tables();
  const bool common = std::any_of(tables.begin(), tables.end(), [&](const Table* table) {
    return table->find(field) != nullptr;
  });
  const bool own =
      field == "v_head_dim" || field == "dtype" || field == "k_dtype" || field == "v_dtype";
  return common || (own && variant.table.find(field) != nullptr);
}

/// The facts of a layout from which its other attention is made: query heads and the width of one.
struct Shape {
  UInt128 q_heads = 0;
  UInt128 head_dim = 0;
  UInt128 kv_heads = 0;  // 0: none of its own
};

std::optional<Shape> shape_of(const Node& layout) {
  const Variant* variant = find_variant(text_of(layout, "variant"));
  if (variant == nullptr || variant->recurrent || variant->table.find("q_heads") == nullptr)
    return {};
  return Shape{number_of(layout, "q_heads"), number_of(layout, "head_dim"),
               number_of(layout, "kv_heads")};
}

/// As many KV heads as the layout has, or one for eight query heads if that divides them.
UInt128 groups_of(const Shape& shape) {
  if (1 < shape.kv_heads && shape.kv_heads < shape.q_heads) return shape.kv_heads;
  for (UInt128 group : {UInt128{8}, UInt128{4}, UInt128{2}})
    if (shape.q_heads % group == 0 && group < shape.q_heads) return shape.q_heads / group;
  return 1;
}

Node other_attention(const Variant& variant, const Shape& shape, const Node& layout) {
  Node node = layout_node(variant.name, {{"q_heads", {shape.q_heads}}});
  if (&variant == &gqa) put(node, "kv_heads", number_node({groups_of(shape)}));
  put(node, "head_dim", number_node({shape.head_dim}));
  if (&variant == &mla) {
    put(node, "latent_dim", number_node({4 * shape.head_dim}));
    put(node, "rope_dim", number_node({std::max<UInt128>(shape.head_dim / 2, 1)}));
  }
  for (std::size_t i = 0; i < layout.keys.size(); ++i)
    if (is_kept(variant, layout.keys[i].text)) put(node, layout.keys[i].text, layout.items[i]);
  return node;
}

/// The layouts of attention, windowed or not.
std::vector<std::string> attending(const ModelSpec& model) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < model.layouts.keys.size(); ++i)
    if (shape_of(model.layouts.items[i])) names.push_back(model.layouts.keys[i].text);
  return names;
}

/// Notes the layouts that a pattern names.
void note_parts(const Node& layout, std::set<std::string, std::less<>>& names) {
  for (const char* key : {"first", "pattern", "last"})
    if (const Node* items = layout.find(key))
      for (const Node& item : items->items)
        for (const std::string_view name :
             layouts_of(std::string_view(item.text).substr(layouts_start(item.text))))
          names.emplace(name);
}

/// The model's layout and those that its pattern names, each with all of its fields: a layout that
/// they are `like` need not be in a model.
ModelSpec without_likeness(const Reporter& reporter, const ModelSpec& model) {
  const std::vector<Node> merged = merged_layouts(reporter, model.layouts);
  const std::vector<Key>& names = model.layouts.keys;
  std::set<std::string, std::less<>> used = {model.layout};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].text == model.layout) note_parts(merged[i], used);
  ModelSpec own{model.name, mapping_node(), model.layout};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (used.contains(names[i].text)) put(own.layouts, names[i].text, merged[i]);
  return own;
}

bool is_capped(const Node& layout) {
  return layout.find("window") != nullptr || layout.find("chunk") != nullptr;
}

/// Gives layouts another variant; equal results become one. A layout without a window is named
/// after the variant; several, or windowed ones, get names that tell them apart.
void replace(ModelSpec& model, const std::vector<std::string>& replaced, const Variant& variant) {
  std::map<std::string, std::string, std::less<>> merged;
  std::map<std::string, std::string> known;  // their texts, with the first layout of each
  std::vector<std::string> growing;
  Node layouts = mapping_node();
  for (std::size_t i = 0; i < model.layouts.keys.size(); ++i) {
    const std::string& name = model.layouts.keys[i].text;
    Node layout = model.layouts.items[i];
    if (contains(replaced, name)) {
      layout = other_attention(variant, *shape_of(layout), layout);
      const auto [first, is_first] = known.try_emplace(write_yaml(layout), name);
      merged.emplace(name, first->second);
      if (!is_first) continue;
      if (!is_capped(layout)) growing.push_back(name);
    }
    put(layouts, name, std::move(layout));
  }
  if (growing.size() == 1 && growing.front() != model.layout)
    put(*find_item(layouts, growing.front()), "label", plain_node(std::string(variant.label)));
  const Renaming renaming(std::move(merged));
  for (Node& layout : layouts.items) layout = renaming.layout(std::move(layout));
  model.layouts = std::move(layouts);
}

}  // namespace

Node what_if(const Reporter& reporter, const ModelSpec& stated) {
  const ModelSpec model = without_likeness(reporter, stated);
  const std::vector<std::string> replaced = attending(model);
  if (replaced.empty()) {
    reporter.report(0, fmt::format("{} has no attention that could be another", model.name),
                    "its layers keep states alone");
    return {};
  }
  const Variant* const others[] = {&mha, &gqa, &mqa, &mla};
  std::vector<ModelSpec> all;
  std::size_t own = 0;  // which of them is the model as it is
  bool is_one_of_them = false;
  for (const Variant* other : others) {
    ModelSpec version = model;
    version.name = other->label;
    const bool same = std::all_of(replaced.begin(), replaced.end(), [&](const std::string& name) {
      return text_of(*model.layouts.find(name), "variant") == other->name;
    });
    if (!same) replace(version, replaced, *other);
    if (same) own = all.size();
    is_one_of_them = is_one_of_them || same;
    all.push_back(std::move(version));
  }
  if (!is_one_of_them) {
    all.insert(all.begin(), model);
    all.front().name.clear();
  }
  Node spec = compare_models(all, "");
  set(spec, "title", plain_node(model.name));
  const std::vector<Node> drawn = spec.find("panels")->items;
  put(spec, "over", plain_node(drawn[is_one_of_them ? 0 : 1].text));
  Node note = mapping_node();
  put(note, "en", plain_node("as it is"));
  put(note, "zh", plain_node("现有结构"));
  Node panel = mapping_node();
  put(panel, "layout", drawn[own]);
  put(panel, "note", std::move(note));
  find_item(spec, "panels")->items[own] = std::move(panel);
  return spec;
}

}  // namespace attnfig
