#pragma once

#include "preview/shown.h"

#include <memory>

namespace attnfig {

/// Serves a page and the figures that it shows, to this machine alone: on the address 127.0.0.1,
/// and only to requests that name it so (a page of the web whose name leads here is refused).
class Server {
 public:
  /// `page` is HTML. All figures come from `shown`, which outlives this value.
  Server(std::string page, Shown& shown);
  ~Server();

  /// Takes a port; 0 is any that is free. Returns it, or -1 if it is taken.
  int bind(int port);
  /// Serves, and does not return.
  void run();

 private:
  struct Http;
  std::unique_ptr<Http> http_;
};

}  // namespace attnfig
