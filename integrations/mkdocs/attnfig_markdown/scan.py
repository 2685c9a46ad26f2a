"""Everything that a page and the others of its site ask for, so that one run of the program can answer it all.

This only looks ahead: a request that is found here for nothing costs time, and one that is missed is made when its
page is converted.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .book import Book
from .fences import find_fences
from .host import language_of
from .numbers import MACRO, Macro, read_macro
from .specs import SpecFiles
from .values import SPEC_ENDINGS, Fence, Page, Refused, Request

IMAGE = re.compile(rf"!\[[^\]]*\]\(\s*<?([^)>\s]+(?:{'|'.join(map(re.escape, SPEC_ENDINGS))}))")


@dataclass(frozen=True)
class Wanted:
    language: str
    fences: tuple[Fence, ...]
    images: tuple[str, ...]
    macros: tuple[Macro, ...]


def wanted_by(text: str) -> Wanted:
    macros = (read_macro(found[1]) for found in re.finditer(MACRO, text))
    return Wanted(
        language=language_of(text),
        fences=tuple(find_fences(text.splitlines())),
        images=tuple(found[1] for found in IMAGE.finditer(text)),
        macros=tuple(macro for macro in macros if isinstance(macro, Macro)),
    )


def requests_of_page(book: Book, page: Page, language: str, text: str) -> Iterator[Request]:
    return _requests(book, SpecFiles(book.options.specs), page, language, wanted_by(text))


def requests_of_site(book: Book, page: Page) -> Iterator[Request]:
    """The requests of all pages in the folder of pages."""
    if page.docs is None:
        return
    specs = SpecFiles(book.options.specs)
    for path in _pages_under(page.docs):
        wanted = _wanted_by_file(path, path.stat().st_mtime_ns)
        if wanted is not None:
            language = book.language(page, wanted.language)
            yield from _requests(book, specs, replace(page, path=path), language, wanted)


def _requests(book: Book, specs: SpecFiles, page: Page, language: str, wanted: Wanted) -> Iterator[Request]:
    for fence in wanted.fences:
        if not fence.mistake:
            yield book.figure_of_fence(fence, language)
    for reference in wanted.images:
        spec = specs.find(reference, page)
        if not isinstance(spec, Refused):
            yield book.figure_of_file(spec, language)
    for macro in wanted.macros:
        spec = specs.find(macro.spec, page)
        number = spec if isinstance(spec, Refused) else book.number(macro, spec, language)
        if not isinstance(number, Refused):
            yield number[0]


def _pages_under(docs: Path) -> Iterator[Path]:
    """Symbolic links are followed, each folder once, so that a link to a folder above ends."""
    seen: set[str] = set()
    for folder, folders, files in os.walk(docs, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders.sort()
        for name in sorted(files):
            path = Path(folder, name)
            if name.endswith((".md", ".markdown")) and path.is_file():
                yield path


@functools.lru_cache(maxsize=None)
def _wanted_by_file(path: Path, _changed: int) -> Wanted | None:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    return wanted_by(text) if "attnfig" in text else None
