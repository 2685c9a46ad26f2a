#!/usr/bin/python3
"""Draws figures in every theme and language, light and dark, on one PNG page to be looked at.

One row a figure and theme, one column a language and mode. A figure that has no text in a language is left out
and named on standard error. Needs chromium.
usage: scripts/contact_sheet.py [--tool build/attnfig] [--width PIXELS] [-o contact_sheet.png] [SPEC...]
"""

from __future__ import annotations

import argparse
import html
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


def draw(tool: Path, spec: Path, theme: str, language: str, folder: Path) -> Path | None:
    figure = folder / f"{spec.stem}-{theme}-{language}.svg"
    run = subprocess.run(
        [tool, "build", spec, "-q", "--theme", theme, "--lang", language, "-o", figure], capture_output=True, text=True
    )
    if run.returncode != 0:
        print(f"left out: {spec} in {language}\n{run.stderr}", file=sys.stderr)
        return None
    return figure


def height(figure: Path, width: int) -> int:
    root = figure.read_text(encoding="utf-8").split(">", 1)[0]
    wide, high = (float(re.search(rf'\b{name}="([\d.]+)"', root)[1]) for name in ("width", "height"))
    return round(high * min(1, width / wide))


def cell(figure: Path, mode: str, label: str, width: int) -> str:
    # An image sees the colour scheme of the element that embeds it.
    return (
        f'<td style="background:{PAGES[mode]};color-scheme:{mode};color:{"#666" if mode == "light" else "#bbb"}">'
        f'<div>{html.escape(label)}</div><img src="{figure.as_uri()}" style="max-width:{width}px"></td>'
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Draws figures in every theme and language on one page.")
    parser.add_argument("specs", nargs="*", type=Path, metavar="SPEC", help="default: all of specs/")
    parser.add_argument("--tool", type=Path, default=ROOT / "build/attnfig")
    parser.add_argument("--width", type=int, default=460, help="of one figure, in pixels")
    parser.add_argument("-o", "--output", type=Path, default=Path("contact_sheet.png"))
    arguments = parser.parse_args()
    tool = arguments.tool.resolve()
    specs = arguments.specs or sorted((ROOT / "specs").glob("*.yaml"))
    themes, languages = names("themes"), names("languages")

    rows, high = [], GAP
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for spec in specs:
            for theme in themes:
                figures = {language: draw(tool, spec, theme, language, folder) for language in languages}
                drawn = {language: figure for language, figure in figures.items() if figure}
                if not drawn:
                    continue
                rows.append("".join(
                    cell(figure, mode, f"{spec.stem} · {theme} · {language} · {mode}", arguments.width)
                    for language, figure in drawn.items() for mode in PAGES
                ))  # fmt: skip
                high += max(height(figure, arguments.width) for figure in drawn.values()) + LABEL + 2 * GAP
        page = folder / "page.html"
        page.write_text(
            f"<!DOCTYPE html><meta charset=utf-8><style>body{{margin:0;background:#888;font:12px/{LABEL}px sans-serif}}"
            f"table{{border-spacing:{GAP}px}}td{{padding:{GAP // 2}px;vertical-align:top}}img{{display:block}}</style>"
            "<table><tr>" + "</tr><tr>".join(rows) + "</tr></table>",
            encoding="utf-8",
        )
        wide = len(languages) * len(PAGES) * (arguments.width + 2 * GAP) + GAP
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
             f"--window-size={wide},{high}", f"--screenshot={arguments.output.resolve()}", page.as_uri()],
            check=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    print(f"{arguments.output}: {len(rows)} rows of up to {len(languages) * len(PAGES)} figures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
