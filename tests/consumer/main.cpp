#include <attnfig.h>
#include <iostream>
#include <string>
#include <string_view>

int main() {
  constexpr std::string_view spec = R"(page: head_sharing
title: Sharing
layouts:
  gqa: {q_heads: 8, kv_heads: 2, head_dim: 128}
)";
  try {
    const std::string figure = attnfig::render(spec, attnfig::DrawOptions());
    const attnfig::Library library;
    const auto document = library.read(spec);
    if (!document || document->draw()->svg != figure || *document->say("{gqa.kv_heads}") != "2") {
      std::cerr << "consumer: a document says otherwise\n";
      return 1;
    }
    std::cout << "attnfig " << attnfig::version() << ": " << figure.size() << " bytes\n";
    if (figure.compare(0, 4, "<svg") != 0) {
      std::cerr << "consumer: the figure does not start with <svg: " << figure.substr(0, 40)
                << "\n";
      return 1;
    }
  } catch (const attnfig::InputError& error) {
    std::cerr << "consumer: " << error.what() << "\n";
    return 1;
  }
}
