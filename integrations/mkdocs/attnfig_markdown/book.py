"""What a page asks for, as requests to the program: from the text of a block, from a file, or for a number."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .host import language_of
from .numbers import Macro, Probe, probe
from .program import Program
from .store import Store
from .values import SPEC_ENDINGS, Answer, Fence, Options, Page, Place, Refused, Request, refused

FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True)
class SpecFile:
    path: Path
    text: str

    @property
    def name(self) -> str:
        """A figure of the same name as `attnfig build` would give it."""
        for ending in SPEC_ENDINGS:
            if self.path.name.endswith(ending):
                return self.path.name.removesuffix(ending)
        return self.path.stem

    @property
    def place(self) -> Place:
        return Place(shown(self.path))


@dataclass(frozen=True)
class Book:
    """The site: how figures are drawn in it."""

    options: Options
    program: Program
    store: Store

    def language(self, page: Page) -> str:
        """A language that the option names is taken at its word; a page's or site's, as far as there are texts in it.
        Throws ProgramError."""
        if self.options.language:
            return self.options.language
        wanted = language_of(page)
        if wanted in ("", FALLBACK_LANGUAGE):
            return FALLBACK_LANGUAGE
        known = self.store.languages(self.program)
        return next((each for each in (wanted, wanted.split("-")[0]) if each in known), FALLBACK_LANGUAGE)

    def find(self, reference: str, page: Page) -> SpecFile | Refused:
        """The spec file that a page names."""
        tried: list[Path] = []
        for folder in self._folders(page):
            path = Path(os.path.normpath(folder / reference))
            if path not in tried:
                tried.append(path)
            try:
                return SpecFile(path, path.read_text(encoding="utf-8"))
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                continue
            except (OSError, ValueError) as error:
                return refused(f"{shown(path)} cannot be read: {error}")
        return refused(f"there is no spec {reference}; looked for " + ", ".join(map(shown, tried)))

    def figure(self, text: str, name: str, language: str, numbers: str = "") -> Request:
        table = (numbers or self.options.numbers) != "none"
        return Request(text, name, language, self.options.theme, table)

    def figure_of_fence(self, fence: Fence, language: str) -> Request:
        return self.figure(fence.body, "figure", language, fence.options.get("numbers", ""))

    def number(self, macro: Macro, spec: SpecFile, language: str) -> tuple[Request, Probe] | Refused:
        asked = probe(spec.text, macro.placeholder)
        if isinstance(asked, Refused):
            return asked
        return Request(asked.text, spec.name, language, self.options.theme), asked

    def answer(self, request: Request, others: Iterable[Request]) -> Answer:
        """Throws ProgramError."""
        return self.store.answer(self.program, request, lambda: others)

    def _folders(self, page: Page) -> Iterator[Path]:
        """A link in a page that is reached by a symbolic link may mean the place of the link or that of the page."""
        if page.path is not None:
            yield page.path.parent
            yield Path(os.path.realpath(page.path)).parent
        if self.options.specs:
            yield Path(self.options.specs)
        if page.path is None and not self.options.specs:
            yield Path()


def shown(path: Path) -> str:
    """A path as people write it: from the folder that they are in, if it is below that."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
