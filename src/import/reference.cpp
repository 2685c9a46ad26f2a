#include "import/reference.h"

#include "import/keys.h"
#include "import/model.h"
#include "import/words.h"
#include "model/llama_cpp.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attnfig {
namespace {

std::string code_list(std::string_view names) {
  std::vector<std::string> quoted;
  for (const std::string_view name : words_of(names)) quoted.push_back(fmt::format("`{}`", name));
  return fmt::format("{}", fmt::join(quoted, ", "));
}

/// A fallback in words.
std::string said(std::string_view fallback) {
  if (fallback.empty()) return "error";
  if (fallback.starts_with('(')) fallback = fallback.substr(1, fallback.size() - 2);
  return std::string(fallback);
}

std::string left_out(const ConfigKey& key) {
  if (key.nested.empty()) return said(key.fallback);
  return fmt::format("{}; in a wrapper's file {}", said(key.fallback), said(key.nested));
}

std::string key_table(std::span<const ConfigKey> keys) {
  std::string text = "| key | if left out | meaning |\n|---|---|---|\n";
  for (const ConfigKey& key : keys)
    text += fmt::format("| {} | {} | {} |\n", code_list(key.names), left_out(key), key.about);
  return text;
}

/// llama.cpp's names for a family whose layers may have windows, and whether it honours those.
std::string llama_cpp_names(const Family& family) {
  if (family.architectures.empty()) return "";
  const std::vector<std::string_view> names = words_of(family.architectures);
  const bool kept = find_architecture(names.front())->keeps_windows;
  return fmt::format("In llama.cpp: {}, {} windows.\n", code_list(family.architectures),
                     kept ? "with" : "without");
}

constexpr std::string_view preface =
    R"(# Models that can be imported

Made from the table of families by `attnfig schema --format models`; do not edit.

`attnfig build config.json` draws the model of a config.json, `attnfig import config.json` writes its spec, and every
command that takes a spec takes a config.json too. Keys that decide the cache are read as the family's own code reads
them; all others are left alone (`--verbose` lists those that sound as if they mattered). A key that is missing without
a default, of the wrong type, or contradicted by another is an error that names it; `--assume KEY=VALUE` settles it,
and the figure says so. In a file for several kinds of input the language model is read: `text_config`, `llm_config`,
`language_config`, `decoder`, `decoder_config` or `thinker_config.text_config`, from that mapping alone, but for formats.
Two of them that differ are an error.

A model's GGUF file is read like its config.json, and so is what `gguf-dump --json` prints of one. Of the file the header
alone is read: versions 2 and 3, little-endian, at most 64 MiB and 65,536 keys, lists of at most 16,384 numbers, words of
at most 256 bytes. So are params.json of Meta and Mistral, and the config.json of the package mamba_ssm.

After `--assume model_type=NAME`, keys that decide the cache and that the family does not read are errors: latents,
layers of several kinds, windows, states, shared caches, cross-attention, and KV heads under other names. `--assume
KEY=null` takes one away.

The caches of models whose weights are in float32 are counted in bf16, as engines store them; a format of the cache that
`quantization_config` states is taken. Other formats are errors. Layers that only draft tokens (MTP) are not counted.

## Keys of every family

)";

}  // namespace

std::string model_reference() {
  std::string text(preface);
  text += key_table(common_config_keys());
  text +=
      "\nOf several names for a key the first one that is stated counts; two that disagree are an "
      "error.\n";
  for (const Family& family : families()) {
    const std::vector<std::string_view> types = words_of(family.model_types);
    text += fmt::format("\n## {}\n\n{}\n\n", types.front(), family.about);
    if (1 < types.size())
      text += fmt::format("`model_type`: {}\n\n", code_list(family.model_types));
    text += key_table(family.keys);
    text += fmt::format("\nSource: {}.\n", family.citation) + llama_cpp_names(family);
  }
  return text;
}

}  // namespace attnfig
