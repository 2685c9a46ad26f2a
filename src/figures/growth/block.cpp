// Fields of the blocks of figures that draw caches against their context.

#include "figures/growth/growth.h"

namespace attnfig {
namespace {

constexpr Field curve_fields[] = {
    field<&CurveSpec::layout>({.name = "layout", .about = "the layout whose cache is drawn"}),
    field<&CurveSpec::label>({.name = "label",
                              .about = "the name at the curve's end",
                              .fallback = "(the layout's label)"}),
    field<&CurveSpec::note>({.name = "note",
                             .about = "the text under that name",
                             .fallback = "(what fills a capacity, and what grows)"}),
};

constexpr Field block_fields[] = {
    field<&GrowthBlock::heading>({.name = "heading",
                                  .about = "what the curves show, above the axis of memory",
                                  .fallback = "(the standard text)"}),
    field<&GrowthBlock::curves>({.name = "curves",
                                 .about = "the layouts whose caches are drawn, at most 6",
                                 .fallback = "(every layout that states a context)"}),
    field<&GrowthBlock::from>({.name = "from",
                               .about = "tokens at which the curves begin",
                               .fallback = "(256, or less where a context is short)"}),
    field<&GrowthBlock::to>({.name = "to",
                             .about = "tokens at which the curves end at the latest",
                             .fallback = "(each ends at its layout's context)"}),
    field<&GrowthBlock::batch>({.name = "batch",
                                .about = "sequences that are cached at a time",
                                .fallback = "(those of each layout)"}),
    field<&GrowthBlock::capacity>(
        {.name = "capacity",
         .about =
             "memory of a device, drawn as a line: the name of an accelerator such as A100, an "
             "amount such as 80GiB, or amounts by name",
         .fallback = "(none)"}),
    field<&GrowthBlock::scale>({.name = "scale",
                                .about = "of both axes",
                                .fallback = "(log where memory differs by more than 16 times)"}),
};

}  // namespace

const Table CurveSpec::table = {"a curve", "The cache of one layout against its context.",
                                curve_fields, "layout"};
const Table GrowthBlock::table = {
    "a figure of growth", "Caches against their context, and where memory is full.", block_fields};

}  // namespace attnfig
