#include "import/config.h"

#include "import/config_node.h"
#include "import/words.h"
#include "input/values.h"
#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// Whether a key sounds like attention or its cache.
bool sounds_relevant(std::string_view key) {
  for (const char* word :
       {"dropout", "bias", "norm", "init", "token", "loss", "expert", "moe", "mlp"})
    if (key.find(word) != std::string_view::npos) return false;
  for (const char* word :
       {"head",  "kv",          "window", "cache", "attn", "attention", "latent", "lora",
        "chunk", "pattern",     "state",  "conv",  "ssm",  "mamba",     "index",  "compress",
        "share", "layer_types", "block",  "nextn", "mtp",  "sparse",    "dense"})
    if (key.find(word) != std::string_view::npos) return true;
  return false;
}

/// Of several names for a key, the one that a user assumed wins over one that the file states, and
/// that over null.
bool says_less(const Node* a, const Node* b) {
  const auto weight = [](const Node* node) {
    if (node == nullptr) return 0;
    if (node->kind == Node::Kind::empty) return 1;
    return node->offset == assumed_offset ? 3 : 2;
  };
  return weight(a) < weight(b);
}

/// "8" of "8.0", which is the same number in Python.
std::string_view without_zero_fraction(std::string_view text) {
  const std::size_t dot = text.find('.');
  const bool zero = dot != 0 && dot != std::string_view::npos && dot + 1 < text.size() &&
                    text.find_first_not_of('0', dot + 1) == std::string_view::npos;
  return zero ? text.substr(0, dot) : text;
}

/// Whether one of two paths leads to the other.
bool on_one_way(std::string_view a, std::string_view b) {
  if (b.size() < a.size()) std::swap(a, b);
  return b.starts_with(a) && (b.size() == a.size() || b[a.size()] == '.');
}

}  // namespace

Config::Config(const Reporter& reporter, const Node& whole, const Node& model,
               std::vector<ConfigKey> keys)
    : reporter_(reporter), whole_(whole), model_(model), keys_(std::move(keys)) {}

const ConfigKey* Config::row(const ConfigKey& wanted) const {
  for (const ConfigKey& key : keys_)
    if (key.name() == wanted.name()) return &key;
  return nullptr;
}

std::string_view Config::fallback(const ConfigKey& key) const {
  const ConfigKey* own = row(key);
  if (own == nullptr) return {};
  const bool nested = !own->nested.empty() && &model_ != &whole_;
  return nested ? own->nested : own->fallback;
}

Config::Found Config::find(const ConfigKey& wanted) {
  const ConfigKey* key = row(wanted);
  if (key == nullptr) return {nullptr, wanted.name()};
  const Found own = find_in(model_, *key);
  const Found of_all = key->of_all_parts ? find_in(whole_, *key) : Found{};
  const bool says_nothing = own.node == nullptr || own.node->kind == Node::Kind::empty;
  return says_nothing && of_all.node != nullptr ? of_all : own;
}

Config::Found Config::find_in(const Node& mapping, const ConfigKey& key) {
  Found found = {nullptr, key.name()};
  for (const std::string_view path : words_of(key.names)) {
    asked_.emplace(path);
    const Node* node = look_up(mapping, path);
    if (node == nullptr) continue;
    if (says_less(found.node, node)) {
      found = {node, path};
    } else if (!says_less(node, found.node) && !same_value(*found.node, *node)) {
      const std::string contradiction = fmt::format("{} ({}) contradicts {} ({})", path,
                                                    shown(*node), found.name, shown(*found.node));
      if (key.same_whichever) {
        note(fmt::format("{}; the cache is the same", contradiction));
      } else {
        report(node->offset, contradiction,
               fmt::format("say which holds: --assume {}=null takes {} away", path, path));
      }
    }
  }
  return found;
}

Config::Found Config::stated(const ConfigKey& key) {
  const Found found = find(key);
  const bool null = found.node != nullptr && found.node->kind == Node::Kind::empty;
  return null ? Found{nullptr, found.name} : found;
}

ConfigNumber Config::read_number(std::string_view name, const Node& node) const {
  const bool plain = node.kind == Node::Kind::scalar && node.plain;
  const Number number =
      plain ? parse_number(without_zero_fraction(node.text), Suffixes::none) : Number{};
  if (plain && number.fault.empty()) return {number.value, node.offset, std::string(name)};
  report(node.offset, fmt::format("{}: expected a whole number, got {}", name, shown(node)));
  return {1};
}

void Config::note(std::string note) {
  if (std::find(notes_.begin(), notes_.end(), note) == notes_.end())
    notes_.push_back(std::move(note));
}

void Config::report_missing(const ConfigKey& key) {
  const auto [node, name] = find(key);
  report(node == nullptr ? model_.offset : node->offset,
         fmt::format("{} is {}", name, node == nullptr ? "missing" : "null"),
         fmt::format("it decides the cache; say it with --assume {}=VALUE", name));
}

ConfigNumber Config::number(const ConfigKey& key) {
  if (const auto stated = number_if(key)) return *stated;
  report_missing(key);
  return {1};
}

ConfigNumber Config::number_or(const ConfigKey& key, const ConfigNumber& computed) {
  if (const auto stated = number_if(key)) return *stated;
  if (lacks(key)) report_missing(key);
  return computed;
}

std::optional<ConfigNumber> Config::number_if(const ConfigKey& key) {
  const auto [node, name] = find(key);
  if (node != nullptr && node->kind == Node::Kind::empty) return {};
  if (node != nullptr) return read_number(name, *node);
  const std::string_view other = fallback(key);
  if (other.empty() || other.starts_with('(')) return {};
  return ConfigNumber{parse_number(other, Suffixes::none).value, no_offset,
                      std::string(key.name())};
}

bool Config::flag(const ConfigKey& key) {
  const auto [node, name] = find(key);
  if (node == nullptr) return fallback(key) == "true";
  if (node->kind == Node::Kind::empty) return false;
  if (node->kind != Node::Kind::scalar || (node->text != "true" && node->text != "false"))
    report(node->offset, fmt::format("{}: expected true or false, got {}", name, shown(*node)));
  return node->text == "true";
}

ConfigWord Config::word(const ConfigKey& key) {
  const auto [node, name] = stated(key);
  if (node == nullptr) return {};
  if (node->kind == Node::Kind::scalar && !node->plain)
    return {node->text, node->offset, std::string(name)};
  report(node->offset, fmt::format("{}: expected a text, got {}", name, shown(*node)));
  return {};
}

std::vector<Node> Config::list(const ConfigKey& key, std::string_view wanted) {
  const Node* node = stated(key).node;
  if (node == nullptr) return {};
  if (node->kind == Node::Kind::list) return node->items;
  report(node->offset, fmt::format("{}: expected {}, got {}", key.name(), wanted, shown(*node)));
  return {};
}

std::vector<ConfigWord> Config::words(const ConfigKey& key) {
  std::vector<ConfigWord> words;
  for (const Node& item : list(key, "a list of texts")) {
    if (item.kind != Node::Kind::scalar || item.plain)
      report(item.offset, fmt::format("{}: expected a text, got {}", key.name(), shown(item)));
    words.push_back({item.text, item.offset});
  }
  return words;
}

std::vector<ConfigNumber> Config::numbers(const ConfigKey& key) {
  std::vector<ConfigNumber> numbers;
  for (const Node& item : list(key, "a list of whole numbers"))
    numbers.push_back(read_number(key.name(), item));
  return numbers;
}

std::vector<Node> Config::mappings(const ConfigKey& key) {
  std::vector<Node> mappings = list(key, "a list of objects");
  for (const Node& item : mappings)
    if (item.kind != Node::Kind::mapping)
      report(item.offset, fmt::format("{}: expected an object, got {}", key.name(), shown(item)));
  return mappings;
}

std::vector<bool> Config::flags(const ConfigKey& key) {
  std::vector<bool> flags;
  for (const Node& item : list(key, "a list of true and false")) {
    const bool on = item.plain && (item.text == "true" || item.text == "1");
    const bool off = item.plain && (item.text == "false" || item.text == "0");
    if (!on && !off)
      report(item.offset,
             fmt::format("{}: expected true or false, got {}", key.name(), shown(item)));
    flags.push_back(on);
  }
  return flags;
}

std::optional<ConfigNumber> Config::number_in(const Node& mapping, std::string_view name) const {
  const Node* node = mapping.find(name);
  if (node == nullptr || node->kind == Node::Kind::empty) return {};
  const ConfigNumber number = read_number(name, *node);
  if (number.value != 0) return number;
  report(node->offset, fmt::format("{} is 0", name));
  return {};
}

bool Config::is_on(const Node& mapping, std::string_view name) {
  const Node* node = mapping.find(name);
  return node != nullptr && node->plain && node->text == "true";
}

bool Config::lacks(const ConfigKey& key) {
  return row(key) != nullptr && find(key).node == nullptr && fallback(key).empty();
}

bool Config::is_text(const ConfigKey& key) {
  const Node* node = find(key).node;
  return node != nullptr && node->kind == Node::Kind::scalar && !node->plain;
}

bool Config::is_list(const ConfigKey& key) {
  const Node* node = find(key).node;
  return node != nullptr && node->kind == Node::Kind::list;
}

bool Config::is_null(const ConfigKey& key) {
  const Node* node = find(key).node;
  return node != nullptr && node->kind == Node::Kind::empty;
}

std::optional<std::size_t> Config::offset(const ConfigKey& key) {
  const Node* node = stated(key).node;
  return node == nullptr ? std::nullopt : std::optional(node->offset);
}

std::string Config::place_text(std::size_t offset) const {
  const Place place = reporter_.source.place(offset);
  return place.line == 0 ? "" : fmt::format(" ({}:{})", place.line, place.column);
}

bool Config::asked(std::string_view path) const {
  return std::any_of(asked_.begin(), asked_.end(),
                     [&](const std::string& one) { return on_one_way(one, path); });
}

const Node* Config::unread(std::string_view path) const {
  const Node* node = look_up(model_, path);
  return node != nullptr && says_something(*node) && !asked(path) ? node : nullptr;
}

std::vector<std::string> Config::unused() const {
  std::vector<std::string> unused;
  for (const Key& key : model_.keys)
    if (sounds_relevant(key.text) && unread(key.text) != nullptr) unused.push_back(key.text);
  return unused;
}

}  // namespace attnfig
