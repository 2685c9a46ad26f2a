// Requests on the slots of a batch: static and continuous batching, and requests as stated.

#include "figures/batch_slots/batch_slots.h"

#include "annotate/annotate.h"
#include "diff/words.h"
#include "lint/lint.h"
#include "support/renderer.h"
#include "support/scenes.h"
#include "svg/svg.h"

#include <catch2/catch.hpp>
#include <fmt/ranges.h>

#include <map>

using namespace attnfig;

namespace {

using test::first_error;
using test::items;
using test::numbers_of_figures;

std::string block(const std::string& fields) {
  return "title: T\nfigures:\n  - batch_slots: {" + fields + "}\n";
}

const std::string eight = block(
    "slots: 4, requests: {A: 25, B: 12, C: 8, D: 15, E: 13, F: 10, G: 7,\n"
    "      H: 10}");

const std::string of_the_book = block(
    "slots: 4, until: 250, requests: {A: 250, B: 120, C: 80, D: 150,\n"
    "      E: {length: 128, arrival: 122}, F: {length: 100, arrival: 82},\n"
    "      G: {length: 66, arrival: 184}, H: {length: 98, arrival: 152}}");

const std::string stated = block(
    "slots: 2, requests: {A: {start: 0, length: 6}, B: {slot: 2, start: 1, length: 3},\n"
    "      C: {start: 4, length: 4}}");

Plan plan_of(const std::string& spec, Templates& templates, const std::string& language = "en") {
  return read_plan(spec, "f", language, templates);
}

/// Of a run, across.
Length length(const Item& run) {
  const std::vector<Point>& points = std::get<Polygon>(run.shape).points;
  return points[1].x - points[0].x;
}

std::string tooltips(const std::string& spec) {
  Templates templates(vocabulary());
  const Plan plan = plan_of(spec, templates);
  Scene scene = test::draw_wide(plan, templates);
  annotate(scene, plan, templates.language("en")->words);
  return write_svg(scene, *templates.theme("modern"));
}

}  // namespace

TEST_CASE("static and continuous batching have use, idle slots and steps as numbers", "[kinds]") {
  CHECK(numbers_of_figures(eight) ==
        std::map<std::string, std::string>{{"static.utilisation", "65.8\u00A0%"},
                                           {"static.slots.idle", "52"},
                                           {"static.slots.used", "100"},
                                           {"static.slots.all", "152"},
                                           {"static.steps", "38"},
                                           {"static.requests.done", "8"},
                                           {"continuous.utilisation", "80.6\u00A0%"},
                                           {"continuous.slots.idle", "24"},
                                           {"continuous.slots.used", "100"},
                                           {"continuous.slots.all", "124"},
                                           {"continuous.steps", "31"},
                                           {"continuous.requests.done", "8"}});
}

TEST_CASE("until a step, requests count as far as they have run", "[kinds]") {
  const std::map<std::string, std::string> book = numbers_of_figures(of_the_book);
  CHECK(book.at("static.utilisation") == "60\u00A0%");
  CHECK(book.at("static.slots.idle") == "400");
  CHECK(book.at("static.requests.done") == "4");
  CHECK(book.at("continuous.utilisation") == "99.2\u00A0%");
  CHECK(book.at("continuous.slots.idle") == "8");
  CHECK(book.at("continuous.requests.done") == "8");
  const std::map<std::string, std::string> cut = numbers_of_figures(
      block("slots: 2, until: 10, batching: static, requests: {A: 12, B: 4, C: 3}"));
  CHECK(cut.at("static.slots.used") == "14");
  CHECK(cut.at("static.requests.done") == "1");
  CHECK(cut.count("continuous.steps") == 0);
}

TEST_CASE("requests with a start run where they are stated", "[kinds]") {
  const std::map<std::string, std::string> all = numbers_of_figures(stated);
  CHECK(all.at("batch_slots.slots.used") == "13");
  CHECK(all.at("batch_slots.slots.all") == "16");
  CHECK(all.at("batch_slots.slots.idle") == "3");
  CHECK(all.at("batch_slots.utilisation") == "81.3\u00A0%");
}

TEST_CASE("a batch is dumped with all its texts", "[kinds]") {
  Templates templates(vocabulary());
  const std::string spec = block("slots: 2, requests: {A: 3, B: {length: 1, label: Second}, C: 1}");
  const Plan plan = plan_of(spec, templates);
  CHECK(
      dump(plan) ==
      "figure f language en\n"
      "title \"T\"\n"
      "batch_slots of 2 slots\n"
      "  request A \"A\" 3 from 0\n"
      "  request B \"Second\" 1 from 0\n"
      "  request C \"C\" 1 from 0\n"
      "  about \"2\u00A0slots; a slot step is one slot in one step: it makes a token or is idle\"\n"
      "panel static \"Static batching\" until 4: A 1 0-3, B 2 0-1, C 1 3-4; batches 0 3\n"
      "panel continuous \"Continuous batching\" until 3: A 1 0-3, B 2 0-1, C 2 1-2\n"
      "  \"Static batching: 62.5\u00A0% in use\" 5/8 \"5 of 8 slot steps, 3 idle\" "
      "\"3 of 3 requests done by step 4\"\n"
      "  \"Continuous batching: 83.3\u00A0% in use\" 5/6 \"5 of 6 slot steps, 1 idle\" "
      "\"3 of 3 requests done by step 3\"\n");
  CHECK(plan == plan_of(spec, templates));
}

TEST_CASE("every run and every idle stretch is drawn to the scale of one axis", "[kinds]") {
  Templates templates(vocabulary());
  const Plan plan = plan_of(eight, templates);
  for (const Scene& scene :
       {test::draw_wide(plan, templates), test::draw_narrow(plan, templates)}) {
    const std::vector<const Item*> runs = items(scene, "run");
    REQUIRE(runs.size() == 16);
    CHECK(items(scene, "batch-slot").size() == 8);
    CHECK(items(scene, "batch-start").size() == 1);
    // A has 25 steps in both, and C 8.
    const Length a = length(*runs[0]);
    const Length c = length(*runs[2]);
    CHECK(length(*runs[8]) == a);
    CHECK(c * 25 - a * 8 < Length::hundredths(34));
    CHECK(a * 8 - c * 25 < Length::hundredths(34));
  }
}

TEST_CASE("idle stretches are named where there is room, in each batch", "[kinds]") {
  Templates templates(vocabulary());
  const Plan plan = plan_of(eight, templates);
  CHECK(items(test::draw_wide(plan, templates), "idle-name").size() == 9);
  CHECK(items(test::draw_narrow(plan, templates), "idle-name").size() == 7);
  const Plan one =
      plan_of(block("slots: 2, batching: static, requests: {A: 4, B: 2, C: 4}"), templates);
  CHECK(items(test::draw_wide(one, templates), "idle-name").size() == 2);
}

TEST_CASE("an arrow says that a run goes on after the last step", "[kinds]") {
  Templates templates(vocabulary());
  const auto names = [&](const std::string& fields) {
    std::vector<std::string> all;
    const Plan plan = plan_of(block("batching: static, " + fields), templates);
    const Scene scene = test::draw_wide(plan, templates);
    for (const Item* name : items(scene, "run-name"))
      all.push_back(plain(std::get<Label>(name->shape).text));
    return all;
  };
  using Names = std::vector<std::string>;
  CHECK(names("slots: 1, until: 9, requests: {A: 10}") == Names{"A →"});
  CHECK(names("slots: 1, until: 10, requests: {A: 10}") == Names{"A"});
  // Where there is room for no more, it stands alone.
  CHECK(names("slots: 1, until: 25, requests: {A: 24, B: {length: 9, label: A long name}}") ==
        Names{"A", "→"});
}

TEST_CASE("a line stands where a static batch starts, but for one at the first step", "[kinds]") {
  Templates templates(vocabulary());
  const auto lines = [&](const std::string& requests) {
    const Plan plan =
        plan_of(block("slots: 1, batching: static, requests: {" + requests + "}"), templates);
    return items(test::draw_wide(plan, templates), "batch-start").size();
  };
  CHECK(lines("A: 2") == 0);
  CHECK(lines("A: 2, B: 2") == 1);
  CHECK(lines("A: {length: 2, arrival: 3}, B: 2") == 1);
  CHECK(lines("A: {length: 2, arrival: 3}, B: {length: 2, arrival: 3}") == 2);
}

TEST_CASE("up to six requests have a colour each, more have one", "[kinds]") {
  Templates templates(vocabulary());
  const auto colours = [&](const std::string& requests) {
    std::vector<int> all;
    const Plan plan =
        plan_of(block("slots: 9, batching: static, requests: {" + requests + "}"), templates);
    const Scene scene = test::draw_wide(plan, templates);
    for (const Item* run : items(scene, "run")) all.push_back(run->series);
    return all;
  };
  CHECK(colours("A: 1, B: 2, C: 3, D: 4, E: 5, F: 6") == std::vector<int>{1, 2, 3, 4, 5, 6});
  CHECK(colours("A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7") ==
        std::vector<int>{1, 1, 1, 1, 1, 1, 1});
}

TEST_CASE("a description has all that a batch shows", "[kinds]") {
  Templates templates(vocabulary());
  const auto said = [&](const std::string& spec) {
    return test::draw_wide(plan_of(spec, templates), templates).description;
  };
  CHECK(said(block("slots: 2, requests: {A: 3, B: 1, C: 1}")) ==
        "Static batching: a batch starts when the longest request of the one before has ended. "
        "Batch 1: from step 0. Batch 2: from step 3. "
        "Slot 1: A 0–3, C 3–4. Slot 2: B 0–1, idle 1–4. Step: 0, 1, 2, 3, 4. "
        "Continuous batching: a free slot takes the next request at once. "
        "Slot 1: A 0–3. Slot 2: B 0–1, C 1–2, idle 2–3. Step: 0, 1, 2, 3, 4. "
        "2 slots; a slot step is one slot in one step: it makes a token or is idle. "
        "Static batching: 62.5 % in use 5 of 8 slot steps, 3 idle, 3 of 3 requests done by step 4. "
        "Continuous batching: 83.3 % in use 5 of 6 slot steps, 1 idle, 3 of 3 requests done by "
        "step 3.");
  CHECK(
      said(block("slots: 1, until: 2, batching: static, requests: {A: 3, B: 1}")).substr(0, 136) ==
      "Static batching: a batch starts when the longest request of the one before has ended. "
      "Slot 1: A 0–2 →. Step: 0, 1, 2. 1 slot; a slot");
}

TEST_CASE("a batch tells when a request runs and how long it waits", "[kinds]") {
  const std::string svg = tooltips(of_the_book);
  using Catch::Matchers::Contains;
  CHECK_THAT(svg, Contains("<title>B on slot 2: steps 0–120</title>"));
  CHECK_THAT(svg, Contains("<title>Slot 2: B 0–120, idle 120–250</title>"));
  CHECK_THAT(svg, Contains("<title>E on slot 2: steps 122–250</title>"));
  CHECK_THAT(svg,
             Contains("static.utilisation = slots.used / slots.all = 600 / 1,000 = 60\u00A0%"));
  CHECK_THAT(tooltips(eight),
             Contains("<title>E on slot 3: steps 8–21, waits 8\u00A0steps</title>"));
  CHECK_THAT(tooltips(block("slots: 1, until: 2, requests: {A: 3}")),
             Contains("<title>A on slot 1: steps 0–2 →</title>"));
}

TEST_CASE("a change of a batch is told with what follows from it", "[kinds]") {
  const Renderer renderer;
  std::string after = eight;
  after.replace(after.find("C: 8"), 4, "C: 4");
  const FigureDiff diff =
      renderer.diff("a.svg", {renderer.render(eight), eight}, {renderer.render(after), after});
  CHECK_THAT(fmt::format("{}", fmt::join(diff::lines_of(diff.changes), "\n")),
             Catch::Matchers::Contains("Static batching: utilisation 65.8 → 63.2 %"));
}

TEST_CASE("lint finds nothing in batches", "[kinds]") {
  Templates templates(vocabulary());
  std::string many = "slots: 32, requests: {";
  for (int i = 1; i <= 48; ++i)
    many += fmt::format("{}R{}: {}", i == 1 ? "" : ", ", i, 1 + i * 37 % 90);
  const std::string specs[] = {
      eight,
      of_the_book,
      stated,
      block("slots: 1, requests: {A: 1}"),
      block("slots: 3, batching: continuous, until: 9, requests: {a_long_name: 4, B: 1000}"),
      block(many + "}")};
  for (const std::string& spec : specs)
    for (const std::string language : {"en", "zh"}) {
      const Plan plan = plan_of(spec, templates, language);
      for (const Scene& scene :
           {test::draw_wide(plan, templates), test::draw_narrow(plan, templates)}) {
        const std::string svg = write_svg(scene, *templates.theme("modern"));
        CHECK(std::count(svg.begin(), svg.end(), '<') < 1'000);  // with closing tags
        for (const Diagnostic& found : lint::findings_in("", svg)) CHECK(found.message == "");
      }
    }
}

TEST_CASE("what is wrong with a batch has its place", "[kinds]") {
  const std::string start = "slots: 2, ";
  const std::pair<std::string, std::string> cases[] = {
      {"requests: {A: 5}", "3:18: missing slots: requests that can run at one time ()"},
      {"slots: 33, requests: {A: 5}", "3:26: slots (33) is not between 1 and 32 slots ()"},
      {start + "requests: {A: 0}", "3:43: length (0) is not between 1 and 1,000,000 steps ()"},
      {start + "requests: {A: {arrival: 2}}",
       "3:43: missing length: steps that the request runs, a token each ()"},
      {start + "requests: {1: 5}",
       "3:40: \"1\" cannot name a request (a letter, then letters, digits, _ and -)"},
      {start + "requests: {A: {start: 0, length: 5}, B: 5}",
       "3:66: B has no start, and A has one (state the start of every request, or of none)"},
      {start + "requests: {A: {slot: 1, length: 5}}",
       "3:50: slot needs a start: the step at which A starts there ()"},
      {start + "requests: {A: {slot: 3, start: 0, length: 5}}",
       "3:50: slot 3 of A is not one of the 2 slots ()"},
      {start + "requests: {A: {start: 2, arrival: 3, length: 5}}",
       "3:51: A starts at step 2, before it arrives at step 3 ()"},
      {start + "requests: {A: {slot: 1, start: 0, length: 5}, B: {slot: 1, start: 4, length: 5}}",
       "3:95: B starts on slot 1 at step 4, and A runs there until step 5 ()"},
      {start + "requests: {A: {start: 0, length: 5}, B: {start: 0, length: 5}, C: {start: 4, "
               "length: 5}}",
       "3:103: no slot is free for C from step 4 until step 9 ()"},
      {start + "batching: static, requests: {A: {start: 0, length: 5}}",
       "3:69: A has a start, so batching cannot decide where it runs (leave out batching, or "
       "start of every request)"},
      {start + "batching: dynamic, requests: {A: 5}",
       "3:39: unknown batching \"dynamic\" (known: both, static, continuous)"}};
  for (const auto& [fields, message] : cases) CHECK(first_error(block(fields)) == message);
}
