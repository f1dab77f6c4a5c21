"""A small window of another program, from which files can be dragged: `drag_source.py FILE…`.

Prints the place of its middle on the screen once it is shown.
"""

import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uris = [pathlib.Path(path).resolve().as_uri() for path in sys.argv[1:]]

window = Gtk.Window(title="Files", type=Gtk.WindowType.TOPLEVEL)
window.set_default_size(210, 90)
window.set_keep_above(True)
box = Gtk.EventBox()
names = [pathlib.Path(path).name for path in sys.argv[1:]]
box.add(Gtk.Label(label="\n".join(names[:2] + ([f"… {len(names)}"] if len(names) > 2 else []))))
window.add(box)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
targets = Gtk.TargetList.new([])
targets.add_uri_targets(0)
box.drag_source_set_target_list(targets)
box.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris(uris))
window.connect("destroy", Gtk.main_quit)
window.show_all()
screen = Gdk.Screen.get_default()
window.move(screen.get_width() - 240, screen.get_height() - 130)


def tell():
    found, x, y = box.get_window().get_origin()
    size = box.get_allocation()
    print(x + size.width // 2, y + size.height // 2, flush=True)
    return False


GLib.timeout_add(700, tell)
Gtk.main()
