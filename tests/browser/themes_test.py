#!/usr/bin/python3
"""Holds figures in every language and page width, and in every theme, against the rules of browser_test.py.

    themes_test.py PROGRAM

The figures of specs/ and a sample of the gallery are drawn in every language, and a sample of tests/golden with what
else a figure may hold in English; a sample also in a theme whose font `attnfig font` measures. Where things stand is measured once a language and page width: themes with the same
scene and fonts differ by colours, strokes and radii, which are looked at in the wide English figures of each theme.
Nothing is opened that is committed, since browser_test.py opens that. In a page 360 px wide that offers both page
widths, the narrow figures are taken and fit, with no text under 9 px. Exit code 0: no findings.
"""

from __future__ import annotations

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
THEME = "modern"  # of the figures that are committed
# Wider than Liberation Sans by a sixth.
HOUSE = "about: Another font.\nlike: modern\nfonts: DejaVu Sans\ncode_fonts: DejaVu Sans Mono\nfont_metrics: house\n"


def names(kind: str) -> list[str]:
    return sorted(file.stem for file in (ROOT / "templates" / kind).glob("*.yaml"))


def draw(program: str, specs: list[Path], theme: str, language: str, folder: Path, *options: str) -> None:
    """Figures, and the scenes that tell how wide their texts should be."""
    folder.mkdir(parents=True, exist_ok=True)
    look = ["--theme", theme, "--lang", language, "--page-width", ",".join(PAGE_WIDTHS), *options]
    for dump in ([], ["--dump", "scene"]):
        subprocess.run([program, "build", *specs, "-q", "-o", folder, *look, *dump], check=True)


def installed(pattern: str) -> str:
    done = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True)
    return done.stdout


def measure_house(program: str, folder: Path) -> None:
    """A folder of templates with a theme whose font is measured."""
    (folder / "themes").mkdir(parents=True)
    (folder / "fonts").mkdir()
    (folder / "themes/house.yaml").write_text(HOUSE, encoding="utf-8")
    cuts = {"--bold": "Sans:bold", "--italic": "Sans:oblique", "--bold-italic": "Sans:bold:oblique", "--code": "Sans Mono"}
    options = [word for option, cut in cuts.items() for word in (option, installed(f"DejaVu {cut}"))]
    measured = subprocess.run([program, "font", installed("DejaVu Sans"), *options], capture_output=True, check=True)
    (folder / "fonts/house.yaml").write_bytes(measured.stdout)


def draw_all(program: str, folder: Path) -> list[Path]:
    """Every figure, those of the committed theme first."""
    book = sorted((ROOT / "specs").glob("*.yaml")) + [ROOT / f"specs/models/{name}.yaml" for name in GALLERY]
    sample = [ROOT / f"tests/golden/{name}.yaml" for name in SAMPLE]
    figures: list[Path] = []
    for theme in sorted(names("themes"), key=lambda name: name != THEME):
        for language in names("languages"):
            draw(program, book, theme, language, folder / theme / language)
        draw(program, sample, theme, "en", folder / theme / "en" / "sample")
        figures += sorted((folder / theme).rglob("*.svg"))
    house = folder / "templates"
    measure_house(program, house)
    draw(program, book + sample, "house", "en", folder / "house" / "en" / "sample", "--templates", str(house))
    return figures + sorted((folder / "house").rglob("*.svg"))


def geometry(figure: Path) -> str:
    """What a theme's colours leave alone."""
    fonts = re.findall(r'font-family="[^"]*"', figure.read_text(encoding="utf-8"))
    return "\n".join([figure.with_suffix(".scene").read_text(encoding="utf-8"), *fonts])


def is_narrow(figure: Path) -> bool:
    return figure.stem.endswith(".narrow")


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
    committed = {figure.read_bytes() for figure in browser_test.figures_in([ROOT / "output", ROOT / "tests/golden"])}
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, browser_test.open_browser() as driver:
        figures = draw_all(sys.argv[1], Path(scratch))
        first = set({geometry(figure): figure for figure in reversed(figures)}.values())
        coloured = {figure for figure in figures if "en" in figure.parts and not is_narrow(figure)}
        opened = [figure for figure in figures if figure in first | coloured and figure.read_bytes() not in committed]
        for figure in opened:
            findings = browser_test.check(driver, figure, browser_test.scene_widths(figure))
            for finding in findings:
                print(f"{figure.relative_to(scratch)}: {finding.mode}: {finding.rule}: {finding.sentence}")
            failed += bool(findings)
        narrow = [figure for figure in first if is_narrow(figure) and "sample" not in figure.parts]
        wide = [figure.with_name(figure.name.replace(".narrow", "")) for figure in sorted(narrow)]
        for sentence in on_a_telephone(driver, wide, Path(scratch) / "page.html"):
            print(sentence)
            failed += 1
    print(f"{len(figures)} drawn, {len(opened)} opened: {len(opened) - failed} passed, {failed} failed")
    return 1 if failed or not opened else 0


if __name__ == "__main__":
    sys.exit(main())
