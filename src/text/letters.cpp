#include "text/letters.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr NamedLetter all[] = {
    {"alpha", "α"},  {"beta", "β"},   {"gamma", "γ"}, {"delta", "δ"},   {"epsilon", "ε"},
    {"zeta", "ζ"},   {"eta", "η"},    {"theta", "θ"}, {"iota", "ι"},    {"kappa", "κ"},
    {"lambda", "λ"}, {"mu", "μ"},     {"nu", "ν"},    {"xi", "ξ"},      {"pi", "π"},
    {"rho", "ρ"},    {"sigma", "σ"},  {"tau", "τ"},   {"upsilon", "υ"}, {"phi", "φ"},
    {"chi", "χ"},    {"psi", "ψ"},    {"omega", "ω"}, {"Gamma", "Γ"},   {"Delta", "Δ"},
    {"Theta", "Θ"},  {"Lambda", "Λ"}, {"Xi", "Ξ"},    {"Pi", "Π"},      {"Sigma", "Σ"},
    {"Phi", "Φ"},    {"Psi", "Ψ"},    {"Omega", "Ω"}, {"to", "→"},      {"gets", "←"},
    {"up", "↑"},     {"down", "↓"},   {"times", "×"}, {"cdot", "·"},    {"pm", "±"},
    {"minus", "−"},  {"approx", "≈"}, {"ne", "≠"},    {"le", "≤"},      {"ge", "≥"},
    {"infty", "∞"},  {"sqrt", "√"},   {"sum", "∑"},   {"ldots", "…"},
};

}  // namespace

std::span<const NamedLetter> named_letters() {
  return all;
}

std::string_view find_letter(std::string_view name) {
  const auto found = std::find_if(std::begin(all), std::end(all),
                                  [&](const NamedLetter& one) { return one.name == name; });
  return found == std::end(all) ? std::string_view() : found->letter;
}

}  // namespace attnfig
