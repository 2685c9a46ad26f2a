#include "cli/command.h"

#include <memory>

namespace attnfig {
namespace {

std::function<int(Console&)> declare(CLI::App& app) {
  const auto format = std::make_shared<std::string>("json");
  app.add_option("--format", *format,
                 "json: JSON Schema; md and models: docs/reference.md and docs/models.md")
      ->check(CLI::IsMember({"json", "md", "models"}))
      ->capture_default_str();
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
