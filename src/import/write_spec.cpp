#include "import/write_spec.h"

#include "diagnostic.h"
#include "input/write_yaml.h"

#include <fmt/format.h>

namespace attnfig {

std::string write_spec(const ReadInput& input, const std::vector<std::string>& assumptions) {
  std::string text = fmt::format("# {}, read as model_type {}\n", input.imported.name,
                                 printable(input.imported.model_type));
  for (const std::string& assumption : assumptions)
    text += fmt::format("# assumed: {}\n", printable(assumption));
  for (const std::string& remark : input.imported.remarks) text += fmt::format("# {}\n", remark);
  return text + write_yaml(input.spec.root);
}

}  // namespace attnfig
