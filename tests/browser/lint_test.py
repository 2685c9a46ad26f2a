#!/usr/bin/python3
"""Holds what `attnfig lint` computes against what Chromium measures: lint_test.py PROGRAM FILE.svg|DIR...

Every text of every file has the box that Chromium gives it, within 0.06 px where the file switches kerning
off, else within 4 % of its width. In each faulty file of tests/lint, lint and browser_test.py find the same
texts at fault by the rules that both have.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import browser_test
from browser_test import Finding, check, figures_in, measured, open_browser

SHARED = {
    "text-overlap": "text-overlap",
    "text-overflow": "text-overflow",
    "line-through-text": "line-through-text",
    "text-contrast": "contrast",
    "small-text": "small-text",
}
TEXT = re.compile(r"^\d+: text \".*\" \((-?[\d.]+),(-?[\d.]+) ([\d.]+)×([\d.]+)\)$", re.MULTILINE)
QUOTED = re.compile(r"text (\".*?\") \(")


def lint(program: str, *arguments: str | Path) -> str:
    done = subprocess.run([program, "lint", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"lint {arguments}: {done.stderr}")
    return done.stdout


def computed_boxes(program: str, path: Path) -> list[list[float]]:
    light = lint(program, "--dump", path).split("\nview ")[0]
    boxes = []
    for match in TEXT.finditer(light):
        left, top, width, height = map(float, match.groups())
        boxes.append([left, top, left + width, top + height])
    return boxes


def box_faults(program: str, driver, path: Path) -> list[str]:
    driver.get(path.resolve().as_uri())
    raw = measured(driver, "light")
    if "error" in raw:
        return []
    expected = [text for text in raw["texts"] if text["box"]]
    computed = computed_boxes(program, path)
    if len(computed) != len(expected):
        return [f"{path}: lint sees {len(computed)} texts and Chromium {len(expected)}"]
    exact = "font-kerning:none" in path.read_text(encoding="utf-8")
    faults = []
    for ours, theirs in zip(computed, expected):
        box = theirs["box"]
        allowed = 0.06 if exact else 0.06 + 0.04 * (box[2] - box[0])
        if max(abs(a - b) for a, b in zip(ours, box)) > allowed:
            content = "".join(run["content"] for run in theirs["runs"])
            faults.append(f'{path}: "{content}" is at {ours} for lint and at {box} for Chromium')
    return faults


def texts_at_fault(findings: list[tuple[str, str]], rule: str) -> set[str]:
    return {text for name, sentence in findings if name == rule for text in QUOTED.findall(sentence)}


def rule_faults(program: str, driver, path: Path) -> list[str]:
    found: list[Finding] = check(driver, path)
    theirs = [(finding.rule, finding.sentence) for finding in found]
    report = json.loads(lint(program, "--format", "json", path))
    ours = [(finding["rule"], finding["message"]) for finding in report["files"][0]["findings"]]
    faults = []
    for name, other in SHARED.items():
        one, two = texts_at_fault(ours, name), texts_at_fault(theirs, other)
        if name == "text-contrast" and not any("(in " in sentence for _, sentence in ours):
            # Without dark colours lint looks at light alone.
            two = texts_at_fault([(f.rule, f.sentence) for f in found if f.mode != "dark"], other)
        if one != two:
            faults.append(f"{path}: {name}: lint finds {sorted(one)}, Chromium {sorted(two)}")
    return faults


def main() -> int:
    program, *paths = sys.argv[1:]
    # Faulty files also contain what lint notes as not measured, and CDATA is no text for
    # measure.js.
    figures = [
        path
        for path in figures_in([Path(path) for path in paths])
        if not path.name.startswith("faulty") and not str(path).endswith("well-formed/clean.svg")
    ]
    rules = Path(__file__).parents[1] / "lint"
    faulty = [rules / name / "faulty.svg" for name in SHARED]
    assert browser_test.RULES.keys() >= set(SHARED.values())
    with open_browser() as driver:
        faults = [fault for path in figures for fault in box_faults(program, driver, path)]
        faults += [fault for path in faulty for fault in rule_faults(program, driver, path)]
    print("\n".join(faults))
    print(f"{len(figures)} figures measured, {len(faulty)} faulty files compared, {len(faults)} faults")
    return 1 if faults or not figures else 0


if __name__ == "__main__":
    sys.exit(main())
