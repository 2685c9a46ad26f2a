#include "cli/run_batch.h"

#include "cli/check_name.h"
#include "cli/documents.h"
#include "cli/failure_text.h"
#include "cli/need.h"
#include "io/files.h"
#include "io/process.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <numeric>
#include <thread>

namespace attnfig {
namespace {

/// What one worker thread does with the inputs that it takes.
class Worker {
 public:
  Worker(Console& console, const Batch& batch, const Deliver& deliver, const Library& library,
         Documents& documents)
      : console_(console),
        batch_(batch),
        deliver_(deliver),
        library_(library),
        documents_(documents) {}

  Delivery run(std::size_t number) {
    Delivery delivery = outcome_of(number);
    documents_.done(number);
    return delivery;
  }

 private:
  Delivery outcome_of(std::size_t number) {
    try {
      const std::string input = batch_.input(number);
      const Job job{.number = number,
                    .file = input == "-" ? "<stdin>" : input,
                    .documents = documents_,
                    .output = batch_.output(number),
                    .format = batch_.variation(number).format,
                    .scale = batch_.scale(),
                    .options = options_of(number),
                    .library = library_};
      Delivery delivery = deliver_(console_, job);
      note(job, delivery);
      return delivery;
    } catch (const InputError& error) {
      return {.outcome = Outcome::bad_input,
              .message = describe(error.diagnostics(), emphasis_of(console_))};
    } catch (const UsageError& error) {
      return {.outcome = Outcome::failed, .message = fmt::format("attnfig: {}\n", error.message)};
    } catch (const std::system_error& error) {
      return {.outcome = Outcome::failed,
              .message = fmt::format("attnfig: {}\n", printable(error.what()))};
    }
  }

  /// Adds what is known of a spec that was read; of another one the delivery has said what is
  /// wrong.
  void note(const Job& job, Delivery& delivery) {
    try {
      const Document document = job.document();
      delivery.inputs = batch_.setup().inputs(document, job.options);
      delivery.message += config_notes(batch_.options().config, document, job.file);
    } catch (const InputError&) {
    }
  }

  DrawOptions options_of(std::size_t number) const {
    const Variation& variation = batch_.variation(number);
    return {.name = batch_.outputs().name(number),
            .language = variation.language,
            .theme = variation.theme,
            .page_width = variation.page_width,
            .mode = read_mode(batch_.options().mode),
            .background = batch_.options().background,
            .tooltips = batch_.options().tooltips ? Tooltips::derivations : Tooltips::none};
  }

  Console& console_;
  const Batch& batch_;
  const Deliver& deliver_;
  const Library& library_;
  Documents& documents_;
};

/// Prints messages in the order of the inputs, each as soon as those before it are done.
class OrderedMessages {
 public:
  OrderedMessages(Console& console, std::vector<Outcome>& outcomes, const OnDelivered& on_delivered)
      : console_(console), outcomes_(outcomes), on_delivered_(on_delivered) {}

  void done(std::size_t number, Delivery delivery) {
    outcomes_[number] = delivery.outcome;
    if (on_delivered_) on_delivered_(number, delivery.inputs);
    if (!delivery.message.empty()) held_.emplace(number, std::move(delivery.message));
    while (next_ < outcomes_.size() && outcomes_[next_] != Outcome::waiting) {
      if (const auto message = held_.find(next_); message != held_.end()) {
        // A spec with mistakes fails in every format; its message is shown once.
        if (message->second != last_) console_.report(message->second);
        last_ = std::move(message->second);
        held_.erase(message);
      }
      ++next_;
    }
    console_.progress(++finished_, outcomes_.size());
  }

 private:
  Console& console_;
  std::vector<Outcome>& outcomes_;
  const OnDelivered& on_delivered_;
  std::map<std::size_t, std::string> held_;
  std::string last_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
};

/// Carries an internal error from a worker's thread to the caller's.
class FirstFailure {
 public:
  void keep(std::exception_ptr failure) {
    const std::scoped_lock lock(mutex_);
    if (!first_) first_ = std::move(failure);
  }
  void rethrow() const {
    if (first_) std::rethrow_exception(first_);
  }

 private:
  std::exception_ptr first_;
  std::mutex mutex_;
};

void check_names(const BatchOptions& options, const Library& library) {
  for (const std::string& language : options.languages)
    check_name("language", language_for(language, library.languages()), library.languages());
  for (const std::string& theme : options.themes) check_name("theme", theme, library.themes());
}

std::size_t jobs_of(const BatchOptions& options) {
  return std::max(1u, options.jobs == 0 ? std::thread::hardware_concurrency() : options.jobs);
}

/// Runs a function on that many threads, this one included, and waits for all.
void on_cores(std::size_t cores, const std::function<void()>& work) {
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < cores; ++i) threads.emplace_back(work);
  work();
}

}  // namespace

Document Job::document() const {
  return documents.of(number);
}

Rendered Job::render() const {
  const std::string& language = options.language;
  const Document document = this->document();
  if (format == "model") return {need(document.dump(Stage::model, options))};
  if (format == "scene") return {need(document.dump(Stage::scene, options))};
  if (format == "md") return {need(document.text_table(language))};
  if (format == "numbers.md")
    return {need(document.number_table(TableFormat::md, options.name, language))};
  if (format == "numbers.json")
    return {need(document.number_table(TableFormat::json, options.name, language))};
  Expected<Figure> figure = document.draw(options);
  std::vector<Diagnostic> remarks = figure ? figure.diagnostics : std::vector<Diagnostic>();
  const Figure made = need(std::move(figure));
  if (format == "svg")
    return {made.svg, std::move(remarks), made.accepted_contrasts, made.font_metrics};
  const Program raster{"attnfig_raster", {format, std::to_string(scale)}};
  const Ran drawn = run_program(raster, made.svg);
  if (drawn.well) return {drawn.output, std::move(remarks)};
  // A program that printed nothing did not start; then the system's message says why.
  const std::string& words = drawn.output.empty() ? drawn.errors : drawn.output;
  throw UsageError{fmt::format("{}: {}", printable(output == "-" ? file : output),
                               failure_text(raster.name, words))};
}

std::string warnings_in(const Console& console, std::vector<Diagnostic> remarks) {
  std::erase_if(remarks, [](const Diagnostic& one) { return one.severity != Severity::warning; });
  return describe(remarks, emphasis_of(console));
}

Delivery write_figure(Console& console, const Job& job) {
  const Rendered figure = job.render();
  std::string warnings = warnings_in(console, figure.remarks);
  if (job.output == "-") {
    console.print(figure.text);
    return {Outcome::written, std::move(warnings)};
  }
  const bool anew = write_file(job.output, figure.text) == Written::anew;
  return {anew ? Outcome::written : Outcome::same, std::move(warnings)};
}

void render_requested(Console& console, const Batch& batch, const RenderRequest& figures) {
  const Library library = batch.setup().library();
  check_names(batch.options(), library);
  Documents documents(library, batch);
  const std::vector<std::size_t>& which = figures.which;
  std::atomic<std::size_t> next{0};
  FirstFailure failure;
  std::mutex one_at_a_time;
  const auto take = [&](std::size_t number, Delivery delivery) {
    const std::scoped_lock lock(one_at_a_time);
    if (figures.done(number, std::move(delivery)) == Proceed::no) next = which.size();
  };
  const auto work = [&] {
    try {
      Worker worker(console, batch, figures.deliver, library, documents);
      for (std::size_t i = next++; i < which.size(); i = next++)
        take(which[i], worker.run(which[i]));
    } catch (const std::exception&) {
      failure.keep(std::current_exception());
      next = which.size();
    }
  };
  on_cores(std::min(jobs_of(batch.options()), which.size()), work);
  failure.rethrow();
}

std::vector<Outcome> run_batch(Console& console, const Batch& batch, const Deliver& deliver,
                               const OnDelivered& on_delivered) {
  std::vector<std::size_t> all(batch.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Outcome> outcomes(batch.size(), Outcome::waiting);
  OrderedMessages messages(console, outcomes, on_delivered);
  const auto done = [&](std::size_t number, Delivery delivery) {
    messages.done(number, std::move(delivery));
    return Proceed::yes;
  };
  render_requested(console, batch, {std::move(all), deliver, done});
  console.end_progress();
  return outcomes;
}

std::string summary_of(const std::vector<Outcome>& outcomes) {
  return fmt::format("{} {}: {} written, {} unchanged, {} failed\n", outcomes.size(),
                     outcomes.size() == 1 ? "figure" : "figures", count(outcomes, Outcome::written),
                     count(outcomes, Outcome::same),
                     count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::failed));
}

int exit_code_of(const std::vector<Outcome>& outcomes) {
  if (count(outcomes, Outcome::failed) != 0) return exit_code::usage;
  const std::size_t wrong = count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::differs);
  return wrong == 0 ? exit_code::fine : exit_code::input;
}

std::size_t count(const std::vector<Outcome>& outcomes, Outcome wanted) {
  return static_cast<std::size_t>(std::count(outcomes.begin(), outcomes.end(), wanted));
}

}  // namespace attnfig
