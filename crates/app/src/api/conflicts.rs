//! Conflicts of interest: before anything opens, and at any time after.
//!
//! A suggestion says what a proposal shares with me; it declares nothing by itself.

use paraph_store::{ProposalRow, TieRow};
use unicode_normalization::UnicodeNormalization;

use crate::App;
use crate::error::{AppError, Code, Result};
use crate::identity::Person;
use crate::op::Step;
use crate::time::crossing;
use crate::wire::{
    Applicant, ConflictDeclare, ConflictList, ConflictRow, Count, Ground, MailDraft, Nothing, OfProposal,
    Promise, Suggestion, SuggestionKind, Tie,
};
use crate::words::Args;
use crate::workspace::Workspace;

crate::commands! {
    pub(crate) static COMMANDS;
    /// The page *Before you read*.
    conflicts_list(Nothing) -> ConflictList, changes [];
    /// Accepts the promise of confidentiality.
    promise_set(Promise) -> Nothing, changes [Conflicts, App];
    /// Says something about a proposal; also a later withdrawal and taking it back.
    conflict_declare(ConflictDeclare) -> ConflictRow, changes [Conflicts, Proposals, Reviews, History, App];
    /// No tie with all others that have no answer and no suggestion.
    conflicts_rest(Nothing) -> Count, changes [Conflicts, Proposals, History, App];
    /// A mail draft that asks the chair about a tie.
    conflict_mail(OfProposal) -> MailDraft, changes [];
}

/// What was said about a proposal. On a desk without a call nothing has to be said.
pub(crate) fn tie_of(row: Option<&TieRow>, own: bool) -> Tie {
    match row.map(|row| row.state.as_str()) {
        Some("none") => Tie::None,
        Some("recused") => Tie::Recused,
        Some(_) => Tie::Unsure,
        None if own => Tie::None,
        None => Tie::Open,
    }
}

/// Refuses a proposal that is closed, or about which nothing was said yet.
pub(crate) fn judge_tie(workspace: &Workspace, row: &ProposalRow) -> Result<()> {
    let own = workspace.call()?.is_none_or(|call| call.row.own) || !row.of_call;
    let said = workspace.read(|read| Ok(read.tie(&row.proposal)?))?;
    let number = Args::one("number", &row.number);
    match tie_of(said.as_ref(), own) {
        Tie::None => Ok(()),
        Tie::Open => Err(AppError::new(
            Code::ConflictsFirst,
            "fault-conflicts-first",
            number,
        )),
        Tie::Recused => Err(AppError::new(
            Code::ProposalClosed,
            "fault-closed-recused",
            number,
        )),
        Tie::Unsure => Err(AppError::new(Code::ProposalClosed, "fault-closed-unsure", number)),
    }
}

pub(crate) fn ground_word(ground: Ground) -> &'static str {
    match ground {
        Ground::Institution => "institution",
        Ground::Coauthor => "coauthor",
        Ground::Family => "family",
        Ground::Interest => "interest",
        Ground::Other => "other",
    }
}

fn ground_of(word: &str) -> Ground {
    match word {
        "institution" => Ground::Institution,
        "coauthor" => Ground::Coauthor,
        "family" => Ground::Family,
        "interest" => Ground::Interest,
        _ => Ground::Other,
    }
}

/// A text folded for comparison: no marks, no case, single blanks.
fn folded(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|sign| !unicode_normalization::char::is_combining_mark(*sign))
        .flat_map(char::to_lowercase)
        .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two names are the same but for order, case, marks and initials.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let parts = |name: &str| -> Vec<String> {
        let mut parts: Vec<String> = folded(name)
            .split(' ')
            .filter(|part| part.chars().count() > 1)
            .map(ToOwned::to_owned)
            .collect();
        parts.sort();
        parts
    };
    let (a, b) = (parts(a), parts(b));
    !a.is_empty() && a == b
}

/// Words of an institution's name that many share.
const COMMON: &[&str] = &[
    "universite",
    "university",
    "universitat",
    "institut",
    "institute",
    "of",
    "de",
    "du",
    "des",
    "la",
    "le",
    "the",
    "et",
    "and",
    "for",
    "pour",
    "ecole",
    "school",
    "college",
    "departement",
    "department",
    "laboratoire",
    "laboratory",
    "centre",
    "center",
    "national",
    "nationale",
    "technology",
    "sciences",
    "science",
    "research",
    "recherche",
    "lab",
    "group",
    "independent",
    "researcher",
    "a",
    "non",
    "profit",
];

/// What a proposal shares with me.
fn suggestions(me: &Person, applicants: &[Applicant], emails: &str) -> Vec<Suggestion> {
    let mut found = Vec::new();
    let my_name = folded(&me.name);
    let mut mine: Vec<&str> = my_name.split(' ').filter(|part| part.len() > 1).collect();
    mine.sort_unstable();
    let family = my_name.rsplit(' ').next().unwrap_or_default().to_owned();
    let my_institution = me.institution.as_deref().map(folded).unwrap_or_default();
    let my_words: Vec<&str> = my_institution
        .split(' ')
        .filter(|word| word.len() > 2 && !COMMON.contains(word))
        .collect();
    for applicant in applicants {
        let name = folded(&applicant.name);
        let mut theirs: Vec<&str> = name.split(' ').filter(|part| part.len() > 1).collect();
        theirs.sort_unstable();
        let same_family = family.len() > 2 && name.split(' ').any(|part| part == family);
        if !mine.is_empty() && (mine == theirs || same_family) {
            found.push(Suggestion {
                kind: SuggestionKind::Name,
                value: applicant.name.clone(),
            });
        }
        let Some(institution) = &applicant.institution else {
            continue;
        };
        let theirs = folded(institution);
        let their_words: Vec<&str> = theirs.split(' ').collect();
        let shared = !my_words.is_empty() && my_words.iter().all(|word| their_words.contains(word));
        if shared || (!theirs.is_empty() && theirs == my_institution) {
            found.push(Suggestion {
                kind: SuggestionKind::Institution,
                value: institution.clone(),
            });
        }
    }
    let domain = me
        .email
        .as_deref()
        .and_then(|mail| mail.rsplit_once('@'))
        .map(|(_, domain)| domain.to_lowercase());
    if let Some(domain) = domain
        && ![
            "gmail.com",
            "outlook.com",
            "hotmail.com",
            "yahoo.com",
            "orange.fr",
            "free.fr",
            "gmx.de",
            "proton.me",
        ]
        .contains(&domain.as_str())
        && !domain.is_empty()
        && emails.to_lowercase().contains(&format!("@{domain}"))
    {
        found.push(Suggestion {
            kind: SuggestionKind::Domain,
            value: domain,
        });
    }
    found.dedup();
    found
}

fn row_of(me: &Person, row: &ProposalRow, tie: Option<&TieRow>, own: bool) -> ConflictRow {
    let applicants: Vec<Applicant> = serde_json::from_str(&row.applicants).unwrap_or_default();
    ConflictRow {
        proposal: row.proposal.clone(),
        number: row.number.clone(),
        title: row.title.clone(),
        tie: tie_of(tie, own),
        ground: tie.and_then(|tie| tie.ground.as_deref()).map(ground_of),
        text: tie.and_then(|tie| tie.body.clone()),
        suggestions: suggestions(me, &applicants, &row.attributes),
        applicants,
    }
}

fn conflicts_list(app: &App, _: Nothing) -> Result<ConflictList> {
    let workspace = app.desk()?;
    let call = workspace.call()?;
    let me = app.person();
    workspace.read(|read| {
        let ties = read.ties()?;
        let mut rows: Vec<ConflictRow> = read
            .proposals()?
            .iter()
            .map(|row| {
                let own = call.as_ref().is_none_or(|call| call.row.own) || !row.of_call;
                row_of(
                    &me,
                    row,
                    ties.iter().find(|tie| tie.proposal == row.proposal),
                    own,
                )
            })
            .collect();
        rows.sort_by_key(|row| row.suggestions.is_empty());
        let open = rows.iter().filter(|row| row.tie == Tie::Open);
        Ok(ConflictList {
            closes: call.as_ref().map_or_else(Vec::new, |call| {
                call.call
                    .policy
                    .recusal_closes
                    .iter()
                    .map(ToString::to_string)
                    .collect()
            }),
            promised_at: read.choice("promise")?,
            open: open.clone().count(),
            open_unsuggested: open.filter(|row| row.suggestions.is_empty()).count(),
            rows,
        })
    })
}

fn promise_set(app: &App, request: Promise) -> Result<Nothing> {
    let workspace = app.desk()?;
    let label = if request.given {
        "op-promise"
    } else {
        "op-promise-clear"
    };
    let at = crossing(app.now());
    let step = Step::new(app, label, &Args::none()).screen("conflicts");
    workspace.change(app, step, move |write| {
        Ok(write.set_choice("promise", request.given.then_some(at.as_str()))?)
    })?;
    Ok(Nothing {})
}

fn conflict_declare(app: &App, request: ConflictDeclare) -> Result<ConflictRow> {
    let workspace = app.desk()?;
    let row = super::proposals::needed(&workspace, &request.proposal)?;
    let before = workspace.read(|read| Ok(read.tie(&row.proposal)?))?;
    let was_recused = before.as_ref().is_some_and(|tie| tie.state == "recused");
    let label = match request.tie {
        Tie::Open => "op-tie-open",
        Tie::None if was_recused => "op-cleared",
        Tie::None => "op-no-tie",
        Tie::Recused => "op-recuse",
        Tie::Unsure => "op-unsure",
    };
    let step = Step::new(app, label, &Args::one("number", &row.number)).on(&row.proposal);
    let at = app.now();
    let proposal = row.proposal.clone();
    let (tie, ground, text) = (
        request.tie,
        request.ground,
        request.text.filter(|text| !text.trim().is_empty()),
    );
    workspace.change(app, step, move |write| {
        let state = match tie {
            Tie::Open => return Ok(write.remove_tie(&proposal)?),
            Tie::None => "none",
            Tie::Recused => "recused",
            Tie::Unsure => "unsure",
        };
        let ground = (tie != Tie::None).then(|| ground_word(ground.unwrap_or(Ground::Other)).to_owned());
        Ok(write.put_tie(&TieRow {
            proposal,
            state: state.to_owned(),
            ground,
            body: text,
            at,
        })?)
    })?;
    let own = workspace.call()?.is_none_or(|call| call.row.own) || !row.of_call;
    let after = workspace.read(|read| Ok(read.tie(&row.proposal)?))?;
    Ok(row_of(&app.person(), &row, after.as_ref(), own))
}

fn conflicts_rest(app: &App, _: Nothing) -> Result<Count> {
    let workspace = app.desk()?;
    let list = conflicts_list(app, Nothing {})?;
    let rest: Vec<String> = list
        .rows
        .into_iter()
        .filter(|row| row.tie == Tie::Open && row.suggestions.is_empty())
        .map(|row| row.proposal)
        .collect();
    let count = rest.len();
    if count == 0 {
        return Ok(Count { count });
    }
    let at = app.now();
    let step = Step::new(app, "op-no-tie-rest", &Args::one("count", count)).screen("conflicts");
    workspace.change(app, step, move |write| {
        for proposal in rest {
            write.put_tie(&TieRow {
                proposal,
                state: "none".to_owned(),
                ground: None,
                body: None,
                at,
            })?;
        }
        Ok(())
    })?;
    Ok(Count { count })
}

fn conflict_mail(app: &App, request: OfProposal) -> Result<MailDraft> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let row = super::proposals::needed(&workspace, &request.proposal)?;
    let tie = workspace.read(|read| Ok(read.tie(&row.proposal)?))?;
    let chair = call.call.people.iter().find(|who| who.person == call.call.keeper);
    let args = Args::one("number", &row.number)
        .and("title", &row.title)
        .and("call", call.call.title.to_string())
        .and("reason", tie.and_then(|tie| tie.body).unwrap_or_default())
        .and("name", app.person().name);
    let subject = app.words().say("mail-conflict-subject", &args);
    let body = app.words().say("mail-conflict-body", &args);
    super::handin::write_draft(
        app,
        chair,
        &subject,
        &body,
        Vec::new(),
        &format!("tie-{}", row.number),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn me() -> Person {
        Person {
            name: "Ada Martin".to_owned(),
            email: Some("ada.martin@ens-lyon.example".to_owned()),
            institution: Some("ENS de Lyon".to_owned()),
            orcid: None,
        }
    }

    fn applicant(name: &str, institution: &str) -> Vec<Applicant> {
        vec![Applicant {
            name: name.to_owned(),
            institution: Some(institution.to_owned()),
        }]
    }

    #[test]
    fn names_institutions_and_domains_are_suggested() {
        let kinds = |list: &[Applicant], mail: &str| -> Vec<SuggestionKind> {
            suggestions(&me(), list, mail)
                .into_iter()
                .map(|found| found.kind)
                .collect()
        };
        assert_eq!(
            kinds(&applicant("MARTIN, Ada", "MIT"), ""),
            [SuggestionKind::Name],
            "order and case of a name"
        );
        assert_eq!(
            kinds(&applicant("Paul Martin", "MIT"), ""),
            [SuggestionKind::Name],
            "a common family name"
        );
        assert_eq!(
            kinds(&applicant("Jo Li", "Laboratoire X, ENS de Lyon"), ""),
            [SuggestionKind::Institution],
            "the institution within a longer name"
        );
        assert_eq!(
            kinds(&applicant("Jo Li", "Université de Lyon 2"), ""),
            [],
            "a shared town is no shared house"
        );
        assert_eq!(
            kinds(&applicant("Jo Li", "MIT"), "x@ens-lyon.example"),
            [SuggestionKind::Domain],
            "mail domain"
        );
        assert_eq!(
            kinds(&applicant("Jo Li", "MIT"), ""),
            [],
            "nothing shared, nothing suggested"
        );
    }
}
