//! The list of a draw and the tickets that follow from it, as anyone can repeat them with `sha256sum`.
//!
//! Who is in a draw and how far the money reaches down its order is the core's business.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "one type of record is picked out among sixteen"
)]

use std::str::FromStr as _;

use super::decode::Kept;
use super::id::{Hash, Name, ProposalId, Slug};
use super::record::{Body, Draw, DrawAnnounced, DrawByHand, Record, Ticket};
use crate::fault::{Code, Fault};

/// What `draw-<n>.txt` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawList {
    /// The SHA-256 of the `call.json` in force.
    pub call: Hash,
    /// The track, or none where tracks share an order.
    pub track: Option<Slug>,
    /// The public number that decides, and how it will be written.
    pub source: Name,
    /// Who is in it, sorted.
    pub proposals: Vec<ProposalId>,
}

fn wrong(why: impl Into<String>) -> Fault {
    Fault::new(Code::Draw, why)
}

impl DrawList {
    /// A list; the proposals are put in order.
    pub fn new(call: Hash, track: Option<Slug>, source: Name, mut proposals: Vec<ProposalId>) -> Self {
        proposals.sort_unstable();
        proposals.dedup();
        Self {
            call,
            track,
            source,
            proposals,
        }
    }

    /// The bytes of `draw-<n>.txt`.
    pub fn write(&self) -> Vec<u8> {
        let track = self.track.as_ref().map_or("-", Slug::as_str);
        let mut text = format!(
            "paraph draw list v1\ncall {}\ntrack {track}\nseed {}\n",
            self.call, self.source
        );
        for proposal in &self.proposals {
            text.push_str(&proposal.to_hex());
            text.push('\n');
        }
        text.into_bytes()
    }

    /// Reads `draw-<n>.txt`.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| wrong("the list is no text"))?;
        let body = text
            .strip_suffix('\n')
            .ok_or_else(|| wrong("the list has no last LF"))?;
        let mut lines = body.split('\n');
        let mut next = |prefix: &str| {
            lines
                .next()
                .and_then(|line| line.strip_prefix(prefix))
                .ok_or_else(|| wrong(format!("the list lacks its line {prefix:?}")))
        };
        if !next("paraph draw list v1")?.is_empty() {
            return Err(wrong("the list's first line"));
        }
        let call = Hash::from_str(next("call ")?).map_err(|_| wrong("the list's call"))?;
        let track = match next("track ")? {
            "-" => None,
            id => Some(Slug::new(id).map_err(|_| wrong("the list's track"))?),
        };
        let source = Name::new(next("seed ")?).map_err(|_| wrong("the list's source"))?;
        let proposals: Vec<ProposalId> = lines
            .map(ProposalId::from_str)
            .collect::<Result<_, _>>()
            .map_err(|_| wrong("an id in the list"))?;
        if proposals.is_empty() || !proposals.is_sorted_by(|a, b| a < b) {
            return Err(wrong("the list is empty, not sorted, or holds one twice"));
        }
        Ok(Self {
            call,
            track,
            source,
            proposals,
        })
    }

    /// The SHA-256 of the list, which is announced before the number exists.
    pub fn commit(&self) -> Hash {
        Hash::of(&self.write())
    }

    /// The key and the order that a number gives.
    pub fn draw(&self, seed: &Name) -> (Hash, Vec<Ticket>) {
        let key = key(self.commit(), seed);
        (key, tickets(key, self.proposals.iter().copied()))
    }
}

/// List and number, mixed.
pub fn key(commit: Hash, seed: &str) -> Hash {
    Hash::of(format!("paraph draw v1\n{commit}\n{seed}\n").as_bytes())
}

/// The ticket of each proposal, smallest first: the order.
pub fn tickets(key: Hash, proposals: impl IntoIterator<Item = ProposalId>) -> Vec<Ticket> {
    let mut tickets: Vec<Ticket> = proposals
        .into_iter()
        .map(|proposal| Ticket {
            proposal,
            ticket: Hash::of(format!("{key} {proposal}\n").as_bytes()),
        })
        .collect();
    tickets.sort_unstable_by_key(|ticket| (ticket.ticket, ticket.proposal));
    tickets
}

/// Judges an announcement against its list.
pub fn judge_announced(announced: &DrawAnnounced, list: &[u8]) -> Result<DrawList, Fault> {
    let read = DrawList::read(list)?;
    if Hash::of(list) != announced.commit {
        return Err(wrong("the list is not the one announced"));
    }
    if read.source != announced.source {
        return Err(wrong("the source is not the one announced"));
    }
    Ok(read)
}

/// Judges a draw against the announcement and its list: the order must follow from them and the seed.
pub fn judge_drawn(drawn: &Draw, announced: &DrawAnnounced, list: &[u8]) -> Result<(), Fault> {
    let list = judge_announced(announced, list)?;
    if list.draw(&drawn.seed) == (drawn.key, drawn.tickets.clone()) {
        Ok(())
    } else {
        Err(wrong("the order does not follow from the list and the seed"))
    }
}

/// Judges a draw by hand: its order is of the list that was announced.
pub fn judge_by_hand(drawn: &DrawByHand, announced: &DrawAnnounced, list: &[u8]) -> Result<(), Fault> {
    let list = judge_announced(announced, list)?;
    let mut order = drawn.order.clone();
    order.sort_unstable();
    if order == list.proposals {
        Ok(())
    } else {
        Err(wrong("the order by hand is not of the list"))
    }
}

/// Judges all draws among these records whose announcement is among them too; `list` gives `draw-<n>.txt`.
///
/// With `complete`, as in a result, an announcement may not be missing; in a panel it may have come before.
#[expect(
    clippy::needless_pass_by_value,
    reason = "an iterator is handed over, and walked as often as needed"
)]
pub fn judge_all<'a>(
    records: impl Iterator<Item = &'a Kept<Record>> + Clone,
    list: impl Fn(u64) -> Option<&'a [u8]>,
    complete: bool,
) -> Result<(), Fault> {
    let announced = |id: Hash| {
        records
            .clone()
            .find(|record| record.hash == id)
            .and_then(|record| match &record.value.body {
                Body::DrawAnnounced(announced) => Some(announced),
                _ => None,
            })
    };
    let list_of = |n: u64| list(n).ok_or_else(|| Fault::field(format!("draw-{n}.txt")));
    let missing = || {
        if complete {
            Err(wrong("the draw was not announced"))
        } else {
            Ok(())
        }
    };
    for record in records.clone() {
        match &record.value.body {
            Body::DrawAnnounced(body) => judge_announced(body, list_of(body.n)?).map(|_| ())?,
            Body::Draw(drawn) => match announced(drawn.announced) {
                Some(body) => judge_drawn(drawn, body, list_of(body.n)?)?,
                None => missing()?,
            },
            Body::DrawByHand(drawn) => match announced(drawn.announced) {
                Some(body) => judge_by_hand(drawn, body, list_of(body.n)?)?,
                None => missing()?,
            },
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_comes_out() {
        let list = "paraph draw list v1\ncall 5f3c\ntrack B\nseed drand quicknet round 12345678\nP-0007\nP-0012\nP-0031\nP-0044\nP-0058\n";
        let commit = Hash::of(list.as_bytes());
        assert_eq!(
            commit.to_hex(),
            "ffab871e727d4426f26cae81699b12448c07239b4061a208617bb6e4e17ef353",
            "the list's hash"
        );
        let seed =
            "drand quicknet round 12345678: 4f2d5a1c9b7e0638a1d4c2f7e9b05386d71a2c4e8f6b9d03517e2a4c6d8f0b13";
        let key = key(commit, seed);
        assert_eq!(
            key.to_hex(),
            "5163deec3fc217c9d11d7aaf497b41b8c1003a84e039d9e999ffb226b0efba2d",
            "list and seed, mixed"
        );
        assert_eq!(
            Hash::of(format!("{key} P-0031\n").as_bytes()).to_hex(),
            "169dbcdc827563ea7b95c71897fa7bd9995e278426d2fb15fed25a821aca8fb2",
            "the smallest ticket"
        );
    }

    #[test]
    fn a_list_is_read_as_it_is_written() {
        let ids = vec![ProposalId::new([9; 16]), ProposalId::new([3; 16])];
        let list = DrawList::new(Hash::ZERO, None, Name::clean("a lottery"), ids);
        assert_eq!(DrawList::read(&list.write()), Ok(list.clone()), "read back");
        let text = String::from_utf8(list.write()).expect("text");
        for bad in [
            text.replace("v1", "v2"),
            text.replace("track -", "track +"),
            text.trim_end().to_owned(),
            text.replace("03", "0a"),
        ] {
            assert!(
                DrawList::read(bad.as_bytes()).is_err(),
                "{bad:?} is not in the agreed form"
            );
        }
    }
}
