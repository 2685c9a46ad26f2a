#include "cli/new_names.h"

#include "io/environment.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// An option that had another name once, and so had the variable that sets it.
struct Renamed {
  const char* old_option;
  const char* option;
  const char* old_variable;
  const char* variable;
};
constexpr Renamed all[] = {{"--layout", "--page-width", "ATTNFIG_LAYOUT", "ATTNFIG_PAGE_WIDTH"}};

/// Whether an argument is "--option" or "--option=value".
bool states(std::string_view argument, std::string_view option) {
  return argument.substr(0, argument.find('=')) == option;
}

void note(NewNames& call, std::string_view old_name, std::string_view name) {
  std::string notice = fmt::format("attnfig: {} is now called {}\n", old_name, name);
  if (std::find(call.notices.begin(), call.notices.end(), notice) == call.notices.end())
    call.notices.push_back(std::move(notice));
}

/// Where an option may be put that takes several values: what follows is none of them.
std::vector<std::string>::iterator before_options(std::vector<std::string>& arguments) {
  return std::find_if(arguments.begin(), arguments.end(), [](std::string_view argument) {
    return argument.starts_with('-') && argument != "-";
  });
}

void use_new_name(NewNames& call, const Renamed& renamed) {
  // What follows "--" is no option.
  const auto end = std::find(call.arguments.begin(), call.arguments.end(), "--");
  bool is_stated = is_set(renamed.variable);
  for (auto argument = call.arguments.begin(); argument != end; ++argument) {
    if (states(*argument, renamed.old_option)) {
      argument->replace(0, std::string_view(renamed.old_option).size(), renamed.option);
      note(call, renamed.old_option, renamed.option);
    }
    is_stated = is_stated || states(*argument, renamed.option);
  }
  if (is_stated || !is_set(renamed.old_variable)) return;
  note(call, renamed.old_variable, renamed.variable);
  call.arguments.insert(before_options(call.arguments),
                        fmt::format("{}={}", renamed.option, variable(renamed.old_variable)));
}

}  // namespace

NewNames in_new_names(const Arguments& declared, std::vector<std::string> arguments) {
  NewNames call{std::move(arguments), {}};
  for (const Renamed& renamed : all)
    if (find(declared, renamed.option) != nullptr) use_new_name(call, renamed);
  return call;
}

}  // namespace attnfig
