#include "spec/plan.h"

#include "input/yaml.h"
#include "scene/scene.h"
#include "spec/saying.h"
#include "spec/spec.h"

#include <algorithm>

namespace attnfig {
namespace {

const Page* find_page(const Reporter& reporter, const Node& root, const Spec& spec,
                      Templates& templates) {
  if (spec.page.empty()) return nullptr;
  if (const Page* page = templates.page(spec.page)) return page;
  const std::vector<std::string> pages = templates.names("pages");
  const std::vector<std::string_view> known(pages.begin(), pages.end());
  reporter.report(root.find("page")->offset, fmt::format("unknown page \"{}\"", spec.page),
                  choose_from(spec.page, known));
  return nullptr;
}

/// The figures of a spec: those that it lists, or else those of its page.
std::vector<FigureBlock> blocks_of(const Reporter& reporter, const Spec& spec, const Page* page,
                                   FigureKinds kinds) {
  std::vector<FigureBlock> blocks;
  if (page != nullptr) blocks = page->blocks;
  for (FigureBlock& block : blocks) block.offset.reset();
  if (!spec.figures.empty()) blocks = read_blocks(reporter, spec.figures, kinds, blocks);
  read_short_fields(reporter, spec.short_fields, kinds, blocks);
  const bool known = spec.figures.empty() ? page != nullptr : blocks.size() == spec.figures.size();
  if (known) refuse_unused(reporter, spec.short_fields, kinds, blocks);
  return blocks;
}

/// Plans each figure; those with panels first, because others follow their columns. An empty figure
/// of the page is left out; an empty one that the spec lists is an error.
std::vector<FigurePlan> plan_figures(Saying& say, const std::vector<FigureBlock>& blocks) {
  std::vector<FigurePlan> plans(blocks.size());
  for (const bool with_panels : {true, false})
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const FigureKind& kind = *blocks[i].kind;
      if ((kind.panels != nullptr) != with_panels) continue;
      plans[i] = {&kind, kind.plan(say, blocks[i].fields)};
      if (with_panels && say.panels().empty() && plans[i].content.has_value())
        say.set_panels(kind.panels(plans[i].content));
    }
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (!plans[i].content.has_value() && blocks[i].offset && say.is_right())
      say.report(*blocks[i].offset,
                 fmt::format("{} has nothing to show here", blocks[i].kind->name));
  std::erase_if(plans, [](const FigurePlan& plan) { return !plan.content.has_value(); });
  return plans;
}

}  // namespace

SpecInput read_spec_text(const SourceText& source) {
  SpecInput input{.source = source, .root = {}};
  input.root = read_yaml(source, input.diagnostics);
  return input;
}

Plan read_plan(std::string_view text, const std::string& name, const std::string& language,
               Templates& templates) {
  const SourceText source(text);
  return read_plan(read_spec_text(source), {.name = name, .language = language}, templates);
}

Plan read_plan(SpecInput input, const PlanOptions& options, Templates& templates) {
  Diagnostics& diagnostics = input.diagnostics;
  const Reporter reporter{input.source, diagnostics};
  const FigureKinds kinds = templates.vocabulary().kinds();
  Spec spec = read_spec(reporter, input.root, kinds);
  const Page* page = find_page(reporter, input.root, spec, templates);
  const Language* language = templates.language(options.language);
  if (language == nullptr)
    diagnostics.add({}, fmt::format("unknown language \"{}\"", printable(options.language)),
                    choose_from(options.language, templates.names("languages")));
  const std::size_t before = diagnostics.size();
  const std::vector<FigureBlock> blocks = blocks_of(reporter, spec, page, kinds);
  const bool blocks_are_right = diagnostics.size() == before;
  if (page == nullptr || language == nullptr) throw InvalidInput{diagnostics.sorted()};

  Plan plan{.name = options.name, .language = options.language};
  Saying say(reporter, spec, *language, options, templates);
  if (spec.over) say.set_baseline(say.index_of(*spec.over));
  plan.baseline = say.baseline();
  if (spec.title) plan.title = say.say("title", *spec.title, {});
  if (spec.claim) plan.claim = say.say("claim", *spec.claim, {});
  plan.width_of_spec = spec.page_width;
  if (spec.metrics.node) plan.metrics = templates.read_metrics(reporter, *spec.metrics.node);
  plan.width_of_template = page->page_width;
  plan.figures = plan_figures(say, blocks);
  if (blocks_are_right) say.report_unused();
  if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
  plan.layouts = std::move(spec.layouts.list);
  return plan;
}

const Attention* main_layout(const Plan& plan) {
  for (const FigurePlan& figure : plan.figures)
    if (figure.kind->panels != nullptr)
      return &plan.layouts[figure.kind->panels(figure.content).front()];
  return nullptr;
}

std::string dump(const Plan& plan) {
  std::string text = fmt::format("figure {} language {}\ntitle \"{}\"\n", plan.name, plan.language,
                                 markup(plan.title));
  if (!plan.claim.empty()) text += fmt::format("claim \"{}\"\n", markup(plan.claim));
  for (const auto& [name, length] : plan.metrics.list)
    text += fmt::format("{} {}\n", name.text(), to_text(length));
  for (const Attention& layout : plan.layouts) text += dump(layout);
  for (const FigurePlan& figure : plan.figures) text += figure.kind->dump(plan, figure.content);
  return text;
}

}  // namespace attnfig
