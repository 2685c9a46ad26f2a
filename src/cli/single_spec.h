#pragma once

#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/setup.h"

#include <string>

namespace attnfig {

/// Options of the commands that print something about one spec.
struct SingleSpec {
  std::string input;
  std::string language;  // empty: the project's
  SetupOptions setup;
  ConfigOptions config;
};

void declare_single_spec(Arguments& arguments, SingleSpec& options);

/// A spec that was read, and the name that its figure would have.
struct ReadSpec {
  Document document;
  std::string name;
};

/// The files that `read_single_spec` reads.
std::vector<ReadFile> files_read(const SingleSpec& options);

/// Reads the spec of a command. Throws InputError for one with mistakes, std::system_error for a
/// file that cannot be read.
ReadSpec read_single_spec(Console& console, const SingleSpec& options);

}  // namespace attnfig
