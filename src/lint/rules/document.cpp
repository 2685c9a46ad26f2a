// Rules about the file as a whole.

#include "lint/rules/rules.h"
#include "painted/viewport.h"
#include "painted/words.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::lint {
namespace {

std::vector<Finding> faults_of(const std::vector<Fault>& faults, Fault::Kind kind) {
  std::vector<Finding> findings;
  for (const Fault& fault : faults)
    if (fault.kind == kind) findings.push_back({fault.offset, fault.message, fault.fix});
  return findings;
}

/// The first child of the root with a name; -1 if there is none.
int child_of_root(const Document& document, std::string_view name) {
  for (const Content& content : document.root().content)
    if (0 <= content.element && document.at(content.element).name == name &&
        document.at(content.element).is_svg)
      return content.element;
  return -1;
}

/// Checks a label such as <title>.
std::vector<Finding> label_findings(const Document& document, std::string_view name) {
  const int label = child_of_root(document, name);
  if (label < 0) return {{document.root().offset, fmt::format("there is no <{}>", name)}};
  if (trimmed(text_of(document, label)).empty())
    return {{document.at(label).offset, fmt::format("<{}> is empty", name)}};
  return {};
}

std::size_t length_in_characters(std::string_view text) {
  std::size_t count = 0;
  for (Utf8 walk(text); !walk.done(); walk.next()) ++count;
  return count;
}

}  // namespace

std::vector<Finding> find_syntax(const Figure& figure) {
  return faults_of(figure.document.faults, Fault::Kind::syntax);
}

std::vector<Finding> find_limits(const Figure& figure) {
  std::vector<Finding> findings = faults_of(figure.document.faults, Fault::Kind::too_much);
  if (!figure.drawings.empty())
    for (Finding& one : faults_of(figure.drawings[0].faults, Fault::Kind::too_much))
      findings.push_back(std::move(one));
  return findings;
}

std::vector<Finding> find_namespace(const Figure& figure) {
  const Element& root = figure.document.root();
  if (root.name != "svg" || !root.is_svg)
    return {
        {root.offset, fmt::format("the root is <{}>, not <svg> of SVG's namespace", root.name)}};
  const bool declared =
      std::any_of(root.attributes.begin(), root.attributes.end(),
                  [](const Attribute& one) { return one.name.starts_with("xmlns"); });
  if (declared) return {};
  return {{root.offset, "the root has no xmlns"}};
}

std::vector<Finding> find_doctype(const Figure& figure) {
  if (figure.document.doctype == std::string_view::npos) return {};
  return {{figure.document.doctype, "there is a DOCTYPE"}};
}

std::vector<Finding> find_view_box(const Figure& figure) {
  const Element& root = figure.document.root();
  const Attribute* stated = root.find("viewBox");
  const Drawing& drawing = figure.drawings[0];
  if (stated == nullptr) {
    std::string fix;
    if (drawing.has_view)
      fix = fmt::format("add viewBox=\"0 0 {} {}\"", to_text(drawing.view.width()),
                        to_text(drawing.view.height()));
    return {{root.offset, "the root has no viewBox", std::move(fix)}};
  }
  const auto view = read_view_box(stated->value);
  if (!view)
    return {
        {stated->offset,
         fmt::format("viewBox {} is not four numbers with a size above 0 and edges within ±10^11",
                     quoted(stated->value))}};
  const auto width = stated_side(root, "width");
  const auto height = stated_side(root, "height");
  if (!width || !height) return {};
  // Equal shapes: width : height as in the viewBox, within 1 %.
  const Fixed one = *width * view->height();
  const Fixed other = *height * view->width();
  if (absolute(one - other) * 100 <= std::max(one, other)) return {};
  return {
      {stated->offset,
       fmt::format(
           "viewBox is {} × {} and the size {} × {}: the figure is stretched or has empty sides",
           to_text(view->width()), to_text(view->height()), to_text(*width), to_text(*height))}};
}

std::vector<Finding> find_title(const Figure& figure) {
  const Document& document = figure.document;
  std::vector<Finding> findings = label_findings(document, "title");
  if (!findings.empty()) return findings;
  const int title = child_of_root(document, "title");
  for (const Content& content : document.root().content) {
    if (content.element < 0) continue;
    if (content.element != title)
      findings.push_back({document.at(title).offset, "<title> is not the first child of the root"});
    break;
  }
  constexpr std::size_t longest = 120;
  const std::size_t length = length_in_characters(trimmed(text_of(document, title)));
  if (longest < length)
    findings.push_back({document.at(title).offset,
                        fmt::format("<title> has {} characters, at most {}", length, longest),
                        "say the rest in <desc>"});
  return findings;
}

std::vector<Finding> find_description(const Figure& figure) {
  return label_findings(figure.document, "desc");
}

std::vector<Finding> find_accessible_name(const Figure& figure) {
  const Element& root = figure.document.root();
  std::vector<Finding> findings;
  if (root.get("role") != "img") findings.push_back({root.offset, "the root has no role=\"img\""});
  if (root.get("aria-labelledby").empty() && root.get("aria-label").empty())
    findings.push_back({root.offset, "the root has no aria-labelledby"});
  return findings;
}

std::vector<Finding> find_language(const Figure& figure) {
  const Element& root = figure.document.root();
  if (!root.get("lang").empty() || !root.get("xml:lang").empty()) return {};
  return {{root.offset, "the root has no lang"}};
}

std::vector<Finding> find_size(const Figure& figure) {
  constexpr std::size_t most = 500;
  const std::vector<Element>& elements = figure.document.elements;
  if (elements.size() <= most) return {};
  return {{elements[most].offset,
           fmt::format("there are {} elements, at most {}", elements.size(), most)}};
}

}  // namespace attnfig::lint
