"""The running program: one process answers for as long as this one lives, however many pages ask."""

from __future__ import annotations

import atexit
import os
import subprocess
import tempfile
import threading


class PipeError(Exception):
    """The process does not start, or has ended; says what it said last."""


class Pipe:
    def __init__(self, command: tuple[str, ...], state: str) -> None:
        self.state = state
        self._program = command[0]
        self._lock = threading.Lock()
        self._said = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, encoding="utf-8"
            )
        except OSError as error:
            raise PipeError(f"{self._program} does not run: {error.strerror}") from error

    def ask(self, line: str) -> str:
        """The line that answers a line."""
        assert self._process.stdin and self._process.stdout
        with self._lock:
            try:
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()
            except OSError as error:
                raise PipeError(self._last_words()) from error
            answer = self._process.stdout.readline()
            if not answer.endswith("\n"):
                raise PipeError(self._last_words())
            return answer

    def runs(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """The end of its input ends the process."""
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.close()
        except OSError:
            pass  # It ended first.
        self._process.stdout.close()
        self._said.close()
        self._process.wait()

    def _last_words(self) -> str:
        code = self._process.wait()
        self._said.seek(0)
        return self._said.read().decode(errors="replace").strip() or f"{self._program} ended with {code}"


# By the process that started them, since a fork must not use them, and by the command.
_pipes: dict[tuple[int, tuple[str, ...]], Pipe] = {}
_starting = threading.Lock()


def pipe_to(command: tuple[str, ...], state: str) -> Pipe:
    """The process of a command; a new one where `state`, which tells one version of it from another, has changed.
    Throws PipeError."""
    key = os.getpid(), command
    with _starting:
        known = _pipes.get(key)
        if known and known.state == state and known.runs():
            return known
        if known:
            known.close()
            del _pipes[key]
        _pipes[key] = Pipe(command, state)
        return _pipes[key]


@atexit.register
def close_pipes() -> None:
    with _starting:
        for (process, _), pipe in _pipes.items():
            if process == os.getpid():
                pipe.close()
        _pipes.clear()
