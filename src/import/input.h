#pragma once

#include "import/import.h"
#include "spec/plan.h"

namespace attnfig {

/// An input file, read as a spec or turned into one.
struct ReadInput {
  SpecInput spec;
  bool is_config = false;
  Imported imported = {};  // without its spec
};

/// Whether a text is a model's config.json: a JSON object without a key `layouts` at any level.
/// With that key it is a spec, since YAML includes JSON.
bool is_config(std::string_view text);

/// A text that can be read: of a GGUF file what its header says, as JSON; any other as it is.
/// Throws InvalidInput for a faulty header.
std::string readable_text(std::string_view bytes);

/// The most bytes of an input: more for a config.json than for a spec.
std::size_t largest(std::string_view text);

/// Reads a spec as it stands, and makes one of a config.json, which draws one figure of the kind
/// `figure` if that is not empty. Throws InvalidInput if reading on makes no sense. A model's name
/// is taken from the path `file`.
ReadInput read_input(const SourceText& source, std::string_view file,
                     const std::vector<std::string>& assumptions, const std::string& figure = {});

}  // namespace attnfig
