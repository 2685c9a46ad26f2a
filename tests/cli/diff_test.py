"""diff and accept, in folders and in repositories of git: diff_test.py PROGRAM [unittest arguments]."""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

import cli_test
from cli_test import FAULTY, SPEC, Test, environment, spec

GQA = ("title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 64, layers: 2, context: 1Ki, dtype: fp16}\n"
       "  gqa: {like: mha, kv_heads: 4}\nsummary: {entries: [mha, gqa]}\n")
LAYOUT = "  GQA: kv_heads 4 → 2, cache 2 → 1 MiB\n"


class Diffs(Test):
    """Every test has a folder of specs with their figures."""

    def setUp(self):
        super().setUp()
        self.write("specs/a.yaml", GQA)
        self.write("specs/deep/b.yaml")
        self.run_program("build", "specs", "-o", "out", "-q")

    def change(self, old="kv_heads: 4", new="kv_heads: 2"):
        text = (self.root / "specs/a.yaml").read_text(encoding="utf-8")
        self.write("specs/a.yaml", text.replace(old, new))

    def diff(self, *arguments, code=1):
        return self.run_program("diff", "specs", "-o", "out", *arguments, code=code)

    def kinds(self, *arguments):
        """The kinds of changes that are told of a figure."""
        figures = json.loads(self.diff("--format", "json", *arguments)[0])["figures"]
        return {change["kind"] for figure in figures for change in figure["changes"]}

    def git(self, *arguments):
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=self.root, check=True, capture_output=True)

    def commit(self):
        self.git("init", "-q")
        self.git("add", ".")
        self.git("commit", "-qm", "first")
        self.git("tag", "v1")


class OnDisk(Diffs):
    def test_nothing(self):
        out, err = self.diff(code=0)
        self.assertEqual(out, "")
        self.assertEqual(err, "2 figures against the figures on disk: 2 unchanged, 0 changed, 0 failed\n")

    def test_a_field_is_told_before_the_lines(self):
        self.commit()
        self.change()
        before = self.read("out/a.svg")
        out, err = self.diff()
        self.assertTrue(out.startswith("out/a.svg\n" + LAYOUT), out)
        self.assertIn("--- a/out/a.svg\n+++ b/out/a.svg\n@@ -", out)
        self.assertTrue(out.endswith(" more lines\n"))
        self.assertEqual(err, "2 figures against the figures on disk: 1 unchanged, 1 changed, 0 failed\n")
        self.assertEqual(self.read("out/a.svg"), before)

    def test_a_figure_that_no_commit_has_is_told_of_by_its_texts(self):
        self.change()
        self.assertIn('\n  reworded: GQA: row-label "4 KV heads" → "2 KV heads"\n', self.diff()[0])
        self.assertNotIn("kv_heads", self.diff()[0])

    def test_a_commit_whose_spec_gives_another_figure_is_not_asked(self):
        self.commit()
        self.change("kv_heads: 4", "kv_heads: 8")
        self.run_program("build", "specs", "-o", "out", "-q")
        self.change("kv_heads: 8", "kv_heads: 2")
        self.assertNotIn("kv_heads", self.diff("--lines", "0")[0])

    def test_tooltips_tell_of_fields(self):
        self.run_program("build", "specs", "-o", "out", "-q", "--tooltips")
        self.change()
        self.assertTrue(self.diff("--tooltips")[0].startswith("out/a.svg\n" + LAYOUT))

    def test_a_title(self):
        self.change("title: T", "title: U")
        self.assertEqual(self.diff("--lines", "0")[0], 'out/a.svg\n  reworded: title "T" → "U"\n')

    def test_a_new_figure(self):
        self.write("specs/c.yaml")
        self.assertEqual(self.diff()[0], "out/c.svg: new figure\n")
        figures = json.loads(self.diff("--format", "json")[0])["figures"]
        self.assertEqual([(one["figure"], one["status"]) for one in figures], [("out/c.svg", "new")])

    def test_a_palette_only_recolours(self):
        source = Path(__file__).resolve().parents[2] / "templates/themes/modern.yaml"
        text = source.read_text(encoding="utf-8")
        self.write("mine/themes/modern.yaml", text.replace("#ddeeff", "#dceafe").replace("#556677", "#4f5d6a"))
        self.assertEqual(self.kinds("--templates", "mine"), {"recoloured"})
        out, _ = self.diff("--templates", "mine", "--lines", "0", "--only", "b")
        self.assertEqual(out.split("\n")[1:3],
                         ["  recoloured: note fill #556677 → #4f5d6a",
                          "  recoloured: row-label fill #556677 → #4f5d6a"])

    def test_a_language_rewords_and_at_most_moves(self):
        kinds = self.kinds("--lang", "zh", "--only", "b")
        self.assertIn("reworded", kinds)
        self.assertLessEqual(kinds, {"reworded", "moved", "resized"})

    def test_json(self):
        self.change("title: T", "title: U")
        figures = json.loads(self.diff("--format", "json")[0])["figures"]
        self.assertEqual(len(figures), 1)
        lines = figures[0].pop("lines")
        self.assertTrue(lines.startswith("--- a/out/a.svg\n"))
        self.assertEqual(figures[0], {
            "figure": "out/a.svg", "status": "changed", "summary": ['reworded: title "T" → "U"'],
            "changes": [{"kind": "reworded", "where": "", "what": "title", "before": "T", "after": "U", "count": 1}]})

    def test_only_some(self):
        self.change()
        self.write("specs/deep/b.yaml", spec("U"))
        for name in ("b", "deep/b", "out/deep/b.svg", "specs/deep/b.yaml", "./specs/deep/b.yaml"):
            self.assertTrue(self.diff("--only", name)[0].startswith("out/deep/b.svg\n"), name)
        _, err = self.diff("--only", "bb", code=2)
        self.assertEqual(err, 'attnfig: --only bb: no such figure; did you mean "b"?\n')

    def test_a_fault_is_an_error_and_the_others_are_compared(self):
        self.commit()
        self.change()
        self.write("specs/deep/b.yaml", FAULTY)
        out, err = self.diff()
        self.assertTrue(out.startswith("out/a.svg\n" + LAYOUT))
        self.assertTrue(err.startswith("specs/deep/b.yaml:3:18: error: "), err)
        self.assertTrue(err.endswith("0 unchanged, 1 changed, 1 failed\n"), err)

    def test_a_dump_has_lines(self):
        self.run_program("build", "specs", "-o", "out", "--dump", "model", "-q")
        self.change("title: T", "title: U")
        out, _ = self.diff("--dump", "model")
        self.assertTrue(out.startswith("out/a.model\n  unseen: texts that are no SVG; the lines say what\n--- a/"), out)

    def test_an_old_figure_that_is_broken(self):
        self.write("out/a.svg", "<svg>\n<<<<<<< HEAD\n")
        self.assertIn("\n  unreadable: the old file is no SVG: line 2: ", self.diff()[0])

    def test_standard_output_has_no_figure_on_disk(self):
        _, err = self.run_program("diff", "-", input=SPEC.encode(), code=2)
        self.assertEqual(err, "attnfig: there is no figure on disk to compare with: name one with -o\n")


class OtherFolders(Diffs):
    def test_figures(self):
        for folder in ("old", "out"):
            self.run_program("build", "specs", "-o", folder, "-q", "--tooltips")
        self.change()
        out, err = self.diff("--against", "old", "--only", "a", "--tooltips")
        self.assertTrue(out.startswith("out/a.svg\n" + LAYOUT), out)
        self.assertEqual(err, "2 figures against old: 1 unchanged, 1 changed, 0 failed\n")

    def test_specs(self):
        self.write("old/a.yaml", GQA.replace("context: 1Ki", "context: 2Ki"))
        self.write("old/deep/b.yaml")
        out, _ = self.diff("--against", "old", "--lines", "0")
        self.assertTrue(out.startswith("out/a.svg\n  MHA: context 2Ki → 1Ki, cache 8 → 4 MiB\n"), out)

    def test_a_faulty_spec_is_named(self):
        self.write("old/a.yaml", FAULTY)
        self.write("old/deep/b.yaml")
        _, err = self.diff("--against", "old")
        self.assertTrue(err.startswith("old/a.yaml:3:18: error: q_heads (x) is not a whole number\n"), err)


class Revisions(Diffs):
    def test_figures_and_specs(self):
        self.commit()
        self.change()
        self.run_program("build", "specs", "-o", "out", "-q")
        out, err = self.diff("--against", "v1")
        self.assertTrue(out.startswith("out/a.svg\n" + LAYOUT), out)
        self.assertEqual(err, "2 figures against revision v1: 1 unchanged, 1 changed, 0 failed\n")

    def test_from_a_folder_of_the_repository(self):
        self.commit()
        self.change()
        out, _ = self.run_program("diff", "a.yaml", "-o", "../out/", "--against", "HEAD", cwd=self.root / "specs",
                                  code=1)
        self.assertTrue(out.startswith("../out/a.svg\n" + LAYOUT), out)

    def test_files_that_specs_use_are_those_of_the_revision(self):
        model = "title: A\nlayouts:\n  a: {variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 64}\n"
        self.write("models/a.yaml", model)
        self.write("specs/a.yaml", "layouts: {a: {use: ../models/a.yaml}}\n")
        self.write(".gitignore", "out\n")
        self.commit()
        self.write("models/a.yaml", model.replace("kv_heads: 4", "kv_heads: 2"))
        out, _ = self.diff("--against", "HEAD", "--lines", "0")
        self.assertIn("kv_heads 4 → 2", out)

    def test_figures_that_are_not_committed(self):
        self.write(".gitignore", "out\n")
        self.commit()
        self.change()
        out, _ = self.diff("--against", "HEAD", "--lines", "0")
        self.assertTrue(out.startswith("out/a.svg\n" + LAYOUT), out)

    def test_a_spec_that_the_revision_does_not_have(self):
        self.commit()
        self.write("specs/new.yaml")
        self.assertEqual(self.diff("--against", "HEAD")[0], "out/new.svg: new figure\n")

    def test_an_unknown_revision(self):
        self.commit()
        for revision in ("v2", "--help", "a b", "HEAD:out", "$(touch x)"):
            _, err = self.diff(f"--against={revision}", code=2)
            self.assertEqual(err, f"attnfig: --against {revision}: there is no such folder, and no such revision in "
                                  f"the git repository {self.root}\n")
        self.assertNotIn("x", self.names())

    def test_no_repository(self):
        _, err = self.diff("--against", "HEAD", code=2)
        self.assertTrue(err.endswith("attnfig: --against HEAD: there is no such folder, and out/a.svg is in no git "
                                     "repository\n"), err)

    def test_no_git(self):
        self.commit()
        _, err = self.run_program("diff", "specs", "-o", "out", "--against", "HEAD", code=2,
                                  env=environment(PATH=str(self.root)))
        self.assertEqual(err, "attnfig: git cannot be run: No such file or directory\n")


class Hooks(Diffs):
    """git tells its hooks by the environment which repository they are run for."""

    def setUp(self):
        super().setUp()
        self.commit()

    def test_in_a_linked_working_tree(self):
        self.git("worktree", "add", "-q", "linked")
        linked = self.root / "linked"
        self.write(".git/hooks/pre-commit",
                   f'#!/bin/sh\nenv >"{self.root}/seen"\n"{cli_test.PROGRAM}" diff specs -o out --against HEAD 2>"{self.root}/said"\n')
        (self.root / ".git/hooks/pre-commit").chmod(0o755)
        (linked / "notes").write_text("x", encoding="utf-8")
        self.git("-C", linked, "add", "notes")
        self.git("-C", linked, "commit", "-qm", "second")
        self.assertIn("\nGIT_DIR=", self.read("seen").decode())
        self.assertEqual(self.read("said").decode(), "2 figures against revision HEAD: 2 unchanged, 0 changed, 0 failed\n")

    def test_of_another_repository(self):
        self.write("other/x", "")
        for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "other")):
            self.git("-C", self.root / "other", *arguments)
        other = str(self.root / "other")
        for variables in ({"GIT_DIR": f"{other}/.git"}, {"GIT_DIR": f"{other}/.git", "GIT_WORK_TREE": other},
                          {"GIT_OBJECT_DIRECTORY": f"{other}/.git/objects"}, {"GIT_COMMON_DIR": f"{other}/.git"},
                          {"GIT_NAMESPACE": "n"}, {"GIT_INDEX_FILE": "/nowhere"}, {"GIT_PREFIX": "specs/"},
                          {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.worktree", "GIT_CONFIG_VALUE_0": other},
                          {"GIT_CONFIG_PARAMETERS": f"'core.worktree'='{other}'"}):
            with self.subTest(variables):
                out, err = self.run_program("diff", "specs", "-o", "out", "--against", "HEAD", env=environment(**variables))
                self.assertEqual((out, err), ("", "2 figures against revision HEAD: 2 unchanged, 0 changed, 0 failed\n"))


class Strangers(Diffs):
    """Nothing that a repository's own configuration names is run, even where an object is missing."""

    COMMANDS = (("diff", 1), ("diff --against HEAD", 2), ("check", 1), ("accept", 0))
    CONFIGURATIONS = {
        "uploadpack": {"remote.origin.url": "file:///nonexistent", "remote.origin.uploadpack": "RUN"},
        "ssh": {"remote.origin.url": "ssh://nowhere.invalid/x", "core.sshCommand": "RUN"},
        "ext": {"remote.origin.url": "ext::RUN", "protocol.ext.allow": "always", "protocol.allow": "always"},
        "vcs": {"remote.origin.url": "x", "remote.origin.vcs": "ext", "protocol.ext.allow": "always"},
        "rest": {"remote.origin.url": "https://nowhere.invalid/x", "credential.helper": "!RUN", "core.askPass": "RUN",
                 "core.gitProxy": "RUN", "core.fsmonitor": "RUN", "core.pager": "RUN", "pager.cat-file": "RUN",
                 "diff.external": "RUN", "core.hooksPath": "hooks", "alias.cat-file": "!RUN", "alias.rev-parse": "!RUN",
                 "core.editor": "RUN", "filter.x.smudge": "RUN", "diff.x.textconv": "RUN"},
    }

    def setUp(self):
        super().setUp()
        self.write(".gitattributes", "* filter=x diff=x\n")
        run = self.write("run", f'#!/bin/sh\necho "$0 $*" >>"{self.root}/RAN"\nexit 1\n')
        run.chmod(0o755)
        for hook in ("reference-transaction", "post-checkout", "post-index-change", "fsmonitor-watchman"):
            self.write(f"hooks/{hook}", run.read_text(encoding="utf-8")).chmod(0o755)
        self.commit()
        self.change()
        for name, value in (("core.repositoryformatversion", "1"), ("extensions.partialClone", "origin"),
                            ("remote.origin.promisor", "true")):
            self.git("config", name, value)
        for name in ("specs/a.yaml", "out/a.svg"):
            self.forget(f"HEAD:{name}")

    def forget(self, revision):
        done = subprocess.run(["git", "rev-parse", revision], cwd=self.root, check=True, capture_output=True, text=True)
        identity = done.stdout.strip()
        (self.root / ".git/objects" / identity[:2] / identity[2:]).unlink()

    def test_nothing_is_run(self):
        for name, configuration in self.CONFIGURATIONS.items():
            for key, value in configuration.items():
                self.git("config", key, value.replace("RUN", str(self.root / "run")))
            for command, code in self.COMMANDS:
                with self.subTest(f"{name}: {command}"):
                    before = self.read("out/a.svg")
                    self.run_program(*command.split(), "specs", "-o", "out", code=code, env=environment(CI=""))
                    self.assertNotIn("RAN", self.names())
                    self.write("out/a.svg", before.decode())
            for key in configuration:
                self.git("config", "--unset", key)

    def test_what_a_partial_clone_lacks_is_no_new_figure(self):
        out, err = self.diff("--against", "HEAD", code=2)
        self.assertEqual(out, "")
        self.assertEqual(err, "attnfig: --against HEAD: out/a.svg is not in this partial clone, and attnfig fetches nothing\n"
                              "  hint: git diff HEAD fetches it\n"
                              "2 figures against revision HEAD: 1 unchanged, 0 changed, 1 failed\n")

    def test_nor_is_what_lies_in_a_folder_that_it_lacks(self):
        self.forget("HEAD:out")
        _, err = self.diff("--against", "HEAD", "--only", "b", code=2)
        self.assertIn("out/deep/b.svg is not in this partial clone", err)

    def test_a_figure_that_is_new_in_a_partial_clone(self):
        self.write("specs/new.yaml")
        self.assertEqual(self.diff("--against", "HEAD", "--only", "new")[0], "out/new.svg: new figure\n")

    def test_without_a_revision_it_does_without(self):
        out, err = self.diff("--lines", "0")
        self.assertIn('reworded: GQA: row-label "4 KV heads" → "2 KV heads"\n', out)
        self.assertEqual(err, "2 figures against the figures on disk: 1 unchanged, 1 changed, 0 failed\n")

    def test_a_repository_of_another_owner(self):
        if os.geteuid() != 0:
            self.skipTest("only root can give files away")
        for path in (self.root, self.root / ".git", *self.root.rglob("*")):
            os.chown(path, 12345, 12345)
        _, err = self.run_program("diff", "specs", "-o", "out", "--against", "HEAD", code=2,
                                  env=environment(HOME=str(self.root)))
        self.assertTrue(err.startswith("attnfig: --against HEAD: fatal: detected dubious ownership"), err)
        self.assertEqual((err.count("dubious"), err.count("no git repository")), (1, 0))
        self.assertEqual(self.diff(code=1)[1].count("dubious"), 0)


class Report(Diffs):
    def test_one_page_that_requests_nothing(self):
        self.commit()
        self.change()
        self.diff("--report", "diff.html")
        page = self.read("diff.html").decode()
        self.assertIn("default-src 'none'", page)
        self.assertIn("<li>GQA: kv_heads 4 → 2, cache 2 → 1 MiB</li>", page)
        self.assertEqual(page.count('src="data:image/svg+xml,'), 2)
        self.assertNotIn("<h2>out/deep/b.svg</h2>", page)
        for outside in (' href="http', ' src="http', "url(", "@import", "<link"):
            self.assertNotIn(outside, page.split("<main>")[0] + page.split("</main>")[1])

    def test_the_same_bytes(self):
        self.change()
        self.diff("--report", "1.html", "-j", "1")
        self.diff("--report", "2.html", "-j", "8")
        self.assertEqual(self.read("1.html"), self.read("2.html"))

    def test_nothing_changed(self):
        self.diff("--report", "diff.html", code=0)
        self.assertIn("Nothing changed.", self.read("diff.html").decode())


class Accept(Diffs):
    def accept(self, *arguments, code=0, ci=""):
        return self.run_program("accept", "specs", "-o", "out", *arguments, code=code, env=environment(CI=ci))

    def test_all(self):
        self.change("title: T", "title: U")
        self.write("specs/c.yaml")
        out, err = self.accept()
        self.assertEqual(out, 'out/a.svg\n  reworded: title "T" → "U"\nout/c.svg: new figure\n')
        self.assertEqual(err, "3 figures: 2 accepted, 1 as they were, 0 failed\n")
        self.assertEqual(self.diff(code=0)[0], "")

    def test_one(self):
        self.change()
        self.write("specs/deep/b.yaml", spec("U"))
        before = self.read("out/a.svg")
        out, err = self.accept("--only", "deep/b")
        self.assertEqual(out, 'out/deep/b.svg\n  reworded: title "T" → "U"\n')
        self.assertEqual(err, "2 figures: 1 accepted, 1 as they were, 0 failed\n")
        self.assertEqual(self.read("out/a.svg"), before)

    def test_a_fault_takes_nothing_else_down(self):
        self.write("specs/deep/b.yaml", FAULTY)
        self.change("title: T", "title: U")
        before = self.read("out/deep/b.svg")
        out, err = self.accept(code=1)
        self.assertEqual(out, 'out/a.svg\n  reworded: title "T" → "U"\n')
        self.assertTrue(err.endswith("2 figures: 1 accepted, 0 as they were, 1 failed\n"), err)
        self.assertEqual(self.read("out/deep/b.svg"), before)

    def test_refused_where_ci_is_set(self):
        self.change()
        before = self.read("out/a.svg")
        out, err = self.accept(ci="true", code=2)
        self.assertEqual((out, err), ("", "attnfig: nothing is accepted where CI is set\n"))
        self.assertEqual(self.read("out/a.svg"), before)


class Languages(Test):
    """build, diff and check agree on where figures in several languages go."""

    def test_a_folder_for_each_further_language(self):
        self.write("specs/deep/a.yaml")
        _, err = self.run_program("build", "specs", "-o", "out", "--lang", "en,zh")
        self.assertEqual(err, "2 figures: 2 written, 0 unchanged, 0 failed\n")
        self.assertEqual([name for name in self.names() if name.startswith("out")],
                         ["out/deep/a.svg", "out/zh/deep/a.svg"])
        self.assertIn(b'lang="zh"', self.read("out/zh/deep/a.svg"))
        self.run_program("diff", "specs", "-o", "out", "--lang", "en,zh")

    def test_beside_the_spec(self):
        self.write("a.yaml")
        self.run_program("build", "a.yaml", env=environment(ATTNFIG_LANG="zh,en"))
        self.assertEqual(self.names(), ["a.svg", "a.yaml", "en/a.svg"])

    def test_a_file_holds_one(self):
        self.write("a.yaml")
        for output, message in (("b.svg", "-o b.svg: figures in several languages need a folder"),
                                ("-", "standard output takes one language")):
            _, err = self.run_program("build", "a.yaml", "-o", output, "--lang", "en,zh", code=2)
            self.assertEqual(err, f"attnfig: {message}\n")


if __name__ == "__main__":
    cli_test.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
