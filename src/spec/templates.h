#pragma once

#include "attnfig.h"
#include "spec/page.h"
#include "spec/vocabulary.h"
#include "theme/theme.h"

#include <map>
#include <memory>
#include <set>

namespace attnfig {

/// The pages, themes and languages that a figure may use, each read when it is first asked for. Not
/// for use by several threads at a time.
class Templates {
 public:
  /// The files that are compiled into the program, with others, such as those of a folder, in
  /// place of those of the same path. They must have what the vocabulary asks for.
  explicit Templates(Vocabulary vocabulary, std::vector<TemplateFile> files = {});

  const Vocabulary& vocabulary() const { return rows_->vocabulary; }

  /// The vocabulary with the tables of the fields that it makes.
  struct Rows {
    Vocabulary vocabulary;
    std::vector<Field> word_rows;
    std::vector<Field> metric_rows;
    Table words;
    Table metrics;

    explicit Rows(Vocabulary all);
  };

  /// The file names of a kind without ".yaml", sorted: kind is "pages", "themes" or "languages".
  std::vector<std::string> names(std::string_view kind) const;

  /// Null if there is no such file. Throws InvalidInput, with the file's path as name, if it is
  /// faulty.
  const Page* page(const std::string& name);
  const Language* language(const std::string& name);
  const Theme* theme(const std::string& name);

  /// Counts a file as used that is not read: that it is there decides something.
  void note_use(std::string_view kind, std::string_view name);
  /// The paths of the files given to the constructor that were used since `forget_uses`, sorted.
  std::vector<std::string> used() const;
  void forget_uses() { asked_.clear(); }

 private:
  template <class T>
  const T* get(std::map<std::string, T>& read, std::string_view kind, const std::string& name);

  std::unique_ptr<const Rows> rows_;  // whose tables point into it
  std::vector<TemplateFile> files_;   // that were given
  std::set<std::string> asked_;       // paths, whether they are there or not
  std::map<std::string, Page> pages_;
  std::map<std::string, Language> languages_;
  std::map<std::string, Theme> themes_;
};

/// The commented spec that `attnfig new` writes.
std::string starter_spec();

}  // namespace attnfig
