#include "spec/spec.h"

namespace attnfig {
namespace {

constexpr Field spec_fields[] = {
    field<&Spec::page>({.name = "page",
                        .about = "the arrangement, one of those that attnfig list shows",
                        .fallback = "head_sharing",
                        .also_called = "figure template"}),
    field<&Spec::title>({.name = "title", .about = "the figure's title", .fallback = "(none)"}),
    field<&Spec::claim>({.name = "claim",
                         .about = "what the figure shows, in one sentence under the title",
                         .fallback = "(none)"}),
    field<&Spec::page_width>({.name = "page_width",
                              .about = "width of the page that the figure is made for: wide (688 "
                                       "px), narrow (360 px), or one such as 600px or 345pt",
                              .fallback = "(the project's, the page's or the theme's)"}),
    field<&Spec::metrics>({.name = "metrics",
                           .about = "sizes and gaps of this figure in px, such as title_size",
                           .fallback = "(those of the theme)"}),
    field<&Spec::over>(
        {.name = "over",
         .about = "the layout that standard texts compare with; placeholders call it baseline",
         .fallback = "(none)",
         .also_called = "baseline"}),
    field<&Spec::layouts>({.name = "layouts",
                           .about = "the attention layouts by name",
                           .fallback = "(none: some figures need none)",
                           .also_called = "models"}),
    field<&Spec::figures>({.name = "figures",
                           .about = "the figures from top to bottom, each with its fields",
                           .fallback = "(those of the page)"}),
};

/// A row that keeps a field's node unread.
Field taken_down(Field row) {
  row.read = [](const Reporter&, const Field& field, const Node& node, void* object) {
    if (!node.fallback)
      static_cast<Spec*>(object)->short_fields.push_back({std::string(field.name), node});
  };
  return row;
}

/// Finds texts by the types of fields.
struct TextFinder {
  const Reporter& reporter;
  FigureKinds kinds;
  std::vector<NamedText> found = {};

  void look_into(std::span<const Field> fields, const Node& mapping) {
    std::string layout;
    for (const Field& field : fields)
      if (const Node* value = mapping.find(field.name);
          value != nullptr && field.type().kind == Type::Kind::layout)
        layout = value->text;
    for (const Field& field : fields)
      if (const Node* value = mapping.find(field.name)) look_at(field, *value, layout);
  }

  void look_at(const Field& field, const Node& value, const std::string& layout) {
    const Type type = field.type();
    if (!type.by_name) return look_at_some(field, type, value, layout);
    for (const Node& named : value.items) look_at_some(field, type, named, layout);
  }

  void look_at_some(const Field& field, const Type& type, const Node& value,
                    const std::string& layout) {
    if (type.list) {
      for (const Node& item : value.items) look_at_one(field, type, item, layout);
    } else {
      look_at_one(field, type, value, layout);
    }
  }

  void look_at_one(const Field& field, const Type& type, const Node& value,
                   const std::string& layout) {
    if (type.kind == Type::Kind::text) {
      NamedText& text = found.emplace_back(NamedText{std::string(field.name), {}, layout});
      Value<Text>::read(reporter, field, value, text.text);
    } else if (type.kind == Type::Kind::mapping) {
      const Node mapping = spelled_out(value, *type.table);
      if (mapping.kind == Node::Kind::mapping) look_into(type.table->fields, mapping);
    } else if (value.kind == Node::Kind::mapping && type.kind == Type::Kind::figure) {
      if (const FigureKind* kind = find_kind(kinds, value.keys.front().text))
        look_into(kind->table->fields, value.items.front());
    }
  }
};

}  // namespace

const Table Spec::table = {"a spec", "One figure.", spec_fields};

void Value<LayoutName>::read(const Reporter& reporter, const Field& field, const Node& node,
                             LayoutName& value) {
  value = {read_word(reporter, field, node, "the name of a layout"), node.offset};
}

Spec read_spec(const Reporter& reporter, const Node& root, FigureKinds kinds) {
  Spec spec;
  const std::vector<Field> known = short_fields(kinds);
  std::vector<Field> rows;
  for (const Field& field : known) rows.push_back(taken_down(field));
  const Table short_table = {Spec::table.name, Spec::table.about, rows};
  const Target targets[] = {{&Spec::table, &spec}, {&short_table, &spec}};
  read_mapping(reporter, root, targets);
  spec.lacks_layouts = root.find("layouts") == nullptr && root.find("models") == nullptr;
  return spec;
}

std::vector<NamedText> texts_of(const Reporter& reporter, const Node& root, FigureKinds kinds) {
  TextFinder finder{reporter, kinds};
  const std::vector<Field> known = short_fields(kinds);
  finder.look_into(Spec::table.fields, root);
  finder.look_into(known, root);
  return std::move(finder.found);
}

}  // namespace attnfig
