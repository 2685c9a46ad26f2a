#pragma once

#include "attnfig.h"
#include "spec/page.h"
#include "spec/vocabulary.h"
#include "theme/theme.h"

#include <map>
#include <memory>
#include <set>

namespace attnfig {

/// The pages, themes and languages for figures, each read when first needed. Not for use by several
/// threads.
class Templates {
 public:
  /// The compiled-in files, with others, such as those of a folder, in place of those of the same
  /// path. They must have everything in the vocabulary.
  explicit Templates(Vocabulary vocabulary, std::vector<TemplateFile> files = {});

  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// The vocabulary with its sizes and its tables of fields.
  struct Rows {
    Vocabulary vocabulary;
    std::vector<Metric> metrics;
    std::vector<Field> word_rows;
    std::vector<Field> metric_rows;
    Table word_table;
    Table metric_table;

    explicit Rows(Vocabulary all);
  };

  /// The file names of a kind without ".yaml", sorted: kind is "pages", "themes" or "languages".
  std::vector<std::string> names(std::string_view kind) const;

  /// Null if there is no such file. Throws InvalidInput, with the file's path as name, if it is
  /// faulty.
  const Page* page(const std::string& name);
  const Language* language(const std::string& name);
  const Theme* theme(const std::string& name);

  /// Counts a file as used without reading it: its existence decides something.
  void note_use(std::string_view kind, std::string_view name);
  /// The paths of the files given to the constructor that were used since `forget_uses`, sorted.
  std::vector<std::string> used() const;
  void forget_uses() { asked_.clear(); }

 private:
  const Rows& rows();
  template <class T>
  const T* get(std::map<std::string, T>& read, std::string_view kind, const std::string& name);

  Vocabulary vocabulary_;
  std::unique_ptr<const Rows> rows_;  // from when the first file is read; its tables point into it
  std::vector<TemplateFile> files_;   // that were given
  std::set<std::string> asked_;       // paths, whether they are there or not
  std::map<std::string, Page> pages_;
  std::map<std::string, Language> languages_;
  std::map<std::string, Theme> themes_;
};

/// The commented spec that `attnfig new` writes.
std::string starter_spec();

}  // namespace attnfig
