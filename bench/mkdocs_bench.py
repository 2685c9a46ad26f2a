#!/usr/bin/python3
"""Measures what figures add to a rebuild of one page, and exits 1 when that is more than 50 ms.

    bench/mkdocs_bench.py [--tool build/attnfig] [--rounds 20]

Converts one page with 5 figures and 10 numbers as MkDocs does, and the same page with the extension left out. Rounds
take turns, and each ends the program that it started, so that its time is known. What is held to the target is time of
the CPU, of this process and the program's, so that other work on the machine counts little; the clock's is printed
beside it.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import NamedTuple

import markdown
import markdown.extensions
import markdown.treeprocessors

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "integrations" / "mkdocs"))
from attnfig_markdown import AttnfigExtension  # noqa: E402
from attnfig_markdown.extension import store_in  # noqa: E402
from attnfig_markdown.pipe import close_pipes  # noqa: E402

TARGET = 50.0  # ms
FIGURES = 5
SPEC = """title: "Figure {number}, round {round}"
over: mha
layouts:
  mha: {{q_heads: 64, head_dim: 128, layers: 80, context: 8Ki}}
  gqa: {{like: mha, kv_heads: 8}}
summary:
  entries: [mha, gqa]
"""
NUMBERS = "Of {{ attnfig: %s mha.cache.total:GiB }} it keeps {{ attnfig: %s gqa.cache.total:GiB }}.\n\n"
EXTENSIONS = ["tables", "toc", "attr_list", "admonition"]


class Time(NamedTuple):
    """In ms."""

    cpu: float
    wall: float


class Host(markdown.extensions.Extension):
    """What MkDocs tells of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.file = SimpleNamespace(src_path=page.name, abs_src_path=str(page))

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        links = markdown.treeprocessors.Treeprocessor(md)
        links.file = self.file
        md.treeprocessors.register(links, "relpath", 0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", default=str(ROOT / "build" / "attnfig"))
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = measure(Path(folder), options.tool, options.rounds)
    plain = middle(times.pop("without"))
    print(f"One page with {FIGURES} figures and {2 * FIGURES} numbers, {plain.cpu:.1f} ms without the extension.\n")
    print("| what has changed | added, ms of CPU | target | by the clock |\n|---|---:|---:|---:|")
    met = True
    for case, taken in times.items():
        cpu, wall = (after - before for after, before in zip(middle(taken), plain))
        met = met and cpu <= TARGET
        print(f"| {case} | {cpu:.1f} | <= {TARGET:.0f} | {wall:.1f} |")
    return 0 if met else 1


def now() -> Time:
    own, program = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + program.ru_utime + program.ru_stime
    return Time(cpu * 1000, time.perf_counter() * 1000)


def middle(times: list[Time]) -> Time:
    return Time(median(each.cpu for each in times), median(each.wall for each in times))


def measure(folder: Path, tool: str, rounds: int) -> dict[str, list[Time]]:
    """The times of each round."""
    names = [f"f{number}.attnfig.yaml" for number in range(FIGURES)]
    text = "# Page\n\n" + "".join(f"![]({name})\n\n" + NUMBERS % (name, name) for name in names)

    def write(name: str, round_: int) -> None:
        (folder / "docs" / name).write_text(SPEC.format(number=name[1], round=round_))

    def convert(*extensions: object) -> Time:
        start = now()
        page = markdown.markdown(text, extensions=[*EXTENSIONS, *extensions])
        close_pipes()
        taken = Time(*(after - before for after, before in zip(now(), start)))
        if extensions and page.count("<figure>") != FIGURES:
            sys.exit("mkdocs_bench: the page lacks figures")
        return taken

    def with_figures() -> Time:
        figures = AttnfigExtension(program=tool, cache=str(folder / "cache"), errors="raise")
        return convert(figures, Host(folder / "docs" / "page.md"))

    def after(change: Callable[[], object]) -> Time:
        change()
        return with_figures()

    (folder / "docs").mkdir()
    (folder / "docs" / "page.md").write_text(text)
    for name in names:
        write(name, -1)
    with_figures()
    times: dict[str, list[Time]] = {}
    for round_ in range(rounds):
        for case, taken in (
            ("without", convert()),
            ("words alone", with_figures()),
            ("words alone, in a new process", after(store_in.cache_clear)),
            ("the spec of one figure", after(lambda: write(names[0], round_))),
            ("all specs", after(lambda: [write(name, rounds + round_) for name in names])),
        ):
            times.setdefault(case, []).append(taken)
    return times


if __name__ == "__main__":
    sys.exit(main())
