#include "diff/matches.h"

#include <algorithm>

namespace attnfig::diff {
namespace {

using Sequence = std::vector<std::string_view>;

constexpr int most_edits = 2'000;

/// The parts of two sequences between their common start and their common end.
struct Middle {
  const Sequence& before;
  const Sequence& after;
  std::size_t start = 0;
  int rows = 0;     // elements of `before`
  int columns = 0;  // elements of `after`

  bool equal(int row, int column) const {
    return before[start + static_cast<std::size_t>(row)] ==
           after[start + static_cast<std::size_t>(column)];
  }
};

/// The furthest row on each diagonal (row − column) that a number of edits reaches.
class Reach {
 public:
  explicit Reach(int edits) : edits_(edits), rows_(2 * static_cast<std::size_t>(edits) + 1) {}
  int& on(int diagonal) { return rows_[static_cast<std::size_t>(diagonal + edits_)]; }
  int on(int diagonal) const { return rows_[static_cast<std::size_t>(diagonal + edits_)]; }

  /// The row from which one edit more starts, on a neighbouring diagonal of `last`.
  static int start(const Reach& last, int edits, int diagonal) {
    // A removal goes down a row, an addition stays in it.
    const bool adds =
        diagonal == -edits || (diagonal != edits && last.on(diagonal - 1) < last.on(diagonal + 1));
    return adds ? last.on(diagonal + 1) : last.on(diagonal - 1) + 1;
  }

 private:
  int edits_;
  std::vector<int> rows_;
};

/// Walks back from the ends through the reach of each number of edits.
std::vector<Match> way_back(const Middle& middle, const std::vector<Reach>& reached) {
  std::vector<Match> list;
  int row = middle.rows;
  int column = middle.columns;
  for (int edits = static_cast<int>(reached.size()); 0 < edits; --edits) {
    const int diagonal = row - column;
    const Reach& last = reached[static_cast<std::size_t>(edits - 1)];
    const int from = Reach::start(last, edits, diagonal);
    for (; from < row && from - diagonal < column; --row, --column)
      list.push_back({middle.start + static_cast<std::size_t>(row - 1),
                      middle.start + static_cast<std::size_t>(column - 1)});
    const bool adds =
        diagonal == -edits || (diagonal != edits && last.on(diagonal - 1) < last.on(diagonal + 1));
    row = adds ? from : from - 1;
    column = adds ? row - (diagonal + 1) : row - (diagonal - 1);
  }
  for (; 0 < row && 0 < column; --row, --column)
    list.push_back({middle.start + static_cast<std::size_t>(row - 1),
                    middle.start + static_cast<std::size_t>(column - 1)});
  std::reverse(list.begin(), list.end());
  return list;
}

std::vector<Match> inside(const Middle& middle) {
  std::vector<Reach> reached;
  for (int edits = 0; edits <= std::min(most_edits, middle.rows + middle.columns); ++edits) {
    Reach reach(edits);
    for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
      int row = edits == 0 ? 0 : Reach::start(reached.back(), edits, diagonal);
      while (row < middle.rows && row - diagonal < middle.columns && 0 <= row - diagonal &&
             middle.equal(row, row - diagonal))
        ++row;
      reach.on(diagonal) = row;
      if (middle.rows <= row && middle.columns <= row - diagonal) return way_back(middle, reached);
    }
    reached.push_back(std::move(reach));
  }
  return {};
}

}  // namespace

std::vector<Match> matches(const Sequence& before, const Sequence& after) {
  std::vector<Match> list;
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t start = 0;
  for (; start < shorter && before[start] == after[start]; ++start) list.push_back({start, start});
  std::size_t end = 0;
  while (end < shorter - start && before[before.size() - end - 1] == after[after.size() - end - 1])
    ++end;
  const Middle middle{before, after, start, static_cast<int>(before.size() - start - end),
                      static_cast<int>(after.size() - start - end)};
  const std::vector<Match> between = inside(middle);
  list.insert(list.end(), between.begin(), between.end());
  for (; 0 < end; --end) list.push_back({before.size() - end, after.size() - end});
  return list;
}

std::vector<std::size_t> partners_of(const std::vector<std::string>& before,
                                     const std::vector<std::string>& after) {
  std::vector<std::size_t> partners(before.size(), nobody);
  std::vector<bool> taken(after.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    for (std::size_t j = 0; j < after.size() && partners[i] == nobody; ++j)
      if (!taken[j] && before[i] == after[j]) partners[i] = j, taken[j] = true;
  std::size_t next = 0;
  for (std::size_t& partner : partners) {
    if (partner != nobody) continue;
    while (next < after.size() && taken[next]) ++next;
    if (next < after.size()) partner = next, taken[next] = true;
  }
  return partners;
}

}  // namespace attnfig::diff
