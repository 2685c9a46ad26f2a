// ARCHITECTURE.md keeps to the source: its paths exist, and its glossary's words are used.

#include "support/files.h"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

using namespace attnfig;

namespace {

std::string architecture() {
  return test::read(test::source_dir() / "ARCHITECTURE.md");
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it)
    found.push_back(it->str(1));
  return found;
}

/// The names in backquotes in the last column of the glossary's table.
std::vector<std::string> refused_names(const std::string& text) {
  const std::size_t start = std::min(text.find("## Glossary"), text.size());
  const std::string glossary = text.substr(start, text.find("\n## ", start) - start);
  std::vector<std::string> names;
  for (const std::string& column : matches(glossary, "\n\\|[^|\n]*\\|[^|\n]*\\|([^|\n]*)\\|"))
    for (std::string& name : matches(column, "`([^`]+)`")) names.push_back(std::move(name));
  return names;
}

/// The end of a string literal that starts at a quote, or of its line.
std::size_t end_of_string(const std::string& text, std::size_t quote) {
  std::size_t at = quote + 1;
  while (at < text.size() && text[at] != '"' && text[at] != '\n') at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

/// The end of a raw string literal, R"mark(…)mark", whose quote is at a byte.
std::size_t end_of_raw_string(const std::string& text, std::size_t quote) {
  const std::size_t open = std::min(text.find('(', quote), text.size());
  const std::string close = ")" + text.substr(quote + 1, open - quote - 1) + "\"";
  return std::min(text.find(close, open), text.size() - close.size()) + close.size();
}

/// Code and comments without quoted texts: those of specs and templates have words of their own.
std::string without_strings(const std::string& text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 3, "'\"'") == 0) {
      at += 3;
    } else if (text[at] == '"') {
      const bool raw = kept.ends_with('R');
      at = raw ? end_of_raw_string(text, at) : end_of_string(text, at);
      kept += ' ';
    } else {
      kept += text[at++];
    }
  }
  return kept;
}

bool is_of_name(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
}

/// Whether a text holds a name, also as a part of a longer one between "_".
bool holds(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool starts = at == 0 || !is_of_name(text[at - 1]);
    if (starts && (end == text.size() || !is_of_name(text[end]))) return true;
  }
  return false;
}

/// "path: name" for each name that a file uses although the glossary has another word.
std::set<std::string> refused_in(const std::string& path, const std::string& text,
                                 const std::vector<std::string>& names) {
  const std::string words = without_strings(text);
  std::set<std::string> found;
  for (const std::string& name : names)
    if (holds(words, name)) found.insert(path + ": " + name);
  return found;
}

const std::set<std::string> none;

}  // namespace

TEST_CASE("a name that the glossary refuses is found in names and comments alone", "[layering]") {
  const std::vector<std::string> names = {"hush", "made_from"};
  CHECK(refused_in("a", "void hush();", names) == std::set<std::string>{"a: hush"});
  CHECK(refused_in("a", "// hush", names) == std::set<std::string>{"a: hush"});
  CHECK(refused_in("a", "bool is_made_from_it;", names) == std::set<std::string>{"a: made_from"});
  CHECK(refused_in("a", "hushed, unhush, made_fromage", names) == none);
  CHECK(refused_in("a", "f('\"', \"hush \\\" hush\") + R\"(a\nhush)\"", names) == none);
  CHECK(refused_in("a", "f(R\"x(\")x\"); hush", names) == std::set<std::string>{"a: hush"});
}

TEST_CASE("one word stands for one idea, as the glossary has it", "[layering]") {
  const std::vector<std::string> names = refused_names(architecture());
  REQUIRE(20 <= names.size());
  for (const char* ending : {".h", ".cpp"})
    for (const std::filesystem::path& path : test::files(test::source_dir() / "src", ending))
      CHECK(refused_in(path.string(), test::read(path), names) == none);
}

TEST_CASE("paths in ARCHITECTURE.md exist", "[layering]") {
  for (const std::string& path :
       matches(architecture(),
               "(?:^|[^\\w/])((?:src|tests|templates|integrations|docs)/[\\w./-]*\\w)")) {
    INFO(path);
    const std::filesystem::path full = test::source_dir() / path;
    CHECK((std::filesystem::exists(full) || std::filesystem::exists(full.string() + ".cpp")));
  }
}
