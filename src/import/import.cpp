#include "import/import.h"

#include "import/family_of.h"
#include "import/formats.h"
#include "import/gguf.h"
#include "import/keys.h"
#include "import/language_model.h"
#include "import/layout_node.h"
#include "import/pattern.h"
#include "import/words.h"
#include "model/llama_cpp.h"
#include "variants/variant.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::string_view whole_model = "model";

// ---- a name ---------------------------------------------------------------------------------

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
    if (end != 0) parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

/// The characters of a name that need no care in a title.
std::string printable_name(std::string_view text) {
  std::string name;
  for (const char c : text)
    if (('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '.' ||
        c == '-' || c == '_' || c == ' ' || c == '+')
      name += c;
  return name.substr(0, 80);
}

std::string_view after_last(std::string_view text, std::string_view mark) {
  const std::size_t at = text.rfind(mark);
  return at == std::string_view::npos ? text : text.substr(at + mark.size());
}

/// The model's name: from org__NAME.json; for config.json from models--org--NAME of a hub's cache,
/// or from the folder; else the name that the file states.
std::string name_of(std::string_view file, const Node& config, std::string_view model_type) {
  const std::vector<std::string_view> parts = parts_of(file);
  std::string_view stem = parts.empty() ? "" : parts.back();
  for (const std::string_view ending : {".json", ".gguf"})
    if (stem.ends_with(ending)) stem.remove_suffix(ending.size());
  if (!stem.empty() && stem != "config" && stem != "params" && stem != "<stdin>")
    return printable_name(after_last(stem, "__"));
  for (const std::string_view part : parts)
    if (part.starts_with("models--")) return printable_name(after_last(part, "--"));
  if (1 < parts.size() && parts[parts.size() - 2].find_first_not_of('.') != std::string_view::npos)
    return printable_name(parts[parts.size() - 2]);
  const Node* stated = config.find("_name_or_path");
  if (stated != nullptr && !parts_of(stated->text).empty())
    return printable_name(parts_of(stated->text).back());
  return printable_name(model_type);
}

// ---- a spec ---------------------------------------------------------------------------------

void add_model_fields(Config& config, const Model& model, std::string_view architecture,
                      Node& layout) {
  put(layout, "layers", number_node(model.layers));
  if (const auto context = config.number_if(key::context))
    put(layout, "context", tokens_node(*context));
  if (!architecture.empty()) put(layout, "architecture", plain_node(std::string(architecture)));
}

std::string kind_name(const Model& model, std::size_t kind) {
  return kind < model.kinds.size() ? model.kinds[kind].name : std::string(no_cache);
}

Node pattern_node(const Model& model, const std::vector<PatternRun>& runs) {
  Node list = list_node();
  for (const PatternRun& run : runs)
    list.items.push_back(plain_node(fmt::format("{} {}", run.layers, kind_name(model, run.kind))));
  return list;
}

bool is_used(const Model& model, const std::string& name) {
  return std::any_of(model.order.begin(), model.order.end(), [&](std::size_t kind) {
    const std::string used = kind_name(model, kind);
    const std::vector<std::string_view> parts = words_of(used);
    return std::find(parts.begin(), parts.end(), name) != parts.end();
  });
}

/// llama.cpp's name for a family whose windows it ignores.
std::string_view windowless_architecture(const Family& family, std::string_view model_type,
                                         const Model& model) {
  const auto windowed = [&](const ModelKind& kind) {
    const bool used = model.order.empty() || is_used(model, kind.name);
    return used && kind.fields.find("window") != nullptr;
  };
  if (std::none_of(model.kinds.begin(), model.kinds.end(), windowed)) return {};
  const Architecture* known = find_architecture(architecture_of(family, model_type));
  return known != nullptr && !known->keeps_windows ? known->name : "";
}

/// The one kind that all layers are of, if there is one.
const ModelKind* only_kind(const Model& model) {
  if (model.shared_last && model.shared_last->value != 0) return nullptr;
  const std::size_t first = model.order.empty() ? 0 : model.order.front();
  const bool alike = std::all_of(model.order.begin(), model.order.end(),
                                 [&](std::size_t kind) { return kind == first; });
  const bool plain =
      first < model.kinds.size() && model.kinds[first].fields.kind == Node::Kind::mapping;
  return alike && plain ? &model.kinds[first] : nullptr;
}

Node layouts_node(Config& config, const Model& model, std::string_view architecture) {
  Node layouts = mapping_node();
  if (const ModelKind* kind = only_kind(model)) {
    Node layout = kind->fields;
    add_model_fields(config, model, architecture, layout);
    put(layouts, whole_model, std::move(layout));
    return layouts;
  }
  for (const ModelKind& kind : model.kinds)
    if (kind.fields.kind == Node::Kind::mapping && is_used(model, kind.name))
      put(layouts, kind.name, kind.fields);
  const LayerPattern pattern = find_pattern(model.order);
  Node layout = mapping_node();
  if (!pattern.first.empty()) put(layout, "first", pattern_node(model, pattern.first));
  put(layout, "pattern", pattern_node(model, pattern.cycle));
  if (!pattern.last.empty()) put(layout, "last", pattern_node(model, pattern.last));
  if (model.shared_last && model.shared_last->value != 0)
    put(layout, "shared_last", number_node(*model.shared_last));
  add_model_fields(config, model, architecture, layout);
  put(layouts, whole_model, std::move(layout));
  return layouts;
}

/// The note in a figure about values that its user assumed.
std::string assumed_note(const std::vector<Assumption>& assumptions) {
  std::vector<std::string> said;
  for (const Assumption& assumption : assumptions)
    said.push_back(assumption.value.kind == Node::Kind::scalar
                       ? fmt::format("{} = {}", assumption.path, assumption.value.text)
                   : assumption.value.kind == Node::Kind::empty
                       ? fmt::format("{} left out", assumption.path)
                       : assumption.path);
  return fmt::format("assumed: {}", fmt::join(said, ", "));
}

/// Reports assumed keys that were not looked up.
void report_useless(const Reporter& reporter, const Config& config, const Family& family,
                    const std::vector<Assumption>& assumptions) {
  std::vector<std::string_view> known = {"model_type"};
  for (const ConfigKey& key : family.keys)
    for (const std::string_view name : words_of(key.names)) known.push_back(name);
  for (const Assumption& assumption : assumptions) {
    const std::string_view path = path_in_language_model(assumption.path);
    if (path == "model_type" || config.asked(path)) continue;
    reporter.report(assumed_offset,
                    fmt::format("--assume {}: {} does not decide this model's cache",
                                assumption.path, assumption.path),
                    choose_from(path, known));
  }
}

/// The spec that draws a model: all of it as one panel, with a note of what was assumed.
Node page_spec(const std::string& title, Node layouts, const std::vector<Assumption>& assumptions) {
  const bool several = 1 < layouts.keys.size();
  Node spec = mapping_node();
  put(spec, "page", plain_node("model"));
  put(spec, "title", plain_node(title));
  put(spec, "layouts", std::move(layouts));
  if (!several && assumptions.empty()) return spec;
  Node panels = list_node();
  Node panel = plain_node(std::string(whole_model));
  if (!assumptions.empty()) {
    panel = mapping_node();
    put(panel, "layout", plain_node(std::string(whole_model)));
    put(panel, "note", plain_node(assumed_note(assumptions)));
  }
  panels.items.push_back(std::move(panel));
  put(spec, "panels", std::move(panels));
  return spec;
}

/// The spec of one figure of a kind, with a claim of what was assumed.
Node figure_spec(const std::string& title, Node layouts, const std::vector<Assumption>& assumptions,
                 const std::string& figure) {
  Node spec = mapping_node();
  put(spec, "title", plain_node(title));
  if (!assumptions.empty()) put(spec, "claim", plain_node(assumed_note(assumptions)));
  put(spec, "layouts", std::move(layouts));
  Node figures = list_node();
  figures.items.push_back(plain_node(figure, assumed_offset));
  put(spec, "figures", std::move(figures));
  return spec;
}

}  // namespace

Imported import_config(const Reporter& reporter, Node config, std::string_view file,
                       const std::vector<Assumption>& assumptions, const std::string& figure) {
  Imported imported;
  if (is_gguf_dump(config)) config = gguf_config(config);
  const std::vector<Assumption> unconfirmed = apply_assumptions(assumptions, config);
  const Node& language = language_model(reporter, config);
  const auto family = family_of(reporter, config, language);
  if (!family) return imported;
  imported.model_type = model_type_of(config, language);
  imported.name = name_of(file, config, imported.model_type);

  std::vector<ConfigKey> keys(family->keys.begin(), family->keys.end());
  const auto common = common_config_keys();
  keys.insert(keys.end(), common.begin(), common.end());
  Config read(reporter, config, language, std::move(keys));
  Model model = family->read(read);
  if (const auto format = add_formats(read, model.kinds))
    imported.remarks.push_back(fmt::format("cache in {}, as {}{} asks for", format->name,
                                           format->key, read.place_text(format->offset)));
  Node layouts =
      layouts_node(read, model, windowless_architecture(*family, imported.model_type, model));
  imported.remarks.insert(imported.remarks.end(), read.notes().begin(), read.notes().end());
  report_useless(reporter, read, *family, unconfirmed);
  imported.unused = read.unused();

  imported.spec = figure.empty()
                      ? page_spec(imported.name, std::move(layouts), assumptions)
                      : figure_spec(imported.name, std::move(layouts), assumptions, figure);
  return imported;
}

}  // namespace attnfig
