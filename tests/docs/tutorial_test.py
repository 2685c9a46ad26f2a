"""Runs docs/tutorial.md as a newcomer would: tutorial_test.py PROGRAM [--write] [unittest arguments].

A block whose first line names a path, as in ```yaml specs/a.yaml, is a file that is written. A console block holds
commands and their exact output; a line "…" leaves out the rest of an output. Blocks in sh are not run. --write puts the
outputs of the commands into the page.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = ""
ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tutorial.md"
REST = "…"
PROMPT = "$ "
BLOCK = re.compile(r"^```(console|yaml|markdown)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEEDED = ("mkdocs", "git")
MISSING = 77


def environment(home: str) -> dict[str, str]:
    path = os.pathsep.join([str(Path(PROGRAM).parent), os.environ["PATH"]])
    return {"PATH": path, "HOME": home, "PYTHONPATH": str(ROOT / "integrations" / "mkdocs"), "LANG": "C.UTF-8"}


def run(command: str, folder: str) -> str:
    result = subprocess.run(["sh", "-c", command], cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=120,
                            check=False)
    return result.stdout


def outputs(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that the page shows."""
    parts = re.split(rf"^{re.escape(PROMPT)}", block, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def follow(page: str) -> str:
    """The page with the outputs that its commands have now; what it leaves out stays left out."""
    with tempfile.TemporaryDirectory() as folder:
        run("git init -q", folder)

        def done(match: re.Match[str]) -> str:
            language, path, text = match.groups()
            if language != "console":
                if path:
                    file = Path(folder, path)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8")
                return match[0]
            shown = ""
            for command, expected in outputs(text):
                output = run(command, folder)
                head, rest, _ = expected.partition(f"\n{REST}\n")
                if rest and output.startswith(head + "\n"):
                    output = head + rest
                shown += f"{PROMPT}{command}\n{output}"
            return f"```console\n{shown}```"

        return BLOCK.sub(done, page)


class Tutorial(unittest.TestCase):
    maxDiff = None

    def test_every_command_does_what_the_page_shows(self) -> None:
        page = PAGE.read_text(encoding="utf-8")
        self.assertEqual(page, follow(page))

    def test_the_figure_shown_is_the_one_drawn(self) -> None:
        spec = next(text for _, path, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if path)
        kept = (ROOT / "docs" / "llama_3_70b.yaml").read_text(encoding="utf-8")
        self.assertEqual(spec, re.sub(r"^#.*\n", "", kept, flags=re.MULTILINE))


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"tutorial_test: {', '.join(missing)} missing")
        sys.exit(MISSING)
    if "--write" in sys.argv:
        PAGE.write_text(follow(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        sys.exit(0)
    unittest.main()
