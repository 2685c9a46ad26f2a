#pragma once

#include "attnfig.h"
#include "spec/page.h"
#include "theme/theme.h"

#include <map>

namespace attnfig {

/// The pages, themes and languages that a figure may use, each read when it is first asked for. Not
/// for use by several threads at a time.
class Templates {
 public:
  /// The files that are compiled into the program.
  Templates();
  /// Other files, such as those of a folder; those of the program stand in for what is absent.
  explicit Templates(std::vector<TemplateFile> files);

  /// The file names of a kind without ".yaml", sorted: kind is "pages", "themes" or "languages".
  std::vector<std::string> names(std::string_view kind) const;

  /// Null if there is no such file. Throws InvalidInput, with the file's path as name, if it is
  /// faulty.
  const Page* page(const std::string& name);
  const Language* language(const std::string& name);
  const Theme* theme(const std::string& name);

 private:
  std::vector<TemplateFile> files_;
  std::map<std::string, Page> pages_;
  std::map<std::string, Language> languages_;
  std::map<std::string, Theme> themes_;
};

/// The files under templates/ at the time of the build, sorted by path.
std::vector<TemplateFile> embedded_templates();

/// The text of one of them, such as "references.yaml"; empty if there is none.
std::string embedded_template(std::string_view path);

/// The commented spec that `attnfig new` writes.
std::string starter_spec();

}  // namespace attnfig
