#include "theme/metrics.h"

#include "input/values.h"

#include <algorithm>

namespace attnfig {

std::optional<Length> parse_length(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string fraction(dot < text.size() ? text.substr(dot + 1) : "0");
  const Number whole = parse_number(text.substr(0, dot), Suffixes::none);
  const bool decimals = !fraction.empty() && fraction.size() <= 2 &&
                        fraction.find_first_not_of("0123456789") == std::string::npos;
  if (!whole.fault.empty() || 10'000 < whole.value || !decimals) return {};
  std::int64_t hundredths = 0;
  for (const char digit : (fraction + "0").substr(0, 2))
    hundredths = hundredths * 10 + (digit - '0');
  return Length::px(static_cast<std::int64_t>(whole.value)) + Length::hundredths(hundredths);
}

void Value<Length>::read(const Reporter& reporter, const Field& field, const Node& node,
                         Length& value) {
  const std::optional<Length> length = parse_length(node.text);
  if (node.kind != Node::Kind::scalar || !length)
    return reporter.report(
        node.offset,
        fmt::format("{}: expected pixels with at most two decimals, up to 10,000", field.name));
  value = *length;
}

Length Metrics::operator[](const Metric& metric) const {
  const auto found = std::lower_bound(all_.begin(), all_.end(), metric.name, comes_before);
  return found != all_.end() && found->name == metric.name ? found->length : Length();
}

FontSize Metrics::operator[](const FontMetric& metric) const {
  return {(*this)[static_cast<const Metric&>(metric)], *font_};
}

void Metrics::set(Name name, Length length) {
  const auto found = std::lower_bound(all_.begin(), all_.end(), name, comes_before);
  if (found != all_.end() && found->name == name) {
    found->length = length;
  } else {
    all_.insert(found, {name, length});
  }
}

const Length* StatedMetrics::find(const Name& name) const {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const auto& stated) { return stated.first == name; });
  return found == list.end() ? nullptr : &found->second;
}

namespace {

void read_font_size(const Reporter& reporter, const Field& row, const Node& node, void* object) {
  Length size = least_font_size;
  Value<Length>::read(reporter, row, node, size);
  if (size < least_font_size)
    reporter.report(node.offset, fmt::format("{} ({}) is smaller than 9 px", row.name, node.text),
                    "smaller texts cannot be read");
  static_cast<StatedMetrics*>(object)->list.emplace_back(row.name, size);
}

}  // namespace

std::vector<Field> metric_fields(std::span<const Metric> metrics) {
  std::vector<Field> fields;
  for (const Metric& metric : metrics) {
    Field& field = fields.emplace_back(Field{.name = metric.name.text(),
                                             .about = metric.about,
                                             .fallback = "(that of its figure)",
                                             .type = &Value<Length>::type});
    field.read = [](const Reporter& reporter, const Field& row, const Node& node, void* object) {
      Length length;
      Value<Length>::read(reporter, row, node, length);
      static_cast<StatedMetrics*>(object)->list.emplace_back(row.name, length);
    };
    if (metric.is_text) field.read = &read_font_size;
  }
  return fields;
}

Metrics usual_metrics(std::span<const Metric> metrics, const StatedMetrics& stated,
                      const FontWidths& font) {
  Metrics all(font);
  for (const Metric& metric : metrics) {
    const Length* own = stated.find(metric.name);
    all.set(metric.name, own != nullptr ? *own : Length::px(metric.usual));
  }
  return all;
}

Metrics narrow_metrics(std::span<const Metric> metrics, const StatedMetrics& stated,
                       const StatedMetrics& usual, const FontWidths& font) {
  Metrics all = usual_metrics(metrics, usual, font);
  for (const Metric& metric : metrics) {
    if (metric.narrow) all.set(metric.name, Length::px(*metric.narrow));
    if (const Length* own = stated.find(metric.name)) all.set(metric.name, *own);
  }
  return all;
}

Metrics with_stated(Metrics metrics, const StatedMetrics& stated) {
  for (const auto& [name, length] : stated.list) metrics.set(name, length);
  return metrics;
}

}  // namespace attnfig
