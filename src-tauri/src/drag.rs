//! Carrying files out of the window, into a mail or a file manager.
//!
//! Done by GTK itself: the drag that a page can begin carries no files under X11, and the crate made for it
//! delivers none there.

use std::path::PathBuf;

use tauri::WebviewWindow;

/// Begins to carry files; the button must be down.
#[cfg(target_os = "linux")]
pub(crate) fn begin(webview: &WebviewWindow, paths: Vec<PathBuf>) -> tauri::Result<()> {
    use gtk::{gdk, glib, prelude::*};

    let handle = webview.clone();
    webview.run_on_main_thread(move || {
        let Ok(window) = handle.gtk_window() else { return };
        let uris: Vec<String> = paths
            .iter()
            .filter_map(|path| glib::filename_to_uri(path, None).ok())
            .map(Into::into)
            .collect();
        let targets = gtk::TargetList::new(&[]);
        targets.add_uri_targets(0);
        let given = window.connect_drag_data_get(move |_, _, data, _, _| {
            let uris: Vec<&str> = uris.iter().map(String::as_str).collect();
            data.set_uris(&uris);
        });
        let given = std::cell::RefCell::new(Some(given));
        window.connect_drag_end(move |window, _| {
            if let Some(given) = given.take() {
                window.disconnect(given);
            }
        });
        window.drag_begin_with_coordinates(&targets, gdk::DragAction::COPY, 1, None, -1, -1);
    })
}

/// Elsewhere the page offers *Show in folder* beside the drag.
#[cfg(not(target_os = "linux"))]
pub(crate) fn begin(_webview: &WebviewWindow, _paths: Vec<PathBuf>) -> tauri::Result<()> {
    Ok(())
}
