#include "io/companion.h"

#include "io/files.h"
#include "io/spawn.h"

#include <system_error>

namespace attnfig {

Companion::Companion(const std::string& program, const std::vector<std::string>& arguments) {
  program_ = spawn({program, arguments}, {in_.ends[0], out_.ends[1]});
  in_.close(0);
  out_.close(1);
}

Companion::~Companion() {
  in_.close(1);
  ended_well(program_);
}

void Companion::send(std::string_view text) {
  try {
    write_all(in_.ends[1], text, "companion");
  } catch (const std::system_error&) {  // it has ended
  }
}

}  // namespace attnfig
