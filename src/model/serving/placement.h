#pragma once

#include "model/serving/paged_cache.h"

namespace attnfig {

/// Why sequences cannot stand on stated pages, or share what they say.
struct PlacementFault {
  enum class Kind {
    unknown_prefix,   // `shares` names no earlier sequence
    prefix_too_long,  // it shares more tokens than the other sequence, or it itself, has
    wrong_length,     // there are more or fewer pages than the tokens take
    outside_pool,     // a page's number is not below that of the pool's pages
    used_twice,       // a page is another one of this or of another sequence, with other tokens
  };
  Kind kind = Kind::used_twice;
  std::size_t sequence = 0;  // its index
  PageCount page = 0;        // its logical page, of the last two kinds
  std::size_t other = 0;     // the sequence that has the page already, of `used_twice`

  friend bool operator==(const PlacementFault&, const PlacementFault&) = default;
};

/// The faults of sequences with their pages, in their order. Pages may be shared where all their
/// tokens are those of a shared prefix.
std::vector<PlacementFault> placement_faults(const std::vector<Sequence>& sequences,
                                             TokenCount page, PageCount pool);

/// The tokens of a shared prefix behind its last full page: they are stored once for each sequence.
TokenCount stored_twice(const SharedPrefix& prefix, TokenCount page);

/// A step of a walk.
struct PagingStep {
  enum class Kind { start, grow, fork, end };
  Kind kind = Kind::start;
  std::string sequence;
  TokenCount tokens = 0;                    // of `start` and `grow`: in all
  std::optional<SharedPrefix> shares = {};  // of `start`
  std::string from = {};                    // of `fork`

  friend bool operator==(const PagingStep&, const PagingStep&) = default;
};

/// Why a step cannot be done, whatever the pool.
struct StepFault {
  enum class Kind {
    unknown_sequence,  // of `grow`, `fork` and `end`: it does not run then
    name_taken,        // of `start` and `fork`: a sequence of that name has started before
    no_tokens,         // of `start`
    shrinks,           // of `grow`: it has more tokens already
    unknown_prefix,    // of `start`: the sequence whose prefix it shares has not started before
    prefix_too_long,   // of `start`: it shares more tokens than it or the other sequence has
  };
  Kind kind = Kind::unknown_sequence;
  std::size_t step = 0;  // its index

  friend bool operator==(const StepFault&, const StepFault&) = default;
};
/// The faults of steps, in their order, at most one a step. A faulty step is taken as not done.
std::vector<StepFault> step_faults(const std::vector<PagingStep>& steps);

/// The cache after each step, up to the first for which pages are missing. Needs steps
/// without faults.
struct PagingFrame {
  PagedCache cache;
  StepOutcome outcome;

  friend bool operator==(const PagingFrame&, const PagingFrame&) = default;
};
std::vector<PagingFrame> walk(PagedCache cache, const std::vector<PagingStep>& steps);

}  // namespace attnfig
