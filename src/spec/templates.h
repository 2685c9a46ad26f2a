#pragma once

#include "attnfig_types.h"
#include "spec/fonts.h"
#include "spec/page.h"
#include "spec/vocabulary.h"
#include "theme/theme.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace attnfig {

/// The pages, themes and languages for figures, each read when it is first needed. Threads may
/// share a store.
class TemplateStore {
 public:
  /// The compiled-in files, with others, such as those of a folder, in place of those of the same
  /// path. They must have everything in the vocabulary.
  explicit TemplateStore(Vocabulary vocabulary, std::vector<TemplateFile> files = {});

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
  /// The paths of the files that were given, sorted.
  std::vector<std::string> given() const;
  /// The paths of the files that a template that was read is made from besides: those that it is
  /// like, and the widths of its font.
  std::vector<std::string> bases_of(const std::string& path) const;

  /// The file of the widths of a theme's font; null for the built-in font.
  const TemplateFile* font_file(const Theme& theme) const;

  /// Null if there is no such file. Throws InvalidInput, with the file's path as name, if it is
  /// faulty.
  const Page* page(const std::string& name) const;
  const Language* language(const std::string& name) const;
  const Theme* theme(const std::string& name) const;

  /// Sizes by name, of those that figures declare.
  StatedMetrics read_metrics(const Reporter& reporter, const Node& node) const;

 private:
  const Rows& rows() const;
  /// A template's mapping over that of the one that it is `like`. `above` are the paths of those
  /// that are like it, and its own.
  Node with_base(const Reporter& reporter, Node own, std::string_view kind,
                 std::vector<std::string> above) const;
  /// The font that a theme names, or the built-in one. Reports one that is not there.
  const MeasuredFont& font_of(const Reporter& reporter, const Node& theme,
                              const std::string& path) const;
  template <class T>
  const T* get(std::map<std::string, T>& read, std::string_view kind,
               const std::string& name) const;

  Vocabulary vocabulary_;
  std::vector<TemplateFile> files_;  // that were given
  // What was read so far. Nothing is taken out again, so what callers point at stays.
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const Rows> rows_;
  mutable std::map<std::string, Page> pages_;
  mutable std::map<std::string, Language> languages_;
  mutable std::map<std::string, Theme> themes_;
  mutable std::map<std::string, MeasuredFont> fonts_;              // by path
  mutable std::map<std::string, std::vector<std::string>> bases_;  // by path
};

/// A store as one reader uses it, with note of what that reader asked for.
class Templates {
 public:
  explicit Templates(std::shared_ptr<const TemplateStore> store) : store_(std::move(store)) {}
  explicit Templates(Vocabulary vocabulary, std::vector<TemplateFile> files = {})
      : Templates(std::make_shared<TemplateStore>(std::move(vocabulary), std::move(files))) {}

  const Vocabulary& vocabulary() const { return store_->vocabulary(); }
  std::vector<std::string> names(std::string_view kind) const { return store_->names(kind); }

  // As those of the store.
  const Page* page(const std::string& name);
  const Language* language(const std::string& name);
  const Theme* theme(const std::string& name);
  StatedMetrics read_metrics(const Reporter& reporter, const Node& node) const {
    return store_->read_metrics(reporter, node);
  }

  /// Counts a file as used without reading it: its existence decides something.
  void note_use(std::string_view kind, std::string_view name);
  /// The paths of the files given to the store that were used, sorted.
  std::vector<std::string> used() const;

 private:
  std::shared_ptr<const TemplateStore> store_;
  std::set<std::string> asked_;  // paths, whether they are there or not
};

}  // namespace attnfig
