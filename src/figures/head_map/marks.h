#pragma once

#include "scene/mark.h"

// The marks of a map of heads.

namespace attnfig::head_map_marks {

/// The grounds of labels of boxes: their box, or the page below one that is too small.
constexpr Inks boxes = grounds | Ink::query | Ink::key | Ink::value | Ink::latent | Ink::rope_key |
                       Ink::index_key | Ink::state | Ink::convolution;

/// A box of a cached tensor.
constexpr Mark cached(std::string_view name, Ink fill, Ink edge) {
  return {.name = name, .fill = fill, .edge = edge, .on = grounds};
}
/// A box of a tensor that is up-projected whenever it is read: colours of roles are for cached
/// ones.
constexpr Mark up_projected(std::string_view name) {
  return {.name = name, .edge = Ink::line, .dashed = true, .on = grounds};
}

/// The ground of what is cached.
constexpr Mark band = {.name = "panel", .fill = Ink::card};
constexpr Mark panel_title = text_mark("panel-title", Ink::text);
constexpr Mark subtitle = text_mark("subtitle", Ink::quiet);
constexpr Mark note = text_mark("note", Ink::quiet);
constexpr Mark caption = text_mark("caption", Ink::text);
constexpr Mark row_label = text_mark("row-label", Ink::quiet);
constexpr Mark left_out = text_mark("left-out", Ink::quiet);
constexpr Mark label = text_mark("label", Ink::text, boxes);
constexpr Mark up_projected_label = text_mark("remade-label", Ink::quiet);

constexpr Mark query_head = cached("query-head", Ink::query, Ink::query_edge);
/// A query head in the colours of its group.
constexpr Mark grouped_head = cached("grouped-head", Ink::series_fill, Ink::series);
constexpr Mark tied_head = cached("kv-head", Ink::key, Ink::key_edge);
constexpr Mark key_head = cached("key-head", Ink::key, Ink::key_edge);
constexpr Mark value_head = cached("value-head", Ink::value, Ink::value_edge);
constexpr Mark latent = cached("latent", Ink::latent, Ink::latent_edge);
constexpr Mark rope_key = cached("rope-key", Ink::rope_key, Ink::rope_key_edge);
constexpr Mark key_value = cached("key-value", Ink::key, Ink::key_edge);
constexpr Mark key_factor = cached("key-factor", Ink::key, Ink::key_edge);
constexpr Mark value_factor = cached("value-factor", Ink::value, Ink::value_edge);
constexpr Mark index_key = cached("index-key", Ink::index_key, Ink::index_key_edge);
constexpr Mark state = cached("state", Ink::state, Ink::state_edge);
constexpr Mark convolution = cached("convolution", Ink::convolution, Ink::convolution_edge);
constexpr Mark up_projected_kv = up_projected("remade-kv");
constexpr Mark up_projected_key = up_projected("remade-key");
constexpr Mark up_projected_value = up_projected("remade-value");

constexpr Mark sharing_line = {.name = "sharing-line", .edge = Ink::line, .on = grounds};
constexpr Mark grouped_line = {.name = "grouped-line", .edge = Ink::series, .on = grounds};
/// From a note to what it is about, and along what a size is of.
constexpr Mark leader = {.name = "leader", .edge = Ink::quiet, .on = grounds};
constexpr Mark bracket = {.name = "bracket", .edge = Ink::quiet, .on = grounds};
constexpr Mark size_label = text_mark("size", Ink::quiet);

/// From a tensor to those that are projected up from it.
constexpr Mark projection(std::string_view name, Ink ink) {
  return {.name = name, .fill = ink, .edge = ink, .on = grounds};
}
constexpr Mark latent_line = projection("latent-line", Ink::latent_edge);
constexpr Mark rope_key_line = projection("rope-key-line", Ink::rope_key_edge);
constexpr Mark key_line = projection("key-line", Ink::key_edge);
constexpr Mark value_line = projection("value-line", Ink::value_edge);

constexpr Mark all[] = {band,
                        panel_title,
                        subtitle,
                        note,
                        caption,
                        row_label,
                        left_out,
                        label,
                        up_projected_label,
                        query_head,
                        grouped_head,
                        tied_head,
                        key_head,
                        value_head,
                        latent,
                        rope_key,
                        key_value,
                        key_factor,
                        value_factor,
                        index_key,
                        state,
                        convolution,
                        up_projected_kv,
                        up_projected_key,
                        up_projected_value,
                        sharing_line,
                        grouped_line,
                        leader,
                        bracket,
                        size_label,
                        latent_line,
                        rope_key_line,
                        key_line,
                        value_line};

constexpr bool is_query_head(const Mark& mark) {
  return mark == query_head || mark == grouped_head;
}

}  // namespace attnfig::head_map_marks
