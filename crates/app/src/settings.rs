//! The settings as they are kept: one JSON file in the configuration folder.
//!
//! Below it lie the defaults of the institution, if there are any: they hold until a person chooses otherwise, and only
//! what was chosen is kept. A file that cannot be read is as if there was none; a field that cannot be is left aside.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::PoisonError;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::App;
use crate::error::{AppError, Result};
use crate::host::Host;
use crate::wire::{Scheme, Settings, SettingsChange};
use crate::words::Language;

/// The settings in their file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Stored {
    pub(crate) language: Option<Language>,
    scheme: Scheme,
    text_size: u32,
    dark_pages: bool,
    reduced_motion: Option<bool>,
    single_letters: bool,
    go_on: bool,
    keys: BTreeMap<String, String>,
    phrases: Vec<String>,
    columns: Vec<String>,
    column_widths: BTreeMap<String, u32>,
    colour_names: BTreeMap<String, String>,
    remembered: BTreeMap<String, String>,
    workspace_folder: Option<String>,
    handin_folder: Option<String>,
    backup_folder: Option<String>,
}

impl Default for Stored {
    fn default() -> Self {
        Self {
            language: None,
            scheme: Scheme::System,
            text_size: 100,
            dark_pages: false,
            reduced_motion: None,
            single_letters: true,
            go_on: true,
            keys: BTreeMap::new(),
            phrases: Vec::new(),
            columns: Vec::new(),
            column_widths: BTreeMap::new(),
            colour_names: BTreeMap::new(),
            remembered: BTreeMap::new(),
            workspace_folder: None,
            handin_folder: None,
            backup_folder: None,
        }
    }
}

fn path(host: &dyn Host) -> PathBuf {
    host.folders().config.join("settings.json")
}

impl Stored {
    pub(crate) fn read(host: &dyn Host) -> Self {
        Self::defaults(host).over(&fs_err::read(path(host)).unwrap_or_default())
    }

    /// The usual settings, and over them those of the institution.
    fn defaults(host: &dyn Host) -> Self {
        Self::default().over(&fs_err::read(host.folders().managed).unwrap_or_default())
    }

    /// These settings, and over them those of a file.
    fn over(&self, file: &[u8]) -> Self {
        let (Ok(Value::Object(mut all)), Ok(Value::Object(file))) =
            (serde_json::to_value(self), serde_json::from_slice(file))
        else {
            return self.clone();
        };
        let mut settings = self.clone();
        for (name, value) in file {
            let before = all.insert(name.clone(), value);
            match serde_json::from_value(Value::Object(all.clone())) {
                Ok(good) => settings = good,
                // What one field says does not cost the others.
                Err(_) => drop(before.and_then(|before| all.insert(name, before))),
            }
        }
        settings
    }

    /// What is kept: the settings that differ from the defaults.
    fn chosen(&self, defaults: &Self) -> Value {
        let (Ok(Value::Object(mut all)), Ok(usual)) =
            (serde_json::to_value(self), serde_json::to_value(defaults))
        else {
            return Value::Null;
        };
        all.retain(|name, value| usual.get(name) != Some(value));
        Value::Object(all)
    }

    fn apply(&mut self, change: SettingsChange) {
        fn join<V: Default + PartialEq>(map: &mut BTreeMap<String, V>, change: BTreeMap<String, V>) {
            for (name, value) in change {
                if value == V::default() {
                    map.remove(&name);
                } else {
                    map.insert(name, value);
                }
            }
        }
        let folder = |text: String| Some(text).filter(|text| !text.is_empty());
        if change.language.is_some() {
            self.language = change.language;
        }
        if change.language_of_system == Some(true) {
            self.language = None;
        }
        self.scheme = change.scheme.unwrap_or(self.scheme);
        self.text_size = change.text_size.unwrap_or(self.text_size).clamp(75, 400);
        self.dark_pages = change.dark_pages.unwrap_or(self.dark_pages);
        self.reduced_motion = change.reduced_motion.or(self.reduced_motion);
        self.single_letters = change.single_letters.unwrap_or(self.single_letters);
        self.go_on = change.go_on.unwrap_or(self.go_on);
        join(&mut self.keys, change.keys.unwrap_or_default());
        join(&mut self.column_widths, change.column_widths.unwrap_or_default());
        join(&mut self.colour_names, change.colour_names.unwrap_or_default());
        join(&mut self.remembered, change.remembered.unwrap_or_default());
        if let Some(phrases) = change.phrases {
            self.phrases = phrases;
        }
        if let Some(columns) = change.columns {
            self.columns = columns;
        }
        if let Some(text) = change.workspace_folder {
            self.workspace_folder = folder(text);
        }
        if let Some(text) = change.handin_folder {
            self.handin_folder = folder(text);
        }
        if let Some(text) = change.backup_folder {
            self.backup_folder = folder(text);
        }
    }
}

impl App {
    /// The settings that hold.
    pub(crate) fn settings(&self) -> Settings {
        let stored = self
            .inner
            .settings
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let folders = self.host().folders();
        let or =
            |chosen: Option<String>, usual: PathBuf| chosen.unwrap_or_else(|| usual.display().to_string());
        Settings {
            language: stored.language,
            scheme: stored.scheme,
            text_size: stored.text_size,
            dark_pages: stored.dark_pages,
            reduced_motion: stored.reduced_motion,
            single_letters: stored.single_letters,
            go_on: stored.go_on,
            keys: stored.keys,
            phrases: stored.phrases,
            columns: stored.columns,
            column_widths: stored.column_widths,
            colour_names: stored.colour_names,
            remembered: stored.remembered,
            workspace_folder: or(stored.workspace_folder, folders.data.join("workspaces")),
            handin_folder: or(stored.handin_folder, folders.documents),
            backup_folder: or(stored.backup_folder, folders.data.join("backups")),
        }
    }

    /// Changes settings and keeps them.
    pub(crate) fn change_settings(&self, change: SettingsChange) -> Result<Settings> {
        let mut stored = self
            .inner
            .settings
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        stored.apply(change);
        let path = path(self.host());
        let chosen = stored.chosen(&Stored::defaults(self.host()));
        let bytes = serde_json::to_vec_pretty(&chosen).map_err(AppError::internal)?;
        crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))?;
        *self
            .inner
            .settings
            .write()
            .unwrap_or_else(PoisonError::into_inner) = stored;
        Ok(self.settings())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_institutions_defaults_hold_until_somebody_chooses() {
        let managed = Stored::default().over(br#"{"language":"fr","text_size":115,"scheme":7,"unknown":1}"#);
        assert_eq!(
            managed.language,
            Some(Language::Fr),
            "what the institution says holds"
        );
        assert_eq!(
            managed.scheme,
            Scheme::System,
            "a field that cannot be read costs only itself"
        );
        let mine = managed.over(br#"{"text_size":200}"#);
        assert_eq!(
            (mine.language, mine.text_size),
            (Some(Language::Fr), 200),
            "mine is over it"
        );
        assert_eq!(
            mine.chosen(&managed),
            serde_json::json!({ "text_size": 200 }),
            "only what I chose is kept, so that the institution can still change the rest"
        );
        assert_eq!(
            managed.over(b"no settings"),
            managed,
            "a damaged file is as if there was none"
        );
    }
}
