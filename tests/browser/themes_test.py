#!/usr/bin/python3
"""Holds figures in every theme, language and page width, light and dark, against the rules of browser_test.py.

    themes_test.py PROGRAM

The figures of specs/ and a sample of the gallery are drawn in every language, and a sample of tests/golden with what
else a figure may hold in English. All are opened in one browser. In a page 360 px wide that offers both page widths, the
narrow figures are taken and fit, with no text under 9 px. Exit code 0: no findings.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import browser_test

ROOT = Path(__file__).resolve().parents[2]
# Together they have every role, a strip of layers, left-out groups, and boxes too small for their labels.
SAMPLE = ("deepseek_v3_rows", "gla_tpa", "jamba_like", "kimi_like", "latents_and_factors", "states", "windows")
# Latents, vectors that are key and value, states, channels, shared caches, long patterns, wide rows of groups.
GALLERY = ("deepseek_v4_flash", "gemma_3n_e4b", "kimi_linear", "mamba_2_8b", "mixtral_8x7b", "nemotron_h_56b")
PAGE_WIDTHS = ("wide", "narrow")


def names(kind: str) -> list[str]:
    return sorted(file.stem for file in (ROOT / "templates" / kind).glob("*.yaml"))


def draw(program: str, specs: list[Path], theme: str, language: str, folder: Path) -> None:
    """Figures, and the scenes that tell how wide their texts should be."""
    folder.mkdir(parents=True)
    look = ["--theme", theme, "--lang", language, "--page-width", ",".join(PAGE_WIDTHS)]
    for dump in ([], ["--dump", "scene"]):
        subprocess.run([program, "build", *specs, "-q", "-o", folder, *look, *dump], check=True)


def page_of(figures: list[Path]) -> str:
    """A page as README.md advises."""
    pictures = (
        f'<picture><source media="(max-width: 480px)" srcset="{figure.with_suffix(".narrow.svg").as_uri()}">'
        f'<img src="{figure.as_uri()}" alt=""></picture>'
        for figure in figures
    )
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>T</title>'
    style = "<style>body { margin: 0 } img { display: block; max-width: 100%; height: auto }</style>"
    return f"<!DOCTYPE html>{head}{style}{''.join(pictures)}"


SHOWN = """return JSON.stringify({
  page: document.documentElement.scrollWidth,
  images: Array.from(document.images, image => ({file: image.currentSrc, scale: image.width / image.naturalWidth})),
})"""


def shown_at(driver: browser_test.webdriver.Chrome, page: Path, width: int) -> dict:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get(page.as_uri())
    shown = json.loads(driver.execute_script(SHOWN))
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return shown


def on_a_telephone(driver: browser_test.webdriver.Chrome, figures: list[Path], page: Path) -> Iterator[str]:
    page.write_text(page_of(figures), encoding="utf-8")
    shown = shown_at(driver, page, 360)
    if shown["page"] > 360:
        yield f"the page is {shown['page']} px wide"
    for figure, image in zip(figures, shown["images"], strict=True):
        narrow = figure.with_suffix(".narrow.svg")
        if image["file"] != narrow.as_uri():
            yield f"{image['file']} is shown in place of {narrow.name}"
        smallest = min(float(size) for size in re.findall(r'font-size="([\d.]+)"', narrow.read_text(encoding="utf-8")))
        if smallest * image["scale"] < 9:
            yield f"{narrow.name}: texts of {smallest * image['scale']:.2f} px"
    for figure, image in zip(figures, shown_at(driver, page, 1000)["images"], strict=True):
        if image["file"] != figure.as_uri():
            yield f"{image['file']} is shown in place of {figure.name} where there is room"


def main() -> int:
    program = sys.argv[1]
    book = sorted((ROOT / "specs").glob("*.yaml")) + [ROOT / f"specs/models/{name}.yaml" for name in GALLERY]
    sample = [ROOT / f"tests/golden/{name}.yaml" for name in SAMPLE]
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, browser_test.open_browser() as driver:
        for theme, language in itertools.product(names("themes"), names("languages")):
            draw(program, book, theme, language, Path(scratch) / theme / language)
        for theme in names("themes"):
            draw(program, sample, theme, "en", Path(scratch) / theme / "sample")
        figures = sorted(Path(scratch).rglob("*.svg"))
        for figure in figures:
            findings = browser_test.check(driver, figure, browser_test.scene_widths(figure))
            for finding in findings:
                print(f"{figure.relative_to(scratch)}: {finding.mode}: {finding.rule}: {finding.sentence}")
            failed += bool(findings)
        wide = [figure for figure in figures if not figure.stem.endswith(".narrow") and figure.parent.name != "sample"]
        for sentence in on_a_telephone(driver, wide, Path(scratch) / "page.html"):
            print(sentence)
            failed += 1
    print(f"{len(figures) - failed} passed, {failed} failed")
    return 1 if failed or not figures else 0


if __name__ == "__main__":
    sys.exit(main())
