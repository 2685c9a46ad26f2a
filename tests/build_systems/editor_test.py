"""The first line of a new spec gives editors its schema, which knows right specs from wrong ones: editor_test.py PROGRAM."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"editor_test: {missing}")
    sys.exit(77)

PROGRAM = ""
SOURCE = Path(__file__).resolve().parents[2]
SPEC = "title: T\nlayouts:\n  gqa: {q_heads: 8, kv_heads: 2, head_dim: 64}\n"
WRONG = {
    "an unknown field": SPEC + "titel: T\n",
    "an unknown field of a layout": SPEC.replace("kv_heads", "kv_head"),
    "no layouts": "title: T\n",
    "a word for a number": SPEC.replace("64", "wide"),
    "a number that is too small": SPEC.replace("64", "0"),
    "a list for a text": SPEC.replace("title: T", "title: [T]"),
    "a panel of a list": SPEC + "panels: [[gqa]]\n",
}


def attnfig(*arguments, cwd=None):
    return subprocess.run([PROGRAM, *arguments], cwd=cwd, check=True, capture_output=True, text=True, timeout=60).stdout


class Editor(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)
        attnfig("new", "specs/a.yaml", cwd=self.root)
        self.schema = json.loads((self.root / "specs/attnfig.schema.json").read_text(encoding="utf-8"))

    def refuses(self, text):
        return not jsonschema.Draft202012Validator(self.schema).is_valid(yaml.safe_load(text))

    def test_the_schema_that_the_first_line_names(self):
        first = (self.root / "specs/a.yaml").read_text(encoding="utf-8").splitlines()[0]
        self.assertEqual(first, "# yaml-language-server: $schema=attnfig.schema.json")
        self.assertEqual((self.root / "specs/attnfig.schema.json").read_text(encoding="utf-8"), attnfig("schema"))
        jsonschema.Draft202012Validator.check_schema(self.schema)

    def test_a_schema_that_is_there_stays(self):
        schema = self.root / "specs/attnfig.schema.json"
        schema.write_text("mine", encoding="utf-8")
        attnfig("new", "specs/b.yaml", cwd=self.root)
        self.assertEqual(schema.read_text(encoding="utf-8"), "mine")

    def test_a_folder_with_a_schema_is_drawn(self):
        attnfig("build", "-q", "specs", "-o", "out", cwd=self.root)
        self.assertEqual([path.name for path in (self.root / "out").iterdir()], ["a.svg"])

    def test_right_specs(self):
        folders = (SOURCE / "specs", SOURCE / "docs", SOURCE / "tests/golden", SOURCE / "tests/published", self.root)
        specs = [path for folder in folders for path in folder.rglob("*.yaml") if "claims" not in path.parts]
        self.assertLess(20, len(specs))
        for path in specs:
            with self.subTest(path.name):
                self.assertFalse(self.refuses(path.read_text(encoding="utf-8")))

    def test_wrong_specs(self):
        self.assertFalse(self.refuses(SPEC))
        for what, text in WRONG.items():
            with self.subTest(what):
                self.assertTrue(self.refuses(text))


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv[1]).resolve())
    unittest.main(argv=[sys.argv[0]])
