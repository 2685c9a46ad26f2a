// The one place that knows CLI11.

#include "cli/parse.h"

#include "attnfig.h"
#include "cli/new_names.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

namespace attnfig {
namespace {

CLI::Option* add_target(CLI::App& app, const Argument& row) {
  const std::string names(row.names);
  if (bool* const* flag = std::get_if<bool*>(&row.target))
    return app.add_flag(names, **flag, row.about);
  return std::visit([&](auto* target) { return app.add_option(names, *target, row.about); },
                    row.target);
}

void add(CLI::App& app, const Argument& row) {
  CLI::Option* option = add_target(app, row);
  if (row.is_flag()) return;
  option->required(row.required);
  // An empty value is most often a variable that is not set.
  if (row.is_option())
    option->check([](const std::string& value) {
      return value.empty() ? std::string("the value is empty") : std::string();
    });
  if (!row.value.empty()) option->type_name(std::string(row.value));
  if (row.separated) option->delimiter(',');
  // What follows the value of an option is not another one.
  if (row.is_option()) option->allow_extra_args(false);
  if (row.most_values != 0)
    option->expected(static_cast<int>(row.least_values), static_cast<int>(row.most_values));
  if (!row.choices.empty()) option->check(CLI::IsMember(row.choices));
  if (row.most != 0) option->check(CLI::Range(0u, row.most));
  if (row.existing_folder) option->check(CLI::ExistingDirectory);
  if (!row.fallback.empty()) option->default_str(row.fallback);
  if (!row.variable.empty()) option->envname(std::string(row.variable));
  if (!row.goes_with.empty()) option->needs(app.get_option(std::string(row.goes_with)));
}

std::string all_examples() {
  std::string text = "Examples:\n";
  for (const Command* command : commands()) text += command->examples;
  return text;
}

/// The command that a call names, and what it runs.
struct Chosen {
  Arguments arguments;
  std::function<int(Console&)> run;
};

Chosen declare(CLI::App& app, std::string_view name) {
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(version()));
  app.footer(all_examples());
  Chosen chosen;
  for (const Command* command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command->name), std::string(command->about));
    if (command->name != name) continue;
    sub->footer("Examples:\n" + std::string(command->examples));
    chosen.run = command->declare(chosen.arguments);
    for (const Argument& row : chosen.arguments) add(*sub, row);
  }
  return chosen;
}

/// Whether a call asks for no more than errors.
bool is_quiet(const Arguments& arguments) {
  const Argument* quiet = find(arguments, "--quiet");
  return quiet != nullptr && *std::get<bool*>(quiet->target);
}

/// Why the name of a command is refused; empty if it is one, or if an option comes first.
std::string unknown_command(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0].starts_with('-')) return {};
  std::vector<std::string> known;
  for (const Command* command : commands()) known.emplace_back(command->name);
  return unknown_name("command", arguments[0], known);
}

/// Why the first option that a command does not have is refused; empty if it has all.
std::string unknown_option(const Arguments& rows, const std::vector<std::string>& arguments) {
  std::vector<std::string> known = {"--help"};
  for (const Argument& row : rows)
    for (std::string_view names = row.names; !names.empty();) {
      const std::size_t end = std::min(names.find(','), names.size());
      if (names.starts_with("--")) known.emplace_back(names.substr(0, end));
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (!argument.starts_with("--")) continue;
    const std::string refused =
        unknown_name("option", argument.substr(0, argument.find('=')), known);
    if (!refused.empty()) return refused;
  }
  return {};
}

std::string refusal_of(const CLI::ParseError& error, const Arguments& rows,
                       const std::vector<std::string>& arguments) {
  std::string what;
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    what = unknown_option(rows, arguments);
  if (what.empty()) what = error.what();
  return fmt::format("attnfig: {}\nhelp: attnfig --help\n", what);
}

}  // namespace

Call parse(std::vector<std::string> arguments) {
  Call result;
  if (const std::string refused = unknown_command(arguments); !refused.empty()) {
    result.refusal = fmt::format("attnfig: {}\nhelp: attnfig --help\n", refused);
    return result;
  }
  CLI::App app("attnfig draws attention-architecture figures from short specs.", "attnfig");
  Chosen chosen = declare(app, arguments.empty() ? "" : arguments.front());
  NewNames call = in_new_names(chosen.arguments, std::move(arguments));
  try {
    app.parse(std::vector<std::string>(call.arguments.rbegin(), call.arguments.rend()));
    result.run = std::move(chosen.run);
  } catch (const CLI::CallForVersion&) {
    result.printed = app.version() + "\n";
  } catch (const CLI::Success&) {
    result.printed = app.help();
  } catch (const CLI::ParseError& error) {
    result.refusal = refusal_of(error, chosen.arguments, call.arguments);
  }
  if (!is_quiet(chosen.arguments)) result.notices = std::move(call.notices);
  return result;
}

}  // namespace attnfig
