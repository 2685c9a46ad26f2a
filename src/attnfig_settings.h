#pragma once

#include "attnfig_types.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What can be set about figures in several places, each declared once: help, manual page,
// completions, requests of `attnfig pipe`, the environment and attnfig.yaml are made of these rows.
// A value that a call states is taken first, then that of the environment, the spec, attnfig.yaml,
// the page and the theme.

namespace attnfig {

struct Setting {
  std::string_view option;    // of the program: "--theme"
  std::string_view value;     // what help calls its value: "THEME"
  std::string_view variable;  // of the environment; empty: none
  std::string_view request;   // key of a request; empty: none
  std::string_view project;   // key of attnfig.yaml; empty: none
  std::string_view about;
  std::string_view several;  // how several values are taken; empty: there is one
  std::string_view fallback;
};

namespace settings {

inline constexpr Setting language = {"--lang",
                                     "LANGUAGE",
                                     "ATTNFIG_LANG",
                                     "languages",
                                     "languages",
                                     "language of the texts",
                                     "figures of each further one go to a folder of its name",
                                     "en"};
inline constexpr Setting theme = {"--theme",
                                  "THEME",
                                  "ATTNFIG_THEME",
                                  "theme",
                                  "themes",
                                  "theme of the figures",
                                  "figures of each further one go to a folder of its name",
                                  "modern"};
inline constexpr Setting page_width = {
    "--page-width",
    "WIDTH",
    "ATTNFIG_PAGE_WIDTH",
    "page_width",
    "page_width",
    "width of the page that figures are made for: wide (688 px), narrow (360 px), or one such as "
    "600px or 345pt",
    "narrow figures are named NAME.narrow.svg, those of a second width NAME.460px.svg",
    "wide"};
inline constexpr Setting mode = {"--mode",
                                 "MODE",
                                 "",
                                 "mode",
                                 "mode",
                                 "auto: light or dark by the reader's system; light or dark: one of "
                                 "them, without a style sheet",
                                 "",
                                 "auto"};
inline constexpr Setting background = {"--background",
                                       "COLOUR",
                                       "",
                                       "background",
                                       "background",
                                       "none, page (that of the theme's pages), or a colour such "
                                       "as #ffffff",
                                       "",
                                       "none"};
inline constexpr Setting format = {
    "--format",
    "FORMAT",
    "",
    "formats",
    "formats",
    "svg, png, pdf, md (a table of what the figure says), numbers.md or numbers.json (all numbers "
    "of its layouts)",
    "a file each",
    "svg"};
inline constexpr Setting templates = {
    "--templates",
    "FOLDER",
    "",
    "",
    "templates",
    "folder whose pages, themes and languages stand in for the built-in",
    "",
    ""};
inline constexpr Setting output = {
    "--output", "PATH", "", "", "output", "folder that the figures go to", "", ""};
inline constexpr Setting specs = {"SPEC",   "", "", "", "specs", "specs, or folders of specs",
                                  "a list", ""};

}  // namespace settings

/// The formats of a figure, which are also the endings of its files. Those after pdf are tables: of
/// the figure's texts, and of all numbers of its layouts.
inline constexpr std::array<std::string_view, 6> figure_formats = {
    "svg", "png", "pdf", "md", "numbers.md", "numbers.json"};

/// The width of the page that a figure is made for, in px of 1/96 inch: it is that wide at most,
/// and its texts have their size there. Panels stand side by side where they fit, and one below the
/// other on pages under 480 px.
struct PageWidth {
  int px = 688;  // the column of a page of Material for MkDocs

  static const PageWidth wide;    // 688 px
  static const PageWidth narrow;  // 360 px, as telephones have

  friend constexpr bool operator==(const PageWidth& a, const PageWidth& b) { return a.px == b.px; }
  friend constexpr bool operator!=(const PageWidth& a, const PageWidth& b) { return !(a == b); }
};
inline constexpr PageWidth PageWidth::wide = {688};
inline constexpr PageWidth PageWidth::narrow = {360};

/// "wide", "narrow", "600px" or "345pt" (1/72 inch), from 240 to 4,000 px; nothing for another
/// text.
std::optional<PageWidth> read_page_width(std::string_view text);

/// What to write for a page width.
inline constexpr std::string_view page_width_hint =
    "write wide, narrow, or a width such as 600px or 345pt";

/// Whether a figure is light or dark.
enum class ColourMode { automatic, light, dark };

/// "auto", "light" or "dark"; nothing for another text.
std::optional<ColourMode> read_mode(std::string_view text);

/// Whether a text is "none", "page" or a colour such as "#ffffff" or "#fff".
bool is_background(std::string_view text);

/// The name of a project file, which is never taken for a spec.
inline constexpr std::string_view project_file = "attnfig.yaml";

/// What attnfig.yaml says. What it leaves out is empty.
struct Project {
  /// The file, as messages and `Document::inputs` name it. Empty: there is no project.
  std::string file = {};
  std::vector<std::string> specs = {};  // files and folders
  std::string output = {};              // a folder
  std::vector<std::string> languages = {};
  std::vector<std::string> themes = {};
  std::string templates = {};  // a folder
  std::vector<std::string> page_widths = {};
  std::vector<std::string> formats = {};
  std::string mode = {};
  std::string background = {};
};

/// "unknown theme \"modren\"; did you mean \"modern\"?". Empty for one of those that there are.
std::string unknown_name(std::string_view kind, const std::string& name,
                         const std::vector<std::string>& there_are);

/// The language that a tag asks for (RFC 4647, section 3.4): "zh" for "zh-CN" and "zh_Hans_CN"; the
/// tag itself if there is none.
std::string language_for(const std::string& tag, const std::vector<std::string>& there_are);

}  // namespace attnfig
