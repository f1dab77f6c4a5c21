"""How long a start takes: from exec until what a person waits for is painted.

    dbus-run-session -- /usr/bin/python3 start.py ROUNDS PROGRAM=HEADING…

A first start shows where the heading is painted and how; a start then ends when that part of the screen looks so. The accessibility
tree is asked in that first start only: asking it over and over keeps the web view from its work, the longer the more there is on the
page. Programs take turns, so that a busy minute is everyone's. Prints `PROGRAM MEDIAN_MS MIN_MS` for each.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from drive import Display, Screen
from touch import Finger

ROLES = ("heading", "link", "table row")


class Start:
    """A program, and the part of the screen that a person waits for."""

    def __init__(self, display, finger, command, name, home):
        self.finger, self.command = finger, command
        self.environment = dict(os.environ, PARAPH_HOME=home)
        screen = Screen(display, command, self.environment)
        screen.move(0, 0)
        node = screen.find(ROLES, f".*{name}.*", seconds=60)
        time.sleep(2)
        x, y, width, height = node.box()
        self.box = (x, y, min(width, 400), min(height, 40))
        self.wanted = finger.look(self.box)[::37]
        screen.child.terminate()
        screen.child.wait(20)

    def painted(self, limit=60):
        """Milliseconds until that part looks as it did."""
        begun = time.monotonic()
        child = subprocess.Popen(self.command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while time.monotonic() - begun < limit:
                seen = self.finger.look(self.box)[::37]
                # A caret or the edge of a letter may differ.
                if seen == self.wanted or sum(map(int.__eq__, seen, self.wanted)) > 0.995 * len(seen):
                    return (time.monotonic() - begun) * 1000
                time.sleep(0.002)
            return None
        finally:
            child.terminate()
            child.wait(20)


def main():
    rounds, programs = int(sys.argv[1]), [word.split("=", 1) for word in sys.argv[2:]]
    display = Display()
    try:
        with tempfile.TemporaryDirectory() as home:
            finger = Finger()
            starts = {program: Start(display, finger, [program], heading, home) for program, heading in programs}
            times = {program: [] for program in starts}
            for _ in range(rounds):
                for program, start in starts.items():
                    times[program].append(start.painted() or sys.exit(f"{program}: nothing was painted within a minute"))
    finally:
        display.close()
    for program, taken in times.items():
        print(program, round(statistics.median(taken)), round(min(taken)))


if __name__ == "__main__":
    main()
