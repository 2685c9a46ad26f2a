#include "attnfig.h"
#include "report/json.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

/// Escapes the characters that a workflow command of GitHub Actions reads as its own
/// (actions/toolkit, command.ts).
std::string escaped(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) == std::string_view::npos) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}
std::string property_text(std::string_view text) {
  return escaped(text, "%\r\n:,");
}
std::string message_text(std::string_view text) {
  return escaped(text, "%\r\n");
}

std::string with_hint(const Diagnostic& one) {
  return one.hint.empty() ? one.message : one.message + "\n" + one.hint;
}

/// What annotations are called there.
std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::advice:
    case Severity::note:
      return "notice";
  }
  return {};
}

/// "::error file=a.yaml,line=3,col=14,title=attnfig spec::message".
std::string command(const Diagnostic& one) {
  const Place place = one.range.begin;
  std::string properties = "file=" + property_text(one.file);
  if (0 < place.line) properties += fmt::format(",line={}", place.line);
  if (0 < place.column) properties += fmt::format(",col={}", place.column);
  return fmt::format("::{} {},title={}::{}\n", command_of(one.severity), properties,
                     property_text("attnfig " + one.rule), message_text(with_hint(one)));
}

Json json_of(const Diagnostic& one) {
  return {{"severity", to_text(one.severity)},
          {"rule", one.rule},
          {"file", one.file},
          {"line", one.range.begin.line},
          {"column", one.range.begin.column},
          {"message", one.message},
          {"hint", one.hint}};
}

}  // namespace

std::string write_diagnostics(const std::vector<Diagnostic>& diagnostics, DiagnosticFormat format,
                              const Emphasis& emphasis) {
  std::string text;
  Json list = Json::array();
  for (const Diagnostic& one : diagnostics) {
    switch (format) {
      case DiagnosticFormat::human:
        text += describe(one, emphasis);
        break;
      case DiagnosticFormat::github:
        text += command(one);
        break;
      case DiagnosticFormat::json:
        list.push_back(json_of(one));
        break;
    }
  }
  return format == DiagnosticFormat::json ? printed({{"findings", list}}) : text;
}

}  // namespace attnfig
