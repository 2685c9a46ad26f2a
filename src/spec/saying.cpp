#include "spec/saying.h"

#include <algorithm>

namespace attnfig {

Saying::Saying(const Reporter& reporter, const Spec& spec, const Language& language,
               const PlanOptions& options, Templates& templates)
    : reporter_(reporter),
      layouts_(spec.layouts),
      lacks_layouts_(spec.lacks_layouts),
      language_(language),
      options_(options),
      templates_(templates),
      languages_(templates.names("languages")),
      used_(spec.layouts.parents.begin(), spec.layouts.parents.end()) {}

std::optional<std::size_t> Saying::index_of(const LayoutName& layout) {
  std::optional<std::size_t> index;
  if (!layout.name.empty())  // else it was reported when it was read
    index = layouts_.index.look_up(reporter_, layout.name, layout.offset);
  if (index) {
    used_.insert(layout.name);
  } else {
    all_names_are_right_ = false;
  }
  return index;
}

void Saying::need_layouts() {
  if (!lacks_layouts_) return;
  lacks_layouts_ = false;  // one error is enough
  report(0, "missing layouts: the attention layouts by name");
}

void Saying::use_all() {
  for (const Attention& layout : layouts_.list) used_.insert(layout.name);
}

bool Saying::speaks_of(const Attention& layout) const {
  return !layouts_.broken.contains(layout.name);
}

Scope Saying::about(std::vector<const Attention*> subjects) const {
  return {.layouts = layouts_.list,
          .subjects = std::move(subjects),
          .baseline = baseline_ ? &layouts_.list[*baseline_] : nullptr,
          .broken = &layouts_.broken};
}

/// Whether a word has the form of a language's tag: "de", "pt-BR" (RFC 5646).
bool is_language_tag(std::string_view word) {
  const std::string_view language = word.substr(0, word.find('-'));
  const auto is_small = [](char c) { return 'a' <= c && c <= 'z'; };
  return (language.size() == 2 || language.size() == 3) &&
         std::all_of(language.begin(), language.end(), is_small);
}

/// Whether a version is one of a language; reports one that is not. A language without words of
/// ours matters only to who asks for it.
bool Saying::knows(const Text::Version& version) {
  if (version.language.empty()) return true;
  templates_.note_use("languages", version.language);
  if (is_language_tag(version.language)) return true;
  const std::vector<std::string_view> known(languages_.begin(), languages_.end());
  if (std::find(known.begin(), known.end(), version.language) != known.end()) return true;
  report(version.offset, fmt::format("unknown language \"{}\"", version.language),
         choose_from(version.language, known));
  return false;
}

void Saying::note_names(const Template& text) {
  for (const Template::Piece& piece : text.pieces)
    if (const auto* placeholder = std::get_if<Placeholder>(&piece.content))
      used_.insert({placeholder->subject, placeholder->over});
}

RichText Saying::say(std::string_view field, const Text& text,
                     std::vector<const Attention*> subjects) {
  const Scope scope = about(std::move(subjects));
  RichText chosen;
  bool found = false;
  for (const Text::Version& version : text.versions) {
    note_names(version.text);
    const std::optional<RichText> filled = fill(reporter_, version.text, scope);
    if (!knows(version)) found = true;  // one error is enough
    if (!version.language.empty() && version.language != options_.language) continue;
    found = true;
    chosen = filled.value_or(RichText{});
  }
  if (!found && !text.versions.empty())
    report(text.offset, fmt::format("{} has no text in \"{}\"", field, options_.language));
  return chosen;
}

/// All wordings before this one were needed too.
const Wording& Saying::wording(const StandardText& text, std::size_t index) {
  std::vector<Wording>& read = wordings_[text.name];
  if (read.size() == index) read.push_back(read_wording(text.wordings.items[index]));
  return read[index];
}

RichText Saying::standard(const std::string& name, std::vector<const Attention*> subjects) {
  const StandardText* text = language_.find(name);
  if (text == nullptr) return {};
  const Scope scope = about(std::move(subjects));
  for (std::size_t i = 0; i < text->wordings.items.size(); ++i) {
    const Wording& said = wording(*text, i);
    const auto is_meant = [&](const Attention* subject) {
      return !said.when || form_of(*subject) == *said.when;
    };
    if (!std::all_of(scope.subjects.begin(), scope.subjects.end(), is_meant)) continue;
    if (std::optional<RichText> filled = try_to_fill(said.say, scope)) return *std::move(filled);
  }
  return {};
}

RichText Saying::say_or(std::string_view field, const std::optional<Text>& text,
                        const std::string& standard_name, std::vector<const Attention*> subjects) {
  return text ? say(field, *text, std::move(subjects))
              : standard(standard_name, std::move(subjects));
}

RichText Saying::number(const Attention& layout, const Quantity& quantity,
                        const Answer& answer) const {
  return {{.text = to_text(*answer.result, "").value(),
           .numbers = {number_name(layout, quantity.name, nullptr, layouts_.list)}}};
}

void Saying::report_unused() const {
  if (!all_names_are_right_) return;
  for (std::size_t i = 0; i < layouts_.list.size(); ++i)
    if (!used_.contains(layouts_.list[i].name))
      report(layouts_.offsets[i], fmt::format("layout \"{}\" is not used", layouts_.list[i].name),
             "draw it in panels, or remove it");
}

}  // namespace attnfig
