"""Many PDFs dropped on the window at once: it answers clicks meanwhile, and being killed loses nothing that was shown.

    dbus-run-session -- /usr/bin/python3 drop.py --out FOLDER --files 200 [--shared FOLDER]

The files are those of the corpus beside the clone, each once. They are dropped on a first start; in the middle of the import
Paraph is killed without a word, opened again, and the same files are dropped again. Until they are through, the window is clicked
and the time until it answers is taken, and beside it that of a window which does nothing. Then each file must stand as its line in
the manifest allows. Ends with one line `N passed, N failed, N skipped`.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import statistics
import time

from drive import BUTTON, Missing, wait
from touch import Finger, Plain
from walk import Walk

# What a line of the manifest expects, and the ends that it allows.
ALLOWED = {
    "text": {"text"},
    "no-text": {"no-text"},
    "needs-password": {"needs-password"},
    "text-if-any": {"text", "no-text", "refused"},
    "refused": {"refused"},
    "bounded": {"text", "no-text", "refused", "limit"},
}
LATE = 100.0  # milliseconds until a window must have answered


def corpus(shared, count):
    """Files of the corpus with what is expected of each, spread over all of it."""
    lines = (shared / "corpus/MANIFEST.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    rows = [dict(zip(head, line.split("\t"))) for line in lines[1:]]
    rows = [(row["sha256"], row["expected"], shared / "corpus/public" / f"{row['sha256'][:12]}.pdf") for row in rows]
    step = max(1, len(rows) / count)
    return [rows[int(index * step)] for index in range(min(count, len(rows)))]


class Clicks:
    """Goes to and fro between screens of the desk by real clicks, each with one on a plain window."""

    def __init__(self, w):
        self.w, self.finger, self.plain = w, Finger(), Plain(w.display)
        names = ("rail-proposals", "rail-hand-in", "rail-proposals", "rail-history")
        self.names = [w.w(name) for name in names]
        self.at, self.taken, self.to = 0, [], []
        self.begin()
        # The first visit to each screen brings its code.
        for _ in self.names:
            self.once()
        self.taken.clear()
        self.to.clear()

    def begin(self):
        """On the first of the screens, wherever the window was and whatever else has come into its rail."""
        self.boxes = [self.w.screen.find("link", name, seconds=20).box() for name in self.names]
        x, y, width, height = self.boxes[0]
        self.finger.click(x + width / 2, y + height / 2, (x, y, 1, 1), limit=0.3)
        self.at = 1

    def once(self):
        """From the screen of the moment to the next; watched is the entry that is left, which then loses its mark."""
        noise = self.plain.click(self.finger)
        x, y, width, height = self.boxes[self.at % len(self.boxes)]
        left = self.boxes[(self.at - 1) % len(self.boxes)]
        took = self.finger.click(x + width / 2, y + height / 2, (left[0] + 6, left[1] + 4, left[2] - 12, left[3] - 8))
        self.to.append(self.names[self.at % len(self.boxes)])
        self.at += 1
        self.taken.append((took, noise))

    def noise(self):
        """By how much the longest of these clicks exceeds the usual one."""
        took = [one for one, _ in self.taken if one is not None]
        return max(took) - statistics.median(took)

    def sum(self, what, noise=0.0):
        """What it came to, in a line; and the clicks that were late by more than the machine's own noise."""
        floor = noise
        never = sum(1 for took, _ in self.taken if took is None)
        took = [one for one, _ in self.taken if one is not None]
        noise = [one for _, one in self.taken if one is not None]
        late = [one for one, beside in self.taken if one is None or one > LATE + floor + max(0.0, (beside or LATE) - statistics.median(noise))]
        line = (f"{what}: {len(self.taken)} clicks, answered after {statistics.median(took):.0f} ms (median), "
                f"{max(took):.0f} ms (longest); a window that does nothing: {statistics.median(noise):.0f} and {max(noise):.0f} ms")
        for name in dict.fromkeys(self.names):
            ways = [one for (one, _), to in zip(self.taken, self.to) if one is not None and to == name]
            line += f"; to {name.replace(chr(92) + 's+', ' ')} {statistics.median(ways):.0f} and {max(ways):.0f} ms" if ways else ""
        return line + (f"; {never} never answered" if never else ""), late


class Dropped:
    """What the workspace holds of the dropped files."""

    def __init__(self, w, files):
        self.w, self.files = w, files

    def read(self):
        """Documents with how reading them ended."""
        return dict(self.w.asked("SELECT document, outcome FROM document WHERE outcome IS NOT NULL"))

    def shown(self):
        """Titles of the proposals that stand on the desk with a document that was read."""
        return dict(self.w.asked("SELECT proposal.proposal, proposal.title FROM proposal JOIN document USING (document) "
                                 "WHERE proposal.hidden_at IS NULL AND document.outcome IS NOT NULL"))

    def waiting(self):
        return self.w.asked("SELECT count(*) FROM document WHERE outcome IS NULL")[0][0]


def walk(w, files):
    s = lambda: w.screen
    dropped = Dropped(w, files)
    paths = [path for _, _, path in files]
    known = {}

    def drop():
        w.start()
        s().find("heading", w.w("app-name"), seconds=30)
        for moment in s().drag_in(paths):
            if moment == "over":
                w.picture("hanging")
        s().click(BUTTON, w.w("file-begin"), seconds=30)
        s().find("link", w.w("rail-proposals"), seconds=30)
        return f"{len(paths)} files dropped on a first start"

    w.step("Files dropped at once on a first start", drop)

    def kill():
        # A third is through; what is shown as done at this moment must be there afterwards.
        wait(lambda: len(dropped.read()) >= len(files) / 3, "a third of the files is read", 600, every=0.1)
        sentence = s().says(w.w("import-ready"), 60)
        ready = re.search(r"\d+", re.search(w.w("import-ready"), sentence.text() or sentence.name, re.I).group())
        known.update(count=int(ready.group()) if ready else 1, shown=dropped.shown(), read=dropped.read())
        os.kill(s().pid, signal.SIGKILL)
        s().child.wait(20)
        wait(lambda: not workers(s().pid), "the workers end with the window", 20)
        store = dropped.shown()
        if len(known["read"]) >= len(files):
            raise Missing("everything was read before it could be killed in the middle")
        missing = [title for proposal, title in known["shown"].items() if proposal not in store]
        if missing or len(store) < known["count"]:
            raise Missing(f"shown as ready were {known['count']}, the file holds {len(store)}; missing {missing}")
        return f"killed when {known['count']} were shown as ready; the file holds {len(store)}"

    w.step("Killed in the middle: what was shown as ready is in the file", kill)

    def again():
        w.start()
        s().find("link", w.w("rail-proposals"), seconds=60) if s().has("link", w.w("rail-proposals")) else s().click(BUTTON, ".*" + w.w("rail-desk") + ".*", seconds=30)
        s().find("heading", w.w("proposals-title"), seconds=30)
        with sqlite3.connect(f"file:{w.workspace()}?mode=ro", uri=True) as base:
            if base.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise Missing("SQLite finds the file damaged")
        wait(lambda: not dropped.waiting() or dropped.waiting() == len(hidden(w)), "what had begun is read to its end", 300, every=0.5)
        lost = {proposal: title for proposal, title in known["shown"].items() if proposal not in dropped.shown()}
        if lost:
            raise Missing(f"no longer shown: {lost}")
        return f"{len(dropped.shown())} proposals stand on the desk"

    w.step("Opened again: nothing that was shown is lost", again)

    figures = {}

    def floor():
        clicks = figures["clicks"] = Clicks(w)
        for _ in range(12):
            clicks.once()
        line, _late = clicks.sum("at rest")
        figures["rest"], figures["noise"] = line, clicks.noise()
        return line

    w.step("Clicks at rest: how soon the window answers, and one that does nothing", floor)

    def answers():
        clicks = figures["clicks"]
        clicks.taken.clear()
        known["before"] = len(dropped.read())
        for _ in s().drag_in(paths):
            pass
        clicks.begin()
        # Until nothing was read for a while and no worker computes.
        still, last = time.monotonic(), None
        begun = time.monotonic()
        while time.monotonic() - still < 6 or len(clicks.taken) < 20:
            clicks.once()
            now = (len(dropped.read()), dropped.waiting(), busy(s().pid))
            if now != last:
                still, last = time.monotonic(), now
            if time.monotonic() - begun > 1500:
                raise Missing(f"after 25 minutes still not through: {last}")
        line, late = clicks.sum("while they are read", figures["noise"])
        figures["reading"] = line
        (w.out / "clicks.json").write_text(json.dumps({"rest": figures["rest"], "reading": line, "clicks": clicks.taken}, indent=1), encoding="utf-8")
        w.alive()
        # Speed is judged where nothing else runs: the tests tell the figures, the soak holds them.
        if late and w.options.hold_clicks:
            raise Missing(f"{line}; {len(late)} came later than {LATE:.0f} ms by more than clicks vary at rest ({figures['noise']:.0f} ms)")
        return line

    w.step("The same files dropped again: the window answers throughout", answers)

    def ends():
        w.click("link", "rail-proposals")
        s().find("heading", w.w("proposals-title"), seconds=30)
        wait(lambda: not s().has(None, w.w("import-running") + ".*|.*" + w.w("import-running")), "nothing is being read any more", 120, every=2)
        store, wrong, came = dropped.read(), [], {}
        for sha, expected, path in files:
            # What is no PDF leaves nothing in the file but a line in the queue that says why.
            outcome = store.get(sha, "refused")
            came[outcome] = came.get(outcome, 0) + 1
            if outcome not in ALLOWED[expected]:
                wrong.append(f"{path.name}: {outcome}, expected {expected}")
        if wrong:
            raise Missing("; ".join(wrong))
        return ", ".join(f"{count} {outcome}" for outcome, count in sorted(came.items()))

    w.step("Each file ends as its line in the manifest allows", ends)


def hidden(w):
    return w.asked("SELECT document.document FROM document JOIN proposal USING (document) WHERE proposal.hidden_at IS NOT NULL AND document.outcome IS NULL")


def workers(parent):
    """Processes that still run `paraph` for a window that is gone: their parent then is another."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
            environment = (path.parent / "environ").read_bytes()
        except OSError:
            continue
        if words and words[0].endswith(b"/paraph") and os.environ["PARAPH_HOME"].encode() in environment:
            found.append(int(path.parent.name))
    return found


def busy(parent):
    """How much this window's reading processes have computed, in steps of half a second; clicks cost it nothing."""
    ticks = 0
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            name, fields = path.read_text().split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue
        fields = fields.split()
        if name == "paraph" and int(fields[1]) == parent:
            ticks += int(fields[11]) + int(fields[12])
    return ticks // 50


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--hold-clicks", action="store_true", help="a click that is answered late fails the walk")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="1280x800")
    options = parser.parse_args()
    options.strace = False
    files = corpus(pathlib.Path(os.environ["PARAPH_SHARED"]), options.files)
    w = Walk(options)
    w.run(lambda: walk(w, files))


if __name__ == "__main__":
    main()
