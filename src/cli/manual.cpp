#include "cli/usage.h"

namespace attnfig {
namespace {

std::function<int(Console&)> declare(Arguments&) {
  return [](Console& console) {
    console.print(manual_page(usage()));
    return exit_code::fine;
  };
}

}  // namespace

const Command manual_command = {.name = "manual",
                                .about = "print the manual page of all commands",
                                .examples = "  attnfig manual > attnfig.1 && man ./attnfig.1\n",
                                .declare = declare};

}  // namespace attnfig
