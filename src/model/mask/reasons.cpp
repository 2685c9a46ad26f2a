#include "model/mask/reasons.h"

#include "model/mask/reasons/rules.h"

#include <algorithm>
#include <cassert>

namespace attnfig {
namespace {

constexpr const ReasonRule* rules[] = {
    &all_rule,      &causal_rule, &prefix_rule,           &groups_rule,        &window_rule,
    &band_rule,     &chunk_rule,  &dilated_rule,          &stride_rule,        &summary_rule,
    &segments_rule, &global_rule, &global_both_ways_rule, &every_rule,         &sinks_rule,
    &cross_rule,    &tree_rule,   &compressed_rule,       &plane_windows_rule, &listed_rule};

}  // namespace

std::span<const ReasonRule* const> reason_rules() {
  return rules;
}

namespace reason {

Reason all() {
  return {&all_rule};
}

Reason cross() {
  return {&cross_rule};
}

Reason causal() {
  return {&causal_rule};
}

Reason window(Position keys) {
  assert(keys != 0);
  return {&window_rule, {keys}};
}

Reason band(Position left, Position right) {
  return {&band_rule, {left, right}};
}

Reason dilated(Position keys, Position step) {
  assert(keys != 0 && step != 0);
  return {&dilated_rule, {keys, step}};
}

Reason stride(Position step) {
  assert(step != 0);
  return {&stride_rule, {step}};
}

Reason sinks(Position keys) {
  return {&sinks_rule, {keys}};
}

Reason global(std::vector<Position> positions) {
  return {&global_rule, std::move(positions)};
}

Reason global_both_ways(std::vector<Position> positions) {
  return {&global_both_ways_rule, std::move(positions)};
}

Reason every(Position step) {
  assert(step != 0);
  return {&every_rule, {step}};
}

Reason summary(Position block, Position keys) {
  assert(keys != 0 && keys <= block);
  return {&summary_rule, {block, keys}};
}

Reason chunk(Position tokens) {
  assert(tokens != 0);
  return {&chunk_rule, {tokens}};
}

Reason prefix(Position keys) {
  return {&prefix_rule, {keys}};
}

Reason groups(const std::vector<Interval>& groups) {
  std::vector<Position> ends;
  for (const Interval& group : groups) ends.insert(ends.end(), {group.first, group.end});
  return {&groups_rule, std::move(ends)};
}

Reason segments(Position segment, Position step, Position offset) {
  assert(segment != 0 && offset < step);
  return {&segments_rule, {segment, step, offset}};
}

Reason plane_windows(Position rows, Position columns, Position side, Position shift) {
  assert(rows != 0 && columns != 0 && shift < side);
  return {&plane_windows_rule, {rows, columns, side, shift}};
}

Reason tree(std::vector<Position> parents) {
  assert(!parents.empty() && parents.front() == 0);
  return {&tree_rule, std::move(parents)};
}

Reason compressed(Position length, Position step) {
  assert(length != 0 && step != 0);
  return {&compressed_rule, {length, step}};
}

Reason listed(const std::vector<std::vector<Position>>& keys) {
  Reason reason{&listed_rule, {keys.size()}};
  Position end = 0;
  for (const std::vector<Position>& list : keys) reason.values.push_back(end += list.size());
  for (const std::vector<Position>& list : keys)
    reason.values.insert(reason.values.end(), list.begin(), list.end());
  return reason;
}

}  // namespace reason

Position compressed_entries(Position tokens, Position length, Position step) {
  return tokens < length ? 0 : (tokens - length) / step + 1;
}

std::optional<std::vector<Position>> parents_of(std::vector<std::vector<Position>> choices) {
  choices.emplace_back();  // the root
  std::sort(choices.begin(), choices.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  std::vector<Position> parents = {0};
  for (std::size_t node = 1; node < choices.size(); ++node) {
    std::vector<Position> path = choices[node];
    if (path == choices[node - 1]) return {};
    path.pop_back();
    const auto parent = std::find(choices.begin(), choices.end(), path);
    if (parent == choices.end()) return {};
    parents.push_back(static_cast<Position>(parent - choices.begin()));
  }
  return parents;
}

}  // namespace attnfig
