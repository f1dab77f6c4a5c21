"""How soon a full desk answers: a number key, the next proposal, a start. Beside each stands a floor of the same minute.

    dbus-run-session -- /usr/bin/python3 desk.py WORKSPACE EMPTY ROUNDS

WORKSPACE lies in the PARAPH_HOME that it was made in; EMPTY is the program with an empty window. Prints `NAME MILLISECONDS` for
each round: `key` (a number key until the score is painted) and `floor` (a key in the same window that only moves the
focus), `next` (the next proposal until words of its page can be seen), `start` and `empty` (from exec until a row of the
table is painted, and the heading of the empty window), the last two also as `cold-start` and `cold-empty` where the
system's cache of files may be emptied. `memory` is the PSS of all its processes in MiB, once in the table and then after each 25th of
500 proposals opened in turn; `memory-empty` that of the empty window.
"""

import os
import pathlib
import re
import subprocess
import sys
import time

from drive import Display, Screen, Words, wait
from start import Start
from touch import Finger

ROW = "table row"
FIRST = r".*Proposal 0000.*"


def keys(screen, words, finger, rounds):
    """Scores, and the floor beside them."""
    first = screen.find(ROW, FIRST, seconds=60)
    first.click()
    card = screen.find("heading", words("card-head"), seconds=30).box()
    time.sleep(1)
    left, top, width, height = screen.place()
    watch = (card[0], card[1] + card[3] + 8, left + width - card[0] - 20, 400)
    for round_ in range(rounds):
        told("key", finger.key([str(3 + round_ % 2)], watch))
        time.sleep(0.4)
        told("floor", finger.key(["Tab"] if round_ % 2 == 0 else ["Shift_L", "Tab"], (left, top, width - 20, height - 40)))
        time.sleep(0.4)
        # Each score goes on to the next of the four criteria.
        if round_ % 2 == 1:
            screen.key("ctrl+Next")
            time.sleep(1.5)


def onward(screen, finger, rounds):
    """To the next proposal until its page shows words."""
    page = wait(lambda: next((node for node in screen.every() if node.role in ("panel", "grouping", "group") and node.name and node.box()[3] > 500 and node.box()[2] > 300), None), "a page", 30)
    x, y, width, height = page.box()
    _, top, _, high = screen.place()
    upper = max(y, top + 120)
    watch = (int(x + width * 0.15), int(upper), int(width * 0.5), int(min(260, top + high - upper)))
    for _ in range(rounds):
        told("next", finger.key(["Control_L", "Next"], watch, lambda now, before: len(set(now[::4])) > 40))
        time.sleep(1.2)


def memory(pid):
    """PSS of a process and all that it started, in MiB."""
    parents = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    tree, grew = {pid}, True
    while grew:
        more = {child for child, parent in parents.items() if parent in tree} - tree
        tree |= more
        grew = bool(more)
    total = 0
    for one in tree:
        try:
            rollup = pathlib.Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        found = re.search(r"^Pss:\s+(\d+)", rollup, re.M)
        total += int(found.group(1)) if found else 0
    return total / 1024


def many(screen, finger, proposals):
    """Opens proposals in turn, each until its page had the time to be drawn."""
    for number in range(1, proposals + 1):
        screen.key("ctrl+Next")
        time.sleep(0.45)
        if number % 25 == 0:
            time.sleep(1)
            told("memory", memory(screen.pid))


def idle(empty):
    """An empty window's memory."""
    child = subprocess.Popen([empty], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(6)
        told("memory-empty", memory(child.pid))
    finally:
        child.terminate()
        child.wait(20)


def starts(display, finger, program, workspace, empty, rounds):
    home = os.environ["PARAPH_HOME"]
    both = (
        ("start", Start(display, finger, [program, workspace], "Proposal 0000", home)),
        ("empty", Start(display, finger, [empty], "Empty", home)),
    )
    for _ in range(rounds):
        for name, start in both:
            told(name, start.painted())
    if os.geteuid() != 0:
        return
    for _ in range(3):
        for name, start in both:
            subprocess.run(["sh", "-c", "sync; echo 3 > /proc/sys/vm/drop_caches"], check=False, stderr=subprocess.DEVNULL)
            told(f"cold-{name}", start.painted())


def told(name, milliseconds):
    if milliseconds is None:
        sys.exit(f"{name}: nothing was painted in time")
    print(name, round(milliseconds, 1), flush=True)


def main():
    workspace, empty, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    program = os.environ["PARAPH_DESKTOP_BIN"]
    display = Display()
    try:
        screen = Screen(display, [program, workspace], dict(os.environ))
        words = Words("en")
        finger = Finger()
        screen.find(ROW, FIRST, seconds=60)
        time.sleep(5)
        told("memory", memory(screen.pid))
        keys(screen, words, finger, rounds)
        onward(screen, finger, rounds)
        many(screen, finger, 500)
        screen.close()
        idle(empty)
        starts(display, finger, program, workspace, empty, min(rounds, 7))
    finally:
        display.close()


main()
