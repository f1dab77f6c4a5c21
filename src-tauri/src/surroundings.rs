//! What only a window can do for the page: native dialogs, showing and carrying out files, printing, its title.

use std::path::{Path, PathBuf};

use paraph_app::{AppError, Args, Code};
use serde::Deserialize;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::{Window, drag, rpc::internal};

/// What the page may ask of the window, by name.
#[derive(Debug, Deserialize)]
#[serde(tag = "name", content = "body", rename_all = "snake_case")]
enum Act {
    FilesChoose { kind: Kind, many: bool, title: String },
    FolderChoose { title: String },
    TargetChoose { title: String, name: String },
    FolderShow { path: PathBuf },
    FileOpen { path: PathBuf },
    DragOut { paths: Vec<PathBuf> },
    PicturesCancel { addresses: Vec<String> },
    FilesOpened {},
    TitleSet { text: String },
    PagePrint {},
    WindowClose {},
}

/// Which files a dialog offers.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Pdf,
    Paraph,
    Table,
    Any,
}

impl Kind {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf", "PDF", "zip"],
            Self::Paraph => &["paraph", "paraph-desk", "paraph-office", "txt"],
            Self::Table => &["csv", "tsv", "xlsx", "ods"],
            Self::Any => &[],
        }
    }
}

/// Does one of the acts that only a window can do.
#[tauri::command]
pub(crate) async fn host(
    webview: WebviewWindow,
    window: State<'_, Window>,
    name: String,
    body: Value,
) -> Result<Value, AppError> {
    let act: Act = serde_json::from_value(json!({ "name": name, "body": body })).map_err(|problem| {
        AppError::new(Code::BadRequest, "fault-bad-request", Args::default()).with("cause", problem)
    })?;
    match act {
        Act::FilesChoose { kind, many, title } => {
            let mut dialog = webview.dialog().file().set_parent(&webview).set_title(title);
            if !kind.endings().is_empty() {
                dialog = dialog.add_filter("Paraph", kind.endings());
            }
            let chosen = blocking(move || {
                if many {
                    dialog.blocking_pick_files()
                } else {
                    dialog.blocking_pick_file().map(|one| vec![one])
                }
            })
            .await?;
            Ok(paths(chosen.unwrap_or_default()))
        }
        Act::FolderChoose { title } => {
            let dialog = webview.dialog().file().set_parent(&webview).set_title(title);
            Ok(paths(
                blocking(move || dialog.blocking_pick_folder())
                    .await?
                    .into_iter()
                    .collect(),
            ))
        }
        Act::TargetChoose { title, name } => {
            let dialog = webview
                .dialog()
                .file()
                .set_parent(&webview)
                .set_title(title)
                .set_file_name(name);
            Ok(paths(
                blocking(move || dialog.blocking_save_file())
                    .await?
                    .into_iter()
                    .collect(),
            ))
        }
        Act::FolderShow { path } => show(&path, true),
        Act::FileOpen { path } => show(&path, false),
        Act::DragOut { paths } => {
            drag::begin(&webview, paths).map_err(|problem| internal(&problem.to_string()))?;
            Ok(Value::Null)
        }
        Act::PicturesCancel { addresses } => {
            window.pictures.cancel(&window.app, &addresses);
            Ok(Value::Null)
        }
        Act::FilesOpened {} => {
            let files = std::mem::take(
                &mut *window
                    .opened
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner),
            );
            Ok(json!({ "paths": files }))
        }
        Act::TitleSet { text } => done(webview.set_title(&text)),
        Act::PagePrint {} => done(webview.print()),
        Act::WindowClose {} => done(webview.close()),
    }
}

/// Files that another start of Paraph handed over: the window comes to the front and opens them.
pub(crate) fn opened_later(handle: &AppHandle, files: Vec<PathBuf>) {
    if let Some(webview) = handle.get_webview_window("main") {
        let _ = webview.unminimize();
        let _ = webview.set_focus();
    }
    let window = handle.state::<Window>();
    for file in files {
        window.app.opened(&file);
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    tauri::async_runtime::spawn_blocking(work)
        .await
        .map_err(|problem| internal(&problem.to_string()))
}

fn paths(chosen: Vec<FilePath>) -> Value {
    let paths: Vec<PathBuf> = chosen
        .into_iter()
        .filter_map(|one| one.into_path().ok())
        .collect();
    json!({ "paths": paths })
}

fn done(result: tauri::Result<()>) -> Result<Value, AppError> {
    result
        .map(|()| Value::Null)
        .map_err(|problem| internal(&problem.to_string()))
}

/// Opens a file with the program that belongs to it, or the folder in which it lies.
fn show(path: &Path, folder: bool) -> Result<Value, AppError> {
    let shown = if folder && !path.is_dir() {
        path.parent().unwrap_or(path)
    } else {
        path
    };
    opener::open(shown).map(|()| Value::Null).map_err(|problem| {
        AppError::new(
            Code::FileRead,
            "fault-file-read",
            Args::one("file", path.display().to_string()),
        )
        .with("cause", problem)
    })
}
