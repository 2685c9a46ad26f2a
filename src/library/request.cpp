#include "library/request.h"

#include "input/json.h"
#include "report/json.h"

#include <array>

namespace attnfig {

template <>
struct Choices<ColourMode> {
  static constexpr std::array<std::pair<std::string_view, ColourMode>, 3> names = {
      {{"auto", ColourMode::automatic}, {"light", ColourMode::light}, {"dark", ColourMode::dark}}};
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
constexpr std::size_t largest_request = 6 * largest_config;  // limit of a request of pipe: bytes

// The name of a request's spec in messages.
constexpr const char* spec_file = "spec";

constexpr Field fields[] = {
    field<&FigureRequest::spec>(
        {.name = "spec", .about = "text of a spec, or of a model's config.json"}),
    field<&FigureRequest::name>({.name = "name",
                                 .about = "name of the figure, from which the ids in it are made",
                                 .fallback = "figure"}),
    field<&FigureRequest::languages>(
        {.name = settings::language.request,
         .about = "languages in order of preference; the first that there are texts in is taken",
         .fallback = "(the project's, or en)"}),
    field<&FigureRequest::theme>({.name = settings::theme.request,
                                  .about = settings::theme.about,
                                  .fallback = "(the project's, or modern)"}),
    field<&FigureRequest::page_width>({.name = settings::page_width.request,
                                       .about = settings::page_width.about,
                                       .fallback = "(the project's, or wide)"}),
    field<&FigureRequest::mode>({.name = settings::mode.request,
                                 .about = settings::mode.about,
                                 .fallback = "(the project's, or auto)"}),
    field<&FigureRequest::background>({.name = settings::background.request,
                                       .about = settings::background.about,
                                       .fallback = "(the project's, or none)"}),
    field<&FigureRequest::tooltips>({.name = "tooltips",
                                     .about = "whether heads and numbers explain themselves",
                                     .fallback = "false"}),
    field<&FigureRequest::assume>({.name = "assume",
                                   .about = "KEY=VALUE of a config.json that leaves it open",
                                   .fallback = "(none)"}),
    field<&FigureRequest::formats>(
        {.name = settings::format.request, .about = "what the answer holds", .fallback = "(svg)"}),
};

std::string_view name_of(Format format) {
  for (const auto& [name, choice] : Choices<Format>::names)
    if (choice == format) return name;
  return {};
}

/// What is wrong with a request whose JSON is right.
struct RequestError {
  std::string message;
};

void check_name(std::string_view kind, const std::string& name,
                const std::vector<std::string>& there_are) {
  const std::string refusal = unknown_name(kind, name, there_are);
  if (!refusal.empty()) throw RequestError{refusal};
}

Expected<std::string> in_format(Format format, const Document& document,
                                const DrawOptions& options) {
  switch (format) {
    case Format::svg: {
      Expected<Figure> figure = document.draw(options);
      if (!figure) return {{}, std::move(figure.diagnostics)};
      return {std::move(figure.value->svg), std::move(figure.diagnostics)};
    }
    case Format::md:
      return document.text_table(options.language);
    case Format::numbers_md:
      return document.number_table(TableFormat::md, options.name, options.language);
    case Format::numbers_json:
      return document.number_table(TableFormat::json, options.name, options.language);
  }
  return {};
}

/// The first language that texts exist in.
std::string language_of(const FigureRequest& request, const Library& library) {
  const std::vector<std::string> known = library.languages();
  for (const std::string& tag : request.languages)
    if (const std::string name = language_for(tag, known);
        std::find(known.begin(), known.end(), name) != known.end())
      return name;
  if (!request.languages.empty()) check_name("language", request.languages.back(), known);
  return library.settled({}).language;
}

Json json_of(const std::vector<Diagnostic>& diagnostics) {
  Json list = Json::array();
  for (const Diagnostic& one : diagnostics)
    list.push_back({{"file", one.file},
                    {"line", one.range.begin.line},
                    {"column", one.range.begin.column},
                    {"message", one.message},
                    {"hint", one.hint},
                    {"shown", describe(one)}});
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

/// The start of an answer about the spec of a request.
Json answer_start(const FigureRequest& request, const std::string& language) {
  Json answer = {{"language", language}};
  if (!request.notices.empty()) answer["notices"] = request.notices;
  return answer;
}

std::string as_line(const Json& json) {
  return printed_line(json) + "\n";
}

/// The result for a request: a figure in every format, or the mistakes of its spec.
PipeAnswer answer_to(const FigureRequest& request, const Library& library,
                     const ReadUsedFile& read_file) {
  const std::string language = language_of(request, library);
  if (!request.theme.empty()) check_name("theme", request.theme, library.themes());
  const DrawOptions options = {.name = figure_name(request.name),
                               .language = language,
                               .theme = request.theme,
                               .page_width = request.page_width,
                               .mode = request.mode,
                               .background = request.background,
                               .tooltips = request.tooltips};
  Json result = answer_start(request, language);
  const auto refusal = [&](const std::vector<Diagnostic>& mistakes) -> PipeAnswer {
    Json json = answer_start(request, language);
    json["mistakes"] = json_of(mistakes);
    return {as_line(json)};
  };
  const Expected<Document> document = library.read(
      request.spec.text,
      {.file = spec_file, .language = language, .assume = request.assume, .read_file = read_file});
  if (!document) return refusal(document.diagnostics);
  for (const Format format : request.formats.empty() ? std::vector{Format::svg} : request.formats) {
    const Expected<std::string> text = in_format(format, *document, options);
    if (!text) return refusal(text.diagnostics);
    result[std::string(name_of(format))] = *text;
    if (!text.diagnostics.empty()) result["remarks"] = json_of(text.diagnostics);
  }
  return {as_line(result), true};
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

PipeAnswer answer_request(const Library& library, std::string_view request, std::size_t number,
                          const ReadUsedFile& read_file) {
  try {
    return answer_to(read_request(request), library, read_file);
  } catch (const InvalidInput& invalid) {
    return {as_line(
        {{"error", describe(located(invalid, fmt::format("request {}", number), request))}})};
  } catch (const RequestError& error) {
    return {as_line({{"error", error.message}})};
  }
}

}  // namespace attnfig
