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
    const std::string figure = attnfig::render(spec);
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
