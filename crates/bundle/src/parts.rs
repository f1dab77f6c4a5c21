//! What of a result's agreement with itself is judged where the bundle is opened: who signed it, and how a fault is told.
//!
//! The parts against each other are `result`.

use crate::allowed::{Role, keys_for};
use crate::fault::{Code, Fault};
use crate::payload::reader::Published;
use crate::result;
use crate::signature::{PublicKey, namespace};

/// A fault that in a result speaks of its parts.
pub(crate) fn of_parts(fault: Fault) -> Fault {
    let sealed = fault.code() == Code::Field && fault.detail().starts_with("call.json:proposals.");
    let named = [(Code::Draw, "draws"), (Code::LedgerProof, "ledger")];
    let named = named
        .into_iter()
        .find(|(code, _)| *code == fault.code())
        .map(|(_, part)| part);
    match named.or(sealed.then_some("proposals")) {
        Some(part) => Fault::result_parts(part),
        None => fault,
    }
}

/// Judges a result: one of its signatures is by a chair that its `allowed_signers` names, and its parts agree.
///
/// # Errors
/// `RESULT_PARTS`.
pub(crate) fn judge_parts(published: &Published, signers: &[PublicKey]) -> Result<(), Fault> {
    let chairs = keys_for(
        &published.allowed_signers,
        Role::Chair,
        namespace(crate::payload::Kind::Result),
    );
    if !signers.iter().any(|key| chairs.contains(key)) {
        return Err(Fault::result_parts("signatures"));
    }
    result::judge(published).map(|_| ())
}
