//! The loopback host: the page, the work and `SQLite`, all real, over HTTP on this machine alone.
//!
//! For tests in a browser. It is never shipped: it has no defence against other programs of the same machine.
//! `paraph-serve [--home DIR] [--open FILE] [--dist ui/dist] [--port 0]` prints its address on the first line.

use std::convert::Infallible;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as UrlPath, Query, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::sse::{Event as Message, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::Parser;
use paraph_app::{App, AppError, Code, Machine};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::UnboundedReceiverStream;

/// The loopback host of the browser tests.
#[derive(Debug, Parser)]
struct Arguments {
    /// All folders of Paraph lie under this one.
    #[arg(long, env = "PARAPH_HOME")]
    home: Option<PathBuf>,
    /// A file to open, as if double-clicked.
    #[arg(long)]
    open: Option<PathBuf>,
    /// The built page.
    #[arg(long, default_value = "ui/dist")]
    dist: PathBuf,
    /// The port; any free one if 0.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The command line's binary, which reads documents; else the one beside this program.
    #[arg(long, env = "PARAPH_BIN")]
    bin: Option<PathBuf>,
}

struct Served {
    app: App,
    dist: PathBuf,
    drops: tempfile::TempDir,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let here = std::env::current_exe()?;
    let beside = here.with_file_name(format!("paraph{}", std::env::consts::EXE_SUFFIX));
    let host = Machine::new(arguments.bin.unwrap_or(beside));
    let host = match arguments.home {
        Some(home) => host.under(&home),
        None => host,
    };
    let app = App::new(host);
    if let Some(path) = &arguments.open {
        app.opened(path);
    }
    let served = Arc::new(Served {
        app,
        dist: arguments.dist,
        drops: tempfile::tempdir()?,
    });
    let router = Router::new()
        .route("/rpc/{name}", post(rpc))
        .route("/events", get(events))
        .route("/paper/{*path}", get(paper))
        .route("/drop", post(drop_file))
        .fallback(file)
        .layer(DefaultBodyLimit::max(512 * 1024 * 1024))
        .with_state(served);
    let listener =
        tokio::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port))).await?;
    let mut out = std::io::stdout();
    writeln!(out, "http://{}/", listener.local_addr()?)?;
    out.flush()?;
    axum::serve(listener, router).await?;
    Ok(())
}

/// Runs a command of the table away from the threads that serve.
async fn rpc(State(served): State<Arc<Served>>, UrlPath(name): UrlPath<String>, body: Bytes) -> Response {
    let run = tokio::task::spawn_blocking(move || {
        let request = if body.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&body).unwrap_or(Value::Null)
        };
        served.app.call(&name, request)
    });
    match run.await {
        Ok(Ok(answer)) => Json(answer).into_response(),
        Ok(Err(error)) => (StatusCode::BAD_REQUEST, Json(json!(error))).into_response(),
        Err(panic) => (StatusCode::INTERNAL_SERVER_ERROR, panic.to_string()).into_response(),
    }
}

/// Everything that is told to subscribers, one message each.
async fn events(State(served): State<Arc<Served>>) -> impl IntoResponse {
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    let heard = served.app.subscribe();
    std::thread::spawn(move || {
        while let Ok(event) = heard.recv() {
            if sender.send(event).is_err() {
                break;
            }
        }
    });
    let messages = UnboundedReceiverStream::new(receiver)
        .map(|event| Ok::<_, Infallible>(Message::default().json_data(event).unwrap_or_default()));
    Sse::new(messages).keep_alive(KeepAlive::default())
}

/// A picture of a page, under the path that the window's scheme has.
async fn paper(State(served): State<Arc<Served>>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches("/paper/").to_owned();
    let drawn = tokio::task::spawn_blocking(move || served.app.paper(&path)).await;
    match drawn {
        Ok(Ok(picture)) => (
            [
                (header::CONTENT_TYPE, picture.mime),
                (header::CACHE_CONTROL, "no-store"),
            ],
            picture.bytes.as_ref().clone(),
        )
            .into_response(),
        Ok(Err(error)) => (status_of(&error), Json(json!(error))).into_response(),
        Err(panic) => (StatusCode::INTERNAL_SERVER_ERROR, panic.to_string()).into_response(),
    }
}

fn status_of(error: &AppError) -> StatusCode {
    if error.code == Code::NotFound {
        StatusCode::NOT_FOUND
    } else if [Code::ProposalClosed, Code::ConflictsFirst].contains(&error.code) {
        StatusCode::FORBIDDEN
    } else if error.code == Code::Cancelled {
        StatusCode::GONE
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

#[derive(Deserialize)]
struct Dropped {
    name: String,
    folder: Option<String>,
}

/// Keeps the bytes of a dropped file under its name, and says where.
async fn drop_file(
    State(served): State<Arc<Served>>,
    Query(dropped): Query<Dropped>,
    body: Bytes,
) -> Result<Json<Value>, (StatusCode, String)> {
    let fault = |error: std::io::Error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string());
    let plain = |name: &str| Path::new(name).file_name().map(PathBuf::from).unwrap_or_default();
    let folder = match &dropped.folder {
        Some(folder) => served.drops.path().join(plain(folder)),
        // Each file in a folder of its own: two drops of one name are two files.
        None => tempfile::tempdir_in(served.drops.path()).map_err(fault)?.keep(),
    };
    fs_err::create_dir_all(&folder).map_err(fault)?;
    let path = folder.join(plain(&dropped.name));
    fs_err::write(&path, &body).map_err(fault)?;
    let answer = if dropped.folder.is_some() { &folder } else { &path };
    Ok(Json(json!({ "path": answer })))
}

/// A file of the built page.
async fn file(State(served): State<Arc<Served>>, uri: Uri) -> Response {
    let asked = uri.path().trim_start_matches('/');
    let asked = if asked.is_empty() { "index.html" } else { asked };
    if asked.split('/').any(|part| part == ".." || part.is_empty()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let path = served.dist.join(asked);
    let kind = match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    match fs_err::read(&path) {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
