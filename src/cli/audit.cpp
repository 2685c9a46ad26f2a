#include "cli/one_spec.h"
#include "diagnostic.h"
#include "input/source.h"
#include "io/files.h"

#include <filesystem>
#include <memory>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

struct Options {
  OneSpec spec;
  std::string claims;
  bool json = false;
};

/// The claims beside a spec: specs/claims/gqa.yaml for specs/gqa.yaml.
std::string claims_beside(const Options& options) {
  if (!options.claims.empty()) return options.claims;
  if (options.spec.input == "-") throw UsageError{"name the file of claims with --claims"};
  const fs::path spec = options.spec.input;
  return (spec.parent_path() / "claims" / spec.filename()).string();
}

int run(Console& console, const Options& options) {
  const std::string path = claims_beside(options);
  const ReadSpec spec = read_one_spec(console, options.spec);
  const Audited audited = spec.renderer.audit(
      spec.text, {.text = read_file(path, largest_input), .file = path}, spec.options, spec.file);
  console.print(options.json ? audited.json : audited.text);
  return audited.as_expected ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  declare_one_spec(app, options->spec);
  app.add_option("--claims", options->claims,
                 "the published numbers; default: claims/NAME.yaml beside the spec")
      ->type_name("FILE");
  app.add_flag("--json", options->json, "for programs");
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command audit_command = {
    .name = "audit",
    .about = "recompute published numbers, and say under which convention each holds",
    .examples = "  attnfig audit figure.yaml    # reads claims/figure.yaml beside it\n",
    .declare = declare};

}  // namespace attnfig
