#pragma once

#include "cli/batch.h"
#include "cli/command.h"

#include <functional>
#include <string>
#include <vector>

namespace attnfig {

/// The result for one figure.
enum class Outcome : unsigned char { waiting, written, same, differs, bad_input, failed };

class Documents;

/// A figure in its format, and what there is to say of it.
struct Rendered {
  std::string text;
  std::vector<Diagnostic> remarks = {};
  // As lint takes them.
  std::vector<std::string> accepted_contrasts = {};
  TemplateFile font_metrics = {};
};

/// A figure to be made of a spec, and how it is drawn.
struct Job {
  std::size_t number = 0;  // of the file in the batch
  std::string file;        // the spec's path, as messages name it
  Documents& documents;
  std::string output;  // where the figure goes
  std::string format;
  unsigned scale = 100;  // in per cent
  DrawOptions options;
  const Library& library;

  /// The spec, which is read when it is first asked for. Throws InputError for one with mistakes,
  /// std::system_error for a file that cannot be read.
  Document document() const;
  /// The figure in the format. Throws InputError, and std::system_error or UsageError where another
  /// program draws it and cannot.
  Rendered render() const;
};

/// The result of writing or comparing a figure.
struct Delivery {
  Outcome outcome = Outcome::waiting;
  std::string message = {};              // shown in the order of the inputs
  std::vector<std::string> inputs = {};  // files that it was made from, beside its spec
};
/// Renders a figure, then writes or compares it. May throw what Job::render does; called by several
/// threads at a time.
using Deliver = std::function<Delivery(Console& console, const Job& job)>;

/// The warnings among remarks, as they are printed.
std::string warnings_in(const Console& console, std::vector<Diagnostic> remarks);

/// What `build` does with a figure: it is written if it is not there already.
Delivery write_figure(Console& console, const Job& job);

/// Takes the result for a figure; returns whether further figures are wanted. One call at a time.
enum class Proceed : unsigned char { yes, no };
using OnDone = std::function<Proceed(std::size_t number, Delivery delivery)>;

/// The figures of a batch to render, and what to do with each.
struct RenderRequest {
  std::vector<std::size_t> which;
  Deliver deliver;
  OnDone done;
};

/// Renders these figures on all cores and delivers them, in no fixed order.
void render_requested(Console& console, const Batch& batch, const RenderRequest& figures);

/// Called once for each delivered figure with the files of the setup that it was drawn with, one
/// call at a time.
using OnDelivered = std::function<void(std::size_t number, const std::vector<std::string>& inputs)>;

/// Renders every spec on all cores and delivers the figures. One that fails never harms another.
/// Returns the outcomes in the order of the inputs, after printing all messages in that order.
std::vector<Outcome> run_batch(Console& console, const Batch& batch, const Deliver& deliver,
                               const OnDelivered& on_delivered = {});

/// "3 figures: 1 written, 2 unchanged, 0 failed" and a line end.
std::string summary_of(const std::vector<Outcome>& outcomes);

int exit_code_of(const std::vector<Outcome>& outcomes);

std::size_t count(const std::vector<Outcome>& outcomes, Outcome wanted);

}  // namespace attnfig
