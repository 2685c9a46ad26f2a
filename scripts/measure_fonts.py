#!/usr/bin/python3
"""Writes src/text/liberation_sans.cpp: the advance widths that layout sums up.

Needs Debian's fonts-liberation and python3-fonttools. The widths are those of the Arial-metric family, in
units of 1/2048 em, without kerning and ligatures (the figures switch both off).
usage: scripts/measure_fonts.py > src/text/liberation_sans.cpp
"""

import hashlib
import pathlib

from fontTools.ttLib import TTFont

FOLDER = pathlib.Path("/usr/share/fonts/truetype/liberation")
STYLES = {
    "regular": "LiberationSans-Regular.ttf",
    "bold": "LiberationSans-Bold.ttf",
    "italic": "LiberationSans-Italic.ttf",
    "bold italic": "LiberationSans-BoldItalic.ttf",
}
# Every character of it has the one width that src/text/advance.cpp states, which is checked here.
CODE = "LiberationMono-Regular.ttf"
CODE_ADVANCE = 1229
# What a text may hold besides East Asian characters: Latin, Greek, punctuation, arrows, mathematics.
RANGES = [
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17F), (0x384, 0x3CE), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022),
    (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2195),
    (0x2200, 0x22FF),
]


def advances(font: TTFont) -> dict[int, int]:
    assert font["head"].unitsPerEm == 2048
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    return {
        point: metrics[cmap[point]][0]
        for first, last in RANGES
        for point in range(first, last + 1)
        if point in cmap
    }


def main() -> None:
    fonts = {style: TTFont(FOLDER / name) for style, name in STYLES.items()}
    tables = {style: advances(font) for style, font in fonts.items()}
    points = sorted(set.intersection(*(set(table) for table in tables.values())))
    code = advances(TTFont(FOLDER / CODE))
    assert set(points) <= set(code) and set(code.values()) == {CODE_ADVANCE}
    print("// Made by scripts/measure_fonts.py; do not edit. Advance widths in 1/2048 em of")
    for style, name in STYLES.items():
        digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()
        version = fonts[style]["name"].getDebugName(5)
        print(f"// {name}, {version},")
        print(f"// sha256 {digest}")
    print('\n#include "text/advance.h"\n\nnamespace attnfig {\n')
    print("// {code point, regular, bold, italic, bold italic}, by code point.")
    print(f"const Advance advances[{len(points)}] = {{")
    for start in range(0, len(points), 3):
        row = points[start : start + 3]
        print("    " + " ".join(f"{{0x{p:04X}, {', '.join(str(t[p]) for t in tables.values())}}}," for p in row))
    print("};\n")
    print(f"const std::size_t advance_count = {len(points)};\n")
    print("}  // namespace attnfig")


if __name__ == "__main__":
    main()
