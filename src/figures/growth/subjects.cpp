// Selects the layouts that are drawn, and the contexts between which.

#include "figures/growth/subjects.h"

#include "scene/axis.h"

#include <algorithm>
#include <set>

namespace attnfig {
namespace {

Subject subject_of(const Saying& say, const GrowthBlock& block, std::size_t layout) {
  Subject subject{.layout = layout, .attention = say.layouts()[layout]};
  if (block.batch) subject.attention.batch = *block.batch;
  return subject;
}

std::vector<Subject> chosen_subjects(Saying& say, const GrowthBlock& block) {
  std::vector<Subject> subjects;
  for (const CurveSpec& curve : block.curves)
    if (const auto layout = say.index_of(curve.layout)) {
      subjects.push_back(subject_of(say, block, *layout));
      subjects.back().spec = &curve;
      subjects.back().offset = curve.layout.offset;
    }
  if (!block.curves.empty()) return subjects;
  say.use_all();
  for (std::size_t i = 0; i < say.layouts().size(); ++i)
    if (say.layouts()[i].context || say.layouts().size() == 1) {
      subjects.push_back(subject_of(say, block, i));
      subjects.back().offset = say.offset_of(i);
    }
  if (subjects.empty() && !say.layouts().empty())
    say.report(say.offset_of(0), "no layout states a context, at which its curve would end",
               "add context: TOKENS to the layouts to draw");
  return subjects;
}

/// Sets where a curve ends. Reports a layout without an end, and one that has no curve.
bool set_end(const Saying& say, const GrowthBlock& block, Subject& subject) {
  const Attention& attention = subject.attention;
  const auto refuse = [&](std::string_view why, std::string_view hint) {
    say.report(subject.offset, fmt::format("{} {}", attention.name, why), hint);
    return false;
  };
  if (!say.speaks_of(attention)) return false;
  if (!attention.context && !block.to)
    return refuse("states no context, at which its curve would end",
                  fmt::format("add context: TOKENS to {}", attention.name));
  if (attention.deployment.pipeline_parallel.amount.count() != 1)
    return refuse("has pipeline stages, whose caches are not drawn", "leave pipeline_parallel out");
  subject.to = (attention.context ? *attention.context : *block.to).amount.count();
  if (block.to) subject.to = std::min(subject.to, block.to->amount.count());
  const UInt128 most = bits_at(subject, subject.to);
  if (most == 0) return refuse("caches nothing, so it has no curve", "");
  if (most_log_value < most) return refuse("caches more than 1 EiB, which is not drawn", "");
  return true;
}

/// A sixteenth of the shortest curve is left to see, down to its first token.
UInt128 usual_start(const std::vector<Subject>& subjects) {
  UInt128 from = 256;
  for (const Subject& subject : subjects)
    while (1 < from && subject.to < from * 16) from /= 2;
  return from;
}

/// Sets where the curves begin. Reports those that would end before.
void set_starts(const Saying& say, const GrowthBlock& block, std::vector<Subject>& subjects) {
  const UInt128 from = block.from ? block.from->amount.count() : usual_start(subjects);
  std::erase_if(subjects, [&](Subject& subject) {
    subject.from = from;
    if (from < subject.to) return false;
    say.report(subject.offset,
               fmt::format("the curve of {} would begin at {} and end at {}",
                           subject.attention.name, grouped(from), grouped(subject.to)),
               block.from ? "state a smaller from" : "state a longer context");
    return true;
  });
}

void drop_past_most(const Saying& say, std::vector<Subject>& subjects) {
  if (subjects.size() <= most_curves) return;
  say.report(subjects[most_curves].offset,
             fmt::format("{} is one of {} curves; {} can be told apart",
                         subjects[most_curves].attention.name, subjects.size(), most_curves),
             "list the layouts to draw in curves");
  subjects.resize(most_curves);
}

void drop_repeated(const Saying& say, std::vector<Subject>& subjects) {
  std::set<std::size_t> known;
  std::erase_if(subjects, [&](const Subject& subject) {
    if (known.insert(subject.layout).second) return false;
    say.report(subject.offset, fmt::format("{} has a curve already", subject.attention.name));
    return true;
  });
}

/// Whether a field could not be read, which was reported.
template <class Unit>
bool is_wrong(const std::optional<Sourced<Unit>>& stated) {
  return stated && stated->name.empty();
}

}  // namespace

UInt128 bits_at(const Subject& subject, UInt128 tokens) {
  return batch_bits(subject.attention, formula_of(Tokens(tokens)), Share::rank).amount().count();
}

std::vector<Subject> subjects_of(Saying& say, const GrowthBlock& block) {
  if (is_wrong(block.from) || is_wrong(block.to) || is_wrong(block.batch)) return {};
  std::vector<Subject> subjects = chosen_subjects(say, block);
  drop_repeated(say, subjects);
  std::erase_if(subjects, [&](Subject& subject) { return !set_end(say, block, subject); });
  set_starts(say, block, subjects);
  drop_past_most(say, subjects);
  return subjects;
}

}  // namespace attnfig
