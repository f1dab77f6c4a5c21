//! Pairs of person and proposal: assignments and conflicts, with HotCRP's actions.

use serde::{Deserialize, Serialize};

use super::Table;
use super::columns::{Field, Mapping, fold};

/// What a row of pairs asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PairAction {
    /// Assign as first reader.
    Primary,
    /// Assign as second reader.
    Secondary,
    /// Assign for the discussion.
    Discussant,
    /// A conflict.
    Conflict,
    /// No conflict.
    ClearConflict,
    /// Take back an assignment.
    Clear,
}

/// One pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRow {
    /// Row in the table.
    pub line: usize,
    /// Proposal's number, or `all`.
    pub number: String,
    /// Person by e-mail or name; `#pc` is everybody.
    pub person: String,
    /// What is asked.
    pub action: PairAction,
}

/// A row that is refused, with what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairFault {
    /// Row in the table.
    pub line: usize,
    /// The action or search that is not understood.
    pub value: String,
}

/// Reads pairs. Without an action column every row is an assignment as first reader.
pub fn pairs(table: &Table, mapping: &Mapping) -> (Vec<PairRow>, Vec<PairFault>) {
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for row in &table.rows {
        let cell = |field| mapping.cell(&row.cells, field);
        let number = cell(Field::Number).trim_start_matches('#');
        let person = if cell(Field::Email).is_empty() {
            cell(Field::Reviewer)
        } else {
            cell(Field::Email)
        };
        if number.is_empty() && person.is_empty() {
            continue;
        }
        if number.contains([' ', ':', '"']) {
            faults.push(PairFault {
                line: row.line,
                value: number.to_owned(),
            });
            continue;
        }
        let said = if cell(Field::Action).is_empty() {
            cell(Field::Role)
        } else {
            cell(Field::Action)
        };
        match action(said) {
            Some(action) => {
                rows.push(PairRow {
                    line: row.line,
                    number: number.to_owned(),
                    person: person.to_owned(),
                    action,
                });
            }
            None => faults.push(PairFault {
                line: row.line,
                value: said.to_owned(),
            }),
        }
    }
    (rows, faults)
}

fn action(said: &str) -> Option<PairAction> {
    Some(match fold(said).as_str() {
        "" | "primary" | "pri" | "primaryreview" | "review" | "primary review" | "rapporteur"
        | "rapporteur 1" => PairAction::Primary,
        "secondary" | "sec" | "secondaryreview" | "pcreview" | "optionalreview" | "externalreview"
        | "ext" | "pc" | "rapporteur 2" => PairAction::Secondary,
        "discussant" | "metareview" | "meta" => PairAction::Discussant,
        "conflict" | "conflit" => PairAction::Conflict,
        "clearconflict" | "noconflict" => PairAction::ClearConflict,
        "clearreview" | "clear" | "noreview" => PairAction::Clear,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::columns::{Purpose, guess};
    use super::super::read;
    use super::{PairAction, pairs};

    #[test]
    fn hotcrp_assignments_are_read_and_a_search_is_refused_by_its_line() {
        let text = "paper,action,email,round,title\n3,clearreview,#pc,any,A\n3,primaryreview,a@x.org,none,A\n\nau:Smith,pri,b@x.org,none,\n4,conflict,a@x.org,,\n";
        let table = read(text.as_bytes(), None).expect("a table");
        let (rows, faults) = pairs(&table, &guess(&table, Purpose::Pairs));
        let actions: Vec<PairAction> = rows.iter().map(|row| row.action).collect();
        assert_eq!(
            actions,
            [PairAction::Clear, PairAction::Primary, PairAction::Conflict],
            "each action by its name"
        );
        assert_eq!(faults[0].line, 5, "a search is not run here; its line is named");
    }
}
