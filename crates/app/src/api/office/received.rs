//! What came back: the plan, taking in, questions, entering, receipts, who owes what.

use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{AdmitAsk, AtPaths, EnterAsk, Entered, FilesMade, Nothing, OfRow, OfRows, Owed, ReceivedList, ReceivedPlan, SetAside, SettleAsk, TakeIn, TakenIn, TypingGrid, TypingSet};

crate::commands! {
    pub(crate) static COMMANDS;
    /// What dropping these files would do. Changes nothing.
    received_plan(AtPaths) -> ReceivedPlan, changes [];
    /// Takes in the files of a plan, as one step.
    received_take_in(TakeIn) -> TakenIn, changes [People, Received, Ranking];
    /// What is here.
    received_list(Nothing) -> ReceivedList, changes [];
    /// Sets a file aside with a reason, or takes it up again.
    received_set_aside(SetAside) -> ReceivedList, changes [Received, Ranking];
    /// Lets a late review count, with a reason.
    received_admit(AdmitAsk) -> ReceivedList, changes [Received, Ranking];
    /// Settles two versions of one review, with a reason.
    received_settle(SettleAsk) -> ReceivedList, changes [Received, Ranking];
    /// Enters what was taken in in the register and writes receipts.
    received_enter(EnterAsk) -> Entered, changes [Received, Ranking];
    /// Who owes what.
    received_owed(Nothing) -> Owed, changes [];
    /// Writes reminders as mail drafts.
    reminders_make(OfRows) -> FilesMade, changes [];
    /// The grid for a person's paper forms.
    typing_get(OfRow) -> TypingGrid, changes [];
    /// Types one cell of a paper form.
    typing_set(TypingSet) -> TypingGrid, changes [Received];
    /// Takes a typed grid in, once both passes agree.
    typing_take_in(OfRow) -> TakenIn, changes [Received, Ranking];
}

fn received_plan(_: &App, _: AtPaths) -> Result<ReceivedPlan> {
    Err(AppError::internal("received_plan"))
}

fn received_take_in(_: &App, _: TakeIn) -> Result<TakenIn> {
    Err(AppError::internal("received_take_in"))
}

fn received_list(_: &App, _: Nothing) -> Result<ReceivedList> {
    Err(AppError::internal("received_list"))
}

fn received_set_aside(_: &App, _: SetAside) -> Result<ReceivedList> {
    Err(AppError::internal("received_set_aside"))
}

fn received_admit(_: &App, _: AdmitAsk) -> Result<ReceivedList> {
    Err(AppError::internal("received_admit"))
}

fn received_settle(_: &App, _: SettleAsk) -> Result<ReceivedList> {
    Err(AppError::internal("received_settle"))
}

fn received_enter(_: &App, _: EnterAsk) -> Result<Entered> {
    Err(AppError::internal("received_enter"))
}

fn received_owed(_: &App, _: Nothing) -> Result<Owed> {
    Err(AppError::internal("received_owed"))
}

fn reminders_make(_: &App, _: OfRows) -> Result<FilesMade> {
    Err(AppError::internal("reminders_make"))
}

fn typing_get(_: &App, _: OfRow) -> Result<TypingGrid> {
    Err(AppError::internal("typing_get"))
}

fn typing_set(_: &App, _: TypingSet) -> Result<TypingGrid> {
    Err(AppError::internal("typing_set"))
}

fn typing_take_in(_: &App, _: OfRow) -> Result<TakenIn> {
    Err(AppError::internal("typing_take_in"))
}
