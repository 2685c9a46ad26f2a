#pragma once

#include "diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// One input text that passed the byte gate: valid UTF-8 without control characters. A byte order
/// mark at its start is dropped.
class SourceText {
 public:
  /// Throws InvalidInput with the first bad byte or character of every line (the first 64 lines):
  /// ill-formed UTF-8, NUL and other controls except tab and line ends, bidirectional controls,
  /// noncharacters. More than `most` bytes and UTF-16 are refused as a whole. `text` must outlive
  /// the source.
  explicit SourceText(std::string_view text, std::size_t most = largest_input);

  std::string_view text() const { return text_; }

  /// The place of a byte; no place for `no_offset`, `assumed_place` for `assumed_offset`. Fast for
  /// every byte: the walk starts at a mark at most 32 bytes before.
  Place place(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::pair<std::size_t, Place>> marks_;
};

}  // namespace attnfig
