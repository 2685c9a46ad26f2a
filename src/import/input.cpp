#include "import/input.h"

#include "import/gguf_file.h"
#include "input/json.h"

namespace attnfig {

bool is_config(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const std::size_t brace = text.find_first_not_of(blanks);
  if (brace == std::string_view::npos || text[brace] != '{') return false;
  const std::size_t key = text.find_first_not_of(blanks, brace + 1);
  return key != std::string_view::npos && text[key] == '"' &&
         text.find("\"layouts\"") == std::string_view::npos;
}

std::string readable_text(std::string_view bytes) {
  return is_gguf_file(bytes) ? gguf_metadata(bytes) : std::string(bytes);
}

std::size_t largest(std::string_view text) {
  return is_config(text) ? largest_config : largest_input;
}

ReadInput read_input(const SourceText& source, std::string_view file,
                     const std::vector<std::string>& assumptions, const std::string& figure) {
  const std::vector<Assumption> said = read_assumptions(assumptions);
  const bool config = is_config(source.text());
  ReadInput input{.spec = config ? SpecInput{.source = source, .root = {}} : read_spec_text(source),
                  .is_config = config};
  Diagnostics& diagnostics = input.spec.diagnostics;
  const Reporter reporter{source, diagnostics};
  if (!config) {
    if (!said.empty())
      diagnostics.add({}, "--assume is for a config.json; a spec states everything itself");
    if (!figure.empty())
      diagnostics.add({}, "--figure is for a config.json; a spec states its figures itself");
    return input;
  }
  input.imported = import_config(reporter, read_json(source, diagnostics), file, said, figure);
  input.spec.root = std::move(input.imported.spec);
  // Errors of a model are thrown here, since a spec's messages about missing keys would not fit
  // them.
  if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
  return input;
}

}  // namespace attnfig
