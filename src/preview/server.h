#pragma once

#include "preview/shown.h"

#include <memory>

namespace attnfig {

/// Serves a page and its figures to this machine alone: on the address 127.0.0.1, and only to
/// requests that name it so (requests under a foreign page's name that leads here are refused).
class Server {
 public:
  /// `page` is HTML. All figures come from `shown`, which must outlive this value.
  Server(std::string page, Shown& shown);
  ~Server();

  /// Binds a port; 0 is any free one. Returns it, or -1 if it is taken.
  int bind(int port);
  /// Serves, and does not return.
  void run();

 private:
  struct Http;
  std::unique_ptr<Http> http_;
};

}  // namespace attnfig
