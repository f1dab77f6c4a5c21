//! People and who reads what.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::{Value, json};

use super::ask::{proposal_id, row, say};
use super::print;
use crate::desk::absolute;
use crate::desk::session::{Ended, Session};

/// People.
#[derive(Subcommand, Debug)]
pub(crate) enum PeopleCommand {
    /// The list.
    List,
    /// Take people in from a table.
    Import {
        /// The table.
        table: PathBuf,
    },
    /// Put somebody on the list.
    Add {
        /// Name.
        name: String,
        /// E-mail address.
        #[arg(long)]
        email: Option<String>,
        /// Institution.
        #[arg(long)]
        institution: Option<String>,
        /// Language of the invitation.
        #[arg(long)]
        language: Option<String>,
    },
    /// Write invitations.
    Invite {
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
        /// Documents in the file (`yes`), beside it (`no`), or below 15 MB (`auto`).
        #[arg(long, default_value = "auto")]
        documents: String,
    },
    /// Accept all who answered their invitation, or one by name.
    Accept {
        /// Name.
        name: Option<String>,
        /// How: met, video, phone, invitation, list, channel.
        #[arg(long, default_value = "invitation")]
        how: String,
        /// The person whose lost signature this one takes the place of: both count as one.
        #[arg(long, value_name = "NAME")]
        replaces: Option<String>,
    },
    /// Compare what was heard on the telephone with a control number.
    Compare {
        /// Name.
        name: String,
        /// The digits.
        digits: String,
    },
    /// Score sheets and paper forms for everybody, or for one.
    Sheets {
        /// Name.
        name: Option<String>,
    },
}

/// Assignments.
#[derive(Subcommand, Debug)]
pub(crate) enum AssignCommand {
    /// Who reads what.
    List,
    /// Compute them beside those made by hand.
    Compute {
        /// Readers per proposal.
        #[arg(long)]
        per_proposal: Option<u32>,
        /// Most per reader.
        #[arg(long)]
        load: Option<u32>,
    },
    /// One pair by hand.
    Set {
        /// Name.
        name: String,
        /// The proposal's number.
        proposal: String,
        /// primary, secondary, discussant; without it the pair is taken back.
        role: Option<String>,
    },
    /// Say that you must not read a proposal as chair, and write the file that tells the reviewers.
    Withdraw {
        /// The proposal's number; without one, who withdrew is listed.
        proposal: Option<String>,
        /// institution, coauthor, family, interest, other.
        #[arg(long, default_value = "other")]
        ground: String,
        /// You may read it again.
        #[arg(long)]
        back: bool,
    },
    /// Take assignments and conflicts in from a table, HotCRP's too.
    Import {
        /// The table.
        table: PathBuf,
    },
    /// Write them as HotCRP's table.
    Export {
        /// The file.
        file: PathBuf,
        /// With names and roles, for people.
        #[arg(long)]
        names: bool,
    },
}

pub(super) fn people(session: &Session, command: &PeopleCommand) -> Ended {
    match command {
        PeopleCommand::List => say(session, "people_list", json!({}), print::people),
        PeopleCommand::Import { table } => {
            let answer = json!([session.call("people_table", json!({ "path": absolute(table) }))?]);
            session.show(&answer[0], |words| print::taken(words, &answer));
            Ok(0)
        }
        PeopleCommand::Add {
            name,
            email,
            institution,
            language,
        } => {
            let request =
                json!({ "name": name, "email": email, "institution": institution, "language": language });
            session.call("person_set", request)?;
            say(session, "people_list", json!({}), print::people)
        }
        PeopleCommand::Invite { to, documents } => {
            let documents = match documents.as_str() {
                "yes" => json!(true),
                "no" => json!(false),
                _ => Value::Null,
            };
            say(
                session,
                "people_invite",
                json!({ "folder": to.as_deref().map(absolute), "documents": documents }),
                print::invitations,
            )
        }
        PeopleCommand::Accept { name: None, .. } => {
            say(session, "people_accept_all", json!({}), print::accepted)
        }
        PeopleCommand::Accept {
            name: Some(name),
            how,
            replaces,
        } => {
            let of = |name: &String| row(session, name);
            let request = json!({
                "row": of(name)?, "how": how, "replaces": replaces.as_ref().map(of).transpose()?,
            });
            session.call("person_accept", request)?;
            say(session, "people_list", json!({}), print::people)
        }
        PeopleCommand::Compare { name, digits } => {
            let row = row(session, name)?;
            let answer = session.call("control_number_check", json!({ "row": row, "digits": digits }))?;
            session.show(&answer, |words| print::compared(words, &answer));
            Ok(u8::from(answer["agrees"] != true))
        }
        PeopleCommand::Sheets { name } => {
            let rows = name
                .as_ref()
                .map(|name| row(session, name))
                .transpose()?
                .map(|row| vec![row]);
            say(session, "sheets_make", json!({ "rows": rows }), print::files)
        }
    }
}

pub(super) fn assign(session: &Session, command: &AssignCommand) -> Ended {
    match command {
        AssignCommand::List => say(session, "assignments_get", json!({}), print::assignments),
        AssignCommand::Compute { per_proposal, load } => {
            let answer = session.call(
                "assignments_compute",
                json!({ "per_proposal": per_proposal, "load": load }),
            )?;
            session.show(&answer, |words| print::plan_of_assignments(words, &answer));
            Ok(u8::from(
                answer["infeasible"]
                    .as_array()
                    .is_some_and(|list| !list.is_empty()),
            ))
        }
        AssignCommand::Set { name, proposal, role } => {
            let request = json!({ "row": row(session, name)?, "proposal": proposal_id(session, proposal)?, "role": role });
            say(session, "assignment_set", request, print::assignments)
        }
        AssignCommand::Withdraw { proposal: None, .. } => {
            say(session, "chair_withdrawals", json!({}), print::withdrawals)
        }
        AssignCommand::Withdraw {
            proposal: Some(proposal),
            ground,
            back,
        } => {
            let request =
                json!({ "proposal": proposal_id(session, proposal)?, "withdrawn": !back, "ground": ground });
            say(session, "chair_withdraw", request, print::withdrawals)
        }
        AssignCommand::Import { table } => {
            let answer = json!([session.call("assignments_table", json!({ "path": absolute(table) }))?]);
            session.show(&answer[0], |words| print::taken(words, &answer));
            Ok(0)
        }
        AssignCommand::Export { file, names } => say(
            session,
            "assignments_export",
            json!({ "path": absolute(file), "hotcrp": !names }),
            print::written,
        ),
    }
}
