//! `allowed_signers`: the keys of a call's officials, for `ssh-keygen -Y verify`.
//!
//! It lies in the file that it judges, so it proves agreement within and no more; nothing is trusted for standing in it.

use std::fmt::Write as _;

use crate::fault::Fault;
use crate::signature::PublicKey;

/// The name that a line gives its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Signs call files and results.
    Chair,
    /// Signs checkpoints.
    Keeper,
    /// Signs vetoes for the sponsor.
    Veto,
}

impl Role {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Keeper => "keeper",
            Self::Veto => "veto",
        }
    }
}

const NAMESPACES: [&str; 6] = [
    "call.v1@paraph",
    "card.v1@paraph",
    "ledger.v1@paraph",
    "panel.v1@paraph",
    "result.v1@paraph",
    "score.v1@paraph",
];

/// Writes the member: one line a role, namespace and key. The chair's own key comes first.
pub fn write_allowed_signers<'a>(
    lines: impl IntoIterator<Item = (Role, &'static str, &'a PublicKey)>,
) -> String {
    let mut text = String::new();
    for (role, namespace, key) in lines {
        let _ = writeln!(
            text,
            "{} namespaces=\"{namespace}\" {}",
            role.as_str(),
            key.to_line()
        );
    }
    text
}

/// The member with the lines of a namespace first: `ssh-keygen` complains of each line of the same key that stands before
/// the one it needs, and a good file should print nothing that frightens.
pub fn led_by(text: &str, namespace: &str) -> String {
    let mark = format!(" namespaces=\"{namespace}\" ");
    let (first, rest): (Vec<&str>, Vec<&str>) =
        text.split_inclusive('\n').partition(|line| line.contains(&mark));
    first.into_iter().chain(rest).collect()
}

/// The keys that the member gives this role in this namespace; lines of another form are passed over.
pub(crate) fn keys_for(bytes: &[u8], role: Role, namespace: &str) -> Vec<PublicKey> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let start = format!("{} namespaces=\"{namespace}\" ", role.as_str());
    let keys = text.lines().filter_map(|line| line.strip_prefix(start.as_str()));
    keys.filter_map(|key| PublicKey::from_line(key).ok()).collect()
}

/// Judges the member.
///
/// # Errors
/// `FIELD` with the line for a line of another form; the faults of a key.
pub(crate) fn judge_allowed_signers(bytes: &[u8]) -> Result<(), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::field("allowed_signers"))?;
    let mut chair = false;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let field = || Fault::field(format!("allowed_signers:{}", index + 1));
        let line = line.strip_suffix('\n').ok_or_else(field)?;
        let mut words = line.splitn(3, ' ');
        let (Some(role), Some(options), Some(key)) = (words.next(), words.next(), words.next()) else {
            return Err(field());
        };
        if ![Role::Chair, Role::Keeper, Role::Veto]
            .iter()
            .any(|known| known.as_str() == role)
        {
            return Err(field());
        }
        let namespace = options
            .strip_prefix("namespaces=\"")
            .and_then(|rest| rest.strip_suffix('"'));
        if !namespace.is_some_and(|namespace| NAMESPACES.contains(&namespace)) {
            return Err(field());
        }
        PublicKey::from_line(key)?;
        chair |= role == Role::Chair.as_str();
    }
    if chair {
        Ok(())
    } else {
        Err(Fault::field("allowed_signers"))
    }
}
