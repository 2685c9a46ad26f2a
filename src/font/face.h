#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

#include <memory>
#include <stdexcept>
#include <string>

namespace attnfig::font {

/// A font that cannot be used, with the reason.
struct FontError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Free {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
template <class T>
using Owned = std::unique_ptr<std::remove_pointer_t<T>, Free>;

/// The weight that a face of a variable font is taken at.
enum class Cut { regular, bold };

/// One face of a font file, the first of a collection. Hinting and size are left out: all widths
/// are those of the outlines.
class Face {
 public:
  /// Throws FontError.
  explicit Face(const std::string& path, Cut cut = Cut::regular);

  FT_Face get() const { return face_.get(); }
  /// The file's name without its folder, without what is not printable.
  const std::string& file() const { return file_; }
  /// In ASCII, as FreeType has it.
  std::string family() const;
  bool is_variable() const { return FT_HAS_MULTIPLE_MASTERS(face_.get()) != 0; }
  /// "Version 1.07.4", as the font states it; may be empty.
  std::string version() const;
  int units_per_em() const { return face_->units_per_EM; }
  bool has(char32_t letter) const { return FT_Get_Char_Index(face_.get(), letter) != 0; }
  /// How far a letter moves the pen, in the font's units.
  int advance(char32_t letter) const;

 private:
  Owned<FT_Library> library_;
  Owned<FT_Face> face_;
  std::string file_;
};

}  // namespace attnfig::font
