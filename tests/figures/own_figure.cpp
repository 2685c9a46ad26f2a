#include "figures/own_figure.h"

#include "figures/draw_input.h"
#include "model/number_text.h"
#include "spec/figure_numbers.h"
#include "spec/finished_panel.h"
#include "spec/saying.h"

#include <fmt/format.h>

namespace attnfig::test {
namespace {

constexpr Word tokens_word = {"token_row_tokens", "a row of {} tokens"};
constexpr FigureQuantity counted = {.name = "row.tokens",
                                    .label = {"token_row_label", "label: tokens of the row"},
                                    .about = "tokens of the row",
                                    .unit = "tokens",
                                    .brief = true,
                                    .citation = "the test"};
constexpr Word words[] = {tokens_word, counted.label};
constexpr Metric side = {"token_side", 14, "of a token's box", 10};
constexpr Metric metrics[] = {side};
constexpr Mark token = {
    .name = "token", .fill = Ink::value, .edge = Ink::value_edge, .on = grounds};
constexpr Mark caption = {
    .name = "token-caption", .fill = Ink::quiet, .on = grounds, .is_text = true};
constexpr Mark marks[] = {token, caption};

struct Block {
  Sourced<unit::Token> tokens;
  std::optional<Text> caption;

  static const Table table;
};

struct Content {
  UInt128 tokens = 0;
  RichText caption;
  Place tokens_at = {};

  friend bool operator==(const Content&, const Content&) = default;
};

constexpr Field fields[] = {
    field<&Block::tokens>({.name = "tokens", .about = "tokens of the row"}),
    field<&Block::caption>({.name = "caption", .about = "text under it", .fallback = "(none)"}),
};

std::optional<Content> plan(Saying& say, const Block& block) {
  return Content{block.tokens.amount.count(), say.say_or("caption", block.caption, "", {}),
                 block.tokens.place};
}

std::string dump_row(const Plan&, const Content& content) {
  return fmt::format("token_row {} \"{}\"\n", digits(content.tokens), markup(content.caption));
}

std::string said(const Words& language, const Content& content) {
  return with_text(language[tokens_word], digits(content.tokens));
}

Picture draw_row(const DrawInput& input, const Content& content) {
  const Length size = input.metrics[side];
  Picture row;
  for (int i = 0; i < static_cast<int>(content.tokens); ++i)
    place(row,
          picture({.mark = token,
                   .stands_for = {{"token", i + 1}},
                   .shape = Box{{{}, {size, size}}, Length::px(2)}},
                  {size, size}),
          {size * 3 / 2 * i, Length()});
  const Picture text = text_block(content.caption, {caption, 0, input.metrics[metric::text_size]},
                                  input.room, Align::start);
  return as_panel(above({row, text}, Length::px(6), Align::start), said(input.words, content), 0);
}

std::string describe(const FinishedPanel& panel, const Content& content) {
  return said(panel.words, content) + panel.words[word::sentence_end];
}

Prepared prepare(const DrawInput& input, const Content& content) {
  Picture row = draw_row(input, content);
  const Length width = row.size.width;
  return {.whole_width = width, .draw = [row = std::move(row)](const Grid&) { return row; }};
}

std::string tell(const FinishedPanel& panel, const std::any& plan, const Item& item) {
  if (item.mark != token) return {};
  const auto& content = std::any_cast<const Content&>(plan);
  return panel.group.label + ": " + digits(static_cast<UInt128>(item.stands_for[0].number)) + "/" +
         digits(content.tokens);
}

std::vector<FigureNumber> numbers(const Plan&, const std::any& plan) {
  const auto& content = std::any_cast<const Content&>(plan);
  const Expression tokens =
      Expression::input("tokens", content.tokens, {Origin::Kind::spec, content.tokens_at});
  const Expression twice =
      Expression::apply(Expression::Kind::product, Expression::constant(2), tokens);
  return {{&counted,
           "token_row",
           {Count{twice.value()}, {}, {Expression(twice).named("row.tokens", "tokens")}}}};
}

constexpr FigureKind make_kind() {
  FigureKind kind =
      figure_kind<Block, Content, plan, dump_row, prepare, describe>({.name = "token_row",
                                                                      .about = "tokens in a row",
                                                                      .words = words,
                                                                      .metrics = metrics,
                                                                      .marks = marks});
  kind.tell = tell;
  kind.numbers = numbers;
  return kind;
}

}  // namespace

const Table Block::table = {"a token row", "Tokens in a row.", fields};

const FigureKind token_row = make_kind();

}  // namespace attnfig::test
