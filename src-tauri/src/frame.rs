//! Where the window stood and how large it was, kept in a small file beside the settings.

use paraph_app::App;
use serde::{Deserialize, Serialize};
use tauri::{Manager, Runtime, WebviewWindow, WebviewWindowBuilder};

/// Size and place in logical pixels.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Frame {
    width: f64,
    height: f64,
    x: Option<f64>,
    y: Option<f64>,
    maximized: bool,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            width: 1280.0,
            height: 800.0,
            x: None,
            y: None,
            maximized: false,
        }
    }
}

const FILE: &str = "window.json";

impl Frame {
    /// What was kept, or the size for a first start. A file that cannot be read is no reason not to start.
    pub(crate) fn read(app: &App) -> Self {
        let path = app.host().folders().config.join(FILE);
        let frame: Self = fs_err::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let sane = (400.0..20_000.0).contains(&frame.width) && (300.0..20_000.0).contains(&frame.height);
        if sane { frame } else { Self::default() }
    }

    /// Gives a window this size and place.
    pub(crate) fn apply<'a, R: Runtime, M: Manager<R>>(
        &self,
        builder: WebviewWindowBuilder<'a, R, M>,
    ) -> WebviewWindowBuilder<'a, R, M> {
        let builder = builder
            .inner_size(self.width, self.height)
            .maximized(self.maximized);
        match (self.x, self.y) {
            (Some(x), Some(y)) => builder.position(x, y),
            _ => builder.center(),
        }
    }
}

/// Keeps where the window is.
pub(crate) fn save<R: Runtime>(window: &WebviewWindow<R>, app: &App) {
    let Some(frame) = measured(window) else { return };
    let folder = app.host().folders().config;
    let written = fs_err::create_dir_all(&folder)
        .and_then(|()| fs_err::write(folder.join(FILE), serde_json::to_vec(&frame).unwrap_or_default()));
    if let Err(problem) = written {
        tracing::warn!(%problem, "the window's place was not kept");
    }
}

fn measured<R: Runtime>(window: &WebviewWindow<R>) -> Option<Frame> {
    let scale = window.scale_factor().ok()?;
    let size = window.inner_size().ok()?.to_logical::<f64>(scale);
    let place = window.outer_position().ok()?.to_logical::<f64>(scale);
    Some(Frame {
        width: size.width,
        height: size.height,
        x: Some(place.x),
        y: Some(place.y),
        maximized: window.is_maximized().unwrap_or(false),
    })
}
