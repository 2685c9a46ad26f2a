// attnfig_preview [PORT]: serves the page of `attnfig watch --serve`. Standard input states what to
// show, a JSON object a line: first {"page": HTML}, then for each new or changed figure {"key":
// number, "file": path, "shown": the page's data}. The program ends when standard input does. It
// prints the page's address to standard output, or nothing if the port is not free.

#include "io/files.h"
#include "io/lines.h"
#include "preview/server.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

namespace {

constexpr int usual_port = 8417;

/// Throws for a line without its keys, or that is not JSON: such a line does not come from attnfig.
void take(attnfig::Shown& shown, const std::string& line) {
  const nlohmann::json message = nlohmann::json::parse(line);
  shown.put(message.at("key"), {message.at("file"), message.at("shown").dump()});
}

/// Takes lines until the end of standard input, which ends the program: connections that are still
/// open hold nothing that could be lost.
void follow(attnfig::Shown& shown, attnfig::Lines& lines) {
  try {
    while (const std::optional<std::string> line = lines.next()) take(shown, *line);
  } catch (const std::exception&) {
    std::_Exit(EXIT_FAILURE);
  }
  std::_Exit(EXIT_SUCCESS);
}

int bind(attnfig::Server& server, const std::string& port) {
  if (!port.empty()) return server.bind(std::stoi(port));
  const int usual = server.bind(usual_port);
  return 0 < usual ? usual : server.bind(0);
}

}  // namespace

int main(int argc, char** argv) try {
  attnfig::Lines lines(0);
  const std::optional<std::string> first = lines.next();
  if (!first) return EXIT_FAILURE;
  attnfig::Shown shown;
  attnfig::Server server(nlohmann::json::parse(*first).at("page"), shown);
  const int port = bind(server, 1 < argc ? argv[1] : "");
  if (port <= 0) return EXIT_FAILURE;
  attnfig::write_all(1, "http://127.0.0.1:" + std::to_string(port) + "/\n", "<stdout>");
  const std::jthread follower([&] { follow(shown, lines); });
  server.run();
  return EXIT_FAILURE;
} catch (const std::exception&) {
  return EXIT_FAILURE;
}
