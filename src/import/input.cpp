#include "import/input.h"

#include "input/json.h"

namespace attnfig {

bool looks_like_json(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const std::size_t brace = text.find_first_not_of(blanks);
  if (brace == std::string_view::npos || text[brace] != '{') return false;
  const std::size_t key = text.find_first_not_of(blanks, brace + 1);
  return key != std::string_view::npos && text[key] == '"';
}

std::size_t largest(std::string_view text) {
  return looks_like_json(text) ? largest_config : largest_input;
}

ReadInput read_input(const Source& source, std::string_view file,
                     const std::vector<std::string>& assumptions) {
  const std::vector<Assumption> said = read_assumptions(assumptions);
  const bool json = looks_like_json(source.text());
  ReadInput input{.spec = json ? SpecInput{.source = source, .root = {}} : read_spec_text(source)};
  Complaints& complaints = input.spec.complaints;
  if (json) input.spec.root = read_json(source, complaints);
  input.is_config = json && is_config(input.spec.root);
  const Reader reader{source, complaints};
  if (!input.is_config) {
    if (!said.empty())
      complaints.add({}, "--assume is for a config.json; a spec states everything itself");
    return input;
  }
  input.imported = import_config(reader, std::move(input.spec.root), file, said);
  input.spec.root = std::move(input.imported.spec);
  // What a model lacks makes no sense to complain about in the words of a spec.
  if (!complaints.empty()) throw InvalidInput{complaints.sorted()};
  return input;
}

}  // namespace attnfig
