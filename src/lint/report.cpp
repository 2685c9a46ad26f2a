#include "lint/report.h"

#include "painted/knowledge.h"
#include "report/json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attnfig::lint {
namespace {

/// A path as a relative reference of RFC 3986: what is not unreserved is percent-encoded.
std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char character : path) {
    const auto byte = static_cast<unsigned char>(character);
    const bool plain = ('a' <= (byte | 0x20) && (byte | 0x20) <= 'z') ||
                       ('0' <= byte && byte <= '9') ||
                       std::string_view("-._~/").find(character) != std::string_view::npos;
    uri += plain ? std::string(1, character) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

/// Text in Markdown, where a bare "<" would start HTML.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char character : text) {
    if (character == '<') result += '\\';
    result += character;
  }
  return result;
}

std::string sentence(std::string_view text) {
  std::string result(text);
  if (!result.empty() && 'a' <= result[0] && result[0] <= 'z')
    result[0] = static_cast<char>(result[0] - 0x20);
  return result + ".";
}

/// Our severities are SARIF's levels.
std::string level_of(const Rule& rule) {
  return std::string(to_text(rule.severity));
}

Json sarif_rules() {
  Json list = Json::array();
  for (const Rule& rule : rules())
    list.push_back({{"id", rule.name},
                    {"shortDescription", {{"text", sentence(rule.what)}}},
                    {"fullDescription", {{"text", rule.why}}},
                    {"help", {{"text", sentence(rule.fix)}}},
                    {"defaultConfiguration", {{"level", level_of(rule)}}}});
  return list;
}

Json sarif_result(const LintedFile& file, const Diagnostic& diagnostic) {
  const Rule& rule = *find_rule(diagnostic.rule);
  const std::string fix = diagnostic.hint.empty() ? "" : " (" + diagnostic.hint + ")";
  const Json region = {{"startLine", diagnostic.range.begin.line},
                       {"startColumn", diagnostic.range.begin.column}};
  const Json location = {
      {"physicalLocation",
       {{"artifactLocation", {{"uri", uri_of(file.name)}}}, {"region", region}}}};
  return {{"ruleId", rule.name},
          {"ruleIndex", &rule - rules().data()},
          {"level", level_of(rule)},
          {"message", {{"text", diagnostic.message + fix}}},
          {"locations", Json::array({location})}};
}

}  // namespace

std::string write_json(const std::vector<LintedFile>& files) {
  Json list = Json::array();
  for (const LintedFile& file : files) {
    Json findings = Json::array();
    for (const Diagnostic& one : file.findings)
      findings.push_back({{"rule", one.rule},
                          {"severity", to_text(one.severity)},
                          {"line", one.range.begin.line},
                          {"column", one.range.begin.column},
                          {"message", one.message},
                          {"mend", one.hint}});
    list.push_back({{"file", printable(file.name)}, {"findings", findings}});
  }
  return printed({{"files", list}});
}

std::string write_sarif(const std::vector<LintedFile>& files) {
  Json results = Json::array();
  for (const LintedFile& file : files)
    for (const Diagnostic& one : file.findings) results.push_back(sarif_result(file, one));
  const Json driver = {{"name", "attnfig"}, {"version", ATTNFIG_VERSION}, {"rules", sarif_rules()}};
  const Json run = {
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  return printed({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                  {"version", "2.1.0"},
                  {"runs", Json::array({run})}});
}

std::string explain(const Rule& rule) {
  std::string text = fmt::format("{} ({}): {}\n\n  {}\n\n  mend: {}\n", rule.name,
                                 to_text(rule.severity), rule.what, rule.why, rule.fix);
  if (!rule.citation.empty()) text += fmt::format("  source: {}\n", rule.citation);
  return text;
}

std::string rules_document() {
  std::string text =
      "# What `attnfig lint` checks\n\n"
      "Made from the table in src/lint/rules/rules.cpp; do not edit. `attnfig lint --explain RULE` "
      "prints one of these.\n\n"
      "Lint reads any SVG, works out what is painted where (transforms, style sheets, `<use>`, "
      "text anchors), and looks at\n"
      "that in light and, if the file has colours for `prefers-color-scheme: dark`, in dark. An "
      "error or a warning makes it\n"
      "end with exit code 1; a note says what it could not measure. All px, and the places that "
      "messages name, are px of the\n"
      "picture at its own size: what the root's width, height and viewBox make of its user units.\n"
      "\n"
      "Text is taken to reach from 0.75 em above its baseline to 0.22 em below it, or just to the "
      "baseline where no letter\n"
      "goes below it, and a gradient or pattern counts as its first colour. What repeats is told "
      "once a file.\n\n"
      "What lint knows of pages, fonts and names of colours stands in templates/lint.yaml. Widths "
      "without kerning are exact\nfor " +
      fmt::format("{}", fmt::join(knowledge().measured_families, ", ")) +
      "\nand for the monospace families that are listed there; for other fonts they are an "
      "estimate, and a note says so.\n\n"
      "No program can tell whether a figure is right: that its numbers are counted as it says, "
      "that a mask is causal, that\n"
      "blocks follow from lengths. `attnfig audit` recomputes numbers; the rest needs a reader.\n\n"
      "| rule | | |\n|---|---|---|\n";
  for (const Rule& rule : rules())
    text += fmt::format("| [{0}](#{0}) | {1} | {2} |\n", rule.name, to_text(rule.severity),
                        escaped(rule.what));
  for (const Rule& rule : rules()) {
    text += fmt::format("\n## {}\n\n{}\n\n*To mend it:* {}.\n", rule.name, escaped(rule.why),
                        escaped(rule.fix));
    if (!rule.citation.empty()) text += fmt::format("\n*Source:* {}.\n", rule.citation);
  }
  return text;
}

}  // namespace attnfig::lint
