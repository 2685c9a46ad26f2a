"""What `build --depfile` writes, and whether Ninja, make and CMake read it: depfile_test.py PROGRAM NINJA."""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from folder_test import FolderTest  # noqa: E402

PROGRAM, NINJA = (str(Path(path).resolve()) for path in sys.argv[1:3])
SOURCE = Path(__file__).resolve().parents[2]
LLAMA = SOURCE / "tests/import/models/meta-llama__Llama-2-7b-hf.json"
SPEC = "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n"
FAULTY = SPEC.replace("64", "x")
# Every character that a depfile can hold and that has a meaning for one of its readers.
NAMES = ["plain", "a b", "two  blanks", "a#b", "a$b", "a$$b", "a:b", "a\\b", "a%b", "a=b", "a,b", "a[1]", "a(1)", "{a}",
         "~a", "a@b", "a!b", "键", "é"]


class Test(FolderTest):
    def write(self, name, text=SPEC):
        return super().write(name, text)

    def read(self, name):
        return (self.root / name).read_text(encoding="utf-8")

    def run_all(self, *command, code=0, **options):
        done = subprocess.run([str(word) for word in command], cwd=self.root, capture_output=True, text=True, timeout=60,
                              **options)
        self.assertEqual(done.returncode, code, (command, done.stdout, done.stderr))
        return done.stdout, done.stderr

    def build(self, *arguments, code=0, **options):
        return self.run_all(PROGRAM, "build", "-q", *arguments, code=code, **options)[1]


class Writing(Test):
    def test_one_figure(self):
        self.write("a.yaml")
        self.build("a.yaml", "-o", "out/a.svg", "--depfile", "out/a.svg.d")
        self.assertEqual(self.read("out/a.svg.d"), "out/a.svg: a.yaml\n")

    def test_templates_that_were_used_and_no_others(self):
        self.write("a.yaml")
        for name in ("themes/modern.yaml", "themes/book.yaml", "languages/zh.yaml", "pages/head_sharing.yaml"):
            self.write("mine/" + name, (SOURCE / "templates" / name).read_text(encoding="utf-8"))
        for theme in ("modern", "book"):
            self.build("a.yaml", "--templates", "mine", "--theme", theme, "--depfile", "a.d")
            self.assertEqual(self.read("a.d"), f"a.svg: a.yaml mine/pages/head_sharing.yaml mine/themes/{theme}.yaml\n")

    def test_files_that_specs_use(self):
        self.write("mine/themes/modern.yaml", (SOURCE / "templates/themes/modern.yaml").read_text(encoding="utf-8"))
        self.write("models/llama.json", LLAMA.read_text(encoding="utf-8"))
        self.write("models/b.yaml", "title: B\nlayouts: {b: {use: llama.json}}\n")
        self.write("s/a.yaml", "title: A\nlayouts: {a: {use: ../models/b.yaml}, c: {use: ../models/llama.json}}\n")
        self.build("s/a.yaml", "--depfile", "a.d")
        self.assertEqual(self.read("a.d"), "s/a.svg: s/a.yaml models/b.yaml models/llama.json\n")
        self.build("s/a.yaml", "--templates", "mine", "--depfile", "a.d")
        self.assertEqual(self.read("a.d"), "s/a.svg: s/a.yaml models/b.yaml models/llama.json mine/themes/modern.yaml\n")

    def test_verbose_notes_do_not_hide_what_was_used(self):
        self.write("config.json", LLAMA.read_text(encoding="utf-8"))
        self.write("mine/themes/modern.yaml", (SOURCE / "templates/themes/modern.yaml").read_text(encoding="utf-8"))
        self.build("config.json", "--templates", "mine", "--verbose", "--depfile", "a.d")
        self.assertEqual(self.read("a.d"), "config.svg: config.json mine/themes/modern.yaml\n")

    def test_a_rule_a_figure_and_format(self):
        self.write("s/a.yaml")
        self.write("s/b/c.yaml")
        self.build("s", "-o", "out", "--format", "svg,md", "--depfile", "all.d")
        self.assertEqual(self.read("all.d"), "out/a.svg: s/a.yaml\nout/a.md: s/a.yaml\n"
                                             "out/b/c.svg: s/b/c.yaml\nout/b/c.md: s/b/c.yaml\n")

    def test_json(self):
        self.write("a.yaml")
        self.build("a.yaml", "--depfile", "a.json", "--deps-format", "json")
        self.assertEqual(json.loads(self.read("a.json")),
                         {"version": 1, "rules": [{"outputs": ["a.svg"], "inputs": ["a.yaml"]}]})

    def test_a_pipe_is_no_file(self):
        self.build("-", "-o", "a.svg", "--depfile", "a.d", input=SPEC)
        self.assertEqual(self.read("a.d"), "a.svg:\n")

    def test_a_figure_of_several_models(self):
        for name in ("a", "b"):
            self.write(f"{name}.json", LLAMA.read_text(encoding="utf-8"))
        self.write("mine/themes/modern.yaml", (SOURCE / "templates/themes/modern.yaml").read_text(encoding="utf-8"))
        options = ("-o", "out.svg", "--templates", "mine", "--depfile", "out.d")
        self.run_all(PROGRAM, "compare", "a.json", "b.json", *options)
        self.assertEqual(self.read("out.d"), "out.svg: a.json b.json mine/themes/modern.yaml\n")
        self.run_all(PROGRAM, "whatif", "b.json", *options)
        self.assertEqual(self.read("out.d"), "out.svg: b.json mine/themes/modern.yaml\n")
        _, err = self.run_all(PROGRAM, "whatif", "b.json", "-o", "out.svg", "--depfile", "b.json", code=2)
        self.assertEqual(err, "attnfig: b.json is a model, so no depfile is written to it\n")

    def test_nothing_is_written_where_a_figure_failed(self):
        self.write("a.yaml")
        self.write("b.yaml", FAULTY)
        self.write("all.d", "as it was")
        self.build("a.yaml", "b.yaml", "--depfile", "all.d", code=1)
        self.assertEqual(self.read("all.d"), "as it was")

    def test_an_unchanged_depfile_keeps_its_time(self):
        self.write("a.yaml")
        self.build("a.yaml", "--depfile", "a.d")
        os.utime(self.root / "a.d", (1, 1))
        self.build("a.yaml", "--depfile", "a.d")
        self.assertEqual((self.root / "a.d").stat().st_mtime, 1)

    def test_what_makes_no_sense(self):
        self.write("a.yaml")
        self.write("a'b.yaml")
        cases = ((["a.yaml", "-o", "-", "--depfile", "a.d"], "--depfile needs the name of the figure: give one with -o"),
                 (["a.yaml", "--depfile", "-"], "--depfile names a file, not standard output"),
                 (["a.yaml", "--depfile", "a.yaml"], "a.yaml is a spec, so no depfile is written to it"),
                 (["a.yaml", "--depfile", "./a.svg"], "a.yaml and --depfile would both be written to ./a.svg"),
                 (["a.yaml", "--deps-format", "json"], "--deps-format requires --depfile"),
                 (["a.yaml", "--depfile", "a.d", "--deps-format", "xml"], "--deps-format: xml not in {make,json}"),
                 (["a'b.yaml", "--depfile", "a.d"], "a'b.svg: a depfile cannot hold this name; "
                                                    "rename the file, or use --deps-format json"))
        for arguments, message in cases:
            with self.subTest(arguments):
                self.assertEqual(self.build(*arguments, code=2).splitlines()[0], "attnfig: " + message)
                self.assertEqual(self.read("a.yaml"), SPEC)
        self.assertEqual(sorted(path.name for path in self.root.iterdir()), ["a'b.yaml", "a.yaml"])
        self.build("a'b.yaml", "--depfile", "a.json", "--deps-format", "json")
        self.assertEqual(json.loads(self.read("a.json"))["rules"][0]["inputs"], ["a'b.yaml"])


class Reading(Test):
    """The readers run the figure again if and only if the spec that the depfile names has changed."""

    def figure_times(self):
        return {name: (self.root / f"{name}.svg").stat().st_mtime_ns for name in NAMES}

    def test_ninja(self):
        def escaped(text):
            return text.replace("$", "$$").replace(" ", "$ ").replace(":", "$:")

        rules = [f"rule figure\n  command = '{PROGRAM}' build -q $spec -o $out --depfile $depfile\n"
                 "  depfile = $depfile\n  deps = gcc\n"]
        for index, name in enumerate(NAMES):
            self.write(name + ".yaml", SPEC.replace("T", str(index)))
            quoted = f"'{name}.yaml'".replace("$", "$$")
            rules.append(f"build {escaped(name)}.svg: figure\n  spec = {quoted}\n  depfile = {index}.d\n")
        self.write("build.ninja", "".join(rules))
        self.run_all(NINJA)
        deps = self.run_all(NINJA, "-t", "deps")[0]
        for name in NAMES:
            self.assertIn(f"\n    {name}.yaml\n", deps)
        self.assertEqual(self.run_all(NINJA)[0], "ninja: no work to do.\n")
        for name in NAMES:
            self.write(name + ".yaml", SPEC.replace("T", "changed"))
            out = self.run_all(NINJA, "-n")[0]
            self.assertIn("[1/1] ", out, name)
            self.run_all(NINJA)

    def test_make(self):
        # In a target a "%" makes a pattern of the rule, and "~" and "[" are expanded, whoever wrote the depfile.
        names = [name for name in NAMES if not set(name) & set("%=~[")]
        for index, name in enumerate(names):
            self.write(name + ".yaml")
            self.build(f"./{name}.yaml", "-o", f"./{name}.svg", "--depfile", f"{index}.d")
        self.write("Makefile", "%.svg:\n\t@echo again\n" + "".join(f"include {index}.d\n" for index in range(len(names))))
        for name in names:
            target = f"./{name}.svg"
            self.run_all("make", "-r", "-q", target)
            os.utime(self.root / f"{name}.svg", (1, 1))
            self.run_all("make", "-r", "-q", target, code=1)


if __name__ == "__main__":
    PROGRAM, NINJA = (str(Path(path).resolve()) for path in sys.argv[1:3])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
