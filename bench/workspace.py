#!/usr/bin/env python3
"""Writes a workspace of many figures for Ninja, and measures what runs again after a change.

    bench/workspace.py [--tool build/attnfig] [--figures 5000] [--keep FOLDER]

Every figure is an action of its own, and every 50 figures are put into a page, so that what Ninja does with a figure
that stays as it is can be seen. The last tenth of the figures has a theme of its own. The output is Markdown; the exit
status is 1 if other actions ran than should have.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1]
PAGE = 50  # figures
RULES = """ninja_required_version = 1.10
tool = {tool}

# The program is an input, because the built-in templates are in it. restat: a figure that stays as it is ends there.
rule figure
  command = $tool build $in -o $out --templates templates --theme $theme --depfile $out.d --quiet
  description = FIGURE $out
  depfile = $out.d
  deps = gcc
  restat = 1

rule page
  command = cat $in > $out
  description = PAGE $out

"""


def spec(number):
    """Every number gives another figure."""
    head_dim = 8 * (1 + number // 64 % 32)
    return (f'title: "Figure {number}"\nover: mha\nlayouts:\n'
            f"  mha: {{q_heads: {8 * (1 + number % 8)}, head_dim: {head_dim}, layers: {1 + number // 8 % 8}, context: 8Ki}}\n"
            f"  gqa: {{like: mha, kv_heads: {1 << number % 4}}}\n"
            "panels: [mha, gqa]\nsummary:\n  entries: [mha, gqa]\n")


def has_own_theme(number, figures):
    return figures - figures // 10 <= number


def write_workspace(folder, figures, tool):
    (folder / "specs").mkdir(parents=True)
    (folder / "templates/themes").mkdir(parents=True)
    shutil.copy(SOURCE / "templates/themes/modern.yaml", folder / "templates/themes/house.yaml")
    shutil.copy(SOURCE / "templates/themes/book.yaml", folder / "templates/themes/slides.yaml")
    rules = [RULES.format(tool=tool)]
    for number in range(figures):
        (folder / f"specs/{number}.yaml").write_text(spec(number), encoding="utf-8")
        theme = "slides" if has_own_theme(number, figures) else "house"
        rules.append(f"build figures/{number}.svg: figure specs/{number}.yaml | $tool\n  theme = {theme}\n")
    for page in range(0, figures, PAGE):
        names = " ".join(f"figures/{number}.svg" for number in range(page, min(page + PAGE, figures)))
        rules.append(f"build pages/{page // PAGE}.html: page {names}\n")
    (folder / "build.ninja").write_text("".join(rules), encoding="utf-8")


class Run:
    """One run of Ninja: how many actions of each kind it ran, and how long it took."""

    def __init__(self, folder, ninja="ninja"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        environment = {**os.environ, "NINJA_STATUS": ""}
        done = subprocess.run([ninja, "-C", str(folder), "-j", str(os.cpu_count())], env=environment, capture_output=True, text=True)
        self.seconds = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if done.returncode != 0:
            raise RuntimeError(done.stdout + done.stderr)
        lines = done.stdout.splitlines()
        self.figures = sum(line.startswith("FIGURE ") for line in lines)
        self.pages = sum(line.startswith("PAGE ") for line in lines)

    def actions(self):
        return (self.figures, self.pages)


def edit(path, old, new):
    """As an editor does, at a time that the file system tells from the one before."""
    time.sleep(0.02)
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise RuntimeError(f"{path} does not hold {old}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def steps(folder, figures):
    """What is changed, and the figures and pages that have to be made again for it."""
    own = sum(has_own_theme(number, figures) for number in range(figures))
    own_pages = len({number // PAGE for number in range(figures) if has_own_theme(number, figures)})
    one = folder / "specs/7.yaml"
    slides = folder / "templates/themes/slides.yaml"
    colour = next(line for line in slides.read_text(encoding="utf-8").splitlines() if line.startswith("text: ["))
    dark = colour.split('"')[1]
    return [
        ("nothing", lambda: None, (0, 0)),
        ("a comment in one spec", lambda: edit(one, "panels:", "# a comment\npanels:"), (1, 0)),
        ("the title of one spec", lambda: edit(one, "Figure 7", "Figure seven"), (1, 1)),
        ("a comment in the theme of a tenth", lambda: edit(slides, "text: [", "# a comment\ntext: ["), (own, 0)),
        ("a colour in the theme of a tenth", lambda: edit(slides, f'text: ["{dark}"', 'text: ["#000000"'), (own, own_pages)),
        ("nothing, again", lambda: None, (0, 0)),
    ]


def measure(folder, figures, tool):
    write_workspace(folder, figures, tool)
    all_pages = -(-figures // PAGE)
    first = Run(folder)
    rows = [("everything is new", first, (figures, all_pages))]
    for change, apply, expected in steps(folder, figures):
        apply()
        rows.append((change, Run(folder), expected))
    print("| changed | figures drawn | pages made | time, of a full build | CPU, of a full build |\n|---|---|---|---|---|")
    for change, run, _ in rows:
        print(f"| {change} | {run.figures} | {run.pages} | {run.seconds / first.seconds:.4f} | {run.cpu / first.cpu:.4f} |")
    print(f"\nThe full build took {first.seconds:.1f} s and {first.cpu:.1f} s of CPU.")
    return all(run.actions() == expected for _, run, expected in rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", type=Path, default=SOURCE / "build/attnfig")
    parser.add_argument("--figures", type=int, default=5000)
    parser.add_argument("--keep", type=Path, help="a new folder for the workspace, which is kept")
    options = parser.parse_args()
    if options.keep:
        return 0 if measure(options.keep, options.figures, options.tool.resolve()) else 1
    with tempfile.TemporaryDirectory() as holder:
        return 0 if measure(Path(holder) / "workspace", options.figures, options.tool.resolve()) else 1


if __name__ == "__main__":
    sys.exit(main())
