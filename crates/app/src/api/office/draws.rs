//! The draw: announced, then entered.

use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{DrawAnnounce, DrawEnter, DrawList, Nothing};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Draws that are needed, announced, done.
    draw_list(Nothing) -> DrawList, changes [];
    /// Announces a draw: the signed list, before the number exists.
    draw_announce(DrawAnnounce) -> DrawList, changes [Ranking, Publication];
    /// Enters the drawn number, typed twice.
    draw_enter(DrawEnter) -> DrawList, changes [Ranking, Publication];
}

fn draw_list(_: &App, _: Nothing) -> Result<DrawList> {
    Err(AppError::internal("draw_list"))
}

fn draw_announce(_: &App, _: DrawAnnounce) -> Result<DrawList> {
    Err(AppError::internal("draw_announce"))
}

fn draw_enter(_: &App, _: DrawEnter) -> Result<DrawList> {
    Err(AppError::internal("draw_enter"))
}
