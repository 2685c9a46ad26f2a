#include "spec/markup.h"

#include "spec/placeholder.h"
#include "text/font_widths.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace attnfig {
namespace {

constexpr std::string_view secure = "https://";
constexpr std::string_view marks = "*_^`[]{}\\";

bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}
bool is_word(char c) {
  return is_letter(c) || ('0' <= c && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool may_be_escaped(char c) {
  return marks.find(c) != std::string_view::npos;
}

/// The part after "[…]" that makes it a mark.
struct Span {
  std::size_t inner_end = 0;  // of "]"
  std::size_t end = 0;        // after all of it
  std::string_view inside;    // of "{.latent}" without the dot, or of "(https://…)"
  bool is_link = false;
};

class Parser {
 public:
  Parser(const Reporter& reporter, const Node& node)
      : reporter_(reporter), node_(node), text_(node.text) {
    pieces_.reserve(4);  // few texts have more
  }

  Marked parse() {
    read_to(text_.size(), {});
    return {{.pieces = std::move(pieces_), .offset = node_.offset}, has_errors_};
  }

 private:
  void report(std::size_t at, std::string_view message, std::string_view hint = {}) {
    has_errors_ = true;
    reporter_.report(node_.offset_of(at), message, hint);
  }

  std::string_view rest() const { return text_.substr(at_); }

  void read_to(std::size_t end, const RunStyle& style) {
    while (at_ < end) step(style);
  }

  void step(const RunStyle& style) {
    const std::size_t letters = ascii_length(rest().substr(0, rest().find_first_of(marks)));
    if (letters != 0) return add_letters(letters, style);
    const bool code = style.face.family == Family::code;
    if (text_[at_] == '\\' && at_ + 1 < text_.size() && may_be_escaped(text_[at_ + 1])) {
      ++at_;
      return add_character(style);
    }
    if (text_[at_] == '{') return read_braces(style);
    if (!code && read_mark(style)) return;
    if (!code && text_[at_] == '}') report(at_, "\"}\" without \"{\"");
    add_character(style);
  }

  /// Reads the text that marks at this place enclose, if there are any.
  bool read_mark(const RunStyle& style) {
    const auto with = [&](auto change) {
      RunStyle changed = style;
      change(changed);
      return changed;
    };
    const Face& face = style.face;
    if (style.script == Script::normal && (text_[at_] == '_' || text_[at_] == '^'))
      return read_script(with([&](RunStyle& changed) {
        changed.script = text_[at_] == '^' ? Script::superscript : Script::subscript;
      }));
    if (opens("**") && face.weight == Weight::regular)
      return read_closed("**", with([](RunStyle& run) { run.face.weight = Weight::bold; }));
    if (opens("*") && !opens("**") && face.slant == Slant::upright)
      return read_closed("*", with([](RunStyle& run) { run.face.slant = Slant::italic; }));
    if (opens("`"))
      return read_closed("`", with([](RunStyle& run) { run.face.family = Family::code; }));
    if (const std::optional<Span> span = span_here()) return read_span(*span, style);
    return false;
  }

  /// Whether a mark here opens something: "2 * 3" has none.
  bool opens(std::string_view mark) const {
    if (!rest().starts_with(mark)) return false;
    const std::size_t after = at_ + mark.size();
    return after < text_.size() && text_[after] != ' ' && text_[after] != '\n';
  }

  bool closes(std::string_view mark, const RunStyle& style) const {
    if (!rest().starts_with(mark)) return false;
    // In italic text "**" opens bold text, unless all of it is bold.
    return mark != "*" || !rest().starts_with("**") || style.face.weight == Weight::bold;
  }

  bool read_closed(std::string_view mark, const RunStyle& style) {
    const std::size_t start = at_;
    at_ += mark.size();
    while (at_ < text_.size() && !closes(mark, style)) step(style);
    if (at_ < text_.size()) {
      at_ += mark.size();
      return true;
    }
    report(start, fmt::format("this \"{}\" is never closed", mark),
           fmt::format("write \\{} for the character itself", mark.substr(0, 1)));
    return true;
  }

  bool read_script(const RunStyle& style) {
    if (at_ + 1 < text_.size() && text_[at_ + 1] == '{') {
      const std::size_t start = at_;
      at_ += 2;
      while (at_ < text_.size() && text_[at_] != '}') step(style);
      if (at_ == text_.size()) report(start, "this \"{\" is never closed");
      ++at_;
      return true;
    }
    // d_c, but not kv_heads: one letter before, one letter or digit after.
    const bool alone_before =
        0 < at_ && is_letter(text_[at_ - 1]) && (at_ == 1 || !is_word(text_[at_ - 2]));
    const bool alone_after = at_ + 1 < text_.size() && is_word(text_[at_ + 1]) &&
                             text_[at_ + 1] != '_' &&
                             (at_ + 2 == text_.size() || !is_word(text_[at_ + 2]));
    if (!alone_before || !alone_after) return false;
    ++at_;
    add_character(style);
    return true;
  }

  std::optional<Span> span_here() const {
    if (text_[at_] != '[') return {};
    int open = 0;
    std::size_t close = at_;
    for (; close < text_.size(); ++close) {
      if (text_[close] == '\\') {
        ++close;
      } else if (text_[close] == '[') {
        ++open;
      } else if (text_[close] == ']' && --open == 0) {
        break;
      }
    }
    const std::string_view after = text_.substr(std::min(close + 1, text_.size()));
    const bool is_link = after.starts_with('(');
    if (!is_link && !after.starts_with("{.")) return {};
    const std::size_t end = after.find(is_link ? ')' : '}');
    if (end == std::string_view::npos) return {};
    const std::size_t mark = is_link ? 1 : 2;
    return Span{close, close + 1 + end + 1, after.substr(mark, end - mark), is_link};
  }

  bool read_span(const Span& span, const RunStyle& style) {
    RunStyle inner = style;
    const std::size_t inside = span.inner_end + (span.is_link ? 2 : 3);
    if (span.is_link) {
      inner.link = link(span.inside, inside);
    } else {
      inner.tone = tone(span.inside, inside);
    }
    ++at_;
    read_to(span.inner_end, inner);
    at_ = span.end;
    return true;
  }

  Tone tone(std::string_view name, std::size_t at) {
    std::vector<std::string_view> known;
    for (const NamedTone& one : tones) {
      if (one.name == name) return one.tone;
      known.push_back(one.name);
    }
    report(at, fmt::format("unknown role \"{}\"", name), choose_from(name, known));
    return Tone::own;
  }

  std::string link(std::string_view address, std::size_t at) {
    const bool clean = std::all_of(address.begin(), address.end(), [](char c) {
      return '!' <= c && c <= '~' &&
             std::string_view("\"'<>\\^`{|}").find(c) == std::string_view::npos;
    });
    if (address.starts_with(secure) && secure.size() < address.size() && clean)
      return std::string(address);
    report(at, fmt::format("\"{}\" is not a link", address),
           "links start with https://; write \\[ for the character itself");
    return {};
  }

  void add_character(const RunStyle& style) {
    const CodePoint point = Utf8(rest()).next();
    // An unknown script is reported once; a text in it has many such characters.
    if (point.value != '\n' && !advance(point.value, style.face) &&
        !std::exchange(told_width_, true))
      report(at_,
             fmt::format("no known width for the character U+{:04X}",
                         static_cast<unsigned>(point.value)),
             "use Latin, Greek, mathematical or East Asian characters");
    add_letters(point.bytes.size(), style);
  }

  void add_letters(std::size_t bytes, const RunStyle& style) {
    add(text_.substr(at_, bytes), style, at_);
    at_ += bytes;
    piece_end_ = at_;
  }

  /// Adds characters at a byte of the source. A piece is contiguous there, so that places in it can
  /// be computed.
  void add(std::string_view bytes, const RunStyle& style, std::size_t at) {
    auto* last = pieces_.empty() ? nullptr : std::get_if<std::string>(&pieces_.back().content);
    if (last == nullptr || pieces_.back().style != style || at != piece_end_) {
      pieces_.push_back({std::string(), style, node_.offset_of(at), node_.verbatim});
      last = std::get_if<std::string>(&pieces_.back().content);
    }
    last->append(bytes);
  }

  void read_braces(const RunStyle& style) {
    const std::size_t start = at_;
    const std::size_t end = text_.find_first_of("{}", start + 1);
    if (end == std::string_view::npos) {
      report(start, "this \"{\" is never closed");
      at_ = text_.size();
      return;
    }
    const std::string_view inside = text_.substr(start + 1, end - start - 1);
    const bool nested = text_[end] == '{';
    const bool stands_for_something = names_quantity(inside) || !find_letter(inside).empty();
    if (follows_command(start) && (nested || !stands_for_something)) {
      report(start, "a brace of LaTeX, where a placeholder is read",
             "write \\{ for a brace; fractions and roots are written a/b and {sqrt}d");
      at_ = start;
      while (at_ < text_.size() && text_[at_] == '{') at_ = past_closing(at_);
      return;
    }
    if (nested) {
      report(end, "\"{\" inside a placeholder", "write \\{ for a brace");
      at_ = past_closing(start);
      return;
    }
    at_ = end + 1;
    if (const std::string_view letter = find_letter(inside); !letter.empty())
      return add(letter, style, start);
    pieces_.push_back({read_placeholder(reporter_, node_, inside, start), style,
                       node_.offset_of(start), node_.verbatim});
  }

  /// Whether a command of LaTeX stands before a brace, as in "\\frac{1}{2}".
  bool follows_command(std::size_t brace) const {
    std::size_t at = brace;
    while (0 < at && is_letter(text_[at - 1])) --at;
    return at < brace && 0 < at && text_[at - 1] == '\\';
  }

  /// The position after the brace that closes the one at `start`, or the text's end.
  std::size_t past_closing(std::size_t start) const {
    int open = 0;
    for (std::size_t i = start; i < text_.size(); ++i) {
      if (text_[i] == '{') ++open;
      if (text_[i] == '}' && --open == 0) return i + 1;
    }
    return text_.size();
  }

  const Reporter& reporter_;
  const Node& node_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t piece_end_ = 0;  // where the last piece of text ends
  bool has_errors_ = false;
  bool told_width_ = false;
  std::vector<Template::Piece> pieces_;
};

}  // namespace

Marked read_markup(const Reporter& reporter, const Node& node) {
  return Parser(reporter, node).parse();
}

}  // namespace attnfig
