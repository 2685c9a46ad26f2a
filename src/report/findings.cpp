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

std::string with_hint(const Mistake& mistake) {
  return mistake.hint.empty() ? mistake.message : mistake.message + "\n" + mistake.hint;
}

/// "::error file=a.yaml,line=3,col=14,title=attnfig spec::message".
std::string command(const Finding& finding) {
  const Mistake& mistake = finding.mistake;
  std::string place = "file=" + property_text(mistake.file);
  if (0 < mistake.line) place += fmt::format(",line={}", mistake.line);
  if (0 < mistake.column) place += fmt::format(",col={}", mistake.column);
  return fmt::format("::error {},title={}::{}\n", place, property_text("attnfig " + finding.rule),
                     message_text(with_hint(mistake)));
}

std::string human(const Finding& finding) {
  if (!finding.shown.empty()) return finding.shown;
  const Mistake& mistake = finding.mistake;
  std::string text = mistake.file;
  if (0 < mistake.line) text += fmt::format(":{}", mistake.line);
  if (0 < mistake.column) text += fmt::format(":{}", mistake.column);
  text += fmt::format(": error: {} [{}]\n", mistake.message, finding.rule);
  if (!mistake.hint.empty()) text += fmt::format("  hint: {}\n", mistake.hint);
  return text;
}

Json json_of(const Finding& finding) {
  const Mistake& mistake = finding.mistake;
  return {{"rule", finding.rule},     {"file", mistake.file},       {"line", mistake.line},
          {"column", mistake.column}, {"message", mistake.message}, {"hint", mistake.hint}};
}

}  // namespace

std::string write_findings(const std::vector<Finding>& findings, FindingFormat format) {
  std::string text;
  Json list = Json::array();
  for (const Finding& finding : findings) {
    switch (format) {
      case FindingFormat::human:
        text += human(finding);
        break;
      case FindingFormat::github:
        text += command(finding);
        break;
      case FindingFormat::json:
        list.push_back(json_of(finding));
        break;
    }
  }
  return format == FindingFormat::json ? printed({{"findings", list}}) : text;
}

}  // namespace attnfig
