"""Runs the program as its users do: cli_test.py PROGRAM [unittest arguments]."""

import json
import locale
import os
import pty
import re
import resource
import signal
import stat
import struct
import subprocess
import sys
import time
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from folder_test import FolderTest  # noqa: E402

PROGRAM = ""
SPEC = "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n"
FAULTY = "title: T\nlayouts:\n  mha: {q_heads: x, head_dim: 64}\n"
FAULT = "error: q_heads (x) is not a whole number"
SVG = "{http://www.w3.org/2000/svg}"


def spec(title):
    """A spec with a title; JSON's quoting is YAML's."""
    return SPEC.replace("title: T", "title: " + json.dumps(title, ensure_ascii=False))


def environment(**changed):
    """The environment without what the program looks at, so that the caller's does not matter."""
    names = ("NO_COLOR", "COLUMNS", "ATTNFIG_LANG", "ATTNFIG_LAYOUT", "ATTNFIG_PAGE_WIDTH", "ATTNFIG_THEME", "LC_ALL", "LANG", "TZ")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return {**kept, **changed}


class Test(FolderTest):
    def write(self, name, text=SPEC):
        return super().write(name, text)

    def read(self, name):
        return (self.root / name).read_bytes()

    def names(self):
        return sorted(str(path.relative_to(self.root)) for path in self.root.rglob("*") if not path.is_dir())

    def start(self, *arguments, env=None, cwd=None, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=cwd or self.root, env=env or environment(), **options)

    def run_program(self, *arguments, code=0, input=None, **options):
        """Runs to the end; checks the exit code; returns standard output and standard error."""
        if input is not None:
            options["stdin"] = subprocess.PIPE
        with self.start(*arguments, **options) as process:
            try:
                out, err = process.communicate(input, timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        self.assertEqual(process.returncode, code, (out, err))
        return (out or b"").decode(), (err or b"").decode()

    def shell(self, script, code=0):
        done = subprocess.run(["sh", "-c", script, "sh", PROGRAM], cwd=self.root, env=environment(),
                              capture_output=True, timeout=20)
        self.assertEqual(done.returncode, code, done)
        return done.stdout.decode(), done.stderr.decode()

    def figure(self, text=SPEC):
        """The figure of a spec, by way of pipes."""
        return self.run_program("build", "-", input=text.encode())[0].encode()

    def assert_whole(self, svg):
        self.assertEqual(ElementTree.fromstring(svg).tag, SVG + "svg")
        self.assertTrue(svg.endswith(b"</svg>\n"))


class Outputs(Test):
    def test_beside_the_spec(self):
        self.write("sub/a.yaml")
        out, err = self.run_program("build", "sub/a.yaml")
        self.assertEqual((out, err), ("", "1 figure: 1 written, 0 unchanged, 0 failed\n"))
        self.assertEqual(self.names(), ["sub/a.svg", "sub/a.yaml"])
        self.assert_whole(self.read("sub/a.svg"))

    def test_to_a_file(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "-o", "new/folder/b.svg")
        self.assert_whole(self.read("new/folder/b.svg"))

    def test_to_a_folder_that_is_there(self):
        self.write("a.yaml")
        (self.root / "out").mkdir()
        self.run_program("build", "a.yaml", "-o", "out")
        self.assert_whole(self.read("out/a.svg"))

    def test_to_a_folder_that_a_slash_names(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "-o", "out/")
        self.assert_whole(self.read("out/a.svg"))

    def test_a_folder_of_specs_keeps_its_tree(self):
        self.write("specs/a.yaml")
        self.write("specs/deep/b.yaml")
        self.write("specs/notes.txt")
        self.run_program("build", "specs", "-o", "out")
        self.assertEqual([name for name in self.names() if name.startswith("out")], ["out/a.svg", "out/deep/b.svg"])

    def test_standard_output(self):
        self.write("a.yaml")
        out, err = self.run_program("build", "a.yaml", "-o", "-")
        self.assert_whole(out.encode())
        self.assertEqual(err, "")
        self.assertEqual(self.names(), ["a.yaml"])

    def test_standard_input(self):
        out, err = self.run_program("build", "-", input=SPEC.encode())
        self.assert_whole(out.encode())
        self.assertEqual(err, "")

    def test_standard_input_into_a_file(self):
        self.run_program("build", "-", "-o", "a.svg", input=SPEC.encode())
        self.assert_whole(self.read("a.svg"))

    def test_standard_input_is_named_in_messages(self):
        _, err = self.run_program("build", "-", input=FAULTY.encode(), code=1)
        self.assertTrue(err.startswith("<stdin>:3:18: " + FAULT), err)

    def test_quiet_says_errors_only(self):
        self.write("a.yaml")
        self.write("b.yaml", FAULTY)
        self.assertEqual(self.run_program("build", "-q", "a.yaml"), ("", ""))
        _, err = self.run_program("build", "-q", "b.yaml", code=1)
        self.assertIn(FAULT, err)
        self.assertNotIn("figure:", err)

    def test_an_unchanged_figure_keeps_its_time(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml")
        path = self.root / "a.svg"
        os.utime(path, ns=(1_000_000_007, 1_000_000_007))
        before = path.stat()
        _, err = self.run_program("build", "a.yaml")
        self.assertEqual(err, "1 figure: 0 written, 1 unchanged, 0 failed\n")
        self.assertEqual((path.stat().st_mtime_ns, path.stat().st_ino), (before.st_mtime_ns, before.st_ino))

    def test_a_changed_figure_of_the_same_size_is_written(self):
        self.write("a.yaml", spec("one"))
        self.run_program("build", "a.yaml")
        self.write("a.svg", self.read("a.svg").decode().replace("one", "two"))
        self.run_program("build", "a.yaml")
        self.assertEqual(self.read("a.svg").count(b"two"), 0)

    def test_permissions_follow_the_mask(self):
        self.write("a.yaml")
        for mask, expected in ((0o022, 0o644), (0o077, 0o600)):
            (self.root / "a.svg").unlink(missing_ok=True)
            self.run_program("build", "a.yaml", preexec_fn=lambda: os.umask(mask))
            self.assertEqual(stat.S_IMODE((self.root / "a.svg").stat().st_mode), expected)

    def test_a_symbolic_link_stays_one(self):
        self.write("a.yaml")
        self.write("kept/target.svg", "old")
        (self.root / "link.svg").symlink_to("kept/target.svg")
        self.run_program("build", "a.yaml", "-o", "link.svg")
        self.assertTrue((self.root / "link.svg").is_symlink())
        self.assert_whole(self.read("kept/target.svg"))
        self.assertEqual(self.names(), ["a.yaml", "kept/target.svg", "link.svg"])

    def test_a_symbolic_link_to_nothing_makes_its_target(self):
        self.write("a.yaml")
        (self.root / "link.svg").symlink_to("target.svg")
        self.run_program("build", "a.yaml", "-o", "link.svg")
        self.assertTrue((self.root / "link.svg").is_symlink())
        self.assert_whole(self.read("target.svg"))

    def test_a_folder_in_the_place_of_the_figure(self):
        self.write("a.yaml")
        (self.root / "a.svg").mkdir()
        _, err = self.run_program("build", "a.yaml", code=2)
        self.assertIn("a.svg: Is a directory", err)

    def test_a_device_is_written_through(self):
        self.write("a.yaml")
        out, _ = self.run_program("build", "a.yaml", "-o", "/dev/stdout")
        self.assert_whole(out.encode())
        self.assertTrue(Path("/dev/stdout").is_symlink())

    def test_a_pipe_is_written_through(self):
        self.write("a.yaml")
        os.mkfifo(self.root / "pipe")
        with self.start("build", "a.yaml", "-o", "pipe") as process:
            self.assert_whole(self.read("pipe"))
            process.communicate(timeout=20)
        self.assertTrue(stat.S_ISFIFO((self.root / "pipe").stat().st_mode))

    def test_a_full_device(self):
        self.write("a.yaml")
        _, err = self.run_program("build", "a.yaml", "-o", "/dev/full", code=2)
        self.assertIn("attnfig: /dev/full: No space left on device\n", err)
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/full").st_mode))

    def test_file_names_of_all_kinds(self):
        names = ["a b", "new\nline", "quo'te\"", "日本語", "-dash", "dot.dot", "<&>", "$HOME", "*"]
        for name in names:
            self.write(name + ".yaml")
        self.run_program("build", ".", "-o", "out")
        for name in names:
            self.assert_whole(self.read("out/" + name + ".svg"))

    def test_a_line_break_in_a_file_name_does_not_break_messages(self):
        self.write("a\nb.yaml", FAULTY)
        _, err = self.run_program("build", "a\nb.yaml", "-q", code=1)
        self.assertTrue(err.startswith("a\\nb.yaml:3:18: error: "), err)

    def test_an_escape_code_in_a_file_name_does_not_reach_the_terminal(self):
        self.write("a\033[31mb.yaml", FAULTY)
        _, err = self.run_program("build", "a\033[31mb.yaml", code=1)
        self.assertNotIn("\033", err)


class Names(Test):
    """Ids start with the name of the figure's file."""

    LONG = "x" * 64

    def ids(self, name, *arguments):
        """Of the figure of a spec of this name: that of the root first."""
        self.write(name + ".yaml", PageWidths.TWO)
        root = ElementTree.fromstring(self.run_program("build", name + ".yaml", *arguments, "-o", "-")[0])
        return [element.get("id") for element in root.iter() if element.get("id")]

    def test_plain_names_stay(self):
        for name in ("mha_gqa_mqa", "llama-2", "a-1", "a-t", "X", "figure", self.LONG):
            self.assertEqual(self.ids(name)[0], name)

    def test_others_get_a_hash(self):
        rows = [("a b", "a-b-HASH"), ("日本語", "figure-HASH"), ("7b", "figure-7b-HASH"), ("llama-3.1", "llama-3-1-HASH"),
                ("注意力 gqa", "gqa-HASH"), ("a--b", "a-b-HASH"), ("a-", "a-HASH"), ("a-narrow", "a-narrow-HASH"),
                ("x" * 65, "x" * 47 + "-HASH"), ("x" * 46 + "-" + "y" * 30, "x" * 46 + "-HASH")]
        for name, expected in rows:
            self.assertRegex(self.ids(name)[0], "^" + expected.replace("HASH", "[0-9a-f]{16}") + "$")

    def test_the_hash_is_the_same_everywhere(self):
        self.assertEqual([self.ids(name)[0] for name in ("甲乙", "a b")], ["figure-ea522428aad9955e", "a-b-e63f991904833892"])

    def test_no_two_figures_share_an_id(self):
        names = ["甲乙", "丙丁", "a b", "a-b", "a#b", "a.b", "a--b", "a-", "-a", "a", "a-1", "a-t", "a-d", "a--1", "a--t",
                 "a-narrow", "7b", "figure-7b", "figure", "e\u0301", "\u00e9", self.LONG, self.LONG + "y", self.LONG + "z"]  # fmt: skip
        owners = {}
        for name in names:
            for page_width in ("wide", "narrow"):
                self.write(name + ".yaml", PageWidths.TWO)
                self.run_program("build", f"./{name}.yaml", "--page-width", page_width)
        for path in self.root.glob("*.svg"):
            for element in ElementTree.fromstring(path.read_bytes()).iter():
                if identity := element.get("id"):
                    self.assertRegex(identity, "^[A-Za-z][A-Za-z0-9_-]*$")
                    self.assertEqual(owners.setdefault(identity, path.name), path.name, identity)
        self.assertEqual(len(set(owners.values())), 2 * len(names))

    def test_the_same_on_standard_output(self):
        for name in ("a b", "llama-3.1", "甲乙"):
            shown = self.ids(name)
            self.run_program("build", name + ".yaml")
            root = ElementTree.fromstring(self.read(name + ".svg"))
            self.assertEqual([element.get("id") for element in root.iter() if element.get("id")], shown)


class Texts(Test):
    def test_hostile_texts_stay_texts(self):
        titles = ["&lol; &#1; &amp;", "x]]>y", "a\"b'c&d<e>", "a --> b -- c", "</text><script>alert(1)</script>",
                  "<!DOCTYPE svg [<!ENTITY x 'y'>]>", "<![CDATA[x]]>", "<?xml version='1.0'?>", "url(#x)"]
        for title in titles:
            with self.subTest(title):
                svg = self.figure(spec(title))
                self.assert_whole(svg)
                root = ElementTree.fromstring(svg)
                self.assertIn(title, ["".join(element.itertext()) for element in root.iter()])
                tags = {element.tag.removeprefix(SVG) for element in root.iter()}
                self.assertLessEqual(tags, {"svg", "title", "desc", "style", "defs", "g", "rect", "path", "line", "text",
                                            "tspan", "circle", "polygon", "polyline", "marker", "use"})
                self.assertNotIn(b"<!DOCTYPE", svg)

    def test_no_attribute_runs_anything(self):
        for element in ElementTree.fromstring(self.figure(spec("<b onload='x'>"))).iter():
            for name in element.attrib:
                self.assertFalse(name.lower().startswith("on"), name)

    def test_a_figure_says_nothing_of_where_it_was_made(self):
        self.write("a.yaml")
        self.run_program("build", self.root / "a.yaml")
        self.assertNotIn(str(self.root).encode(), self.read("a.svg"))


class Folders(Test):
    def test_both_endings_of_specs(self):
        for name in ("in/a.yaml", "in/b.yml", "in/c/d.yml"):
            self.write(name)
        self.run_program("build", "in", "-o", "out")
        self.assertEqual(sorted(path.name for path in (self.root / "out").rglob("*.svg")), ["a.svg", "b.svg", "d.svg"])
        self.run_program("check", "in", "-o", "out")

    def test_lint_looks_at_the_svgs_of_a_folder(self):
        self.write("in/a.yaml")
        self.write("in/b/c.yaml")
        self.run_program("build", "in", "-o", "out")
        _, err = self.run_program("lint", "out")
        self.assertIn("2 files: 2 clean", err)
        (self.root / "out/b/c.svg").write_text("<svg>")
        out, err = self.run_program("lint", "out", code=1)
        self.assertTrue(out.startswith("out/b/c.svg:1:"), out)
        self.assertIn("2 files: 1 clean, 1 with 1 finding", err)


class Languages(Test):
    def test_a_tag_of_a_region_is_its_language(self):
        self.write("a.yaml")
        zh, _ = self.run_program("build", "a.yaml", "--lang", "zh", "-o", "-")
        for tag in ("zh-CN", "zh_CN", "zh-Hans-CN", "ZH"):
            with self.subTest(tag):
                out, _ = self.run_program("build", "a.yaml", "--lang", tag, "-o", "-")
                self.assertEqual(out, zh)


class Errors(Test):
    def test_usage(self):
        rows = [([], "A subcommand is required"), (["frobnicate"], 'unknown command "frobnicate"; known: build, watch, '),
                (["biuld"], 'unknown command "biuld"; did you mean "build"?'), (["build"], "name a spec"),
                (["build", "a.yaml", "--thme=x"], 'unknown option "--thme"; did you mean "--theme"?'),
                (["lint", "--fromat", "json"], 'unknown option "--fromat"; did you mean "--format"?'),
                (["diff", "a.yaml", "--against", ""], "--against: the value is empty"),
                (["build", "a.yaml", "--lang="], "--lang: 1 required LANGUAGE missing"),
                (["build", "a.yaml", "--lang", "zz-CN"], 'unknown language "zz-CN"'),
                (["lint", "empty"], "empty: no .svg files in this folder"),
                (["build", "a.yaml", "--frobnicate"], 'unknown option "--frobnicate"; known: --help, '), (["build", "a.yaml", "-j", "x"], ""),
                (["build", "a.yaml", "-j", "-1"], ""), (["build", "a.yaml", "--dump", "x"], "--dump"),
                (["build", "a.yaml", "b.yaml", "-o", "-"], "-o - takes one spec"), (["new", "a", "b"], ""),
                (["check", "a.yaml", "-o", "-"], "compares with a file"),
                (["check", "a.yaml", "-"], "compares with a file"), (["schema", "--format", "xml"], "--format"),
                (["build", "empty"], "empty: no .yaml files in this folder"), (["list", "--templates", "empty"], "empty")]
        self.write("a.yaml")
        self.write("b.yaml")
        (self.root / "empty").mkdir()
        for arguments, expected in rows:
            with self.subTest(arguments):
                out, err = self.run_program(*arguments, code=2)
                self.assertEqual(out, "")
                self.assertTrue(err.startswith("attnfig: "), err)
                self.assertIn(expected, err)
        self.assertEqual(self.names(), ["a.yaml", "b.yaml"])

    def test_a_spec_that_is_not_there(self):
        _, err = self.run_program("build", "nope.yaml", code=2)
        self.assertIn("attnfig: nope.yaml: No such file or directory\n", err)

    def test_a_faulty_spec(self):
        self.write("a.yaml", FAULTY)
        out, err = self.run_program("build", "a.yaml", code=1)
        self.assertEqual(out, "")
        self.assertEqual(err, "a.yaml:3:18: " + FAULT + "\n    mha: {q_heads: x, head_dim: 64}\n" + " " * 19 + "^\n"
                         "1 figure: 0 written, 0 unchanged, 1 failed\n")
        self.assertEqual(self.names(), ["a.yaml"])

    def test_a_faulty_spec_leaves_its_old_figure_alone(self):
        self.write("a.yaml", FAULTY)
        self.write("a.svg", "old")
        self.run_program("build", "a.yaml", code=1)
        self.assertEqual(self.read("a.svg"), b"old")

    def test_a_failure_counts_more_than_a_fault(self):
        self.write("a.yaml", FAULTY)
        self.run_program("build", "a.yaml", "nope.yaml", code=2)

    def test_unknown_choices(self):
        self.write("a.yaml")
        for option, kind in (("--lang", "language"), ("--theme", "theme")):
            _, err = self.run_program("build", "a.yaml", option, "xx", code=2)
            self.assertIn(f'unknown {kind} "xx"; known: ', err)

    def test_choices_by_environment(self):
        self.write("a.yaml", "title: {en: T, zh: 题}\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n")
        out, _ = self.run_program("build", "a.yaml", "-o", "-", env=environment(ATTNFIG_LANG="zh"))
        self.assertIn("题", out)

    def test_two_specs_with_one_figure(self):
        self.write("a/x.yaml")
        self.write("b/x.yaml")
        _, err = self.run_program("build", "a/x.yaml", "b/x.yaml", "-o", "out", code=2)
        self.assertEqual(err, "attnfig: a/x.yaml and b/x.yaml would both be written to out/x.svg\n")
        self.assertEqual(self.names(), ["a/x.yaml", "b/x.yaml"])

    def test_two_specs_whose_figures_differ_in_case_only(self):
        self.write("a/X.yaml")
        self.write("b/x.yaml")
        _, err = self.run_program("build", "a/X.yaml", "b/x.yaml", "-o", "out", code=2)
        self.assertIn("would both be written to", err)

    def test_several_specs_into_a_file(self):
        self.write("a.yaml")
        self.write("b.yaml")
        self.write("c.svg", "old")
        _, err = self.run_program("build", "a.yaml", "b.yaml", "-o", "c.svg", code=2)
        self.assertIn("c.svg: several specs need a folder", err)
        self.assertEqual(self.read("c.svg"), b"old")

    def test_a_figure_never_takes_the_place_of_its_spec(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "-o", "a.yaml", code=2)
        self.assertEqual(self.read("a.yaml"), SPEC.encode())

    def test_an_endless_device_ends(self):
        start = time.monotonic()
        _, err = self.run_program("build", "/dev/zero", "-o", "a.svg", code=1)
        self.assertIn("/dev/zero: error: input larger than 256 KiB", err)
        self.assertLess(time.monotonic() - start, 1)

    def test_an_endless_pipe_ends(self):
        with subprocess.Popen(["yes", "# endless"], stdout=subprocess.PIPE) as endless:
            _, err = self.run_program("build", "-", stdin=endless.stdout, code=1)
            endless.stdout.close()
            endless.kill()
        self.assertIn("<stdin>: error: input larger than 256 KiB", err)

    def test_a_folder_without_permission(self):
        if os.geteuid() == 0:
            self.skipTest("the superuser may write everywhere")
        self.write("a.yaml")
        (self.root / "out").mkdir(mode=0o555)
        _, err = self.run_program("build", "a.yaml", "-o", "out", code=2)
        self.assertIn("out/a.svg: Permission denied", err)

    def test_no_space_while_writing(self):
        """The limit of a file's size stands in for a full disk."""
        self.write("a.yaml")
        self.write("a.svg", "old")

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        for disposition in (signal.SIG_IGN, signal.SIG_DFL):
            def prepare():
                signal.signal(signal.SIGXFSZ, disposition)
                limit()
            _, err = self.run_program("build", "a.yaml", code=2, preexec_fn=prepare)
            self.assertIn("a.svg: File too large", err)
            self.assertEqual(self.read("a.svg"), b"old")
            self.assertEqual(self.names(), ["a.svg", "a.yaml"])


class Streams(Test):
    def test_standard_output_that_is_full(self):
        self.write("a.yaml")
        for arguments in (["build", "a.yaml", "-o", "-"], ["list"], ["schema"], ["new"], ["--help"], ["--version"]):
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                _, err = self.run_program(*arguments, stdout=full, code=2)
                self.assertIn("attnfig: <stdout>: No space left on device\n", err)

    def test_standard_output_that_is_closed(self):
        self.write("a.yaml")
        for arguments in ("build a.yaml -o -", "list", "schema", "--help", "--version"):
            with self.subTest(arguments):
                _, err = self.shell(f'exec "$1" {arguments} >&-', code=2)
                self.assertIn("<stdout>", err)

    def test_a_closed_standard_output_does_not_spoil_a_figure(self):
        self.write("a.yaml")
        self.shell('exec "$1" build a.yaml >&- 2>&- <&-')
        self.assert_whole(self.read("a.svg"))

    def test_standard_error_that_is_closed(self):
        self.write("a.yaml", FAULTY)
        self.shell('exec "$1" build nope.yaml 2>&-', code=2)
        self.shell('exec "$1" build a.yaml 2>&-', code=1)
        self.write("b.yaml")
        self.shell('exec "$1" build b.yaml 2>&-')
        self.assert_whole(self.read("b.svg"))

    def test_standard_error_that_is_full(self):
        self.write("a.yaml", FAULTY)
        with open("/dev/full", "wb") as full:
            self.run_program("build", "a.yaml", stderr=full, code=1)

    def test_a_reader_that_goes_away(self):
        for ignore in ("", 'trap "" PIPE; '):
            out, err = self.shell(ignore + '"$1" list | head -1')
            self.assertEqual((out, err), ("variants\n", ""))

    def test_a_reader_that_is_gone_ends_the_program_quietly(self):
        for restore in (True, False):
            reader, writer = os.pipe()
            os.close(reader)
            _, err = self.run_program("schema", stdout=writer, restore_signals=restore, code=2)
            os.close(writer)
            self.assertEqual(err, "")

    def test_no_escape_code_without_a_terminal(self):
        self.write("a.yaml", FAULTY)
        _, err = self.run_program("build", "a.yaml", code=1)
        self.assertNotIn("\033", err)

    def terminal(self, *arguments, **changed):
        """Runs the program on a pseudo-terminal; returns what it shows."""
        try:
            own, its = pty.openpty()
        except OSError as error:
            self.skipTest(f"no terminal to be had here: {error}")
        with self.start(*arguments, env=environment(**changed), stdout=its, stderr=its) as process:
            os.close(its)
            shown = b""
            while True:
                try:
                    piece = os.read(own, 65536)
                except OSError:  # Linux tells the end of a terminal as an error.
                    break
                if not piece:
                    break
                shown += piece
        os.close(own)
        return shown

    def test_colour_on_a_terminal(self):
        self.write("a.yaml", FAULTY)
        self.assertIn(b"\033[1;31merror: \033[0m", self.terminal("build", "a.yaml"))

    def test_no_colour_if_it_is_not_wanted(self):
        self.write("a.yaml", FAULTY)
        self.assertNotIn(b"\033", self.terminal("build", "a.yaml", NO_COLOR="1"))
        self.assertNotIn(b"\033", self.terminal("build", "a.yaml", TERM="dumb"))

    def test_a_narrow_terminal(self):
        out, _ = self.run_program("--help", env=environment(COLUMNS="1"))
        self.assertIn("build", out)


class Batches(Test):
    def test_messages_come_in_the_order_of_the_inputs(self):
        names = [f"s{i:03}.yaml" for i in range(60)]
        for i, name in enumerate(names):
            self.write(name, FAULTY if i % 3 == 0 else SPEC)
        _, err = self.run_program("build", *names, "-j", "16", code=1)
        told = [line.split(":")[0] for line in err.splitlines() if FAULT in line]
        self.assertEqual(told, names[::3])
        self.assertTrue(err.endswith("60 figures: 40 written, 0 unchanged, 20 failed\n"))
        made = [name for name in self.names() if name.endswith(".svg")]
        self.assertEqual(len(made), 40)
        self.assertEqual(len(self.names()), 100)

    def test_as_many_jobs_as_one_likes(self):
        for i in range(40):
            self.write(f"specs/s{i}.yaml", spec(f"number {i}"))
        self.run_program("build", "specs", "-o", "one", "-j", "1")
        self.run_program("build", "specs", "-o", "many", "-j", "16")
        for i in range(40):
            self.assertEqual(self.read(f"one/s{i}.svg"), self.read(f"many/s{i}.svg"))

    def test_the_same_spec_twice_counts_once(self):
        self.write("a.yaml")
        for again in ("a.yaml", "./a.yaml", self.root / "a.yaml"):
            (self.root / "a.svg").unlink(missing_ok=True)
            _, err = self.run_program("build", "a.yaml", again)
            self.assertEqual(err, "1 figure: 1 written, 0 unchanged, 0 failed\n")

    def test_a_killed_batch_leaves_whole_figures_only(self):
        for i in range(400):
            self.write(f"specs/s{i}.yaml")
        for pause in (0.01, 0.03, 0.06):
            with self.start("build", "specs", "-o", "out") as process:
                time.sleep(pause)
                process.send_signal(signal.SIGKILL)
        for path in (self.root / "out").rglob("*.svg"):
            self.assert_whole(path.read_bytes())
        _, err = self.run_program("build", "specs", "-o", "out")
        self.assertIn("400 figures: ", err)
        self.assertIn(" 0 failed", err)

    def test_two_runs_at_a_time_do_not_harm_each_other(self):
        for i in range(50):
            self.write(f"specs/s{i}.yaml")
        runs = [self.start("build", "specs", "-o", "out") for _ in range(4)]
        for run in runs:
            run.communicate(timeout=20)
            self.assertEqual(run.returncode, 0)
        for i in range(50):
            self.assert_whole(self.read(f"out/s{i}.svg"))
        self.assertEqual(len(self.names()), 100)


class Determinism(Test):
    def test_many_runs_give_the_same_bytes(self):
        self.assertEqual(len({self.figure() for _ in range(50)}), 1)

    def test_the_surroundings_do_not_matter(self):
        self.write("a.yaml", spec("Iı 1.5"))
        self.write("elsewhere/x", "")
        expected = self.run_program("build", "a.yaml", "-o", "-")
        for changed in ({"TZ": "Pacific/Kiritimati"}, {"LC_ALL": "C"}, {"LC_ALL": "nonsense"}, {"HOME": "/nowhere"}):
            self.assertEqual(self.run_program("build", "a.yaml", "-o", "-", env=environment(**changed)), expected)
        path = self.root / "a.yaml"
        self.assertEqual(self.run_program("build", path, "-o", "-", cwd=self.root / "elsewhere"), expected)

    def test_locales_do_not_matter(self):
        self.write("a.yaml", spec("Iı 1.5"))
        expected = self.run_program("build", "a.yaml", "-o", "-")
        found = 0
        for name in ("de_DE.UTF-8", "tr_TR.UTF-8"):
            try:
                locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
            finally:
                locale.setlocale(locale.LC_ALL, "C")
            found += 1
            self.assertEqual(self.run_program("build", "a.yaml", "-o", "-", env=environment(LC_ALL=name)), expected)
        if not found:
            self.skipTest("neither locale is installed")


class Commands(Test):
    def test_version(self):
        out, err = self.run_program("--version")
        self.assertRegex(out, r"^\d+\.\d+\.\d+\n$")
        self.assertEqual(err, "")

    def test_help(self):
        for arguments in (["--help"], ["build", "--help"], ["check", "-h"], ["list", "-h"], ["schema", "-h"], ["new", "-h"]):
            out, err = self.run_program(*arguments)
            self.assertIn("Examples:", out)
            self.assertEqual(err, "")

    def test_list(self):
        out, _ = self.run_program("list")
        self.assertEqual([line for line in out.splitlines() if not line.startswith(" ")],
                         ["variants", "figures", "pages", "themes", "languages"])

    def test_new_makes_a_spec_that_is_drawn(self):
        self.run_program("new", "a.yaml")
        self.assertEqual(self.names(), ["a.yaml", "attnfig.schema.json"])
        self.assertEqual(self.read("attnfig.schema.json").decode(), self.run_program("schema")[0])
        self.run_program("build", "a.yaml")
        self.assert_whole(self.read("a.svg"))

    def test_new_starts_each_kind_of_figure(self):
        listed = self.run_program("list")[0].split("figures\n")[1].split("pages\n")[0]
        for line in listed.splitlines():
            kind = line.split()[0]
            self.run_program("new", "--figure", kind, f"{kind}.yaml")
            self.run_program("build", f"{kind}.yaml")
            self.assert_whole(self.read(f"{kind}.svg"))
            self.run_program("check", f"{kind}.yaml")

    def test_new_refuses_other_kinds_of_figures(self):
        _, err = self.run_program("new", "--figure", "pie", code=2)
        self.assertIn("head_map", err)

    def test_new_never_overwrites(self):
        self.write("a.yaml", "mine")
        _, err = self.run_program("new", "a.yaml", code=2)
        self.assertEqual(err, "attnfig: a.yaml is there already\n")
        self.assertEqual(self.read("a.yaml"), b"mine")

    def test_new_never_writes_through_a_dangling_link(self):
        (self.root / "a.yaml").symlink_to("elsewhere.yaml")
        self.run_program("new", "a.yaml", code=2)
        self.assertEqual(self.names(), ["a.yaml"])

    def test_new_to_standard_output(self):
        out, _ = self.run_program("new")
        self.assert_whole(self.figure(out))

    def test_schema(self):
        first, _ = self.run_program("schema")
        self.assertEqual(self.run_program("schema")[0], first)
        schema = json.loads(first)
        self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
        self.assertLessEqual({"title", "layouts", "panels", "summary"}, set(schema["properties"]))
        self.assertNotIn("required", schema)

    def test_reference(self):
        out, _ = self.run_program("schema", "--format", "md")
        self.assertTrue(out.startswith("# "))

    def test_dumps(self):
        self.write("a.yaml")
        for stage in ("model", "scene"):
            self.run_program("build", "a.yaml", "--dump", stage)
            self.assertIn(b"mha", self.read("a." + stage).lower())
            self.run_program("check", "a.yaml", "--dump", stage)


class Formats(Test):
    def test_several_formats_of_one_spec(self):
        self.write("a.yaml")
        _, err = self.run_program("build", "a.yaml", "--format", "svg,png,pdf,md")
        self.assertEqual(err, "4 figures: 4 written, 0 unchanged, 0 failed\n")
        self.assertEqual(self.names(), ["a.md", "a.pdf", "a.png", "a.svg", "a.yaml"])
        self.run_program("build", "a.yaml", "-o", "b/a.svg")
        self.assertEqual(self.read("a.svg"), self.read("b/a.svg"))

    def test_all_numbers_are_a_format(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "--format", "svg,numbers.md")
        self.assertEqual(self.names(), ["a.numbers.md", "a.svg", "a.yaml"])
        out, _ = self.run_program("numbers", "a.yaml", "--format", "md")
        self.assertEqual(self.read("a.numbers.md").decode(), out)

    def test_a_piped_spec_is_read_once_for_all_formats(self):
        self.run_program("build", "-", "--format", "svg,md", "-o", "out/", input=SPEC.encode())
        self.assertEqual(self.names(), ["out/figure.md", "out/figure.svg"])

    def test_a_mistake_is_told_once_for_all_formats(self):
        self.write("a.yaml", "title: T\nlayouts: {}\n")
        _, err = self.run_program("build", "a.yaml", "--format", "svg,md", code=1)
        self.assertEqual(err.count("a.yaml:"), 1)
        self.assertTrue(err.endswith("2 figures: 0 written, 0 unchanged, 2 failed\n"))

    def test_the_output_s_name_says_the_format(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "-o", "b.png")
        self.assertTrue(self.read("b.png").startswith(b"\x89PNG"))

    def size(self, png):
        return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")

    def test_scale(self):
        self.write("a.yaml")
        root = ElementTree.fromstring(self.figure())
        width, height = float(root.get("width")), float(root.get("height"))
        for scale in (1, 1.5, 3):
            self.run_program("build", "a.yaml", "-o", "a.png", "--scale", scale)
            self.assertEqual(self.size(self.read("a.png")), (int(width * scale + 0.5), int(height * scale + 0.5)))
        for wrong in ("0", "-1", "11", "1.234", "x", ""):
            self.run_program("build", "a.yaml", "-o", "a.png", "--scale=" + wrong, code=2)

    def test_a_pdf_has_text_and_no_date(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "-o", "a.pdf")
        pdf = self.read("a.pdf")
        self.assertTrue(pdf.startswith(b"%PDF-"))
        self.assertIn(b"ToUnicode", pdf)
        self.assertNotIn(b"CreationDate", pdf)
        self.run_program("build", "a.yaml", "-o", "b/a.pdf")
        self.assertEqual(self.read("b/a.pdf"), pdf)

    def test_a_table_of_the_figure(self):
        out, _ = self.run_program("build", "-", "--format", "md", input=SPEC.encode())
        self.assertEqual(out, "**T**\n\n| MHA |\n|---|\n| 8 query heads |\n| 8 KV heads |\n")

    def test_standard_output_takes_one_format(self):
        _, err = self.run_program("build", "-", "--format", "svg,md", code=2, input=SPEC.encode())
        self.assertEqual(err, "attnfig: standard output takes one format in one page width\n")

    def test_without_the_program_that_draws_pictures(self):
        alone = self.root / "attnfig"
        alone.write_bytes(Path(PROGRAM).read_bytes())
        alone.chmod(0o755)
        self.write("a.yaml")
        self.write("a.png", "old")
        done = subprocess.run([alone, "build", "a.yaml", "-o", "a.png"], cwd=self.root,
                              env=environment(PATH=str(self.root)), capture_output=True, timeout=20)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"attnfig: attnfig_raster: No such file or directory\n", done.stderr)
        self.assertEqual(self.read("a.png"), b"old")


class PageWidths(Test):
    """A figure side by side, and stacked for a column of 360 px."""

    TWO = ("title: T\nover: mha\nlayouts:\n  mha: {q_heads: 8, head_dim: 64, layers: 2, context: 1k}\n"
           "  gqa: {like: mha, kv_heads: 2}\npanels: [mha, gqa]\nsummary: {entries: [mha, gqa]}\n")  # fmt: skip

    def root_of(self, name):
        self.assert_whole(self.read(name))
        return ElementTree.fromstring(self.read(name))

    def test_a_narrow_figure_has_a_name_and_ids_of_its_own(self):
        self.write("a.yaml", self.TWO)
        _, err = self.run_program("build", "a.yaml", "--page-width", "wide,narrow")
        self.assertEqual(err, "2 figures: 2 written, 0 unchanged, 0 failed\n")
        self.assertEqual(self.names(), ["a.narrow.svg", "a.svg", "a.yaml"])
        wide, narrow = self.root_of("a.svg"), self.root_of("a.narrow.svg")
        self.assertEqual(narrow.get("width"), "360")
        self.assertLess(360, float(wide.get("width")))
        self.assertEqual((wide.get("id"), narrow.get("id")), ("a", "a-narrow"))
        ids = [{element.get("id") for element in root.iter()} - {None} for root in (wide, narrow)]
        self.assertFalse(ids[0] & ids[1])
        self.run_program("build", "a.yaml", "-o", "b/a.svg")
        self.assertEqual(self.read("a.svg"), self.read("b/a.svg"))

    def test_both_say_the_same(self):
        self.write("a.yaml", self.TWO)
        self.run_program("build", "a.yaml", "--page-width", "wide,narrow")
        said = [sorted(text for element in self.root_of(name).iter(SVG + "desc") for text in element.itertext())
                for name in ("a.svg", "a.narrow.svg")]  # fmt: skip
        self.assertEqual(said[0], said[1])

    def test_narrow_figures_stand_beside_wide_ones(self):
        self.write("specs/a.yaml")
        self.write("specs/b/c.yaml")
        self.run_program("build", "specs", "-o", "out")
        self.run_program("build", "specs", "-o", "out", "--page-width", "narrow")
        self.assertEqual([name for name in self.names() if name.startswith("out")],
                         ["out/a.narrow.svg", "out/a.svg", "out/b/c.narrow.svg", "out/b/c.svg"])
        self.run_program("check", "specs", "-o", "out", "--page-width", "wide,narrow")
        (self.root / "out/b/c.narrow.svg").unlink()
        out, _ = self.run_program("check", "specs", "-o", "out", "--page-width", "wide,narrow", code=1)
        self.assertIn("out/b/c.narrow.svg: error: specs/b/c.yaml has no figure here [missing]\n", out)
        self.run_program("check", "specs", "-o", "out")

    def test_a_name_that_is_given_is_kept(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "-o", "b.svg", "--page-width", "narrow")
        self.assertEqual(self.root_of("b.svg").get("width"), "360")
        self.run_program("build", "a.yaml", "-o", "c.svg", "--page-width", "wide,narrow")
        self.assertEqual(self.names(), ["a.yaml", "b.svg", "c.narrow.svg", "c.svg"])

    def test_tables_are_no_pictures(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "--format", "svg,md", "--page-width", "wide,narrow")
        self.assertEqual(self.names(), ["a.md", "a.narrow.svg", "a.svg", "a.yaml"])
        out, _ = self.run_program("build", "a.yaml", "-o", "-", "--format", "md", "--page-width", "wide,narrow")
        self.assertEqual(out.encode(), self.read("a.md"))

    def test_by_environment(self):
        self.write("a.yaml")
        out, _ = self.run_program("build", "a.yaml", "-o", "-", env=environment(ATTNFIG_PAGE_WIDTH="narrow"))
        self.assertEqual(ElementTree.fromstring(out).get("width"), "360")
        self.run_program("build", "a.yaml", env=environment(ATTNFIG_PAGE_WIDTH="wide,narrow"))
        self.assertEqual(self.names(), ["a.narrow.svg", "a.svg", "a.yaml"])
        out, _ = self.run_program("build", "a.yaml", "-o", "-", "--page-width", "wide", env=environment(ATTNFIG_PAGE_WIDTH="narrow"))
        self.assertEqual(out.encode(), self.read("a.svg"))

    def test_two_figures_of_one_name(self):
        self.write("a.yaml")
        self.write("a.narrow.yaml")
        _, err = self.run_program("build", ".", "--page-width", "wide,narrow", "-o", "out", code=2)
        self.assertIn("would both be written to out/a.narrow.svg\n", err)

    def test_wrong_page_widths(self):
        self.write("a.yaml")
        self.write("config.json", Models.CONFIG)
        for command in (("build", "a.yaml"), ("check", "a.yaml"), ("whatif", "config.json")):
            _, err = self.run_program(*command, "--page-width", "tall", code=2)
            self.assertEqual(err, 'attnfig: unknown page width "tall"; write wide, narrow, or a width such as 600px or 345pt\n')
        _, err = self.run_program("build", "-", "--page-width", "wide,narrow", code=2, input=SPEC.encode())
        self.assertEqual(err, "attnfig: standard output takes one format in one page width\n")

    def test_figures_that_are_made_of_models(self):
        self.write("config.json", Models.CONFIG)
        for command, *models in (("whatif", "config.json"), ("compare", "config.json", "config.json")):
            self.run_program(command, *models, "-o", "a.svg", "--page-width", "narrow")
            self.assertEqual(self.root_of("a.svg").get("width"), "360")


class OldNames(Test):
    """What was called otherwise in 0.1.0 works, and says its new name."""

    OPTION = "attnfig: --layout is now called --page-width\n"
    VARIABLE = "attnfig: ATTNFIG_LAYOUT is now called ATTNFIG_PAGE_WIDTH\n"

    def setUp(self):
        super().setUp()
        self.write("figure.yaml")
        self.write("config.json", Models.CONFIG)

    def test_every_command_that_draws_takes_them(self):
        for command in (("build", "figure.yaml", "-o", "a.svg"), ("check", "figure.yaml", "-o", "a.svg"), ("diff", "figure.yaml", "-o", "a.svg"),
                        ("accept", "figure.yaml", "-o", "a.svg"), ("whatif", "config.json", "-o", "b.svg"),
                        ("compare", "config.json", "config.json", "-o", "c.svg")):  # fmt: skip
            with self.subTest(command):
                new = environment(CI="")
                self.run_program(*command, "--page-width", "narrow", env=new)
                out, err = self.run_program(*command, "--page-width", "narrow", env=new)  # the figure is there now
                for old in (("--layout", "narrow"), ("--layout=narrow",)):
                    self.assertEqual(self.run_program(*command, *old, env=new), (out, self.OPTION + err))
                old = environment(ATTNFIG_LAYOUT="narrow", CI="")
                self.assertEqual(self.run_program(*command, env=old), (out, self.VARIABLE + err))

    def test_quiet_runs_say_nothing(self):
        for quiet in ("-q", "--quiet"):
            done = self.run_program("build", "figure.yaml", "-o", "-", quiet, "--layout", "wide")
            self.assertEqual(done, (self.figure().decode(), ""))
        done = self.run_program("build", "figure.yaml", "-o", "-", "-q", env=environment(ATTNFIG_LAYOUT="wide"))
        self.assertEqual(done, (self.figure().decode(), ""))

    def test_a_notice_is_said_once(self):
        _, err = self.run_program("build", "figure.yaml", "--layout", "wide", "--layout=narrow")
        self.assertEqual(err, self.OPTION + "2 figures: 2 written, 0 unchanged, 0 failed\n")
        self.assertEqual(self.names(), ["config.json", "figure.narrow.svg", "figure.svg", "figure.yaml"])

    def test_faults_have_the_new_name(self):
        _, err = self.run_program("build", "figure.yaml", "--layout", "tall", code=2)
        self.assertEqual(err, self.OPTION + 'attnfig: unknown page width "tall"; write wide, narrow, or a width such as 600px or 345pt\n')
        _, err = self.run_program("build", "figure.yaml", "--layout", code=2)
        self.assertEqual(err.splitlines(keepends=True)[0], self.OPTION)
        self.assertIn("--page-width", err.splitlines()[1])

    def test_new_names_and_options_win(self):
        for arguments, said, variables in (
            ((), "", {"ATTNFIG_LAYOUT": "narrow", "ATTNFIG_PAGE_WIDTH": "wide"}),
            (("--page-width", "wide"), "", {"ATTNFIG_LAYOUT": "narrow"}),
            (("--page-width=wide",), "", {"ATTNFIG_LAYOUT": "narrow"}),
            (("--layout", "wide"), self.OPTION, {"ATTNFIG_LAYOUT": "narrow"}),
            (("--layout=wide",), self.OPTION, {"ATTNFIG_PAGE_WIDTH": "narrow"}),
            ((), "", {"ATTNFIG_LAYOUT": ""}),
        ):
            with self.subTest(arguments=arguments, variables=variables):
                done = self.run_program("build", "figure.yaml", "-o", "-", *arguments, env=environment(**variables))
                self.assertEqual(done, (self.figure().decode(), said))

    def test_what_is_no_such_option_stays(self):
        self.write("--layout")
        self.run_program("build", "-q", "-o", "b.svg", "--", "--layout")
        self.assertIn("b.svg", self.names())
        _, err = self.run_program("numbers", "figure.yaml", "--layout", "wide", code=2, env=environment(ATTNFIG_LAYOUT="x"))
        self.assertIn("--layout", err)
        self.assertNotIn("is now called", err)

    def test_nothing_offers_them(self):
        commands = ("build", "watch", "check", "diff", "accept", "compare", "whatif")
        shown = [self.run_program(command, "--help")[0] for command in commands]
        shown += [self.run_program("completions", shell)[0] for shell in ("bash", "zsh", "fish")]
        shown += [self.run_program("manual")[0].replace("\\-", "-")]
        for text in shown:
            self.assertIn("page-width", text)
            self.assertNotRegex(text, r"--layout\b|-l layout\b|ATTNFIG_LAYOUT")


class Models(Test):
    """Every command that takes a spec takes a model's config.json."""

    CONFIG = json.dumps({"model_type": "llama", "num_hidden_layers": 2, "num_attention_heads": 4,
                         "num_key_value_heads": 2, "head_dim": 8, "max_position_embeddings": 1024, "attention_chunk_size": 9})
    OPEN = '{"model_type": "mixtral", "num_hidden_layers": 2, "num_attention_heads": 4, "head_dim": 8}'

    def test_build_draws_a_config(self):
        self.write("m/config.json", self.CONFIG)
        self.run_program("build", "m/config.json", "-o", "a.svg")
        self.assert_whole(self.read("a.svg"))
        self.run_program("check", "m/config.json", "-o", "a.svg")

    def test_numbers_of_a_config(self):
        self.write("config.json", self.CONFIG)
        out, _ = self.run_program("numbers", "config.json", "--format", "json")
        # 1,024 tokens × 2 layers × 2 × 2 × 8 elements × 2 bytes
        self.assertEqual(json.loads(out)["layouts"][0]["quantities"]["cache_total_bytes"], 131_072)

    def test_explain_points_into_the_config(self):
        self.write("config.json", self.CONFIG)
        out, _ = self.run_program("explain", "config.json", "model.cache.total")
        self.assertIn("config.json:1:%d" % (self.CONFIG.index("2,") + 1), out)

    def test_import_writes_the_spec_of_the_same_figure(self):
        self.write("m/config.json", self.CONFIG)
        self.run_program("import", "m/config.json", "-o", "a.yaml")
        self.run_program("build", "a.yaml")
        self.run_program("build", "m/config.json", "-o", "b/a.svg")
        self.assertEqual(self.read("a.svg"), self.read("b/a.svg"))

    def test_a_figure_of_another_kind_is_asked_for_by_name(self):
        self.write("m/config.json", self.CONFIG)
        out, _ = self.run_program("import", "m/config.json", "--figure", "growth")
        self.assertIn("figures: [growth]\n", out)
        self.assertNotIn("page:", out)
        self.write("a.yaml", out)
        for kind in ("growth", "layer_stack", "head_map"):
            with self.subTest(kind):
                self.run_program("build", "m/config.json", "--figure", kind, "-o", "b/a.svg")
        self.run_program("build", "m/config.json", "--figure", "growth", "-o", "b/a.svg")
        self.run_program("build", "a.yaml")
        self.assertEqual(self.read("a.svg"), self.read("b/a.svg"))

    def test_a_figure_of_another_kind_says_what_was_assumed(self):
        self.write("config.json", self.OPEN)
        self.run_program("build", "config.json", "--figure", "growth", "--assume", "num_key_value_heads=2",
                         "--assume", "max_position_embeddings=1024")
        self.assertIn(b"assumed: num_key_value_heads = 2, max_position_embeddings = 1024", self.read("config.svg"))

    def test_a_spec_states_its_figures_itself(self):
        self.write("a.yaml")
        _, err = self.run_program("build", "a.yaml", "--figure", "growth", code=1)
        self.assertIn("a.yaml: error: --figure is for a config.json; a spec states its figures itself\n", err)

    @staticmethod
    def gguf():
        """The GGUF file of the same model, without tensors."""

        def text(value):
            return struct.pack("<Q", len(value)) + value.encode()

        def number(key, value):
            return text(f"llama.{key}") + struct.pack("<II", 4, value)

        keys = [text("general.architecture") + struct.pack("<I", 8) + text("llama"), number("block_count", 2),
                number("embedding_length", 32), number("attention.head_count", 4),
                number("attention.head_count_kv", 2), number("context_length", 1024)]
        return b"GGUF" + struct.pack("<IQQ", 3, 0, len(keys)) + b"".join(keys)

    def test_a_gguf_file_is_the_same_model(self):
        self.write("m.json", self.CONFIG)
        (self.root / "m.gguf").write_bytes(self.gguf() + bytes(5_000_000))
        for arguments in (["numbers"], ["build", "-o", "-"], ["whatif", "-o", "-"]):
            with self.subTest(arguments=arguments):
                config, gguf = (self.run_program(*arguments, name)[0] for name in ("m.json", "m.gguf"))
                self.assertEqual(config, gguf)
        self.run_program("build", "m.gguf")
        self.assertIn("m.svg", self.names())

    def test_a_fault_of_a_gguf_file_is_at_a_byte(self):
        (self.root / "m.gguf").write_bytes(self.gguf()[:-2])
        at = len(self.gguf()) - 4
        for command in ("build", "import", "numbers", "explain", "whatif"):
            with self.subTest(command=command):
                _, err = self.run_program(command, "m.gguf", code=1)
                self.assertIn(f"m.gguf: error: byte {at}: a number needs 4 bytes, but the file has 2 more\n", err)

    def test_import_takes_no_spec(self):
        self.write("a.yaml")
        _, err = self.run_program("import", "a.yaml", code=1)
        self.assertIn("a.yaml:1:1: error: this is a spec already", err)

    def test_a_missing_key_and_how_to_settle_it(self):
        self.write("config.json", self.OPEN)
        _, err = self.run_program("build", "config.json", code=1)
        self.assertIn("num_key_value_heads is missing", err)
        self.assertIn("--assume num_key_value_heads=VALUE", err)
        _, err = self.run_program("build", "config.json", "--assume", "num_key_value_heads=2")
        self.assertIn("config.json: assumed: num_key_value_heads=2\n", err)
        self.assertIn(b"assumed: num_key_value_heads = 2", self.read("config.svg"))

    def test_nothing_is_assumed_of_a_spec(self):
        self.write("a.yaml")
        _, err = self.run_program("build", "a.yaml", "--assume", "kv_heads=2", code=1)
        self.assertIn("--assume is for a config.json", err)

    def test_verbose_lists_what_was_not_used(self):
        self.write("config.json", self.CONFIG)
        _, err = self.run_program("import", "config.json", "--verbose")
        self.assertEqual(err, "config.json: not used: attention_chunk_size\n")

    def test_a_config_of_up_to_4_mib(self):
        text = self.CONFIG[:-1] + ', "x": "' + "x" * (4 * 1024 * 1024 - len(self.CONFIG) - 9) + '"}'
        self.write("config.json", text)
        self.run_program("build", "config.json")
        self.write("config.json", text + " " * 16)
        _, err = self.run_program("build", "config.json", code=1)
        self.assertIn("input larger than 4096 KiB", err)

    def test_compare_and_whatif(self):
        self.write("a/config.json", self.CONFIG)
        self.write("b.yaml")
        _, err = self.run_program("compare", "a/config.json", "b.yaml", "--context", "512")
        self.assertEqual(err, "compare.svg written\n")
        self.run_program("whatif", "a/config.json")
        self.assert_whole(self.read("compare.svg"))
        self.assert_whole(self.read("whatif.svg"))

    def test_the_spec_of_a_comparison(self):
        self.write("config.json", self.CONFIG)
        self.run_program("compare", "config.json", "config.json", "-o", "two.yaml")
        self.run_program("build", "two.yaml", "-o", "two.svg")
        self.run_program("compare", "config.json", "config.json", "-o", "both/two.svg")
        self.assertEqual(self.read("two.svg"), self.read("both/two.svg"))

    def test_a_gallery_and_whether_it_is_fresh(self):
        self.write("specs/models/a.yaml", "page: model\n" + SPEC)
        self.run_program("gallery", "specs/models", "-o", "out")
        self.assertIn(b"models/a.svg", self.read("out/index.md"))
        self.run_program("gallery", "specs/models", "-o", "out", "--check")
        self.write("specs/models/b.yaml", "page: model\n" + SPEC)
        before = self.read("out/index.html")
        _, err = self.run_program("gallery", "specs/models", "-o", "out", "--check", code=1)
        self.assertIn("out/index.html: differs\n", err)
        self.assertEqual(self.read("out/index.html"), before)


class Templates(Test):
    """A page, a theme and a language are one file each."""

    def built_in(self, path):
        source = Path(__file__).resolve().parents[2] / "templates" / path
        return source.read_text(encoding="utf-8")

    def test_a_new_theme(self):
        self.write("a.yaml")
        self.write("mine/themes/loud.yaml", self.built_in("themes/modern.yaml").replace("#223344", "#7f007f"))
        out, _ = self.run_program("build", "a.yaml", "-o", "-", "--templates", "mine", "--theme", "loud")
        self.assertIn("#7f007f", out)
        self.assertIn("loud", self.run_program("list", "--templates", "mine")[0])

    def test_the_theme_of_the_documentation(self):
        page = (Path(__file__).parents[2] / "docs/themes.md").read_text(encoding="utf-8")
        theme = page.split("```yaml\n")[1].split("```")[0]
        self.assertLessEqual(len(theme.splitlines()), 10)
        self.write("house/themes/brand.yaml", theme)
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "--templates", "house", "--theme", "brand", "-o", "own.svg")
        self.assertIn(b"#2b7de9", self.read("own.svg"))
        self.run_program("build", "a.yaml", "-o", "plain.svg")
        self.assertNotEqual(self.read("own.svg"), self.read("plain.svg"))

    def test_a_template_that_is_like_another(self):
        self.write("mine/themes/first.yaml", 'about: A.\nlike: modern\ntext: ["#111122", "#eeeeff"]\n')
        self.write("mine/themes/second.yaml", "about: B.\nlike: first\n")
        self.write("mine/themes/modern.yaml", 'about: C.\nlike: modern\ntext: ["#111122", "#eeeeff"]\n')
        self.write("a.yaml")
        figures = []
        for theme in ("first", "second", "modern"):
            self.run_program("build", "a.yaml", "--templates", "mine", "--theme", theme, "-o", "a.svg", "--depfile", "a.d")
            figures.append(self.read("a.svg"))
        self.assertEqual(len(set(figures)), 1)
        self.run_program("build", "a.yaml", "--templates", "mine", "--theme", "second", "-o", "a.svg", "--depfile", "a.d")
        self.assertEqual(self.read("a.d"), b"a.svg: a.yaml mine/themes/first.yaml mine/themes/modern.yaml mine/themes/second.yaml\n")

    def test_a_template_that_is_like_none(self):
        self.write("a.yaml")
        for text, message in (("like: modrn", 'like: there is no "modrn"'), ("like: own", 'like: "own" is like itself')):
            self.write("mine/themes/own.yaml", f"about: A.\n{text}\n")
            _, err = self.run_program("build", "a.yaml", "-q", "--templates", "mine", "--theme", "own", code=1)
            self.assertTrue(err.startswith(f"themes/own.yaml:2:7: error: {message}\n"), err)

    def test_a_new_theme_that_is_hard_to_read(self):
        self.write("a.yaml")
        self.write("mine/themes/pale.yaml", self.built_in("themes/modern.yaml").replace('text: ["#223344"', 'text: ["#ff00ff"'))
        out, err = self.run_program("build", "a.yaml", "-q", "--templates", "mine", "--theme", "pale", code=1)
        self.assertEqual(out, "")
        self.assertEqual(
            err,
            "themes/pale.yaml:8:8: error: text (light, #ff00ff) has a contrast of 2.30:1 on series.4.fill (light, "
            '#dddddd); 4.5:1 is needed\n  text: ["#ff00ff", "#eeeeee"]\n' + " " * 9 + "^\n"
            "  hint: accept it with allow: [text on series.4.fill]\n",
        )
        self.assertEqual(self.names(), ["a.yaml", "mine/themes/pale.yaml"])

    def test_a_new_language(self):
        self.write("a.yaml", "title: {en: T, eo: Atento}\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n")
        self.write("mine/languages/eo.yaml", self.built_in("languages/en.yaml"))
        out, _ = self.run_program("build", "a.yaml", "-o", "-", "--templates", "mine", "--lang", "eo")
        self.assertIn("Atento", out)

    def test_a_new_page(self):
        self.write("a.yaml", "page: own\n" + SPEC)
        self.write("mine/pages/own.yaml", self.built_in("pages/head_sharing.yaml"))
        out, _ = self.run_program("build", "a.yaml", "-o", "-", "--templates", "mine")
        self.assertIn("</svg>", out)
        self.assertIn("own", self.run_program("list", "--templates", "mine")[0])

    def test_a_faulty_template_is_named(self):
        self.write("a.yaml")
        self.write("mine/themes/modern.yaml", "about: [\n")
        _, err = self.run_program("build", "a.yaml", "--templates", "mine", code=1)
        self.assertTrue(err.startswith('themes/modern.yaml:1:8: error: this "[" is never closed\n'), err)

    def test_a_faulty_template_is_named_by_list(self):
        self.write("mine/pages/own.yaml", "about: [\n")
        _, err = self.run_program("list", "--templates", "mine", code=1)
        self.assertTrue(err.startswith("pages/own.yaml:1:8: error: "), err)

    def test_a_page_of_figures_and_quantities_that_are_not_there(self):
        self.write("a.yaml", "page: own\n" + SPEC)
        page = self.built_in("pages/head_sharing.yaml")
        for old, new in (("cache_rows", "cache_row"), ("cache.total", "cache.totl")):
            self.write("mine/pages/own.yaml", page.replace(old, new))
            _, err = self.run_program("build", "a.yaml", "-q", "--templates", "mine", code=1)
            self.assertRegex(err, "^pages/own.yaml:[0-9]+:[0-9]+: error: unknown ")
            self.assertIn(f'did you mean "{old}"?', err)

    def test_a_folder_that_is_not_there(self):
        for name in ("a.yaml", "b.yaml", "c.yaml"):
            self.write(name)
        _, err = self.run_program("build", "a.yaml", "b.yaml", "c.yaml", "--templates", "nope", code=2)
        self.assertIn("nope", err)


class Modes(Test):
    def drawn(self, *options):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", "-o", "a.svg", *options)
        return self.read("a.svg").decode()

    def test_one_mode_has_its_colours_and_no_style_sheet(self):
        for mode, here, other in (("light", "#234", "#eee"), ("dark", "#eee", "#234")):
            with self.subTest(mode):
                svg = self.drawn("--mode", mode)
                self.assertNotIn("<style", svg)
                self.assertIn(f'class="title" fill="{here}"', svg)
                self.assertNotIn(f'"{other}"', svg)
        self.assertIn("prefers-color-scheme:dark", self.drawn("--mode", "auto"))
        self.assertEqual(self.drawn("--mode", "auto"), self.drawn())

    def test_a_mode_moves_nothing(self):
        places = [re.findall(r' (?:x|y|d|width|height)="[^"]*"', self.drawn("--mode", mode)) for mode in ("auto", "light", "dark")]
        self.assertEqual(places[0], places[1])
        self.assertEqual(places[0], places[2])

    def test_backgrounds(self):
        self.assertNotIn('class="page"', self.drawn("--background", "none"))
        page = self.drawn("--background", "page")
        self.assertIn('class="page" fill="#fff"/>', page)
        self.assertIn("#a .page{fill:#1e2129}", page)
        self.assertIn('class="page" fill="#1e2129"/>', self.drawn("--background", "page", "--mode", "dark"))
        fixed = self.drawn("--background", "#ffeecc")
        self.assertIn('class="page" fill="#ffeecc"/>', fixed)
        self.assertNotIn(".page{", fixed)

    def test_a_background_that_is_none(self):
        self.write("a.yaml")
        _, err = self.run_program("build", "a.yaml", "--background", "red", "-q", code=1)
        self.assertEqual(err, 'a.yaml: error: unknown background "red"\n'
                              "  hint: write none, page (that of the theme's pages), or a colour such as #ffffff\n")

    def test_a_project_decides(self):
        (self.root / ".git").mkdir()
        self.write("attnfig.yaml", "mode: dark\nbackground: page\n")
        svg = self.drawn()
        self.assertEqual(svg, self.drawn("--mode", "dark", "--background", "page", "--no-project"))


class Lint(Test):
    CLEAN = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-label="T" lang="en">'
             "<title>T</title><desc>D</desc></svg>")

    def test_a_clean_file(self):
        self.write("a.svg", self.CLEAN)
        self.assertEqual(self.run_program("lint", "a.svg"), ("", "1 file: 1 clean, 0 with 0 findings\n"))

    def test_a_faulty_file(self):
        self.write("a.svg", self.CLEAN)
        self.write("b.svg", self.CLEAN.replace(' lang="en"', ""))
        out, err = self.run_program("lint", "a.svg", "b.svg", code=1)
        self.assertTrue(out.startswith("b.svg:1:1: warning: the root has no lang [language]\n"), out)
        self.assertTrue(out.endswith("  hint: write lang=\"en\", or what the texts are in\n"), out)
        self.assertEqual(err, "2 files: 1 clean, 1 with 1 finding\n")

    def test_standard_input(self):
        out, _ = self.run_program("lint", "-", input=b"<svg>", code=1)
        self.assertTrue(out.startswith("<stdin>:1:"), out)
        self.assertIn("[well-formed]", out)

    def test_a_note_fails_nothing(self):
        self.write("a.svg", self.CLEAN.replace("</svg>", "<style>a:hover{fill:#333}</style></svg>"))
        out, _ = self.run_program("lint", "a.svg")
        self.assertIn(": note: selector \"a:hover\" is not evaluated [not-measured]", out)

    def test_a_missing_file_does_not_hide_the_others(self):
        self.write("b.svg", self.CLEAN.replace(' lang="en"', ""))
        out, err = self.run_program("lint", "a.svg", "b.svg", code=2)
        self.assertIn("[language]", out)
        self.assertIn("a.svg", err)

    def test_sarif_has_what_its_standard_requires(self):
        self.write("b.svg", self.CLEAN.replace(' lang="en"', ""))
        out, _ = self.run_program("lint", "--format", "sarif", "b.svg", code=1)
        log = json.loads(out)
        self.assertEqual(log["version"], "2.1.0")
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual(run["tool"]["driver"]["name"], "attnfig")
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        for rule in rules:
            self.assertIn(rule["defaultConfiguration"]["level"], ("error", "warning", "note"))
            self.assertTrue(rule["shortDescription"]["text"].endswith("."))
        (result,) = run["results"]
        self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
        self.assertEqual(result["ruleId"], "language")
        self.assertEqual(result["level"], "warning")
        self.assertTrue(result["message"]["text"])
        place = result["locations"][0]["physicalLocation"]
        self.assertEqual(place, {"artifactLocation": {"uri": "b.svg"}, "region": {"startLine": 1, "startColumn": 1}})

    def test_explain(self):
        out, _ = self.run_program("lint", "--explain", "text-contrast")
        self.assertTrue(out.startswith("text-contrast (error): text of 4.5:1\n"), out)
        self.assertIn("source: WCAG 2.2 SC 1.4.3\n", out)

    def test_explain_an_unknown_rule(self):
        _, err = self.run_program("lint", "--explain", "text-contrst", code=2)
        self.assertEqual(err, 'attnfig: unknown rule "text-contrst"\n  hint: did you mean "text-contrast"?\n')

    def test_without_a_file(self):
        _, err = self.run_program("lint", code=2)
        self.assertEqual(err, "attnfig: lint needs an SVG file\n")


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
