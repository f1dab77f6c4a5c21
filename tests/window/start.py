"""How long a start takes: from exec until the page's heading, or a link, can be read through AT-SPI.

    dbus-run-session -- /usr/bin/python3 start.py ROUNDS PROGRAM=HEADING…

Programs take turns, so that a busy minute is everyone's. Prints `PROGRAM MEDIAN_MS MIN_MS` for each.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from drive import Display, atspi, run, wait


def once(command, name, home):
    """Milliseconds until a heading, link or row of that name is there."""
    bridge = atspi()
    environment = dict(os.environ, PARAPH_HOME=home)
    begun = time.monotonic()
    child = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def readable():
        desktop = bridge.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            if app is not None and app.get_process_id() == child.pid:
                return found(app, name, 30)
        return None

    try:
        wait(readable, f"the heading, link or row {name}", 60, every=0.005)
        return (time.monotonic() - begun) * 1000
    finally:
        child.terminate()
        child.wait(20)


def found(node, name, depth):
    if node is None or depth == 0:
        return False
    if node.get_role_name() in ("heading", "link", "table row") and name in (node.get_name() or ""):
        return True
    return any(found(node.get_child_at_index(index), name, depth - 1) for index in range(node.get_child_count()))


def main():
    rounds, programs = int(sys.argv[1]), [word.split("=", 1) for word in sys.argv[2:]]
    display = Display()
    times = {program: [] for program, _ in programs}
    try:
        with tempfile.TemporaryDirectory() as home:
            for round_ in range(rounds + 1):
                for program, heading in programs:
                    taken = once([program], heading, home)
                    if round_ > 0:  # the first one only warms the disk
                        times[program].append(taken)
    finally:
        display.close()
    for program, taken in times.items():
        print(program, round(statistics.median(taken)), round(min(taken)))


if __name__ == "__main__":
    main()
