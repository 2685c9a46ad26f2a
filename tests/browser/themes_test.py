#!/usr/bin/python3
"""Holds figures in every theme and language, light and dark, against the rules of browser_test.py.

    themes_test.py PROGRAM

The figures of specs/ are drawn in every language, a sample of tests/golden with what else a figure may hold in
English. All are opened in one browser. Exit code 0: no findings.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import browser_test

ROOT = Path(__file__).resolve().parents[2]
# Together they have every role, a strip of layers, left-out groups, and boxes too small for their labels.
SAMPLE = ("deepseek_v3_rows", "gla_tpa", "jamba_like", "kimi_like", "latents_and_factors", "states", "windows")


def names(kind: str) -> list[str]:
    return sorted(file.stem for file in (ROOT / "templates" / kind).glob("*.yaml"))


def draw(program: str, specs: list[Path], theme: str, language: str, folder: Path) -> None:
    """Figures, and the scenes that tell how wide their texts should be."""
    folder.mkdir(parents=True)
    for dump in ([], ["--dump", "scene"]):
        command = [program, "build", *specs, "-q", "-o", folder, "--theme", theme, "--lang", language, *dump]
        subprocess.run(command, check=True)


def main() -> int:
    program = sys.argv[1]
    book = sorted((ROOT / "specs").glob("*.yaml"))
    sample = [ROOT / "tests/golden" / f"{name}.yaml" for name in SAMPLE]
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, browser_test.open_browser() as driver:
        for theme in names("themes"):
            for language in names("languages"):
                draw(program, book, theme, language, Path(scratch) / theme / language)
            draw(program, sample, theme, "en", Path(scratch) / theme / "sample")
        figures = sorted(Path(scratch).rglob("*.svg"))
        for figure in figures:
            findings = browser_test.check(driver, figure, browser_test.scene_widths(figure))
            for finding in findings:
                print(f"{figure.relative_to(scratch)}: {finding.mode}: {finding.rule}: {finding.sentence}")
            failed += bool(findings)
    print(f"{len(figures) - failed} passed, {failed} failed")
    return 1 if failed or not figures else 0


if __name__ == "__main__":
    sys.exit(main())
