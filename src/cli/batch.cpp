#include "cli/batch.h"

#include "cli/figure_name.h"
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
#include <thread>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view spec_ending = ".yaml";

constexpr std::string_view known_formats[] = {"svg", "png", "pdf", "md"};

/// The formats of a batch, by what was asked for or else by how the output's name ends.
std::vector<std::string> formats_of(const BatchOptions& options) {
  if (!options.dump.empty()) return {options.dump};
  if (!options.formats.empty()) return options.formats;
  const std::string ending = fs::path(options.output).extension().string();
  for (const std::string_view format : known_formats)
    if (ending == "." + std::string(format)) return {std::string(format)};
  return {"svg"};
}

/// A factor such as 2 or 1.5, in per cent.
unsigned percent_of(const std::string& scale) {
  const std::size_t point = std::min(scale.find('.'), scale.size());
  const std::string whole = scale.substr(0, point);
  std::string part = point == scale.size() ? "" : scale.substr(point + 1);
  part.resize(2, '0');
  const std::string all = whole + part;
  const bool digits = all.find_first_not_of("0123456789") == std::string::npos && !whole.empty();
  const bool fits = point + 3 >= scale.size() && all.size() <= 4;
  const unsigned percent = digits && fits ? static_cast<unsigned>(std::stoul(all)) : 0;
  if (percent == 0 || 1000 < percent)
    throw UsageError{
        fmt::format("--scale {}: expected a factor up to 10, such as 2 or 1.5", printable(scale))};
  return percent;
}

std::string lower(std::string text) {
  for (char& c : text)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// One spelling for every way to name a file, symbolic links aside: "a", "./a" and "/folder/a".
std::string spelled_out(const std::string& path) {
  return path == "-" ? path : (fs::current_path() / path).lexically_normal().string();
}

/// The hash of a file's name, so that tens of thousands are compared in little memory.
struct FileName {
  std::size_t hash = 0;
  std::size_t index = 0;  // of the spec

  auto operator<=>(const FileName&) const = default;
};

std::size_t hash_of(const std::string& text) {
  return std::hash<std::string>{}(text);
}

/// What one worker does with one input after the other.
class Worker {
 public:
  Worker(Console& console, const Batch& batch, const BatchOptions& options, Deliver deliver,
         const std::vector<TemplateFile>& templates)
      : console_(console),
        batch_(batch),
        options_(options),
        deliver_(deliver),
        renderer_(templates) {}

  Delivery run(std::size_t index) {
    const std::string input = batch_.input(index);
    try {
      const std::string spec =
          input == "-" ? read_stdin(largest_config) : read_file(input, largest_config);
      Delivery delivery = deliver_(console_, batch_.output(index), render(spec, index, input));
      if (options_.lint) add_advice(delivery, spec, index, input);
      delivery.message +=
          config_notes(options_.config, renderer_, spec, options_of(index), file_of(input));
      return delivery;
    } catch (const InputError& error) {
      return {Outcome::bad_input, error.what()};
    } catch (const std::system_error& error) {
      return {Outcome::failed, fmt::format("attnfig: {}\n", printable(error.what()))};
    }
  }

 private:
  static std::string file_of(const std::string& input) { return input == "-" ? "<stdin>" : input; }

  RenderOptions options_of(std::size_t index) const {
    return {.name = batch_.name(index),
            .language = options_.language,
            .theme = options_.theme,
            .assume = options_.config.assume,
            .messages = console_.coloured() ? Messages::coloured : Messages::plain};
  }

  void add_advice(Delivery& delivery, const std::string& spec, std::size_t index,
                  const std::string& input) const {
    const std::string advice = renderer_.lint(spec, options_of(index), file_of(input));
    if (advice.empty()) return;
    delivery.message = advice + delivery.message;
    if (delivery.outcome == Outcome::same) delivery.outcome = Outcome::advised;
  }

  std::string render(const std::string& spec, std::size_t index, const std::string& input) const {
    const std::string file = file_of(input);
    const std::string& format = batch_.format(index);
    const RenderOptions options = options_of(index);
    if (format == "model") return renderer_.dump_model(spec, options, file);
    if (format == "scene") return renderer_.dump_scene(spec, options, file);
    if (format == "md") return renderer_.table(spec, options, file);
    const std::string svg = renderer_.render(spec, options, file);
    if (format == "svg") return svg;
    return run_beside("attnfig_raster", {format, std::to_string(batch_.scale())}, svg);
  }

  Console& console_;
  const Batch& batch_;
  const BatchOptions& options_;
  Deliver deliver_;
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
        console_.complain(message->second);
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

/// Files in folders called "claims" are about specs.
bool is_claims(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return std::find(folder.begin(), folder.end(), "claims") != folder.end();
}

void check_name(std::string_view kind, const std::string& name,
                const std::vector<std::string>& there_are) {
  if (std::find(there_are.begin(), there_are.end(), name) != there_are.end()) return;
  const std::vector<std::string_view> known(there_are.begin(), there_are.end());
  throw UsageError{
      fmt::format("unknown {} \"{}\"; {}", kind, printable(name), choose_from(name, known))};
}

void check_names(const BatchOptions& options, const Renderer& renderer) {
  check_name("language", options.language, renderer.languages());
  check_name("theme", options.theme, renderer.themes());
}

}  // namespace

void declare_batch(CLI::App& app, BatchOptions& options, std::string_view output) {
  app.add_option("SPEC", options.inputs,
                 "specs or config.json files of models, folders of specs, or - for standard input")
      ->required();
  app.add_option("-o,--output", options.output, std::string(output));
  app.add_option("--lang", options.language, "language of the figures")
      ->envname("ATTNFIG_LANG")
      ->capture_default_str();
  app.add_option("--theme", options.theme, "theme of the figures")
      ->envname("ATTNFIG_THEME")
      ->capture_default_str();
  app.add_option("--templates", options.templates,
                 "folder whose pages, themes and languages stand in for the built-in");
  declare_config(app, options.config);
  app.add_option("--dump", options.dump, "a stage of the pipeline as text instead of SVG")
      ->check(CLI::IsMember({"model", "scene"}));
  app.add_option("-j,--jobs", options.jobs, "figures at a time; default: one a core");
  app.add_flag("-q,--quiet", options.quiet, "say nothing but errors");
}

void declare_formats(CLI::App& app, BatchOptions& options) {
  app.add_option("--format", options.formats,
                 "svg, png, pdf or md (a table of the figure's numbers); several with commas")
      ->delimiter(',')
      ->check(CLI::IsMember(
          std::vector<std::string>(std::begin(known_formats), std::end(known_formats))));
  app.add_option("--scale", options.scale, "size of a PNG or PDF, such as 2 or 1.5")
      ->capture_default_str();
}

Batch::Batch(const BatchOptions& options)
    : options_(options), formats_(formats_of(options)), scale_(percent_of(options.scale)) {
  for (std::size_t i = 0; i < options.inputs.size(); ++i) add(i);
  drop_repeated();
  const std::string& output = options.output;
  const bool folder_given =
      !output.empty() && output != "-" && (output.back() == '/' || fs::is_directory(output));
  const bool several = inputs_.size() != 1 || !inputs_[0].in_folder.empty();
  if (output == "-" && 1 < inputs_.size()) throw UsageError{"-o - takes one spec"};
  const bool to_stdout =
      output == "-" || (output.empty() && inputs_.size() == 1 && path(inputs_[0]) == "-");
  if (to_stdout && 1 < formats_.size()) throw UsageError{"standard output takes one format"};
  if (several && !output.empty() && output != "-" && fs::exists(output) &&
      !fs::is_directory(output))
    throw UsageError{fmt::format("-o {}: several specs need a folder", printable(output))};
  into_folder_ = folder_given || (several && output != "-");
  refuse_collisions();
}

void Batch::drop_repeated() {
  std::vector<FileName> names;
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    names.push_back({hash_of(spelled_out(path(inputs_[i]))), i});
  std::sort(names.begin(), names.end());
  std::vector<bool> repeated(inputs_.size());
  for (std::size_t i = 1; i < names.size(); ++i)
    repeated[names[i].index] =
        names[i - 1].hash == names[i].hash && spelled_out(path(inputs_[names[i - 1].index])) ==
                                                  spelled_out(path(inputs_[names[i].index]));
  std::size_t index = 0;
  std::erase_if(inputs_, [&](const Input&) { return repeated[index++]; });
}

void Batch::add(std::size_t argument) {
  const std::string& input = options_.inputs[argument];
  if (input != "-" && fs::is_directory(input)) {
    std::vector<std::string> files = files_under(input, spec_ending);
    std::erase_if(files, is_claims);
    if (files.empty())
      throw UsageError{
          fmt::format("{}: no {} files in this folder", printable(input), spec_ending)};
    inputs_.reserve(inputs_.size() + files.size());
    for (std::string& file : files) inputs_.push_back({argument, std::move(file)});
    return;
  }
  inputs_.push_back({argument});
}

std::string Batch::path(const Input& input) const {
  const std::string& argument = options_.inputs[input.argument];
  return input.in_folder.empty() ? argument : (fs::path(argument) / input.in_folder).string();
}

std::string Batch::input(std::size_t index) const {
  return path(inputs_[index / formats_.size()]);
}

std::string Batch::stem(std::size_t index) const {
  const Input& input = inputs_[index / formats_.size()];
  const std::string spec = path(input);
  if (spec == "-") return "figure";
  const fs::path name =
      input.in_folder.empty() ? fs::path(spec).filename() : fs::path(input.in_folder);
  return fs::path(name).replace_extension().string();
}

std::string Batch::output(std::size_t index) const {
  const std::string spec = input(index);
  const std::string ending = "." + format(index);
  if (options_.output == "-" || (spec == "-" && options_.output.empty())) return "-";
  if (options_.output.empty()) return fs::path(spec).replace_extension(ending).string();
  if (into_folder_) return (fs::path(options_.output) / (stem(index) + ending)).string();
  if (formats_.size() == 1) return options_.output;
  return fs::path(options_.output).replace_extension(ending).string();
}

std::string Batch::name(std::size_t index) const {
  const std::string output = this->output(index);
  return figure_name(output == "-" ? stem(index) : output);
}

void Batch::refuse_collisions() const {
  // Some file systems do not tell capitals from small letters, so neither does this.
  const auto target = [&](std::size_t index) { return lower(spelled_out(output(index))); };
  std::vector<FileName> names;
  for (std::size_t i = 0; i < size(); ++i)
    if (output(i) != "-") names.push_back({hash_of(target(i)), i});
  std::sort(names.begin(), names.end());
  for (std::size_t i = 1; i < names.size(); ++i) {
    const std::size_t first = names[i - 1].index;
    const std::size_t second = names[i].index;
    if (names[i - 1].hash == names[i].hash && target(first) == target(second))
      throw UsageError{fmt::format("{} and {} would both be written to {}", printable(input(first)),
                                   printable(input(second)), printable(output(second)))};
  }
  // With -o a.yaml the figure would take the place of a spec.
  for (std::size_t i = 0; i < size(); ++i) {
    const FileName spec{hash_of(lower(spelled_out(input(i))))};
    const auto same = std::lower_bound(names.begin(), names.end(), spec);
    if (same != names.end() && same->hash == spec.hash &&
        target(same->index) == lower(spelled_out(input(i))))
      throw UsageError{
          fmt::format("{} is a spec, so no figure is written to it", printable(input(i)))};
  }
}

std::vector<Outcome> run_batch(Console& console, const Batch& batch, const BatchOptions& options,
                               Deliver deliver) {
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
  const std::size_t wrong = count(outcomes, Outcome::bad_input) +
                            count(outcomes, Outcome::differs) + count(outcomes, Outcome::advised);
  return wrong == 0 ? exit_code::fine : exit_code::input;
}

std::size_t count(const std::vector<Outcome>& outcomes, Outcome wanted) {
  return static_cast<std::size_t>(std::count(outcomes.begin(), outcomes.end(), wanted));
}

}  // namespace attnfig
