#include "preview/server.h"

#include "io/files.h"

#include <atomic>
#include <httplib.h>
#include <sys/socket.h>
#include <system_error>

namespace attnfig {
namespace {

constexpr const char* address = "127.0.0.1";

// Each open page holds a thread of the server. More pages are refused, so that some threads always
// remain for pages and figures.
constexpr int most_pages = 32;
constexpr std::size_t threads = 48;

constexpr auto look_for_readers = std::chrono::milliseconds(500);

/// The page takes nothing from elsewhere and runs nothing but its own script; figures run none.
constexpr const char* page_policy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";
constexpr const char* figure_policy =
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/// Whether the request addresses this machine by a name of its own. The name of a foreign page can
/// be made to lead here (DNS rebinding), but then the browser sends that name.
bool names_this_machine(const httplib::Request& request) {
  if (request.get_header_value_count("Host") != 1) return false;
  const std::string host = request.get_header_value("Host");
  const std::string name = host.substr(0, host.find(':'));
  return name == address || name == "localhost";
}

httplib::Server::HandlerResponse admit(const httplib::Request& request,
                                       httplib::Response& response) {
  if (!names_this_machine(request)) {
    response.status = 403;
    response.set_content("attnfig serves this machine alone: use http://127.0.0.1\n", "text/plain");
    return httplib::Server::HandlerResponse::Handled;
  }
  if (request.method != "GET" && request.method != "HEAD") {
    response.status = 405;
    response.set_header("Connection", "close");
    return httplib::Server::HandlerResponse::Handled;
  }
  return httplib::Server::HandlerResponse::Unhandled;
}

void send_figure(const Shown& shown, const httplib::Request& request, httplib::Response& response) {
  const std::string file = shown.file_of(request.matches[1]);
  std::optional<std::string> figure;
  try {
    if (!file.empty()) figure = read_if_there(file);
  } catch (const std::system_error&) {  // it cannot be read: not found either
  }
  if (!figure) {
    response.status = 404;
    return;
  }
  response.set_header("Content-Security-Policy", figure_policy);
  response.set_content(*figure, file.ends_with(".png") ? "image/png" : "image/svg+xml");
}

}  // namespace

struct Server::Http {
  Http(std::string html, Shown& figures) : page(std::move(html)), shown(figures) {}

  httplib::Server server;
  std::string page;
  Shown& shown;
  std::atomic<int> pages = 0;

  /// The stream of events of one open page (HTML standard, server-sent events).
  void stream(httplib::Response& response) {
    if (most_pages < ++pages) {
      --pages;
      response.status = 503;
      return;
    }
    const auto send = [this, since = std::size_t{0}](std::size_t, httplib::DataSink& sink) mutable {
      const Shown::News news = shown.newer_than(since, look_for_readers);
      since = news.until;
      if (!sink.is_writable()) return false;
      const std::string text =
          news.list.empty() ? ":\n\n" : "retry:500\ndata:" + news.list + "\n\n";
      return sink.write(text.data(), text.size());
    };
    response.set_chunked_content_provider("text/event-stream", send, [this](bool) { --pages; });
  }
};

Server::Server(std::string page, Shown& shown)
    : http_(std::make_unique<Http>(std::move(page), shown)) {
  httplib::Server& server = http_->server;
  // The server owns what this returns.
  server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
  server.set_default_headers({{"Cache-Control", "no-store"},
                              {"Cross-Origin-Resource-Policy", "same-origin"},
                              {"X-Content-Type-Options", "nosniff"}});
  // The library's own options would let another program serve on the same port.
  server.set_socket_options([](socket_t socket) {
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  });
  server.set_read_timeout(2);
  server.set_write_timeout(5);
  server.set_keep_alive_timeout(2);
  server.set_payload_max_length(1024);
  server.set_pre_routing_handler(admit);
  server.Get("/", [this](const httplib::Request&, httplib::Response& response) {
    response.set_header("Content-Security-Policy", page_policy);
    response.set_content(http_->page, "text/html; charset=utf-8");
  });
  server.Get("/events", [this](const httplib::Request&, httplib::Response& response) {
    http_->stream(response);
  });
  server.Get(R"(/figure/(\d{1,9}))",
             [this](const httplib::Request& request, httplib::Response& response) {
               send_figure(http_->shown, request, response);
             });
}

Server::~Server() = default;

int Server::bind(int port) {
  if (port == 0) return http_->server.bind_to_any_port(address);
  return http_->server.bind_to_port(address, port) ? port : -1;
}

void Server::run() {
  http_->server.listen_after_bind();
}

}  // namespace attnfig
