#!/usr/bin/python3
"""Measures specs of many layouts, and exits 1 when one takes more than it should."""
import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST = 0.2  # seconds of CPU
GQA = "{variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 64, context: 8Ki}"


def chain(layouts: int) -> str:
    """Each is like the one before."""
    likes = "".join(f"  l{i}: {{like: l{i - 1}}}\n" for i in range(1, layouts))
    return f"  l0: {GQA}\n{likes}panels: [l{layouts - 1}]\n"


def pattern(layouts: int) -> str:
    """All are layers of one model."""
    parts = "".join(f"  l{i}: {GQA}\n" for i in range(layouts))
    names = ", ".join(f"l{i}" for i in range(layouts))
    return f"{parts}  all: {{pattern: [{names}], layers: {layouts}}}\npanels: [all]\n"


def circle(layouts: int) -> str:
    """Each is like the next, and the last like the first: a mistake."""
    return "".join(f"  l{i}: {{like: l{(i + 1) % layouts}}}\n" for i in range(layouts))


def misnamed(layouts: int) -> str:
    """Each is like one that is not there: as many mistakes, each with the name that is nearest."""
    return "".join(f"  l{i}: {{variant: mha, like: m{i}}}\n" for i in range(layouts))


def seconds(tool: str, spec: Path) -> float:
    """CPU time of a run, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [tool, "build", str(spec), "-o", "-"]
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if code not in (0, 1):
        sys.exit(f"bench: exit status {code}: {' '.join(command)}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tool", default=str(ROOT / "build" / "attnfig"))
    tool = options.parse_args().tool
    met = True
    print("| Layouts | of half as many, s | s | target |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="attnfig-bench-") as folder:
        spec = Path(folder) / "spec.yaml"
        for shape, layouts in ((chain, 2500), (pattern, 1500), (circle, 2500), (misnamed, 1000)):
            times = []
            for size in (layouts // 2, layouts):
                spec.write_text("title: T\nlayouts:\n" + shape(size), encoding="utf-8")
                times.append(min(seconds(tool, spec) for _ in range(3)))
            met = met and times[1] <= MOST
            print(f"| {shape.__name__} of {layouts} | {times[0]:.3f} | {times[1]:.3f} | <= {MOST} |")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
