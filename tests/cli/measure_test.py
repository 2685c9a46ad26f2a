"""Fonts that are measured, and themes that are set in them: measure_test.py PROGRAM [unittest arguments]."""

import sys
import unittest
from pathlib import Path

import cli_test
from cli_test import SPEC, Test

try:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph
    from fontTools.ttLib.tables.TupleVariation import TupleVariation
except ImportError:
    FontBuilder = None

LETTERS = [chr(letter) for letter in range(0x20, 0x7F)] + ["é"]
HEAD = "# Made by `attnfig font`: how far each letter moves the pen, without kerning and ligatures.\n"


def make_font(path, width, *, family="House Sans", letters=LETTERS, units=1000, bolder=None, other=None):
    """A font without outlines of which all letters have one width, but for those in `other`. A variable one has letters
    that are `bolder` units wider at weight 700."""
    names = {ord(letter): f"u{ord(letter):04x}" for letter in letters}
    glyphs = [".notdef", *names.values()]
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: Glyph() for name in glyphs})
    widths = {names[ord(letter)]: of_it for letter, of_it in (other or {}).items()}
    builder.setupHorizontalMetrics({name: (widths.get(name, width), 0) for name in glyphs})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "version": "Version 1.5"})
    builder.setupOS2()
    builder.setupPost()
    if bolder is not None:
        builder.setupFvar([("wght", 300, 400, 700, "Weight")], [])
        wider = TupleVariation({"wght": (0.0, 1.0, 1.0)}, [(0, 0), (bolder, 0), (0, 0), (0, 0)])
        builder.setupGvar({name: [wider] for name in names.values()})
    builder.save(path)


class Measuring(Test):
    def make(self, name, width, **options):
        make_font(self.root / name, width, **options)

    def measure(self, *arguments, code=0):
        return self.run_program("font", *arguments, code=code)

    def widths_of_a(self, *arguments):
        out, _ = self.measure(*arguments)
        (line,) = (line for line in out.splitlines() if line.startswith("  0041: "))
        return line.removeprefix("  0041: ")

    def test_a_file_of_widths(self):
        self.make("a.ttf", 500, letters=LETTERS, other={"A": 700})
        out, err = self.measure("a.ttf")
        rows = "".join(f"  {ord(letter):04X}: [{', '.join(['700' if letter == 'A' else '500'] * 4)}]\n"
                       for letter in LETTERS)
        self.assertEqual((out, err), (HEAD + '# a.ttf, Version 1.5\nfamilies: ["House Sans"]\nunits_per_em: 1000\n'
                                      "# By code point: regular, bold, italic, bold italic.\nadvances:\n" + rows, ""))

    def test_a_font_for_code(self):
        self.make("a.ttf", 500)
        self.make("code.ttf", 1200, units=2000, family='House "Mono"')
        out, _ = self.measure("a.ttf", "--code", "code.ttf")
        self.assertIn('units_per_em: 1000\ncode: {families: ["House \\"Mono\\""], units_per_em: 2000, advance: 1200}\n', out)

    def test_cuts(self):
        for name, width in {"r.ttf": 500, "b.ttf": 550, "i.ttf": 490, "bi.ttf": 540}.items():
            self.make(name, width)
        self.make("v.ttf", 600, bolder=30)
        self.make("vi.ttf", 580, bolder=20)
        for arguments, widths in {
                ("r.ttf",): "[500, 500, 500, 500]",
                ("r.ttf", "--bold", "b.ttf"): "[500, 550, 500, 550]",
                ("r.ttf", "--italic", "i.ttf"): "[500, 500, 490, 490]",
                ("r.ttf", "--bold", "b.ttf", "--italic", "i.ttf", "--bold-italic", "bi.ttf"): "[500, 550, 490, 540]",
                ("v.ttf",): "[600, 630, 600, 630]",
                ("v.ttf", "--italic", "vi.ttf"): "[600, 630, 580, 600]",
                ("r.ttf", "--bold", "v.ttf"): "[500, 630, 500, 630]"}.items():
            with self.subTest(arguments):
                self.assertEqual(self.widths_of_a(*arguments), widths)

    def test_letters_that_a_cut_lacks_are_left_out(self):
        self.make("r.ttf", 500)
        self.make("b.ttf", 550, letters=LETTERS[:-1])
        self.assertIn("  00E9: [500, 500, 500, 500]\n", self.measure("r.ttf")[0])
        self.assertNotIn("00E9", self.measure("r.ttf", "--bold", "b.ttf")[0])

    def test_what_is_no_font(self):
        self.make("r.ttf", 500)
        self.make("fine.ttf", 1000, units=2048)
        self.make("bare.ttf", 500, letters=LETTERS[1:])
        self.make("uneven.ttf", 500, other={"i": 200})
        self.write("a.yaml")
        for arguments, message in {
                ("none.ttf",): "none.ttf: cannot be read",
                ("a.yaml",): "a.yaml: is no font",
                ("bare.ttf",): 'bare.ttf: has no " " (U+0020)',
                ("r.ttf", "--bold", "fine.ttf"): "fine.ttf counts 2048 units an em, r.ttf 1000: measure cuts of one font",
                ("r.ttf", "--code", "uneven.ttf"): "uneven.ttf: not all letters are equally wide: 500 and, of U+0069, 200",
                ("r.ttf", "-o", "r.ttf"): "r.ttf is a font, so no file of widths is written to it"}.items():
            with self.subTest(arguments):
                self.assertEqual(self.measure(*arguments, code=2), ("", f"attnfig: {message}\n"))

    def test_a_file_name_does_not_end_its_line(self):
        self.make("a\nb.ttf", 500)
        self.assertIn("\n# ab.ttf, Version 1.5\n", self.measure("a\nb.ttf")[0])


class Themes(Measuring):
    """A theme whose fonts are a house's."""

    OPTIONS = ("--templates", "house", "--theme", "brand")

    def brand(self, text):
        self.write("house/themes/brand.yaml", "about: A.\nlike: modern\n" + text)

    def measured(self, width, **options):
        self.make("sans.ttf", width, **options)
        (self.root / "house/fonts").mkdir(parents=True)
        self.measure("sans.ttf", "-o", "house/fonts/sans.yaml")
        self.brand("fonts: House Sans\nfont_metrics: sans\n")

    def test_figures_have_room_for_wide_letters(self):
        self.write("a.yaml", SPEC)
        self.measured(900)
        self.run_program("build", "a.yaml", *self.OPTIONS, "-q")
        out, err = self.run_program("check", "a.yaml", *self.OPTIONS)
        self.assertEqual((out, err), ("", "1 figure: 1 as they should be, 0 findings\n"))
        plain = self.figure()
        self.assertNotEqual(self.read("a.svg").replace(b"House Sans", b""), plain)

    def test_check_measures_with_the_theme(self):
        """Narrow letters stand in less room than those of Liberation Sans would take."""
        self.write("a.yaml", SPEC)
        self.measured(250)
        self.run_program("build", "a.yaml", *self.OPTIONS, "-q")
        self.assertEqual(self.run_program("check", "a.yaml", *self.OPTIONS)[0], "")
        self.run_program("lint", "a.svg", "--font-metrics", "house/fonts/sans.yaml")
        self.assertIn('the widths of the font "house sans" are not known', self.run_program("lint", "a.svg", code=1)[0])

    def test_a_figure_depends_on_the_widths(self):
        self.write("a.yaml", SPEC)
        self.measured(500)
        self.run_program("build", "a.yaml", *self.OPTIONS, "-q", "--depfile", "a.d")
        self.assertIn("house/fonts/sans.yaml", self.read("a.d").decode())

    def test_a_family_that_is_not_measured_is_a_warning(self):
        self.write("a.yaml", SPEC)
        self.brand("fonts: House Sans, Arial\n")
        warning = ("themes/brand.yaml:3:8: warning: fonts: the widths of House Sans are not known, so its texts may be "
                   "wider than the room that they have\n  fonts: House Sans, Arial\n" + " " * 9 + "^\n"
                   "  hint: measure it with attnfig font, and name the file by font_metrics\n")
        out, err = self.run_program("build", "a.yaml", *self.OPTIONS)
        self.assertEqual((out, err), ("", warning + "1 figure: 1 written, 0 unchanged, 0 failed\n"))


if __name__ == "__main__":
    cli_test.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    if not Path(cli_test.PROGRAM).with_name("attnfig_font").is_file() or FontBuilder is None:
        print("measure_test: there is no attnfig_font or no fontTools")
        sys.exit(77)
    unittest.main()
