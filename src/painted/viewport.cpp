#include "painted/viewport.h"

#include "painted/style.h"
#include "painted/transform.h"
#include "painted/words.h"

#include <algorithm>

namespace attnfig::painted {
namespace {

/// How a viewBox of one shape fills a viewport of another: the words of preserveAspectRatio.
enum class Filling { stretch, meet, slice };

Filling filling_of(std::string_view aspect) {
  if (trimmed(aspect).starts_with("none")) return Filling::stretch;
  return aspect.find("slice") == std::string_view::npos ? Filling::meet : Filling::slice;
}

Fixed times(Fixed length, Fixed numerator, Fixed denominator) {
  return Fixed::scaled(length, numerator.millionths(), denominator.millionths());
}

}  // namespace

std::optional<Bounds> read_view_box(std::string_view text) {
  const auto numbers = read_numbers(text);
  if (!numbers || numbers->size() != 4) return {};
  const Vec at = {(*numbers)[0], (*numbers)[1]};
  const Vec size = {(*numbers)[2], (*numbers)[3]};
  if (size.x <= Fixed() || size.y <= Fixed()) return {};
  const Bounds box = {at.x, at.y, at.x + size.x, at.y + size.y};
  // A clamped edge at the end of the range of numbers would give the box another size.
  if (box.width() != size.x || box.height() != size.y) return {};
  return box;
}

Matrix fitted(const Bounds& view, Vec size, std::string_view aspect) {
  Vec scale = {size.x / view.width(), size.y / view.height()};
  Vec spare;
  if (const Filling filling = filling_of(aspect); filling != Filling::stretch) {
    const Fixed factor =
        filling == Filling::slice ? std::max(scale.x, scale.y) : std::min(scale.x, scale.y);
    scale = {factor, factor};
    const auto share = [&](std::string_view least, std::string_view most, Fixed room) {
      if (aspect.find(least) != std::string_view::npos) return Fixed();
      return aspect.find(most) != std::string_view::npos ? room : Fixed::scaled(room, 1, 2);
    };
    spare = {share("xMin", "xMax", size.x - view.width() * factor),
             share("YMin", "YMax", size.y - view.height() * factor)};
  }
  return translation(spare.x, spare.y) * scaling(scale.x, scale.y) *
         translation(-view.left, -view.top);
}

std::optional<Fixed> stated_side(const Element& root, std::string_view name) {
  const Attribute* attribute = root.find(name);
  if (attribute == nullptr || attribute->value.ends_with('%')) return {};
  return read_length(attribute->value, Axis::both, {}, Fixed(16));
}

Vec Canvas::in_pixels(Vec point) const {
  return {times(point.x, pixels.x, units.x), times(point.y, pixels.y, units.y)};
}

Bounds Canvas::in_pixels(const Bounds& box) const {
  const Vec start = in_pixels(Vec{box.left, box.top});
  const Vec end = in_pixels(Vec{box.right, box.bottom});
  return {start.x, start.y, end.x, end.y};
}

Fixed Canvas::in_pixels(Fixed length) const {
  const Vec both = in_pixels(Vec{length, length});
  return both.x == both.y ? both.x : square_root(both.x * both.y);
}

Canvas canvas_of(const Element& root) {
  const auto above_zero = [&](std::string_view name) {
    const auto side = stated_side(root, name);
    return side && Fixed() < *side ? side : std::nullopt;
  };
  const auto width = above_zero("width");
  const auto height = above_zero("height");
  const auto view = read_view_box(root.get("viewBox"));
  // CSS 2.1, 10.3.2: a replaced element without a size is 300 × 150.
  if (!view)
    return {.view = {{}, {}, width.value_or(Fixed(300)), height.value_or(Fixed(150))},
            .is_stated = width && height};
  Canvas canvas{.view = *view};
  if (!width && !height) return canvas;
  const Filling filling = filling_of(root.get("preserveAspectRatio"));
  if (width && height && filling == Filling::stretch) {
    canvas.pixels = {*width, *height};
    canvas.units = {view->width(), view->height()};
    return canvas;
  }
  // One side decides for both: the only one stated, or the one that preserveAspectRatio demands.
  const bool width_is_tighter =
      width && height && *width * view->height() <= *height * view->width();
  const bool by_width = !height || (width && width_is_tighter == (filling == Filling::meet));
  const Fixed pixels = by_width ? *width : *height;
  const Fixed units = by_width ? view->width() : view->height();
  canvas.pixels = {pixels, pixels};
  canvas.units = {units, units};
  return canvas;
}

}  // namespace attnfig::painted
