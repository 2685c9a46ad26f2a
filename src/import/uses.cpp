#include "import/uses.h"

#include "import/layout_node.h"
#include "import/renaming.h"
#include "spec/inheritance.h"
#include "spec/like.h"
#include "spec/pattern_layers.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

constexpr std::string_view use_key = "use";

/// A name that no layout of a spec has yet.
std::string free_name(const Node& layouts, std::string name) {
  while (layouts.find(name) != nullptr) name += '_';
  return name;
}

/// The layouts of one file as they stand in another spec.
class Used {
 public:
  /// `name` is that of the layout there, `offset` the place of the file's name.
  Used(const Reporter& reporter, const ModelSpec& model, std::size_t offset)
      : model_(model), offset_(offset), merged_(merged_layouts(reporter, model.layouts)) {}

  /// The whole model's layout under one that states fields itself. Its parts are added to layouts.
  Node under(Node own, const std::string& name, Node& layouts) const {
    Node whole = of(model_.layout);
    std::map<std::string, std::string, std::less<>> names;
    for (const std::string& part : parts_named_in(whole))
      names.emplace(part, free_name(layouts, fmt::format("{}_{}", name, part)));
    for (const auto& [part, renamed] : names)
      if (model_.layouts.find(part) != nullptr)
        put(layouts, renamed, put_over(mapping_node(), of(part), offset_));
    if (!model_.name.empty()) {
      remove_key(whole, "label");
      put(whole, "label", plain_node(model_.name));
    }
    return put_over(std::move(own), Renaming(std::move(names)).layout(std::move(whole)), offset_);
  }

 private:
  const Node& of(const std::string& layout) const {
    for (std::size_t i = 0; i < merged_.size(); ++i)
      if (model_.layouts.keys[i].text == layout) return merged_[i];
    return merged_.front();
  }

  const ModelSpec& model_;
  std::size_t offset_;
  std::vector<Node> merged_;  // without `like`, in the order of the model's layouts
};

}  // namespace

void put_used_layouts(const Reporter& reporter, Node& spec, const FindModel& find) {
  Node* layouts = find_item(spec, "layouts");
  if (layouts == nullptr) return;
  const std::size_t stated = layouts->keys.size();  // parts are added behind
  for (std::size_t i = 0; i < stated; ++i) {
    const Node* use = layouts->items[i].find(use_key);
    if (use == nullptr) continue;
    const Field& field = *LayoutFields::table.find(use_key);
    const std::string file = read_word(reporter, field, *use, "the path of a file");
    const std::size_t offset = use->offset;
    if (file.empty()) continue;
    if (const Node* like = layouts->items[i].find("like")) {
      reporter.report(like->offset, "a layout is like another one, or uses a file, not both");
      continue;
    }
    const ModelSpec* model = find(file, offset);
    if (model == nullptr) continue;
    Node own = layouts->items[i];
    remove_key(own, use_key);
    own = Used(reporter, *model, offset).under(std::move(own), layouts->keys[i].text, *layouts);
    layouts->items[i] = std::move(own);
  }
}

}  // namespace attnfig
