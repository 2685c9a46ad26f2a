#include "cli/figure_request.h"

#include "cli/check_name.h"
#include "cli/figure_name.h"
#include "input/json.h"
#include "report/json.h"

#include <array>

namespace attnfig {

template <>
struct Choices<PageWidth> {
  static constexpr std::array<std::pair<std::string_view, PageWidth>, 2> names = {
      {{"wide", PageWidth::wide}, {"narrow", PageWidth::narrow}}};
};

template <>
struct Choices<Tooltips> {
  static constexpr std::array<std::pair<std::string_view, Tooltips>, 2> names = {
      {{"false", Tooltips::none}, {"true", Tooltips::derivations}}};
};

template <>
struct Choices<FigureRequest::Format> {
  using enum FigureRequest::Format;
  static constexpr std::array<std::pair<std::string_view, FigureRequest::Format>, 4> names = {
      {{"svg", svg}, {"md", md}, {"numbers.md", numbers_md}, {"numbers.json", numbers_json}}};
};

namespace {

using Format = FigureRequest::Format;

// The size of a request with the largest config.json, every byte escaped as in "\u000a".
constexpr std::size_t largest_request = 6 * largest_config;

// The name of a request's spec in messages.
constexpr std::string_view spec_file = "spec";

constexpr Field fields[] = {
    field<&FigureRequest::spec>(
        {.name = "spec", .about = "text of a spec, or of a model's config.json"}),
    field<&FigureRequest::name>({.name = "name",
                                 .about = "name of the figure, from which the ids in it are made",
                                 .fallback = "figure"}),
    field<&FigureRequest::languages>(
        {.name = "languages",
         .about = "languages in order of preference; the first that there are texts in is taken",
         .fallback = "(en)"}),
    field<&FigureRequest::theme>(
        {.name = "theme", .about = "theme of the figure", .fallback = "modern"}),
    field<&FigureRequest::page_width>(
        {.name = "page_width", .about = "wide, or narrow for 360 px", .fallback = "wide"}),
    field<&FigureRequest::tooltips>({.name = "tooltips",
                                     .about = "whether heads and numbers explain themselves",
                                     .fallback = "false"}),
    field<&FigureRequest::assume>({.name = "assume",
                                   .about = "KEY=VALUE of a config.json that leaves it open",
                                   .fallback = "(none)"}),
    field<&FigureRequest::formats>(
        {.name = "formats", .about = "what the answer holds", .fallback = "(svg)"}),
};

std::string_view name_of(Format format) {
  for (const auto& [name, choice] : Choices<Format>::names)
    if (choice == format) return name;
  return {};
}

std::string in_format(Format format, const FigureRequest& request, const RenderOptions& options,
                      const Renderer& renderer) {
  switch (format) {
    case Format::svg:
      return renderer.render(request.spec.text, options, spec_file);
    case Format::md:
      return renderer.table(request.spec.text, options, spec_file);
    case Format::numbers_md:
      return renderer.numbers(request.spec.text, TableFormat::md, options, spec_file);
    case Format::numbers_json:
      return renderer.numbers(request.spec.text, TableFormat::json, options, spec_file);
  }
  return {};
}

/// The first language that texts exist in. Throws UsageError.
std::string language_of(const FigureRequest& request, const Renderer& renderer) {
  const std::vector<std::string> known = renderer.languages();
  for (const std::string& name : request.languages)
    if (std::find(known.begin(), known.end(), name) != known.end()) return name;
  if (request.languages.empty()) return RenderOptions().language;
  check_name("language", request.languages.back(), known);
  return {};
}

Json json_of(const Mistake& mistake, const std::string& spec) {
  const std::string_view source = mistake.file == spec_file ? std::string_view(spec) : "";
  const Diagnostic diagnostic{{mistake.line, mistake.column}, mistake.message, mistake.hint};
  return {
      {"file", mistake.file},     {"line", mistake.line},
      {"column", mistake.column}, {"message", mistake.message},
      {"hint", mistake.hint},     {"shown", describe(diagnostic, mistake.file, source, Ansi::off)}};
}

Json json_of(const std::vector<Mistake>& mistakes, const std::string& spec) {
  Json list = Json::array();
  for (const Mistake& mistake : mistakes) list.push_back(json_of(mistake, spec));
  return list;
}

/// A key that had another name once.
struct RenamedKey {
  std::string_view old_key;
  std::string_view key;
};
constexpr RenamedKey renamed_keys[] = {{"layout", "page_width"}};

/// Takes old names of keys for new ones. Returns what to tell who used them.
std::vector<std::string> use_new_keys(const Reporter& reporter, Node& request) {
  std::vector<std::string> notices;
  for (const auto& [old_key, key] : renamed_keys)
    for (Key& stated : request.keys) {
      if (stated.text != old_key) continue;
      const std::string notice = fmt::format("{} is now called {}", old_key, key);
      if (request.find(key) != nullptr)
        reporter.report(stated.offset, notice, fmt::format("{} is stated too", key));
      stated.text = key;
      notices.push_back(notice);
    }
  return notices;
}

/// An answer about the spec of a request.
Json answer_to(const FigureRequest& request, const std::string& language) {
  Json answer = {{"language", language}};
  if (!request.notices.empty()) answer["notices"] = request.notices;
  return answer;
}

std::string as_line(const Json& json) {
  return json.dump() + "\n";
}

}  // namespace

const Table FigureRequest::table = {"a request", "A figure that another program asks for.", fields};

FigureRequest read_request(std::string_view line) {
  const SourceText source(line, largest_request);
  Diagnostics diagnostics;
  Node node = read_json(source, diagnostics);
  const Reporter reporter{source, diagnostics};
  FigureRequest request;
  request.notices = use_new_keys(reporter, node);
  const Target target{&FigureRequest::table, &request};
  read_mapping(reporter, node, {&target, 1});
  if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
  return request;
}

FigureAnswer answer(const FigureRequest& request, const Renderer& renderer) {
  const std::string language = language_of(request, renderer);
  check_name("theme", request.theme, renderer.themes());
  const RenderOptions options = {.name = figure_name(request.name),
                                 .language = language,
                                 .theme = request.theme,
                                 .page_width = request.page_width,
                                 .tooltips = request.tooltips,
                                 .assume = request.assume};
  Json result = answer_to(request, language);
  try {
    for (const Format format : request.formats.empty() ? std::vector{Format::svg} : request.formats)
      result[std::string(name_of(format))] = in_format(format, request, options, renderer);
  } catch (const InputError& error) {
    Json refusal = answer_to(request, language);
    refusal["mistakes"] = json_of(error.mistakes(), request.spec.text);
    return {as_line(refusal)};
  }
  return {as_line(result), true};
}

FigureAnswer answer_to_error(std::string_view error) {
  return {as_line({{"error", error}})};
}

}  // namespace attnfig
