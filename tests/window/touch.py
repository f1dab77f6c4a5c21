"""Clicks by the X server, and the time until the screen has changed: how soon a window answers.

A click is made by XTEST, as a mouse makes it. What is timed is the way from the button's release until a small part of the
screen looks different. The part is chosen where nothing changes but by the answer itself: not under the pointer, so
that neither hovering nor the look of a pressed button counts. Beside it stands a window that does nothing but change its
colour when it is clicked (`Plain`): what that takes is the machine's own noise.
"""

import ctypes
import ctypes.util
import subprocess
import sys
import time

ALL_PLANES, Z_PIXMAP = 0xFFFFFFFF, 2


class _Image(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.POINTER(ctypes.c_char)), ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
                ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


class Finger:
    """A pointer on a display, and eyes for small parts of it."""

    def __init__(self):
        self.x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.xtst = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        pointer = ctypes.c_void_p
        self.x11.XOpenDisplay.restype = pointer
        self.x11.XDefaultRootWindow.argtypes, self.x11.XDefaultRootWindow.restype = [pointer], ctypes.c_ulong
        self.x11.XGetImage.argtypes = [pointer, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x11.XGetImage.restype = ctypes.POINTER(_Image)
        self.x11.XDestroyImage.argtypes = [ctypes.POINTER(_Image)]
        self.x11.XSync.argtypes = [pointer, ctypes.c_int]
        self.xtst.XTestFakeMotionEvent.argtypes = [pointer, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
        self.xtst.XTestFakeButtonEvent.argtypes = [pointer, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self.x11.XStringToKeysym.argtypes, self.x11.XStringToKeysym.restype = [ctypes.c_char_p], ctypes.c_ulong
        self.x11.XKeysymToKeycode.argtypes, self.x11.XKeysymToKeycode.restype = [pointer, ctypes.c_ulong], ctypes.c_ubyte
        self.xtst.XTestFakeKeyEvent.argtypes = [pointer, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self.display = self.x11.XOpenDisplay(None)
        if not self.display:
            raise SystemExit("the display cannot be opened")
        self.root = self.x11.XDefaultRootWindow(self.display)

    def look(self, box):
        """The pixels of a part of the screen."""
        x, y, width, height = map(int, box)
        image = self.x11.XGetImage(self.display, self.root, x, y, width, height, ALL_PLANES, Z_PIXMAP)
        try:
            seen = image.contents
            return ctypes.string_at(seen.data, seen.bytes_per_line * seen.height)
        finally:
            self.x11.XDestroyImage(image)

    def click(self, x, y, watch, limit=5.0):
        """Clicks, and gives the milliseconds until the watched part looks different; None if it never did."""
        self.xtst.XTestFakeMotionEvent(self.display, -1, int(x), int(y), 0)
        self.x11.XSync(self.display, 0)
        time.sleep(0.12)
        before = self.look(watch)
        self.xtst.XTestFakeButtonEvent(self.display, 1, 1, 0)
        self.xtst.XTestFakeButtonEvent(self.display, 1, 0, 0)
        return self._until(watch, lambda seen: seen != before, limit)

    def key(self, names, watch, seen=None, limit=5.0):
        """Presses keys together, and gives the milliseconds until the watched part looks different, or as `seen(pixels, before)` says."""
        codes = [self.x11.XKeysymToKeycode(self.display, self.x11.XStringToKeysym(name.encode())) for name in names]
        before = self.look(watch)
        for code in codes:
            self.xtst.XTestFakeKeyEvent(self.display, code, 1, 0)
        for code in reversed(codes):
            self.xtst.XTestFakeKeyEvent(self.display, code, 0, 0)
        return self._until(watch, lambda now: now != before and (seen is None or seen(now, before)), limit)

    def _until(self, watch, there, limit):
        self.x11.XSync(self.display, 0)
        begun = time.monotonic()
        while time.monotonic() - begun < limit:
            if there(self.look(watch)):
                return (time.monotonic() - begun) * 1000
            time.sleep(0.001)
        return None


class Plain:
    """A window of another program that does nothing but change its colour when it is clicked."""

    def __init__(self, display):
        self.child = display.start([sys.executable, "-B", __file__], stdout=subprocess.PIPE)
        self.x, self.y = map(int, self.child.stdout.readline().split())

    def click(self, finger):
        return finger.click(self.x, self.y, (self.x + 12, self.y + 12, 8, 8))


def plain():
    import gi

    gi.require_version("Gtk", "3.0")
    gi.require_version("Gdk", "3.0")
    from gi.repository import Gdk, GLib, Gtk

    window = Gtk.Window(title="Plain")
    window.set_default_size(120, 60)
    window.set_keep_above(True)
    window.set_accept_focus(False)
    area = Gtk.EventBox()
    area.add(Gtk.Label(label=""))
    window.add(area)
    colours = [Gdk.RGBA(0.2, 0.3, 0.5, 1), Gdk.RGBA(0.9, 0.9, 0.6, 1)]

    def released(_area, _event):
        colours.reverse()
        area.override_background_color(Gtk.StateFlags.NORMAL, colours[0])

    area.connect("button-release-event", released)
    window.show_all()
    screen = Gdk.Screen.get_default()
    window.move(screen.get_width() - 140, screen.get_height() - 110)

    def tell():
        _found, x, y = area.get_window().get_origin()
        size = area.get_allocation()
        print(x + size.width // 2, y + size.height // 2, flush=True)
        return False

    GLib.timeout_add(700, tell)
    Gtk.main()


if __name__ == "__main__":
    plain()
