//! A window of the same kind with an empty page: the floor that start-up is measured against.

use std::process::ExitCode;

use tauri::{WebviewUrl, WebviewWindowBuilder};

/// Something to wait for.
const HEADING: &str =
    "addEventListener('DOMContentLoaded', () => { document.body.innerHTML = '<h1>Empty</h1>'; })";

#[expect(
    clippy::disallowed_types,
    reason = "Tauri's macro makes a table of the page's files; its order shows nowhere"
)]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

fn main() -> ExitCode {
    let built = tauri::Builder::default()
        .setup(|tauri| {
            let page = "about:blank".parse().map(WebviewUrl::CustomProtocol)?;
            WebviewWindowBuilder::new(tauri, "main", page)
                .title("Empty")
                .inner_size(1280.0, 800.0)
                .initialization_script(HEADING)
                .build()?;
            Ok(())
        })
        .run(context());
    if built.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
