#include "cli/watch_session.h"

#include "attnfig.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// Up to so many outcomes are printed one by one, more only as counts.
constexpr std::size_t few = 8;

bool failed(Outcome outcome) {
  return outcome == Outcome::bad_input || outcome == Outcome::failed;
}

}  // namespace

WatchSession::WatchSession(Console& console, const BatchOptions& options, const Targets& targets,
                           const StopSignals& stop)
    : console_(console), options_(options), targets_(targets), stop_(stop) {}

void WatchSession::serve(const std::string& port, const BatchOptions& batch) {
  for (const std::string_view format : {"png", "svg"})
    for (const std::string& made : batch.formats)
      if (made == format) previewed_ = format;
  if (previewed_.empty()) throw UsageError{"--serve shows SVG or PNG: name one with --format"};
  preview_.emplace(port);
  console_.log(fmt::format("preview: {}\n", preview_->address()));
}

std::vector<std::string> WatchSession::look() {
  try {
    seen_ = look_at(targets_, used_);
    could_look_ = true;
  } catch (const std::system_error& error) {
    if (!drawn_) throw;
    could_look_ = false;
    log_failure(printable(error.what()));
  }
  return seen_.folders;
}

void WatchSession::draw() {
  if (!could_look_) return;
  if (!drawn_) {
    draw_first();
    return;
  }
  const Changes changed = changes(*drawn_, seen_);
  try {
    draw_changes(changed);
    log_failure({});
    note_drawn();
  } catch (const UsageError& error) {  // such as two specs with one figure
    log_failure(error.message);
  } catch (const InputError& error) {  // such as a project file with mistakes
    log_failure(describe(error.diagnostics()));
  } catch (const std::system_error& error) {
    log_failure(printable(error.what()));
  }
}

void WatchSession::draw_first() {
  const std::vector<Outcome> outcomes = draw_specs(changes({}, seen_).to_draw);
  console_.log(summary_of(outcomes));
  note_drawn();
  if (!stop_.asked()) console_.log("watching; Ctrl-C ends it\n");
}

void WatchSession::note_drawn() {
  drawn_ = seen_;
  // Files that were not known to be used when it looked are as they were when they were read.
  drawn_->used.insert(used_.begin(), used_.end());
}

void WatchSession::draw_changes(const Changes& changed) {
  for (const std::string& spec : changed.gone) {
    log_gone(spec);
    drawn_->specs.erase(spec);
  }
  if (changed.to_draw.empty()) return;
  const std::vector<Outcome> outcomes = draw_specs(changed.to_draw);
  if (few < outcomes.size()) console_.log(summary_of(outcomes));
}

std::vector<Outcome> WatchSession::draw_specs(const std::vector<std::string>& specs) {
  if (specs.empty()) return {};
  const Batch batch(options_of(options_, targets_, seen_));
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (std::binary_search(specs.begin(), specs.end(), batch.input(i))) which.push_back(i);
  const bool one_by_one = drawn_ && which.size() <= few;
  std::vector<Outcome> outcomes;
  const auto done = [&](std::size_t number, const Delivery& delivery) {
    console_.report(delivery.message);
    if (one_by_one && !failed(delivery.outcome))
      console_.log(fmt::format("{}: {}\n", printable(batch.output(number)),
                               delivery.outcome == Outcome::written ? "written" : "unchanged"));
    for (const std::string& file : delivery.inputs)
      if (!used_.contains(file)) used_.emplace(file, stamp_of(file).value_or(Stamp()));
    show(batch, number, delivery);
    outcomes.push_back(delivery.outcome);
    return stop_.asked() ? Proceed::no : Proceed::yes;
  };
  render_requested(console_, batch, {std::move(which), write_figure, done});
  return outcomes;
}

void WatchSession::show(const Batch& batch, std::size_t number, const Delivery& delivery) {
  if (!preview_ || batch.variation(number).format != previewed_) return;
  figures_[batch.input(number)] = batch.output(number);
  preview_->show({batch.input(number), batch.output(number),
                  failed(delivery.outcome) ? delivery.message : std::string()});
}

void WatchSession::log_gone(const std::string& spec) {
  const std::string message =
      fmt::format("{}: the spec is gone; its figure stays\n", printable(spec));
  console_.log(message);
  const auto figure = figures_.find(spec);
  if (preview_ && figure != figures_.end()) preview_->show({spec, figure->second, message});
}

void WatchSession::log_failure(const std::string& message) {
  if (message == failure_) return;
  failure_ = message;
  if (!message.empty()) console_.report(fmt::format("attnfig: {}\n", message));
  if (preview_) preview_->show_message(message);
}

}  // namespace attnfig
