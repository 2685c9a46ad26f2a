"""Answers that are kept: in memory for as long as the process lives, and as files for the next one.

A key is the hash of everything that an answer depends on, so nothing that is kept can be out of date. What the program
refuses is kept in memory alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .program import Program
from .values import Answer, Drawn, Request

KEPT_UNUSED = 30 * 24 * 3600  # seconds


@dataclass
class Store:
    folder: Path
    _memory: dict[str, Answer] = field(default_factory=dict)
    _tidied: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, program: Program, request: Request) -> Answer:
        """Throws ProgramError."""
        identity = program.identity()
        key = key_of(request, identity)
        with self._lock:
            known = self._known(key)
            if known is not None:
                return known
            answer = program.answer(request, identity)
            self._keep(key, answer)
            return answer

    def _known(self, key: str) -> Answer | None:
        if key not in self._memory:
            path = self.folder / f"{key}.json"
            kept = _read(path)
            if not isinstance(kept, dict) or kept.keys() != {"svg", "language", "table"}:
                return None
            self._memory[key] = Drawn(**kept)
            _touch(path)
        return self._memory[key]

    def _keep(self, key: str, answer: Answer) -> None:
        self._memory[key] = answer
        if isinstance(answer, Drawn):
            if not self._tidied:
                self._forget_unused()
            _write(self.folder / f"{key}.json", asdict(answer))

    def _forget_unused(self) -> None:
        """Once a process, and only in one that draws something."""
        self._tidied = True
        for path in self.folder.glob("*.json"):
            try:
                if path.stat().st_mtime < time.time() - KEPT_UNUSED:
                    path.unlink()
            except OSError:
                pass  # Another build was quicker.


def default_folder() -> Path:
    """Outside of the book, so that no watcher sees what is written there."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "attnfig"


def key_of(request: Request, identity: str) -> str:
    return hashlib.sha256((identity + repr(request)).encode()).hexdigest()


def _read(path: Path) -> object:
    try:
        kept: object = json.loads(path.read_text(encoding="utf-8"))
        return kept
    except (OSError, ValueError):
        return None


def _write(path: Path, value: object) -> None:
    """Whole or not at all; a folder that cannot be written to costs time and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".new", delete=False) as file:
            json.dump(value, file)
        os.replace(file.name, path)
    except OSError:
        pass


def _touch(path: Path) -> None:
    try:
        os.utime(path)
    except OSError:
        pass
