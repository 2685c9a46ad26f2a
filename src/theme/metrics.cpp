#include "theme/metrics.h"

#include "input/values.h"

#include <algorithm>

namespace attnfig {

void Value<Length>::read(const Reader& reader, const Field& field, const Node& node,
                         Length& value) {
  const std::size_t dot = std::min(node.text.find('.'), node.text.size());
  const std::string fraction = dot < node.text.size() ? node.text.substr(dot + 1) : "0";
  const Number whole = parse_number(node.text.substr(0, dot), Suffixes::none);
  const bool decimals = !fraction.empty() && fraction.size() <= 2 &&
                        fraction.find_first_not_of("0123456789") == std::string::npos;
  if (node.kind != Node::Kind::scalar || !whole.fault.empty() || 10'000 < whole.value || !decimals)
    return reader.complain(
        node.offset,
        fmt::format("{}: expected pixels with at most two decimals, up to 10,000", field.name));
  std::int64_t hundredths = 0;
  for (const char digit : (fraction + "0").substr(0, 2))
    hundredths = hundredths * 10 + (digit - '0');
  value = Length::px(static_cast<std::int64_t>(whole.value)) + Length::hundredths(hundredths);
}

namespace {

/// The row of a size; `usual` is what a theme has that does not state it.
template <auto Member>
constexpr Field size(std::string_view name, std::string_view usual, std::string_view about) {
  return field<Member>({.name = name, .about = about, .fallback = usual});
}

constexpr Field metrics_fields[] = {
    size<&Metrics::page_width>("page_width", "0", "least width of a figure, with its margin"),
    size<&Metrics::margin>("margin", "16", "around the figure"),
    size<&Metrics::part_gap>("part_gap", "16", "between title, panels and summary"),
    size<&Metrics::title_size>("title_size", "18", "font size of the title"),
    size<&Metrics::heading_size>("heading_size", "14", "font size of panel titles"),
    size<&Metrics::text_size>("text_size", "12", "font size of all other text"),
    size<&Metrics::row_width>("row_width", "244", "widest row of heads"),
    size<&Metrics::text_width>("text_width", "272", "where texts in panels wrap"),
    size<&Metrics::panel_padding>("panel_padding", "12", "inside a panel's edge"),
    size<&Metrics::panel_gap>("panel_gap", "14", "between panels"),
    size<&Metrics::panel_radius>("panel_radius", "10", "of a panel's corners"),
    size<&Metrics::band_gap>("band_gap", "12", "between titles, heads and captions"),
    size<&Metrics::label_gap>("label_gap", "12", "between row labels and panels"),
    size<&Metrics::head_width>("head_width", "22", "of a head's box"),
    size<&Metrics::head_height>("head_height", "22", "of a head's box"),
    size<&Metrics::head_radius>("head_radius", "4", "of a head's corners"),
    size<&Metrics::head_gap>("head_gap", "4", "between heads of a group"),
    size<&Metrics::group_gap>("group_gap", "20", "between groups"),
    size<&Metrics::shared_width>("shared_width", "54", "of a box that several heads read"),
    size<&Metrics::sharing_gap>("sharing_gap", "46", "between heads and what they read"),
    size<&Metrics::stem>("stem", "20", "from a shared tensor to the line that spreads it"),
    size<&Metrics::arrow>("arrow", "12", "from that line to what is made from the tensor"),
    size<&Metrics::source_width>("source_width", "242", "of the row of shared tensors"),
    size<&Metrics::least_width>("least_width", "8", "of one shared tensor"),
    size<&Metrics::strip_width>("strip_width", "242", "widest strip of all layers"),
    size<&Metrics::layer_width>("layer_width", "6", "of a layer in the strip"),
    size<&Metrics::layer_height>("layer_height", "14", "of a layer in the strip"),
    size<&Metrics::layer_gap>("layer_gap", "2", "between layers of the strip"),
    size<&Metrics::card_padding>("card_padding", "16", "inside the summary's edge"),
    size<&Metrics::entry_gap>("entry_gap", "12", "between the summary's rows and columns"),
    size<&Metrics::bar_width>("bar_width", "200", "of the longest bar"),
    size<&Metrics::bar_height>("bar_height", "8", "of a bar"),
};

constexpr Field narrow_fields[] = {
    size<&NarrowMetrics::page_width>("page_width", "360", "width of a figure, with its margin"),
    size<&NarrowMetrics::margin>("margin", "8", "around the figure"),
    size<&NarrowMetrics::title_size>("title_size", "16", "font size of the title"),
    size<&NarrowMetrics::row_width>("row_width", "242", "widest row of heads"),
    size<&NarrowMetrics::panel_padding>("panel_padding", "10",
                                        "inside the edges of panels and summary"),
    size<&NarrowMetrics::panel_gap>("panel_gap", "12", "between panels"),
    size<&NarrowMetrics::label_gap>("label_gap", "8", "between row labels and rows"),
    size<&NarrowMetrics::head_width>("head_width", "20", "of a head's box"),
    size<&NarrowMetrics::head_height>("head_height", "20", "of a head's box"),
    size<&NarrowMetrics::group_gap>("group_gap", "12", "between groups"),
    size<&NarrowMetrics::source_width>("source_width", "232", "of the row of shared tensors"),
};

}  // namespace

const Table Metrics::table = {"metrics", "Sizes and gaps in pixels.", metrics_fields};
const Table NarrowMetrics::table = {
    "narrow metrics", "Sizes and gaps in pixels that differ in a narrow figure.", narrow_fields};

Metrics on_narrow_page(const Metrics& usual, const NarrowMetrics& narrow) {
  Metrics metrics = usual;
  metrics.page_width = narrow.page_width;
  metrics.margin = narrow.margin;
  metrics.title_size = narrow.title_size;
  metrics.row_width = narrow.row_width;
  metrics.panel_padding = narrow.panel_padding;
  metrics.card_padding = narrow.panel_padding;
  metrics.panel_gap = narrow.panel_gap;
  metrics.label_gap = narrow.label_gap;
  metrics.head_width = narrow.head_width;
  metrics.head_height = narrow.head_height;
  metrics.group_gap = narrow.group_gap;
  metrics.source_width = narrow.source_width;
  metrics.text_width = narrow.page_width - (narrow.margin + narrow.panel_padding) * 2;
  metrics.strip_width = metrics.text_width;
  return metrics;
}

}  // namespace attnfig
