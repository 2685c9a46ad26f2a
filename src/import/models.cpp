#include "import/models.h"

#include "import/layout_node.h"
#include "input/values.h"
#include "input/write_yaml.h"
#include "model/number_text.h"
#include "variants/variant.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace attnfig {
namespace {

std::string text_of(const Node& mapping, std::string_view key) {
  const Node* node = mapping.find(key);
  return node != nullptr && node->kind == Node::Kind::scalar ? node->text : "";
}

/// The number of a field of a layout; 0 if it has none.
Wide number_of(const Node& layout, std::string_view field) {
  return parse_number(text_of(layout, field), Suffixes::allowed).value;
}

/// The layouts of a spec's panels; of a spec without panels all.
std::vector<std::string> drawn_layouts(const Node& spec) {
  std::vector<std::string> drawn;
  if (const Node* panels = spec.find("panels")) {
    for (const Node& panel : panels->items)
      drawn.push_back(panel.kind == Node::Kind::scalar ? panel.text : text_of(panel, "layout"));
  } else if (const Node* layouts = spec.find("layouts")) {
    for (const Key& key : layouts->keys) drawn.push_back(key.text);
  }
  return drawn;
}

/// A title in the first language that it is written in.
std::string title_of(const Node& spec) {
  const Node* title = spec.find("title");
  if (title == nullptr) return "";
  return title->kind == Node::Kind::mapping && !title->items.empty() ? title->items.front().text
                                                                     : title->text;
}

// ---- names ----------------------------------------------------------------------------------

/// Other names for layouts: "full" becomes "full_2", so that no two models share one.
class Renaming {
 public:
  explicit Renaming(std::map<std::string, std::string, std::less<>> names)
      : names_(std::move(names)) {}

  std::string name(std::string_view layout) const {
    const auto found = names_.find(layout);
    return found == names_.end() ? std::string(layout) : found->second;
  }

  /// A layout whose mentions of others are renaming.
  Node layout(Node layout) const {
    for (std::size_t i = 0; i < layout.keys.size(); ++i) {
      const std::string& key = layout.keys[i].text;
      if (key == "like") layout.items[i].text = name(layout.items[i].text);
      if (key == "first" || key == "pattern" || key == "last")
        for (Node& item : layout.items[i].items) rename_item(item);
    }
    return layout;
  }

 private:
  void rename_item(Node& item) const {
    const std::size_t start = layouts_start(item.text);
    std::vector<std::string> names;
    for (const std::string_view layout : layouts_of(std::string_view(item.text).substr(start)))
      names.push_back(name(layout));
    item.text = fmt::format("{}{}", item.text.substr(0, start), fmt::join(names, " + "));
  }

  std::map<std::string, std::string, std::less<>> names_;
};

Renaming numbered(const ModelSpec& model, std::size_t number) {
  std::map<std::string, std::string, std::less<>> names;
  for (const Key& key : model.layouts.keys)
    names.emplace(key.text, fmt::format("{}_{}", key.text, number));
  return Renaming(std::move(names));
}

Node* find(Node& mapping, std::string_view key) {
  for (std::size_t i = 0; i < mapping.keys.size(); ++i)
    if (mapping.keys[i].text == key) return &mapping.items[i];
  return nullptr;
}

void set(Node& mapping, std::string_view key, Node value) {
  if (Node* known = find(mapping, key)) {
    *known = std::move(value);
  } else {
    put(mapping, key, std::move(value));
  }
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// The longest context that all models are made for; no text if one does not say.
std::string common_context(const std::vector<ModelSpec>& models) {
  std::string shortest;
  Wide least = 0;
  for (const ModelSpec& model : models) {
    const Node& whole = *model.layouts.find(model.layout);
    const Wide context = number_of(whole, "context");
    if (context == 0) return {};
    if (least != 0 && least <= context) continue;
    least = context;
    shortest = text_of(whole, "context");
  }
  return shortest;
}

Node entry_node(const std::string& layout) {
  Node entry = mapping_node();
  put(entry, "layout", plain_node(layout));
  return entry;
}

// ---- what if ---------------------------------------------------------------------------------

/// Options that a layer keeps whatever attention it has.
constexpr std::string_view kept_options[] = {"window", "sinks",   "chunk", "cache_shared_by",
                                             "layers", "context", "dtype"};

/// What other attention a layout could have is made from: its query heads and the width of one.
struct Shape {
  Wide q_heads = 0;
  Wide head_dim = 0;
  Wide kv_heads = 0;  // 0: not of its own
};

std::optional<Shape> shape_of(const Node& layout) {
  const Variant* variant = find_variant(text_of(layout, "variant"));
  const bool attends = variant != nullptr && variant->table.find("q_heads") != nullptr &&
                       variant->table.find("state_dtype") == nullptr;
  const bool compressed = variant == &csa || variant == &hca;
  if (!attends && !compressed) return {};
  return Shape{number_of(layout, "q_heads"), number_of(layout, "head_dim"),
               number_of(layout, "kv_heads")};
}

/// As many KV heads as the layout has, or one for eight query heads if that divides them.
Wide groups_of(const Shape& shape) {
  if (1 < shape.kv_heads && shape.kv_heads < shape.q_heads) return shape.kv_heads;
  for (Wide group : {Wide{8}, Wide{4}, Wide{2}})
    if (shape.q_heads % group == 0 && group < shape.q_heads) return shape.q_heads / group;
  return 1;
}

Node other_attention(const Variant& variant, const Shape& shape, const Node& layout) {
  Node node = layout_node(variant.name, {{"q_heads", {shape.q_heads}}});
  if (&variant == &gqa) put(node, "kv_heads", number_node({groups_of(shape)}));
  put(node, "head_dim", number_node({shape.head_dim}));
  if (&variant == &mla) {
    put(node, "latent_dim", number_node({4 * shape.head_dim}));
    put(node, "rope_dim", number_node({std::max<Wide>(shape.head_dim / 2, 1)}));
  }
  for (const std::string_view option : kept_options)
    if (const Node* value = layout.find(option)) put(node, option, *value);
  return node;
}

bool is_capped(const Node& layout) {
  return layout.find("window") != nullptr || layout.find("chunk") != nullptr;
}

/// The layouts of attention that grows with the context, or if there is none, all attention.
std::vector<std::string> growing(const ModelSpec& model) {
  std::vector<std::string> capped;
  std::vector<std::string> grows;
  for (std::size_t i = 0; i < model.layouts.keys.size(); ++i) {
    if (!shape_of(model.layouts.items[i])) continue;
    (is_capped(model.layouts.items[i]) ? capped : grows).push_back(model.layouts.keys[i].text);
  }
  return grows.empty() ? capped : grows;
}

/// Gives layouts another variant; those that are then alike become one.
void replace(ModelSpec& model, const std::vector<std::string>& replaced, const Variant& variant) {
  std::map<std::string, std::string, std::less<>> merged;
  std::map<std::string, std::string> known;  // their texts and the first layout of each
  Node layouts = mapping_node();
  for (std::size_t i = 0; i < model.layouts.keys.size(); ++i) {
    const std::string& name = model.layouts.keys[i].text;
    Node layout = model.layouts.items[i];
    if (contains(replaced, name)) {
      layout = other_attention(variant, *shape_of(layout), layout);
      if (name != model.layout) put(layout, "label", plain_node(std::string(variant.label)));
      const auto [first, is_first] = known.try_emplace(write_yaml(layout), name);
      merged.emplace(name, first->second);
      if (!is_first) continue;
    }
    put(layouts, name, std::move(layout));
  }
  const Renaming renaming(std::move(merged));
  for (Node& layout : layouts.items) layout = renaming.layout(std::move(layout));
  model.layouts = std::move(layouts);
}

}  // namespace

ModelSpec model_of(const ReadInput& input) {
  const Node& spec = input.spec.root;
  const std::vector<std::string> drawn = drawn_layouts(spec);
  const Node* layouts = spec.find("layouts");
  const bool one =
      drawn.size() == 1 && layouts != nullptr && layouts->find(drawn.front()) != nullptr;
  if (!one)
    throw InvalidInput{
        {{{1, 1},
          fmt::format("expected a model, got a spec that draws {} layouts", drawn.size()),
          "a model is a config.json, or a spec with one panel"}}};
  return {title_of(spec), *layouts, drawn.front()};
}

Node compare_models(const std::vector<ModelSpec>& models, std::string_view context) {
  const std::string at = context.empty() ? common_context(models) : std::string(context);
  Node layouts = mapping_node();
  Node panels = list_node();
  Node entries = list_node();
  std::vector<std::string> names;
  for (std::size_t m = 0; m < models.size(); ++m) {
    const ModelSpec& model = models[m];
    const Renaming renaming = numbered(model, m + 1);
    for (std::size_t i = 0; i < model.layouts.keys.size(); ++i) {
      const std::string& key = model.layouts.keys[i].text;
      Node layout = renaming.layout(model.layouts.items[i]);
      // A layout may owe its variant to its name, which is another now.
      const bool named = find_variant(key) != nullptr && layout.find("pattern") == nullptr;
      if (named && layout.find("variant") == nullptr) put(layout, "variant", plain_node(key));
      const std::string& label = key == model.layout ? model.name : key;
      const bool has_own = key != model.layout && layout.find("label") != nullptr;
      if (!label.empty() && !has_own) set(layout, "label", plain_node(label));
      put(layouts, renaming.name(key), std::move(layout));
    }
    names.push_back(model.name);
    panels.items.push_back(plain_node(renaming.name(model.layout)));
    Node entry = entry_node(renaming.name(model.layout));
    if (!at.empty()) put(entry, "context", plain_node(at));
    entries.items.push_back(std::move(entry));
  }
  Node spec = mapping_node();
  put(spec, "page", plain_node("compare"));
  put(spec, "title", plain_node(fmt::format("{}", fmt::join(names, " · "))));
  put(spec, "layouts", std::move(layouts));
  put(spec, "panels", std::move(panels));
  Node summary = mapping_node();
  put(summary, "entries", std::move(entries));
  if (!at.empty()) put(spec, "summary", std::move(summary));
  return spec;
}

Node what_if(const Reader& reader, const ModelSpec& model) {
  const std::vector<std::string> replaced = growing(model);
  if (replaced.empty()) {
    reader.complain(0, fmt::format("{} has no attention that could be another", model.name),
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
  find(spec, "panels")->items[own] = std::move(panel);
  return spec;
}

}  // namespace attnfig
