#include "cli/preview.h"

#include "attnfig.h"
#include "cli/command.h"
#include "io/stamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace attnfig {
namespace {

std::string line_of(const nlohmann::json& message) {
  // File names may be any bytes; the page shows those that are not UTF-8 as a replacement.
  return message.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Companion start(const std::string& port) {
  try {
    return {"attnfig_preview", {port}};
  } catch (const std::system_error&) {
    throw UsageError{
        "--serve needs the program attnfig_preview beside attnfig; it is built where cpp-httplib "
        "is (Debian: libcpp-httplib-dev)"};
  }
}

}  // namespace

Preview::Preview(const std::string& port) : program_(start(port)) {
  program_.send(line_of({{"page", preview_page()}}));
  address_ = program_.read_line().value_or("");
  if (address_.empty())
    throw UsageError{port.empty() ? std::string("the preview cannot be served")
                                  : fmt::format("--port {}: this port is not free", port)};
}

void Preview::show(const Previewed& figure) {
  const std::size_t number = numbers_.emplace(figure.figure, numbers_.size()).first->second;
  // The time of the file tells the page whether it has the figure already.
  const std::optional<Stamp> stamp = stamp_of(figure.figure);
  program_.send(line_of({{"key", std::to_string(number)},
                         {"file", figure.figure},
                         {"shown",
                          {{"key", std::to_string(number)},
                           {"spec", printable(figure.spec)},
                           {"figure", printable(figure.figure)},
                           {"version", stamp ? std::to_string(stamp->written) : ""},
                           {"message", without_colours(figure.message)}}}}));
}

void Preview::show_message(const std::string& message) {
  program_.send(line_of({{"key", ""},
                         {"file", ""},
                         {"shown", {{"key", ""}, {"message", without_colours(message)}}}}));
}

std::string without_colours(std::string_view text) {
  std::string plain;
  std::size_t escape = text.find("\033[");
  while (escape != std::string_view::npos) {
    plain += text.substr(0, escape);
    text.remove_prefix(std::min(text.find('m', escape), text.size() - 1) + 1);
    escape = text.find("\033[");
  }
  plain += text;
  return plain;
}

}  // namespace attnfig
