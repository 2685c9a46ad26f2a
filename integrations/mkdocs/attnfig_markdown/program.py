"""Asks attnfig for figures: a line of JSON each, as docs/pipe.md describes them."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .pipe import PipeError, pipe_to
from .values import Answer, Diagnostic, Drawn, Refused, Request

SPEC, TABLE = "spec", "numbers.json"
TEMPLATES = re.compile(r"""^templates:[ \t]*["']?([^"'#\n]*[^"'#\s])""", re.MULTILINE)


class ProgramError(Exception):
    """The program is not there, or failed as a whole; nothing is known of any figure."""


@dataclass(frozen=True)
class Program:
    path: str
    templates: str = ""

    def identity(self) -> str:
        """Differs where the program, its project or a template differs, whatever its version says."""
        executable = Path(self._found())
        project = _project_file()
        parts = [_hash_of_file(executable, _stamp(executable))]
        if project:
            parts.append(_hash_of_file(project, _stamp(project)))
        parts.append(_hash_of_folder(self.templates or _templates_of(project)))
        return "-".join(parts)

    def answer(self, request: Request, identity: str) -> Answer:
        """By the program of that identity. Throws ProgramError."""
        command = [os.path.abspath(self._found()), "pipe"]
        if self.templates:
            command += ["--templates", os.path.abspath(self.templates)]
        try:
            said = pipe_to(tuple(command), identity).ask(_line(request))
        except PipeError as error:
            raise ProgramError(str(error)) from error
        return read_answer(json.loads(said))

    def _found(self) -> str:
        found = shutil.which(self.path)
        if found is None:
            raise ProgramError(
                f'there is no program "{self.path}"; say where it is with the option program, or put it on the PATH'
            )
        return found


def read_answer(said: dict[str, Any]) -> Answer:
    """Throws ProgramError for a request that asks for what there is not."""
    if "error" in said:
        raise ProgramError(said["error"].strip())
    if "mistakes" in said:
        return Refused(tuple(_diagnostic(mistake) for mistake in said["mistakes"]))
    return Drawn(said["svg"], said["language"], said.get(TABLE, ""))


def _line(request: Request) -> str:
    said = {
        "spec": request.text,
        "name": request.name,
        "languages": request.languages,
        "theme": request.theme,
        "formats": ["svg", TABLE] if request.table else ["svg"],
    }
    # What is left out, attnfig.yaml decides.
    return json.dumps({key: value for key, value in said.items() if value})


def _diagnostic(mistake: dict[str, Any]) -> Diagnostic:
    """A mistake of the spec has its place there; one of a template says where it is."""
    shown = mistake["shown"].rstrip("\n")
    if mistake["file"] != SPEC:
        return Diagnostic(shown)
    line, column = mistake["line"], mistake["column"]
    place = f"{SPEC}:{line}:{column}: " if line else f"{SPEC}: "
    return Diagnostic(shown.removeprefix(place), line, column)


def _project_file() -> Path | None:
    """The attnfig.yaml that the program finds: from the current folder upwards, to the top of the work tree."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / "attnfig.yaml").is_file():
            return folder / "attnfig.yaml"
        if (folder / ".git").exists():
            break
    return None


def _templates_of(project: Path | None) -> str:
    """The folder of templates that a project names."""
    named = TEMPLATES.search(project.read_text(encoding="utf-8", errors="replace")) if project else None
    return str(project.parent / named[1]) if project and named else ""


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


@functools.lru_cache(maxsize=64)
def _hash_of_file(path: Path, _stamp: tuple[int, int]) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hash_of_folder(folder: str) -> str:
    if not folder:
        return ""
    files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    names = "".join(f"{path.relative_to(folder)} {_hash_of_file(path, _stamp(path))}\n" for path in files)
    return hashlib.sha256(names.encode()).hexdigest()
