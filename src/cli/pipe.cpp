#include "cli/command.h"
#include "cli/setup.h"
#include "io/lines.h"

#include <memory>

namespace attnfig {
namespace {

int run(Console& console, const SetupOptions& options) {
  const Library library = Setup(options, {}).library();
  Lines lines(0);
  bool all_drawn = true;
  for (std::size_t number = 1; const std::optional<std::string> line = lines.next(); ++number) {
    const PipeAnswer given = answer_request(library, *line, number);
    all_drawn = all_drawn && given.drawn;
    console.print(given.line);
  }
  return all_drawn ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<SetupOptions>();
  declare_setup(arguments, *options);
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command pipe_command = {
    .name = "pipe",
    .about = "answer another program: a JSON request a line in, a figure a line out",
    .examples = "  attnfig pipe < requests.jsonl > answers.jsonl   # docs/pipe.md\n",
    .declare = declare};

}  // namespace attnfig
