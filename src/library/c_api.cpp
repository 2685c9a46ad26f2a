// The functions of attnfig.c.h. What they are given may be anything, so nothing is thrown.

#include "attnfig.c.h"
#include "attnfig_lint.h"
#include "report/json.h"

#include <algorithm>
#include <cstring>

struct attnfig_library {
  attnfig::Library is;
};
struct attnfig_document {
  attnfig::Document is;
};

namespace attnfig {
namespace {

/// A new text for the caller; null where there is no memory for it.
char* copy_of(const std::string& text) {
  char* copy = new (std::nothrow) char[text.size() + 1];
  if (copy != nullptr) std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

Json json_of(const std::vector<Diagnostic>& diagnostics) {
  Json list = Json::array();
  for (const Diagnostic& one : diagnostics)
    list.push_back({{"severity", to_text(one.severity)},
                    {"rule", one.rule},
                    {"file", one.file},
                    {"line", one.range.begin.line},
                    {"column", one.range.begin.column},
                    {"end_line", one.range.end.line},
                    {"end_column", one.range.end.column},
                    {"first_byte", one.range.first_byte},
                    {"end_byte", one.range.end_byte},
                    {"message", one.message},
                    {"hint", one.hint}});
  return list;
}

void tell(char** diagnostics, const std::vector<Diagnostic>& all) {
  if (diagnostics != nullptr) *diagnostics = copy_of(printed_line(json_of(all)));
}

std::string or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

/// What a caller gave that no function can take.
struct Misuse {
  std::string message;
};

/// What a handle stands for.
template <class Handle>
const auto& held(const Handle* handle) {
  if (handle == nullptr) throw Misuse{"the handle is NULL"};
  return handle->is;
}

/// The result of a function, or null with diagnostics, whatever is thrown.
template <class Make>
auto guarded(char** diagnostics, Make make) -> decltype(make()) {
  if (diagnostics != nullptr) *diagnostics = nullptr;
  try {
    return make();
  } catch (const Misuse& misuse) {
    tell(diagnostics, {{.message = misuse.message}});
  } catch (const Json::exception& wrong) {
    tell(diagnostics, {{.message = std::string("not the JSON that is expected: ") + wrong.what()}});
  } catch (const std::exception& bug) {
    tell(diagnostics, {{.message = std::string("internal error: ") + bug.what()}});
  }
  return nullptr;
}

/// A text that is expected, written by `as_text`.
template <class T, class AsText>
char* given(Expected<T> expected, char** diagnostics, AsText as_text) {
  if (expected) return copy_of(as_text(*expected));
  tell(diagnostics, expected.diagnostics);
  return nullptr;
}

/// Options, of which only these are known.
Json options_in(const char* options, const std::vector<std::string>& known) {
  const Json json = options == nullptr ? Json::object() : Json::parse(options);
  if (!json.is_object()) throw Misuse{"options are a JSON object"};
  for (const auto& [key, value] : json.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      throw Misuse{"unknown option \"" + printable(key) + "\": " + choose_from(key, known)};
  return json;
}

std::optional<PageWidth> page_width_of(const std::string& name) {
  if (name.empty()) return {};
  const std::optional<PageWidth> width = read_page_width(name);
  if (!width)
    throw Misuse{"unknown page_width \"" + printable(name) + "\": " + std::string(page_width_hint)};
  return width;
}

ReadOptions read_options(const char* options) {
  const Json json = options_in(options, {"file", "language", "assume"});
  ReadOptions read;
  read.file = json.value("file", read.file);
  read.language = json.value("language", read.language);
  read.assume = json.value("assume", read.assume);
  return read;
}

DrawOptions draw_options(const char* options) {
  const Json json = options_in(options, {"name", "language", "theme", "page_width", "mode",
                                         "background", "tooltips"});
  DrawOptions draw;
  draw.name = figure_name(json.value("name", draw.name));
  draw.language = json.value("language", draw.language);
  draw.theme = json.value("theme", draw.theme);
  draw.page_width = page_width_of(json.value("page_width", ""));
  const std::string mode = json.value("mode", "");
  draw.mode = read_mode(mode);
  if (!mode.empty() && !draw.mode) throw Misuse{"unknown mode \"" + printable(mode) + "\""};
  draw.background = json.value("background", "");
  if (json.value("tooltips", false)) draw.tooltips = Tooltips::derivations;
  return draw;
}

std::string json_text(const Figure& figure) {
  return printed_line({{"svg", figure.svg},
                       {"width", figure.width},
                       {"height", figure.height},
                       {"title", figure.title},
                       {"description", figure.description},
                       {"language", figure.language}});
}

std::string json_text(const std::vector<LayoutNumber>& numbers) {
  Json list = Json::array();
  for (const LayoutNumber& number : numbers) {
    Json exact = Json::array();
    for (const ExactNumber& value : number.exact)
      exact.push_back({{"key", value.key},
                       {"unit", value.unit},
                       {value.unit.empty() ? "word" : "digits",
                        value.unit.empty() ? value.word : value.digits}});
    list.push_back({{"layout", number.layout},
                    {"quantity", number.quantity},
                    {"baseline", number.baseline},
                    {"at", number.at},
                    {"label", number.label},
                    {"text", number.text},
                    {"exact", exact}});
  }
  return printed_line(list);
}

std::string same(const std::string& text) {
  return text;
}

}  // namespace
}  // namespace attnfig

using namespace attnfig;

const char* attnfig_version(void) {
  return version().data();
}

void attnfig_free(char* text) {
  delete[] text;
}

attnfig_library* attnfig_library_new(const char* templates, const char* project,
                                     char** diagnostics) {
  return guarded(diagnostics, [&]() -> attnfig_library* {
    std::vector<TemplateFile> files;
    if (templates != nullptr)
      for (const Json& file : Json::parse(templates))
        files.push_back({file.at("path").get<std::string>(), file.at("text").get<std::string>()});
    Expected<Project> read = {Project()};
    if (project != nullptr) read = read_project(project, std::string(project_file));
    if (read) return new attnfig_library{Library(std::move(files), *std::move(read.value))};
    tell(diagnostics, read.diagnostics);
    return nullptr;
  });
}

void attnfig_library_free(attnfig_library* library) {
  delete library;
}

attnfig_document* attnfig_read(const attnfig_library* library, const char* text,
                               const char* options, char** diagnostics) {
  return guarded(diagnostics, [&]() -> attnfig_document* {
    Expected<Document> read = held(library).read(or_empty(text), read_options(options));
    if (read) return new attnfig_document{*std::move(read.value)};
    tell(diagnostics, read.diagnostics);
    return nullptr;
  });
}

void attnfig_document_free(attnfig_document* document) {
  delete document;
}

char* attnfig_draw(const attnfig_document* document, const char* options, char** diagnostics) {
  return guarded(diagnostics, [&] {
    return given(held(document).draw(draw_options(options)), diagnostics,
                 [](const Figure& figure) { return json_text(figure); });
  });
}

char* attnfig_numbers(const attnfig_document* document, const char* language, char** diagnostics) {
  return guarded(diagnostics, [&] {
    return given(held(document).numbers(or_empty(language)), diagnostics,
                 [](const std::vector<LayoutNumber>& numbers) { return json_text(numbers); });
  });
}

char* attnfig_explain(const attnfig_document* document, const char* quantity, const char* language,
                      char** diagnostics) {
  return guarded(diagnostics, [&] {
    return given(held(document).explain(or_empty(quantity), or_empty(language)), diagnostics,
                 [](const std::vector<ExplainedNumber>& numbers) {
                   return write_explained(numbers, ExplainFormat::json);
                 });
  });
}

char* attnfig_say(const attnfig_document* document, const char* text, const char* language,
                  char** diagnostics) {
  return guarded(diagnostics, [&] {
    return given(held(document).say(or_empty(text), or_empty(language)), diagnostics, same);
  });
}

char* attnfig_check(const attnfig_document* document, const char* language) {
  return guarded(nullptr, [&] {
    return copy_of(printed_line(json_of(held(document).check(or_empty(language)))));
  });
}

char* attnfig_audit(const attnfig_document* document, const char* claims, const char* file,
                    const char* language, char** diagnostics) {
  return guarded(diagnostics, [&] {
    const ClaimsFile read = {or_empty(claims), file == nullptr ? "claims" : file};
    return given(held(document).audit(read, or_empty(language)), diagnostics,
                 [](const Audited& audited) { return audited.json; });
  });
}

char* attnfig_spec(const attnfig_document* document) {
  return guarded(nullptr, [&] { return copy_of(held(document).spec()); });
}

char* attnfig_request(const attnfig_library* library, const char* line) {
  return guarded(nullptr,
                 [&] { return copy_of(answer_request(held(library), or_empty(line)).line); });
}

char* attnfig_lint(const char* svg, const char* file) {
  return guarded(nullptr, [&] {
    return copy_of(
        printed_line(json_of(lint_svg({file == nullptr ? "figure.svg" : file, or_empty(svg)}))));
  });
}
