"""The walks through the real window, step by step, with a picture of each: the demonstration and the window test.

    dbus-run-session -- /usr/bin/python3 walk.py --out FOLDER [--walk reviewer|committee|heard|quotes] [--language en|fr] [--short] [--strace]

It needs PARAPH_BIN, PARAPH_DESKTOP_BIN and PARAPH_SAMPLE. Ends with one line `N passed, N failed, N skipped`.
"""

import argparse
import html
import importlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import time
import traceback
import zipfile

import drive
from drive import BUTTON, TEXT, Display, Missing, Screen, Words, run, wait

NAME, EMAIL, INSTITUTION = "Ada Martin", "ada.martin@lyceum.example", "Lyceum of Turin"


class Walk:
    """One walk: its folder, its steps, and what came of them."""

    def __init__(self, options):
        self.options = options
        self.out = pathlib.Path(options.out).resolve()
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)
        self.settle(self.out / "home", "*.paraph-desk")
        self.words = Words(options.language)
        self.steps, self.passed, self.failed, self.skipped = [], 0, 0, 0
        os.environ["PARAPH_WALK_LOG"] = str(self.out / "display.log")
        os.environ["LANG"] = os.environ["LC_ALL"] = {"fr": "fr_FR.UTF-8"}.get(options.language, "C.UTF-8")
        os.environ["LANGUAGE"] = options.language
        self.sample = pathlib.Path(os.environ["PARAPH_SAMPLE"])
        self.display = Display(options.size)
        self.screen = None

    # ------------------------------------------------------------ steps

    def step(self, title, work, needs=True):
        """Runs one step; takes a picture; keeps what came of it. A walk stops at its first failure."""
        if self.failed and needs:
            self.skipped += 1
            self.steps.append((title, "skipped", [], "", ""))
            return
        number = len(self.steps) + 1
        start, pictures, trouble = time.monotonic(), [], ""
        self.pictures, self.number, self.said = pictures, number, ""
        try:
            note = work() or ""
            self.passed += 1
            state = "passed"
        except Exception as problem:
            note, state = str(problem), "failed"
            self.failed += 1
            trouble = traceback.format_exc()
            if self.screen:
                (self.out / "tree.txt").write_text(self.screen.tree(1500), encoding="utf-8")
        try:
            # A step of the command line has words, not a picture of the window behind it.
            if state == "failed" or not self.said:
                self.picture("failed" if state == "failed" else "")
        except Exception:
            pass
        print(f"  {state:7} {number:2} {title} ({time.monotonic() - start:.1f} s) {note}", flush=True)
        if trouble:
            print(trouble, flush=True)
        self.steps.append((title, state, pictures, note, self.said))

    def picture(self, what=""):
        name = f"{self.number:02}{'-' + what if what else ''}.png"
        while name in self.pictures:
            name = name.replace(".png", "+.png")
        self.display.picture(self.out / name)
        self.pictures.append(name)

    def index(self):
        rows = []
        for number, (title, state, pictures, note, said) in enumerate(self.steps, 1):
            images = "".join(f'<a href="{p}"><img src="{p}" alt="" width="640"></a>' for p in pictures)
            words = f"<pre>{html.escape(said)}</pre>" if said else ""
            rows.append(f"<section><h2>{number}. {html.escape(title)} <small>{state}</small></h2><p>{html.escape(note)}</p>{words}{images}</section>")
        files = "".join(f'<li><a href="{p.relative_to(self.out)}">{html.escape(str(p.relative_to(self.out)))}</a></li>'
                        for p in sorted(self.out.rglob("*")) if p.is_file() and p.suffix in (".paraph", ".txt", ".html", ".eml", ".log", ".json", ".csv"))
        style = "body{font:16px/1.5 sans-serif;max-width:1340px;margin:2rem auto;padding:0 1rem}img{border:1px solid #999;margin:4px}small{font-weight:400;color:#666}pre{background:#f4f2ee;padding:.8rem 1rem;overflow-x:auto;font-size:14px}"
        (self.out / "index.html").write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Paraph, the walk</title><style>{style}</style>'
            f"<h1>Paraph, step by step</h1><p>Made by real mouse, key and drag events in the real window on a virtual display.</p>{''.join(rows)}<h2>Files</h2><ul>{files}</ul></html>",
            encoding="utf-8")

    # ------------------------------------------------------------ small things

    def w(self, name):
        return self.words(name)

    def click(self, role, word, **more):
        return self.screen.click(role, self.w(word), **more)

    def cli(self, *arguments, check=True):
        done = subprocess.run([os.environ["PARAPH_BIN"], *map(str, arguments)], capture_output=True, text=True)
        self.said += f"$ paraph {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}\n"
        if check and done.returncode:
            raise Missing(f"paraph {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr[-600:]}{done.stdout[-600:]}")
        return done

    def settle(self, home, workspaces):
        """Where Paraph lives from now on, and what its workspaces are called there."""
        self.home, self.workspaces = home, workspaces
        os.environ["PARAPH_HOME"] = str(home)

    def workspace(self):
        found = sorted(self.home.rglob(self.workspaces))
        return found[0] if found else None

    def asked(self, query):
        """Asks the workspace's file, read-only: what is in the store counts, not what the screen says."""
        path = self.workspace()
        if path is None:
            return []
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) as base:
            return base.execute(query).fetchall()

    def start(self, *files):
        command = [os.environ["PARAPH_DESKTOP_BIN"], *map(str, files)]
        if self.options.strace:
            command = ["strace", "-f", "-qq", "-e", "trace=connect", "-o", str(self.out / "connects.txt"), *command]
        environment = dict(os.environ)
        begun = time.monotonic()
        self.screen = Screen(self.display, command, environment, log=self.out / "window.log")
        return f"a window after {time.monotonic() - begun:.1f} s"

    def run(self, work):
        """All steps of a walk; leaves the index, ends the display, and ends the process with what came of it."""
        try:
            work()
        finally:
            self.index()
            self.display.close()
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped", flush=True)
        sys.exit(1 if self.failed else 0)

    def alive(self):
        if self.screen.child.poll() is not None:
            raise Missing(f"the program ended with {self.screen.child.returncode}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--walk", action="append", choices=("reviewer", "committee", "heard", "quotes"), help="which; the first two in turn if none is named")
    parser.add_argument("--short", action="store_true", help="start, take the call in, read one page; of quotes, two documents instead of ten")
    parser.add_argument("--strace", action="store_true", help="record to which addresses the program connects")
    options = parser.parse_args()
    walk = Walk(options)

    def work():
        for name in options.walk or (["reviewer"] if options.short else ["reviewer", "committee"]):
            importlib.import_module(name).walk(walk)

    walk.run(work)


if __name__ == "__main__":
    main()
