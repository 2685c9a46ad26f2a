"""Draws the specs of docs/cookbook.md: cookbook_test.py PROGRAM [--write] [unittest arguments].

A yaml block is a spec of at most ten lines. The picture below it, ![…](cookbook/NAME.svg), is what `attnfig build` makes
of it. --write draws the pictures anew.
"""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = ""
DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "cookbook.md"
FOLDER = DOCS / "cookbook"
MOST_LINES = 10
RECIPE = re.compile(r"^```yaml\n(.*?)^```\n\n!\[[^\]]+\]\(cookbook/(\w+)\.svg\)$", re.MULTILINE | re.DOTALL)


def recipes() -> dict[str, str]:
    """The specs by the names of their pictures."""
    return {name: spec for spec, name in RECIPE.findall(PAGE.read_text(encoding="utf-8"))}


def kinds() -> set[str]:
    """The kinds of figures that the program draws."""
    listed = subprocess.run([PROGRAM, "list", "--no-project"], capture_output=True, encoding="utf-8", check=True).stdout
    figures = re.split(r"^(?=\S)", listed[listed.index("\nfigures\n"):].lstrip(), flags=re.MULTILINE)[1]
    return set(re.findall(r"^  (\w+)", figures, re.MULTILINE))


def draw(output: Path) -> str:
    """Draws every recipe into a folder; what the program complains about."""
    with tempfile.TemporaryDirectory() as folder:
        for name, spec in recipes().items():
            Path(folder, f"{name}.yaml").write_text(spec, encoding="utf-8")
        result = subprocess.run([PROGRAM, "build", folder, "--no-project", "--quiet", "-o", str(output)],
                                capture_output=True, encoding="utf-8", check=False)
        return result.stderr


class Cookbook(unittest.TestCase):
    maxDiff = None

    def test_every_spec_has_its_picture(self) -> None:
        page = PAGE.read_text(encoding="utf-8")
        self.assertEqual(len(recipes()), page.count("```yaml\n"))
        self.assertEqual({f"{name}.svg" for name in recipes()}, {path.name for path in FOLDER.iterdir()})

    def test_specs_are_short(self) -> None:
        self.assertEqual({}, {name: spec for name, spec in recipes().items() if MOST_LINES < len(spec.splitlines())})

    def test_every_kind_of_figure_has_a_recipe(self) -> None:
        named = set(re.findall(r"\w+", "\n".join(recipes().values())))
        self.assertEqual({"head_map"}, kinds() - named)  # which a spec without `figures` draws

    def test_the_pictures_are_what_the_program_draws(self) -> None:
        with tempfile.TemporaryDirectory() as output:
            self.assertEqual("", draw(Path(output)))
            for name in recipes():
                with self.subTest(name):
                    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
                    self.assertEqual(kept, Path(output, f"{name}.svg").read_text(encoding="utf-8"))


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    if "--write" in sys.argv:
        sys.exit(draw(FOLDER) or None)
    unittest.main()
