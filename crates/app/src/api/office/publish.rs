//! Publishing: texts first, then the result, letters, commitments.

use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{LettersAsk, LettersMade, Nothing, ObligationSet, Obligations, PublishAsk, PublishPreview, Published, TextWithhold};

crate::commands! {
    pub(crate) static COMMANDS;
    /// What applicants and the public would read.
    publish_preview(Nothing) -> PublishPreview, changes [];
    /// Withholds a text, or gives it free. Never rewords.
    text_withhold(TextWithhold) -> PublishPreview, changes [Publication];
    /// Publishes: the signed result with all that belongs to it.
    publish_make(PublishAsk) -> Published, changes [Publication, Obligations, Ranking];
    /// Writes the letters of the newest edition.
    letters_make(LettersAsk) -> LettersMade, changes [Publication];
    /// Commitments after the award.
    obligations_get(Nothing) -> Obligations, changes [];
    /// Ticks a commitment off.
    obligation_set(ObligationSet) -> Obligations, changes [Obligations];
}

fn publish_preview(_: &App, _: Nothing) -> Result<PublishPreview> {
    Err(AppError::internal("publish_preview"))
}

fn text_withhold(_: &App, _: TextWithhold) -> Result<PublishPreview> {
    Err(AppError::internal("text_withhold"))
}

fn publish_make(_: &App, _: PublishAsk) -> Result<Published> {
    Err(AppError::internal("publish_make"))
}

fn letters_make(_: &App, _: LettersAsk) -> Result<LettersMade> {
    Err(AppError::internal("letters_make"))
}

fn obligations_get(_: &App, _: Nothing) -> Result<Obligations> {
    Err(AppError::internal("obligations_get"))
}

fn obligation_set(_: &App, _: ObligationSet) -> Result<Obligations> {
    Err(AppError::internal("obligation_set"))
}
