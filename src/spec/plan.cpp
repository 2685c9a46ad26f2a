#include "spec/plan.h"

#include "input/yaml.h"
#include "model/derivation.h"
#include "model/number_text.h"
#include "model/quantities.h"
#include "spec/fill.h"
#include "spec/spec.h"

#include <algorithm>
#include <deque>
#include <set>

namespace attnfig {
namespace {

/// All that making a plan needs; lives as long as one call of read_plan.
struct Planner {
  const Reader& reader;
  const Spec& spec;
  const Page& page;
  const Language& words;
  const PlanOptions& options;
  const std::vector<std::string>& languages;
  const Attention* baseline = nullptr;
  /// Layouts at the contexts of entries; others point at them.
  mutable std::deque<Attention> at_contexts = {};

  Scope about(std::vector<const Attention*> subjects) const {
    return {.layouts = spec.layouts.list,
            .subjects = std::move(subjects),
            .baseline = baseline,
            .broken = &spec.layouts.broken,
            .tooltips = options.tooltips};
  }

  /// The text in this language. The versions in other languages are checked all the same.
  RichText say(std::string_view field, const Text& text, const Scope& scope) const {
    RichText chosen;
    bool found = false;
    for (const Text::Version& version : text.versions) {
      const std::optional<RichText> filled = fill(reader, version.text, scope);
      if (!knows(version)) found = true;  // one complaint is enough
      if (!version.language.empty() && version.language != options.language) continue;
      found = true;
      chosen = filled.value_or(RichText{});
    }
    if (!found && !text.versions.empty())
      reader.complain(text.offset,
                      fmt::format("{} has no text in \"{}\"", field, options.language));
    return chosen;
  }

  /// Whether the language of a version exists; complains if not.
  bool knows(const Text::Version& version) const {
    const std::vector<std::string_view> known(languages.begin(), languages.end());
    if (version.language.empty() ||
        std::find(known.begin(), known.end(), version.language) != known.end())
      return true;
    reader.complain(version.offset, fmt::format("unknown language \"{}\"", version.language),
                    choose_from(version.language, known));
    return false;
  }

  /// The first wording that the subject has all the numbers for; no text if there is none.
  RichText standard(const std::string& name, const Scope& scope) const {
    const StandardText* text = words.find(name);
    if (text == nullptr) return {};
    for (const Template& wording : text->wordings)
      if (std::optional<RichText> filled = try_to_fill(wording, scope)) return *std::move(filled);
    return {};
  }

  RichText say_or(std::string_view field, const std::optional<Text>& text,
                  const std::string& standard_name, const Scope& scope) const {
    return text ? say(field, *text, scope) : standard(standard_name, scope);
  }

  /// The index of a layout, or nothing after a complaint.
  std::optional<std::size_t> index_of(const LayoutName& layout) const {
    if (layout.name.empty()) return {};
    std::vector<std::string_view> known;
    for (const Attention& candidate : spec.layouts.list) {
      if (candidate.name == layout.name) return known.size();
      known.push_back(candidate.name);
    }
    reader.complain(layout.offset, fmt::format("unknown layout \"{}\"", layout.name),
                    choose_from(layout.name, known));
    return {};
  }

  PanelPlan panel(const PanelSpec& panel, std::size_t layout) const {
    const Attention& attention = spec.layouts.list[layout];
    const Scope scope = about({&attention});
    return {.layout = layout,
            .title = panel.title ? say("title", *panel.title, scope) : RichText{{attention.label}},
            .subtitle = say_or("subtitle", panel.subtitle, page.subtitle, scope),
            .note = say_or("note", panel.note, page.note, scope),
            .caption = say_or("caption", panel.caption, page.caption, scope)};
  }

  /// The layout of an entry, at the entry's own context if it has one.
  const Attention& subject(const EntrySpec& entry, std::size_t layout) const {
    if (!entry.context) return spec.layouts.list[layout];
    Attention& other = at_contexts.emplace_back(spec.layouts.list[layout]);
    other.context = entry.context;
    return other;
  }

  /// An entry of the summary and the layout it is about.
  struct Subject {
    EntrySpec entry;
    std::size_t layout = 0;
    const Attention* attention = nullptr;
  };

  std::optional<EntryPlan> entry(const Measure& measure, const Subject& subject) const {
    const Attention& attention = *subject.attention;
    const EntrySpec& entry = subject.entry;
    const Scope scope = about({&attention});
    if (!scope.speaks_of(attention)) return {};
    const Answer answer = find_quantity(measure.quantity)->compute(attention, nullptr);
    if (!answer.result) {
      reader.complain(entry.layout.offset, answer.refusal, hint_for_total(attention));
      return {};
    }
    return EntryPlan{.layout = subject.layout,
                     .label = say_or("label", entry.label, page.summary_label, scope),
                     .detail = standard(measure.detail, scope),
                     .value = derived(to_text(*answer.result, "").value(), tooltip(answer)),
                     .amount = amount(*answer.result)};
  }

  std::string tooltip(const Answer& answer) const {
    return options.tooltips == Tooltips::none ? "" : derivation_text(answer);
  }

  /// What a summary of bytes is most often missing.
  static std::string hint_for_total(const Attention& attention) {
    return attention.context ? "" : fmt::format("add context: TOKENS to {}", attention.name);
  }

  static Wide amount(const Result& result) {
    if (const auto* memory = std::get_if<Memory>(&result)) return memory->bits.count();
    if (const auto* derivation = std::get_if<Derivation>(&result)) return derivation->count.value();
    return std::get<Count>(result).value;
  }

  std::vector<PanelPlan> panels() const {
    std::vector<PanelPlan> plans;
    plans.reserve(spec.layouts.list.size() + spec.panels.size());
    if (spec.panels.empty())
      for (std::size_t i = 0; i < spec.layouts.list.size(); ++i) plans.push_back(panel({}, i));
    for (const PanelSpec& spec_panel : spec.panels)
      if (const auto layout = index_of(spec_panel.layout))
        plans.push_back(panel(spec_panel, *layout));
    return plans;
  }

  /// The entries that a page gives to a spec without a summary.
  std::vector<EntrySpec> standard_entries(const std::vector<PanelPlan>& panels) const {
    std::vector<EntrySpec> entries;
    for (const PanelPlan& panel : panels) {
      const Attention& layout = spec.layouts.list[panel.layout];
      std::set<Wide> shown;
      for (const PageContext& at : page.summary_contexts) {
        if (!at.tokens && !layout.context) continue;
        Given<unit::Token> context = layout.context.value_or(Given<unit::Token>{});
        const bool past = at.tokens && layout.context && context.amount.count() < *at.tokens;
        if (at.tokens) context.amount = Tokens(*at.tokens);
        if (past || !shown.insert(context.amount.count()).second) continue;
        EntrySpec& entry = entries.emplace_back();
        entry.layout.name = layout.name;
        entry.context = context;
      }
    }
    return entries;
  }

  std::vector<Subject> subjects(const std::vector<PanelPlan>& panels) const {
    std::vector<Subject> subjects;
    for (EntrySpec& entry :
         spec.summary ? std::vector<EntrySpec>(spec.summary->entries) : standard_entries(panels))
      if (const auto layout = index_of(entry.layout)) {
        const Attention& attention = subject(entry, *layout);
        subjects.push_back({std::move(entry), *layout, &attention});
      }
    return subjects;
  }

  /// The first measure that every layout of the summary has. Where there is none, what the first
  /// misses is complained about.
  const Measure& measure_of(const std::vector<Subject>& subjects) const {
    if (page.measures.size() == 1) return page.measures.front();
    const auto all_have = [&](const Measure& candidate) {
      return std::all_of(subjects.begin(), subjects.end(), [&](const Subject& each) {
        return !about({}).speaks_of(*each.attention) ||
               find_quantity(candidate.quantity)->compute(*each.attention, nullptr).result;
      });
    };
    const auto chosen = std::find_if(page.measures.begin(), page.measures.end(), all_have);
    return chosen == page.measures.end() ? page.measures.front() : *chosen;
  }

  struct Summary {
    RichText title;
    std::vector<EntryPlan> entries;
  };

  Summary summary(const std::vector<PanelPlan>& panels) const {
    const std::vector<Subject> all = subjects(panels);
    const Measure& measure = measure_of(all);
    Summary made;
    std::vector<const Attention*> shown;
    for (const Subject& each : all)
      if (auto plan = entry(measure, each)) {
        made.entries.push_back(std::move(*plan));
        shown.push_back(each.attention);
      }
    if (!made.entries.empty())
      made.title = say_or("title", spec.summary ? spec.summary->title : std::nullopt, measure.title,
                          about(std::move(shown)));
    return made;
  }
};

/// The layouts that a text names.
void note_names(const Text& text, std::set<std::string>& used) {
  for (const Text::Version& version : text.versions)
    for (const Template::Piece& piece : version.text.pieces)
      if (const auto* placeholder = std::get_if<Placeholder>(&piece.content))
        used.insert({placeholder->subject, placeholder->over});
}

/// An entry has the accent of the panel of its layout, or of the panel above it where there are as
/// many; other entries have accents that no panel has.
void colour(std::vector<PanelPlan>& panels, std::vector<EntryPlan>& entries) {
  int accent = 0;
  for (PanelPlan& panel : panels) panel.accent = ++accent;
  const bool paired = entries.size() == panels.size();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto panel = std::find_if(panels.begin(), panels.end(), [&](const PanelPlan& candidate) {
      return candidate.layout == entries[i].layout;
    });
    if (panel != panels.end()) {
      entries[i].accent = panel->accent;
    } else {
      entries[i].accent = paired ? panels[i].accent : ++accent;
    }
  }
}

std::set<std::string> used_layouts(const Spec& spec) {
  std::set<std::string> used(spec.layouts.parents.begin(), spec.layouts.parents.end());
  if (spec.over) used.insert(spec.over->name);
  for (const PanelSpec& panel : spec.panels) used.insert(panel.layout.name);
  if (spec.summary)
    for (const EntrySpec& entry : spec.summary->entries) used.insert(entry.layout.name);
  for (const NamedText& text : texts_of(spec)) note_names(*text.text, used);
  return used;
}

bool names_a_layout(const Spec& spec, const LayoutName& name) {
  return std::any_of(spec.layouts.list.begin(), spec.layouts.list.end(),
                     [&](const Attention& layout) { return layout.name == name.name; });
}

/// Whether every panel and entry names a layout: one that does not may have meant one that seems
/// unused.
bool all_names_are_right(const Spec& spec) {
  const auto right = [&](const auto& user) { return names_a_layout(spec, user.layout); };
  if (!std::all_of(spec.panels.begin(), spec.panels.end(), right)) return false;
  if (!spec.summary) return true;
  const std::vector<EntrySpec>& entries = spec.summary->entries;
  return !entries.empty() && std::all_of(entries.begin(), entries.end(), right);
}

void complain_unused(const Reader& reader, const Spec& spec) {
  const bool all_are_drawn = spec.panels.empty();
  if (all_are_drawn || !all_names_are_right(spec)) return;
  const std::set<std::string> used = used_layouts(spec);
  for (std::size_t i = 0; i < spec.layouts.list.size(); ++i)
    if (!used.contains(spec.layouts.list[i].name))
      reader.complain(spec.layouts.offsets[i],
                      fmt::format("layout \"{}\" is not used", spec.layouts.list[i].name),
                      "draw it in panels, or remove it");
}

/// A page of --templates may compare by something that is no number.
void check_measures(const Page& page) {
  constexpr std::string_view known[] = {"cache.elements", "cache.token_elements", "cache.token",
                                        "cache.total"};
  for (const Measure& measure : page.measures)
    if (std::find(std::begin(known), std::end(known), measure.quantity) == std::end(known))
      throw InvalidInput{{{{},
                           fmt::format("unknown quantity of a measure \"{}\"", measure.quantity),
                           choose_from(measure.quantity, known)}},
                         fmt::format("pages/{}.yaml", page.name)};
}

const Page* find_page(const Reader& reader, const Node& root, const Spec& spec,
                      Templates& templates) {
  if (spec.page.empty()) return nullptr;
  if (const Page* page = templates.page(spec.page)) return page;
  const std::vector<std::string> pages = templates.names("pages");
  const std::vector<std::string_view> known(pages.begin(), pages.end());
  reader.complain(root.find("page")->offset, fmt::format("unknown page \"{}\"", spec.page),
                  choose_from(spec.page, known));
  return nullptr;
}

/// A language that a text has a version in has to be there, although only one is read.
void note_languages(const Spec& spec, Templates& templates) {
  for (const NamedText& text : texts_of(spec))
    for (const Text::Version& version : text.text->versions)
      if (!version.language.empty()) templates.note_use("languages", version.language);
}

}  // namespace

SpecInput read_spec_text(const Source& source) {
  SpecInput input{.source = source, .root = {}};
  input.root = read_yaml(source, input.complaints);
  return input;
}

Plan read_plan(std::string_view text, const std::string& name, const std::string& language,
               Templates& templates) {
  const Source source(text);
  return read_plan(read_spec_text(source), {.name = name, .language = language}, templates);
}

Plan read_plan(SpecInput input, const PlanOptions& options, Templates& templates) {
  Complaints& complaints = input.complaints;
  const Node& root = input.root;
  const Reader reader{input.source, complaints};
  Spec spec;
  const Target target{&Spec::table, &spec};
  read_mapping(reader, root, {&target, 1});
  note_languages(spec, templates);

  const Page* page = find_page(reader, root, spec, templates);
  if (page != nullptr) check_measures(*page);
  const Language* words = templates.language(options.language);
  if (words == nullptr)
    complaints.add({}, fmt::format("unknown language \"{}\"", options.language));
  if (page == nullptr || words == nullptr) throw InvalidInput{complaints.sorted()};

  const std::vector<std::string> languages = templates.names("languages");
  Planner planner{reader, spec, *page, *words, options, languages};
  Plan plan{.name = options.name,
            .language = options.language,
            .tooltips = options.tooltips,
            .page = *page,
            .words = *words};
  if (spec.over) plan.baseline = planner.index_of(*spec.over);
  if (plan.baseline) planner.baseline = &spec.layouts.list[*plan.baseline];
  if (spec.title) plan.title = planner.say("title", *spec.title, planner.about({}));
  plan.panels = planner.panels();
  Planner::Summary summary = planner.summary(plan.panels);
  plan.entries = std::move(summary.entries);
  plan.summary_title = std::move(summary.title);
  colour(plan.panels, plan.entries);
  complain_unused(reader, spec);
  if (!complaints.empty()) throw InvalidInput{complaints.sorted()};
  plan.layouts = std::move(spec.layouts.list);
  return plan;
}

std::string dump(const Plan& plan) {
  std::string text = fmt::format("figure {} page {} language {}\ntitle \"{}\"\n", plan.name,
                                 plan.page.name, plan.language, markup(plan.title));
  for (const Attention& layout : plan.layouts) text += dump(layout);
  for (const PanelPlan& panel : plan.panels) {
    text += fmt::format("panel {}\n", plan.layouts[panel.layout].name);
    text += fmt::format("  title \"{}\"\n  subtitle \"{}\"\n  note \"{}\"\n  caption \"{}\"\n",
                        markup(panel.title), markup(panel.subtitle), markup(panel.note),
                        markup(panel.caption));
  }
  if (!plan.entries.empty()) text += fmt::format("summary \"{}\"\n", markup(plan.summary_title));
  for (const EntryPlan& entry : plan.entries)
    text += fmt::format("  {}: \"{}\" {} \"{}\" \"{}\"\n", plan.layouts[entry.layout].name,
                        markup(entry.label), digits(entry.amount), markup(entry.value),
                        markup(entry.detail));
  return text;
}

}  // namespace attnfig
