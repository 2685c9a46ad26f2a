#include "spec/schema.h"

#include "spec/layer_options.h"
#include "spec/spec.h"
#include "variants/variant.h"

#include <nlohmann/json.hpp>

namespace attnfig {
namespace {

using Json = nlohmann::ordered_json;

Json schema_of(const Table& table);

Json text_schema() {
  return {{"oneOf",
           Json::array({{{"type", "string"}},
                        {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}})}};
}

/// Rules for the fields that a layout of each variant may have.
Json variant_rules() {
  Json rules = Json::array();
  for (const Variant* variant : variants()) {
    Json names = Json::array();
    for (const Table* common : common_layout_tables())
      for (const Field& field : common->fields) names.push_back(field.name);
    for (const Field& field : variant->table.fields) names.push_back(field.name);
    rules.push_back(
        {{"if",
          {{"properties", {{"variant", {{"const", variant->name}}}}}, {"required", {"variant"}}}},
         {"then", {{"propertyNames", {{"enum", names}}}}}});
  }
  return rules;
}

Json without_words(Json property) {
  property.erase("description");
  property.erase("default");
  return property;
}

/// Merges fields of one name in several variants: a value that any of them allows is allowed.
void allow(Json& property, const Json& other) {
  if (property.is_null()) property = Json{{"anyOf", Json::array()}};
  for (const Json& known : property["anyOf"])
    if (without_words(known) == without_words(other)) return;
  property["anyOf"].push_back(other);
}

/// A layout has the fields of every layout and those of its variant; `like` may supply any of them.
Json layouts_schema(const Table& common) {
  Json layout = schema_of(common);
  Json fields = Json::object();
  const auto add = [&](const Table& table) {
    const Json own = schema_of(table);
    for (const auto& [name, property] : own["properties"].items()) allow(fields[name], property);
  };
  for (const Table* table : common_layout_tables()) add(*table);
  for (const Variant* variant : variants()) add(variant->table);
  for (const auto& [name, field] : fields.items())
    layout["properties"][name] = field["anyOf"].size() == 1 ? field["anyOf"][0] : field;
  Json names = Json::array();
  for (const Variant* variant : variants()) names.push_back(variant->name);
  layout["properties"]["variant"]["enum"] = names;
  layout["allOf"] = variant_rules();
  return {{"type", "object"},
          {"minProperties", 1},
          {"propertyNames", {{"pattern", "^[A-Za-z][A-Za-z0-9_-]{0,63}$"}}},
          {"additionalProperties", layout}};
}

Json value_schema(const Type& type) {
  switch (type.kind) {
    case Type::Kind::integer:
      return {{"oneOf",
               Json::array({{{"type", "integer"},
                             {"minimum", static_cast<std::uint64_t>(type.least)},
                             {"maximum", static_cast<std::uint64_t>(type.most)}},
                            {{"type", "string"}, {"pattern", "^[1-9][0-9]*(Ki|Mi|Gi|k|M|G)$"}}})}};
    case Type::Kind::length:
      return {{"type", "number"}, {"minimum", 0}};
    case Type::Kind::text:
      return text_schema();
    case Type::Kind::words:
      return {
          {"oneOf",
           Json::array({{{"type", "string"}},
                        {{"type", "array"}, {"minItems", 1}, {"items", {{"type", "string"}}}},
                        {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}})}};
    case Type::Kind::word:
    case Type::Kind::layout:
      return {{"type", "string"}};
    case Type::Kind::colour:
      return {{"type", "string"}, {"pattern", "^#[0-9a-f]{6}$"}};
    case Type::Kind::boolean:
      return {{"type", "boolean"}};
    case Type::Kind::share:
      return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
    case Type::Kind::choice:
      return {{"type", "string"}, {"enum", type.choices}};
    case Type::Kind::mapping:
      return schema_of(*type.table);
    case Type::Kind::mappings:
      return layouts_schema(*type.table);
    case Type::Kind::figure:
      return {{"type", Json::array({"string", "object"})}};
  }
  return {};
}

Json list_of(const Json& items) {
  return {{"type", "array"}, {"minItems", 1}, {"items", items}};
}

/// What a field of a type may hold.
Json type_schema(const Type& type) {
  Json schema = value_schema(type);
  if (type.nested) schema = list_of(schema);
  if (type.list) schema = list_of(schema);
  if (type.by_name)
    schema = {{"type", "object"}, {"minProperties", 1}, {"additionalProperties", schema}};
  if (type.or_else.empty()) return schema;
  Json any = Json::array({schema});
  for (const Type& other : type.or_else) any.push_back(type_schema(other));
  return {{"anyOf", any}};
}

Json field_schema(const Field& field) {
  Json schema = type_schema(field.type());
  schema["description"] = field.about;
  if (!field.required() && !field.fallback.starts_with('(')) {
    const Number number = parse_number(field.fallback, Suffixes::none);
    schema["default"] = number.fault.empty() ? Json(static_cast<std::uint64_t>(number.value))
                                             : Json(field.fallback);
  }
  return schema;
}

Json schema_of(const Table& table) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Field& field : table.fields) {
    properties[std::string(field.name)] = field_schema(field);
    if (field.required()) required.push_back(field.name);
  }
  Json schema = {{"type", "object"},
                 {"description", table.about},
                 {"properties", properties},
                 {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  if (table.shorthand.empty()) return schema;
  return {{"anyOf", Json::array({value_schema(table.find(table.shorthand)->type()), schema})}};
}

/// One figure in the list of them.
Json figure_schema(FigureKinds kinds) {
  Json names = Json::array();
  Json blocks = Json::object();
  for (const FigureKind* kind : kinds) {
    names.push_back(kind->name);
    blocks[std::string(kind->name)] = schema_of(*kind->table);
  }
  return {{"oneOf", Json::array({{{"type", "string"}, {"enum", names}},
                                 {{"type", "object"},
                                  {"properties", blocks},
                                  {"additionalProperties", false},
                                  {"minProperties", 1},
                                  {"maxProperties", 1}}})}};
}

}  // namespace

std::string json_schema(const Vocabulary& vocabulary) {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "attnfig spec"}};
  schema.update(schema_of(Spec::table));
  schema["properties"]["figures"]["items"] = figure_schema(vocabulary.kinds());
  const std::vector<Metric> metrics = vocabulary.metrics();
  const std::vector<Field> sizes = metric_fields(metrics);
  schema["properties"]["metrics"] = schema_of({sizes_table.name, sizes_table.about, sizes});
  for (const Field& field : short_fields(vocabulary.kinds()))
    schema["properties"][std::string(field.name)] = field_schema(field);
  // The figures of the built-in pages need layouts; others may not.
  schema["anyOf"] = Json::array(
      {{{"required", Json::array({"layouts"})}}, {{"required", Json::array({"figures"})}}});
  return schema.dump(2) + "\n";
}

}  // namespace attnfig
