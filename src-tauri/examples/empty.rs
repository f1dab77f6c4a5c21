//! A window of the same kind with an empty page: the floor that start-up is measured against.

use std::process::ExitCode;

use tauri::{
    WebviewUrl, WebviewWindowBuilder,
    http::{HeaderValue, Response, header::CONTENT_TYPE},
};

/// Something to wait for.
const PAGE: &str = "<!doctype html><title>Empty</title><h1>Empty</h1>";

#[expect(
    clippy::disallowed_types,
    reason = "Tauri's macro makes a table of the page's files; its order shows nowhere"
)]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

fn main() -> ExitCode {
    let built = tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            let mut answer = Response::new(PAGE.as_bytes());
            let html = HeaderValue::from_static("text/html");
            answer.headers_mut().insert(CONTENT_TYPE, html);
            answer
        })
        .setup(|tauri| {
            let page = "empty://localhost/".parse().map(WebviewUrl::CustomProtocol)?;
            WebviewWindowBuilder::new(tauri, "main", page)
                .title("Empty")
                .inner_size(1280.0, 800.0)
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
