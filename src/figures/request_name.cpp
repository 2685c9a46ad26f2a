#include "figures/request_name.h"

#include "spec/template.h"

#include <fmt/format.h>

namespace attnfig {

void check_request_name(const Saying& say, const Key& name) {
  if (!is_name(name.text))
    say.report(name.offset, fmt::format("\"{}\" cannot name a request", name.text),
               "a letter, then letters, digits, _ and -");
}

}  // namespace attnfig
