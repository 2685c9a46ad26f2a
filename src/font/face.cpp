#include "font/face.h"

#include <fmt/format.h>

#include FT_ADVANCES_H
#include FT_MULTIPLE_MASTERS_H
#include FT_SFNT_NAMES_H
#include FT_TRUETYPE_IDS_H

#include <algorithm>
#include <filesystem>
#include <vector>

namespace attnfig::font {
namespace {

/// Sets the axis of weight of a variable font; its other axes keep their defaults.
void set_weight(FT_Library library, FT_Face face, Cut cut) {
  constexpr FT_ULong weight_axis = FT_MAKE_TAG('w', 'g', 'h', 't');
  FT_MM_Var* axes = nullptr;
  if (FT_HAS_MULTIPLE_MASTERS(face) == 0 || FT_Get_MM_Var(face, &axes) != 0) return;
  std::vector<FT_Fixed> design;
  for (FT_UInt i = 0; i < axes->num_axis; ++i) {
    const FT_Var_Axis& axis = axes->axis[i];
    const FT_Fixed wanted = FT_Fixed{cut == Cut::bold ? 700 : 400} * 0x10000;
    design.push_back(axis.tag == weight_axis ? std::clamp(wanted, axis.minimum, axis.maximum)
                                             : axis.def);
  }
  FT_Set_Var_Design_Coordinates(face, static_cast<FT_UInt>(design.size()), design.data());
  FT_Done_MM_Var(library, axes);
}

/// Text without control characters, which would end a comment or a line.
std::string printable(std::string text) {
  std::erase_if(text, [](unsigned char byte) { return byte < ' ' || byte == 0x7F; });
  return text;
}

/// The ASCII letters of a name in UTF-16.
std::string ascii(const FT_SfntName& name) {
  std::string text;
  for (FT_UInt i = 0; i + 1 < name.string_len; i += 2)
    if (name.string[i] == 0 && ' ' <= name.string[i + 1] && name.string[i + 1] <= '~')
      text += static_cast<char>(name.string[i + 1]);
  return text;
}

}  // namespace

Face::Face(const std::string& path, Cut cut)
    : file_(printable(std::filesystem::path(path).filename().string())) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) throw FontError("FreeType cannot be started");
  library_.reset(library);
  FT_Face face = nullptr;
  if (const FT_Error error = FT_New_Face(library, path.c_str(), 0, &face); error != 0)
    throw FontError(fmt::format(
        "{}: {}", path, error == FT_Err_Cannot_Open_Resource ? "cannot be read" : "is no font"));
  face_.reset(face);
  if (FT_IS_SCALABLE(face) == 0) throw FontError(path + ": has no outlines, only pictures");
  set_weight(library, face, cut);
}

std::string Face::family() const {
  return face_->family_name == nullptr ? file_ : printable(face_->family_name);
}

std::string Face::version() const {
  for (FT_UInt i = 0; i < FT_Get_Sfnt_Name_Count(face_.get()); ++i) {
    FT_SfntName name = {};
    if (FT_Get_Sfnt_Name(face_.get(), i, &name) == 0 && name.name_id == TT_NAME_ID_VERSION_STRING &&
        name.platform_id == TT_PLATFORM_MICROSOFT)
      return ascii(name);
  }
  return {};
}

int Face::advance(char32_t letter) const {
  FT_Fixed advance = 0;
  const FT_UInt glyph = FT_Get_Char_Index(face_.get(), letter);
  if (FT_Get_Advance(face_.get(), glyph, FT_LOAD_NO_SCALE, &advance) != 0)
    throw FontError(fmt::format("{}: U+{:04X} has no width", file_, static_cast<unsigned>(letter)));
  return static_cast<int>(advance);
}

}  // namespace attnfig::font
