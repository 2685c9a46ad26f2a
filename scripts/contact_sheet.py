#!/usr/bin/python3
"""Draws figures in every theme, language and page width, light and dark, on one PNG page to be looked at.

One row a figure and theme, one column a page width, language and mode. A figure that has no text in a language is left
out and named on standard error. Needs chromium.
usage: scripts/contact_sheet.py [--themes modern,print] [--languages en] [--page-widths narrow] [--modes light]
                                [--tool build/attnfig] [--width PIXELS] [-o contact_sheet.png] [SPEC...]
"""

from __future__ import annotations

import argparse
import html
import itertools
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"light": "#ffffff", "dark": "#1e2129"}
GAP = 12
LABEL = 20


def names(kind: str) -> list[str]:
    return sorted(file.stem for file in (ROOT / "templates" / kind).glob("*.yaml"))


def draw(tool: Path, spec: Path, theme: str, language: str, page_width: str, folder: Path) -> Path | None:
    figure = folder / f"{spec.stem}-{theme}-{language}-{page_width}.svg"
    look = ["--theme", theme, "--lang", language, "--page-width", page_width]
    run = subprocess.run([tool, "build", spec, "-q", *look, "-o", figure], capture_output=True, text=True)
    if run.returncode != 0:
        print(f"left out: {spec} in {language}\n{run.stderr}", file=sys.stderr)
        return None
    return figure


def size(figure: Path, width: int) -> tuple[int, int]:
    """Of a figure as it is shown: at most so wide."""
    root = figure.read_text(encoding="utf-8").split(">", 1)[0]
    wide, high = (float(re.search(rf'\b{name}="([\d.]+)"', root)[1]) for name in ("width", "height"))
    scale = min(1, width / wide)
    return round(wide * scale), round(high * scale)


def cell(figure: Path, mode: str, label: str, width: int) -> str:
    # An image sees the colour scheme of the element that embeds it.
    return (
        f'<td style="background:{PAGES[mode]};color-scheme:{mode};color:{"#666" if mode == "light" else "#bbb"}">'
        f'<div>{html.escape(label)}</div><img src="{figure.as_uri()}" style="max-width:{width}px"></td>'
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Draws figures in every theme, language and page width on one page.")
    parser.add_argument("specs", nargs="*", type=Path, metavar="SPEC", help="default: all of specs/")
    parser.add_argument("--tool", type=Path, default=ROOT / "build/attnfig")
    for option, all_of_them in (("themes", names("themes")), ("languages", names("languages")),
                                ("page-widths", ["wide", "narrow"]), ("modes", list(PAGES))):  # fmt: skip
        parser.add_argument(f"--{option}", type=lambda text: text.split(","), default=all_of_them, metavar="A,B",
                            help=f"default: {','.join(all_of_them)}")  # fmt: skip
    parser.add_argument("--width", type=int, default=460, help="of one figure at most, in pixels")
    parser.add_argument("-o", "--output", type=Path, default=Path("contact_sheet.png"))
    arguments = parser.parse_args()
    tool, width = arguments.tool.resolve(), arguments.width
    specs = arguments.specs or sorted((ROOT / "specs").glob("*.yaml"))

    rows, high, wide = [], GAP, 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for spec in specs:
            for theme in arguments.themes:
                cells, sizes = [], []
                for page_width, language in itertools.product(arguments.page_widths, arguments.languages):
                    figure = draw(tool, spec, theme, language, page_width, folder)
                    if figure is None:
                        continue
                    for mode in arguments.modes:
                        label = f"{spec.stem} · {theme} · {language} · {page_width} · {mode}"
                        cells.append(cell(figure, mode, label, width))
                        sizes.append(size(figure, width))
                if cells:
                    rows.append("".join(cells))
                    high += max(high for _, high in sizes) + LABEL + 2 * GAP
                    wide = max(wide, len(cells) * (max(wide for wide, _ in sizes) + 2 * GAP) + GAP)
        page = folder / "page.html"
        page.write_text(
            f"<!DOCTYPE html><meta charset=utf-8><style>body{{margin:0;background:#888;font:12px/{LABEL}px sans-serif}}"
            f"table{{border-spacing:{GAP}px}}td{{padding:{GAP // 2}px;vertical-align:top}}img{{display:block}}</style>"
            "<table><tr>" + "</tr><tr>".join(rows) + "</tr></table>",
            encoding="utf-8",
        )
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
             f"--window-size={wide},{high}", f"--screenshot={arguments.output.resolve()}", page.as_uri()],
            check=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    print(f"{arguments.output}: {len(rows)} rows, {wide} x {high} px")
    return 0


if __name__ == "__main__":
    sys.exit(main())
