#include "cli/command.h"
#include "cli/template_folder.h"
#include "io/lines.h"

#include <memory>

namespace attnfig {
namespace {

int run(Console& console, const std::string& templates) {
  const Library library(read_template_folder(templates));
  Lines lines(0);
  bool all_drawn = true;
  for (std::size_t number = 1; const std::optional<std::string> line = lines.next(); ++number) {
    const PipeAnswer given = answer_request(library, *line, number);
    all_drawn = all_drawn && given.drawn;
    console.print(given.line);
  }
  return all_drawn ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto templates = std::make_shared<std::string>();
  declare_templates(app, *templates);
  return [templates](Console& console) { return run(console, *templates); };
}

}  // namespace

const Command pipe_command = {
    .name = "pipe",
    .about = "answer another program: a JSON request a line in, a figure a line out",
    .examples = "  attnfig pipe < requests.jsonl > answers.jsonl   # docs/pipe.md\n",
    .declare = declare};

}  // namespace attnfig
