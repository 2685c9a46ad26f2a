#include "scene/scene.h"

#include "scene/pen.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

std::string_view to_text(Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return "start";
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
  }
  return {};
}

std::string to_text(Point point) {
  return fmt::format("{},{}", to_text(point.x), to_text(point.y));
}

struct ShapeText {
  std::string operator()(const Box& box) const {
    return fmt::format("box {} {}x{}", to_text(box.rect.at), to_text(box.rect.size.width),
                       to_text(box.rect.size.height));
  }
  std::string operator()(const Polyline& line) const { return "line" + points(line.points); }
  std::string operator()(const Polygon& polygon) const {
    return "polygon" + points(polygon.points);
  }
  std::string operator()(const Label& label) const {
    return fmt::format("label {} {} {}{} {} wide \"{}\"", to_text(label.at), to_text(label.anchor),
                       to_text(label.size), label.weight == Weight::bold ? " bold" : "",
                       to_text(width(label.text, label.size, label.weight)), markup(label.text));
  }
  static std::string points(const std::vector<Point>& points) {
    std::string text;
    for (const Point point : points) text += " " + to_text(point);
    return text;
  }
};

/// Each line of a tooltip on a line of its own.
std::string dump_tooltip(std::string_view tooltip) {
  std::string text;
  while (!tooltip.empty()) {
    const std::size_t end = std::min(tooltip.find('\n'), tooltip.size());
    text += fmt::format("    tooltip {}\n", tooltip.substr(0, end));
    tooltip.remove_prefix(std::min(end + 1, tooltip.size()));
  }
  return text;
}

}  // namespace

Length width(const RichText& text, FontSize size, Weight weight) {
  Pen pen(size, weight);
  for (const Run& run : text) {
    if (1 < text.size()) pen.start_run();
    pen.add(run.text, run.style);
  }
  return pen.way();
}

Rect extent(const Label& label) {
  // Ascent and descent of the Arial-metric family: 0.905 and 0.212 em.
  const Length ascent = label.size * 905 / 1000;
  const Length descent = label.size * 212 / 1000;
  const Length pen = width(label.text, label.size, label.weight);
  const Length shift = label.anchor == Anchor::start    ? Length()
                       : label.anchor == Anchor::middle ? pen / 2
                                                        : pen;
  return {{label.at.x - shift, label.at.y - ascent}, {pen, ascent + descent}};
}

std::string dump(const Scene& scene) {
  std::string text = fmt::format("scene {} {}x{} {}\ntitle \"{}\"\ndescription \"{}\"\n",
                                 scene.name, to_text(scene.size.width), to_text(scene.size.height),
                                 scene.language, scene.title, scene.description);
  for (const Group& group : scene.groups) {
    text += fmt::format("group \"{}\"\n", group.label);
    for (const Item& item : group.items) {
      text += fmt::format("  {}", item.mark.name);
      if (item.series != 0) text += fmt::format(" series={}", item.series);
      if (item.prominence != Prominence::usual) text += fmt::format(" {}", to_text(item.prominence));
      for (const Meaning& meaning : item.stands_for)
        text += fmt::format(" {}={}", meaning.key, meaning.number);
      text += fmt::format(": {}\n", std::visit(ShapeText{}, item.shape));
      text += dump_tooltip(item.tooltip);
      for (const Datum& datum : item.data)
        text += fmt::format("    data-{} {}\n", datum.key, datum.value);
    }
  }
  return text;
}

std::string_view to_text(Prominence prominence) {
  return prominence == Prominence::usual ? "" : prominence == Prominence::strong ? "strong" : "faint";
}

std::string to_text(Length length) {
  const std::int64_t count = length.hundredths();
  const std::int64_t size = count < 0 ? -count : count;
  std::string text = (count < 0 ? "-" : "") + std::to_string(size / 100);
  if (size % 100 == 0) return text;
  text += {'.', static_cast<char>('0' + size % 100 / 10)};
  if (size % 10 != 0) text += static_cast<char>('0' + size % 10);
  return text;
}

}  // namespace attnfig
