"""PNG and PDF where fonts lack letters: fonts_test.py PROGRAM [unittest arguments]."""

import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import cli_test
from cli_test import SPEC, SVG, Test, environment

CHINESE = "title: {en: Grouped queries, zh: 分组查询}\nlayouts:\n  gqa: {q_heads: 32, kv_heads: 8, head_dim: 128}\n"
# fontconfig warns on standard error that it finds no cache to write to.
CONFIGURATION = ('<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
                 '<dir prefix="cwd">fonts</dir>\n<cachedir prefix="cwd">fonts.conf/cache</cachedir>\n</fontconfig>\n')
FAMILIES = "Arimo, Liberation Sans, Arial, Helvetica"
CHINESE_FAMILIES = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei"


def font(pattern):
    """The file of the font that fontconfig takes for a pattern."""
    done = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True)
    return Path(done.stdout)


class Fonts(Test):
    """Every test has one font with Latin letters, and those that it asks for."""

    def setUp(self):
        super().setUp()
        self.write("fonts.conf", CONFIGURATION)
        (self.root / "fonts").mkdir()
        self.install("Liberation Sans")

    def install(self, pattern):
        shutil.copy(font(pattern), self.root / "fonts")

    def build(self, *arguments, code=0):
        return self.run_program("build", *arguments, code=code, env=environment(FONTCONFIG_FILE=str(self.root / "fonts.conf")))

    def letters(self, *arguments):
        """Those of a figure's texts, each once, as a message names them."""
        root = ElementTree.fromstring(self.build(*arguments, "-o", "-")[0])
        shown = "".join("".join(text.itertext()) for text in root.iter(SVG + "text"))
        return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(shown) if ord(letter) >= 0x2E80)

    def test_letters_that_no_font_has(self):
        self.write("a.yaml", CHINESE)
        letters = self.letters("a.yaml", "--lang", "zh")
        self.assertTrue(letters.startswith("分 (U+5206), 组 (U+7EC4), 查 (U+67E5), 询 (U+8BE2), "), letters)
        for format in ("png", "pdf"):
            self.write(f"a.{format}", "old")
            out, err = self.build("a.yaml", "--lang", "zh", "--format", format, code=2)
            self.assertEqual((out, err), ("", f"attnfig: a.{format}: no font has {letters}; looked for {FAMILIES}, "
                                              f"{CHINESE_FAMILIES}, sans-serif\n"
                                              "  hint: install one of these, or any other that has them\n"
                                              "1 figure: 0 written, 0 unchanged, 1 failed\n"))
            self.assertEqual(self.read(f"a.{format}"), b"old")

    def test_others_of_the_batch_are_written(self):
        self.write("a.yaml", CHINESE)
        _, err = self.build("a.yaml", "--lang", "en,zh", "--format", "svg,png", code=2)
        self.assertIn("attnfig: zh/a.png: no font has ", err)
        self.assertTrue(err.endswith("\n4 figures: 3 written, 0 unchanged, 1 failed\n"), err)
        self.assertTrue(self.read("a.png").startswith(b"\x89PNG"))

    def test_a_font_of_any_family_will_do(self):
        if not font("Noto Sans CJK JP").name.startswith("NotoSansCJK"):
            self.skipTest("there is no Noto Sans CJK")
        self.write("a.yaml", CHINESE)
        self.install("Noto Sans CJK JP")
        self.build("a.yaml", "--lang", "zh", "-o", "a.png")
        self.assertTrue(self.read("a.png").startswith(b"\x89PNG"))

    def test_code_is_looked_for_in_its_own_families(self):
        self.write("a.yaml", SPEC.replace("title: T", 'title: "T `注` 意"'))
        _, err = self.build("a.yaml", "-o", "a.png", code=2)
        self.assertIn("no font has 注 (U+6CE8), 意 (U+610F); looked for Cousine, Liberation Mono, Courier New, monospace; "
                      f"and for {FAMILIES}, sans-serif\n", err)

    def test_no_font_at_all(self):
        self.write("a.yaml")
        shutil.rmtree(self.root / "fonts")
        _, err = self.build("a.yaml", "-o", "a.png", code=2)
        self.assertTrue(err.startswith("attnfig: a.png: no font has T (U+0054), "), err)


if __name__ == "__main__":
    cli_test.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    if not Path(cli_test.PROGRAM).with_name("attnfig_raster").is_file() or not shutil.which("fc-match"):
        print("fonts_test: there is no attnfig_raster or no fontconfig")
        sys.exit(77)
    unittest.main()
