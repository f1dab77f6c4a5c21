"""A small window of another program that takes files: prints its place, then what was dropped on it."""

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

window = Gtk.Window(title="New mail")
window.set_default_size(260, 130)
window.set_keep_above(True)
box = Gtk.EventBox()
box.add(Gtk.Label(label="To: chair@open-compute.example\n\n(drop the file here)"))
window.add(box)
box.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
targets = Gtk.TargetList.new([])
targets.add_uri_targets(0)
box.drag_dest_set_target_list(targets)


def received(_widget, _context, _x, _y, data, _info, _time):
    for uri in data.get_uris():
        print(GLib.filename_from_uri(uri)[0], flush=True)
    GLib.timeout_add(200, Gtk.main_quit)


box.connect("drag-data-received", received)
window.connect("destroy", Gtk.main_quit)
window.show_all()
screen = Gdk.Screen.get_default()
window.move(screen.get_width() - 290, screen.get_height() - 180)


def tell():
    _found, x, y = box.get_window().get_origin()
    size = box.get_allocation()
    print(x + size.width // 2, y + size.height // 2, flush=True)
    return False


GLib.timeout_add(700, tell)
Gtk.main()
