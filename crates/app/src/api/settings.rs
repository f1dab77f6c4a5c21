//! The settings of the person on this machine.

use crate::App;
use crate::error::Result;
use crate::wire::{Nothing, Settings, SettingsChange};

crate::commands! {
    pub(crate) static COMMANDS;
    /// The settings that hold.
    settings_get(Nothing) -> Settings, changes [];
    /// Changes settings.
    settings_set(SettingsChange) -> Settings, changes [Settings, App];
}

#[expect(clippy::unnecessary_wraps, reason = "every command has this form")]
fn settings_get(app: &App, _: Nothing) -> Result<Settings> {
    Ok(app.settings())
}

fn settings_set(app: &App, change: SettingsChange) -> Result<Settings> {
    app.change_settings(change)
}
