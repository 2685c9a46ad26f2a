#pragma once

#include "attnfig_settings.h"
#include "theme/theme.h"

namespace attnfig {

/// The theme with the colours of one mode in place of pairs; itself where readers' systems decide.
Theme in_mode(Theme theme, ColourMode mode);

}  // namespace attnfig
