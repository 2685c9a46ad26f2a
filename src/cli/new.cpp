#include "attnfig.h"
#include "cli/command.h"
#include "io/files.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// A dangling link exists too.
bool is_there(const fs::path& path) {
  return fs::exists(fs::symlink_status(path));
}

int run(Console& console, const std::string& path) {
  const std::string spec = starter_spec();
  if (path.empty() || path == "-") {
    console.print(spec);
    return exit_code::fine;
  }
  if (is_there(path)) throw UsageError{fmt::format("{} is there already", printable(path))};
  // The spec names the schema in its first line, where editors look for it.
  const fs::path beside = fs::path(path).replace_filename("attnfig.schema.json");
  if (beside != path && !is_there(beside)) write_file(beside, schema());
  write_file(path, spec);
  console.log(fmt::format("{} written; now: attnfig build {}\n", printable(path), printable(path)));
  return exit_code::fine;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto path = std::make_shared<std::string>();
  arguments.push_back({.names = "PATH",
                       .about = "the file to write; default: standard output",
                       .target = path.get(),
                       .values = Values::file});
  return [path](Console& console) { return run(console, *path); };
}

}  // namespace

const Command new_command = {
    .name = "new",
    .about = "write a commented spec to start from, and its schema for editors",
    .examples = "  attnfig new figure.yaml && attnfig build figure.yaml\n",
    .declare = declare};

}  // namespace attnfig
