//! The one command over the table of `app`, and the one channel for what it tells.

use std::thread;

use paraph_app::{AppError, Code, Event};
use serde_json::Value;
use tauri::{State, ipc::Channel};

use crate::Window;

/// Runs a command of the table, away from the thread of the window.
#[tauri::command]
pub(crate) async fn rpc(window: State<'_, Window>, name: String, body: Value) -> Result<Value, AppError> {
    let app = window.app.clone();
    let opens = name.starts_with("workspace_") || name == "sample_open" || name == "call_accept";
    let ran = tauri::async_runtime::spawn_blocking(move || {
        let answer = app.call(&name, body);
        (app, answer)
    });
    let (app, answer) = ran.await.map_err(|problem| internal(&problem.to_string()))?;
    if opens && answer.is_ok() {
        window.instance.hold(&app);
    }
    answer
}

/// Everything that `app` tells from here on, in order.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the form that Tauri gives to a command's arguments"
)]
#[tauri::command]
pub(crate) fn events(window: State<'_, Window>, channel: Channel<Event>) {
    let events = window.app.subscribe();
    thread::spawn(move || {
        for event in events {
            // The page was loaded anew, or the window is gone: another channel will ask, or none.
            if channel.send(event).is_err() {
                break;
            }
        }
    });
}

/// Something that no person can cause.
pub(crate) fn internal(cause: &str) -> AppError {
    AppError::new(Code::Internal, "fault-internal", paraph_app::Args::default()).with("cause", cause)
}
