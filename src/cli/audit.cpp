#include "cli/inputs.h"
#include "cli/need.h"
#include "cli/single_spec.h"
#include "io/files.h"

#include <memory>

namespace attnfig {
namespace {

struct Options {
  SingleSpec spec;
  std::string claims;
  bool json = false;
};

std::string claims_of(const Options& options) {
  if (!options.claims.empty()) return options.claims;
  if (options.spec.input == "-") throw UsageError{"name the file of claims with --claims"};
  return claims_path(options.spec.input);
}

int run(Console& console, const Options& options) {
  const std::string path = claims_of(options);
  const ReadSpec spec = read_single_spec(console, options.spec);
  const Audited audited = need(spec.document.audit(
      {.text = read_file(path, largest_input), .file = path}, options.spec.language));
  console.print(options.json ? audited.json : audited.text);
  return audited.as_expected ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  declare_single_spec(arguments, options->spec);
  arguments.push_back({.names = "--claims",
                       .about = "the published numbers; default: claims/NAME.yaml beside the spec",
                       .target = &options->claims,
                       .value = "FILE",
                       .values = Values::file});
  arguments.push_back({.names = "--json", .about = "for programs", .target = &options->json});
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command audit_command = {
    .name = "audit",
    .about = "recompute published numbers, and say under which convention each holds",
    .examples = "  attnfig audit figure.yaml    # reads claims/figure.yaml beside it\n",
    .declare = declare};

}  // namespace attnfig
