#include "properties/random_spec.h"

#include <algorithm>
#include <random>
#include <span>
#include <string_view>

namespace attnfig::properties {
namespace {

/// Numbers of the engine itself: the distributions of standard libraries differ.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least +
           static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most - least + 1));
  }
  std::size_t index(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool chance(int percent) { return between(1, 100) <= percent; }
  template <class T, std::size_t n>
  const T& pick(const T (&list)[n]) {
    return list[index(n)];
  }

 private:
  std::mt19937_64 engine_;
};

constexpr std::int64_t head_edges[] = {1,  2,  3,  4,  5,  7,   8,   9,    16,
                                       32, 40, 64, 71, 96, 128, 512, 1023, 1024};
constexpr std::int64_t width_edges[] = {1, 2, 7, 64, 128, 192, 512, 576, 1536, 65'535, 65'536};
constexpr std::string_view pieces[] = {
    "KV cache",   "shared",    "a",          "per-layer",  "Grouped-Query",
    "heads",      "Wm",        "iiiii",      "70B",        "3.5",
    "1,024",      "8",         "<b>",        "a & b",      "\"quoted\"",
    "it's",       "x < y > z", "&amp;",      "]]>",        "--",
    "#n1",        "50%",       "\\n",        ": ",         "- ",
    "α",          "Σλ",        "→",          "≤ 2",        "×",
    "…",          "é",         "Ångström",   "注意力",     "键和值",
    "（分组）",   "，",        "。",         "多头注意力", "カナ",
    "한국어",     "ＭＬＡ",    "「引用」",   "K_{1}",      "W^{UK}",
    "c^{KV}_{t}", "2^{10}",    "d_{model}",  "W_{α 2}",    "\u00A0",
    "**bold**",   "*it* ",     "`head_dim`", "h_t",        "[c]{.latent}",
    "{lambda}",   "2 * 3"};
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzMWQ0123456789";
constexpr std::string_view separators[] = {" ", " ", " ", " ", "", "", "\n", "  "};
constexpr std::string_view any_placeholders[] = {"{q_heads}",
                                                 "{head_dim:k}",
                                                 "{cache.elements}",
                                                 "{cache.token}",
                                                 "{layers:layer|layers}",
                                                 "{group_size}",
                                                 "{dtype}",
                                                 "{name}"};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

/// A word without blanks; some are wider than any line.
std::string long_word(Random& random) {
  std::string word;
  const std::int64_t length = random.chance(10) ? random.between(60, 200) : random.between(8, 40);
  for (std::int64_t i = 0; i < length; ++i) word += letters[random.index(letters.size())];
  return word;
}

std::string piece(Random& random) {
  if (random.chance(5)) return long_word(random);
  if (random.chance(10)) return std::to_string(random.between(0, 100'000));
  return std::string(random.pick(pieces));
}

enum class Says { words, numbers };

/// Text of 1 to 300 characters, mostly short.
std::string text(Random& random, Says says) {
  const std::int64_t longest = random.chance(70) ? random.between(1, 40) : random.between(1, 300);
  std::string text;
  while (true) {
    std::string next = says == Says::numbers && random.chance(15)
                           ? std::string(random.pick(any_placeholders))
                           : piece(random);
    if (!text.empty()) next = std::string(random.pick(separators)) + next;
    if (static_cast<std::size_t>(longest) < code_points(text) + code_points(next)) break;
    text += next;
  }
  // A text of blanks alone is a mistake, and one of a blank that never breaks shows nothing.
  if (text.find_first_not_of(" \n\u00A0") == std::string::npos) text = "x";
  return text;
}

constexpr std::size_t longest_label = 100;

/// Labels are words, not texts: nothing in them has a meaning, and they are one line.
std::string layout_label(Random& random) {
  std::string label;
  for (std::int64_t count = random.between(1, 3); 0 < count; --count) {
    const std::string next = piece(random);
    if (code_points(label) + code_points(next) <= longest_label) label += next;
  }
  std::replace(label.begin(), label.end(), '\n', ' ');
  if (label.find_first_not_of(" \u00A0") == std::string::npos) label = "x";
  return label;
}

std::int64_t edge_or(Random& random, std::span<const std::int64_t> edges, std::int64_t most) {
  return random.chance(60) ? edges[random.index(edges.size())] : random.between(1, most);
}

std::int64_t divisor(Random& random, std::int64_t number) {
  std::vector<std::int64_t> divisors;
  for (std::int64_t i = 1; i <= number; ++i)
    if (number % i == 0) divisors.push_back(i);
  return divisors[random.index(divisors.size())];
}

struct Suffix {
  std::string_view text;
  std::int64_t factor;
  std::int64_t most;
};
constexpr Suffix suffixes[] = {
    {"", 1, 100'000},      {"k", 1000, 1000},     {"M", 1'000'000, 1000}, {"G", 1'000'000'000, 999},
    {"Ki", 1 << 10, 4096}, {"Mi", 1 << 20, 1024}, {"Gi", 1 << 30, 1024}};

enum class Context { needed, may_be_absent };

RandomLayout layout(Random& random, std::string name, Context context) {
  static constexpr std::string_view variants[] = {"mha", "gqa", "gqa", "mqa", "mla", "mla"};
  static constexpr std::string_view dtypes[] = {"", "bf16", "fp16", "fp32", "fp8", "int8"};
  RandomLayout layout{.name = std::move(name), .variant = std::string(random.pick(variants))};
  if (random.chance(30)) layout.label = layout_label(random);
  layout.q_heads = edge_or(random, head_edges, 1024);
  layout.kv_heads = divisor(random, layout.q_heads);
  layout.head_dim = edge_or(random, width_edges, 65'536);
  layout.latent_dim = edge_or(random, width_edges, 65'536);
  layout.rope_dim = edge_or(random, width_edges, 65'536);
  layout.layers = random.chance(40) ? 1 : random.between(1, random.chance(10) ? 10'000 : 128);
  layout.batch = random.chance(60) ? 1 : random.between(1, random.chance(10) ? 1'048'576 : 64);
  layout.dtype = random.pick(dtypes);
  if (context == Context::may_be_absent && random.chance(40)) return layout;
  const Suffix& suffix = random.pick(suffixes);
  const std::int64_t number = random.between(1, suffix.most);
  layout.context = number * suffix.factor;
  layout.context_text = std::to_string(number) + std::string(suffix.text);
  return layout;
}

RandomPanel panel(Random& random, std::size_t layout) {
  RandomPanel panel{.layout = layout, .texts = {}};
  for (const std::string_view field : {"title", "subtitle", "queries", "cached", "caption", "note"})
    if (random.chance(35)) panel.texts.emplace_back(field, text(random, Says::numbers));
  return panel;
}

void add_entries(Random& random, RandomSpec& spec) {
  const bool as_many = random.chance(60);
  const std::int64_t count =
      as_many ? static_cast<std::int64_t>(spec.panels.size()) : random.between(1, 6);
  if (random.chance(40)) spec.summary_title = text(random, Says::words);
  for (std::int64_t i = 0; i < count; ++i) {
    std::size_t index = random.index(spec.layouts.size());
    if (random.chance(40)) {
      index = spec.layouts.size();
      spec.layouts.push_back(layout(random, "m" + std::to_string(i), Context::needed));
    }
    // The summary of whole caches needs a context.
    if (!spec.layouts[index].context) {
      spec.layouts[index].context = 4096;
      spec.layouts[index].context_text = "4Ki";
    }
    spec.entries.push_back(
        {index, random.chance(35) ? text(random, Says::numbers) : std::string()});
  }
}

/// A tree of YAML before it is written in one form.
struct Yaml {
  std::string scalar = {};
  std::vector<std::pair<std::string, Yaml>> fields = {};
  std::vector<Yaml> items = {};
  bool keeps_order = false;  // the order of its fields has a meaning
};

/// A scalar between quotes, which may hold anything.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') result += '\\';
    if (byte == '\n') {
      result += "\\n";
    } else {
      result += byte;
    }
  }
  return result + "\"";
}

void add(Yaml& to, std::string key, std::string scalar) {
  to.fields.push_back({std::move(key), {std::move(scalar)}});
}
void add_text(Yaml& to, std::string key, const std::string& text) {
  if (!text.empty()) add(to, std::move(key), quoted(text));
}

Yaml tree(const RandomLayout& layout) {
  Yaml yaml;
  const auto number = [&](std::string_view key, std::int64_t value) {
    add(yaml, std::string(key), std::to_string(value));
  };
  add(yaml, "variant", layout.variant);
  number("q_heads", layout.q_heads);
  if (layout.variant == "gqa") number("kv_heads", layout.kv_heads);
  number("head_dim", layout.head_dim);
  if (layout.variant == "mla") number("latent_dim", layout.latent_dim);
  if (layout.variant == "mla") number("rope_dim", layout.rope_dim);
  if (layout.layers != 1) number("layers", layout.layers);
  if (layout.context) add(yaml, "context", layout.context_text);
  if (layout.batch != 1) number("batch", layout.batch);
  if (!layout.dtype.empty()) add(yaml, "dtype", layout.dtype);
  add_text(yaml, "label", layout.label);
  return yaml;
}

Yaml tree(const RandomSpec& spec, Form form) {
  // A layout alone may be written without its field.
  const auto drawn = [&](std::size_t index, std::span<const TextField> texts) {
    const std::string& name = spec.layouts[index].name;
    if (form != Form::reordered && texts.empty()) return Yaml{name};
    Yaml yaml;
    add(yaml, "layout", name);
    for (const auto& [field, text] : texts) add_text(yaml, field, text);
    return yaml;
  };
  Yaml layouts;
  layouts.keeps_order = !spec.states_panels;
  for (const RandomLayout& layout : spec.layouts)
    layouts.fields.push_back({layout.name, tree(layout)});
  Yaml panels;
  for (const RandomPanel& panel : spec.panels)
    panels.items.push_back(drawn(panel.layout, panel.texts));
  Yaml entries;
  for (const RandomEntry& entry : spec.entries) {
    const TextField label = {"label", entry.label};
    entries.items.push_back(drawn(entry.layout, {&label, entry.label.empty() ? 0u : 1u}));
  }
  Yaml root;
  add(root, "page", spec.page);
  add_text(root, "title", spec.title);
  if (spec.over) add(root, "over", spec.layouts[*spec.over].name);
  root.fields.push_back({"layouts", layouts});
  if (spec.states_panels) root.fields.push_back({"panels", panels});
  if (spec.entries.empty()) return root;
  Yaml summary;
  add_text(summary, "title", spec.summary_title);
  summary.fields.push_back({"entries", entries});
  root.fields.push_back({"summary", summary});
  return root;
}

void reorder(Yaml& yaml) {
  if (!yaml.keeps_order) std::reverse(yaml.fields.begin(), yaml.fields.end());
  for (auto& [key, value] : yaml.fields) reorder(value);
  for (Yaml& item : yaml.items) reorder(item);
}

std::string flow(const Yaml& yaml) {
  if (!yaml.scalar.empty()) return yaml.scalar;
  std::string text;
  for (const auto& [key, value] : yaml.fields)
    text += (text.empty() ? "" : ", ") + key + ": " + flow(value);
  for (const Yaml& item : yaml.items) text += (text.empty() ? "" : ", ") + flow(item);
  return yaml.items.empty() ? "{" + text + "}" : "[" + text + "]";
}

std::string block(const Yaml& yaml, const std::string& indent, const std::string& comment) {
  if (!yaml.scalar.empty()) return " " + yaml.scalar + comment + "\n";
  std::string text = comment + "\n";
  for (const auto& [key, value] : yaml.fields)
    text += indent + key + ":" + block(value, indent + "  ", comment);
  for (const Yaml& item : yaml.items)
    text +=
        indent + "-" +
        (item.scalar.empty() ? " " + flow(item) + comment + "\n" : block(item, indent, comment));
  return text;
}

struct Writer {
  Random& random;
  VariedLayout layout = {};

  std::int64_t heads() { return edge_or(random, head_edges, 1024); }
  std::int64_t width() { return edge_or(random, width_edges, 65'536); }
  std::int64_t some(std::int64_t most) { return random.between(1, random.chance(80) ? 8 : most); }

  void field(std::string_view key, std::int64_t value) {
    layout.fields += ", " + std::string(key) + ": " + std::to_string(value);
  }
  void q_heads() { field("q_heads", layout.q_heads = layout.copies = heads()); }
  void copies(std::string_view key) { field(key, layout.copies = divisor(random, layout.q_heads)); }
  void widths(std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) field(key, width());
  }
  void channels(std::string_view key) { field(key, layout.q_heads = layout.copies = width()); }
};

/// The fields of one variant without the options that all have.
VariedLayout varied(Random& random, std::string_view variant) {
  Writer write{random};
  VariedLayout& layout = write.layout;
  layout.fields = "variant: " + std::string(variant);
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), variant) != names.end();
  };
  layout.grows =
      !is({"linear", "mamba1", "mamba2", "gated_deltanet", "kda", "rwkv", "short_conv", "mlstm"});
  if (variant == "mamba1") write.channels("inner_dim");
  if (variant == "short_conv") write.channels("width");
  if (variant == "gated_deltanet") {
    write.field("k_heads", write.heads());
    write.field("v_heads", layout.q_heads = layout.copies = write.heads());
  }
  if (!is({"mamba1", "short_conv", "gated_deltanet"})) write.q_heads();
  if (is({"gqa", "gta", "cca", "single_kv", "nsa"}) ||
      (variant == "differential" && random.chance(50)))
    write.copies("kv_heads");
  if (is({"mqa", "mfa", "csa", "hca"})) layout.copies = 1;
  if (is({"gta", "cca"})) write.field("head_dim", write.random.between(1, 512) * 2);
  if (!is({"gta", "cca", "mamba1", "short_conv"})) write.widths({"head_dim"});
  if (variant == "gla") write.field("latent_heads", divisor(random, layout.q_heads));
  if (is({"mla", "gla", "mtla"})) {
    write.widths({"latent_dim"});
    write.field("rope_dim", random.chance(30) ? 0 : write.width());
  }
  if (variant == "mla" && random.chance(30)) write.widths({"index_dim"});
  if (variant == "mla" && random.chance(20)) write.field("sublayers", 2);
  if (variant == "mla" && random.chance(20)) layout.fields += ", cached: decompressed";
  if (variant == "mtla") write.field("stride", write.some(1024));
  if (variant == "tpa") write.field("k_rank", write.some(65'536));
  if (variant == "tpa") write.field("v_rank", write.some(65'536));
  if (variant == "mfa" && random.chance(50)) layout.fields += ", value: from_key";
  if (is({"csa", "hca"}) && random.chance(50)) write.field("ratio", write.some(1024));
  if (is({"csa", "hca"}) && random.chance(50)) write.field("local_window", write.some(65'536));
  if (is({"mamba1", "mamba2"})) write.widths({"state_dim"});
  if (is({"mamba1", "mamba2", "gated_deltanet", "kda", "short_conv"}))
    write.field("conv_kernel", 1 + write.some(4096));  // of one token: nothing is kept
  return layout;
}

VariedLayout varied(Random& random) {
  static constexpr std::string_view variants[] = {
      "mha",        "gqa",    "mqa",    "mla",          "mtla",           "mfa", "gta",
      "gla",        "tpa",    "cca",    "differential", "single_kv",      "nsa", "csa",
      "hca",        "linear", "mamba1", "mamba2",       "gated_deltanet", "kda", "rwkv",
      "short_conv", "mlstm"};
  VariedLayout layout = varied(random, random.pick(variants));
  const auto tokens = [&] { return std::to_string(edge_or(random, width_edges, 1'000'000)); };
  if (layout.grows && random.chance(40)) {
    switch (random.between(1, 4)) {
      case 1:
        layout.fields += ", window: " + tokens();
        break;
      case 2:
        layout.fields += ", window: " + tokens() + ", sinks: " + tokens();
        break;
      case 3:
        layout.fields += ", chunk: " + tokens();
        break;
      default:
        layout.fields += ", encoder: " + tokens();
    }
  }
  if (random.chance(15)) layout.fields += ", passes: " + std::to_string(random.between(1, 64));
  if (random.chance(15)) layout.fields += ", draft_layers: " + std::to_string(random.between(1, 9));
  if (random.chance(15))
    layout.fields += ", cache_shared_by: " + std::to_string(random.between(1, 12));
  return layout;
}

/// A hybrid of some of the layouts, and of layers without a cache.
VariedLayout hybrid_of(Random& random, const std::vector<VariedLayout>& parts) {
  VariedLayout layout;
  for (const VariedLayout& part : parts) layout.kinds.push_back(part.name);
  if (random.chance(30)) layout.kinds.emplace_back("none");
  struct Item {
    std::size_t kind;
    std::int64_t count;
  };
  std::vector<Item> cycle;
  for (std::size_t kind = 0; kind < layout.kinds.size(); ++kind)
    cycle.push_back({kind, random.between(1, random.chance(80) ? 7 : 200)});
  const std::int64_t first = random.chance(30) ? random.between(1, 5) : 0;
  std::int64_t least = first;  // so that every layout is used
  for (const Item& item : cycle) least += item.count;
  const std::int64_t layers =
      random.between(least, least + (random.chance(80) ? 80 : 9'000 - least));
  layout.order.assign(static_cast<std::size_t>(first), 0);
  for (std::size_t i = 0; layout.order.size() < static_cast<std::size_t>(layers);
       i = (i + 1) % cycle.size())
    for (std::int64_t left = cycle[i].count;
         0 < left && layout.order.size() < static_cast<std::size_t>(layers); --left)
      layout.order.push_back(cycle[i].kind);
  std::string pattern;
  for (const Item& item : cycle)
    pattern +=
        (pattern.empty() ? "" : ", ") + std::to_string(item.count) + " " + layout.kinds[item.kind];
  layout.fields = "variant: hybrid, pattern: [" + pattern + "], layers: " + std::to_string(layers);
  if (first != 0)
    layout.fields += ", first: [" + std::to_string(first) + " " + layout.kinds.front() + "]";
  // Of every kind a layer is left that owns its cache.
  if (random.chance(30) && least < layers)
    layout.fields += ", shared_last: " + std::to_string(random.between(1, layers - least));
  return layout;
}

}  // namespace

VariedSpec varied_spec(std::uint64_t seed) {
  Random random(seed);
  VariedSpec spec;
  const bool summed = random.chance(50);
  spec.language = random.chance(60) ? "en" : "zh";
  for (std::int64_t i = 0, panels = random.between(1, 4); i < panels; ++i) {
    VariedLayout panel;
    if (random.chance(40)) {
      std::vector<VariedLayout> parts;
      for (std::int64_t k = 0, kinds = random.between(1, 5); k < kinds; ++k) {
        VariedLayout part = varied(random);
        part.name = "k" + std::to_string(i) + "-" + std::to_string(k);
        spec.layouts.push_back(part);
        parts.push_back(std::move(part));
      }
      panel = hybrid_of(random, parts);
    } else {
      panel = varied(random);
      panel.fields += ", layers: " + std::to_string(random.between(1, 128));
    }
    panel.name = "l" + std::to_string(i);
    if (summed) panel.fields += ", context: 32Ki";
    spec.layouts.push_back(panel);
    spec.panels.push_back(std::move(panel));
  }
  spec.yaml = std::string("page: ") + (summed ? "head_sharing" : "strategy_chart") + "\ntitle: T\n";
  if (random.chance(50)) spec.yaml += "over: l0\n";
  spec.yaml += "layouts:\n";
  for (const VariedLayout& layout : spec.layouts)
    spec.yaml += "  " + layout.name + ": {" + layout.fields + "}\n";
  std::string names;
  for (const VariedLayout& panel : spec.panels) names += (names.empty() ? "" : ", ") + panel.name;
  spec.yaml += "panels: [" + names + "]\n";
  if (summed) spec.yaml += "summary: {entries: [" + names + "]}\n";
  return spec;
}

std::int64_t RandomLayout::copies() const {
  return variant == "gqa" ? kv_heads : variant == "mqa" ? 1 : q_heads;
}

Exact RandomLayout::elements() const {
  if (variant == "mla") return Exact{latent_dim} + rope_dim;
  return Exact{2} * copies() * head_dim;
}

Exact RandomLayout::token_bits() const {
  const int bits = dtype == "fp32" ? 32 : dtype == "fp8" || dtype == "int8" ? 8 : 16;
  return elements() * bits * layers;
}

Exact RandomLayout::total_bits() const {
  return token_bits() * context.value() * batch;
}

RandomSpec random_spec(std::uint64_t seed) {
  Random random(seed);
  RandomSpec spec{.seed = seed};
  spec.page = random.chance(50) ? "head_sharing" : "strategy_chart";
  spec.language = random.chance(60) ? "en" : "zh";
  spec.title = text(random, Says::words);
  const std::int64_t panels = random.between(1, 6);
  spec.states_panels = random.chance(80);
  for (std::int64_t i = 0; i < panels; ++i) {
    // Now and then two panels draw one layout.
    const bool again = spec.states_panels && 0 < i && random.chance(10);
    const std::size_t index = again ? random.index(spec.layouts.size()) : spec.layouts.size();
    if (!again)
      spec.layouts.push_back(layout(random, "l" + std::to_string(i), Context::may_be_absent));
    spec.panels.push_back(spec.states_panels ? panel(random, index) : RandomPanel{index, {}});
  }
  if (random.chance(60)) add_entries(random, spec);
  if (random.chance(50)) spec.over = random.index(spec.layouts.size());
  if (!spec.states_panels) {
    spec.panels.clear();
    for (std::size_t i = 0; i < spec.layouts.size(); ++i) spec.panels.push_back({i, {}});
  }
  return spec;
}

std::string to_yaml(const RandomSpec& spec, Form form) {
  Yaml yaml = tree(spec, form);
  if (form == Form::reordered) reorder(yaml);
  if (form == Form::flow) return flow(yaml) + "\n";
  const std::string text =
      block(yaml, "", form == Form::commented ? "  # a comment: [with, {signs" : "");
  return form == Form::commented ? "# Comment.\n\n" + text : text;
}

}  // namespace attnfig::properties
