#pragma once

#include "input/fields.h"
#include "scene/font_size.h"
#include "text/name.h"

#include <optional>
#include <span>

namespace attnfig {

/// A size or gap in the layout of figures. Each figure declares its own; a theme may state another
/// value by the metric's name.
struct Metric {
  Name name;
  int usual = 0;  // pixels
  std::string_view about;
  std::optional<int> narrow = {};  // on a page as narrow as a telephone; none: as usual
  bool is_text = false;            // a font size

  friend bool operator==(const Metric&, const Metric&) = default;
};

/// The size of letters, which are set in the theme's font.
struct FontMetric : Metric {};

/// The sizes of all figures on wide pages or on narrow ones.
class Metrics {
 public:
  explicit Metrics(const FontWidths& font = liberation_sans()) : font_(&font) {}

  /// 0 if no figure declares the metric.
  Length operator[](const Metric& metric) const;
  FontSize operator[](const FontMetric& metric) const;
  /// The name must live as long as these metrics.
  void set(Name name, Length length);

  friend bool operator==(const Metrics&, const Metrics&) = default;

 private:
  struct Named {
    Name name;
    Length length;

    friend bool operator==(const Named&, const Named&) = default;
  };
  static bool comes_before(const Named& named, const Name& name) { return named.name < name; }

  std::vector<Named> all_;  // sorted by name
  const FontWidths* font_;
};

/// The metrics that a theme states for one kind of page, or a spec for its figure.
struct StatedMetrics {
  std::vector<std::pair<Name, Length>> list = {};

  const Length* find(const Name& name) const;

  friend bool operator==(const StatedMetrics&, const StatedMetrics&) = default;
};

/// The fields of `metrics` and `narrow`: a row a metric.
std::vector<Field> metric_fields(std::span<const Metric> metrics);

/// Stands for those fields where no figure is known yet.
inline constexpr Table sizes_table = {"sizes by name", "Sizes and gaps in pixels.", {}};

/// The least font size: what is smaller cannot be read on paper.
inline constexpr Length least_font_size = Length::px(9);

/// The font must live as long as the sizes.
Metrics usual_metrics(std::span<const Metric> metrics, const StatedMetrics& stated,
                      const FontWidths& font);
/// The sizes of a narrow figure: those that the theme states for it, else those that its metrics
/// declare for it, else the usual ones.
Metrics narrow_metrics(std::span<const Metric> metrics, const StatedMetrics& stated,
                       const StatedMetrics& usual, const FontWidths& font);
/// The sizes of a figure that states some of them itself.
Metrics with_stated(Metrics metrics, const StatedMetrics& stated);

/// Pixels with at most two decimals, up to 10,000; nothing if the text is none.
std::optional<Length> parse_length(std::string_view text);

template <>
struct Value<Length> {
  static Type type() { return {.kind = Type::Kind::length}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, Length& value);
};

}  // namespace attnfig
