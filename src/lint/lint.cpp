#include "lint/lint.h"

#include "input/stand_in.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace attnfig::lint {
namespace {

constexpr std::size_t most_of_a_rule = 100;

std::vector<Drawing> drawings_of(const Document& document, const Sheet& sheet,
                                 const MeasuredFont* font) {
  std::vector<Drawing> drawings;
  if (document.elements.empty()) return drawings;
  drawings.push_back(draw(document, sheet, Scheme::light, font));
  if (sheet.has_schemes) drawings.push_back(draw(document, sheet, Scheme::dark, font));
  return drawings;
}

Diagnostic reported(const Rule& rule, Place place, std::string message, std::string fix) {
  if (fix.empty() && rule.severity != Severity::note) fix = rule.fix;
  return {.range = place,
          .message = printable(message),
          .hint = printable(fix),
          .severity = rule.severity,
          .rule = std::string(rule.name)};
}

/// The findings in the order of places; what repeats is told once, with the number of its places.
std::vector<Finding> told_once(std::vector<Finding> findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& one, const Finding& other) {
    return one.offset < other.offset;
  });
  struct Told {
    std::size_t index;
    int more = 0;
  };
  std::vector<Finding> list;
  std::map<std::string, Told> known;
  for (Finding& one : findings) {
    const std::string kind = one.kind.empty() ? one.message : one.kind;
    const auto [told, fresh] = known.emplace(kind, Told{list.size()});
    if (fresh) {
      list.push_back(std::move(one));
    } else {
      ++told->second.more;
    }
  }
  for (const auto& [kind, told] : known)
    if (0 < told.more)
      list[told.index].message +=
          fmt::format(", here and at {} other place{}", told.more, told.more == 1 ? "" : "s");
  return list;
}

void add(const Rule& rule, const std::vector<Finding>& findings, const SourceText& source,
         std::vector<Diagnostic>& list) {
  // A table of a thousand small labels has one fault, not a thousand.
  const std::size_t shown = std::min(findings.size(), most_of_a_rule);
  for (std::size_t i = 0; i < shown; ++i)
    list.push_back(
        reported(rule, source.place(findings[i].offset), findings[i].message, findings[i].fix));
  if (shown < findings.size())
    list.push_back(reported(
        rule, source.place(findings[shown].offset),
        fmt::format("{} more findings of this rule, this one first", findings.size() - shown), {}));
}

/// The byte gate's error: the file is too large, or not UTF-8 text.
std::vector<Diagnostic> refused(const InvalidInput& invalid, std::size_t size) {
  const Rule& rule = *find_rule(limit::bytes < size ? "limits" : "well-formed");
  std::vector<Diagnostic> list;
  for (const Diagnostic& one : invalid.diagnostics) {
    const Place place = one.range.begin.line == 0 ? Place{1, 1} : one.range.begin;
    list.push_back(reported(rule, place, one.message, one.hint));
  }
  return list;
}

/// The findings of a rule, without those about contrasts that are accepted.
std::vector<Finding> found_by(const Rule& rule, const Figure& figure,
                              const std::vector<std::string>& accepted) {
  std::vector<Finding> findings = rule.find(figure);
  std::erase_if(findings, [&](const Finding& one) {
    // A finding of one colour scheme names that after the pair.
    const std::string pair = one.kind.substr(0, one.kind.find(" (in "));
    return std::find(accepted.begin(), accepted.end(), pair) != accepted.end();
  });
  return findings;
}

/// The findings without their file.
std::vector<Diagnostic> find_all(std::string_view text, const Known& known) {
  std::vector<Diagnostic> list;
  try {
    const SourceText source(text, limit::bytes);
    refuse_stand_in(source);
    const Document document = read_document(source);
    const Sheet sheet = read_sheets(document);
    const Figure figure{document, sheet, drawings_of(document, sheet, known.font),
                        known.page_width};
    // Without a tree the other rules have nothing to look at.
    const std::span<const Rule> looking = document.elements.empty() ? rules().first(2) : rules();
    for (const Rule& rule : looking)
      add(rule, told_once(found_by(rule, figure, known.accepted_contrasts)), source, list);
  } catch (const InvalidInput& invalid) {
    return refused(invalid, text.size());
  }
  std::stable_sort(list.begin(), list.end(), [](const Diagnostic& one, const Diagnostic& other) {
    return one.range.begin < other.range.begin;
  });
  return list;
}

}  // namespace

std::vector<Diagnostic> findings_in(std::string_view file, std::string_view text,
                                    const Known& known) {
  return located(find_all(text, known), file, text);
}

std::string dump_drawing(std::string_view text) {
  const SourceText source(text, limit::bytes);
  const Document document = read_document(source);
  if (!document.faults.empty()) {
    const Fault& fault = document.faults[0];
    throw InvalidInput{{{source.place(fault.offset), fault.message, fault.fix}}};
  }
  std::string dumped;
  for (const Drawing& drawing : drawings_of(document, read_sheets(document), nullptr))
    dumped += dump(drawing);
  return dumped;
}

}  // namespace attnfig::lint
