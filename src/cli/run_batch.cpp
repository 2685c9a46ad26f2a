#include "cli/batch.h"
#include "cli/template_folder.h"
#include "diagnostic.h"
#include "input/fields.h"
#include "input/source.h"
#include "io/files.h"
#include "io/process.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace attnfig {
namespace {

/// What one worker does with one input after the other.
class Worker {
 public:
  Worker(Console& console, const Batch& batch, const BatchOptions& options, const Deliver& deliver,
         const std::vector<TemplateFile>& templates)
      : console_(console),
        batch_(batch),
        options_(options),
        deliver_(deliver),
        renderer_(templates) {}

  Delivery run(std::size_t index) {
    const std::string input = batch_.input(index);
    try {
      const Job job{
          .index = index,
          .file = input == "-" ? "<stdin>" : input,
          .spec = input == "-" ? read_stdin(largest_config) : read_file(input, largest_config),
          .output = batch_.output(index),
          .format = batch_.format(index),
          .scale = batch_.scale(),
          .options = options_of(index),
          .renderer = renderer_};
      Delivery delivery = deliver_(console_, job);
      delivery.message += config_notes(options_.config, renderer_, job.spec, job.options, job.file);
      return delivery;
    } catch (const InputError& error) {
      return {Outcome::bad_input, error.what()};
    } catch (const std::system_error& error) {
      return {Outcome::failed, fmt::format("attnfig: {}\n", printable(error.what()))};
    }
  }

 private:
  RenderOptions options_of(std::size_t index) const {
    return {.name = batch_.name(index),
            .language = batch_.language(index),
            .theme = options_.theme,
            .tooltips = options_.tooltips ? Tooltips::derivations : Tooltips::none,
            .assume = options_.config.assume,
            .messages = console_.coloured() ? Messages::coloured : Messages::plain};
  }

  Console& console_;
  const Batch& batch_;
  const BatchOptions& options_;
  const Deliver& deliver_;
  Renderer renderer_;
};

/// Prints messages in the order of the inputs, each as soon as those before it are done.
class OrderedMessages {
 public:
  OrderedMessages(Console& console, std::vector<Outcome>& outcomes)
      : console_(console), outcomes_(outcomes) {}

  void done(std::size_t index, Delivery delivery) {
    const std::scoped_lock lock(mutex_);
    outcomes_[index] = delivery.outcome;
    if (!delivery.message.empty()) held_.emplace(index, std::move(delivery.message));
    while (next_ < outcomes_.size() && outcomes_[next_] != Outcome::waiting) {
      if (const auto message = held_.find(next_); message != held_.end()) {
        // What is wrong with a spec is found in every format, and said once.
        if (message->second != last_) console_.complain(message->second);
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
  std::map<std::size_t, std::string> held_;
  std::string last_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
  std::mutex mutex_;
};

/// Carries a bug of ours from a worker's thread to the caller's.
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

void check_name(std::string_view kind, const std::string& name,
                const std::vector<std::string>& there_are) {
  if (std::find(there_are.begin(), there_are.end(), name) != there_are.end()) return;
  const std::vector<std::string_view> known(there_are.begin(), there_are.end());
  throw UsageError{
      fmt::format("unknown {} \"{}\"; {}", kind, printable(name), choose_from(name, known))};
}

void check_names(const BatchOptions& options, const Renderer& renderer) {
  for (const std::string& language : options.languages)
    check_name("language", language, renderer.languages());
  check_name("theme", options.theme, renderer.themes());
}

}  // namespace

std::string Job::render() const {
  if (format == "model") return renderer.dump_model(spec, options, file);
  if (format == "scene") return renderer.dump_scene(spec, options, file);
  if (format == "md") return renderer.table(spec, options, file);
  if (format == "numbers.md") return renderer.numbers(spec, TableFormat::md, options, file);
  const std::string svg = renderer.render(spec, options, file);
  if (format == "svg") return svg;
  return run_beside("attnfig_raster", {format, std::to_string(scale)}, svg);
}

std::vector<Outcome> run_batch(Console& console, const Batch& batch, const BatchOptions& options,
                               const Deliver& deliver) {
  const std::vector<TemplateFile> templates = read_template_folder(options.templates);
  check_names(options, Renderer(templates));
  std::vector<Outcome> outcomes(batch.size(), Outcome::waiting);
  OrderedMessages messages(console, outcomes);
  std::atomic<std::size_t> next{0};
  FirstFailure failure;
  const auto work = [&] {
    try {
      Worker worker(console, batch, options, deliver, templates);
      for (std::size_t index = next++; index < batch.size(); index = next++)
        messages.done(index, worker.run(index));
    } catch (const std::exception&) {
      failure.keep(std::current_exception());
      next = batch.size();
    }
  };
  const std::size_t cores =
      std::max(1u, options.jobs == 0 ? std::thread::hardware_concurrency() : options.jobs);
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < std::min(cores, batch.size()); ++i) threads.emplace_back(work);
  work();
  threads.clear();  // waits for them
  console.end_progress();
  failure.rethrow();
  return outcomes;
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
