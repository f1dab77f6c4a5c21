//! The window: the page of `ui/` around the work of `paraph-app`. It knows Tauri and decides nothing.
//!
//! - `rpc`: the one command over the table of `app`, and the channel for events;
//! - `surroundings`: what only a window can do (dialogs, carrying files out, printing);
//! - `paper`: pictures of pages by the scheme `paper://`, never the bytes of a PDF;
//! - `instance`: opening the same workspace twice shows the first window;
//! - `frame`: where the window stood.
//!
//! What is deliberately absent: a menu (the page has its own commands), an updater, any network, and any
//! decision about proposals or scores.

mod drag;
mod frame;
mod host;
mod instance;
mod paper;
mod rpc;
mod surroundings;

use std::{path::PathBuf, process::ExitCode, sync::Mutex};

use paraph_app::App;
use tauri::{Manager, RunEvent, WebviewUrl, WebviewWindowBuilder, WindowEvent};

/// What every command of the window can reach.
pub(crate) struct Window {
    pub(crate) app: App,
    /// The files that this process was started with, until the page has asked for them.
    pub(crate) opened: Mutex<Vec<PathBuf>>,
    pub(crate) pictures: paper::Pictures,
    pub(crate) instance: instance::Instance,
}

#[expect(
    clippy::disallowed_types,
    reason = "Tauri's macro makes a table of the page's files; its order shows nowhere"
)]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// The argument that opens the sample call.
const SAMPLE: &str = "--sample";

/// Opens the workspace that the window is opened on while the web view still starts. The page asks for it again, and then finds
/// it open or hears why it cannot be.
fn open_early(app: &App, files: &[PathBuf]) {
    if let Some(path) = files.iter().find(|file| instance::is_workspace(file)) {
        let (app, request) = (app.clone(), serde_json::json!({ "path": path }));
        std::thread::spawn(move || {
            // What its first screen will ask for is read before it asks.
            app.call("workspace_open", request)
                .and_then(|_| app.call("proposals_list", serde_json::json!({ "limit": 0 })))
                .is_ok()
        });
    }
}

/// Threads that run commands at once. Each one more keeps some of the memory that it once needed; a file dialog holds one as long
/// as it is open.
const COMMANDS_AT_ONCE: usize = 6;

/// Gives Tauri a runtime with few threads, and the engine of the web view a heap that does not grow with the machine.
fn stay_small() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(COMMANDS_AT_ONCE)
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => {
            tauri::async_runtime::set(runtime.handle().clone());
            // It lives as long as the process, which ends inside the event loop.
            std::mem::forget(runtime);
        }
        Err(problem) => tracing::warn!(%problem, "the usual runtime is used"),
    }
    // WebKit's engine starts to tidy up when a share of the machine's memory is in use, or of what it is told here.
    #[cfg(target_os = "linux")]
    let _ = gtk::glib::setenv("JSC_forceRAMSize", "536870912", false);
}

/// Opens the window on the files given, or on the sample call, and stays until it is closed.
pub fn run(arguments: Vec<PathBuf>) -> ExitCode {
    stay_small();
    let (sample, files): (Vec<PathBuf>, Vec<PathBuf>) = arguments
        .into_iter()
        .partition(|argument| argument.as_os_str() == SAMPLE);
    let files: Vec<PathBuf> = files
        .into_iter()
        .map(|file| std::path::absolute(&file).unwrap_or(file))
        .collect();
    let app = App::new(host::machine());
    if !sample.is_empty()
        && let Err(problem) = app.call("sample_open", serde_json::json!({}))
    {
        // The window then begins with its three doors, of which the sample is one and says why.
        tracing::warn!(%problem, "the sample call could not be opened");
    }
    let instance = instance::Instance::new();
    if instance::Instance::shown_elsewhere(&app, &files) {
        return ExitCode::SUCCESS;
    }
    for file in &files {
        app.opened(file);
    }
    open_early(&app, &files);
    let frame = frame::Frame::read(&app);
    // What the web view writes for itself lies beside what is ours, also on a stick.
    let view = app.host().folders().data.join("view");
    let window = Window {
        pictures: paper::Pictures::new(&app),
        app,
        opened: Mutex::new(files),
        instance,
    };
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(window)
        .register_asynchronous_uri_scheme_protocol("paper", |context, request, responder| {
            context
                .app_handle()
                .state::<Window>()
                .pictures
                .ask(&request, responder);
        })
        .invoke_handler(tauri::generate_handler![
            rpc::rpc,
            rpc::events,
            surroundings::host
        ])
        .setup(move |tauri| {
            let builder = WebviewWindowBuilder::new(tauri, "main", WebviewUrl::default())
                .title("Paraph")
                .data_directory(view)
                .min_inner_size(640.0, 480.0);
            frame.apply(builder).build()?;
            let handle = tauri.handle().clone();
            let window = tauri.state::<Window>();
            window.instance.listen(
                move |files| surroundings::opened_later(&handle, files),
                &window.app,
            );
            Ok(())
        })
        .on_window_event(|window, event| {
            if let WindowEvent::CloseRequested { .. } = event
                && let Some(webview) = window.get_webview_window(window.label())
            {
                frame::save(&webview, &window.state::<Window>().app);
            }
        })
        .build(context());
    match built {
        Ok(window) => {
            window.run(|tauri, event| {
                // There, a double click on a file is told to the process that runs, and is no argument.
                #[cfg(target_os = "macos")]
                if let RunEvent::Opened { urls } = &event {
                    let files = urls.iter().filter_map(|url| url.to_file_path().ok()).collect();
                    surroundings::opened_later(tauri, files);
                }
                // The process ends inside `run`: what must be put in order is put in order here.
                if let RunEvent::Exit = event {
                    let window = tauri.state::<Window>();
                    window.app.close();
                    window.instance.release();
                }
            });
            ExitCode::SUCCESS
        }
        Err(problem) => {
            tracing::error!(%problem, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}
