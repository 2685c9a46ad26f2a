#include "model/quantities.h"
#include "spec/plan.h"
#include "support/plans.h"
#include "text/font_widths.h"
#include "text/letters.h"
#include "theme/theme.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace attnfig;

namespace {

/// The title made from a text in single quotes.
RichText title(const std::string& text) {
  Templates templates(vocabulary());
  return read_plan("title: '" + text +
                       "'\nlayouts:\n  a: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 4}\n",
                   "figure", "en", templates)
      .title;
}

}  // namespace

TEST_CASE("marks set pieces of a text apart", "[unit]") {
  const auto [written, expected] = GENERATE(table<std::string, RichText>({
      {"a **b** c", {{"a "}, {"b", {.face = {.weight = Weight::bold}}}, {" c"}}},
      {"a *b* c", {{"a "}, {"b", {.face = {.slant = Slant::italic}}}, {" c"}}},
      {"`kv_heads`", {{"kv_heads", {.face = {.family = Family::code}}}}},
      {"`a*b_c[d](e)`", {{"a*b_c[d](e)", {.face = {.family = Family::code}}}}},
      {"W^{UK}_{h}",
       {{"W"}, {"UK", {.script = Script::superscript}}, {"h", {.script = Script::subscript}}}},
      {"[the latent]{.latent}", {{"the latent", {.tone = Tone::latent}}}},
      {"[paper](https://a.org/b_c)", {{"paper", {.link = "https://a.org/b_c"}}}},
      {"[a [b]{.key}](https://c.org)",
       {{"a ", {.link = "https://c.org"}}, {"b", {.tone = Tone::key, .link = "https://c.org"}}}},
      {"*a **b***",
       {{"a ", {.face = {.slant = Slant::italic}}},
        {"b", {.face = {.weight = Weight::bold, .slant = Slant::italic}}}}},
      {"**a *b***",
       {{"a ", {.face = {.weight = Weight::bold}}},
        {"b", {.face = {.weight = Weight::bold, .slant = Slant::italic}}}}},
      {"*d_{c}*",
       {{"d", {.face = {.slant = Slant::italic}}},
        {"c", {.script = Script::subscript, .face = {.slant = Slant::italic}}}}},
      {"**{a.kv_heads}** of {a.q_heads}",
       {{"2", {.face = {.weight = Weight::bold}}, {{"a", "kv_heads"}}},
        {" of 8", {}, {{"a", "q_heads"}}}}},
      {"`{a.kv_heads}`", {{"2", {.face = {.family = Family::code}}, {{"a", "kv_heads"}}}}},
  }));
  CAPTURE(written);
  CHECK(title(written) == expected);
}

TEST_CASE("one letter after one letter needs no braces to be a script", "[unit]") {
  const auto [written, expected] = GENERATE(table<std::string, std::string>({
      {"d_c", "d_{c}"},
      {"c = W^{DKV} h_t", "c = W^{DKV} h_{t}"},
      {"K_1, V^T", "K_{1}, V^{T}"},
      {"kv_heads", "kv_heads"},
      {"q_heads × head_dim", "q_heads × head_dim"},
      {"a_b_c", "a_b_c"},
      {"x_12", "x_12"},
      {"2_3", "2_3"},
      {"_a", "_a"},
      {"a_", "a_"},
  }));
  CAPTURE(written);
  CHECK(markup(title(written)) == expected);
}

TEST_CASE("a mark between blanks or after a backslash is itself", "[unit]") {
  const auto [written, expected] = GENERATE(table<std::string, std::string>({
      {"2 * 3 * 4", "2 * 3 * 4"},
      {"\\*a\\*", "*a*"},
      {"\\`a\\`", "`a`"},
      {"d\\_c", "d_c"},
      {"\\[a](b)", "[a](b)"},
      {"\\{a.kv_heads\\}", "{a.kv_heads}"},
      {"\\\\", "\\"},
      {"a\\b", "a\\b"},
      {"[0, 1]", "[0, 1]"},
      {"a[i] (b)", "a[i] (b)"},
  }));
  CAPTURE(written);
  CHECK(title(written) == RichText{{expected}});
}

TEST_CASE("letters and signs have names", "[unit]") {
  CHECK(title("{alpha}{to}{Omega}") == RichText{{"α→Ω"}});
  CHECK(title("*{lambda}*") == RichText{{"λ", {.face = {.slant = Slant::italic}}}});
}

TEST_CASE("every named letter has a width and a name that no quantity has", "[unit]") {
  for (const NamedLetter& letter : named_letters()) {
    CAPTURE(letter.name);
    CHECK(find_quantity(letter.name) == nullptr);
    CHECK(title(std::string(letter.letter)) == RichText{{std::string(letter.letter)}});
  }
}

TEST_CASE("every role of a theme is a tone", "[unit]") {
  std::vector<std::string> names;
  for (const Field& field : Roles::table.fields) names.emplace_back(field.name);
  std::vector<std::string> named;
  for (const NamedTone& tone : tones) named.emplace_back(tone.name);
  CHECK(named == names);
}

TEST_CASE("widths follow the face", "[unit]") {
  CHECK(advance(U'i', {.family = Family::code}) == 1'229'000);
  CHECK(advance(U'查', {.family = Family::code}) == units_per_em);
  CHECK(advance(U'π', {}) == 1'413'000);
  CHECK(advance(U'π', {.slant = Slant::italic}) == 1'372'000);
  CHECK(advance(U'π', {.weight = Weight::bold, .slant = Slant::italic}) == 1'458'000);
}
