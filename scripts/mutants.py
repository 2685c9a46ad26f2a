#!/usr/bin/python3
"""Breaks the code one line at a time and says which breaks the C++ tests notice.

    scripts/mutants.py [--sample N] [--folder FOLDER]... [--list] [PATH...]

Each mutant is one small change: another comparison, another sign, a condition turned round, a constant one larger, a
statement left out. It is built in a copy of the last commit (in --work, default build-mutants/), and the tests run on it
until one fails. A mutant that no test notices survives: a test is missing, or the change means nothing. Those that do not
compile are not counted. The sample is the same every time for the same code.

Prints a line a mutant and the score, the share of mutants that tests notice. Exit code 1: the score is below --floor.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What the numbers and the layout of figures come from.
FOLDERS = ("src/model", "src/input", "src/import", "src/scene", "src/figures")
# The quick ones first: most mutants need no more than these.
TAGS = ("[golden],[errors],[kinds],[unit]", "[import],[numbers],[values]", "[properties],[lint]")

# clang-format sets blanks around operators, and none around the brackets of templates.
SWAPS = {
    " < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " == ": " != ", " != ": " == ",
    " + ": " - ", " - ": " + ", " * ": " + ", " / ": " * ", " % ": " * ",
    " += ": " -= ", " -= ": " += ", " && ": " || ", " || ": " && ",
    "true": "false", "false": "true", "std::min(": "std::max(", "std::max(": "std::min(",
}
SWAP = re.compile("|".join(re.escape(old) for old in sorted(SWAPS, key=len, reverse=True)))
NUMBER = re.compile(r"(?<![\w.'])\d+(?![\w.'])")
NEGATION = re.compile(r"(?<=[( ])!(?=[\w(])")
# A call or an assignment on a line of its own; declarations start with a type and a name.
STATEMENT = re.compile(r"^\s+(?:\w[\w.\->\[\]:]*\(.*\)|\w[\w.\->\[\]]* [-+*/]?= [^=].*);$")
HIDDEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'|//.*$')


@dataclass(frozen=True)
class Mutant:
    path: str
    line: int  # from 1
    before: str
    after: str

    def __str__(self) -> str:
        after = self.after.strip() or "(left out)"
        return f"{self.path}:{self.line}: {self.before.strip()}  ->  {after}"

    def rank(self) -> str:
        return hashlib.sha256(f"{self.path} {self.before} {self.after}".encode()).hexdigest()


def mutants_of_line(line: str) -> list[str]:
    """The line with one change each; texts and comments stay."""
    if line.lstrip().startswith(("#", "//", "static_assert", "template", "using")):
        return []
    shown = HIDDEN.sub(lambda match: "\0" * len(match.group()), line)
    changed = []
    for pattern, other in ((SWAP, lambda old: SWAPS[old]), (NEGATION, lambda old: ""),
                           (NUMBER, lambda old: str(int(old) + 1))):
        for match in pattern.finditer(shown):
            changed.append(line[:match.start()] + other(match.group()) + line[match.end():])
    if STATEMENT.match(shown) and not shown.lstrip().startswith("return"):
        changed.append("")
    return changed


def mutants_of(path: Path) -> list[Mutant]:
    name = str(path.relative_to(ROOT))
    return [Mutant(name, number, line, after)
            for number, line in enumerate(path.read_text().splitlines(), 1) for after in mutants_of_line(line)]


def sources(folders: list[str]) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.cpp"))


def run(*command: str, cwd: Path, seconds: int = 900) -> tuple[int, str]:
    try:
        done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              errors="replace", timeout=seconds, check=False)
        return done.returncode, done.stdout
    except subprocess.TimeoutExpired:
        return 1, "ran out of time"


class Copy:
    """The last commit in a folder of its own, built once and then again for each mutant."""

    def __init__(self, folder: Path, flags: str) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        # Work goes on meanwhile.
        self.commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE, text=True,
                                     check=True).stdout.strip()
        archive = subprocess.run(["git", "archive", self.commit], cwd=ROOT, stdout=subprocess.PIPE, check=True)
        subprocess.run(["tar", "-x", "--skip-old-files", "-C", str(self.folder)], input=archive.stdout, check=True)
        for name in subprocess.run(["git", "ls-files"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n"):
            self.restore(name)
        configured = run("cmake", "-S", ".", "-B", "build", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DATTNFIG_TESTS=ON",
                         f"-DCMAKE_CXX_FLAGS_RELEASE={flags}", cwd=self.folder)
        for code, said in (configured, self.build(seconds=7200)):
            if code != 0:
                sys.exit(said)
        if failed := self.first_failure():
            sys.exit(f"tests fail without any change: {failed}")

    def restore(self, name: str) -> None:
        """As the last commit has it; a file that is so already keeps its time."""
        if not name:
            return
        text = subprocess.run(["git", "show", f"{self.commit}:{name}"], cwd=ROOT, stdout=subprocess.PIPE, check=False).stdout
        path = self.folder / name
        if path.is_symlink():
            return
        if not path.exists() or path.read_bytes() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)

    def build(self, seconds: int = 900) -> tuple[int, str]:
        return run("cmake", "--build", "build", "--target", "attnfig_tests", cwd=self.folder, seconds=seconds)

    def first_failure(self) -> str:
        """The first test case that fails; an empty text if none does."""
        for tags in TAGS:
            code, said = run("build/tests/attnfig_tests", tags, "--abort", cwd=self.folder, seconds=120)
            if code != 0:
                case = re.search(r"^-{20,}\n(.+?)\n-{20,}", said, re.MULTILINE | re.DOTALL)
                return " ".join(case.group(1).split()) if case else said.strip().splitlines()[-1] if said.strip() else "crash"
        return ""

    def outcome(self, mutant: Mutant) -> tuple[str, str]:
        """"noticed" with the test, "survived" or "no build"."""
        path = self.folder / mutant.path
        lines = path.read_text().splitlines(keepends=True)
        lines[mutant.line - 1] = mutant.after + "\n"
        path.write_text("".join(lines))
        try:
            if self.build()[0] != 0:
                return "no build", ""
            failed = self.first_failure()
            return ("noticed", failed) if failed else ("survived", "")
        finally:
            self.restore(mutant.path)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files to break; default: those of the folders")
    parser.add_argument("--folder", action="append", help=f"default: {', '.join(FOLDERS)}")
    parser.add_argument("--sample", type=int, default=100, metavar="N", help="so many mutants; 0: all; default: 100")
    parser.add_argument("--floor", type=int, default=0, metavar="PER_CENT", help="the least score that is accepted")
    parser.add_argument("--work", default="build-mutants", metavar="FOLDER", help="where the copy is built")
    parser.add_argument("--flags", default="-O1 -DNDEBUG", help="of the compiler; default: -O1 -DNDEBUG")
    parser.add_argument("--list", action="store_true", help="print the mutants and break nothing")
    options = parser.parse_args()
    paths = [ROOT / path for path in options.paths] or sources(options.folder or list(FOLDERS))
    mutants = sorted((mutant for path in paths for mutant in mutants_of(path)), key=Mutant.rank)
    mutants = sorted(mutants[:options.sample or None], key=lambda mutant: (mutant.path, mutant.line))
    if options.list:
        print("\n".join(map(str, mutants)))
        return 0
    copy = Copy(ROOT / options.work, options.flags)
    count: Counter[str] = Counter()
    for mutant in mutants:
        outcome, test = copy.outcome(mutant)
        count[outcome] += 1
        print(f"{outcome}: {mutant}" + (f"  [{test}]" if test else ""), flush=True)
    counted = count["noticed"] + count["survived"]
    score = 100 * count["noticed"] // counted if counted else 100
    print(f"{score} %: {count['noticed']} of {counted} mutants are noticed; {count['no build']} do not build")
    return 1 if score < options.floor else 0


if __name__ == "__main__":
    sys.exit(main())
