"""Spec files that pages name."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .values import SPEC_ENDINGS, Page, Place, Refused, refused


@dataclass(frozen=True)
class SpecFile:
    path: str
    text: str

    @property
    def name(self) -> str:
        """A figure of the same name as `attnfig build` would give it."""
        name = os.path.basename(self.path)
        for ending in SPEC_ENDINGS:
            if name.endswith(ending):
                return name.removesuffix(ending)
        return os.path.splitext(name)[0]

    @property
    def place(self) -> Place:
        return Place(shown(self.path))


@dataclass
class SpecFiles:
    """Finds spec files and reads each once; for as long as one page is converted."""

    specs: str  # the folder that the option names
    _found: dict[tuple[tuple[str, ...], str], SpecFile | Refused] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)

    def find(self, reference: str, page: Page) -> SpecFile | Refused:
        key = self._folders(page), reference
        if key not in self._found:
            self._found[key] = _read_first(*key)
        return self._found[key]

    def _folders(self, page: Page) -> tuple[str, ...]:
        """Where a page's references lead to. In a page that is reached by a symbolic link they may mean the place of
        the link or that of the page."""
        folders: list[str] = []
        if page.path is not None:
            folder = os.path.dirname(page.path)
            folders += [folder, self._real_folder(page.path, folder)]
        if self.specs or page.path is None:
            folders.append(self.specs)
        return tuple(dict.fromkeys(folders))

    def _real_folder(self, path: Path, folder: str) -> str:
        if os.path.islink(path):
            return os.path.dirname(os.path.realpath(path))
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return self._real[folder]


def shown(path: str | Path) -> str:
    """A path as people write it: from the folder that they are in, if it is below that."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _read_first(folders: tuple[str, ...], reference: str) -> SpecFile | Refused:
    tried = dict.fromkeys(os.path.normpath(os.path.join(folder, reference)) for folder in folders)
    for path in tried:
        try:
            return SpecFile(path, Path(path).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            continue
        except (OSError, ValueError) as error:
            return refused(f"{shown(path)} cannot be read: {error}")
    return refused(f"there is no spec {reference}; looked for " + ", ".join(map(shown, tried)))
