"""attnfig.yaml, which holds for all figures of a project: project_test.py PROGRAM [unittest arguments]."""

import json
import os
import sys
import unittest

import cli_test
from cli_test import SPEC, Test, environment

TWO_LANGUAGES = SPEC.replace("title: T", "title: {en: T, zh: 题}")


class Projects(Test):
    """Every test has a work tree with a project and two specs."""

    PROJECT = "specs: specs\noutput: out\nlanguages: [en, zh]\n"

    def setUp(self):
        super().setUp()
        (self.root / ".git").mkdir()
        self.write("attnfig.yaml", self.PROJECT)
        self.write("specs/a.yaml", TWO_LANGUAGES)
        self.write("specs/deep/b.yaml", TWO_LANGUAGES)

    def figures(self):
        return [name for name in self.names() if name.endswith((".svg", ".md", ".json"))]


class Calls(Projects):
    ALL = ["out/a.svg", "out/deep/b.svg", "out/zh/a.svg", "out/zh/deep/b.svg"]

    def test_build_without_arguments_draws_the_whole_project(self):
        self.run_program("build")
        self.assertEqual(self.figures(), self.ALL)

    def test_check_without_arguments_is_the_whole_ci(self):
        self.run_program("build", "-q")
        _, err = self.run_program("check")
        self.assertEqual(err, "4 figures: 4 as they should be, 0 findings\n")
        (self.root / "out/zh/a.svg").unlink()
        out, _ = self.run_program("check", code=1)
        self.assertEqual(out, "out/zh/a.svg: error: specs/a.yaml has no figure here [missing]\n"
                              "  hint: attnfig build or accept makes it\n")

    def test_a_spec_alone_goes_where_the_whole_project_puts_it(self):
        self.run_program("build", "specs/deep/b.yaml")
        self.assertEqual(self.figures(), ["out/deep/b.svg", "out/zh/deep/b.svg"])

    def test_a_folder_alone_goes_where_the_whole_project_puts_it(self):
        self.run_program("build", "specs/deep")
        self.assertEqual(self.figures(), ["out/deep/b.svg", "out/zh/deep/b.svg"])
        _, err = self.run_program("check", "specs/deep")
        self.assertEqual(err, "2 figures: 2 as they should be, 0 findings\n")

    def test_a_call_from_a_folder_of_the_project(self):
        self.run_program("build", "b.yaml", cwd=self.root / "specs/deep")
        self.assertEqual(self.figures(), ["out/deep/b.svg", "out/zh/deep/b.svg"])
        self.run_program("check", cwd=self.root / "specs", code=1)  # a has no figures

    def test_a_spec_outside_of_the_named_folders_goes_by_its_name(self):
        self.write("drafts/c.yaml", TWO_LANGUAGES)
        self.run_program("build", "drafts/c.yaml")
        self.assertEqual(self.figures(), ["out/c.svg", "out/zh/c.svg"])

    def test_accept_and_diff_agree_with_build(self):
        self.run_program("build", "-q")
        self.write("specs/a.yaml", TWO_LANGUAGES.replace("T,", "U,"))
        out, _ = self.run_program("diff", code=1)
        self.assertIn('reworded: title "T" → "U"', out)
        _, err = self.run_program("accept", env=environment(CI=""))
        self.assertEqual(err, "4 figures: 1 accepted, 3 as they were, 0 failed\n")
        self.run_program("check")

    def test_commands_about_one_spec_take_its_language(self):
        self.write("attnfig.yaml", "languages: [zh]\n")
        self.write("specs/only.yaml", SPEC.replace("title: T", "title: {en: T}"))
        out, err = self.run_program("numbers", "specs/only.yaml", code=1)
        self.assertIn('title has no text in "zh"', err)
        self.run_program("numbers", "specs/only.yaml", "--lang", "en")

    def test_pipe_takes_what_a_request_leaves_open(self):
        self.write("attnfig.yaml", "languages: [zh]\nthemes: [book]\npage_width: narrow\n")
        answer = self.ask({"spec": TWO_LANGUAGES})
        self.assertEqual(answer["language"], "zh")
        self.run_program("build", "specs/a.yaml", "-o", "figure.svg")
        self.assertEqual(answer["svg"].encode(), self.read("figure.svg"))
        self.assertEqual(self.ask({"spec": TWO_LANGUAGES, "languages": ["en"]})["language"], "en")

    def ask(self, request):
        return json.loads(self.run_program("pipe", input=json.dumps(request).encode())[0])

    def test_standard_input_goes_to_standard_output(self):
        out, _ = self.run_program("build", "-", "--lang", "zh", input=TWO_LANGUAGES.encode())
        self.assertIn("题", out)

    def test_a_depfile_names_the_project(self):
        self.run_program("build", "specs/a.yaml", "--lang", "en", "--depfile", "a.d")
        self.assertEqual(self.read("a.d"), b"out/a.svg: specs/a.yaml attnfig.yaml\n")

    def test_the_project_file_is_never_overwritten(self):
        before = self.read("attnfig.yaml")
        _, err = self.run_program("build", "specs/a.yaml", "--lang", "en", "-o", "attnfig.yaml", code=2)
        self.assertIn("attnfig.yaml is the project file, so no figure is written to it", err)
        self.assertEqual(self.read("attnfig.yaml"), before)


class Settings(Projects):
    def test_themes_formats_and_page_widths(self):
        self.write("attnfig.yaml", "specs: specs/a.yaml\noutput: out\nthemes: [modern, book]\n"
                                   "page_width: [wide, narrow]\nformats: [svg, md]\n")
        self.run_program("build")
        self.assertEqual(self.figures(), ["out/a.md", "out/a.narrow.svg", "out/a.svg", "out/book/a.md",
                                          "out/book/a.narrow.svg", "out/book/a.svg"])
        _, err = self.run_program("check")
        self.assertEqual(err, "6 figures: 6 as they should be, 0 findings\n")

    def test_pictures_that_differ_between_machines_are_not_compared(self):
        self.write("attnfig.yaml", "specs: specs/a.yaml\noutput: out\nformats: [svg, png]\n")
        self.run_program("build", "--format", "svg", "-q")
        _, err = self.run_program("check")
        self.assertEqual(err, "1 figure: 1 as they should be, 0 findings\n")

    def test_templates(self):
        self.run_program("build", "specs/a.yaml", "--lang", "en", "-o", "plain.svg", "-q")
        self.write("house/pages/head_sharing.yaml", "about: A page.\nfigures: [layer_stack, head_map]\n")
        self.write("attnfig.yaml", "templates: house\n")
        self.run_program("build", "specs/a.yaml", "-o", "own.svg", "-q")
        self.assertNotEqual(self.read("own.svg"), self.read("plain.svg"))

    def test_a_flag_counts_before_the_environment_and_that_before_the_project(self):
        self.write("attnfig.yaml", "languages: [zh]\n")
        by_environment = environment(ATTNFIG_LANG="en")
        for arguments, env, title in (((), environment(), "题"), ((), by_environment, "T"),
                                      (("--lang", "zh"), by_environment, "题")):
            with self.subTest(arguments=arguments, title=title):
                out, _ = self.run_program("build", "specs/a.yaml", "-o", "-", *arguments, env=env)
                self.assertIn(f">{title}</title>", out)

    def test_no_project_takes_nothing_of_it(self):
        self.run_program("build", "specs/a.yaml", "--no-project")
        self.assertEqual(self.figures(), ["specs/a.svg"])
        _, err = self.run_program("build", "--no-project", code=2)
        self.assertEqual(err, "attnfig: name a spec or a folder of specs: no attnfig.yaml is here that names any\n")


class Search(Projects):
    def test_it_ends_at_the_top_of_the_work_tree(self):
        inner = self.root / "inner"
        (inner / ".git").mkdir(parents=True)
        self.write("inner/c.yaml")
        self.run_program("build", "c.yaml", cwd=inner)
        self.assertEqual(self.figures(), ["inner/c.svg"])

    def test_outside_of_a_work_tree_only_the_folder_of_the_spec_counts(self):
        (self.root / ".git").rmdir()
        self.run_program("build", "specs/a.yaml")
        self.assertEqual(self.figures(), ["specs/a.svg"])
        self.write("specs/attnfig.yaml", "output: here\n")
        self.run_program("build", "specs/a.yaml")
        self.assertEqual(self.figures(), ["specs/a.svg", "specs/here/a.svg"])

    def test_the_nearest_file_counts(self):
        self.write("specs/deep/attnfig.yaml", "output: near\n")
        self.run_program("build", "specs/deep/b.yaml")
        self.assertEqual(self.figures(), ["specs/deep/near/b.svg"])

    def test_it_is_no_spec(self):
        self.write("specs/deep/attnfig.yaml", "output: near\n")
        self.run_program("build", "specs/deep")
        self.assertEqual(self.figures(), ["specs/deep/near/b.svg"])
        _, err = self.run_program("build", "attnfig.yaml", code=2)
        self.assertEqual(err, "attnfig: attnfig.yaml: this is the project file, not a spec\n")

    def test_specs_of_two_projects(self):
        self.write("specs/deep/attnfig.yaml", "output: near\n")
        _, err = self.run_program("build", "specs/a.yaml", "specs/deep/b.yaml", code=2)
        self.assertEqual(err, "attnfig: specs of two projects: attnfig.yaml and specs/deep/attnfig.yaml\n"
                              "  hint: draw each alone, or take no project with --no-project\n")


class Mistakes(Projects):
    def refused(self, text):
        self.write("attnfig.yaml", text)
        _, err = self.run_program("build", code=1)
        return err

    def test_all_of_them_at_their_places(self):
        self.assertEqual(
            self.refused("ouput: out\nformats: [svg, gif]\npage_width: 3cm\n"),
            'attnfig.yaml:1:1: error: unknown key "ouput" in a project\n  ouput: out\n  ^\n  hint: did you mean "output"?\n'
            'attnfig.yaml:2:10: error: formats: unknown value "gif"\n  formats: [svg, gif]\n           ^\n'
            "  hint: known: svg, png, pdf, md, numbers.md, numbers.json\n"
            'attnfig.yaml:3:13: error: page_width: "3cm" is no page width\n  page_width: 3cm\n              ^\n'
            "  hint: write wide, narrow, or a width such as 600px or 345pt\n")

    def test_folders_outside(self):
        for key in ("output", "templates"):
            for path in ("../x", "a/../../x", "/tmp/x"):
                with self.subTest(key=key, path=path):
                    self.assertIn(f"{key}: {path} is outside of the project's folder", self.refused(f"{key}: {path}\n"))

    def test_folders_that_are_links_to_outside(self):
        (self.root / "elsewhere").mkdir()
        (self.root / "tree").mkdir()
        (self.root / "tree/out").symlink_to(self.root / "elsewhere")
        self.write("tree/a.yaml")
        for key in ("output", "templates"):
            with self.subTest(key=key):
                self.write("tree/attnfig.yaml", f"{key}: out\n")
                _, err = self.run_program("build", "tree/a.yaml", code=1)
                self.assertIn(f"{key}: tree/out leads outside of the project's folder", err)
        self.assertEqual(list((self.root / "elsewhere").iterdir()), [])

    def test_no_specs(self):
        self.write("attnfig.yaml", "output: out\n")
        _, err = self.run_program("check", code=2)
        self.assertEqual(err, "attnfig: name a spec or a folder of specs: attnfig.yaml names none\n")


if __name__ == "__main__":
    cli_test.PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
