"""pipe, which answers other programs: pipe_test.py PROGRAM [unittest arguments]."""

import json
import re
import subprocess
import sys
import unittest
from pathlib import Path

import cli_test
from cli_test import FAULTY, SPEC, Test, spec

DOCUMENT = (Path(__file__).parents[2] / "docs" / "pipe.md").read_text(encoding="utf-8")


class Pipe(Test):
    def ask(self, *requests, arguments=(), code=0):
        """The answers to requests, which are values or lines."""
        lines = [each if isinstance(each, str) else json.dumps(each) for each in requests]
        text = "".join(line + "\n" for line in lines)
        return [json.loads(line) for line in self.run_program("pipe", *arguments, input=text.encode(), code=code)[0].splitlines()]


class Answers(Pipe):
    def test_a_figure_is_what_build_draws(self):
        (answer,) = self.ask({"spec": SPEC})
        self.assertEqual(answer, {"language": "en", "svg": self.figure().decode()})

    def test_formats_have_their_names(self):
        (answer,) = self.ask({"spec": SPEC, "formats": ["numbers.md", "numbers.json", "md", "svg"]})
        self.assertEqual(list(answer), ["language", "numbers.md", "numbers.json", "md", "svg"])
        self.write("figure.yaml")
        for name in ("md", "numbers.md", "numbers.json"):
            self.assertEqual(answer[name], self.run_program("build", "figure.yaml", "--format", name, "-o", "-")[0])

    def test_settings_are_those_of_build(self):
        self.write("figure.yaml")
        for request, options in (
            ({"languages": ["zh"]}, ("--lang", "zh")),
            ({"theme": "print"}, ("--theme", "print")),
            ({"page_width": "narrow"}, ("--page-width", "narrow")),
            ({"tooltips": True}, ("--tooltips",)),
        ):
            with self.subTest(request):
                (answer,) = self.ask({"spec": SPEC, **request})
                self.assertEqual(answer["svg"], self.run_program("build", "figure.yaml", "-o", "-", *options)[0])

    def test_keys_of_old_names_are_told_the_new_ones(self):
        for spec_text, rest in ((SPEC, "svg"), (FAULTY, "mistakes")):
            with self.subTest(rest):
                new, old = self.ask(*({"spec": spec_text, key: "narrow"} for key in ("page_width", "layout")),
                                    code=1 if rest == "mistakes" else 0)  # fmt: skip
                self.assertEqual(list(old), ["language", "notices", rest])
                self.assertEqual(old, {**new, "notices": ["layout is now called page_width"]})

    def test_the_name_makes_the_ids(self):
        (answer,) = self.ask({"spec": SPEC, "name": "图 1.a"})
        self.write("图 1.a.yaml")
        self.assertEqual(answer["svg"], self.run_program("build", "图 1.a.yaml", "-o", "-")[0])

    def test_names_that_differ_have_ids_that_differ(self):
        names = ("llama-3.1", "llama-3.2", "llama-3", "a/x", "b/x", "x.svg")
        answers = self.ask(*({"spec": SPEC, "name": name} for name in names))
        roots = {re.search(' id="([^"]+)"', answer["svg"])[1] for answer in answers}
        self.assertEqual(len(roots), len(names))

    def test_the_first_language_that_there_is_is_taken(self):
        answers = self.ask({"spec": SPEC, "languages": ["zh-Hant", "zh", "en"]}, {"spec": SPEC, "languages": ["fr", "en"]})
        self.assertEqual([answer["language"] for answer in answers], ["zh", "en"])

    def test_a_config_with_what_it_leaves_open(self):
        config = json.dumps({"model_type": "llama", "hidden_size": 512, "num_hidden_layers": 2})
        (answer,) = self.ask({"spec": config, "assume": ["num_attention_heads=8"], "formats": ["numbers.md"]})
        self.assertIn("| q_heads | 8 |\n", answer["numbers.md"])

    def test_templates_go_for_all(self):
        self.write("mine/languages/en.yaml", (Path(__file__).parents[2] / "templates/languages/en.yaml").read_text())
        self.write("mine/languages/xx.yaml", (Path(__file__).parents[2] / "templates/languages/en.yaml").read_text())
        (answer,) = self.ask({"spec": SPEC, "languages": ["xx"]}, arguments=("--templates", "mine"))
        self.assertEqual(answer["language"], "xx")

    def test_each_comes_before_the_next_request(self):
        with self.start("pipe", stdin=subprocess.PIPE) as process:
            for title in ("A", "B"):
                process.stdin.write(json.dumps({"spec": spec(title), "formats": ["md"]}).encode() + b"\n")
                process.stdin.flush()
                self.assertIn(f"**{title}**", json.loads(process.stdout.readline())["md"])
            process.stdin.close()
            self.assertEqual(process.wait(20), 0)

    def test_the_last_line_needs_no_end(self):
        out, _ = self.run_program("pipe", input=json.dumps({"spec": SPEC}).encode())
        self.assertEqual(list(json.loads(out)), ["language", "svg"])

    def test_no_request_is_no_answer(self):
        self.assertEqual(self.run_program("pipe", input=b""), ("", ""))


class Mistakes(Pipe):
    def test_all_of_a_spec_and_the_next_is_drawn(self):
        faulty, fine = self.ask({"spec": FAULTY + "titel: x\n"}, {"spec": SPEC}, code=1)
        self.write("a.yaml", FAULTY + "titel: x\n")
        _, err = self.run_program("build", "a.yaml", code=1)
        shown = "".join(mistake["shown"] for mistake in faulty["mistakes"])
        self.assertEqual(shown.replace("spec:", "a.yaml:"), err.removesuffix("1 figure: 0 written, 0 unchanged, 1 failed\n"))
        places = [(mistake["file"], mistake["line"], mistake["column"]) for mistake in faulty["mistakes"]]
        self.assertEqual(places, [("spec", 3, 18), ("spec", 4, 1)])
        self.assertEqual(faulty["mistakes"][1]["hint"], 'did you mean "title"?')
        self.assertEqual(list(fine), ["language", "svg"])

    def test_of_a_template_names_its_file(self):
        self.write("mine/themes/modern.yaml", "about: [\n")
        (answer,) = self.ask({"spec": SPEC}, arguments=("--templates", "mine"), code=1)
        self.assertEqual([mistake["file"] for mistake in answer["mistakes"]], ["themes/modern.yaml"])

    def test_of_a_request(self):
        for request, error in (
            ("x", "request 1:1:1: error: invalid JSON"),
            ("", "request 1:1:1: error: invalid JSON"),
            ([], "request 1:1:1: error: expected a request"),
            ({}, "request 1:1:1: error: missing spec"),
            ({"spec": SPEC, "tittle": 1}, 'error: unknown key "tittle" in a request'),
            ({"spec": SPEC, "formats": ["pdf"]}, 'error: unknown formats "pdf"'),
            ({"spec": SPEC, "page_width": "tall"}, 'error: page_width: "tall" is no width from 240 to 4000 px'),
            ({"spec": SPEC, "layout": "tall"}, 'error: page_width: "tall" is no width from 240 to 4000 px'),
            ({"spec": SPEC, "layout": "wide", "page_width": "wide"},
             "error: layout is now called page_width\n"),
            ({"spec": SPEC, "tooltips": "yes"}, 'error: unknown tooltips "yes"'),
            ({"spec": SPEC, "languages": ["fr", "xx"]}, 'unknown language "xx"; known: en, zh'),
            ({"spec": SPEC, "theme": "moderm"}, 'unknown theme "moderm"; did you mean "modern"?'),
            ('{"spec": "\\ud800"}', "error: invalid JSON"),
        ):
            with self.subTest(request):
                answers = self.ask(request, {"spec": SPEC}, code=1)
                self.assertEqual(list(answers[0]), ["error"])
                self.assertIn(error, answers[0]["error"])
                self.assertEqual(list(answers[1]), ["language", "svg"])


# Possible JSON values besides the valid ones: none, empty, of another kind, too large, in other
# scripts.
ODD = (
    None, "", " ", "x", 0, -1, 1.5, 10**20, True, [], {}, [None], [""], [[]], [{}], {"a": 1}, ["x", "x"], "注意力", "مرحبا", "\0", "\u202e",
    "x" * 70_000, json.loads("[" * 20 + "]" * 20),
)  # fmt: skip
LINES = ("", "{", "[" * 100, "{" * 100_000, '{"spec": }', '{"spec": "T"}}', *(json.dumps(odd) for odd in ODD))
REQUESTS = (
    {"spec": SPEC, "name": "a", "languages": ["en"], "theme": "modern", "page_width": "wide", "tooltips": False, "formats": ["svg"]},
    {"spec": '{"model_type": "llama", "hidden_size": 512, "num_hidden_layers": 2}', "assume": ["num_attention_heads=8"]},
)


class UsedFiles(Pipe):
    """Layouts that stand in other files, which are read from one folder or not at all."""

    def spec_of(self, file):
        return f"layouts: {{a: {{use: {file}}}}}\n"

    def test_no_file_is_read_without_a_root(self):
        self.write("model.yaml")
        (answer,) = self.ask({"spec": self.spec_of("model.yaml")}, code=1)
        self.assertEqual(answer["mistakes"][0]["message"], "model.yaml cannot be used: this attnfig pipe reads no files")
        self.assertEqual(answer["mistakes"][0]["hint"], "start it with --root FOLDER")

    def test_files_below_the_root_are_read(self):
        self.write("book/models/model.yaml")
        self.write("book/a.yaml", self.spec_of("models/model.yaml"))
        (answer,) = self.ask({"spec": self.spec_of("models/model.yaml"), "name": "a"}, arguments=("--root", "book"))
        self.assertEqual(answer["svg"], self.run_program("build", "book/a.yaml", "-o", "-")[0])

    def test_no_way_leads_out_of_the_root(self):
        self.write("model.yaml")
        self.write("book/models/model.yaml")
        (self.root / "book/link.yaml").symlink_to("../model.yaml")
        for file in ("../model.yaml", "models/../../model.yaml", "link.yaml", str(self.root / "model.yaml")):
            with self.subTest(file):
                (answer,) = self.ask({"spec": self.spec_of(file)}, arguments=("--root", "book"), code=1)
                self.assertIn("is outside of book", answer["mistakes"][0]["message"])


class OddValues(Pipe):
    def test_each_in_place_of_each_value_is_answered(self):
        requests = []
        for whole in REQUESTS:
            requests += [whole] + [{**whole, key: odd} for key in whole for odd in ODD]
            requests += [{**whole, key: [*whole[key], odd]} for key in whole if isinstance(whole[key], list) for odd in ODD]
        answers = self.ask(*requests, *LINES, code=1)
        self.assertEqual(len(answers), len(requests) + len(LINES))
        for request, answer in zip((*requests, *LINES), answers):
            with self.subTest(str(request)[:300]):
                self.check(answer)

    def check(self, answer):
        """It is a figure, or says what is wrong and where."""
        self.assertIn(list(answer), (["language", "svg"], ["language", "mistakes"], ["error"]))
        self.assertRegex(answer.get("error", "unknown theme x"), r"^(request \d+:\d+:\d+: error: |unknown (theme|language) )")
        for mistake in answer.get("mistakes", ()):
            self.assertTrue(mistake["line"] != 0 or mistake["message"].startswith("--assume "), mistake)


class Document(Pipe):
    def test_its_example_is_true(self):
        command, answer = re.findall(r"```(?:sh|json)\n(.*?)```", DOCUMENT, re.DOTALL)[:2]
        out, _ = self.shell(f'attnfig() {{ "$PROGRAM" "$@"; }}; PROGRAM=$1\n{command}')
        self.assertEqual(out, answer)

    def test_its_other_answers_are_true(self):
        mistakes, error = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)[1:]
        text = "title: T\nlayouts:\n  gqa: {q_heads: 8, kv_heads: 3, head_dim: 64}\n"
        answers = self.ask({"spec": text}, {"spec": SPEC, "theme": "moderm"}, code=1)
        self.assertEqual(answers, [json.loads(mistakes), json.loads(error)])

    def test_its_keys_are_all_and_have_the_defaults_that_it_says(self):
        rows = re.findall(r"^\| `(\w+)` \| `?(.*?)`? \|", DOCUMENT, re.MULTILINE)
        given = {key: json.loads(default) for key, default in rows if default not in ("required", "[]")}
        said, short = self.ask({"spec": SPEC, **given}, {"spec": SPEC})
        self.assertEqual(said, short)
        source = (Path(__file__).parents[2] / "src/library/request.cpp").read_text(encoding="utf-8")
        self.assertEqual([key for key, _ in rows], re.findall(r"field<&FigureRequest::(\w+)>", source))


if __name__ == "__main__":
    cli_test.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
