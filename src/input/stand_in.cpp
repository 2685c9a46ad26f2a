#include "input/stand_in.h"

namespace attnfig {
namespace {

constexpr std::string_view pointer_start = "version https://git-lfs.github.com/spec/";
constexpr std::string_view conflict_start = "<<<<<<< ";
constexpr std::string_view conflict_middle = "\n=======";
constexpr std::string_view conflict_end = "\n>>>>>>> ";

/// Whether what starts like a conflict goes on like one.
bool is_conflict(std::string_view text) {
  const std::size_t middle = text.find(conflict_middle);
  return middle != std::string_view::npos && text.find(conflict_end, middle) != text.npos;
}

}  // namespace

void refuse_stand_in(const SourceText& source) {
  const std::string_view text = source.text();
  if (text.starts_with(pointer_start))
    throw InvalidInput{
        {{{1, 1}, "a pointer of Git LFS in place of the file", "fetch the file: git lfs pull"}}};
  std::vector<Diagnostic> conflicts;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(conflict_start) && is_conflict(rest))
      conflicts.push_back({source.place(at), "conflict marker of git",
                           "keep one version of these lines, and delete the three markers"});
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  if (!conflicts.empty()) throw InvalidInput{std::move(conflicts)};
}

}  // namespace attnfig
