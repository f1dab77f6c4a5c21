//! The ranking, what if, decisions, refusals by the sponsor.

use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{AbsentSet, DecisionSet, Nothing, OfProposal, Ranking, RankingAsk, RankingFigures, VetoAsk, VetoEffect};

crate::commands! {
    pub(crate) static COMMANDS;
    /// The ranking, or what it would be under an assumption.
    ranking_get(RankingAsk) -> Ranking, changes [];
    /// Strictness, noise and agreement, for chairs alone.
    ranking_figures(Nothing) -> RankingFigures, changes [];
    /// Decides on a proposal; pending until published.
    decision_set(DecisionSet) -> Ranking, changes [Ranking];
    /// Who is out of the room for a proposal.
    absent_set(AbsentSet) -> Ranking, changes [Ranking];
    /// What a refusal by the sponsor would do, and how the public page puts it.
    veto_preview(VetoAsk) -> VetoEffect, changes [];
    /// Records a refusal by the sponsor.
    veto_set(VetoAsk) -> Ranking, changes [Ranking];
    /// Takes a recorded refusal back.
    veto_remove(OfProposal) -> Ranking, changes [Ranking];
}

fn ranking_get(_: &App, _: RankingAsk) -> Result<Ranking> {
    Err(AppError::internal("ranking_get"))
}

fn ranking_figures(_: &App, _: Nothing) -> Result<RankingFigures> {
    Err(AppError::internal("ranking_figures"))
}

fn decision_set(_: &App, _: DecisionSet) -> Result<Ranking> {
    Err(AppError::internal("decision_set"))
}

fn absent_set(_: &App, _: AbsentSet) -> Result<Ranking> {
    Err(AppError::internal("absent_set"))
}

fn veto_preview(_: &App, _: VetoAsk) -> Result<VetoEffect> {
    Err(AppError::internal("veto_preview"))
}

fn veto_set(_: &App, _: VetoAsk) -> Result<Ranking> {
    Err(AppError::internal("veto_set"))
}

fn veto_remove(_: &App, _: OfProposal) -> Result<Ranking> {
    Err(AppError::internal("veto_remove"))
}
