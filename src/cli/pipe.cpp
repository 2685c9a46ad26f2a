#include "cli/command.h"
#include "cli/figure_request.h"
#include "cli/template_folder.h"
#include "diagnostic.h"
#include "io/lines.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

FigureAnswer answer_to(const std::string& line, std::size_t number, const Renderer& renderer) {
  try {
    return answer(read_request(line), renderer);
  } catch (const InvalidInput& invalid) {
    const std::string name = fmt::format("request {}", number);
    return answer_to_error(describe(invalid.diagnostics, name, line, Ansi::off));
  } catch (const UsageError& error) {
    return answer_to_error(error.message);
  }
}

int run(Console& console, const std::string& templates) {
  const Renderer renderer(read_template_folder(templates));
  Lines lines(0);
  bool all_drawn = true;
  for (std::size_t number = 1; const std::optional<std::string> line = lines.next(); ++number) {
    const FigureAnswer answer = answer_to(*line, number, renderer);
    all_drawn = all_drawn && answer.drawn;
    console.print(answer.line);
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
