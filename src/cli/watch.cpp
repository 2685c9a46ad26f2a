#include "attnfig.h"
#include "cli/watch_session.h"
#include "io/folder_events.h"
#include "io/signals.h"
#include "io/wait.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

struct Options {
  BatchOptions batch;
  bool serve = false;
  bool poll = false;
  std::optional<unsigned> port;
};

// Milliseconds. A save is often several events, and a burst of saves many: they count as one once
// nothing has happened for `quiet`, or after `most_events` of them.
constexpr int quiet = 10;
constexpr int most_events = 10;
constexpr int between_looks = 100;  // without events

/// Waits until something may have changed, or until it is time to end.
class Alarm {
 public:
  Alarm(Console& console, const Options& options, const StopSignals& stop)
      : console_(console), stop_(stop), polling_(options.poll) {}

  /// Sets the folders to watch. False if they were not watched before: then look again.
  bool covers(const std::vector<std::string>& folders) {
    if (polling_) return true;
    const FolderEvents::Watched watched = events_.watch(folders);
    if (watched != FolderEvents::Watched::not_all)
      return watched == FolderEvents::Watched::as_before;
    polling_ = true;
    console_.log(fmt::format(
        "no events of the file system are to be had{}, so attnfig looks every {} ms\n",
        0 <= events_.descriptor() ? " for so many folders (fs.inotify.max_user_watches)" : "",
        between_looks));
    return true;
  }

  /// `ended` becomes readable when a part of this program has ended by itself.
  void wait(int ended) {
    if (polling_) {
      wait_for({stop_.descriptor(), ended}, between_looks);
      return;
    }
    if (!wait_for({events_.descriptor(), stop_.descriptor(), ended}, forever).front()) return;
    for (int i = 0; i < most_events; ++i) {
      events_.drain();
      if (!wait_for({events_.descriptor()}, quiet).front()) return;
    }
  }

 private:
  Console& console_;
  const StopSignals& stop_;
  FolderEvents events_;
  bool polling_;
};

void check(const Options& options) {
  if (options.batch.output == "-") throw UsageError{"watch writes files, not standard output"};
  if (options.port && !options.serve) throw UsageError{"--port goes with --serve"};
}

int run(Console& console, const Options& options) {
  if (options.batch.quiet) console.set_quiet();
  const Setup setup(options.batch.setup, options.batch.inputs);
  const BatchOptions batch = settled(options.batch, setup.project());
  check(options);
  need_inputs(batch, setup.project());
  const Targets targets = targets_of(batch, setup);
  const StopSignals stop;
  WatchSession session(console, options.batch, targets, stop);
  if (options.serve) session.serve(options.port ? std::to_string(*options.port) : "", batch);
  Alarm alarm(console, options, stop);
  while (!stop.asked()) {
    // A new folder may have received specs before it was watched.
    while (!alarm.covers(session.look())) {
    }
    session.draw();
    const int ended = session.preview_descriptor();
    if (!stop.asked()) alarm.wait(ended);
    if (!stop.asked() && wait_for({ended}, 0).front()) {
      console.report("attnfig: the preview has ended\n");
      return exit_code::usage;
    }
  }
  return exit_code::fine;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  declare_batch(arguments, options->batch, "file or folder; default: beside the spec");
  declare_formats(arguments, options->batch);
  arguments.push_back({.names = "--serve",
                       .about = "show the figures on a page that changes with them",
                       .target = &options->serve});
  arguments.push_back(
      {.names = "--port",
       .about = "of the page; 0: any that is free; default: 8417, or any if that is taken",
       .target = &options->port,
       .value = "NUMBER",
       .most = 65535});
  arguments.push_back({.names = "--poll",
                       .about = "look ten times a second, for file systems that tell of no changes",
                       .target = &options->poll});
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command watch_command = {
    .name = "watch",
    .about = "draw figures anew whenever their specs or templates are saved",
    .examples =
        "  attnfig watch specs -o output --serve   # and show them; Ctrl-C ends it, exit code 0\n",
    .declare = declare};

}  // namespace attnfig
