"""Runs `attnfig watch` as its users do: watch_test.py PROGRAM [unittest arguments].

Nothing here is timed: what shall happen is waited for, for long.
"""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import cli_test
from cli_test import FAULT, FAULTY, SPEC, Test, environment, spec

PATIENCE = 30  # seconds
ROOT = Path(__file__).resolve().parents[2]
SERVES = False  # whether attnfig_preview was built


def as_on_a_terminal():
    """Also where the tests run in the background or under nohup."""
    for by in (signal.SIGINT, signal.SIGHUP):
        signal.signal(by, signal.SIG_DFL)


class WatchTest(Test):
    METHOD = ()  # arguments of every watcher

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.logs = Path(holder.name)
        super().setUp()

    def new_log(self):
        self.log = self.logs / str(len(os.listdir(self.logs)))
        return open(self.log, "wb")

    def watch(self, *arguments, **options):
        """A watcher that has drawn its first figures."""
        with self.new_log() as log:
            process = self.start("watch", *self.METHOD, *arguments, stderr=log, stdout=subprocess.DEVNULL,
                                 preexec_fn=as_on_a_terminal, **options)
        self.addCleanup(self.end_if_running, process)
        self.until(lambda: "watching" in self.said() or process.poll() is not None, "it watches")
        self.assertIsNone(process.poll(), self.said())
        if not self.METHOD:
            self.until_asleep(process)
        return process

    def until_asleep(self, process):
        """It looks again because of its own figures; the first save must not profit from that."""
        status = Path(f"/proc/{process.pid}/status")
        before, woken = "", None
        while woken != before:
            time.sleep(0.03)  # It waits 0.01 s for more events.
            before, woken = woken, re.search(r"\bvoluntary_ctxt_switches:.*", status.read_text())[0]

    def end(self, process, by=signal.SIGTERM):
        process.send_signal(by)
        self.assertEqual(process.wait(timeout=PATIENCE), 0, self.said())

    def end_if_running(self, process):
        if process.poll() is None:
            self.end(process)

    def said(self):
        return self.log.read_text()

    def until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            self.assertLess(time.monotonic(), end, f"in vain: {what}\n{self.said()}")
            time.sleep(0.005)

    def until_said(self, text):
        self.until(lambda: text in self.said(), f"it says {text}")

    def until_drawn(self, figure, title):
        path = self.root / figure
        self.until(lambda: path.is_file() and f">{title}<" in path.read_text(), f"{figure} shows {title}")


class Saving(WatchTest):
    """Ways in which files come to hold something else."""

    def test_everything_is_drawn_at_the_start_and_then_what_changes(self):
        self.write("specs/a.yaml", spec("Before"))
        self.write("specs/b.yaml")
        self.watch("specs", "-o", "out")
        self.assertEqual(self.names(), ["out/a.svg", "out/b.svg", "specs/a.yaml", "specs/b.yaml"])
        b = (self.root / "out/b.svg").stat()
        self.write("specs/a.yaml", spec("After"))
        self.until_drawn("out/a.svg", "After")
        self.until_said("out/a.svg: written\n")
        self.assertEqual((self.root / "out/b.svg").stat().st_mtime_ns, b.st_mtime_ns)
        self.assertEqual(self.said().splitlines(), ["2 figures: 2 written, 0 unchanged, 0 failed",
                                                    "watching; Ctrl-C ends it", "out/a.svg: written"])

    def test_specs_that_use_a_file_are_drawn_when_it_changes(self):
        self.write("models/m.yaml", spec("Before"))
        self.write("specs/a.yaml", "layouts: {a: {use: ../models/m.yaml}}\n")
        self.watch("specs", "-o", "out")
        self.write("models/m.yaml", spec("After"))
        self.until_drawn("out/a.svg", "After")

    def test_what_it_writes_is_what_build_writes(self):
        self.write("a.yaml", spec("One"))
        self.watch("a.yaml", "--theme", "book")
        self.write("a.yaml", spec("Two"))
        self.until_drawn("a.svg", "Two")
        self.assertEqual(self.read("a.svg").decode(), self.run_program("build", "a.yaml", "--theme", "book", "-o", "-")[0])

    def test_a_save_that_renames_a_new_file_over_the_old(self):
        self.write("specs/a.yaml")
        self.watch("specs", "-o", "out")
        for i in range(5):
            self.write("specs/.a.yaml.swp", spec(f"T{i}")).rename(self.root / "specs/a.yaml")
            self.until_drawn("out/a.svg", f"T{i}")

    def test_a_save_as_vim_does_it(self):
        path = self.write("a.yaml")
        self.watch("a.yaml")
        for i in range(5):
            path.rename(self.root / "a.yaml~")
            self.write("a.yaml", spec(f"T{i}"))
            (self.root / "a.yaml~").unlink()
            self.until_drawn("a.svg", f"T{i}")

    def test_a_save_from_another_folder(self):
        self.write("a.yaml")
        new = self.write("elsewhere/b", spec("Moved"))
        self.watch("a.yaml")
        new.rename(self.root / "a.yaml")
        self.until_drawn("a.svg", "Moved")

    def test_a_burst_of_saves_ends_with_the_last(self):
        self.write("a.yaml")
        self.watch("a.yaml")
        for i in range(200):
            self.write("a.yaml", spec(f"T{i:03}"))
        self.until_drawn("a.svg", "T199")

    def test_a_file_that_is_written_piece_by_piece_is_drawn_in_the_end(self):
        self.write("a.yaml")
        self.watch("a.yaml")
        with open(self.root / "a.yaml", "w") as file:
            for c in spec("Slow"):
                file.write(c)
                file.flush()
                os.fsync(file.fileno())
        self.until_drawn("a.svg", "Slow")

    def test_an_error_is_told_once_with_its_place_and_the_figure_stays(self):
        self.write("a.yaml", spec("Good"))
        self.watch("a.yaml")
        self.write("a.yaml", FAULTY)
        self.until_said(f"a.yaml:3:18: {FAULT}")
        self.assertIn(b">Good<", self.read("a.svg"))
        self.write("a.yaml", spec("Mended"))
        self.until_drawn("a.svg", "Mended")
        self.assertEqual(self.said().count("error:"), 1)

    def test_errors_at_the_start_are_waited_out(self):
        self.write("a.yaml", FAULTY)
        self.watch("a.yaml")
        self.write("a.yaml", spec("Mended"))
        self.until_drawn("a.svg", "Mended")

    def test_new_specs_in_new_folders(self):
        (self.root / "specs").mkdir()
        self.watch("specs", "-o", "out")
        for i in range(10):
            self.write(f"specs/{i}/deep/deeper/new.yaml", spec(f"New {i}"))
        for i in range(10):
            self.until_drawn(f"out/{i}/deep/deeper/new.svg", f"New {i}")
        self.write("specs/3/deep/deeper/new.yaml", spec("Newer"))
        self.until_drawn("out/3/deep/deeper/new.svg", "Newer")

    def test_a_folder_that_is_moved_in(self):
        self.write("specs/a.yaml")
        self.write("other/sub/b.yaml", spec("Moved"))
        self.watch("specs", "-o", "out")
        (self.root / "other").rename(self.root / "specs/other")
        self.until_drawn("out/other/sub/b.svg", "Moved")
        self.write("specs/other/sub/b.yaml", spec("Changed"))
        self.until_drawn("out/other/sub/b.svg", "Changed")

    def test_a_deleted_spec_is_told_and_its_figure_stays(self):
        self.write("specs/a.yaml")
        self.write("specs/b.yaml")
        self.watch("specs", "-o", "out")
        figure = self.read("out/a.svg")
        (self.root / "specs/a.yaml").unlink()
        self.until_said("specs/a.yaml: the spec is gone; its figure stays\n")
        self.assertEqual(self.read("out/a.svg"), figure)
        (self.root / "specs/b.yaml").unlink()
        self.until_said("specs/b.yaml: the spec is gone")
        self.write("specs/a.yaml", spec("Back"))
        self.until_drawn("out/a.svg", "Back")
        self.assertEqual(self.said().count("is gone"), 2)

    def test_the_folder_itself_goes_and_comes_back(self):
        self.write("x/specs/a.yaml")
        self.watch("x/specs/", "-o", "out")
        shutil.rmtree(self.root / "x")
        self.until_said("x/specs/a.yaml: the spec is gone")
        self.write("x/specs/a.yaml", spec("Back"))
        self.until_drawn("out/a.svg", "Back")

    def test_of_two_specs_one_goes_and_the_output_stays_a_folder(self):
        self.write("a.yaml", FAULTY)
        self.write("b.yaml", FAULTY)
        self.watch("a.yaml", "b.yaml", "-o", "out")
        (self.root / "b.yaml").unlink()
        self.until_said("b.yaml: the spec is gone")
        self.write("a.yaml", spec("Alone"))
        self.until_drawn("out/a.svg", "Alone")

    def test_a_template_changes_all_figures(self):
        shutil.copytree(ROOT / "templates/languages", self.root / "mine/languages")
        english = self.root / "mine/languages/en.yaml"
        self.write("specs/a.yaml")
        self.write("specs/b.yaml")
        self.watch("specs", "-o", "out", "--templates", "mine")
        before = english.read_text()
        english.write_text(before.replace("query heads}", "Queries}"))
        for figure in ("out/a.svg", "out/b.svg"):
            self.until(lambda: b"Queries" in self.read(figure), f"{figure} has the new words")
        english.write_text("{")
        self.until_said("languages/en.yaml:1:")
        english.write_text(before)
        self.until(lambda: b"Queries" not in self.read("out/a.svg"), "the old words are back")

    def test_a_symbolic_link_to_a_spec_elsewhere(self):
        real = self.write("real/a.yaml")
        (self.root / "specs").mkdir()
        (self.root / "specs/a.yaml").symlink_to("../real/a.yaml")
        self.watch("specs", "-o", "out")
        real.write_text(spec("Through the link"))
        self.until_drawn("out/a.svg", "Through the link")
        self.write("other/a.yaml", spec("Led elsewhere"))
        (self.root / "new").symlink_to("../other/a.yaml")
        (self.root / "new").rename(self.root / "specs/a.yaml")
        self.until_drawn("out/a.svg", "Led elsewhere")

    def test_a_symbolic_link_to_a_folder(self):
        self.write("one/a.yaml", spec("One"))
        self.write("two/a.yaml", spec("Two"))
        (self.root / "specs").symlink_to("one")
        self.watch("specs", "-o", "out")
        self.write("one/a.yaml", spec("One again"))
        self.until_drawn("out/a.svg", "One again")
        (self.root / "new").symlink_to("two")
        (self.root / "new").rename(self.root / "specs")
        self.until_drawn("out/a.svg", "Two")
        self.write("two/a.yaml", spec("Two again"))
        self.until_drawn("out/a.svg", "Two again")

    def test_figures_beside_their_specs_cause_no_loop(self):
        self.write("specs/a.yaml")
        self.watch("specs", "--format", "svg,md")
        for i in range(3):
            self.write("specs/a.yaml", spec(f"T{i}"))
            self.until(lambda: self.said().count(": written") == 2 * i + 2, "figure and table are told")
        self.write("specs/z.yaml")
        self.until_said("specs/z.svg: written")
        told = [line for line in self.said().splitlines() if line.startswith("specs/a.svg")]
        self.assertEqual(told, ["specs/a.svg: written"] * 3)

    def test_a_figure_that_is_the_same_is_not_written(self):
        path = self.write("a.yaml")
        self.watch("a.yaml")
        before = (self.root / "a.svg").stat()
        path.write_text("# a comment\n" + SPEC)
        self.until_said("a.svg: unchanged\n")
        after = (self.root / "a.svg").stat()
        self.assertEqual((after.st_ino, after.st_mtime_ns), (before.st_ino, before.st_mtime_ns))

    def test_two_specs_for_one_figure_are_told_and_waited_out(self):
        self.write("one/a.yaml")
        self.write("two/b.yaml")
        self.write("two/c.yaml")
        self.watch("one", "two", "-o", "out")
        self.write("two/a.yaml")
        self.until_said("attnfig: one/a.yaml and two/a.yaml would both be written to out/a.svg\n")
        (self.root / "two/c.yaml").unlink()
        self.until_said("two/c.yaml: the spec is gone")
        for i in range(20):
            self.write("two/b.yaml", spec(f"Not yet {i}"))
            time.sleep(0.02)  # so that it may look several times
        (self.root / "two/a.yaml").unlink()
        self.until_drawn("out/b.svg", "Not yet 19")
        self.assertEqual((self.said().count("would both"), self.said().count("is gone")), (1, 1))

    def test_a_spec_that_may_not_be_read_and_then_may(self):
        path = self.write("a.yaml", spec("Before"))
        self.watch("a.yaml")
        if os.access("/root", os.R_OK) and os.geteuid() == 0:
            self.skipTest("root reads everything")
        path.chmod(0)
        self.until_said("a.yaml: Permission denied")
        path.chmod(0o644)
        self.until_said("a.svg: unchanged")

    def test_two_watchers_of_one_folder(self):
        self.write("specs/a.yaml")
        self.watch("specs", "-o", "out")
        self.watch("specs", "-o", "out")
        for i in range(5):
            self.write("specs/a.yaml", spec(f"T{i}"))
            self.until_drawn("out/a.svg", f"T{i}")

    def test_many_figures_are_told_as_a_number(self):
        (self.root / "specs").mkdir()
        for i in range(20):
            self.write(f"new/{i:02}.yaml")
        self.watch("specs", "-o", "out")
        (self.root / "new").rename(self.root / "specs/new")
        self.until_said("20 figures: 20 written, 0 unchanged, 0 failed\n")


class Polling(Saving):
    """The same without events."""

    METHOD = ("--poll",)


class Ending(WatchTest):
    def test_signals_end_it_well(self):
        for by in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(by):
                self.write("specs/a.yaml")
                process = self.watch("specs", "-o", "out")
                self.write("specs/a.yaml", spec(by.name))
                self.end(process, by)
                self.assertEqual(self.names(), ["out/a.svg", "specs/a.yaml"])

    def test_a_signal_while_much_is_drawn_leaves_only_whole_figures(self):
        for i in range(3000):
            self.write(f"specs/{i}.yaml")
        process = self.start("watch", "specs", "-o", "out", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not (self.root / "out").is_dir() or len(os.listdir(self.root / "out")) < 5:
            time.sleep(0.001)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=PATIENCE), 0)
        figures = sorted((self.root / "out").iterdir())
        self.assertLess(len(figures), 3000)
        for figure in figures:
            self.assertEqual(figure.suffix, ".svg")
            self.assertTrue(figure.read_text().endswith("</svg>\n"), figure)

    def test_usage(self):
        self.write("a.yaml")
        for arguments, message in (
            (["-"], "watch takes files and folders, not standard input"),
            (["a.yaml", "-o", "-"], "watch writes files, not standard output"),
            (["b.yaml"], "b.yaml: there is no such file or folder"),
            (["a.yaml", "--port", "80"], "--port goes with --serve"),
            (["a.yaml", "--serve", "--port", "x"], "--port"),
            (["a.yaml", "--serve", "--format", "md"], "--serve shows SVG or PNG: name one with --format"),
            (["a.yaml", "--theme", "no"], "unknown theme \"no\""),
            (["a.yaml", "-o", "a.yaml"], "a.yaml is a spec, so no figure is written to it"),
        ):
            with self.subTest(arguments):
                self.assertIn(message, self.run_program("watch", *arguments, code=2)[1])

    def test_without_watches_it_looks_by_itself(self):
        few = ["unshare", "--user", "--map-root-user", "sh", "-c", "echo 1 > /proc/sys/user/max_inotify_watches && exec \"$@\"", "sh"]
        if subprocess.run([*few, "true"], capture_output=True).returncode != 0:
            self.skipTest("no user namespaces here, which limit the watches")
        self.write("specs/sub/a.yaml")
        with self.new_log() as log:
            process = subprocess.Popen([*few, cli_test.PROGRAM, "watch", "specs", "-o", "out"], cwd=self.root, stderr=log,
                                       env=environment())
        self.addCleanup(self.end_if_running, process)
        self.until_said("watching")
        self.until_said("no events of the file system are to be had for so many folders "
                        "(fs.inotify.max_user_watches), so attnfig looks every 100 ms\n")
        self.write("specs/sub/a.yaml", spec("Found"))
        self.until_drawn("out/sub/a.svg", "Found")
        self.assertEqual(self.said().count("no events"), 1)


class Serving(WatchTest):
    def setUp(self):
        super().setUp()
        if not SERVES:
            self.skipTest("attnfig_preview was not built")
        self.connections = []

    def serve(self, *arguments):
        process = self.watch(*arguments, "--serve", "--port", "0")
        self.port = int(self.said().split("preview: http://127.0.0.1:")[1].split("/")[0])
        return process

    def ask(self, path, method="GET", host=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self.connections.append(connection)
        self.addCleanup(connection.close)
        connection.putrequest(method, path, skip_host=True)
        for name in [f"127.0.0.1:{self.port}"] if host is None else host:
            connection.putheader("Host", name)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        return connection.getresponse()

    def news(self, stream):
        """The next list that a stream of events brings."""
        while not (line := stream.readline()).startswith(b"data:"):
            self.assertTrue(line, "the stream ended")
        return sorted(json.loads(line[5:]), key=lambda item: item.get("figure", ""))

    def test_a_stream_tells_what_there_is_and_then_what_changes(self):
        self.write("specs/a.yaml", spec("One"))
        self.write("specs/b.yaml", FAULTY)
        self.serve("specs", "-o", "out")
        stream = self.ask("/events")
        self.assertEqual(stream.getheader("Content-Type"), "text/event-stream")
        a, b = self.news(stream)
        self.assertEqual((a["figure"], a["spec"], a["message"]), ("out/a.svg", "specs/a.yaml", ""))
        self.assertEqual(b["version"], "")
        self.assertTrue(b["message"].startswith(f"specs/b.yaml:3:18: {FAULT}\n"), b)
        self.write("specs/a.yaml", spec("Two"))
        (later,) = self.news(stream)
        self.assertEqual(later["figure"], "out/a.svg")
        self.assertNotEqual(later["version"], a["version"])
        figure = self.ask(f"/figure/{later['key']}")
        self.assertEqual(figure.getheader("Content-Type"), "image/svg+xml")
        self.assertEqual(figure.read(), self.read("out/a.svg"))
        (self.root / "specs/a.yaml").unlink()
        (gone,) = self.news(stream)
        self.assertEqual(gone["message"], "specs/a.yaml: the spec is gone; its figure stays\n")
        self.assertEqual([item["message"] for item in self.news(self.ask("/events"))], [gone["message"], b["message"]])

    def test_a_failure_of_no_one_figure(self):
        self.write("one/a.yaml")
        self.write("two/b.yaml")
        self.serve("one", "two", "-o", "out")
        stream = self.ask("/events")
        self.news(stream)
        self.write("two/a.yaml")
        self.assertIn("would both", self.news(stream)[0]["message"])
        (self.root / "two/a.yaml").unlink()
        self.assertEqual(self.news(stream), [{"key": "", "message": ""}])

    def test_names_of_files_do_no_harm(self):
        self.write("specs/<img src=x onerror=alert(1)>\n\ndata: \u202e.yaml")
        self.serve("specs", "-o", "out")
        (item,) = self.news(self.ask("/events"))
        self.assertEqual(item["figure"], "out/<img src=x onerror=alert(1)>\\n\\ndata: <U+202E>.svg")
        self.assertEqual(self.ask("/figure/0").status, 200)

    def test_only_this_machine_is_served(self):
        self.write("a.yaml")
        self.serve("a.yaml")
        for host in ("localhost", "127.0.0.1", f"localhost:{self.port}"):
            self.assertEqual(self.ask("/", host=[host]).status, 200, host)
        for host in (["evil.example"], [f"evil.example:{self.port}"], [], ["localhost.evil.example"], ["127.0.0.1.evil.example"],
                     [""], ["localhost", "evil.example"], ["evil.example", "localhost"], ["[::1]"], ["0.0.0.0"]):
            for path in ("/", "/events", "/figure/0", "/none"):
                self.assertGreaterEqual(self.ask(path, host=host).status, 400, (host, path))
        listening = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
        ours = {line[1] for line in listening if line[1].endswith(f":{self.port:04X}") and line[3] == "0A"}
        self.assertEqual(ours, {f"0100007F:{self.port:04X}"})

    def test_no_other_file_is_served(self):
        self.write("a.yaml")
        self.serve("a.yaml")
        for path in ("/../../etc/passwd", "/figure/../../../../etc/passwd", "/figure/%2e%2e%2fa.yaml", "/a.yaml", "/a.svg",
                     "/figure/1", "/figure/-1", "/figure/", "/figure/99999999999999999999", "/figure/0/", "/figure/0%00",
                     "//etc/passwd", "/figure/a.svg", "/favicon.ico"):
            self.assertEqual(self.ask(path).status, 404, path)
        (self.root / "a.svg").unlink()
        self.assertEqual(self.ask("/figure/0").status, 404)

    def test_nothing_but_reading(self):
        self.write("a.yaml")
        self.serve("a.yaml")
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
            self.assertEqual(self.ask("/", method, body=b"x").status, 405, method)
        self.assertEqual(self.ask("/", "HEAD").status, 200)

    def test_pages_and_figures_take_nothing_from_elsewhere(self):
        self.write("a.yaml")
        self.serve("a.yaml")
        for path in ("/", "/figure/0"):
            answer = self.ask(path)
            self.assertTrue(answer.getheader("Content-Security-Policy").startswith("default-src 'none';"))
            self.assertEqual(answer.getheader("Cross-Origin-Resource-Policy"), "same-origin")
            self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"))
        self.assertIn(b"new EventSource", self.ask("/").read())

    def test_very_many_readers_keep_nobody_out(self):
        self.write("a.yaml", spec("One"))
        self.serve("a.yaml")
        streams = [self.ask("/events") for _ in range(60)]
        statuses = [stream.status for stream in streams]
        self.assertEqual((statuses.count(200), statuses.count(503)), (32, 28))
        self.assertEqual(self.ask("/").status, 200)
        for stream in streams:
            if stream.status == 200:
                self.news(stream)
        self.write("a.yaml", spec("Two"))
        for stream in streams:
            if stream.status == 200:
                self.assertEqual(self.news(stream)[0]["figure"], "a.svg")
            stream.close()
        for connection in self.connections:
            connection.close()
        self.until(lambda: self.ask("/events").status == 200, "places become free")

    def test_nonsense_and_silence_do_not_stop_it(self):
        self.write("a.yaml")
        process = self.serve("a.yaml")
        for text in (b"\0" * 4096, b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 5000 + b"\r\n", b"GET " + b"/" * 100000, b"\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n"):
            with socket.create_connection(("127.0.0.1", self.port)) as connection:
                try:
                    connection.sendall(text)
                except OSError:
                    pass
        silent = [socket.create_connection(("127.0.0.1", self.port)) for _ in range(40)]
        self.assertEqual(self.ask("/").status, 200)
        for connection in silent:
            connection.close()
        self.assertIsNone(process.poll())

    def test_its_end_closes_streams_and_frees_the_port(self):
        self.write("a.yaml")
        for by in (signal.SIGINT, signal.SIGTERM):
            process = self.serve("a.yaml")
            stream = self.ask("/events")
            self.news(stream)
            self.end(process, by)
            try:
                while stream.readline():
                    pass
            except (http.client.IncompleteRead, ConnectionResetError):
                pass
            with self.assertRaises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", self.port))
            again = self.watch("a.yaml", "--serve", "--port", self.port)
            self.assertEqual(self.ask("/").status, 200)
            self.end(again)

    def test_a_port_that_is_taken(self):
        self.write("a.yaml")
        self.serve("a.yaml")
        _, err = self.run_program("watch", "a.yaml", "--serve", "--port", self.port, code=2)
        self.assertEqual(err, f"attnfig: --port {self.port}: this port is not free\n")

    def test_two_watchers_are_served_on_two_ports(self):
        self.write("a.yaml")
        ports = set()
        for _ in range(2):
            self.watch("a.yaml", "--serve")
            ports.add(self.said().split("127.0.0.1:")[1].split("/")[0])
        self.assertEqual(len(ports), 2)

    def test_the_preview_ends_with_a_watcher_that_was_killed(self):
        self.write("a.yaml")
        process = self.serve("a.yaml")
        process.kill()
        process.wait()

        def refused():
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except ConnectionRefusedError:
                return True
            return False

        self.until(refused, "the port is free")

    def test_a_preview_that_was_killed_is_told(self):
        self.write("a.yaml")
        process = self.serve("a.yaml")
        (child,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(child), signal.SIGKILL)
        self.assertEqual(process.wait(timeout=PATIENCE), 2)
        self.assertTrue(self.said().endswith("attnfig: the preview has ended\n"))

    def test_png(self):
        if not Path(cli_test.PROGRAM).with_name("attnfig_raster").is_file():
            self.skipTest("attnfig_raster was not built")
        self.write("a.yaml")
        self.serve("a.yaml", "--format", "png,md")
        (item,) = self.news(self.ask("/events"))
        self.assertEqual(item["figure"], "a.png")
        figure = self.ask("/figure/0")
        self.assertEqual((figure.getheader("Content-Type"), figure.read()[:4]), ("image/png", b"\x89PNG"))


class NotBuilt(WatchTest):
    def test_without_the_preview_it_says_what_is_missing(self):
        self.write("a.yaml")
        alone = shutil.copy(cli_test.PROGRAM, self.root / "attnfig")
        done = subprocess.run([alone, "watch", "a.yaml", "--serve"], cwd=self.root, capture_output=True, timeout=PATIENCE,
                              env=environment(PATH="/nowhere"))
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--serve needs the program attnfig_preview beside attnfig", done.stderr)


if __name__ == "__main__":
    cli_test.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    SERVES = Path(cli_test.PROGRAM).with_name("attnfig_preview").is_file()
    unittest.main()
