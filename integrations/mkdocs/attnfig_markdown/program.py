"""Runs attnfig: all figures of a language and theme, and their tables, in one process."""

from __future__ import annotations

import functools
import hashlib
import itertools
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from .values import Answer, Diagnostic, Drawn, Refused, Request, refused

SPECS, FIGURES = "specs", "figures"


class ProgramError(Exception):
    """The program is not there, or failed as a whole; nothing is known of any figure."""


@dataclass(frozen=True)
class Program:
    path: str
    templates: str = ""

    def identity(self) -> str:
        """Differs where the program or a template differs, whatever its version says."""
        executable = Path(self._found())
        return "-".join([_hash_of_file(executable, _stamp(executable)), _hash_of_folder(self.templates)])

    def languages(self) -> list[str]:
        listed = read_languages(self._run(["list"]).stdout)
        return listed + sorted(path.stem for path in Path(self.templates or os.devnull).glob("languages/*.yaml"))

    def answer(self, requests: Iterable[Request]) -> dict[Request, Answer]:
        """Throws ProgramError."""
        answers: dict[Request, Answer] = {}
        for (language, theme), group in itertools.groupby(sorted(requests, key=_settings), key=_settings):
            with tempfile.TemporaryDirectory(prefix="attnfig-") as folder:
                answers |= self._draw(Path(folder), list(group), ["--lang", language, "--theme", theme])
        return answers

    def _draw(self, folder: Path, requests: list[Request], settings: list[str]) -> dict[Request, Answer]:
        """Each spec has a folder of its own, so that figures have the names that they should have."""
        specs = [folder / SPECS / str(index) / f"{request.name}.yaml" for index, request in enumerate(requests)]
        for request, spec in zip(requests, specs):
            spec.parent.mkdir(parents=True)
            spec.write_text(request.text, encoding="utf-8")
        formats = "svg,numbers.md" if any(request.table for request in requests) else "svg"
        build = ["build", "--quiet", SPECS, "-o", FIGURES, "--format", formats, *settings]
        blamed = read_messages(self._run(build, folder).stderr)
        answers: dict[Request, Answer] = {}
        for index, request in enumerate(requests):
            figure = folder / FIGURES / str(index) / f"{request.name}.svg"
            if index in blamed:
                answers[request] = Refused(blamed[index])
            elif figure.is_file():
                table = figure.with_suffix(".numbers.md").read_text(encoding="utf-8") if request.table else ""
                answers[request] = Drawn(figure.read_text(encoding="utf-8"), table)
            else:
                answers[request] = refused("the program drew nothing and said nothing")
        return answers

    def _run(self, arguments: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [os.path.abspath(self._found()), *arguments]
        if self.templates and arguments[0] != "list":
            command += ["--templates", os.path.abspath(self.templates)]
        try:
            done = subprocess.run(
                command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace"
            )
        except OSError as error:
            raise ProgramError(f"{self.path} does not run: {error.strerror}") from error
        if done.returncode not in (0, 1):
            raise ProgramError(done.stderr.strip() or f"{self.path} ended with {done.returncode}")
        return done

    def _found(self) -> str:
        found = shutil.which(self.path)
        if found is None:
            raise ProgramError(
                f'there is no program "{self.path}"; say where it is with the option program, or put it on the PATH'
            )
        return found


def read_messages(printed: str) -> dict[int, tuple[Diagnostic, ...]]:
    """What the program said, by the number of the spec that it said it of. A message goes on in lines without place."""
    starts = re.compile(rf"^{SPECS}/(\d+)/[^/]+?\.yaml:(?:(\d+):(\d+):)? (.*)$")
    messages: dict[int, list[Diagnostic]] = {}
    index: int | None = None
    for line in printed.splitlines():
        start = starts.match(line)
        if start:
            index = int(start[1])
            place = {"line": int(start[2]), "column": int(start[3])} if start[2] else {}
            messages.setdefault(index, []).append(Diagnostic(start[4], **place))
        elif index is not None:
            last = messages[index][-1]
            messages[index][-1] = replace(last, text=f"{last.text}\n{line}")
    return {spec: tuple(of_spec) for spec, of_spec in messages.items()}


def read_languages(listed: str) -> list[str]:
    """The languages in what `attnfig list` prints."""
    block = re.search(r"^languages\n((?:  .*\n)*)", listed, re.MULTILINE)
    return [line.split()[0] for line in block[1].splitlines()] if block else []


def _settings(request: Request) -> tuple[str, str]:
    return request.language, request.theme


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
