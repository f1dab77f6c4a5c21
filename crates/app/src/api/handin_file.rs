//! The files of a hand-in: who reads which, how they are called, signed, encrypted and read back.
//!
//! One file for each set of readers. Which reviews leave is gathered in `handin_lines`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use paraph_bundle::encrypt;
use paraph_bundle::identity::answer;
use paraph_bundle::open::{NoCards, open};
use paraph_bundle::payload::call::{Official, ProposalsSeal, Role};
use paraph_bundle::payload::draft::{self, ReviewLines};
use paraph_bundle::payload::proposal::{About, Applicant as AboutApplicant, Invitation, Proposal};
use paraph_bundle::payload::review::Conflict;
use paraph_bundle::payload::{
    Device, Format, Hash, Kept, Kind, Manifest, Name, PersonId, Salt, Stream, Time, canonical,
};
use paraph_bundle::{Identity, SigningKey, Writer};
use paraph_store::{HandInFileRow, ProposalRow};
use sha2::{Digest, Sha256};

use super::desk_call;
use super::handin_lines::ids;
use crate::App;
use crate::error::{AppError, Result};
use crate::host::random;
use crate::identity::{bundle_error, producer};
use crate::wire::Applicant;
use crate::words::Args;
use crate::workspace::{CallInForce, Workspace};

/// A set of readers: who, and with which recipients.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Readers {
    pub(super) persons: Vec<PersonId>,
    pub(super) names: Vec<String>,
    pub(super) recipients: Option<Vec<String>>,
}

/// Officials who must not read what belongs to a proposal, as their chair said.
pub(super) type Withdrawn = BTreeSet<(PersonId, String)>;

/// Who reads the review of a proposal: the chairs, but none who withdrew from it or is an applicant of it; else the deputies.
pub(super) fn readers(call: &CallInForce, row: &ProposalRow, withdrawn: &Withdrawn) -> Readers {
    let applicants: Vec<Applicant> = serde_json::from_str(&row.applicants).unwrap_or_default();
    let applies = |official: &Official| {
        applicants
            .iter()
            .any(|who| super::conflicts::same_name(&who.name, &official.name))
    };
    let with = |role: Role| -> Vec<&Official> {
        call.call
            .people
            .iter()
            .filter(|official| official.role == role && !applies(official))
            .filter(|official| !withdrawn.contains(&(official.person, row.proposal.clone())))
            .collect()
    };
    let mut chosen = with(Role::Chair);
    if chosen.is_empty() {
        chosen = with(Role::Deputy);
    }
    chosen.sort_by_key(|official| official.person);
    chosen.dedup_by_key(|official| official.person);
    Readers {
        persons: chosen.iter().map(|official| official.person).collect(),
        names: chosen.iter().map(|official| official.name.to_string()).collect(),
        recipients: chosen
            .iter()
            .map(|official| official.age.as_ref().map(ToString::to_string))
            .collect(),
    }
}

pub(super) fn family_name(name: &str) -> String {
    let family = match name.split_once(',') {
        Some((family, _)) => family,
        None => name.split_whitespace().last().unwrap_or(name),
    };
    crate::files::plain_name(family)
}

pub(super) fn file_name(call: &CallInForce, me: &str, sequence: i64, only_for: Option<&str>) -> String {
    let mut name = format!(
        "Review-{}-{}-{sequence}",
        call.call.short.as_str(),
        family_name(me)
    );
    if let Some(reader) = only_for {
        name.push_str("-for-");
        name.push_str(&family_name(reader));
    }
    name + ".paraph"
}

/// A desk's own call must name the proposals that are reviewed: a new edition where they changed.
pub(super) fn refresh_own_call(app: &App, workspace: &Workspace, key: &SigningKey) -> Result<()> {
    let call = workspace.call_needed()?;
    if !call.row.own {
        return Ok(());
    }
    let rows = workspace.read(|read| Ok(read.proposals()?))?;
    let track = call.call.tracks.first().map(|track| track.id.clone());
    let Some(track) = track else {
        return Err(AppError::internal("a call without a track"));
    };
    let mut proposals = String::new();
    let mut abouts = String::new();
    let salts: BTreeMap<String, Salt> = call
        .row
        .about
        .lines()
        .filter_map(|line| serde_json::from_str::<About>(line).ok())
        .map(|about| (about.proposal.to_hex(), about.salt))
        .collect();
    for row in &rows {
        let applicants: Vec<Applicant> = serde_json::from_str(&row.applicants).unwrap_or_default();
        let about = About {
            applicants: applicants
                .iter()
                .map(|who| AboutApplicant {
                    institution: who.institution.as_deref().map(Name::clean),
                    name: Name::clean(&who.name),
                })
                .collect(),
            attributes: Vec::new(),
            proposal: ids(&row.proposal)?,
            salt: salts
                .get(&row.proposal)
                .copied()
                .unwrap_or_else(|| Salt::new(random(app.host()))),
            title: Name::clean(&row.title),
        };
        let line = Proposal {
            about: canonical::line_hash(&about),
            asked: row.asked.and_then(|asked| u64::try_from(asked).ok()).unwrap_or(0),
            bytes: None,
            derivation: None,
            derived_from: None,
            document: row.document.as_deref().map(ids).transpose()?,
            documents: Vec::new(),
            number: Name::clean(&row.number),
            pages: None,
            proposal: ids(&row.proposal)?,
            resources: Vec::new(),
            smallest: None,
            track: track.clone(),
        };
        proposals.push_str(&String::from_utf8(canonical::line(&line)).map_err(AppError::internal)?);
        abouts.push_str(&String::from_utf8(canonical::line(&about)).map_err(AppError::internal)?);
    }
    let me = Name::clean(&app.person().name);
    let named = call
        .call
        .people
        .iter()
        .any(|who| who.name == me && who.person == key.person());
    if proposals == call.row.proposals && named {
        return Ok(());
    }
    let mut next = call.call.clone();
    next.edition += 1;
    next.previous = Some(ids(&call.row.call)?);
    next.keeper = key.person();
    for who in &mut next.people {
        who.name = me.clone();
        who.person = key.person();
    }
    next.proposals = ProposalsSeal {
        n: u64::try_from(rows.len()).unwrap_or(0),
        sha256: Hash::of(proposals.as_bytes()),
    };
    desk_call::keep_own_call(
        app,
        workspace,
        &next,
        Some(call.row.lineage.clone()),
        proposals,
        abouts,
    )
    .map(drop)
}

/// One file that is ready to be written.
pub(super) struct Ready {
    pub(super) row: HandInFileRow,
    pub(super) bytes: Vec<u8>,
    pub(super) path: PathBuf,
}

/// What all files of one hand-in share.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent answers of one request"
)]
pub(super) struct Making<'a> {
    pub(super) app: &'a App,
    pub(super) call: &'a CallInForce,
    pub(super) key: &'a SigningKey,
    pub(super) card: &'a crate::identity::OwnCard,
    pub(super) conflicts: &'a [Kept<Conflict>],
    pub(super) number: i64,
    pub(super) private: bool,
    pub(super) several: bool,
    pub(super) encrypted: bool,
    pub(super) neutral: bool,
    pub(super) folder: &'a Path,
}

impl Making<'_> {
    pub(super) fn file(&self, workspace: &Workspace, set: &Readers, lines: &[&ReviewLines]) -> Result<Ready> {
        let app = self.app;
        let to = set
            .persons
            .iter()
            .map(|person| person.to_hex())
            .collect::<Vec<_>>()
            .join(" ");
        // A stream is one person's: after a new signature its numbers begin again.
        let named = if app.has_begun_again() {
            format!("{} {to}", self.key.person().to_hex())
        } else {
            to
        };
        let stream = hex::encode(Sha256::digest(named.as_bytes()));
        let (device, last, counter) = workspace.read(|read| {
            Ok::<_, AppError>((
                read.meta("device")?.unwrap_or_default(),
                read.last_of_stream(&stream)?,
                read.counter(&format!("stream {stream}"))?,
            ))
        })?;
        let name = format!("stream {stream}");
        let least = last.as_ref().map_or(0, |(sequence, _)| *sequence).max(counter);
        let sequence = workspace.write(app, move |write| {
            write.raise(&name, least)?;
            Ok(write.next(&name)?)
        })?;
        let unfinished = lines
            .iter()
            .filter(|line| line.head.value.state == paraph_bundle::payload::review::HeadState::Incomplete);
        let unfinished = unfinished.count();
        let mut left_out = Vec::new();
        if self.private {
            left_out.push(Name::clean("private_notes"));
        }
        if unfinished > 0 {
            left_out.push(Name::clean(&format!("unfinished:{unfinished}")));
        }
        let invitation: Option<Invitation> = self
            .call
            .row
            .invitation
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok());
        let lineage = ids::<Hash>(&self.call.row.lineage)?;
        let manifest = Manifest {
            answers: invitation.map(|invitation| answer(invitation.token, self.key.person(), lineage)),
            author: self.key.person(),
            call: Some(ids(&self.call.row.call)?),
            created: Time::from_unix(app.now().div_euclid(1000)),
            critical: Vec::new(),
            format: Format::OURS,
            kind: Kind::Score,
            nonce: Hash::new(random(app.host())),
            producer: producer(),
            stream: Some(Stream {
                device: ids::<Device>(&device)?,
                left_out,
                previous: last.map(|(_, bundle)| ids(&bundle)).transpose()?,
                sequence: u64::try_from(sequence).unwrap_or(1),
                to: set.persons.clone(),
            }),
        };
        // In a file for one set of readers stand the reviews of that set; conflicts stand in each.
        let reviews: Vec<ReviewLines> = lines.iter().map(|lines| (*lines).clone()).collect();
        let me = app.person().name;
        let writer = Writer::new(manifest, &me)
            .members(draft::members(&reviews, self.conflicts))
            .member(
                format!("cards/{}.paraph", self.card.id.to_hex()),
                self.card.bundle.clone(),
            );
        let (plain, bytes) = if self.encrypted {
            let own = Identity::derive(self.key, None).map_err(bundle_error)?;
            let mut recipients = set.recipients.clone().unwrap_or_default();
            recipients.push(own.recipient());
            let mut bytes = Vec::new();
            writer
                .write_encrypted(&[self.key], &recipients, &mut bytes)
                .map_err(bundle_error)?;
            // What leaves is read back as its reader would.
            let mut plain = Vec::new();
            let mut opened =
                encrypt::decrypt(std::io::Cursor::new(&bytes), &[own]).map_err(AppError::internal)?;
            std::io::Read::read_to_end(&mut opened, &mut plain).map_err(AppError::internal)?;
            (plain, bytes)
        } else {
            let (_, bytes) = writer.to_bytes(&[self.key]).map_err(bundle_error)?;
            (bytes.clone(), bytes)
        };
        let opened = open(&mut std::io::Cursor::new(&plain), &NoCards).map_err(AppError::internal)?;
        let file_hash = hex::encode(Sha256::digest(&bytes));
        let only_for = set.names.first().filter(|_| self.several).map(String::as_str);
        let name = if self.neutral {
            format!("paraph-{}.paraph", &file_hash[..8])
        } else {
            file_name(self.call, &me, sequence, only_for)
        };
        let path = crate::files::free_path(&self.folder.join(name));
        Ok(Ready {
            row: HandInFileRow {
                bundle: opened.id.to_hex(),
                number: self.number,
                stream,
                sequence,
                readers: serde_json::to_string(&set.names).map_err(AppError::internal)?,
                path: path.display().to_string(),
                bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                file_hash,
                content: plain,
            },
            bytes,
            path,
        })
    }
}

/// Moves files of earlier hand-ins out of the way, into *Earlier*.
pub(super) fn set_aside(
    app: &App,
    workspace: &Workspace,
    earlier: &[HandInFileRow],
    folder: &Path,
) -> Result<()> {
    let aside = folder.join(app.words().say("folder-earlier", &Args::none()));
    let mut moved = Vec::new();
    for file in earlier {
        let path = PathBuf::from(&file.path);
        if path.parent() != Some(folder) || !path.is_file() {
            continue;
        }
        fs_err::create_dir_all(&aside).map_err(|error| AppError::file_write(&aside, &error))?;
        let to = crate::files::free_path(&aside.join(crate::host::file_name(&path)));
        fs_err::rename(&path, &to).map_err(|error| AppError::file_write(&to, &error))?;
        moved.push((file.bundle.clone(), to.display().to_string()));
    }
    workspace.write(app, move |write| {
        for (bundle, path) in &moved {
            write.move_handin_file(bundle, path)?;
        }
        Ok(())
    })
}

/// A desk's own call travels beside the hand-in, so that whoever takes it in can read the grid.
pub(super) fn write_own_call(
    app: &App,
    call: &CallInForce,
    key: &SigningKey,
    card: &crate::identity::OwnCard,
    folder: &Path,
) -> Result<()> {
    use paraph_bundle::allowed::{Role as Signer, write_allowed_signers};
    let manifest = Manifest {
        answers: None,
        author: key.person(),
        call: Some(ids(&call.row.call)?),
        created: Time::from_unix(app.now().div_euclid(1000)),
        critical: Vec::new(),
        format: Format::OURS,
        kind: Kind::Call,
        nonce: Hash::new(random(app.host())),
        producer: producer(),
        stream: None,
    };
    let signers = write_allowed_signers([
        (Signer::Chair, "call.v1@paraph", &key.public()),
        (Signer::Keeper, "ledger.v1@paraph", &key.public()),
    ]);
    let (_, bytes) = Writer::new(manifest, &app.person().name)
        .member("call.json", call.row.call_json.clone().into_bytes())
        .member("proposals.jsonl", call.row.proposals.clone().into_bytes())
        .member("about.jsonl", call.row.about.clone().into_bytes())
        .member("allowed_signers", signers.into_bytes())
        .member(format!("cards/{}.paraph", card.id.to_hex()), card.bundle.clone())
        .to_bytes(&[key])
        .map_err(bundle_error)?;
    let path = folder.join(format!(
        "Call-{}-{}.paraph",
        call.call.short.as_str(),
        family_name(&app.person().name)
    ));
    crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))
}
