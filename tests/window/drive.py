"""Drives the real window as a person would: mouse, keys and drags by the X server, aim and wait by AT-SPI.

What lives here: a virtual display, a program under test, looking things up by role and name, acting on them, taking
pictures of the whole screen. What does not: any knowledge of Paraph's screens (walk.py). Nothing waits for a fixed time alone.

Runs under `dbus-run-session`, with Debian's own Python (`/usr/bin/python3`), which has the bindings to AT-SPI.
"""

import os
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

BUTTON = ("push button", "button", "toggle button")
TEXT = ("entry", "text", "password text")


class Missing(Exception):
    """Something that should be on the screen is not."""


class Words:
    """Fluent messages of one language, as patterns: a placeable matches anything."""

    def __init__(self, language):
        self.patterns = {}
        for path in sorted((ROOT / "ui/src/words" / language).glob("*.ftl")):
            name = None
            for line in path.read_text(encoding="utf-8").splitlines():
                head = re.match(r"^([a-z][a-z0-9-]*) = ?(.*)$", line)
                if head:
                    name = head.group(1)
                    self.patterns[name] = head.group(2)
                elif name and line[:1] in (" ", "}") and not re.match(r"^ +\.[a-z]", line):
                    self.patterns[name] += " " + line.strip()
                else:
                    name = None

    def __call__(self, name):
        text = self.patterns.get(name)
        if text is None:
            raise Missing(f"there is no message {name}")
        return pattern(text.strip())


def pattern(text):
    """A Fluent pattern as a regular expression: a placeable matches anything, a selector any of its variants."""
    out, at = "", 0
    while at < len(text):
        if text[at] != "{":
            end = text.find("{", at)
            end = len(text) if end < 0 else end
            plain = " ".join(text[at:end].split("\u00a0")).replace("\u202f", " ")
            out += re.sub(r"(\\ |\s)+", r"\\s+", re.escape(plain))
            at = end
            continue
        depth, end = 0, at
        while True:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
            if depth == 0:
                break
        inner = text[at + 1 : end - 1]
        if "->" in inner:
            variants = re.split(r"\*?\[[A-Za-z0-9_]+\]", inner.split("->", 1)[1])[1:]
            out += "(?:" + "|".join(pattern(one.strip()) for one in variants) + ")"
        else:
            out += ".*"
        at = end
    return out


class Display:
    """A virtual screen with a window manager, or the one that is there."""

    def __init__(self, size="1280x800", scale=1):
        self.children = []
        number = next(n for n in range(90, 300) if not os.path.exists(f"/tmp/.X11-unix/X{n}") and not os.path.exists(f"/tmp/.X{n}-lock"))
        os.environ["DISPLAY"] = f":{number}"
        os.environ.pop("WAYLAND_DISPLAY", None)
        self.start(["Xvfb", f":{number}", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"])
        wait(lambda: os.path.exists(f"/tmp/.X11-unix/X{number}"), "the virtual display", 20)
        wait(lambda: run("xdotool", "getdisplaygeometry"), "the virtual display answers", 20)
        self.start(["openbox"])
        os.environ["GDK_BACKEND"] = "x11"
        os.environ["WEBKIT_DISABLE_DMABUF_RENDERER"] = "1"
        os.environ["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1"
        os.environ.pop("NO_AT_BRIDGE", None)

    def start(self, command, **more):
        log = open(os.environ.get("PARAPH_WALK_LOG", os.devnull), "ab")
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=more.pop("stdout", log), stderr=log, **more)
        self.children.append(child)
        return child

    def picture(self, path):
        for _ in range(3):
            if subprocess.run(["import", "-window", "root", str(path)], stderr=subprocess.DEVNULL).returncode == 0:
                return path
            time.sleep(0.3)
        raise Missing(f"no picture could be taken for {path}")

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(5)
                except subprocess.TimeoutExpired:
                    child.kill()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def wait(condition, what, seconds=15, every=0.1):
    """Waits until the condition gives something, and gives that."""
    end = time.monotonic() + seconds
    trouble = None
    while True:
        try:
            found = condition()
            if found:
                return found
        except Exception as problem:
            # Missing, or drawn anew while it was looked at.
            trouble = problem
        if time.monotonic() > end:
            raise Missing(f"after {seconds} s still not: {what}" + (f" ({trouble})" if trouble else ""))
        time.sleep(every)


def atspi():
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    Atspi.init()
    Atspi.set_timeout(2000, 15000)
    return Atspi


class Node:
    """One thing of the accessibility tree."""

    def __init__(self, screen, accessible):
        self.screen, self.accessible = screen, accessible

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        return (self.accessible.get_name() or "").strip()

    def states(self):
        states = self.accessible.get_state_set()
        return {name: states.contains(getattr(self.screen.atspi.StateType, name)) for name in ("CHECKED", "PRESSED", "SELECTED", "SHOWING", "ENABLED", "FOCUSED", "EXPANDED")}

    def text(self):
        iface = self.accessible.get_text_iface()
        return self.screen.atspi.Text.get_text(iface, 0, -1) if iface else ""

    def box(self):
        e = self.accessible.get_component_iface().get_extents(self.screen.atspi.CoordType.SCREEN)
        return e.x, e.y, e.width, e.height

    def shown(self):
        """Brings the thing into view and gives its box once that has stopped moving."""
        last = None
        left, top, width, height = self.screen.place()
        for attempt in range(30):
            x, y, w, h = box = self.box()
            inside = w > 0 and h > 0 and x + w / 2 >= left and x + w / 2 < left + width and y + h / 2 >= top + 4 and y + h / 2 < top + height - 4
            if inside and box == last:
                return box
            if not inside and attempt % 5 == 0:
                try:
                    self.accessible.get_component_iface().scroll_to(self.screen.atspi.ScrollType.ANYWHERE)
                except Exception:
                    pass
            if not inside and attempt > 6 and w > 0:
                self.screen.wheel(down=y + h / 2 >= top + height / 2, at=(left + width * 0.55, top + height * 0.55))
            last = box
            time.sleep(0.12)
        raise Missing(f"{self} cannot be brought into view: {self.box()}")

    def reach(self):
        """Scrolls what holds it, so that it is not only inside the window but not under a foot either."""
        self.accessible.get_component_iface().scroll_to(self.screen.atspi.ScrollType.ANYWHERE)
        time.sleep(0.3)
        return self

    def centre(self):
        x, y, w, h = self.shown()
        return int(x + w / 2), int(y + h / 2)

    def click(self, times=1):
        x, y = self.centre()
        self.screen.move(x, y)
        run("xdotool", "click", "--repeat", str(times), "--delay", "60", "1")
        return self

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(self.screen, child)

    def walk(self, limit=20000):
        stack, seen = [self], 0
        while stack and seen < limit:
            node = stack.pop()
            seen += 1
            yield node
            try:
                stack.extend(reversed(list(node.children())))
            except Exception:
                continue

    def __str__(self):
        return f"{self.role} “{self.name[:60]}”"


class Screen:
    """The window of one program."""

    def __init__(self, display, command, environment, log=None, title="Paraph"):
        self.display = display
        self.atspi = atspi()
        self.title = title
        self.log = open(log, "ab") if log else subprocess.DEVNULL
        self.child = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        display.children.append(self.child)
        self.window = wait(self._window, "the window", 60)
        # Under `strace` the program is a child of what was started.
        self.pid = int(run("xdotool", "getwindowpid", self.window) or self.child.pid)
        run("xdotool", "windowactivate", "--sync", self.window)
        wait(self.program, "the window's accessibility tree", 30)

    def _window(self):
        if self.child.poll() is not None:
            raise SystemExit(f"the program ended with {self.child.returncode} before it showed a window")
        found = run("xdotool", "search", "--onlyvisible", "--pid", str(self.child.pid)) or run("xdotool", "search", "--onlyvisible", "--class", "paraph-desktop")
        return found.splitlines()[-1] if found else None

    def program(self):
        desktop = self.atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.pid and child.get_child_count() > 0:
                return Node(self, child)
        return None

    def place(self):
        text = run("xdotool", "getwindowgeometry", "--shell", self.window) or ""
        values = dict(line.split("=") for line in text.splitlines() if "=" in line)
        return int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"])

    def every(self, role=None, name=None, within=None):
        pattern = re.compile(f"(?:{name})", re.I | re.S) if name else None
        roles = (role,) if isinstance(role, str) else role
        base = within or self.program()
        if base is None:
            return
        for node in base.walk():
            try:
                if roles and node.role not in roles:
                    continue
                if pattern and not pattern.fullmatch(" ".join(node.name.split())):
                    continue
                yield node
            except Exception:
                continue

    def find(self, role=None, name=None, within=None, seconds=15, index=0):
        def look():
            for count, node in enumerate(self.every(role, name, within)):
                if count == index:
                    return node
            return None

        return wait(look, f"{role or 'anything'} named “{name}”", seconds)

    def has(self, role=None, name=None, within=None):
        return next(self.every(role, name, within), None)

    def says(self, pattern, seconds=15):
        """Waits until a text on the screen matches."""
        compiled = re.compile(pattern, re.I | re.S)

        def look():
            for node in self.program().walk():
                try:
                    if compiled.search(node.name) or compiled.search(node.text()):
                        return node
                except Exception:
                    continue
            return None

        return wait(look, f"a text like “{pattern}”", seconds, every=0.2)

    def click(self, role, name, seconds=15, index=0, within=None):
        """Looks a thing up and clicks it; once more if it was drawn anew meanwhile."""
        for attempt in range(3):
            node = self.find(role, name, within, seconds, index)
            try:
                return node.click()
            except Exception as problem:
                if attempt == 2:
                    raise Missing(f"{role} “{name}” could not be clicked: {problem}") from problem
                time.sleep(0.4)

    def move(self, x, y):
        # `--sync` waits for the pointer to leave its place: fifteen seconds where it is there already.
        if f"x:{x} y:{y} " not in (run("xdotool", "getmouselocation") or ""):
            run("xdotool", "mousemove", "--sync", str(x), str(y))

    def wheel(self, down=True, clicks=3, at=None):
        if at:
            self.move(int(at[0]), int(at[1]))
        run("xdotool", "click", "--repeat", str(clicks), "--delay", "30", "5" if down else "4")

    def fill(self, node, text, seconds=30):
        """Types into a field and waits until all of it has arrived; keys go through an input method, clicks do not."""
        node.click()
        wait(lambda: node.states()["FOCUSED"], f"{node} has the focus", 10)
        self.type(text)
        wait(lambda: node.text().strip().endswith(text.strip()), f"{node} holds what was typed", seconds)

    def key(self, *keys):
        run("xdotool", "key", "--delay", "60", *keys)

    def type(self, text):
        run("xdotool", "type", "--delay", "25", "--", text)

    def tree(self, limit=400):
        lines = []

        def down(node, depth):
            if len(lines) > limit:
                return
            try:
                if node.name or node.role not in ("section", "panel", "filler"):
                    lines.append("  " * depth + str(node))
                for child in node.children():
                    down(child, depth + 1)
            except Exception:
                return

        base = self.program()
        if base:
            down(base, 0)
        return "\n".join(lines)

    def choose_file(self, path, seconds=15):
        """Types a path into the system's own dialog for files, which is a window of its own."""
        wait(lambda: run("xdotool", "getactivewindow") not in (None, self.window), "the dialog for files", seconds)
        time.sleep(0.4)
        # The first stroke opens the line for a path, and takes a moment; what arrives in it is looked at.
        self.type("/")
        line = lambda: next((node for node in self.every(TEXT) if node.states()["FOCUSED"]), None)
        field = wait(line, "the line for a path", seconds)
        for _ in range(3):
            self.key("ctrl+a")
            self.type(str(path))
            time.sleep(0.6)
            if field.text() == str(path):
                break
        self.key("Return")
        wait(lambda: run("xdotool", "getactivewindow") == self.window, "the dialog closes", seconds)

    def drag_in(self, paths, onto=None):
        """A real drag from the window of another program, with the files' addresses, onto this one."""
        left, top, width, height = self.place()
        onto = onto or (left + width // 2, top + height // 2)
        source = self.display.start([sys.executable, str(HERE / "drag_source.py"), *map(str, paths)], stdout=subprocess.PIPE)
        try:
            place = source.stdout.readline().split()
            x, y = int(place[0]), int(place[1])
            self.move(x, y)
            time.sleep(0.2)
            run("xdotool", "mousedown", "1")
            time.sleep(0.15)
            steps = max(12, int(max(abs(onto[0] - x), abs(onto[1] - y)) / 14))
            for step in range(1, steps + 1):
                run("xdotool", "mousemove", str(x + (onto[0] - x) * step // steps), str(y + (onto[1] - y) * step // steps))
                time.sleep(0.03)
            yield "over"
            run("xdotool", "mousemove", str(onto[0] + 2), str(onto[1] + 2))
            time.sleep(0.25)
            run("xdotool", "mouseup", "1")
            yield "dropped"
        finally:
            time.sleep(0.3)
            source.terminate()
            source.wait(5)

    def drag_out(self, node):
        """A real drag of something of this window onto a window of another program; gives the files that it received."""
        target = self.display.start([sys.executable, str(HERE / "drag_target.py")], stdout=subprocess.PIPE)
        try:
            x, y = node.centre()
            onto = tuple(map(int, target.stdout.readline().split()))
            self.move(x, y)
            time.sleep(0.2)
            run("xdotool", "mousedown", "1")
            steps = max(12, int(max(abs(onto[0] - x), abs(onto[1] - y)) / 12))
            for step in range(1, steps + 1):
                run("xdotool", "mousemove", str(x + (onto[0] - x) * step // steps), str(y + (onto[1] - y) * step // steps))
                time.sleep(0.05)
            run("xdotool", "mousemove", str(onto[0] + 2), str(onto[1] + 2))
            time.sleep(0.3)
            run("xdotool", "mouseup", "1")
            line = target.communicate(timeout=10)[0]
            return line.decode().split("\n") if line else []
        finally:
            target.terminate()

    def close(self):
        run("xdotool", "windowclose", self.window)
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.terminate()
