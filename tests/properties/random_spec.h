#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attnfig::properties {

/// Wide enough for the bits of the largest cache that a spec can state.
__extension__ typedef __int128 Exact;

/// One layout as it is written, and its amounts, calculated apart from the library.
struct RandomLayout {
  std::string name = {};
  std::string variant = {};
  std::string label = {};  // empty: not stated
  std::int64_t q_heads = 1;
  std::int64_t kv_heads = 1;  // stated by gqa alone
  std::int64_t head_dim = 1;
  std::int64_t latent_dim = 1;  // of mla
  std::int64_t rope_dim = 1;    // of mla
  std::int64_t layers = 1;
  std::optional<std::int64_t> context = {};
  std::string context_text = {};  // "8Ki"
  std::int64_t batch = 1;
  std::string dtype = {};  // empty: not stated

  /// Key heads of a layer, cached or up-projected.
  std::int64_t copies() const;
  /// Elements cached for a token in a layer.
  Exact elements() const;
  /// Bits cached for a token in all layers.
  Exact token_bits() const;
  /// Bits cached for the whole context and batch; needs a context.
  Exact total_bits() const;
};

/// A text field and its text.
using TextField = std::pair<std::string, std::string>;

struct RandomPanel {
  std::size_t layout = 0;
  std::vector<TextField> texts = {};
};

struct RandomEntry {
  std::size_t layout = 0;
  std::string label;  // empty: not stated
};

/// A spec without mistakes.
struct RandomSpec {
  std::uint64_t seed = 0;
  std::string page = {};
  std::string language = {};
  std::string title = {};
  std::optional<std::size_t> over = {};
  std::vector<RandomLayout> layouts = {};
  std::vector<RandomPanel> panels = {};
  bool states_panels = true;       // false: one panel a layout, none with texts
  std::string summary_title = {};  // empty: not stated
  std::vector<RandomEntry> entries = {};
};

/// The same spec for the same seed on every machine.
RandomSpec random_spec(std::uint64_t seed);

/// Ways to write one spec down.
enum class Form { block, flow, reordered, commented };

std::string to_yaml(const RandomSpec& spec, Form form = Form::block);

/// A layout of any variant, and the facts that its panel must show.
struct VariedLayout {
  std::string name = {};
  std::string fields = {};  // as they are written
  std::int64_t q_heads = 1;
  std::int64_t copies = 1;              // of what query heads read
  bool grows = true;                    // with the context
  std::vector<std::size_t> order = {};  // of a hybrid: the kinds of its layers by their names
  std::vector<std::string> kinds = {};
};

/// A spec without mistakes that draws any variants and hybrids of them.
struct VariedSpec {
  std::string language = {};
  std::string yaml = {};
  std::vector<VariedLayout> layouts = {};
  std::vector<VariedLayout> panels = {};
};
VariedSpec varied_spec(std::uint64_t seed);

}  // namespace attnfig::properties
