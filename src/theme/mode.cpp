#include "theme/mode.h"

namespace attnfig {

Theme in_mode(Theme theme, ColourMode mode) {
  if (mode == ColourMode::automatic) return theme;
  const auto fix = [&](ColourPair& pair) {
    (mode == ColourMode::light ? pair.dark : pair.light) =
        mode == ColourMode::light ? pair.light : pair.dark;
  };
  const auto fix_if_stated = [&](std::optional<ColourPair>& pair) {
    if (pair) fix(*pair);
  };
  for (ColourPair* pair : {&theme.page, &theme.text, &theme.quiet_text, &theme.line,
                           &theme.card.fill, &theme.card.edge})
    fix(*pair);
  for (Series& series : theme.series) {
    fix(series.ink);
    fix(series.fill);
  }
  for (RoleLook& look : theme.roles.looks) {
    fix(look.fill);
    fix(look.edge);
    fix_if_stated(look.text);
    if (look.hatch) fix(look.hatch->ink);
  }
  for (MarkLook& look : theme.marks.list) {
    fix_if_stated(look.fill);
    fix_if_stated(look.edge);
  }
  return theme;
}

}  // namespace attnfig
