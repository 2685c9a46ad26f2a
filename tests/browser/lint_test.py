#!/usr/bin/python3
"""Holds what `attnfig lint` computes against what Chromium measures: lint_test.py PROGRAM

The clean files of tests/lint keep the rule text-box of browser_test.py. In each faulty one, lint and browser_test.py
find the same texts at fault by the rules that both have.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import browser_test
from browser_test import Finding, check, figures_in, lint, lint_boxes, open_browser

SHARED = {
    "text-overlap": "text-overlap",
    "text-overflow": "text-overflow",
    "line-through-text": "line-through-text",
    "text-contrast": "contrast",
    "small-text": "small-text",
}
QUOTED = re.compile(r"text (\".*?\") \(")


def box_faults(program: str, driver, path: Path) -> list[str]:
    found = check(driver, path, computed=lint_boxes(program, path))
    return [f"{path}: {finding.sentence}" for finding in found if finding.rule == "text-box"]


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
    program = sys.argv[1]
    rules = Path(__file__).parents[1] / "lint"
    # Faulty files also contain what lint notes as not measured, and CDATA is no text for
    # measure.js.
    figures = [
        path
        for path in figures_in([rules])
        if not path.name.startswith("faulty") and not str(path).endswith("well-formed/clean.svg")
    ]
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
