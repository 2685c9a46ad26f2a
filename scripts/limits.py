#!/usr/bin/env python3
"""Writes docs/limits.md from the limits in src: limits.py [--check].

A limit is a constant with a comment: `constexpr std::size_t deepest = 32;  // limit of YAML: levels of nesting`.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "limits.md"
CONSTANT = re.compile(r"^(?:inline )?constexpr [\w: ]*?\b(\w+) =\s+([^;]+);(?: {2,}// limit of ([^:]+): (.+))?$", re.MULTILINE)
GROUPS = {"YAML": "Specs, templates, claims and projects (YAML)", "JSON": "config.json", "GGUF": "GGUF files",
          "a spec": "What a spec says", "a request of pipe": "Requests of `attnfig pipe`",
          "SVG": "SVG files of lint and diff"}
INTRODUCTION = """# Limits

Every reader of foreign bytes has limits, so that time and memory stay bounded whatever the bytes are. What is larger is
an error with its place, or a finding of `lint`. This page is made from the constants in src by `scripts/limits.py`;
tests/docs/limits_test.py tries each of them at the limit and one past it.
"""


class Limit(NamedTuple):
    group: str
    what: str
    most: int


def value_of(text: str, known: dict[str, int]) -> int:
    """The value of an expression of C++: `std::size_t{256} * 1024`."""
    text = re.sub(r"[\w:]+\{(\d+)\}", r"\1", text.replace("'", ""))
    factors = [int(part) if part.isdecimal() else known[part] for part in text.split(" * ")]
    value = 1
    for factor in factors:
        value *= factor
    return value


def limits() -> list[Limit]:
    known: dict[str, int] = {}
    found = []
    for path in sorted((ROOT / "src").rglob("*.h")) + sorted((ROOT / "src").rglob("*.cpp")):
        for name, text, group, what in CONSTANT.findall(path.read_text(encoding="utf-8")):
            if not what and not name.startswith("largest_"):
                continue
            try:
                known[name] = value_of(text, known)
            except (KeyError, ValueError):
                continue
            if what:
                found.append(Limit(group, what, known[name]))
    return found


def page() -> str:
    all_limits = limits()
    text = INTRODUCTION
    for group, title in GROUPS.items():
        text += f"\n## {title}\n\n| | at most |\n|---|---|\n"
        text += "".join(f"| {one.what} | {one.most:,} |\n" for one in all_limits if one.group == group)
    return text


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else "docs/limits.md is not what scripts/limits.py writes")
    PAGE.write_text(page(), encoding="utf-8")
