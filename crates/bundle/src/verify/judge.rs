//! An opened bundle against what is known: the call, the scores against the edition they name, and whose it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::context::{is_official, reads_scores};
use super::{Context, KnownCall, Report, Signer, Trust, What};
use crate::fault::{Code, Fault, Param};
use crate::identity::{Standing, answer, control_number};
use crate::open::Opened;
use crate::payload::card::Card;
use crate::payload::decode;
use crate::payload::fit::Fit;
use crate::payload::id::{Hash, PersonId};
use crate::payload::manifest::Kind;
use crate::payload::reader::{CallFile, Panel, Payload, Published, Score};
use crate::signature::PublicKey;

/// A day, in seconds: how far a clock may be ahead before it is said.
const AHEAD: i64 = 24 * 60 * 60;

/// Judges an opened bundle against what is known; one that was opened before is judged again when more is known.
pub fn judge(opened: Arc<Opened>, context: &Context) -> Report {
    let bundle = Bundle {
        opened: &opened,
        context,
        call: known_call(&opened, context),
    };
    let fault = bundle.call().and_then(|()| bundle.trust()).err();
    let mut report = Report {
        what: Some(What::Bundle(opened.kind())),
        id: Some(opened.id),
        fault,
        signers: bundle.signers(),
        ..Report::default()
    };
    for note in bundle.notes() {
        report.note(note);
    }
    report.opened = Some(opened);
    report
}

fn known_call<'a>(opened: &Opened, context: &'a Context) -> Option<&'a KnownCall> {
    opened.manifest.call.and_then(|call| context.calls.get(&call))
}

struct Bundle<'a> {
    opened: &'a Opened,
    context: &'a Context,
    /// The edition that the manifest names, where it is known.
    call: Option<&'a KnownCall>,
}

impl Bundle<'_> {
    fn author(&self) -> PersonId {
        self.opened.manifest.author
    }

    /// The lineage of its call, as far as it can be told.
    fn lineage(&self) -> Option<Hash> {
        match &self.opened.payload {
            Payload::Call(file) => self.context.lineage_of(&file.edition),
            Payload::Result(result) => self.context.lineage_of(&result.edition),
            Payload::Card(_) | Payload::Score(_) | Payload::Panel(_) => self.call.map(|known| known.lineage),
        }
    }

    fn name_of(&self, person: PersonId) -> Option<String> {
        let inside = self.opened.cards.iter().map(|inside| &inside.card);
        let own = match &self.opened.payload {
            Payload::Card(card) => Some(card.as_ref()),
            Payload::Call(_) | Payload::Score(_) | Payload::Panel(_) | Payload::Result(_) => None,
        };
        let card = inside
            .chain(own)
            .filter(|card| card.person == person)
            .max_by_key(|card| card.edition);
        let named = card
            .map(|card| card.name.as_str())
            .or_else(|| self.context.name(person));
        named.or_else(|| self.official(person)).map(str::to_owned)
    }

    /// The name by which the call inside calls an official.
    fn official(&self, person: PersonId) -> Option<&str> {
        let call = match &self.opened.payload {
            Payload::Call(file) => &file.edition.call,
            Payload::Result(result) => &result.edition.call,
            Payload::Card(_) | Payload::Score(_) | Payload::Panel(_) => return None,
        };
        call.people
            .iter()
            .find(|official| official.person == person)
            .map(|official| official.name.as_str())
    }

    fn named(&self, fault: Fault, person: PersonId) -> Fault {
        match self.name_of(person) {
            Some(name) => fault.with(Param::Name, name),
            None => fault,
        }
    }

    fn call(&self) -> Result<(), Fault> {
        match &self.opened.payload {
            Payload::Card(_) => Ok(()),
            Payload::Call(file) => self.call_file(file),
            Payload::Score(score) => {
                self.belongs()?;
                self.addressed()?;
                self.fits(score)
            }
            Payload::Panel(panel) => {
                self.belongs()?;
                self.roles(panel)?;
                self.keeper()
            }
            Payload::Result(result) => self.result(result),
        }
    }

    /// A bundle of another call, or of an edition that is not here, where there is a call at all.
    fn belongs(&self) -> Result<(), Fault> {
        let other = |title: Option<&str>| {
            let fault = Fault::new(Code::CallOther, "another call");
            Err(match title {
                Some(title) => fault.with(Param::Title, title),
                None => fault,
            })
        };
        match (self.call, self.context.lineage) {
            (Some(known), Some(own)) if known.lineage != own => other(Some(&known.edition.call.title)),
            (None, Some(_)) => other(None),
            _ => Ok(()),
        }
    }

    /// Who it was written for: a chair or deputy of the call, this person, or the author alone.
    fn addressed(&self) -> Result<(), Fault> {
        let (Some(known), Some(stream)) = (self.call, &self.opened.manifest.stream) else {
            return Ok(());
        };
        let official = stream
            .to
            .iter()
            .any(|person| reads_scores(&known.edition.call, *person));
        let own = self
            .context
            .own
            .is_some_and(|own| own == self.author() || stream.to.contains(&own));
        if official || own {
            return Ok(());
        }
        let fault = Fault::new(Code::NotForYou, "for nobody who reads for this call");
        Err(match stream.to.iter().find_map(|person| self.name_of(*person)) {
            Some(reader) => fault.with(Param::Reader, reader),
            None => fault,
        })
    }

    fn fits(&self, score: &Score) -> Result<(), Fault> {
        let Some(known) = self.call else { return Ok(()) };
        let others = self
            .context
            .calls
            .values()
            .filter(|other| other.lineage == known.lineage)
            .map(|other| &other.edition);
        let fitted = Fit::new(&known.edition, known.proposals.iter(), others).all(score);
        fitted.map_err(|fault| self.named(fault, self.author()))
    }

    /// Records need a role in the call.
    fn roles(&self, panel: &Panel) -> Result<(), Fault> {
        let (Some(known), Panel::Records { records, .. }) = (self.call, panel) else {
            return Ok(());
        };
        for (index, record) in records.iter().enumerate() {
            record
                .value
                .judge_role(&known.edition.call, &decode::place("records.jsonl", index + 1))?;
        }
        Ok(())
    }

    /// The checkpoint within is the keeper's.
    fn keeper(&self) -> Result<(), Fault> {
        let (Some(known), Some((checkpoint, key))) = (self.call, &self.opened.checkpoint) else {
            return Ok(());
        };
        if checkpoint.lineage != known.lineage {
            return Err(Fault::new(Code::LedgerProof, "a ledger of another call"));
        }
        let keeper = known.edition.call.keeper;
        let inside = self
            .opened
            .cards
            .iter()
            .filter(|inside| inside.standing == Standing::Proved)
            .map(|inside| &inside.card);
        let here = self
            .context
            .people
            .get(&keeper)
            .map(|person| person.cards.as_slice())
            .unwrap_or_default();
        let lists = |card: &Card| {
            card.keys
                .iter()
                .any(|listed| PublicKey::from_line(&listed.key).is_ok_and(|k| k == *key))
        };
        let by_card = inside.chain(here).filter(|card| card.person == keeper).any(lists);
        if by_card || Hash::from(keeper) == key.hash() {
            Ok(())
        } else {
            Err(Fault::new(
                Code::LedgerProof,
                "the checkpoint is not signed by the keeper",
            ))
        }
    }

    fn call_file(&self, file: &CallFile) -> Result<(), Fault> {
        if !file
            .edition
            .call
            .people
            .iter()
            .any(|p| p.person == self.author() && is_official(&file.edition.call, p.person))
        {
            return Err(Fault::field("manifest.json:author"));
        }
        // A package is always made for one edition; a chair's own dropped back is told by a note.
        Ok(())
    }

    fn result(&self, result: &Published) -> Result<(), Fault> {
        if is_official(&result.edition.call, self.author()) {
            Ok(())
        } else {
            Err(Fault::field("manifest.json:author"))
        }
    }

    fn trust(&self) -> Result<(), Fault> {
        let author = self.author();
        self.edition_twice()?;
        if !self.opened.signed_by_author || self.opened.standing == Standing::Unproved {
            return Err(self.unknown("no card proves whose key this is"));
        }
        match self.opened.kind() {
            Kind::Card => self.revoked(),
            Kind::Call => {
                let lineage = self.lineage();
                let pinned = lineage.is_some_and(|lineage| self.context.pinned.contains_key(&lineage));
                if pinned && !lineage.is_some_and(|lineage| self.context.is_pinned(author, lineage)) {
                    return Err(self.unknown("not the chair who was accepted for this call"));
                }
                self.revoked()
            }
            Kind::Score | Kind::Panel | Kind::Result => {
                self.revoked()?;
                self.invited_twice()?;
                match self.context.trust(author, self.lineage()) {
                    Trust::Vouched => self.proved_inside(),
                    Trust::Distrusted if self.context.entered.contains(&self.opened.id) => Ok(()),
                    Trust::Distrusted => Err(self.named(Fault::new(Code::KeyRevoked, "distrusted"), author)),
                    // The card that came along was seen with it, whoever else knows the person.
                    Trust::Seen | Trust::Unknown
                        if self.opened.kind() == Kind::Score && self.trust_of(author) == Trust::Seen =>
                    {
                        Err(self.named(Fault::new(Code::SignerNotVouched, "seen, not vouched"), author))
                    }
                    Trust::Seen | Trust::Unknown => Err(self.unknown("nobody here knows the author")),
                }
            }
        }
    }

    /// What to compare with the number printed in the call, or spoken.
    fn unknown(&self, why: &str) -> Fault {
        let author = self.author();
        let fault = Fault::new(Code::SignerUnknown, why).with(Param::Control, control_number(author));
        let fault = match self.opened.signers.first() {
            Some(key) => fault.with(Param::Fingerprint, key.fingerprint()),
            None => fault,
        };
        self.named(fault, author)
    }

    /// A card inside that is a later edition without its history speaks for nobody, unless the key is known anyway.
    fn proved_inside(&self) -> Result<(), Fault> {
        let author = self.author();
        let first = Hash::from(author);
        let keys: BTreeSet<Hash> = self.opened.signers.iter().map(PublicKey::hash).collect();
        let known = self
            .context
            .people
            .get(&author)
            .map(|person| person.cards.as_slice())
            .unwrap_or_default();
        let listed = |card: &Card| {
            card.keys
                .iter()
                .filter_map(|k| PublicKey::from_line(&k.key).ok())
                .any(|k| keys.contains(&k.hash()))
        };
        let inside = self
            .opened
            .cards
            .iter()
            .filter(|inside| inside.card.person == author);
        let proved = inside
            .filter(|inside| inside.standing == Standing::Proved)
            .map(|inside| &inside.card);
        if keys.contains(&first) || known.iter().chain(proved).any(listed) {
            Ok(())
        } else {
            Err(self.unknown("only an unproved card names this key"))
        }
    }

    /// A key that its owner withdrew, unless the ledger held the bundle before.
    fn revoked(&self) -> Result<(), Fault> {
        if self.context.entered.contains(&self.opened.id) {
            return Ok(());
        }
        let author = self.author();
        let keys: Vec<Hash> = self.opened.signers.iter().map(PublicKey::hash).collect();
        let known = self.context.people.get(&author);
        let inside = self
            .opened
            .cards
            .iter()
            .map(|inside| &inside.card)
            .filter(|card| card.person == author);
        let cards = inside.chain(known.into_iter().flat_map(|person| &person.cards));
        let mut withdrawn = cards
            .flat_map(|card| &card.revoked)
            .map(|revoked| (revoked.key, revoked.at.to_string()));
        let found = withdrawn.find(|(key, _)| keys.contains(key));
        let by_chair = || known.and_then(|person| person.revoked.iter().find(|(key, _)| keys.contains(key)));
        match found.or_else(|| by_chair().map(|(key, day)| (*key, day.clone()))) {
            // A card that withdraws a key may still be signed by it.
            Some(_) if self.opened.kind() == Kind::Card => Ok(()),
            Some((_, day)) => {
                let day = day.get(..10).unwrap_or(&day).to_owned();
                Err(self
                    .named(Fault::new(Code::KeyRevoked, "withdrawn"), author)
                    .with(Param::Date, day))
            }
            None => Ok(()),
        }
    }

    fn invited_twice(&self) -> Result<(), Fault> {
        let (author, Some(given)) = (self.author(), self.opened.manifest.answers) else {
            return Ok(());
        };
        let vouched = self.context.trust(author, self.lineage()) == Trust::Vouched;
        let fits = self
            .context
            .invitations
            .iter()
            .find(|invited| answer(invited.token, author, invited.lineage) == given);
        match fits {
            Some(invited) if !vouched && invited.answered_by.iter().any(|other| *other != author) => {
                Err(Fault::new(Code::InvitationTwice, "answered by another")
                    .with(Param::Name, invited.name.as_str()))
            }
            _ => Ok(()),
        }
    }

    /// Two editions with one number and other bytes, of a card or a call.
    fn edition_twice(&self) -> Result<(), Fault> {
        let twice = |title: &str, number: u64, name: Option<String>| {
            let fault = Fault::new(Code::EditionTwice, "two editions of one number");
            let fault = fault.with(Param::Title, title).with(Param::N, number.to_string());
            Err(match name {
                Some(name) => fault.with(Param::Name, name),
                None => fault,
            })
        };
        let own = match &self.opened.payload {
            Payload::Card(card) => Some(card.as_ref()),
            Payload::Call(_) | Payload::Score(_) | Payload::Panel(_) | Payload::Result(_) => None,
        };
        for card in self.opened.cards.iter().map(|inside| &inside.card).chain(own) {
            let known = self
                .context
                .people
                .get(&card.person)
                .map(|person| person.cards.as_slice())
                .unwrap_or_default();
            if known
                .iter()
                .any(|other| other.edition == card.edition && other != card)
            {
                return twice(&card.name, card.edition, Some(card.name.as_str().to_owned()));
            }
        }
        if let Payload::Call(file) = &self.opened.payload
            && let Some(lineage) = self.lineage()
        {
            let call = &file.edition.call;
            let mut known = self
                .context
                .calls
                .values()
                .filter(|known| known.lineage == lineage);
            if known.any(|known| {
                known.edition.call.edition == call.edition && known.edition.id != file.edition.id
            }) {
                return twice(&call.title, call.edition, self.name_of(self.author()));
            }
        }
        Ok(())
    }

    /// How far a person is trusted, the card that this bundle brings counting as seen.
    fn trust_of(&self, person: PersonId) -> Trust {
        let own = match &self.opened.payload {
            Payload::Card(card) if self.opened.standing == Standing::Proved => Some(card.person),
            Payload::Card(_)
            | Payload::Call(_)
            | Payload::Score(_)
            | Payload::Panel(_)
            | Payload::Result(_) => None,
        };
        let inside = self
            .opened
            .cards
            .iter()
            .filter(|inside| inside.standing == Standing::Proved)
            .map(|inside| inside.card.person);
        match self.context.trust(person, self.lineage()) {
            Trust::Unknown if inside.chain(own).any(|seen| seen == person) => Trust::Seen,
            trust => trust,
        }
    }

    fn signers(&self) -> Vec<Signer> {
        let speaks_for = |key: &PublicKey| {
            let lists = |card: &Card| {
                card.keys
                    .iter()
                    .any(|listed| PublicKey::from_line(&listed.key).is_ok_and(|k| k == *key))
            };
            let inside = self
                .opened
                .cards
                .iter()
                .filter(|inside| inside.standing == Standing::Proved)
                .map(|inside| &inside.card);
            let known = self.context.people.values().flat_map(|person| &person.cards);
            let own = match &self.opened.payload {
                Payload::Card(card) if self.opened.standing == Standing::Proved => Some(card.as_ref()),
                Payload::Card(_)
                | Payload::Call(_)
                | Payload::Score(_)
                | Payload::Panel(_)
                | Payload::Result(_) => None,
            };
            let card = own
                .into_iter()
                .chain(inside)
                .chain(known)
                .find(|card| lists(card));
            card.map_or_else(|| PersonId::from(key.hash()), |card| card.person)
        };
        let mut signers: Vec<Signer> = self
            .opened
            .signers
            .iter()
            .map(|key| {
                let person = speaks_for(key);
                Signer {
                    person,
                    fingerprint: key.fingerprint(),
                    name: self.name_of(person),
                    trust: self.trust_of(person),
                }
            })
            .collect();
        let author = self.author();
        signers.sort_by_key(|signer| (signer.person != author, signer.fingerprint.clone()));
        signers
    }

    /// Everything that is said of a good bundle.
    fn notes(&self) -> Vec<Fault> {
        let mut notes = Vec::new();
        let author = self.author();
        if self.opened.newer_minor {
            notes.push(Fault::new(Code::NewerMinor, "a higher minor version"));
        }
        if let Some(other) = self.alike() {
            let fault = Fault::new(Code::NameAlike, "names alike").with(Param::Other, other);
            notes.push(self.named(fault, author));
        }
        let own = self.context.own == Some(author) || self.context.sent.contains(&self.opened.id);
        if self.opened.kind() == Kind::Call && own {
            notes.push(Fault::new(Code::CallReturned, "our own call file"));
        }
        if self
            .context
            .now
            .is_some_and(|now| self.opened.manifest.created.unix() - now.unix() > AHEAD)
        {
            notes.push(self.named(Fault::new(Code::Clock, "created in the future"), author));
        }
        if let Payload::Score(score) = &self.opened.payload {
            self.score_notes(score, &mut notes);
        }
        notes
    }

    fn score_notes(&self, score: &Score, notes: &mut Vec<Fault>) {
        let author = self.author();
        let in_force = self
            .context
            .in_force
            .or(self.opened.manifest.call)
            .and_then(|id| self.context.calls.get(&id));
        if let Some(known) = in_force {
            let outdated =
                |rubric: Hash| rubric != known.edition.rubric && !self.context.mapped.contains(&rubric);
            let count = score
                .heads
                .iter()
                .filter(|head| outdated(head.value.rubric))
                .count();
            if count > 0 {
                let fault =
                    Fault::new(Code::RubricOutdated, "another rubric").with(Param::N, count.to_string());
                notes.push(self.named(fault, author));
            }
        }
        if let Some(assigned) = self.context.assigned.as_ref().and_then(|all| all.get(&author)) {
            let unassigned = score
                .heads
                .iter()
                .find(|head| !assigned.contains(&head.value.proposal));
            if let Some(head) = unassigned {
                let fault = Fault::new(Code::NotAssigned, "not assigned");
                notes.push(fault.with(Param::Proposal, head.value.proposal.to_hex()));
            }
        }
    }

    /// Another person here whose name a reader could take for the author's.
    fn alike(&self) -> Option<String> {
        let author = self.author();
        let name = match self.opened.kind() {
            Kind::Card | Kind::Score => self.name_of(author)?,
            Kind::Call | Kind::Panel | Kind::Result => return None,
        };
        let others = self.context.who_looks_like(&name);
        let mut others = others.iter().filter(|person| **person != author);
        let other = self.context.people.get(others.next()?)?;
        other.newest().map(|card| card.name.to_string())
    }
}
