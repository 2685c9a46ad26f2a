#include "attnfig.h"
#include "cli/command.h"

#include <memory>

namespace attnfig {
namespace {

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto format = std::make_shared<std::string>("json");
  arguments.push_back(
      {.names = "--format",
       .about = "json: JSON Schema; md and models: docs/reference.md and docs/models.md",
       .target = format.get(),
       .choices = {"json", "md", "models"},
       .fallback = *format});
  return [format](Console& console) {
    console.print(*format == "json" ? schema()
                  : *format == "md" ? spec_reference()
                                    : model_reference());
    return exit_code::fine;
  };
}

}  // namespace

const Command schema_command = {.name = "schema",
                                .about = "print the JSON Schema of specs, for editors and checks",
                                .examples = "  attnfig schema > attnfig.schema.json\n",
                                .declare = declare};

}  // namespace attnfig
