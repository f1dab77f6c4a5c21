//! Which column is which: names in English, French and the words of other programs, and the mapping that
//! follows. A guess proposes; a person decides; columns that nobody claims stay visible as unused.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::Table;

/// What a column of a table of proposals, people, assignments or reviews can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The proposal's number in the call.
    Number,
    /// Title.
    Title,
    /// Applicants, one or several in a cell.
    Applicants,
    /// Their institutions.
    Institution,
    /// E-mail address.
    Email,
    /// Track.
    Track,
    /// Amount asked for.
    Asked,
    /// Smallest useful amount.
    Smallest,
    /// Currency of the amount.
    Currency,
    /// Name of the PDF.
    File,
    /// Abstract.
    Abstract,
    /// Keywords.
    Keywords,
    /// ORCID.
    Orcid,
    /// ROR.
    Ror,
    /// Country.
    Country,
    /// A person's name.
    Name,
    /// A person's language.
    Language,
    /// A person's telephone number.
    Phone,
    /// Most proposals that a person takes.
    Load,
    /// What a person knows.
    Expertise,
    /// A role.
    Role,
    /// Control number.
    ControlNumber,
    /// Reviewer, by name, e-mail or label.
    Reviewer,
    /// Criterion, by id or title.
    Criterion,
    /// Score.
    Score,
    /// Confidence.
    Confidence,
    /// A comment on a criterion or on the whole.
    Comment,
    /// What is done: HotCRP's `action`.
    Action,
    /// Round.
    Round,
}

/// Names of each field, folded as by [`fold`]. Earlier names are surer.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Number,
        &[
            "number",
            "paper",
            "pid",
            "proposal",
            "proposal id",
            "proposal number",
            "id",
            "no",
            "n",
            "numero",
            "num",
            "submission",
            "submission id",
            "proposition",
            "requete",
            "dossier",
            "idea id",
            "proposal_id",
        ],
    ),
    (
        Field::Title,
        &[
            "title",
            "titre",
            "idea title",
            "paper title",
            "submission title",
            "proposal title",
            "titre du projet",
            "project title",
            "intitule",
        ],
    ),
    (
        Field::Applicants,
        &[
            "applicants",
            "authors",
            "author names",
            "applicant",
            "pi",
            "lead applicant",
            "porteur",
            "porteurs",
            "porteur ou porteuse du projet",
            "requerant",
            "requerants",
            "coordinateur",
            "coordinatrice",
            "candidats",
            "auteurs",
            "proposer",
        ],
    ),
    (
        Field::Institution,
        &[
            "institution",
            "institutions",
            "affiliation",
            "affiliations",
            "organisation",
            "organization",
            "etablissement",
            "universite",
            "university",
            "laboratoire",
        ],
    ),
    (
        Field::Email,
        &[
            "email",
            "e-mail",
            "mail",
            "courriel",
            "adresse electronique",
            "contact",
            "adresse e-mail",
        ],
    ),
    (
        Field::Track,
        &[
            "track",
            "strand",
            "challenge",
            "volet",
            "category",
            "categorie",
            "axe",
            "instrument",
            "section",
        ],
    ),
    (
        Field::Asked,
        &[
            "asked",
            "requested",
            "amount",
            "amount requested",
            "value",
            "budget",
            "montant",
            "montant demande",
            "submission value",
            "demande",
            "requested amount",
            "asked for",
            "budget demande",
        ],
    ),
    (
        Field::Smallest,
        &[
            "smallest",
            "smallest useful amount",
            "minimum",
            "montant minimal",
            "minimum utile",
        ],
    ),
    (Field::Currency, &["currency", "monnaie", "devise"]),
    (
        Field::File,
        &[
            "file",
            "submission file",
            "pdf",
            "fichier",
            "document",
            "filename",
            "nom du fichier",
            "file name",
        ],
    ),
    (Field::Abstract, &["abstract", "resume", "summary", "description"]),
    (
        Field::Keywords,
        &["keywords", "mots-cles", "mots cles", "topics", "themes"],
    ),
    (Field::Orcid, &["orcid"]),
    (Field::Ror, &["ror"]),
    (Field::Country, &["country", "pays"]),
    (
        Field::Name,
        &[
            "name",
            "nom",
            "full name",
            "nom complet",
            "nom et prenom",
            "person",
            "personne",
        ],
    ),
    (Field::Language, &["language", "langue", "lang"]),
    (Field::Phone, &["phone", "telephone", "tel", "mobile", "portable"]),
    (
        Field::Load,
        &[
            "load",
            "max",
            "maximum",
            "charge",
            "max reviews",
            "nombre maximal",
            "charge maximale",
        ],
    ),
    (
        Field::Expertise,
        &["expertise", "domains", "domaines", "competences", "fields"],
    ),
    (Field::Role, &["role", "fonction"]),
    (Field::ControlNumber, &["control number", "numero de controle"]),
    (
        Field::Reviewer,
        &[
            "reviewer",
            "assessor",
            "evaluateur",
            "evaluatrice",
            "expert",
            "experte",
            "referee",
            "email",
            "reviewer email",
            "rapporteur",
            "reviewer name",
            "reviewer id",
        ],
    ),
    (Field::Criterion, &["criterion", "critere", "question"]),
    (
        Field::Score,
        &[
            "score",
            "note",
            "grade",
            "rating",
            "num_grade_6best",
            "overall score",
            "note globale",
        ],
    ),
    (
        Field::Confidence,
        &[
            "confidence",
            "certitude",
            "degre de certitude",
            "how sure are you?",
        ],
    ),
    (
        Field::Comment,
        &[
            "comment",
            "comments",
            "commentaire",
            "commentaires",
            "rationale",
            "justification",
            "reasons",
            "note text",
        ],
    ),
    (Field::Action, &["action"]),
    (Field::Round, &["round", "tour"]),
];

/// What is in the columns of one table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
pub struct Mapping {
    /// One entry a column: the field, or nothing.
    pub columns: Vec<Option<Field>>,
}

/// What kind of table a mapping is guessed for: the same head means different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// One row a proposal.
    Proposals,
    /// One row a person.
    People,
    /// One row a pair of person and proposal, for assignments and conflicts.
    Pairs,
    /// Scores, long or wide.
    Reviews,
    /// What a reviewer has of own scores and of the proposals on the desk.
    Desk,
}

impl Purpose {
    /// The fields that make sense here.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Proposals => &[
                Field::Number,
                Field::Title,
                Field::Applicants,
                Field::Institution,
                Field::Email,
                Field::Track,
                Field::Asked,
                Field::Smallest,
                Field::Currency,
                Field::File,
                Field::Abstract,
                Field::Keywords,
                Field::Orcid,
                Field::Ror,
                Field::Country,
            ],
            Self::People => &[
                Field::Name,
                Field::Email,
                Field::Institution,
                Field::Language,
                Field::Phone,
                Field::Load,
                Field::Expertise,
                Field::Role,
                Field::ControlNumber,
                Field::Orcid,
            ],
            Self::Pairs => &[
                Field::Number,
                Field::Action,
                Field::Email,
                Field::Reviewer,
                Field::Role,
                Field::Round,
                Field::Title,
            ],
            Self::Reviews => &[
                Field::Number,
                Field::Reviewer,
                Field::Criterion,
                Field::Score,
                Field::Confidence,
                Field::Comment,
                Field::Round,
                Field::Title,
            ],
            Self::Desk => &[
                Field::Number,
                Field::Title,
                Field::Applicants,
                Field::Institution,
                Field::Track,
                Field::Asked,
                Field::File,
                Field::Orcid,
                Field::Ror,
                Field::Reviewer,
                Field::Criterion,
                Field::Score,
                Field::Confidence,
                Field::Comment,
            ],
        }
    }

    /// The fields without which nothing is imported.
    pub fn needed(self) -> &'static [Field] {
        match self {
            Self::Proposals => &[Field::Title],
            Self::People => &[Field::Name],
            Self::Pairs | Self::Reviews => &[Field::Number],
            Self::Desk => &[],
        }
    }
}

impl Mapping {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|&entry| entry == Some(field))
    }

    /// Columns that nothing claims.
    pub fn unused(&self) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|&column| self.columns[column].is_none())
            .collect()
    }

    /// Fields that this purpose needs and no column has.
    pub fn missing(&self, purpose: Purpose) -> Vec<Field> {
        purpose
            .needed()
            .iter()
            .copied()
            .filter(|&field| self.column(field).is_none())
            .collect()
    }

    /// The trimmed text of a field in a row; empty where the column or cell is absent.
    pub fn cell<'t>(&self, cells: &'t [String], field: Field) -> &'t str {
        self.column(field)
            .and_then(|column| cells.get(column))
            .map_or("", |cell| cell.trim())
    }
}

/// The first column whose head is one of the names of a field; the names that stand first in the list win.
pub(crate) fn column(heads: &[String], field: Field) -> Option<usize> {
    let folded: Vec<String> = heads.iter().map(|head| fold(head)).collect();
    let (_, names) = NAMES.iter().find(|(named, _)| *named == field)?;
    names
        .iter()
        .find_map(|name| folded.iter().position(|head| head == name))
}

/// Proposes a mapping: each field takes the column whose name is surest, each column serves once. Where no name
/// helps, the look of the values does (a column of PDF names, of e-mail addresses).
pub fn guess(table: &Table, purpose: Purpose) -> Mapping {
    let mut columns = vec![None; table.head.len()];
    let mut claims: Vec<(usize, usize, Field)> = Vec::new();
    for &field in purpose.fields() {
        let names = NAMES
            .iter()
            .find(|(named, _)| *named == field)
            .map_or(&[][..], |(_, names)| names);
        for (column, head) in table.head.iter().enumerate() {
            let folded = fold(head);
            if let Some(rank) = names.iter().position(|name| *name == folded) {
                claims.push((rank, column, field));
            } else if let Some(rank) = names
                .iter()
                .position(|name| name.len() > 3 && words_start(&folded, name))
            {
                claims.push((rank + 100, column, field));
            }
        }
    }
    claims.sort_by_key(|&(rank, column, field)| (rank, column, field));
    for (_, column, field) in claims {
        if columns[column].is_none() && !columns.contains(&Some(field)) {
            columns[column] = Some(field);
        }
    }
    let looks = |field: Field, cell: &str| {
        if field == Field::File {
            cell.to_lowercase().ends_with(".pdf")
        } else {
            cell.contains('@') && !cell.contains(' ')
        }
    };
    for field in [Field::File, Field::Email] {
        if !purpose.fields().contains(&field) || columns.contains(&Some(field)) {
            continue;
        }
        let found = (0..columns.len()).find(|&column| {
            let samples = table.samples(column);
            columns[column].is_none() && !samples.is_empty() && samples.iter().all(|cell| looks(field, cell))
        });
        if let Some(column) = found {
            columns[column] = Some(field);
        }
    }
    Mapping { columns }
}

fn words_start(text: &str, name: &str) -> bool {
    text.strip_prefix(name)
        .is_some_and(|rest| rest.starts_with([' ', '(', ',', ':', '/']))
}

/// A head as it is compared: lower case, no accents, single spaces, `_` as a space, no `.` `°` `#`.
pub fn fold(head: &str) -> String {
    let plain: String = head
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '_' { ' ' } else { c })
        .filter(|c| !matches!(c, '.' | '°' | 'º' | '#' | '*' | '\u{feff}'))
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Field, Purpose, guess};
    use crate::tables::read;

    #[test]
    fn french_heads_are_understood() {
        let table = read(
            "N°;Titre;Porteur;Établissement;Volet;Montant demandé (€);Fichier\n1;T;A;B;C;5;x.pdf\n"
                .as_bytes(),
            None,
        )
        .expect("a plain table");
        let mapping = guess(&table, Purpose::Proposals);
        let expected = [
            Field::Number,
            Field::Title,
            Field::Applicants,
            Field::Institution,
            Field::Track,
            Field::Asked,
            Field::File,
        ];
        assert_eq!(mapping.columns, expected.map(Some), "each head has one meaning");
    }

    #[test]
    fn a_column_nobody_knows_stays_visible() {
        let table = read(b"title,shoe size\nA,42\n", None).expect("a plain table");
        let mapping = guess(&table, Purpose::Proposals);
        assert_eq!(mapping.unused(), [1], "unmatched columns are shown, not dropped");
    }
}
