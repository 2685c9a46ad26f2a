"""check, which is all that CI runs: check_test.py PROGRAM [unittest arguments]."""

import json
import os
import sys
import threading
import unittest
from pathlib import Path

import cli_test
from cli_test import FAULTY, SPEC, Test, spec

CLAIMS = ("about: What a test prints.\nclaims:\n"
          "  - {layout: mha, quantity: q_heads, value: \"%s\", source: a test, expect: holds}\n")


class Checks(Test):
    """Every test has a folder of specs with their figures."""

    def setUp(self):
        super().setUp()
        self.write("specs/a.yaml")
        self.write("specs/deep/b.yaml")
        self.run_program("build", "specs", "-o", "out", "-q")

    def check(self, *arguments, code=1):
        return self.run_program("check", "specs", "-o", "out", *arguments, code=code)

    def rules(self, *arguments, code=1):
        """The rule and file of each finding."""
        findings = json.loads(self.check("--format", "json", *arguments, code=code)[0])["findings"]
        return [(finding["rule"], finding["file"]) for finding in findings]


class Findings(Checks):
    def test_none(self):
        out, err = self.check(code=0)
        self.assertEqual((out, err), ("", "2 figures: 2 as they should be, 0 findings\n"))
        self.assertEqual(self.check("--format", "json", code=0)[0], '{\n  "findings": []\n}\n')
        self.assertEqual(self.check("--format", "github", code=0)[0], "")

    def test_a_figure_that_is_missing(self):
        (self.root / "out/a.svg").unlink()
        out, err = self.check()
        self.assertEqual(out, "out/a.svg: error: specs/a.yaml has no figure here [missing]\n"
                              "  hint: attnfig build or accept makes it\n")
        self.assertEqual(err, "2 figures: 1 as they should be, 1 finding\n")

    def test_a_figure_that_is_stale(self):
        self.write("specs/a.yaml", spec("U"))
        out, _ = self.check()
        self.assertEqual(out, "out/a.svg:1: error: this is not what specs/a.yaml gives [stale]\n"
                              '  reworded: title "T" → "U"\n')

    def test_a_spec_that_is_faulty(self):
        self.write("specs/a.yaml", FAULTY)
        out, _ = self.check()
        self.assertEqual(out, "specs/a.yaml:3:18: error: q_heads (x) is not a whole number [spec]\n"
                              "    mha: {q_heads: x, head_dim: 64}\n" + " " * 19 + "^\n")

    def test_a_template_that_is_faulty_is_named(self):
        self.write("mine/themes/modern.yaml", "about: [\n")
        self.assertEqual(self.rules("--templates", "mine"), [("spec", "themes/modern.yaml")] * 2)

    def test_a_number_that_is_typed(self):
        self.write("specs/a.yaml", SPEC + "panels: [{layout: mha, caption: All 8 Q heads}]\n")
        self.run_program("build", "specs", "-o", "out", "-q")
        self.assertEqual(self.rules(), [("typed-number", "specs/a.yaml")])

    def test_what_lint_finds_in_the_figure(self):
        source = Path(__file__).resolve().parents[2] / "templates/themes/modern.yaml"
        text = source.read_text(encoding="utf-8").replace("generic: sans-serif", "generic: Nowhere")
        self.write("mine/themes/modern.yaml", text)
        self.run_program("build", "specs", "-o", "out", "-q", "--templates", "mine")
        out, _ = self.check("--templates", "mine")
        self.assertIn("[generic-font]", out)

    def test_findings_are_in_the_order_of_the_inputs(self):
        self.write("specs/a.yaml", FAULTY)
        self.write("specs/deep/b.yaml", spec("U"))
        self.write("specs/c.yaml")
        for jobs in ("1", "8"):
            self.assertEqual(self.rules("-j", jobs), [("spec", "specs/a.yaml"), ("missing", "out/c.svg"),
                                                      ("stale", "out/deep/b.svg")])

    def test_what_cannot_be_read_is_no_finding(self):
        (self.root / "out/a.svg").unlink()
        (self.root / "out/a.svg").mkdir()
        _, err = self.check(code=2)
        self.assertIn("out/a.svg: Is a directory", err)


class Claims(Checks):
    def test_as_expected(self):
        self.write("specs/claims/a.yaml", CLAIMS % 8)
        self.check(code=0)

    def test_another_verdict(self):
        self.write("specs/claims/a.yaml", CLAIMS % 9)
        out, _ = self.check()
        self.assertEqual(out, "specs/claims/a.yaml:3:14: error: mha.q_heads: 9: does not hold (computed: 8); another "
                              "verdict is expected [claim]\n"
                              '    - {layout: mha, quantity: q_heads, value: "9", source: a test, expect: holds}\n'
                              + " " * 15 + "^\n")

    def test_faulty_claims(self):
        self.write("specs/claims/a.yaml", "about: [\n")
        self.assertEqual(self.rules(), [("claim", "specs/claims/a.yaml")])

    def test_claims_without_a_spec(self):
        self.write("specs/claims/z.yaml", CLAIMS % 8)
        self.assertEqual(self.check()[0],
                         "specs/claims/z.yaml: error: there is no spec specs/z.yaml [unreferenced]\n")


class Languages(Checks):
    TEXTS = "title: {en: T, zh: 题}\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\npanels:\n  - {layout: mha, title: %s}\n"

    def test_all_in_one_run(self):
        self.run_program("build", "specs", "-o", "out", "--lang", "en,zh", "-q")
        _, err = self.check("--lang", "en,zh", code=0)
        self.assertEqual(err, "4 figures: 4 as they should be, 0 findings\n")
        self.write("specs/a.yaml", spec("U"))
        self.assertEqual(self.rules("--lang", "en,zh"), [("stale", "out/a.svg"), ("stale", "out/zh/a.svg")])

    def test_a_text_that_lacks_a_language_of_another_text(self):
        self.write("specs/a.yaml", self.TEXTS % "{en: P}")
        self.run_program("build", "specs", "-o", "out", "-q")
        self.assertEqual(self.check("-q")[0],
                         'specs/a.yaml:5:26: error: title has no text in "zh" [language]\n'
                         "    - {layout: mha, title: {en: P}}\n" + " " * 27 + "^\n")
        self.write("specs/a.yaml", self.TEXTS % "{en: P, zh: 图}")
        self.run_program("build", "specs", "-o", "out", "-q")
        self.check(code=0)

    def test_a_mistake_is_said_once(self):
        self.run_program("build", "specs", "-o", "out", "--lang", "en,zh", "-q")
        self.write("specs/a.yaml", FAULTY)
        self.assertEqual(self.rules("--lang", "en,zh"), [("spec", "specs/a.yaml")])


class Unreferenced(Checks):
    def test_a_figure_without_a_spec_and_what_goes_with_it(self):
        (self.root / "specs/a.yaml").unlink()
        self.write("out/a.png", "")
        self.write("out/a.md", "")
        self.assertEqual(self.check()[0], "out/a.svg: error: no spec gives this figure [unreferenced]\n"
                                          "out/a.png: error: no spec gives this figure [unreferenced]\n"
                                          "out/a.md: error: no spec gives this figure [unreferenced]\n")

    def test_figures_of_any_name(self):
        for name in ("甲乙", "a b", "llama-3.1", "7b", "x" * 80):
            self.write(f"specs/{name}.yaml")
            self.run_program("build", "specs", "-o", "out", "-q")
            self.check(code=0)
            (self.root / f"specs/{name}.yaml").unlink()
            self.assertEqual(self.rules(), [("unreferenced", f"out/{name}.svg")])
            (self.root / f"out/{name}.svg").unlink()

    def test_a_figure_of_an_older_version(self):
        (self.root / "specs/a.yaml").unlink()
        self.write("out/a.svg", self.read("out/a.svg").decode().replace("--", "-"))
        self.assertEqual(self.rules(), [("unreferenced", "out/a.svg")])

    def test_what_is_not_ours(self):
        svg = self.read("out/a.svg").decode()
        self.write("out/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
        self.write("out/renamed.svg", svg)
        self.write("out/index.html", "")
        self.write("out/index.md", "")
        self.write("out/notes.png", "")
        self.check(code=0)

    def test_other_languages_are_of_other_runs(self):
        self.run_program("build", "specs", "-o", "out/zh", "--lang", "zh", "-q")
        (self.root / "specs/a.yaml").unlink()
        (self.root / "out/a.svg").unlink()
        self.check(code=0)
        self.assertEqual(self.rules("--lang", "en,zh"), [("unreferenced", "out/zh/a.svg")])

    def test_specs_that_are_named_one_by_one(self):
        self.run_program("check", "specs/a.yaml", "-o", "out")

    def test_figures_beside_specs(self):
        self.run_program("build", "specs", "-q")
        self.write("specs/other.svg", self.read("specs/a.svg").decode().replace('"a', '"other'))
        self.run_program("check", "specs")


class Formats(Checks):
    def test_github(self):
        self.write("specs/a,b.yaml", FAULTY)
        self.write("specs/a.yaml", spec("U %"))
        out, err = self.check("--format", "github")
        self.assertEqual(out, "::error file=specs/a%2Cb.yaml,line=3,col=18,title=attnfig spec::q_heads (x) is not a "
                              "whole number\n"
                              "::error file=out/a.svg,line=1,title=attnfig stale::this is not what specs/a.yaml gives"
                              '%0A  reworded: title "T" → "U %25"\n')
        self.assertEqual(err, "3 figures: 1 as they should be, 2 findings\n")

    def test_json(self):
        self.write("specs/a.yaml", FAULTY)
        self.assertEqual(json.loads(self.check("--format", "json")[0]), {"findings": [
            {"severity": "error", "rule": "spec", "file": "specs/a.yaml", "line": 3, "column": 18,
             "message": "q_heads (x) is not a whole number", "hint": ""}]})


class Themes(Checks):
    """What a theme allows to be hard to see is a note, once for all figures."""

    def check_brand(self, text, *arguments, code=0):
        self.write("house/themes/brand.yaml", "about: A.\nlike: modern\n" + text)
        options = ("--templates", "house", "--theme", "brand")
        self.run_program("build", "specs", "-o", "out", "-q", *options)
        return self.check(*options, *arguments, code=code)

    def test_an_allowed_pair(self):
        out, err = self.check_brand('line: ["#a0a8b0", "#778899"]\nallow: [line on page, line on card.fill]\n')
        self.assertEqual(
            out,
            "themes/brand.yaml:4:9: note: allowed: line (light, #a0a8b0) has a contrast of 2.40:1 on page (light, "
            "#ffffff); 3:1 is needed [theme]\n  allow: [line on page, line on card.fill]\n" + " " * 10 + "^\n"
            "themes/brand.yaml:4:23: note: allowed: line (light, #a0a8b0) has a contrast of 2.24:1 on card.fill (light, "
            "#f5f7fa); 3:1 is needed [theme]\n  allow: [line on page, line on card.fill]\n" + " " * 24 + "^\n")
        self.assertEqual(err, "2 figures: 2 as they should be, 0 findings\n")

    def test_an_allowance_that_is_not_needed(self):
        out, _ = self.check_brand("allow: [line on page]\n")
        self.assertEqual(out, "themes/brand.yaml:3:9: note: allow: line on page is fine [theme]\n"
                              "  allow: [line on page]\n" + " " * 10 + "^\n  hint: take it out\n")

    def test_for_programs(self):
        out, _ = self.check_brand("allow: [line on page]\n", "--format", "github")
        self.assertEqual(out, "::notice file=themes/brand.yaml,line=3,col=9,title=attnfig theme::allow: line on page is "
                              "fine%0Atake it out\n")
        out, _ = self.check_brand("allow: [line on page]\n", "--format", "json")
        self.assertEqual(json.loads(out)["findings"][0]["severity"], "note")

    def test_build_says_nothing_of_it(self):
        self.write("house/themes/brand.yaml", "about: A.\nlike: modern\nallow: [line on page]\n")
        _, err = self.run_program("build", "specs", "-o", "out", "--templates", "house", "--theme", "brand", "-q")
        self.assertEqual(err, "")


class NeverWrites(Checks):
    def state(self):
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in self.root.rglob("*")}

    def test_nothing_is_touched(self):
        self.write("specs/a.yaml", spec("U"))
        self.write("specs/c.yaml")
        self.write("specs/claims/a.yaml", CLAIMS % 9)
        before = self.state()
        self.check("--lang", "en,zh")
        self.assertEqual(self.state(), before)

    def test_a_tree_that_cannot_be_written(self):
        folders = [self.root / name for name in ("specs", "out", "out/deep", ".")]
        for folder in folders:
            folder.chmod(0o555)
        try:
            self.check(code=0)
        finally:
            for folder in folders:
                folder.chmod(0o755)


class Reads(Test):
    def test_a_spec_is_read_once_for_all_languages_and_questions(self):
        """A pipe gives its text once: a second read would wait for ever."""
        self.write("a.yaml", SPEC)
        self.run_program("build", "a.yaml", "--lang", "en,zh", "-o", "out/")
        text = self.read("a.yaml")
        (self.root / "a.yaml").unlink()
        os.mkfifo(self.root / "a.yaml")
        writer = threading.Thread(target=lambda: (self.root / "a.yaml").write_bytes(text), daemon=True)
        writer.start()
        self.run_program("check", "a.yaml", "--lang", "en,zh", "-o", "out/")
        writer.join(timeout=10)
        self.assertFalse(writer.is_alive())


if __name__ == "__main__":
    cli_test.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
