"""Finds the fenced blocks of a page whose language is attnfig."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .values import Fence

OPENS = re.compile(r"^(?P<prefix>[ >]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
OURS = re.compile(r"^\s*(?:\{\s*\.attnfig\b(?P<braced>[^}]*)\}|attnfig\b(?P<plain>.*))$")
OPTION = re.compile(r"""\s*(?P<name>[\w-]+)=(?P<quote>["'])(?P<value>.*?)(?P=quote)""")
OPTIONS = ("alt", "caption", "numbers")


def find_fences(lines: list[str]) -> Iterator[Fence]:
    """The attnfig blocks among a page's lines. A block inside of another block is text of that."""
    at = 0
    while at < len(lines):
        opening = OPENS.match(lines[at])
        if opening is None or (opening["mark"][0] == "`" and "`" in opening["info"]):
            at += 1
            continue
        end = _closing(lines, at, opening)
        ours = OURS.match(opening["info"])
        if ours:
            yield _fence(lines, at, end, opening["prefix"], ours["braced"] or ours["plain"] or "")
            at = end if end else len(lines)
        else:
            # Other blocks that do not close are no blocks to Python-Markdown.
            at = end if end else at + 1


def _closing(lines: list[str], start: int, opening: re.Match[str]) -> int:
    """The line after the closing fence; 0: it is missing."""
    prefix, mark = opening["prefix"], opening["mark"]
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if not line.startswith(prefix):
            if line.strip(" >"):
                return 0
            continue
        rest = line[len(prefix) :].strip()
        if len(mark) <= len(rest) and set(rest) == {mark[0]}:
            return at + 1
    return 0


def _fence(lines: list[str], start: int, end: int, prefix: str, info: str) -> Fence:
    last = end - 1 if end else len(lines)
    body = "".join(line[len(prefix) :] + "\n" for line in lines[start + 1 : last])
    options, mistake = _read_options(info)
    if not end:
        mistake = f"this block is not closed by {lines[start][len(prefix):].strip()[:3]}"
    return Fence(start, end or len(lines), prefix, body, options, mistake)


def _read_options(info: str) -> tuple[dict[str, str], str]:
    options: dict[str, str] = {}
    while info.strip():
        option = OPTION.match(info)
        if option is None:
            return options, f'expected NAME="VALUE" after attnfig, found {info.strip()}'
        if option["name"] not in OPTIONS:
            return options, f'unknown option "{option["name"]}"; known: {", ".join(OPTIONS)}'
        options[option["name"]] = option["value"]
        info = info[option.end() :]
    return options, ""
