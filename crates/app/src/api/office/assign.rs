//! Assignments, conflicts, score sheets.

use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{AssignAsk, AssignmentPlan, AssignmentSet, Assignments, AtPath, FilesMade, Nothing, OfRows, OfficeConflictSet, TableImport, TableTaken, Written};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Who reads what.
    assignments_get(Nothing) -> Assignments, changes [];
    /// Computes assignments beside those made by hand.
    assignments_compute(AssignAsk) -> AssignmentPlan, changes [People];
    /// Makes, changes or takes back one pair by hand.
    assignment_set(AssignmentSet) -> Assignments, changes [People];
    /// Takes assignments and conflicts in from a table, HotCRP's too.
    assignments_table(TableImport) -> TableTaken, changes [People];
    /// Writes the assignments as HotCRP's table.
    assignments_export(AtPath) -> Written, changes [];
    /// Declares or clears a conflict of somebody with a proposal.
    office_conflict_set(OfficeConflictSet) -> Assignments, changes [People, Ranking];
    /// Writes score sheets and paper forms.
    sheets_make(OfRows) -> FilesMade, changes [];
}

fn assignments_get(_: &App, _: Nothing) -> Result<Assignments> {
    Err(AppError::internal("assignments_get"))
}

fn assignments_compute(_: &App, _: AssignAsk) -> Result<AssignmentPlan> {
    Err(AppError::internal("assignments_compute"))
}

fn assignment_set(_: &App, _: AssignmentSet) -> Result<Assignments> {
    Err(AppError::internal("assignment_set"))
}

fn assignments_table(_: &App, _: TableImport) -> Result<TableTaken> {
    Err(AppError::internal("assignments_table"))
}

fn assignments_export(_: &App, _: AtPath) -> Result<Written> {
    Err(AppError::internal("assignments_export"))
}

fn office_conflict_set(_: &App, _: OfficeConflictSet) -> Result<Assignments> {
    Err(AppError::internal("office_conflict_set"))
}

fn sheets_make(_: &App, _: OfRows) -> Result<FilesMade> {
    Err(AppError::internal("sheets_make"))
}
