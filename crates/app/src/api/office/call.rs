//! The call: made, frozen, announced; its proposals and tables.

use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{AtPath, AtPaths, CallBody, CallView, DocumentsTaken, Nothing, Notice, NoticeAsk, OfProposal, OfficeProposal, OfficeProposalChange, OfficeProposals, TableAsk, TableImport, TablePreview, TableTaken, TemplateAsk, TemplateList};

crate::commands! {
    pub(crate) static COMMANDS;
    /// The call as it is being made, with what it wants.
    call_get(Nothing) -> CallView, changes [];
    /// Keeps the call as it stands on the screen.
    call_update(CallBody) -> CallView, changes [Call];
    /// Templates for a call.
    call_templates(Nothing) -> TemplateList, changes [];
    /// Starts the call from a template; keeps dates and people that were given.
    call_template(TemplateAsk) -> CallView, changes [Call];
    /// Starts the call from an earlier one's file.
    call_copy(AtPath) -> CallView, changes [Call];
    /// Freezes the call: signs an edition.
    call_freeze(Nothing) -> CallView, changes [App, Call, People];
    /// Writes the call notice with the chair's control number.
    call_notice(NoticeAsk) -> Notice, changes [];
    /// Reads a table and proposes a mapping.
    table_preview(TableAsk) -> TablePreview, changes [];
    /// The office's proposals.
    office_proposals(Nothing) -> OfficeProposals, changes [];
    /// Takes proposals in from a table.
    office_proposals_table(TableImport) -> TableTaken, changes [Call, Proposals];
    /// Takes PDFs, folders and zips in: matched to proposals by name, else new proposals.
    office_proposals_files(AtPaths) -> DocumentsTaken, changes [Call, Proposals, Documents];
    /// Makes or changes a proposal.
    office_proposal_set(OfficeProposalChange) -> OfficeProposal, changes [Call, Proposals];
    /// Takes a proposal out.
    office_proposal_remove(OfProposal) -> OfficeProposals, changes [Call, Proposals];
}

fn call_get(_: &App, _: Nothing) -> Result<CallView> {
    Err(AppError::internal("call_get"))
}

fn call_update(_: &App, _: CallBody) -> Result<CallView> {
    Err(AppError::internal("call_update"))
}

fn call_templates(_: &App, _: Nothing) -> Result<TemplateList> {
    Err(AppError::internal("call_templates"))
}

fn call_template(_: &App, _: TemplateAsk) -> Result<CallView> {
    Err(AppError::internal("call_template"))
}

fn call_copy(_: &App, _: AtPath) -> Result<CallView> {
    Err(AppError::internal("call_copy"))
}

fn call_freeze(_: &App, _: Nothing) -> Result<CallView> {
    Err(AppError::internal("call_freeze"))
}

fn call_notice(_: &App, _: NoticeAsk) -> Result<Notice> {
    Err(AppError::internal("call_notice"))
}

fn table_preview(_: &App, _: TableAsk) -> Result<TablePreview> {
    Err(AppError::internal("table_preview"))
}

fn office_proposals(_: &App, _: Nothing) -> Result<OfficeProposals> {
    Err(AppError::internal("office_proposals"))
}

fn office_proposals_table(_: &App, _: TableImport) -> Result<TableTaken> {
    Err(AppError::internal("office_proposals_table"))
}

fn office_proposals_files(_: &App, _: AtPaths) -> Result<DocumentsTaken> {
    Err(AppError::internal("office_proposals_files"))
}

fn office_proposal_set(_: &App, _: OfficeProposalChange) -> Result<OfficeProposal> {
    Err(AppError::internal("office_proposal_set"))
}

fn office_proposal_remove(_: &App, _: OfProposal) -> Result<OfficeProposals> {
    Err(AppError::internal("office_proposal_remove"))
}
