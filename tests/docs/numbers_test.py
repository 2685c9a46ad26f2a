"""Runs what docs/numbers.md shows: numbers_test.py PROGRAM [--write] [unittest arguments].

A yaml block is the spec of the console blocks after it, or the claims about that spec. A console block holds commands
and their exact output; a line "…" leaves out the rest of an output. --write puts the program's outputs into the page.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

PROGRAM = ""
PAGE = Path(__file__).resolve().parents[2] / "docs" / "numbers.md"
REST = "…"
PROMPT = "$ "
BLOCK = re.compile(r"^```(yaml|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WIDTHS = {4: 128, 5: 64}  # column of the table of formats: elements of the vector that it is about


def environment() -> dict[str, str]:
    """The environment without what changes outputs."""
    names = ("NO_COLOR", "COLUMNS", "ATTNFIG_LANG", "ATTNFIG_LAYOUT", "ATTNFIG_PAGE_WIDTH", "ATTNFIG_THEME")
    return {name: value for name, value in os.environ.items() if name not in names}


class Folder:
    """A folder with a spec, in which commands are run."""

    def __init__(self) -> None:
        self._holder = tempfile.TemporaryDirectory()
        self.root = Path(self._holder.name)
        (self.root / "claims").mkdir()

    def write(self, text: str) -> None:
        claims = self.root / "claims" / "spec.yaml"
        if re.search(r"^claims:", text, re.MULTILINE):
            claims.write_text(text, encoding="utf-8")
        else:
            claims.unlink(missing_ok=True)
            (self.root / "spec.yaml").write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> tuple[str, int]:
        """Standard output and errors, and the exit status."""
        result = subprocess.run([PROGRAM, *arguments], cwd=self.root, env=environment(), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=60,
                                check=False)
        return result.stdout, result.returncode

    def close(self) -> None:
        self._holder.cleanup()


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines below it."""
    for part in re.split(rf"^{re.escape(PROMPT)}", block, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        yield command, lines


def shown(output: str, expected: list[str]) -> list[str]:
    """As much of an output as the page shows."""
    lines = output.splitlines()
    kept = len(expected) - 1
    return lines[:kept] + [REST] if expected[-1:] == [REST] and kept < len(lines) else lines


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the table that starts with a heading."""
    table = text[text.index(heading):].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def decimal(number: Fraction) -> str:
    """A number with as many decimals as it takes; three are enough for every format."""
    text = f"{float(number):.3f}".rstrip("0").rstrip(".")
    assert Fraction(text) == number
    return text


class Page(unittest.TestCase):
    def setUp(self) -> None:
        self.text = PAGE.read_text(encoding="utf-8")
        self.folder = Folder()
        self.addCleanup(self.folder.close)

    def names(self) -> set[str]:
        """Everything in backquotes outside of blocks."""
        return set(re.findall(r"`([^`\n]+)`", BLOCK.sub("", self.text)))

    def known(self, spec: str, claims: str, *arguments: str) -> list[str]:
        """The names that the program's hint lists."""
        self.folder.write(spec)
        self.folder.write(claims)
        output, _ = self.folder.run(*arguments)
        hint = re.search(r"hint: known: (.*)", output)
        self.assertIsNotNone(hint, output)
        return hint[1].split(", ")

    def formats(self) -> list[str]:
        layout = "{variant: mha, q_heads: 1, head_dim: 1, dtype: zzzzzzzz}"
        return self.known(f"title: T\nlayouts:\n  a: {layout}\n", "claims:", "numbers", "spec.yaml")

    def test_outputs(self) -> None:
        examples = 0
        for kind, block in BLOCK.findall(self.text):
            if kind == "yaml":
                self.folder.write(block)
                continue
            for command, lines in commands(block):
                with self.subTest(command=command, at=examples):
                    program, *arguments = shlex.split(command)
                    self.assertEqual(program, "attnfig")
                    output, status = self.folder.run(*arguments)
                    self.assertEqual("\n".join(shown(output, lines)), "\n".join(lines))
                    self.assertEqual(status != 0, "error:" in output, output)
                examples += 1
        self.assertGreater(examples, 30)

    def test_variants(self) -> None:
        output, _ = self.folder.run("list")
        listed = output.split("variants\n", 1)[1].split("\nfigures", 1)[0]
        variants = [line.split()[0] for line in listed.splitlines()]
        self.assertIn("hybrid", variants)
        headings = re.findall(r"^### `(\w+)`$", self.text, re.MULTILINE)
        self.assertEqual(sorted(variants), sorted(headings))

    def test_formats(self) -> None:
        table = rows(self.text, "| format | bits ")
        self.assertEqual([row[0] for row in table], [f"`{name}`" for name in self.formats()])
        for row in table:
            for column, width in WIDTHS.items():
                layout = f"{{variant: mqa, q_heads: 1, head_dim: {width}, dtype: {row[0].strip('`')}}}"
                self.folder.write(f"title: T\nlayouts:\n  a: {layout}\n")
                output, _ = self.folder.run("numbers", "spec.yaml", "--format", "json")
                bits = int(json.loads(output)["layouts"][0]["quantities"]["cache_token_bits"])
                self.assertEqual(decimal(Fraction(bits, 2 * width)), row[column], row[0])

    def test_quantities(self) -> None:
        spec = "title: T\nlayouts:\n  a: {variant: mha, q_heads: 1, head_dim: 1}\n"
        known = self.known(spec, "claims:", "explain", "spec.yaml", "zzzzzzzz")
        table = rows(self.text, "| quantity | meaning ")
        self.assertEqual([row[0] for row in table], [f"`{name}`" for name in known])

    def test_numbers_of_masks(self) -> None:
        layout = "title: T\nlayouts:\n  a: {variant: mha, q_heads: 1, head_dim: 1, layers: 1}\n"
        masks = "{masks: {a: {window: 2}}, at: {tokens: 64}}"
        of_layouts = self.known(layout, "claims:", "explain", "spec.yaml", "zzzzzzzz")
        known = self.known(f"{layout}panels: [a]\nfigures: [head_map, {{mask_grid: {masks}}}]\n", "claims:",
                           "explain", "spec.yaml", "zzzzzzzz")
        table = rows(self.text, "| number of a mask | meaning ")
        self.assertEqual([row[0] for row in table], [f"`{name}`" for name in known[len(of_layouts):]])

    def test_numbers_of_paged_caches(self) -> None:
        layout = "title: T\nlayouts:\n  a: {variant: mha, q_heads: 1, head_dim: 1, layers: 1}\n"
        requests = "{A: 2, B: {tokens: 2, shares: {A: 1}}}"
        steps = "[{start: C, tokens: 2, shares: {A: 1}}]"
        cache = f"{{block: 1, pool: 9, layout: a, requests: {requests}, steps: {steps}}}"
        of_layouts = self.known(layout, "claims:", "explain", "spec.yaml", "zzzzzzzz")
        known = self.known(f"{layout}figures: [{{paged_cache: {cache}}}]\n", "claims:", "explain", "spec.yaml", "zzzzzzzz")
        table = rows(self.text, "| number of a paged cache | meaning ")
        self.assertEqual([row[0] for row in table], [f"`{name}`" for name in known[len(of_layouts):]])

    def test_numbers_of_batches(self) -> None:
        layout = "title: T\nlayouts:\n  a: {variant: mha, q_heads: 1, head_dim: 1, layers: 1}\n"
        batch = "{slots: 1, requests: {A: 1}}"
        of_layouts = self.known(layout, "claims:", "explain", "spec.yaml", "zzzzzzzz")
        known = self.known(f"{layout}panels: [a]\nfigures: [head_map, {{batch_slots: {batch}}}]\n", "claims:", "explain",
                           "spec.yaml", "zzzzzzzz")
        table = rows(self.text, "| number of a batch | meaning ")
        self.assertEqual([row[0] for row in table], [f"`{name}`" for name in known[len(of_layouts):]])

    def test_numbers_of_sharding(self) -> None:
        layout = "title: T\nlayouts:\n  a: {variant: mha, q_heads: 2, head_dim: 1, tensor_parallel: 2, context: 1}\n"
        of_layouts = self.known(layout, "claims:", "explain", "spec.yaml", "zzzzzzzz")
        known = self.known(f"{layout}figures: [sharding]\n", "claims:", "explain", "spec.yaml", "zzzzzzzz")
        table = rows(self.text, "| number of a figure of sharding | meaning ")
        self.assertEqual([row[0] for row in table], [f"`{name}`" for name in known[len(of_layouts):]])

    def test_keys(self) -> None:
        names = self.names()
        for kind, block in BLOCK.findall(self.text):
            if kind == "console":
                continue
            self.folder.write(block)
            output, status = self.folder.run("numbers", "spec.yaml", "--format", "json")
            if status != 0:
                continue
            for layout in json.loads(output)["layouts"]:
                self.assertLessEqual(set(layout["quantities"]), names)

    def test_conventions(self) -> None:
        spec = "title: T\nlayouts:\n  a: {variant: mha, q_heads: 1, head_dim: 1}\n"
        claim = "{layout: a, quantity: cache.token, value: 1 B, source: S, expect: [zzzzzzzz]}"
        known = self.known(spec, f"about: A\nclaims:\n  - {claim}\n", "audit", "spec.yaml")
        table = rows(self.text, "| convention | counts ")
        listed = [name.strip("`") for row in table for name in row[0].split(", ")]
        self.assertEqual(sorted(listed), sorted(known))


def write() -> None:
    """Puts the program's outputs into the page, as many lines as it shows of them."""
    folder = Folder()

    def filled(block: re.Match[str]) -> str:
        if block[1] == "yaml":
            folder.write(block[2])
            return block[0]
        text = ""
        for command, lines in commands(block[2]):
            output, _ = folder.run(*shlex.split(command)[1:])
            text += "\n".join([PROMPT + command, *shown(output, lines)]) + "\n"
        return f"```console\n{text}```"

    PAGE.write_text(BLOCK.sub(filled, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    folder.close()


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    if "--write" in sys.argv:
        write()
    else:
        unittest.main()
