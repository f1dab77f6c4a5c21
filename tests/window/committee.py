"""The committee's walk: from the files that came back to a published result that a shell can check.

The sample committee's files are made by the commands that people use; they are dropped by a real drag. What the office's file
holds is asked of the file, not of the screen.
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
import time
import zoneinfo

from drive import BUTTON, TEXT, Missing, run, wait

CHECK = "check box"
# What WebKit calls a button that opens a menu.
MENU = "combo box"


def walk(w):
    """All steps, on a started display; needs no step of the reviewer's."""
    s = lambda: w.screen
    made = w.out / "committee"

    def office(*arguments):
        """The command line on the same file, beside the window: its answer."""
        return json.loads(w.cli("--workspace", w.workspace(), "--json", *arguments).stdout)

    def go(number, heading):
        s().key(f"ctrl+{number}")
        return s().find("heading", w.w(heading), seconds=20)

    def tab(word):
        # A count may stand beside its name.
        s().click("page tab", w.w(word) + ".*", seconds=20)

    def prepare():
        if s():
            s().close()
        w.cli("sample-committee", made, "--sample", w.sample)
        w.settle(made / "chair", "*.paraph-office")
        note = w.start(w.workspace())
        s().find("heading", ".*2026", seconds=30)
        return note

    w.step("The office of the sample committee, opened by its file", prepare)

    def call():
        s().says(w.w("call-control-number"), 10)
        for room in ("call-room-grid", "call-room-rules", "call-room-dates", "call-room-proposals"):
            tab(room)
            time.sleep(0.5)
            w.picture(room)

    w.step("The call: money, grid, rules, dates, proposals", call)

    def look():
        go(3, "received-title")
        for moment in s().drag_in([made / "received", made / "again"]):
            if moment == "over":
                w.picture("hanging")
        s().find(BUTTON, w.w("received-take-in-open"), seconds=60)
        if office("receive")["files"]:
            raise Missing("something was taken in by looking")

    w.step("Two folders dropped: what each file would change, and nothing taken in", look)

    def take_in():
        # Each group is taken in as a whole, and then is a group no more.
        for group in ("received-take-in-open", "received-take-in"):
            w.click(BUTTON, group)
            wait(lambda: not s().has(BUTTON, w.w(group)), "the group is taken in", 60)
        wait(lambda: len(office("receive")["files"]) >= 13, "all of them", 60, every=1)
        return f"{len(office('receive')['files'])} files"

    w.step("Taken in, as one transaction each", take_in)

    def accept():
        go(2, "people-title")
        w.click(BUTTON, "people-accept-all", seconds=20)
        wait(lambda: office("people", "list")["answered"] == 0, "all who answered are accepted", 30, every=1)

    w.step("People: those who answered their invitation are accepted", accept)

    def enter():
        go(3, "received-title")
        tab("received-room-here")
        w.click(BUTTON, "received-enter", seconds=20)
        w.click(CHECK, "received-close", seconds=10)
        w.picture("sheet")
        w.click(BUTTON, "received-enter-act")
        wait(lambda: office("receive")["closed"] is not None, "the register is closed", 60, every=1)
        w.picture("register")
        tab("received-room-owed")
        time.sleep(1)
        w.picture("owed")

    w.step("Entered in the register, which is closed; receipts; who owes what", enter)

    def ranking():
        go(4, "ranking-title")
        s().find(MENU, w.w("ranking-decide"), seconds=30)
        if office("ranking")["not_entered"]:
            raise Missing("something is not in the register")

    w.step("Ranking: places with intervals, the line, what the scores cannot tell apart", ranking)

    def veto():
        now = office("ranking")
        first = now["lines"][0]["track"]
        row = next(r for r in now["rows"] if r["group"] == "funded" and first in ("-", r["track"]))
        s().find(MENU, w.w("ranking-decide").replace(".*", row["number"])).click()
        s().find("menu item", w.w("ranking-veto"), seconds=10).click()
        s().fill(s().find(TEXT, w.w("veto-reason") + ".*", seconds=10), "The institution may not receive credits.")
        w.click(BUTTON, "veto-letter")
        s().choose_file(made / "letter-of-the-sponsor.txt")
        s().says("letter-of-the-sponsor", 10)
        w.picture("sheet")
        wait(lambda: s().find(BUTTON, w.w("veto-record")).states()["ENABLED"], "what it does is worked out", 20)
        w.click(BUTTON, "veto-record")
        wait(lambda: vetoed(office("ranking"), row), "the refusal is recorded", 30, every=1)
        return f"{row['number']} refused; the line moves on"

    w.step("A refusal by the sponsor, with its reason, its letter and what it does", veto)

    def draw():
        draws = office("draw", "list")["draws"]
        if not draws:
            raise Missing("the sample committee needs a draw")
        w.click(BUTTON, "ranking-draw")
        zone = zoneinfo.ZoneInfo("Europe/Paris")
        for one in draws:
            due = datetime.datetime.now(zone) + datetime.timedelta(seconds=70)
            wait(lambda: s().find(TEXT, w.w("draw-due") + ".*", within=section(one["track"])).reach().click(), "the hour can be written", 20)
            s().key("ctrl+a")
            s().type(due.strftime("%Y-%m-%d %H:%M"))
            wait(lambda: s().find(BUTTON, w.w("draw-announce"), within=section(one["track"])).reach().click(), "the draw can be announced", 20)
            wait(lambda: state(one["track"]) == "announced", "the draw is announced", 30, every=1)
        w.picture("announced")
        wait(lambda: all(not d["waits"] for d in office("draw", "list")["draws"]), "the number may exist", 130, every=2)
        for one in draws:
            for word in ("draw-seed-first", "draw-seed-second"):
                wait(lambda: filled(one["track"], word), "the number is written", 60)
            act = lambda: s().find(BUTTON, w.w("draw-enter"), within=section(one["track"]))
            wait(lambda: act().states()["ENABLED"], "the number can be entered", 60)
            wait(lambda: act().reach().click(), "the number is entered", 20)
            wait(lambda: state(one["track"]) == "drawn", "the draw is held", 30, every=1)
        time.sleep(3)
        w.picture("drawn")
        s().key("Escape")
        return f"{len(draws)} strands"

    def filled(track, word):
        s().fill(s().find(TEXT, w.w(word) + ".*", within=section(track)).reach(), "3-14-15-26-35, 8-9")
        return True

    def section(track):
        title = w.w("draw-of").replace(".*", track)
        return s().find(None, title, seconds=20)

    def state(track):
        return next(d["state"] for d in office("draw", "list")["draws"] if d["track"] == track)

    w.step("A draw in its two acts: announced before the number exists, entered twice", draw)

    def publish():
        go(5, "publish-title")
        tab("publish-room-page")
        time.sleep(1)
        w.picture("page")
        w.click(BUTTON, "publish-ask")
        w.click(BUTTON, "publish-act", seconds=20)
        wait(folder, "the result is published", 90, every=1)
        w.picture("published")
        w.click(BUTTON, "publish-letters", seconds=20)
        wait(lambda: list((made / "chair").rglob("*.eml")), "the letters are written", 60, every=1)
        return str(folder().relative_to(w.out))

    def folder():
        done = [one for one in office("publish", "--preview")["editions"] if one["stage"] == "final"]
        return made.__class__(done[-1]["folder"]) if done else None

    w.step("Published: the signed result, the page, the letters", publish)

    def stranger():
        unpacked = w.out / "unpacked-result"
        shutil.rmtree(unpacked, ignore_errors=True)
        subprocess.run(["unzip", "-q", str(folder() / "result.paraph"), "-d", str(unpacked)], check=True)
        # A shell that knows nothing of Paraph: no variables, the system's own tools.
        said = subprocess.run(["env", "-i", "PATH=/usr/bin:/bin", "sh", "VERIFY.txt"], cwd=unpacked, capture_output=True, text=True)
        (w.out / "stranger.txt").write_text(said.stdout + said.stderr, encoding="utf-8")
        if said.returncode:
            raise Missing(f"sh VERIFY.txt ended with {said.returncode}: {said.stdout[-400:]}{said.stderr[-400:]}")
        # One line of the scores less, and the same text must say so.
        scores = unpacked / "scores.jsonl"
        scores.write_text("".join(scores.read_text(encoding="utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")
        false = subprocess.run(["env", "-i", "PATH=/usr/bin:/bin", "sh", "VERIFY.txt"], cwd=unpacked, capture_output=True, text=True)
        if false.returncode == 0:
            raise Missing("VERIFY.txt accepts a result with a score line less")
        return said.stdout.strip().splitlines()[-1]

    w.step("A stranger: the text of VERIFY.txt in a shell where no Paraph is", stranger)

    def again():
        said = w.cli("verify", "--recompute", folder() / "result.paraph", check=False)
        (w.out / "verify-recompute.txt").write_text(said.stdout + said.stderr, encoding="utf-8")
        if said.returncode not in (0, 2):
            raise Missing(f"paraph verify --recompute ended with {said.returncode}: {said.stdout}{said.stderr}")
        return said.stdout.splitlines()[0]

    w.step("paraph verify --recompute gives the published bytes", again)


def vetoed(ranking, row):
    return any(r["proposal"] == row["proposal"] and r["vetoed"] for r in ranking["rows"])
