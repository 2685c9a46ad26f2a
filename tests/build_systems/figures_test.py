"""attnfig_add_figures() of the installed package, under Ninja and under make: figures_test.py PROGRAM NINJA."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from folder_test import FolderTest  # noqa: E402

PROGRAM, NINJA = "", ""
SOURCE = Path(__file__).resolve().parents[2]
SPEC = "title: {en: T, zh: 题}\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n"
PROJECT = """cmake_minimum_required(VERSION 3.20)
project(book LANGUAGES NONE)
find_package(attnfig REQUIRED COMPONENTS figures)
"""
FIGURES = """attnfig_add_figures(figures ALL
  SPECS "specs/a b.yaml" specs/c.yaml
  OUTPUT_DIRECTORY out
  FORMATS svg md
  LANGUAGES en zh
  THEME house
  TEMPLATES mine
  OUTPUTS all)
file(WRITE ${CMAKE_BINARY_DIR}/outputs.txt "${all}")
add_custom_command(OUTPUT page.html COMMAND ${CMAKE_COMMAND} -E copy out/c.svg page.html
                   DEPENDS out/c.svg COMMENT "Binding page" VERBATIM)
add_custom_target(page ALL DEPENDS page.html)
"""
ALL = ["out/a b.svg", "out/a b.md", "out/zh/a b.svg", "out/zh/a b.md", "out/c.svg", "out/c.md", "out/zh/c.svg", "out/zh/c.md"]


def setUpModule():
    holder = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(holder.cleanup)
    build = Path(PROGRAM).parent
    subprocess.run(["cmake", "--install", build, "--prefix", holder.name], check=True, capture_output=True)
    Project.prefix = Path(holder.name).resolve()


class Project(FolderTest):
    prefix = Path()

    def setUp(self):
        super().setUp()
        self.root /= "project"
        for name in ("a b", "c"):
            self.write(f"specs/{name}.yaml", SPEC)
        for name, source in (("themes/house", "themes/modern"), ("languages/zh", "languages/zh")):
            self.write(f"mine/{name}.yaml", (SOURCE / f"templates/{source}.yaml").read_text(encoding="utf-8"))

    def edit(self, name, old, new):
        time.sleep(0.02)
        text = (self.root / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.write(name, text.replace(old, new, 1))

    def configure(self, generator, figures=FIGURES, code=0):
        self.write("CMakeLists.txt", PROJECT + figures)
        settings = [f"-DCMAKE_MAKE_PROGRAM={NINJA}"] if generator.startswith("Ninja") else []
        done = subprocess.run(["cmake", "-G", generator, "-S", self.root, "-B", self.root / "build", *settings,
                               f"-DCMAKE_PREFIX_PATH={self.prefix}"], capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stderr)
        return " ".join(done.stderr.split())

    def build(self):
        """What was drawn, and whether the page was made."""
        done = subprocess.run(["cmake", "--build", self.root / "build"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        drawn = [line.partition("Drawing ")[2] for line in done.stdout.splitlines() if "Drawing " in line]
        return sorted(drawn), "Binding page" in done.stdout


class Rebuilds(Project):
    def rebuilds(self, generator, restat):
        self.configure(generator)
        self.assertEqual((self.root / "build/outputs.txt").read_text().split(";"),
                         [f"{self.root}/build/{figure}" for figure in ALL])
        nothing, one = ([], False), sorted(figure for figure in ALL if "/c." in figure)
        self.assertEqual(self.build(), (sorted(ALL), True))
        self.assertTrue(all((self.root / "build" / figure).is_file() for figure in ALL))
        self.assertEqual(self.build(), nothing)

        self.edit("specs/c.yaml", "T,", "Another title,")
        self.assertEqual(self.build(), (one, True))
        self.assertEqual(self.build(), nothing)

        self.edit("specs/c.yaml", "layouts:", "# a comment\nlayouts:")
        self.assertEqual(self.build(), (one, not restat))
        self.assertEqual(self.build(), nothing)

        self.edit("mine/themes/house.yaml", "about:", "# a comment\nabout:")
        self.assertEqual(self.build(), (sorted(ALL), not restat))
        self.assertEqual(self.build(), nothing)

        # Both texts name Chinese, so the file of its words is one of every figure's.
        self.edit("mine/languages/zh.yaml", "about:", "# a comment\nabout:")
        self.assertEqual(self.build()[0], sorted(ALL))
        self.assertEqual(self.build(), nothing)

        # A new theme that no figure uses changes nothing, but a new file may replace a built-in
        # one.
        time.sleep(0.02)
        shutil.copy(self.root / "mine/themes/house.yaml", self.root / "mine/themes/other.yaml")
        self.assertEqual(self.build()[0], sorted(ALL))
        self.assertEqual(self.build(), nothing)
        self.edit("mine/themes/other.yaml", "about:", "# a comment\nabout:")
        self.assertEqual(self.build(), nothing)

        os.utime(self.prefix / "bin/attnfig")
        self.assertEqual(self.build()[0], sorted(ALL))
        self.assertEqual(self.build(), nothing)

    def test_ninja(self):
        self.rebuilds("Ninja", restat=True)

    def test_make(self):
        self.rebuilds("Unix Makefiles", restat=False)

    def test_several_configurations(self):
        self.configure("Ninja Multi-Config")
        self.assertEqual(self.build(), (sorted(ALL), True))
        self.assertEqual(self.build(), ([], False))


class Installed(Project):
    def test_manual_and_completions(self):
        for name, arguments in (("man/man1/attnfig.1", ["manual"]), ("zsh/site-functions/_attnfig", ["completions", "zsh"]),
                                ("bash-completion/completions/attnfig", ["completions", "bash"]),
                                ("fish/vendor_completions.d/attnfig.fish", ["completions", "fish"])):
            printed = subprocess.run([PROGRAM, *arguments], check=True, capture_output=True).stdout
            self.assertEqual((self.prefix / "share" / name).read_bytes(), printed, name)


class Options(Project):
    def test_what_is_usual(self):
        self.configure("Ninja", "attnfig_add_figures(figures SPECS specs/c.yaml)\n")
        self.assertEqual(self.build(), ([], False))
        subprocess.run(["cmake", "--build", self.root / "build", "--target", "figures"], check=True, capture_output=True)
        self.assertIn('lang="en"', (self.root / "build/c.svg").read_text(encoding="utf-8"))

    def test_an_imported_config(self):
        config = SOURCE / "tests/import/models/meta-llama__Llama-2-7b-hf.json"
        shutil.copy(config, self.root / "llama.json")
        self.configure("Ninja", "attnfig_add_figures(figures ALL SPECS llama.json ASSUME head_dim=64)\n")
        self.assertEqual(self.build()[0], ["llama.svg"])
        self.edit("llama.json", '"num_hidden_layers": 32', '"num_hidden_layers": 16')
        self.assertEqual(self.build()[0], ["llama.svg"])

    def test_pictures(self):
        if not (self.prefix / "bin/attnfig_raster").exists():
            self.skipTest("attnfig was built without librsvg")
        self.configure("Ninja", "attnfig_add_figures(figures ALL SPECS specs/c.yaml FORMATS png pdf numbers.md SCALE 2)\n")
        self.assertEqual(self.build()[0], ["c.numbers.md", "c.pdf", "c.png"])
        self.assertEqual((self.root / "build/c.png").read_bytes()[:4], b"\x89PNG")

    def test_page_widths(self):
        self.configure("Ninja", "attnfig_add_figures(figures ALL SPECS specs/c.yaml FORMATS svg md PAGE_WIDTHS wide narrow)\n")
        self.assertEqual(self.build()[0], ["c.md", "c.narrow.svg", "c.svg"])

    def test_mistakes(self):
        call = "attnfig_add_figures(figures"
        cases = ((" SPECS specs/c.yaml LANGUAGE zh", '"LANGUAGE" is neither an argument nor a .yaml or .json file'), ("", "SPECS is missing"),
                 (" oops SPECS specs/c.yaml", "unknown arguments: oops"),
                 (" SPECS specs/c.yaml THEME", "no value is given for: THEME"),
                 (" SPECS specs/c.yaml FORMATS gif", 'unknown format "gif"; choose from svg, png, pdf, md, numbers.md, numbers.json'),
                 (" SPECS specs/c.yaml PAGE_WIDTHS broad", 'unknown page width "broad"; choose from wide, narrow'),
                 (" SPECS specs/c.yaml other/c.yaml", f"two specs would be drawn as {self.root}/build/c.svg"),
                 (" SPECS [[specs/a#b.yaml]]", f'CMake\'s depfiles cannot hold "{self.root}/specs/a#b.yaml", for its #'),
                 (" SPECS [[specs/a:b.yaml]]", f'CMake\'s depfiles cannot hold "{self.root}/specs/a:b.yaml", for its :'),
                 (" SPECS specs/c.yaml TEMPLATES nope", f"there are no pages, themes or languages in {self.root}/nope"))
        for arguments, message in cases:
            with self.subTest(arguments):
                error = self.configure("Ninja", f"{call}{arguments})\n", code=1)
                self.assertIn(f"attnfig_add_figures(figures): {message}", error)

    def test_an_unknown_component(self):
        self.write("CMakeLists.txt", "")
        error = self.configure("Ninja", "find_package(attnfig REQUIRED COMPONENTS nope)\n", code=1)
        self.assertIn('this attnfig has no component "nope"', error)


if __name__ == "__main__":
    PROGRAM, NINJA = (str(Path(path).resolve()) for path in sys.argv[1:3])
    if not (Path(PROGRAM).parent / "cmake_install.cmake").exists():
        print("figures_test: this build installs nothing")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
