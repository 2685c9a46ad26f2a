#pragma once

#include "attnfig_settings.h"
#include "input/node.h"
#include "input/source_text.h"
#include "model/attention.h"
#include "spec/figure_kind.h"
#include "spec/plan_options.h"
#include "spec/templates.h"
#include "text/rich_text.h"

#include <optional>

namespace attnfig {

/// The content of one figure, of its kind's type.
struct FigurePlan {
  const FigureKind* kind = nullptr;
  std::any content;

  friend bool operator==(const FigurePlan& one, const FigurePlan& other) {
    return one.kind == other.kind && one.kind->equal(one.content, other.content);
  }
};

/// The first waist: layouts in normal form, and each figure's content with the numbers in its
/// texts. All errors of the user are found before a plan exists.
struct Plan {
  std::string name;      // of the figure: prefix of ids
  std::string language;  // such as "en"
  RichText title = {};
  RichText claim = {};                              // under the title
  std::optional<PageWidth> width_of_spec = {};      // of the page that the figure is made for
  std::optional<PageWidth> width_of_template = {};  // what the spec's page says of it
  StatedMetrics metrics = {};                       // in place of those of the theme
  std::vector<Attention> layouts = {};
  std::optional<std::size_t> baseline = {};  // the layout that the spec names in `over`
  std::vector<FigurePlan> figures = {};      // from top to bottom

  friend bool operator==(const Plan&, const Plan&) = default;
};

/// A spec that was parsed but not yet checked. `source` gives its places.
struct SpecInput {
  const SourceText& source;
  Node root;
  Diagnostics diagnostics = {};  // so far
};

/// Reads the YAML of a spec.
SpecInput read_spec_text(const SourceText& source);

/// Reads a spec to the end. Throws InvalidInput with all errors.
Plan read_plan(SpecInput input, const PlanOptions& options, Templates& templates);
Plan read_plan(std::string_view text, const std::string& name, const std::string& language,
               Templates& templates);

/// The layout of a figure of one model: that of its first panel. Null: it has none.
const Attention* main_layout(const Plan& plan);

/// The canonical text of a plan.
std::string dump(const Plan& plan);

}  // namespace attnfig
