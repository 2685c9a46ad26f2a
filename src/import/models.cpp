#include "import/models.h"

#include "import/layout_node.h"
#include "import/renaming.h"
#include "variants/variant.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace attnfig {
namespace {

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

Renaming numbered(const ModelSpec& model, std::size_t number) {
  std::map<std::string, std::string, std::less<>> names;
  for (const Key& key : model.layouts.keys)
    names.emplace(key.text, fmt::format("{}_{}", key.text, number));
  return Renaming(std::move(names));
}

/// The longest context that all models are made for; empty if one does not state its own.
std::string common_context(const std::vector<ModelSpec>& models) {
  std::string shortest;
  UInt128 least = 0;
  for (const ModelSpec& model : models) {
    const Node& whole = *model.layouts.find(model.layout);
    const UInt128 context = number_of(whole, "context");
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
      // A layout without `variant` has the variant of its name, which changes here.
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

}  // namespace attnfig
