#include "cli/usage.h"

#include "attnfig_lint.h"

#include <algorithm>

namespace attnfig {
namespace {

/// Help shows "TEXT:{svg,png}" for a value that is one of these.
std::vector<std::string> listed(const std::string& type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', std::min(open, type.size()));
  std::vector<std::string> choices;
  if (close == std::string::npos) return choices;
  std::string word;
  for (const char c : type.substr(open + 1, close - open - 1)) {
    if (c == ',') choices.push_back(std::move(word)), word.clear();
    if (c != ',') word += c;
  }
  choices.push_back(std::move(word));
  return choices;
}

/// Choices that CLI11 does not know, because a folder of templates may add to them.
std::vector<std::string> named(const std::string& value) {
  if (value == "LANGUAGE") return Library().languages();
  if (value == "THEME") return Library().themes();
  if (value == "RULE") return lint_rules();
  return {};
}

Values values_of(const OptionUsage& option) {
  const std::string& value = option.value;
  if (!option.choices.empty()) return Values::choice;
  if (value == "FOLDER") return Values::folder;
  return value == "FILE" || value == "TEXT" ? Values::file : Values::free;
}

OptionUsage usage_of(const CLI::Option& option) {
  OptionUsage usage{.names = {},
                    .value = {},
                    .about = option.get_description(),
                    .fallback = option.get_default_str(),
                    .environment = option.get_envname(),
                    .choices = {}};
  for (const std::string& name : option.get_snames()) usage.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) usage.names.push_back("--" + name);
  if (option.get_items_expected_max() != 0) {
    const std::string type = option.get_type_name();
    usage.value = type.substr(0, type.find(':'));
    usage.choices = listed(type);
    if (usage.choices.empty()) usage.choices = named(usage.value);
    usage.values = type.ends_with(":DIR") ? Values::folder : values_of(usage);
  }
  usage.required = option.get_required();
  usage.separated = option.get_delimiter() != '\0';
  usage.repeated = 1 < option.get_items_expected_max() && !usage.separated;
  return usage;
}

CommandUsage usage_of_one(const CLI::App& app, const std::string& name) {
  CommandUsage usage{
      .name = name, .about = app.get_description(), .examples = {}, .options = {}, .arguments = {}};
  for (const CLI::Option* option : app.get_options()) {
    OptionUsage one = usage_of(*option);
    if (option->get_positional()) {
      one.value = option->get_name(true);
      usage.arguments.push_back(std::move(one));
    } else {
      usage.options.push_back(std::move(one));
    }
  }
  return usage;
}

}  // namespace

std::vector<CommandUsage> usage_of(const CLI::App& program) {
  std::vector<CommandUsage> usage = {usage_of_one(program, "")};
  for (const Command* command : commands()) {
    CLI::App app{std::string(command->about)};
    command->declare(app);
    usage.push_back(usage_of_one(app, std::string(command->name)));
    usage.back().examples = command->examples;
  }
  return usage;
}

}  // namespace attnfig
