//! What `app` needs from its surroundings, and nothing else: a clock, random bytes, folders, the place of the
//! command line's binary, and somewhere to keep secrets.
//!
//! The window, the command line, the loopback host and the tests each bring one. It grows only when a use case
//! needs something that a test must be able to choose.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::words::Language;

/// The folders of one user on one machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Settings and the list of recent workspaces.
    pub config: PathBuf,
    /// Where new workspaces, keys and back-ups lie.
    pub data: PathBuf,
    /// Where people look for what they made: `Paraph` in *Documents*.
    pub documents: PathBuf,
    /// The sample call, where it was installed.
    pub sample: Option<PathBuf>,
    /// Defaults of the institution, written like the settings; the file may be missing.
    pub managed: PathBuf,
}

impl Folders {
    /// All folders under one, which a stick or a test wants.
    pub fn under(root: &Path, sample: Option<PathBuf>) -> Self {
        Self {
            config: root.join("config"),
            data: root.join("data"),
            documents: root.join("Paraph"),
            sample,
            managed: root.join("defaults.json"),
        }
    }
}

/// The surroundings.
pub trait Host: Send + Sync + 'static {
    /// The time.
    fn timestamp(&self) -> Timestamp;

    /// Fills a buffer from the system's randomness.
    fn fill_random(&self, buffer: &mut [u8]);

    /// The user's folders.
    fn folders(&self) -> Folders;

    /// The command line's binary, which reads documents as `paraph __pdf`.
    fn worker(&self) -> PathBuf;

    /// The language that the system asks for.
    fn language(&self) -> Language;

    /// The time zone's IANA name.
    fn time_zone(&self) -> String;

    /// A secret by its name, or none. Names are `[a-z0-9-]+`.
    fn secret(&self, name: &str) -> std::io::Result<Option<Vec<u8>>>;

    /// Keeps a secret; replaces an earlier one of the same name.
    fn keep_secret(&self, name: &str, secret: &[u8]) -> std::io::Result<()>;
}

/// Random bytes from a host.
pub fn random<const N: usize>(host: &dyn Host) -> [u8; N] {
    let mut bytes = [0; N];
    host.fill_random(&mut bytes);
    bytes
}

/// The last part of a path, for people.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// The host of this machine, for the window, the command line and the loopback host.
#[derive(Debug, Clone)]
pub struct Machine {
    folders: Folders,
    worker: PathBuf,
    language: Language,
}

impl Machine {
    /// The machine as the environment describes it. `worker` is the command line's binary.
    ///
    /// `PARAPH_HOME` puts all folders under one, which a test wants; so does a folder `paraph-data` beside the binary,
    /// which makes a stick of it.
    pub fn new(worker: PathBuf) -> Self {
        let variable = |name: &str| {
            std::env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        // On Windows, a shell that came from elsewhere sets `HOME` to a place of its own.
        let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
        let home = variable(home).unwrap_or_else(|| PathBuf::from("."));
        let sample = variable("PARAPH_SAMPLE").or_else(|| found_sample(&worker));
        let folders = match variable("PARAPH_HOME").or_else(|| portable(&worker)) {
            Some(root) => Folders::under(&root, sample),
            None => Folders {
                config: config_folder(&home, &variable),
                data: data_folder(&home, &variable),
                documents: documents_folder(&home).join("Paraph"),
                sample,
                managed: managed_file(&variable),
            },
        };
        Self {
            folders,
            worker,
            language: system_language(),
        }
    }

    /// The same machine with all folders under one.
    #[must_use]
    pub fn under(self, root: &Path) -> Self {
        let folders = Folders::under(root, self.folders.sample.clone());
        Self { folders, ..self }
    }

    fn secret_path(&self, name: &str) -> PathBuf {
        self.folders.data.join("keys").join(name)
    }
}

/// The language that the environment asks for, else, where programs are started without one, the system.
pub fn system_language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .or_else(system_locale)
        .unwrap_or_default();
    Language::of_locale(&locale)
}

#[cfg(any(windows, target_os = "macos"))]
fn system_locale() -> Option<String> {
    sys_locale::get_locale()
}
#[cfg(not(any(windows, target_os = "macos")))]
fn system_locale() -> Option<String> {
    None
}

/// The sample call beside the binary, as packages install it, or in the source tree above it.
fn found_sample(worker: &Path) -> Option<PathBuf> {
    let beside = worker.parent()?;
    let mut candidates = vec![
        beside.join("samples/open-compute-2026"),
        beside.join("../share/paraph/samples/open-compute-2026"),
        beside.join("../lib/paraph/samples/open-compute-2026"),
        // A bundle of macOS.
        beside.join("../Resources/samples/open-compute-2026"),
    ];
    candidates.extend(
        beside
            .ancestors()
            .map(|folder| folder.join("samples/open-compute-2026")),
    );
    candidates.into_iter().find(|folder| folder.is_dir())
}

/// The folder that makes an installation portable.
fn portable(worker: &Path) -> Option<PathBuf> {
    let folder = worker.parent()?.join("paraph-data");
    folder.is_dir().then_some(folder)
}

#[cfg(target_os = "macos")]
fn managed_file(_: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    PathBuf::from("/Library/Application Support/Paraph/settings.json")
}
#[cfg(windows)]
fn managed_file(variable: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    variable("ProgramData")
        .unwrap_or_else(|| PathBuf::from(r"C:\ProgramData"))
        .join(r"Paraph\settings.json")
}
/// The first of `XDG_CONFIG_DIRS` that has the file.
#[cfg(not(any(windows, target_os = "macos")))]
fn managed_file(variable: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    let folders = variable("XDG_CONFIG_DIRS").unwrap_or_else(|| PathBuf::from("/etc/xdg"));
    let mut files = std::env::split_paths(&folders).map(|folder| folder.join("paraph/settings.json"));
    let first = files
        .next()
        .unwrap_or_else(|| PathBuf::from("/etc/xdg/paraph/settings.json"));
    if first.is_file() {
        return first;
    }
    files.find(|file| file.is_file()).unwrap_or(first)
}

#[cfg(target_os = "macos")]
fn config_folder(home: &Path, _: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    home.join("Library/Application Support/Paraph")
}
#[cfg(target_os = "macos")]
fn data_folder(home: &Path, _: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    home.join("Library/Application Support/Paraph")
}
#[cfg(windows)]
fn config_folder(home: &Path, variable: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    variable("APPDATA")
        .unwrap_or_else(|| home.to_owned())
        .join("Paraph")
}
#[cfg(windows)]
fn data_folder(home: &Path, variable: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    variable("LOCALAPPDATA")
        .unwrap_or_else(|| home.to_owned())
        .join("Paraph")
}
#[cfg(not(any(windows, target_os = "macos")))]
fn config_folder(home: &Path, variable: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    variable("XDG_CONFIG_HOME")
        .unwrap_or_else(|| home.join(".config"))
        .join("paraph")
}
#[cfg(not(any(windows, target_os = "macos")))]
fn data_folder(home: &Path, variable: &dyn Fn(&str) -> Option<PathBuf>) -> PathBuf {
    variable("XDG_DATA_HOME")
        .unwrap_or_else(|| home.join(".local/share"))
        .join("paraph")
}

/// The folder *Documents*, which an institution may have moved into its cloud.
#[cfg(windows)]
fn documents_folder(home: &Path) -> PathBuf {
    dirs::document_dir().unwrap_or_else(|| home.join("Documents"))
}
/// The folder *Documents*, which Linux names in the user's language.
#[cfg(not(windows))]
fn documents_folder(home: &Path) -> PathBuf {
    let named = fs_err::read_to_string(home.join(".config/user-dirs.dirs"))
        .ok()
        .and_then(|text| {
            let line = text
                .lines()
                .find_map(|line| line.strip_prefix("XDG_DOCUMENTS_DIR="))?;
            let path = line.trim().trim_matches('"');
            Some(
                path.strip_prefix("$HOME/")
                    .map_or_else(|| PathBuf::from(path), |rest| home.join(rest)),
            )
        });
    named
        .filter(|path| path.is_absolute())
        .unwrap_or_else(|| home.join("Documents"))
}

impl Host for Machine {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that everything else is handed"
    )]
    fn timestamp(&self) -> Timestamp {
        Timestamp::now()
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        use rand_core::RngCore;
        rand_core::OsRng.fill_bytes(buffer);
    }

    fn folders(&self) -> Folders {
        self.folders.clone()
    }

    fn worker(&self) -> PathBuf {
        self.worker.clone()
    }

    fn language(&self) -> Language {
        self.language
    }

    fn time_zone(&self) -> String {
        jiff::tz::TimeZone::system()
            .iana_name()
            .unwrap_or("UTC")
            .to_owned()
    }

    fn secret(&self, name: &str) -> std::io::Result<Option<Vec<u8>>> {
        match fs_err::read(self.secret_path(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn keep_secret(&self, name: &str, secret: &[u8]) -> std::io::Result<()> {
        crate::files::write_whole(&self.secret_path(name), secret)
    }
}
