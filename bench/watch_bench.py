#!/usr/bin/python3
"""Measures how long after a save `attnfig watch` has written the figure; exits 1 above 200 ms."""
import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Callable, NoReturn

ROOT = Path(__file__).resolve().parent.parent
TARGET = 0.2  # Seconds, of 95 in 100 saves.
PATIENCE = 10  # Seconds after which a save was missed.


def fail(reason: str) -> NoReturn:
    """A bench that could not measure exits 2, since 1 says that a target was missed."""
    print(f"bench: {reason}", file=sys.stderr)
    sys.exit(2)


def start(tool: Path, folder: Path, *arguments: str) -> tuple[subprocess.Popen, str]:
    """A watcher that has drawn everything, and the port of its page if it has one."""
    process = subprocess.Popen([tool, "watch", "specs", "-o", "out", *arguments], cwd=folder, stderr=subprocess.PIPE, text=True)
    port = ""
    for line in process.stderr:
        if line.startswith("preview: "):
            port = line.rsplit(":", 1)[1].strip("/\n")
        if line.startswith("watching"):
            return process, port
    fail("the watcher has ended")


def in_place(path: Path, text: str) -> None:
    path.write_text(text)


def by_renaming(path: Path, text: str) -> None:
    new = path.with_name(".new")
    new.write_text(text)
    os.replace(new, path)


def saves(folder: Path, spec: str, save: Callable[[Path, str], None], count: int, arrived: Callable[[str], None]) -> list[float]:
    """The seconds from the start of each save until `arrived` has seen its title."""
    times = []
    for i in range(count):
        title = f"Save {time.time_ns()} {i}"
        begin = time.perf_counter()
        save(folder / "specs/0.yaml", re.sub(r"^title:.*", f"title: {title}", spec, flags=re.MULTILINE))
        arrived(title)
        times.append(time.perf_counter() - begin)
        time.sleep(0.03 + 0.001 * (i % 17))  # No rhythm that fits that of the watcher.
    return times


def figure_of(folder: Path) -> Callable[[str], None]:
    """Looks at the figure until it holds the title. Reading it again and again also takes time."""
    path = folder / "out/0.svg"

    def arrived(title: str) -> None:
        end = time.perf_counter() + PATIENCE
        while title not in path.read_text():
            if end < time.perf_counter():
                fail("a save was missed")
            time.sleep(0.0002)

    return arrived


def page_of(port: str) -> Callable[[str], None]:
    """Waits, as the page does, for the event of a change."""
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)
    connection.request("GET", "/events")
    stream = connection.getresponse()

    def arrived(_: str) -> None:
        while not stream.readline().startswith(b"data:"):
            pass

    arrived("")
    return arrived


def report(name: str, times: list[float]) -> bool:
    p95 = quantiles(times, n=20)[-1]
    print(f"| {name} | {median(times) * 1000:.1f} | {p95 * 1000:.1f} | {max(times) * 1000:.1f} |")
    return p95 <= TARGET


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", type=Path, default=ROOT / "build/attnfig")
    parser.add_argument("--spec", type=Path, default=ROOT / "specs/mha_gqa_mqa.yaml")
    parser.add_argument("--saves", type=int, default=200)
    options = parser.parse_args()
    tool, spec = options.tool.resolve(), options.spec.read_text()
    good = True
    print("| Saved → | median, ms | 95 in 100, ms | most, ms |\n|---|---|---|---|")
    for specs in (1, 1000):
        for name, save, arguments in (
            ("in place", in_place, []), ("by renaming", by_renaming, []), ("by renaming", by_renaming, ["--poll"]),
            ("by renaming", by_renaming, ["--serve", "--port", "0"]),
        ):  # fmt: skip
            with tempfile.TemporaryDirectory() as folder_name:
                folder = Path(folder_name)
                (folder / "specs").mkdir()
                for i in range(specs):
                    (folder / f"specs/{i}.yaml").write_text(spec)
                process, port = start(tool, folder, *arguments)
                to = "event on the page" if port else "figure written" + (", polling" if arguments else "")
                arrived = page_of(port) if port else figure_of(folder)
                times = saves(folder, spec, save, options.saves, arrived)
                process.terminate()
                process.communicate()
                good &= report(f"{name}, of {specs} {'spec' if specs == 1 else 'specs'} → {to}", times)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
