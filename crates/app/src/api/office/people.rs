//! People: the list, invitations, accepting those who answered.

use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{Accepted, ControlAsk, ControlCheck, Invitations, InviteAsk, Nothing, OfRow, OfficePerson, PeopleList, PersonAccept, PersonChange, PersonDistrust, TableImport, TableTaken};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Everybody on the list.
    people_list(Nothing) -> PeopleList, changes [];
    /// Puts somebody on the list, or changes an entry.
    person_set(PersonChange) -> OfficePerson, changes [People];
    /// Takes somebody off the list.
    person_remove(OfRow) -> PeopleList, changes [People];
    /// Takes people in from a table.
    people_table(TableImport) -> TableTaken, changes [People];
    /// Writes invitations: a small call file and a mail draft each.
    people_invite(InviteAsk) -> Invitations, changes [People];
    /// Accepts all who answered their invitation.
    people_accept_all(Nothing) -> Accepted, changes [People, Received, Ranking];
    /// Accepts one person.
    person_accept(PersonAccept) -> OfficePerson, changes [People, Received, Ranking];
    /// Turns a person away, with a reason.
    person_distrust(PersonDistrust) -> OfficePerson, changes [People, Received, Ranking];
    /// Compares what was heard on the telephone with a control number.
    control_number_check(ControlAsk) -> ControlCheck, changes [];
}

fn people_list(_: &App, _: Nothing) -> Result<PeopleList> {
    Err(AppError::internal("people_list"))
}

fn person_set(_: &App, _: PersonChange) -> Result<OfficePerson> {
    Err(AppError::internal("person_set"))
}

fn person_remove(_: &App, _: OfRow) -> Result<PeopleList> {
    Err(AppError::internal("person_remove"))
}

fn people_table(_: &App, _: TableImport) -> Result<TableTaken> {
    Err(AppError::internal("people_table"))
}

fn people_invite(_: &App, _: InviteAsk) -> Result<Invitations> {
    Err(AppError::internal("people_invite"))
}

fn people_accept_all(_: &App, _: Nothing) -> Result<Accepted> {
    Err(AppError::internal("people_accept_all"))
}

fn person_accept(_: &App, _: PersonAccept) -> Result<OfficePerson> {
    Err(AppError::internal("person_accept"))
}

fn person_distrust(_: &App, _: PersonDistrust) -> Result<OfficePerson> {
    Err(AppError::internal("person_distrust"))
}

fn control_number_check(_: &App, _: ControlAsk) -> Result<ControlCheck> {
    Err(AppError::internal("control_number_check"))
}
