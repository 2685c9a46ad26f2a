#include "svg/path.h"

namespace attnfig {
namespace {

/// Writes subpaths one after the other. Steps are relative to the pen; the first one to the origin.
/// A line that comes back to its start is closed there, and may go on from it.
class Pen {
 public:
  void draw(std::span<const Point> points) {
    step('m', points.front());
    start_ = at_;
    for (const Point point : points.subspan(1)) {
      if (point == start_) {
        close();
        continue;
      }
      const char command = point.y == at_.y ? 'h' : point.x == at_.x ? 'v' : 'l';
      step(command, point);
    }
  }
  /// Closes the subpath with a straight line to its start.
  void close() {
    data_ += command_ = 'z';
    at_ = start_;
  }
  const std::string& data() const { return data_; }

 private:
  void step(char command, Point to) {
    // Further pairs after "m" or "l" are lines without a command.
    const bool said = command == 'l' && (command_ == 'm' || command_ == 'l');
    if (!said) data_ += command;
    if (command != 'v') number(to.x - at_.x, said ? " " : "");
    if (command != 'h') number(to.y - at_.y, command == 'v' ? "" : " ");
    command_ = command;
    at_ = to;
  }
  /// A minus sign separates numbers as well as a blank does.
  void number(Length length, std::string_view blank) {
    const std::string text = to_text(length);
    if (!text.starts_with('-')) data_ += blank;
    data_ += text;
  }

  std::string data_;
  char command_ = 0;
  Point at_;
  Point start_;
};

}  // namespace

std::string path_data(std::span<const Item> lines) {
  Pen pen;
  for (const Item& item : lines) {
    if (const auto* line = std::get_if<Polyline>(&item.shape)) pen.draw(line->points);
    if (const auto* polygon = std::get_if<Polygon>(&item.shape)) {
      pen.draw(polygon->points);
      pen.close();
    }
  }
  return pen.data();
}

}  // namespace attnfig
