#include "audit/audit.h"
#include "input/yaml.h"
#include "spec/embedded.h"
#include "spec/layouts.h"

#include <algorithm>

namespace attnfig {
namespace {

struct PairSpec {
  LayoutName layout;
  LayoutName over;

  static const Table table;
};

struct ReferenceFile {
  std::string about;
  Layouts layouts;
  std::vector<PairSpec> pairs;

  static const Table table;
};

constexpr Field pair_fields[] = {
    field<&PairSpec::layout>({.name = "layout", .about = "the model that caches less"}),
    field<&PairSpec::over>({.name = "over", .about = "the model that it is compared with"})};

constexpr Field reference_fields[] = {
    field<&ReferenceFile::about>({.name = "about", .about = "what the models are"}),
    field<&ReferenceFile::layouts>({.name = "layouts", .about = "the models by name"}),
    field<&ReferenceFile::pairs>(
        {.name = "pairs", .about = "comparisons that papers print a number of"})};

constexpr std::string_view path = "references.yaml";

}  // namespace

const Table PairSpec::table = {"a pair", "Two models that a paper compares.", pair_fields};
const Table ReferenceFile::table = {"the reference models", "Models that numbers are tried with.",
                                    reference_fields};

References built_in_references() {
  const std::string_view text = embedded_template(path);
  const SourceText source(text);
  Diagnostics diagnostics;
  const Reporter reporter{source, diagnostics};
  ReferenceFile file;
  const Target target{&ReferenceFile::table, &file};
  read_mapping(reporter, read_yaml(source, diagnostics), {&target, 1});
  References references;
  const auto find = [&](const LayoutName& name) {
    for (const Attention& layout : file.layouts.list)
      if (layout.name == name.name) return layout;
    reporter.report(name.offset, fmt::format("unknown layout \"{}\"", name.name));
    return Attention{};
  };
  for (const PairSpec& pair : file.pairs)
    references.pairs.push_back({find(pair.layout), find(pair.over)});
  references.baselines = file.layouts.list;
  if (!diagnostics.empty())
    throw InvalidInput{diagnostics.sorted(), std::string(path), std::string(text)};
  return references;
}

}  // namespace attnfig
