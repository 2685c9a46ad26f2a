"""A workspace under Ninja: exactly what changed is drawn again, and an action needs nothing but its inputs.

workspace_test.py PROGRAM NINJA
"""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from folder_test import FolderTest  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
import workspace  # noqa: E402

PROGRAM, NINJA = "", ""
FIGURES = 40


class Workspace(FolderTest):
    def setUp(self):
        super().setUp()
        self.folder = self.root / "workspace"
        workspace.write_workspace(self.folder, FIGURES, PROGRAM)
        self.assertEqual(self.run_ninja(), (FIGURES, 1))

    def run_ninja(self):
        return workspace.Run(self.folder, NINJA).actions()

    def ninja_says(self, *arguments):
        return subprocess.run([NINJA, "-C", self.folder, *arguments], check=True, capture_output=True, text=True).stdout

    def test_what_runs_again(self):
        for change, apply, expected in workspace.steps(self.folder, FIGURES):
            with self.subTest(change):
                apply()
                self.assertEqual(self.run_ninja(), expected)
                self.assertEqual(self.run_ninja(), (0, 0))

    def test_a_faulty_spec_keeps_its_figure_and_its_inputs(self):
        spec = self.folder / "specs/7.yaml"
        figure = (self.folder / "figures/7.svg").read_bytes()
        right = spec.read_text(encoding="utf-8")
        workspace.edit(spec, "q_heads", "q_heds")
        with self.assertRaises(RuntimeError):
            self.run_ninja()
        self.assertEqual((self.folder / "figures/7.svg").read_bytes(), figure)
        spec.write_text(right, encoding="utf-8")
        self.assertEqual(self.run_ninja(), (1, 0))
        self.assertEqual(self.run_ninja(), (0, 0))

    def inputs(self):
        """The files of each figure by Ninja's log of depfiles."""
        found = {}
        for line in self.ninja_says("-t", "deps").splitlines():
            if line.startswith("    "):
                found[figure].append(line.strip())
            elif line:
                figure = line.partition(":")[0]
                found[figure] = []
        return found

    def test_an_action_needs_nothing_but_its_inputs(self):
        """What remote execution does: an empty folder, the inputs, no environment."""
        inputs = self.inputs()
        self.assertEqual(len(inputs), FIGURES)
        for figure, files in inputs.items():
            self.assertEqual(len(files), 2, files)  # a spec and its theme
            command = self.ninja_says("-t", "commands", "-s", figure).strip()
            with tempfile.TemporaryDirectory() as sandbox:
                for file in files:
                    (Path(sandbox) / file).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(self.folder / file, Path(sandbox) / file)
                subprocess.run(["/bin/sh", "-c", command], cwd=sandbox, env={}, check=True)
                self.assertEqual((Path(sandbox) / figure).read_bytes(), (self.folder / figure).read_bytes())


if __name__ == "__main__":
    PROGRAM, NINJA = (str(Path(path).resolve()) for path in sys.argv[1:3])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
