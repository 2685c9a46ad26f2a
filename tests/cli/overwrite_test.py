"""Nothing that a run reads or makes is written over: overwrite_test.py PROGRAM [unittest arguments]."""

import os
import sys
import unittest
from pathlib import Path

import cli_test
from cli_test import SPEC, Test, spec


class Overwrites(Test):
    def refuse(self, message, *arguments, hint="", **options):
        """A run that says so, with exit code 2, and writes nothing."""
        before = self.contents()
        out, err = self.run_program(*arguments, code=2, **options)
        self.assertEqual((out, err), ("", f"attnfig: {message}\n" + (f"  hint: {hint}\n" if hint else "")))
        self.assertEqual(self.contents(), before)

    def contents(self):
        return {name: (self.root / name).read_bytes() for name in self.names() if (self.root / name).exists()}

    def link(self, name, target):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)

    def hard_link(self, name, target):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(self.root / target, path)


class Specs(Overwrites):
    def setUp(self):
        super().setUp()
        self.write("a.yaml", spec("A"))

    def refuse_figure(self, output, *arguments):
        self.refuse(f"{output} is a spec, so no figure is written to it", "build", "a.yaml", "-o", output, *arguments,
                    hint=f"{output} and a.yaml are one file")

    def test_by_its_name(self):
        self.refuse("a.yaml is a spec, so no figure is written to it", "build", "a.yaml", "-o", "a.yaml")

    def test_by_another_spelling(self):
        (self.root / "sub").mkdir()
        for output in ("./a.yaml", "sub/../a.yaml", str(self.root / "a.yaml")):
            self.refuse_figure(output)

    def test_by_a_symbolic_link(self):
        self.link("figure.svg", "a.yaml")
        self.refuse_figure("figure.svg")

    def test_by_a_chain_of_links(self):
        self.link("one.svg", "sub/two.svg")
        self.link("sub/two.svg", self.root / "a.yaml")
        self.refuse_figure("one.svg")

    def test_by_a_linked_folder(self):
        self.link("out", ".")
        self.refuse_figure("out/a.yaml")

    def test_by_a_hard_link(self):
        self.hard_link("figure.svg", "a.yaml")
        self.refuse_figure("figure.svg")

    def test_a_spec_that_is_a_link(self):
        self.link("b.yaml", "a.yaml")
        self.refuse("a.yaml is a spec, so no figure is written to it", "build", "b.yaml", "-o", "a.yaml",
                    hint="a.yaml and b.yaml are one file")

    def test_a_spec_on_standard_input(self):
        with open(self.root / "a.yaml", "rb") as file:
            self.refuse("a.yaml is a spec, so no figure is written to it", "build", "-", "-o", "a.yaml", stdin=file,
                        hint="a.yaml and standard input are one file")

    def test_every_format(self):
        for format in ("svg", "png", "pdf", "md", "numbers.md", "numbers.json"):
            self.link(f"x.{format}", "a.yaml")
            self.refuse_figure(f"x.{format}", "--format", format)

    def test_one_file_in_a_batch(self):
        self.write("specs/b.yaml", spec("B"))
        self.write("specs/deep/c.yaml", spec("C"))
        self.link("out/zh/b.svg", "../../specs/deep/c.yaml")
        self.refuse("out/zh/b.svg is a spec, so no figure is written to it", "build", "specs", "-o", "out", "--lang", "en,zh",
                    hint="out/zh/b.svg and specs/deep/c.yaml are one file")

    def test_what_is_claimed_of_a_spec(self):
        self.write("claims/a.yaml", "about: x\n")
        self.link("a.svg", "claims/a.yaml")
        self.refuse("a.svg is a file of claims, so no figure is written to it", "build", "a.yaml",
                    hint="a.svg and claims/a.yaml are one file")

    def test_a_terminal_or_device_is_both(self):
        out, _ = self.run_program("build", "/dev/stdin", "-o", "/dev/stdout", input=SPEC.encode())
        self.assert_whole(out.encode())
        self.run_program("build", "a.yaml", "-o", "/dev/null")

    def test_a_link_to_what_nobody_reads_is_followed(self):
        self.write("kept.svg", "old")
        self.link("figure.svg", "kept.svg")
        self.run_program("build", "a.yaml", "-o", "figure.svg")
        self.assert_whole(self.read("kept.svg"))


class Templates(Overwrites):
    def test_a_theme(self):
        self.write("a.yaml")
        theme = (Path(__file__).resolve().parents[2] / "templates/themes/modern.yaml").read_text(encoding="utf-8")
        self.write("mine/themes/other.yaml", theme)
        self.link("a.svg", "mine/themes/other.yaml")
        self.refuse("a.svg is a template, so no figure is written to it", "build", "a.yaml", "--templates", "mine",
                    hint="a.svg and mine/themes/other.yaml are one file")


class Figures(Overwrites):
    """Two figures of a run are never one file."""

    def setUp(self):
        super().setUp()
        self.write("specs/a.yaml", spec("A"))
        self.write("specs/b.yaml", spec("B"))

    def refuse_both(self, *arguments, hint):
        self.refuse("specs/a.yaml and specs/b.yaml would both be written to out/b.svg", "build", "specs", "-o", "out",
                    *arguments, hint=hint)

    def test_a_link_to_the_other(self):
        self.write("out/b.svg", "old")
        self.link("out/a.svg", "b.svg")
        self.refuse_both(hint="out/b.svg and out/a.svg are one file")

    def test_a_link_to_the_other_that_is_not_there_yet(self):
        self.link("out/a.svg", "b.svg")
        self.refuse_both(hint="out/b.svg and out/a.svg are one file")

    def test_links_to_one_file(self):
        for target in ("kept.svg", "nowhere.svg"):
            for name in ("a", "b"):
                (self.root / f"out/{name}.svg").unlink(missing_ok=True)
                self.link(f"out/{name}.svg", f"../{target}")
            self.refuse_both(hint="out/b.svg and out/a.svg are one file")
            self.write("kept.svg", "old")

    def test_hard_links(self):
        self.write("out/a.svg", "old")
        self.hard_link("out/b.svg", "out/a.svg")
        self.refuse_both(hint="out/b.svg and out/a.svg are one file")

    def test_a_folder_of_a_language_that_is_a_link(self):
        self.link("out/zh", ".")
        self.refuse("specs/a.yaml and specs/a.yaml would both be written to out/zh/a.svg", "build", "specs", "-o", "out",
                    "--lang", "en,zh", hint="out/zh/a.svg and out/a.svg are one file")

    def test_the_first_pair_is_told(self):
        for name in ("c", "d", "e", "f"):
            self.write(f"specs/{name}.yaml", spec(name))
        for name in ("a", "c", "d", "e", "f"):
            self.link(f"out/{name}.svg", "b.svg")
        self.refuse_both(hint="out/b.svg and out/a.svg are one file")


class Commands(Overwrites):
    """All that write files."""

    def setUp(self):
        super().setUp()
        self.write("a.yaml", "page: model\n" + SPEC)
        self.write("config.json", cli_test.Models.CONFIG)

    def test_accept_and_watch(self):
        self.link("a.svg", "a.yaml")
        for command in ("accept", "watch"):
            self.refuse("a.svg is a spec, so no figure is written to it", command, "a.yaml", hint="a.svg and a.yaml are one file",
                        env=cli_test.environment(CI=""))

    def test_import(self):
        self.link("model.yaml", "config.json")
        self.refuse("model.yaml is a model, so no spec is written to it", "import", "config.json", "-o", "model.yaml",
                    hint="model.yaml and config.json are one file")

    def test_whatif_and_compare(self):
        self.link("x.svg", "config.json")
        for command in (("whatif", "config.json"), ("compare", "a.yaml", "config.json")):
            self.refuse("x.svg is a model, so no figure is written to it", *command, "-o", "x.svg",
                        hint="x.svg and config.json are one file")

    def test_the_spec_that_whatif_makes(self):
        self.link("x.yaml", "config.json")
        self.refuse("x.yaml is a model, so no spec is written to it", "whatif", "config.json", "-o", "x.yaml",
                    hint="x.yaml and config.json are one file")

    def test_gallery(self):
        self.write("models/a.yaml", "page: model\n" + SPEC)
        self.link("out/index.md", "../models/a.yaml")
        self.refuse("out/index.md is a spec, so no page is written to it", "gallery", "models", "-o", "out",
                    hint="out/index.md and models/a.yaml are one file")

    def test_the_pages_of_a_gallery(self):
        self.write("models/a.yaml", "page: model\n" + SPEC)
        self.link("out/index.md", "index.html")
        self.refuse("the page and its Markdown would both be written to out/index.md", "gallery", "models", "-o", "out",
                    hint="out/index.md and out/index.html are one file")

    def test_a_depfile(self):
        self.link("d", "a.yaml")
        self.refuse("d is a spec, so no depfile is written to it", "build", "a.yaml", "--depfile", "d",
                    hint="d and a.yaml are one file")
        self.refuse("a.yaml and --depfile would both be written to a.svg", "build", "a.yaml", "--depfile", "a.svg")

    def test_the_report_of_a_diff(self):
        self.run_program("build", "a.yaml")
        self.write("old/a.yaml", spec("B"))
        for report, kind, against in (("a.yaml", "a spec", ()), ("a.svg", "a figure", ()),
                                      ("old/a.yaml", "a spec", ("--against", "old"))):
            self.refuse(f"{report} is {kind}, so no page is written to it", "diff", "a.yaml", "--report", report, *against)

    def test_new_writes_over_nothing(self):
        self.link("b.yaml", "a.yaml")
        self.refuse("b.yaml is there already", "new", "b.yaml")


if __name__ == "__main__":
    cli_test.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
