// Rules that every figure keeps, tried on specs made from fixed seeds. A failure prints its seed
// and spec.

#include "model/quantities.h"
#include "model/view.h"
#include "properties/arrow_rules.h"
#include "properties/bar_rules.h"
#include "properties/count_rules.h"
#include "properties/grid_rules.h"
#include "properties/layout_rules.h"
#include "properties/random_spec.h"
#include "properties/stack_rules.h"
#include "properties/svg_rules.h"
#include "spec/embedded.h"
#include "spec/plan.h"
#include "support/plans.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <future>
#include <locale>
#include <regex>
#include <set>

namespace attnfig::properties {
namespace {

RenderOptions options_of(const RandomSpec& spec) {
  return {.name = "figure-1", .language = spec.language};
}

void append(Faults& faults, Faults more) {
  faults.insert(faults.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

/// The paper of a wide page and of a narrow one.
struct Look {
  const char* name;
  Paper paper;
};

std::vector<Look> looks_of(const Theme& theme) {
  return {{"wide", {theme.metrics, Length::px(PageWidth::wide.px), false}},
          {"narrow", {theme.narrow, Length::px(PageWidth::narrow.px), true}}};
}

/// Every rule about places in a drawing.
Faults misplaced(const Plan& plan, const Scene& scene, const Page& page, const Paper& paper,
                 const Words& words) {
  Faults faults = outside(scene, page.all);
  append(faults, collisions(page.all));
  append(faults, ungrounded(page));
  append(faults, crossed_edges(page, paper.metrics));
  append(faults, off_the_grid(scene, page, paper));
  append(faults, misaligned(page));
  append(faults, shrunk(scene, page, paper));
  append(faults, misplaced_title(scene, page, paper));
  append(faults, wrong_width(scene, page, paper));
  if (paper.is_stacked) append(faults, off_the_left_edge(page, paper.metrics));
  append(faults, unevenly_spaced(page, paper.metrics));
  append(faults, misaligned_entries(page, paper));
  append(faults, out_of_proportion(plan, page, paper.metrics, words[word::too_small]));
  return faults;
}

/// The counts of each panel of a spec.
std::vector<Counts> panel_counts(const RandomSpec& spec, const Plan& plan) {
  std::vector<Counts> counts;
  for (const RandomPanel& panel : spec.panels) {
    const RandomLayout& layout = spec.layouts[panel.layout];
    counts.push_back(counts_of(layout.name, layout.q_heads, layout.copies(),
                               *main_block(plan.layouts[panel.layout])));
  }
  return counts;
}

/// And of a spec of any variants: those of the drawn kind, if layers differ.
std::vector<Counts> panel_counts(const VariedSpec& spec, const Plan& plan) {
  std::vector<Counts> counts;
  for (std::size_t i = 0; i < spec.panels.size(); ++i) {
    const VariedLayout& panel = spec.panels[i];
    const Attention& layout = plan.layouts[test::panels(plan)[i].layout];
    const VariedLayout* drawn = &panel;
    for (const VariedLayout& part : spec.layouts)
      if (!panel.kinds.empty() && part.name == main_kind(layout)->name) drawn = &part;
    counts.push_back(counts_of(panel.name, drawn->q_heads, drawn->copies, *main_block(layout)));
  }
  return counts;
}

/// Cells of layers, which only hybrids have.
Faults mislaid_layers(const RandomSpec&, const Page&) {
  return {};
}
Faults mislaid_layers(const VariedSpec& spec, const Page& page) {
  Faults faults;
  for (std::size_t i = 0; i < spec.panels.size(); ++i)
    if (1 < spec.panels[i].kinds.size())
      append(faults, mislaid_layers(spec.panels[i].order, page.panels[i]));
  return faults;
}

/// Every rule about a drawing.
template <class Spec>
Faults faults_of(const Spec& spec, const Plan& plan, Templates& templates, const Paper& paper) {
  const Language& language = *templates.language(plan.language);
  const Scene scene =
      test::described(draw(plan, language, paper.metrics, paper.page_width), plan, templates);
  const Page page = take_apart(scene);
  const std::vector<Counts> counts = panel_counts(spec, plan);
  if (page.panels.size() != counts.size()) return {"there are not as many panels as in the spec"};
  Faults faults = misplaced(plan, scene, page, paper, language.words);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    append(faults, miscounted(counts[i], page.panels[i]));
    append(faults, misled(counts[i], page.panels[i]));
  }
  append(faults, mislaid_layers(spec, page));
  append(faults, unsaid_numbers(scene));
  return faults;
}

std::string describe(const RandomSpec& spec, std::string_view yaml) {
  return fmt::format("seed {}, language {}\n{}", spec.seed, spec.language, yaml);
}

/// Fails once for all faults of a figure.
void check(const Faults& faults) {
  if (!faults.empty()) FAIL_CHECK(fmt::format("{}", fmt::join(faults, "\n")));
}

CATCH_TRANSLATE_EXCEPTION(const InvalidInput& invalid) {
  return describe(located(invalid, "spec", ""));
}

/// The exact result of a quantity that is a count or an amount of memory.
UInt128 exact(std::string_view quantity, const Attention& layout) {
  const Result result = find_quantity(quantity)->compute(layout, nullptr).result.value();
  if (const auto* memory = std::get_if<Memory>(&result)) return memory->bits.count();
  if (const auto* derivation = std::get_if<Derivation>(&result)) return derivation->count.value();
  return std::get<Count>(result).value;
}

/// What an entry of the page compares: whole caches; or elements, if those of all entries are of
/// one format, else the bits of a token.
Exact compared(const RandomSpec& spec, const RandomLayout& layout) {
  if (spec.page == "head_sharing") return layout.total_bits();
  std::set<std::string> formats;
  for (const RandomEntry& entry : spec.entries) {
    const std::string& dtype = spec.layouts[entry.layout].dtype;
    formats.insert(dtype.empty() ? "bf16" : dtype);
  }
  return formats.size() == 1 ? layout.elements() : layout.token_bits();
}

/// Amounts that differ from those that the test calculates itself.
Faults wrong_amounts(const RandomSpec& spec, const Plan& plan) {
  Faults faults;
  const auto compare = [&](std::string_view what, const std::string& layout, UInt128 amount,
                           Exact expected) {
    if (amount != static_cast<UInt128>(expected))
      faults.push_back(fmt::format("{} of {} is wrong", what, layout));
  };
  for (std::size_t i = 0; i < spec.layouts.size(); ++i) {
    const RandomLayout& layout = spec.layouts[i];
    compare("cache.elements", layout.name, exact("cache.elements", plan.layouts[i]),
            layout.elements());
    compare("cache.token", layout.name, exact("cache.token", plan.layouts[i]), layout.token_bits());
    compare("group_size", layout.name, exact("group_size", plan.layouts[i]),
            layout.q_heads / layout.copies());
    if (layout.context)
      compare("cache.total", layout.name, exact("cache.total", plan.layouts[i]),
              layout.total_bits());
  }
  for (std::size_t i = 0; i < spec.entries.size(); ++i) {
    const RandomLayout& layout = spec.layouts[spec.entries[i].layout];
    compare("entry", layout.name, test::entries(plan)[i].amount, compared(spec, layout));
  }
  return faults;
}

/// The numbers of a text alone.
std::vector<std::string> numbers_of(const std::string& text) {
  static const std::regex number("[0-9]+");
  return {std::sregex_token_iterator(text.begin(), text.end(), number),
          std::sregex_token_iterator()};
}

/// A locale that writes 1234.5 as "1'234,5".
struct OtherNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '\''; }
  std::string do_grouping() const override { return "\3"; }
};

/// Sets the global locale for as long as it lives.
class GlobalLocale {
 public:
  explicit GlobalLocale(const std::locale& locale) : before_(std::locale::global(locale)) {}
  ~GlobalLocale() { std::locale::global(before_); }
  GlobalLocale(const GlobalLocale&) = delete;
  GlobalLocale& operator=(const GlobalLocale&) = delete;

 private:
  std::locale before_;
};

std::vector<std::string> render_all(std::uint64_t first, std::uint64_t last) {
  const Renderer renderer;
  std::vector<std::string> figures;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    const RandomSpec spec = random_spec(seed);
    figures.push_back(renderer.render(to_yaml(spec), options_of(spec)));
  }
  return figures;
}

constexpr std::uint64_t drawn_specs = 3000;
constexpr std::uint64_t written_specs = 300;

TEST_CASE("every figure keeps the rules of its drawing", "[properties]") {
  Templates templates(vocabulary());
  const std::vector<Look> looks = looks_of(*templates.theme("modern"));
  for (std::uint64_t seed = 1; seed <= drawn_specs; ++seed) {
    const RandomSpec spec = random_spec(seed);
    const std::string yaml = to_yaml(spec);
    INFO(describe(spec, yaml));
    const Plan plan = read_plan(yaml, "figure-1", spec.language, templates);
    check(wrong_amounts(spec, plan));
    for (const Look& look : looks) {
      INFO(look.name);
      check(faults_of(spec, plan, templates, look.paper));
    }
  }
}

TEST_CASE("every variant and every hybrid keeps the rules of its drawing", "[properties]") {
  Templates templates(vocabulary());
  const std::vector<Look> looks = looks_of(*templates.theme("modern"));
  for (std::uint64_t seed = 1; seed <= drawn_specs; ++seed) {
    const VariedSpec spec = varied_spec(seed);
    INFO("seed " << seed << ", language " << spec.language << "\n" << spec.yaml);
    const Plan plan = read_plan(spec.yaml, "figure-1", spec.language, templates);
    for (const Look& look : looks) {
      INFO(look.name);
      check(faults_of(spec, plan, templates, look.paper));
    }
  }
}

TEST_CASE("every SVG is well-formed", "[properties]") {
  const Renderer renderer;
  for (std::uint64_t seed = 1; seed <= written_specs; ++seed) {
    const RandomSpec spec = random_spec(seed);
    const std::string yaml = to_yaml(spec);
    INFO(describe(spec, yaml));
    check(malformed(renderer.render(yaml, options_of(spec)), "figure-1"));
  }
}

TEST_CASE("the same spec gives the same bytes", "[properties]") {
  const std::vector<std::string> figures = render_all(1, written_specs / 3);

  SECTION("again and through another renderer") {
    const Renderer used;
    for (const std::string& figure : figures) {
      const RandomSpec spec = random_spec(static_cast<std::uint64_t>(&figure - figures.data()) + 1);
      const std::string yaml = to_yaml(spec);
      INFO(describe(spec, yaml));
      const bool same = used.render(yaml, options_of(spec)) == figure &&
                        render(yaml, options_of(spec).draw()) == figure;
      CHECK(same);
    }
  }
  SECTION("under another locale") {
    const GlobalLocale other(std::locale(std::locale::classic(), new OtherNumbers));
    CHECK(render_all(1, written_specs / 3) == figures);
  }
  SECTION("in several threads") {
    constexpr int threads = 4;
    std::vector<std::future<std::vector<std::string>>> running;
    for (int i = 0; i < threads; ++i)
      running.push_back(
          std::async(std::launch::async, render_all, std::uint64_t{1}, written_specs / 3));
    for (auto& thread : running) CHECK(thread.get() == figures);
  }
}

TEST_CASE("a palette moves nothing", "[properties]") {
  const Renderer renderer;
  const Renderer with_swapped(
      {{"themes/swapped.yaml",
        with_other_colours(std::string(embedded_template("themes/modern.yaml")))}});
  for (std::uint64_t seed = 1; seed <= written_specs / 3; ++seed) {
    const RandomSpec spec = random_spec(seed);
    const std::string yaml = to_yaml(spec);
    INFO(describe(spec, yaml));
    RenderOptions swapped = options_of(spec);
    swapped.theme = "swapped";
    const bool same_scene =
        renderer.dump_scene(yaml, options_of(spec)) == with_swapped.dump_scene(yaml, swapped);
    CHECK(same_scene);
    const std::string figure = renderer.render(yaml, options_of(spec));
    const std::string other = with_long_colours(with_swapped.render(yaml, swapped));
    const bool only_colours = other != figure && other == with_other_colours(figure);
    CHECK(only_colours);
  }
}

TEST_CASE("keys in another order, comments and style change nothing", "[properties]") {
  const Renderer renderer;
  for (std::uint64_t seed = 1; seed <= written_specs / 3; ++seed) {
    const RandomSpec spec = random_spec(seed);
    const std::string figure = renderer.render(to_yaml(spec), options_of(spec));
    for (const Form form : {Form::flow, Form::reordered, Form::commented}) {
      const std::string yaml = to_yaml(spec, form);
      INFO(describe(spec, yaml));
      const bool same = renderer.render(yaml, options_of(spec)) == figure;
      CHECK(same);
    }
  }
}

/// One layout, drawn and summarised without texts of its own.
RandomSpec alone(RandomLayout layout, std::string_view page) {
  layout.label = "A";
  RandomSpec spec{.page = std::string(page), .language = "en", .title = "T"};
  spec.layouts.push_back(std::move(layout));
  spec.panels.push_back({0, {}});
  if (page == "head_sharing") spec.entries.push_back({0, {}});
  return spec;
}

/// A layout with a context, of the variant gqa.
RandomLayout some_gqa(std::uint64_t seed) {
  RandomLayout layout = random_spec(seed).layouts.front();
  layout.variant = "gqa";
  if (!layout.context) {
    layout.context = 3000;
    layout.context_text = "3k";
  }
  return layout;
}

TEST_CASE("gqa at its ends has the numbers of mha and of mqa", "[properties]") {
  const Renderer renderer;
  for (std::uint64_t seed = 1; seed <= written_specs; ++seed) {
    for (const std::string_view variant : {"mha", "mqa"}) {
      for (const std::string_view page : {"head_sharing", "strategy_chart"}) {
        RandomLayout layout = some_gqa(seed);
        layout.kv_heads = variant == "mha" ? layout.q_heads : 1;
        const std::string as_gqa = renderer.dump_model(to_yaml(alone(layout, page)));
        layout.variant = variant;
        const std::string as_itself = renderer.dump_model(to_yaml(alone(layout, page)));
        INFO("seed " << seed);
        CHECK(numbers_of(as_gqa) == numbers_of(as_itself));
      }
    }
  }
}

TEST_CASE("twice the layers, context or batch is twice the cache", "[properties]") {
  Templates templates(vocabulary());
  const auto total = [&](const RandomLayout& layout) {
    const Plan plan =
        read_plan(to_yaml(alone(layout, "head_sharing")), "figure-1", "en", templates);
    return test::entries(plan).front().amount;
  };
  for (std::uint64_t seed = 1; seed <= written_specs; ++seed) {
    RandomLayout layout = random_spec(seed).layouts.front();
    layout.layers = 1 + layout.layers / 2;
    layout.context = 1 + static_cast<std::int64_t>(seed);
    layout.context_text = std::to_string(*layout.context);
    layout.batch = 1 + layout.batch / 2;
    const UInt128 once = total(layout);
    RandomLayout more_layers = layout;
    more_layers.layers *= 2;
    RandomLayout longer = layout;
    longer.context_text = std::to_string(*layout.context * 2);
    RandomLayout more_sequences = layout;
    more_sequences.batch *= 2;
    INFO("seed " << seed << "\n" << to_yaml(alone(layout, "head_sharing")));
    for (const RandomLayout& doubled : {more_layers, longer, more_sequences}) {
      const bool twice = total(doubled) == once * 2;
      CHECK(twice);
    }
  }
}

}  // namespace
}  // namespace attnfig::properties
