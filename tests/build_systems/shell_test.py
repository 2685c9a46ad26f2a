"""Completions and the manual page, made from what --help shows: shell_test.py PROGRAM."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = ""


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, **options).stdout


def completions(shell):
    return run(PROGRAM, "completions", shell)


def commands():
    names = re.findall(r"^  (\w+)  +\S", run(PROGRAM, "--help").partition("Subcommands:")[2].partition("Examples:")[0], re.M)
    assert "build" in names, names
    return names


def options(command):
    """The options of a command as its help lists them."""
    text = run(PROGRAM, command, "--help").partition("Options:")[2].partition("Examples:")[0]
    found = re.findall(r"^  (-[^ ]+)", text, re.M)
    return [name for names in found for name in names.split(",")]


class Everywhere(unittest.TestCase):
    """No command and no option is left out."""

    def test_help_is_understood(self):
        self.assertLess({"build", "check", "lint", "completions", "manual"}, set(commands()))
        self.assertLess({"-h", "--help", "-o", "--output", "--depfile", "--scale"}, set(options("build")))

    def test_bash(self):
        script = completions("bash")
        for command in commands():
            case = re.search(rf"^  {command}\)\n(.*?)^    ;;$", script, re.M | re.S).group(1)
            offered = re.search(r"\$word == -\* \]\]; then\n +_attnfig_offer '(.*?)'", case).group(1).split()
            self.assertEqual(sorted(offered), sorted(options(command)), command)

    def test_zsh(self):
        script = completions("zsh")
        for command in commands():
            case = re.search(rf"^  {command}\)\n(.*?)^    ;;$", script, re.M | re.S).group(1)
            for option in options(command):
                self.assertRegex(case, rf"['{{,*]{option}[,}}\[]", command)

    def test_fish(self):
        lines = completions("fish").splitlines()
        for command in commands():
            own = "\n".join(line for line in lines if f"__fish_seen_subcommand_from {command}'" in line)
            for option in options(command):
                self.assertRegex(own, rf" -l {option[2:]} " if option.startswith("--") else rf" -s {option[1:]} ", command)

    def test_manual(self):
        page = run(PROGRAM, "manual").replace("\\-", "-")
        for command in commands():
            section = re.search(rf"^\.SS attnfig {command} \[OPTION\](.*?)(?=^\.S[SH] )", page, re.M | re.S).group(1)
            for option in options(command):
                self.assertIn(f"\\fB{option}\\fR", section, command)


class Bash(unittest.TestCase):
    def complete(self, line, cwd=None):
        """What bash offers at the end of a line, which it splits at blanks and at each "="."""
        words = [word for word in re.split(r"(=)| ", line) if word is not None]
        words = [word for i, word in enumerate(words) if word or i == len(words) - 1]
        script = completions("bash") + "COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _attnfig\n" \
            "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        return run("bash", "--norc", "-c", script, "bash", *words, cwd=cwd).split()

    def test_commands(self):
        self.assertEqual(self.complete("attnfig "), ["-h", "--help", "--version", *commands()])
        self.assertEqual(self.complete("attnfig bu"), ["build"])
        self.assertEqual(self.complete("attnfig --v"), ["--version"])

    def test_options(self):
        self.assertEqual(self.complete("attnfig build a.yaml --dep"), ["--depfile", "--deps-format"])
        self.assertEqual(self.complete("attnfig lint --for"), ["--format"])

    def test_values(self):
        cases = {"build --format ": ["svg", "png", "pdf", "md", "numbers.md", "numbers.json"], "build --format=p": ["png", "pdf"],
                 "build --format svg,p": ["svg,png", "svg,pdf"], "numbers --format ": ["csv", "json", "md", "tex", "text"],
                 "build --lang ": ["en", "zh"], "build --theme=": ["book", "colourblind", "modern", "print"],
                 "completions ": ["bash", "fish", "zsh"], "lint --explain text-c": ["text-contrast"], "build --jobs ": [],
                 "build -o ": []}
        for line, offered in cases.items():
            with self.subTest(line):
                self.assertEqual(self.complete("attnfig " + line), offered)

    def test_folders(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "specs").mkdir()
            (Path(folder) / "spare").write_text("")
            self.assertEqual(self.complete("attnfig gallery sp", cwd=folder), ["specs"])
            self.assertEqual(self.complete("attnfig build --templates sp", cwd=folder), ["specs"])


class Fish(unittest.TestCase):
    def setUp(self):
        if not shutil.which("fish"):
            self.skipTest("there is no fish")

    def complete(self, line):
        with tempfile.TemporaryDirectory() as home:
            script = completions("fish") + f"complete -C '{line}'\n"
            out = run("fish", "--no-config", "-c", script, cwd=home, env={"HOME": home, "PATH": "/usr/bin:/bin"})
        return [line.partition("\t")[0] for line in out.splitlines()]

    def test_values(self):
        self.assertEqual(self.complete("attnfig bu"), ["build"])
        self.assertEqual(self.complete("attnfig build --theme "), ["book", "colourblind", "modern", "print"])
        self.assertEqual(self.complete("attnfig build --dep"), ["--depfile", "--deps-format"])
        self.assertEqual(sorted(self.complete("attnfig build --format svg,p")), ["svg,pdf", "svg,png"])
        self.assertEqual(self.complete("attnfig completions z"), ["zsh"])


class Zsh(unittest.TestCase):
    """In a terminal of zsh's own, since completion works nowhere else."""

    SCRIPT = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; source ./_attnfig; LISTMAX=10000; echo re""ady'
zpty -r -m shell line '*ready*'
zpty -w -n shell "$1"$'\t'
sleep 1
zpty -w -n shell $'\x01echo "<" \x05">"\n'
zpty -r -m shell line '*< attnfig*>*' && print -r -- "$line"
"""

    def setUp(self):
        if not shutil.which("zsh"):
            self.skipTest("there is no zsh")
        try:
            for end in os.openpty():
                os.close(end)
        except OSError:
            self.skipTest("there are no terminals")

    def test_it_is_understood(self):
        run("zsh", "-n", "-c", completions("zsh"))

    def test_one_word_is_completed(self):
        for line, whole in (("attnfig bu", "attnfig build"), ("attnfig build --depf", "attnfig build --depfile"),
                            ("attnfig build --theme colo", "attnfig build --theme colourblind")):
            with tempfile.TemporaryDirectory() as home:
                (Path(home) / "_attnfig").write_text(completions("zsh"), encoding="utf-8")
                out = run("zsh", "-f", "-c", self.SCRIPT, "zsh", line, cwd=home,
                          env={"HOME": home, "PATH": "/usr/bin:/bin", "TERM": "dumb"})
            self.assertIn(f"\n< {whole}>", out.replace("\r", ""))


class Manual(unittest.TestCase):
    def setUp(self):
        self.page = run(PROGRAM, "manual")

    def test_groff_has_no_complaint(self):
        if not shutil.which("groff"):
            self.skipTest("there is no groff")
        done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-Kutf8", "-P-c"], input=self.page, capture_output=True,
                              text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("attnfig build figure.yaml --format svg,png,pdf --scale 2", done.stdout)

    def test_mandoc_misses_a_date_alone(self):
        if not shutil.which("mandoc"):
            self.skipTest("there is no mandoc")
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning"], input=self.page, capture_output=True, text=True, timeout=60)
        complaints = [line for line in done.stdout.splitlines() if "missing date" not in line]
        self.assertEqual(complaints, [])

    def test_the_same_page_each_time(self):
        self.assertEqual(run(PROGRAM, "manual", env={}), self.page)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv[1]).resolve())
    if not shutil.which("bash"):
        print("shell_test: there is no bash")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
