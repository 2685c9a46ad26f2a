"""The hooks of .pre-commit-hooks.yaml, run by pre-commit in a repository: pre_commit_test.py PROGRAM."""

import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from folder_test import FolderTest  # noqa: E402

PROGRAM = ""
SOURCE = Path(__file__).resolve().parents[2]
SPEC = "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n"

CONFIGURATION = """repos:
  - repo: {hooks}
    rev: {revision}
    hooks:
      - id: attnfig-check
        files: ^(specs|output)/
        pass_filenames: false
        args: [specs, -o, output]
"""


class Hooks(FolderTest):
    def setUp(self):
        super().setUp()
        (self.root / "bin").mkdir()
        (self.root / "bin/attnfig").symlink_to(PROGRAM)
        self.environment = {"PATH": f"{self.root}/bin:{os.environ['PATH']}", "HOME": str(self.root), "LANG": "C.UTF-8"}
        for name in ("hooks", "book"):
            (self.root / name).mkdir()
            self.git(name, "init", "-q")
            self.git(name, "config", "user.name", "T")
            self.git(name, "config", "user.email", "t@example.org")
        shutil.copy(SOURCE / ".pre-commit-hooks.yaml", self.root / "hooks")
        self.git("hooks", "add", ".")
        self.git("hooks", "commit", "-q", "-m", "Hooks")
        self.write("specs/a.yaml", SPEC)
        self.write("specs/claims/b.yaml", "not: a spec\n")
        self.write("other.yaml", "not: a spec\n")
        subprocess.run([PROGRAM, "build", "-q", "specs/a.yaml"], cwd=self.root / "book", check=True)
        self.git("book", "add", ".")

    def write(self, name, text):
        super().write(f"book/{name}", text)

    def git(self, folder, *arguments):
        subprocess.run(["git", *arguments], cwd=self.root / folder, env=self.environment, check=True, capture_output=True)

    def hook(self, name, code):
        done = subprocess.run(["pre-commit", "try-repo", "--color=never", self.root / "hooks", name, "--all-files"],
                              cwd=self.root / "book", env=self.environment, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def test_check(self):
        self.hook("attnfig-check", 0)
        self.write("specs/a.yaml", SPEC.replace("title: T", "title: U"))
        self.git("book", "add", ".")
        self.assertIn("specs/a.svg:1: error: this is not what specs/a.yaml gives", self.hook("attnfig-check", 1))

    def test_build(self):
        self.hook("attnfig-build", 0)
        self.write("specs/a.yaml", SPEC.replace("title: T", "title: U"))
        self.git("book", "add", ".")
        self.assertIn("files were modified by this hook", self.hook("attnfig-build", 1))
        self.git("book", "add", ".")
        self.hook("attnfig-build", 0)
        self.hook("attnfig-check", 0)

    def test_a_folder_of_figures(self):
        """As docs/build-systems.md configures it."""
        revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=self.root / "hooks", check=True, capture_output=True,
                                  text=True).stdout.strip()
        self.write(".pre-commit-config.yaml", CONFIGURATION.format(hooks=self.root / "hooks", revision=revision))
        (self.root / "book/specs/claims/b.yaml").unlink()
        subprocess.run([PROGRAM, "build", "-q", "specs", "-o", "output"], cwd=self.root / "book", check=True)
        self.git("book", "add", "-A")
        self.git("book", "commit", "-q", "-m", "Figures")
        self.git("book", "rm", "-q", "--cached", "specs/a.svg")
        self.write("output/a.svg", "<svg/>")
        self.git("book", "add", "output")
        done = subprocess.run(["pre-commit", "run", "--color=never"], cwd=self.root / "book", env=self.environment,
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("output/a.svg:1: error: this is not what specs/a.yaml gives", done.stdout)

    def test_build_of_a_faulty_spec(self):
        self.write("specs/a.yaml", SPEC.replace("64", "x"))
        self.git("book", "add", ".")
        self.assertIn("specs/a.yaml:3:", self.hook("attnfig-build", 1))

    def test_lint(self):
        self.hook("attnfig-lint", 0)
        self.write("drawing.svg", "<svg>")
        self.git("book", "add", ".")
        self.assertIn("drawing.svg:", self.hook("attnfig-lint", 1))


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv[1]).resolve())
    if not shutil.which("pre-commit") or not shutil.which("git"):
        print("pre_commit_test: there is no pre-commit")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0]])
