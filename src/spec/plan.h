#pragma once

#include "input/node.h"
#include "input/source.h"
#include "model/attention.h"
#include "spec/templates.h"
#include "text/rich_text.h"

#include <optional>

namespace attnfig {

/// One layout to draw, with what is said about it.
struct PanelPlan {
  std::size_t layout = 0;  // in Plan::layouts
  int accent = 1;          // which of a theme's accents, from 1
  RichText title;
  RichText subtitle;
  RichText note;
  RichText caption;

  friend bool operator==(const PanelPlan&, const PanelPlan&) = default;
};

/// One value of the summary.
struct EntryPlan {
  std::size_t layout = 0;  // in Plan::layouts
  int accent = 1;          // that of the panel it belongs to, else one of its own
  RichText label;
  RichText detail;
  RichText value;
  Wide amount = 0;  // what the value says, exactly; bars are proportional to it

  friend bool operator==(const EntryPlan&, const EntryPlan&) = default;
};

/// What a figure draws and says: layouts in normal form, and every text with its numbers in place.
/// All errors of the user are found before a plan exists.
struct Plan {
  std::string name;      // of the figure: prefix of ids
  std::string language;  // such as "en"
  Tooltips tooltips = Tooltips::none;
  Page page;
  Language words;
  RichText title = {};
  std::vector<Attention> layouts = {};
  std::optional<std::size_t> baseline = {};  // the layout that the spec names in `over`
  std::vector<PanelPlan> panels = {};
  RichText summary_title = {};
  std::vector<EntryPlan> entries = {};  // empty: no summary

  friend bool operator==(const Plan&, const Plan&) = default;
};

/// A spec that was read but not yet understood. `source` gives its places.
struct SpecInput {
  const Source& source;
  Node root;
  Complaints complaints = {};  // so far
};

/// Reads the YAML of a spec.
SpecInput read_spec_text(const Source& source);

/// What of a plan no spec says.
struct PlanOptions {
  std::string name = "figure";
  std::string language = "en";
  Tooltips tooltips = Tooltips::none;
};

/// Reads a spec to the end. Throws InvalidInput with all complaints.
Plan read_plan(SpecInput input, const PlanOptions& options, Templates& templates);
Plan read_plan(std::string_view text, const std::string& name, const std::string& language,
               Templates& templates);

/// The canonical text of a plan.
std::string dump(const Plan& plan);

}  // namespace attnfig
