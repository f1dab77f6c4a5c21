//! Naming steps of the history.

use paraph_store::Op;

use crate::App;
use crate::words::Args;

/// A step being named: which message, where it belongs.
pub(crate) struct Step(Op);

impl Step {
    /// Named by the message `label` of the room `history`.
    pub(crate) fn new(app: &App, label: &str, args: &Args) -> Self {
        Self(Op {
            label: label.to_owned(),
            args: serde_json::to_string(args).unwrap_or_default(),
            proposal: None,
            screen: None,
            field: None,
            undoable: true,
            at: app.now(),
        })
    }

    /// It belongs to a proposal.
    pub(crate) fn on(mut self, proposal: &str) -> Self {
        self.0.proposal = Some(proposal.to_owned());
        self
    }

    /// It belongs to a screen.
    pub(crate) fn screen(mut self, screen: &str) -> Self {
        self.0.screen = Some(screen.to_owned());
        self
    }

    /// It is typing in a field: joined with the last step of the same field.
    pub(crate) fn field(mut self, field: &str) -> Self {
        self.0.field = Some(format!(
            "{}/{field}",
            self.0.proposal.as_deref().unwrap_or_default()
        ));
        self
    }

    /// It cannot be taken back.
    pub(crate) fn fixed(mut self) -> Self {
        self.0.undoable = false;
        self
    }

    pub(crate) fn op(self) -> Op {
        self.0
    }
}
