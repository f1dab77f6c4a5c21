//! Pictures of pages by the scheme `paper://`, the same paths that the loopback host of the tests serves.
//!
//! A web view does not cancel a picture whose element is gone, so the page says which addresses it has scrolled past;
//! those that were not begun are answered 410. The newest request is served first: it is what somebody looks at.
//! Never the bytes of a document: what is not a picture is refused here as well.

use std::{
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
};

use paraph_app::{App, Code};
use tauri::{
    UriSchemeResponder,
    http::{Request, Response, StatusCode, header},
};

/// The pictures that were asked for and not begun, and the threads that make them.
pub(crate) struct Pictures(Arc<Queue>);

#[derive(Default)]
struct Queue {
    waiting: Mutex<Vec<Wanted>>,
    arrived: Condvar,
}

struct Wanted {
    /// The path without scheme, host and revision, as `app` knows it.
    path: String,
    responder: UriSchemeResponder,
}

impl Pictures {
    pub(crate) fn new(app: &App) -> Self {
        let queue = Arc::new(Queue::default());
        // Pages are drawn by worker processes; one request more than processors keeps these busy.
        let threads = thread::available_parallelism().map_or(2, usize::from) + 1;
        for _ in 0..threads {
            let (queue, app) = (Arc::clone(&queue), app.clone());
            thread::spawn(move || serve(&queue, &app));
        }
        Self(queue)
    }

    /// Puts a request at the front.
    pub(crate) fn ask(&self, request: &Request<Vec<u8>>, responder: UriSchemeResponder) {
        let path = path_of(request.uri().path()).to_owned();
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(Wanted { path, responder });
        self.0.arrived.notify_one();
    }

    /// Answers 410 to those of the addresses that were not begun, and stops those that were.
    pub(crate) fn cancel(&self, app: &App, addresses: &[String]) {
        let paths: Vec<String> = addresses
            .iter()
            .map(|address| path_of(address).to_owned())
            .collect();
        let gone: Vec<Wanted> = {
            let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let (gone, kept) = std::mem::take(&mut *waiting)
                .into_iter()
                .partition(|one: &Wanted| paths.contains(&one.path));
            *waiting = kept;
            gone
        };
        for wanted in gone {
            wanted.responder.respond(empty(StatusCode::GONE));
        }
        app.cancel_pictures(&paths);
    }
}

/// What stands behind `/paper/` in an address, without the revision of the document behind `?`.
fn path_of(address: &str) -> &str {
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    path.split_once("/paper/").map_or(path, |(_, path)| path)
}

fn serve(queue: &Queue, app: &App) {
    loop {
        let wanted = {
            let mut waiting = queue.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                if let Some(wanted) = waiting.pop() {
                    break wanted;
                }
                waiting = queue
                    .arrived
                    .wait(waiting)
                    .unwrap_or_else(PoisonError::into_inner);
            }
        };
        let response = answer(app, &wanted.path);
        wanted.responder.respond(response);
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "whatever else went wrong, there is no picture"
)]
fn answer(app: &App, path: &str) -> Response<Vec<u8>> {
    match app.paper(path) {
        Ok(picture) if picture.mime.starts_with("image/") && !picture.bytes.starts_with(b"%PDF") => {
            Response::builder()
                .header(header::CONTENT_TYPE, picture.mime)
                // The cache of pictures is ours; the web view's own would keep pages on disk that must not stay.
                .header(header::CACHE_CONTROL, "no-store")
                .body(Arc::unwrap_or_clone(picture.bytes))
                .unwrap_or_else(|_| empty(StatusCode::INTERNAL_SERVER_ERROR))
        }
        Ok(_) => empty(StatusCode::UNSUPPORTED_MEDIA_TYPE),
        Err(problem) => empty(match problem.code {
            Code::ProposalClosed | Code::ConflictsFirst => StatusCode::FORBIDDEN,
            Code::NotFound | Code::BadRequest | Code::NoWorkspace => StatusCode::NOT_FOUND,
            Code::Cancelled => StatusCode::GONE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }),
    }
}

fn empty(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    response
}
