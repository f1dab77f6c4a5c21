//! The draw that anyone can repeat (SCORING 6): a list that is fixed before a public number exists, and a ticket for
//! each proposal that `sha256sum` makes again.

use crate::hash::{hex, sha256};
use crate::id::{ProposalId, TrackId};

/// What is published before the number exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawList {
    call: String,
    track: Option<TrackId>,
    source: String,
    proposals: Vec<ProposalId>,
}

/// Why a list or a seed cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// A part that must be one line is not.
    #[error("the draw's {0} must be one line of text")]
    Line(&'static str),
    /// A proposal stands in the list twice.
    #[error("proposal {0} stands in the draw list twice")]
    Twice(ProposalId),
    /// Nobody is in the draw.
    #[error("a draw list needs a proposal")]
    Empty,
}

/// A proposal's ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Whose.
    pub proposal: ProposalId,
    /// 64 hex digits; the smallest wins.
    pub ticket: String,
}

impl DrawList {
    /// `call` is the SHA-256 of the `call.json` in force, in hex; `track` is `None` where tracks share an order; `source`
    /// names the public number that nobody knows yet.
    pub fn new(
        call: &str,
        track: Option<TrackId>,
        source: &str,
        mut proposals: Vec<ProposalId>,
    ) -> Result<Self, DrawError> {
        proposals.sort();
        if proposals.is_empty() {
            return Err(DrawError::Empty);
        }
        if let Some(pair) = proposals.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(DrawError::Twice(pair[0].clone()));
        }
        let names = proposals.iter().map(|id| ("proposal", id.as_str()));
        let track_text = track.as_ref().map_or("-", TrackId::as_str);
        for (what, line) in [("call", call), ("track", track_text), ("source", source)]
            .into_iter()
            .chain(names)
        {
            if line.is_empty() || line.contains(['\n', '\r']) {
                return Err(DrawError::Line(what));
            }
        }
        Ok(Self {
            call: call.to_owned(),
            track,
            source: source.to_owned(),
            proposals,
        })
    }

    /// The bytes that are signed and published.
    pub fn text(&self) -> String {
        let track = self.track.as_ref().map_or("-", TrackId::as_str);
        let mut text = format!(
            "paraph draw list v1\ncall {}\ntrack {track}\nseed {}\n",
            self.call, self.source
        );
        for proposal in &self.proposals {
            text.push_str(proposal.as_str());
            text.push('\n');
        }
        text
    }

    /// SHA-256 of the list.
    pub fn commit(&self) -> String {
        hex(&sha256(&[self.text().as_bytes()]))
    }

    /// Those in the draw, by the bytes of their ids.
    pub fn proposals(&self) -> &[ProposalId] {
        &self.proposals
    }

    /// The key that the announced seed gives.
    pub fn key(&self, seed: &str) -> Result<String, DrawError> {
        draw_key(&self.commit(), seed)
    }

    /// All tickets, the winner first.
    pub fn tickets(&self, seed: &str) -> Result<Vec<Ticket>, DrawError> {
        let key = self.key(seed)?;
        let of = |proposal: &ProposalId| Ticket {
            proposal: proposal.clone(),
            ticket: ticket(&key, proposal),
        };
        let mut tickets: Vec<Ticket> = self.proposals.iter().map(of).collect();
        tickets.sort_by(|a, b| a.ticket.cmp(&b.ticket).then_with(|| a.proposal.cmp(&b.proposal)));
        Ok(tickets)
    }
}

/// SHA-256 of "paraph draw v1", commit and seed, each ended by LF. The seed is one line, exactly as announced.
pub fn draw_key(commit: &str, seed: &str) -> Result<String, DrawError> {
    if seed.is_empty() || seed.contains(['\n', '\r']) {
        return Err(DrawError::Line("seed"));
    }
    Ok(hex(&sha256(&[
        b"paraph draw v1\n",
        commit.as_bytes(),
        b"\n",
        seed.as_bytes(),
        b"\n",
    ])))
}

/// The ticket of one proposal.
pub fn ticket(key: &str, proposal: &ProposalId) -> String {
    hex(&sha256(&[
        key.as_bytes(),
        b" ",
        proposal.as_str().as_bytes(),
        b"\n",
    ]))
}

/// Where a rule demands a shuffle (Fisher and Yates): the order of `count` places under a key.
pub fn shuffle(key: &[u8], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut counter = 0_u32;
    for last in (1..count).rev() {
        let bound = last as u64 + 1;
        let limit = (1_u128 << 64) / u128::from(bound) * u128::from(bound);
        let chosen = loop {
            let hash = sha256(&[key, &counter.to_be_bytes()]);
            counter = counter.wrapping_add(1);
            let number = hash[..8]
                .iter()
                .fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
            if u128::from(number) < limit {
                break number % bound;
            }
        };
        order.swap(last, usize::try_from(chosen).unwrap_or(last));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_comes_out() {
        let ids = ["P-0007", "P-0012", "P-0031", "P-0044", "P-0058"]
            .map(ProposalId::from)
            .to_vec();
        let list = DrawList::new("5f3c", Some("B".into()), "drand quicknet round 12345678", ids).unwrap();
        assert_eq!(
            list.commit(),
            "ffab871e727d4426f26cae81699b12448c07239b4061a208617bb6e4e17ef353",
            "SCORING 6"
        );
        let seed =
            "drand quicknet round 12345678: 4f2d5a1c9b7e0638a1d4c2f7e9b05386d71a2c4e8f6b9d03517e2a4c6d8f0b13";
        let key = list.key(seed).unwrap();
        assert_eq!(
            key, "5163deec3fc217c9d11d7aaf497b41b8c1003a84e039d9e999ffb226b0efba2d",
            "SCORING 6"
        );
        let tickets = list.tickets(seed).unwrap();
        let order: Vec<&str> = tickets.iter().map(|ticket| ticket.proposal.as_str()).collect();
        assert_eq!(
            order,
            ["P-0031", "P-0058", "P-0012", "P-0044", "P-0007"],
            "the smallest ticket wins"
        );
        let first = "169dbcdc827563ea7b95c71897fa7bd9995e278426d2fb15fed25a821aca8fb2";
        assert_eq!(tickets[0].ticket, first, "the ticket that sha256sum prints");
    }

    #[test]
    fn lists_that_could_be_read_in_two_ways_are_refused() {
        let ids = || vec![ProposalId::from("a"), ProposalId::from("b")];
        assert!(
            DrawList::new("c", None, "two\nlines", ids()).is_err(),
            "a source is one line"
        );
        assert!(
            DrawList::new("c", None, "s", vec!["a".into(), "a".into()]).is_err(),
            "one ticket per proposal"
        );
        assert!(
            DrawList::new("c", None, "s", Vec::new()).is_err(),
            "an empty list draws nobody"
        );
        let list = DrawList::new("c", None, "s", ids()).unwrap();
        assert!(
            list.key("").is_err() && list.key("1\n2").is_err(),
            "a seed is one line of text"
        );
    }

    #[test]
    fn a_shuffle_is_a_permutation() {
        let mut order = shuffle(b"key", 50);
        assert_ne!(
            order,
            (0..50).collect::<Vec<_>>(),
            "fifty places do not stay in order"
        );
        order.sort_unstable();
        assert_eq!(order, (0..50).collect::<Vec<_>>(), "each place once");
    }
}
