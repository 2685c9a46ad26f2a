#include "cli/command.h"
#include "cli/input_file.h"
#include "cli/setup.h"
#include "io/lines.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

struct PipeOptions {
  SetupOptions setup;
  std::string root;  // empty: no file is read
};

Expected<std::string> no_file(const std::string& path) {
  return {{},
          {{.message = fmt::format("{} cannot be used: this attnfig pipe reads no files", path),
            .hint = "start it with --root FOLDER"}}};
}

int run(Console& console, const PipeOptions& options) {
  const Library library = Setup(options.setup, {}).library();
  const ReadUsedFile read_file = options.root.empty() ? no_file : reader_in(options.root);
  Lines lines(0);
  bool all_drawn = true;
  for (std::size_t number = 1; const std::optional<std::string> line = lines.next(); ++number) {
    const PipeAnswer given = answer_request(library, *line, number, read_file);
    all_drawn = all_drawn && given.drawn;
    console.print(given.line);
  }
  return all_drawn ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<PipeOptions>();
  declare_setup(arguments, options->setup);
  arguments.push_back({.names = "--root",
                       .about = "folder from which specs may use files; without it none may",
                       .target = &options->root,
                       .value = "FOLDER",
                       .values = Values::folder});
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command pipe_command = {
    .name = "pipe",
    .about = "answer another program: a JSON request a line in, a figure a line out",
    .examples = "  attnfig pipe < requests.jsonl > answers.jsonl   # docs/pipe.md\n",
    .declare = declare};

}  // namespace attnfig
