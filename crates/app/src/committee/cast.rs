//! Who reviews in the sample, how strictly, and what they write. Everybody is invented.

use sha2::{Digest, Sha256};

use crate::words::Language;

/// What happens to what somebody sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing.
    Plain,
    /// A later number replaces the first.
    Replaced,
    /// Two versions of one review are signed.
    Twice,
    /// The file is changed after it was signed.
    Altered,
    /// Withdraws from one proposal.
    Recused,
    /// One review comes after the close.
    Late,
    /// Fills in a score sheet.
    Sheet,
    /// Nobody invited this person.
    Stranger,
}

/// A reviewer.
pub(super) struct Reviewer {
    pub short: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub institution: &'static str,
    pub language: Language,
    pub expertise: &'static [&'static str],
    /// Tenths of a step added to what others give: above 0 is lenient.
    pub severity: i64,
    pub role: Role,
}

#[expect(clippy::too_many_arguments, reason = "a table of people: a row each")]
const fn reviewer(
    short: &'static str,
    name: &'static str,
    email: &'static str,
    institution: &'static str,
    language: Language,
    expertise: &'static [&'static str],
    severity: i64,
    role: Role,
) -> Reviewer {
    Reviewer {
        short,
        name,
        email,
        institution,
        language,
        expertise,
        severity,
        role,
    }
}

/// All of them.
pub(super) const CAST: &[Reviewer] = &[
    reviewer(
        "martin",
        "Ada Martin",
        "a.martin@lyon-sud.example",
        "Université de Lyon-Sud",
        Language::Fr,
        &["climate", "weather models"],
        -9,
        Role::Replaced,
    ),
    reviewer(
        "lindgren",
        "Bo Lindgren",
        "b.lindgren@uppland.example",
        "Uppland University",
        Language::En,
        &["turbulence", "plasma physics"],
        0,
        Role::Twice,
    ),
    reviewer(
        "conti",
        "Chiara Conti",
        "c.conti@politecnico-verde.example",
        "Politecnico Verde",
        Language::En,
        &["proteins", "catalysts"],
        6,
        Role::Plain,
    ),
    reviewer(
        "okafor",
        "Dmitri Okafor",
        "d.okafor@kanoma.example",
        "Kanoma University",
        Language::En,
        &["language models", "training"],
        -5,
        Role::Plain,
    ),
    reviewer(
        "vasquez",
        "Elena Vasquez",
        "e.vasquez@rioclaro.example",
        "Universidad de Río Claro",
        Language::En,
        &["genomes", "medicine"],
        3,
        Role::Recused,
    ),
    reviewer(
        "haddad",
        "Farid Haddad",
        "f.haddad@tyr.example",
        "Institut de Tyr",
        Language::Fr,
        &["speech", "languages"],
        9,
        Role::Plain,
    ),
    reviewer(
        "nowak",
        "Greta Nowak",
        "g.nowak@torunia.example",
        "Torunia University",
        Language::En,
        &["batteries", "electrolytes"],
        -2,
        Role::Altered,
    ),
    reviewer(
        "lefevre",
        "Hugo Lefèvre",
        "h.lefevre@haute-marne.example",
        "Université de Haute-Marne",
        Language::Fr,
        &["rivers", "acoustics"],
        1,
        Role::Late,
    ),
    reviewer(
        "chen",
        "Wei-Lun Chen",
        "w.chen@formosa-tech.example",
        "Formosa Institute of Technology",
        Language::En,
        &["astronomy", "proofs"],
        -4,
        Role::Sheet,
    ),
    reviewer(
        "pryce",
        "Samuel Pryce",
        "s.pryce@elsewhere.example",
        "Elsewhere College",
        Language::En,
        &[],
        12,
        Role::Stranger,
    ),
];

fn drawn(parts: &[&str]) -> i64 {
    let digest = Sha256::digest(parts.join("\n").as_bytes());
    i64::from(u16::from_le_bytes([digest[0], digest[1]]))
}

/// How good a proposal is, in tenths of a step from 0 to 50: by its number, and the same for everybody.
fn merit(number: &str, criterion: usize) -> i64 {
    14 + drawn(&["merit", number]) % 28 + drawn(&["merit", number, &criterion.to_string()]) % 8
}

/// The step that a reviewer gives: merit, strictness, and a little chance.
pub(super) fn step(reviewer: &Reviewer, number: &str, criterion: usize) -> i64 {
    let chance = drawn(&["chance", reviewer.short, number, &criterion.to_string()]) % 13 - 6;
    (merit(number, criterion) + reviewer.severity + chance + 5)
        .div_euclid(10)
        .clamp(0, 5)
}

/// How sure.
pub(super) fn sure(reviewer: &Reviewer, number: &str) -> i64 {
    1 + drawn(&["sure", reviewer.short, number]) % 4
}

/// Reasons for a step.
pub(super) fn reason(language: Language, step: i64, criterion: usize) -> &'static str {
    let strong = step >= 4;
    match (language, strong, criterion % 2) {
        (Language::En, true, 0) => {
            "The question is put so that an answer would decide something; the plan says what would count as one."
        }
        (Language::En, true, _) => {
            "Each step is measured before the next begins, and what may fail is named."
        }
        (Language::En, false, 0) => "The text says what will be done, less what will be known afterwards.",
        (Language::En, false, _) => "The amount is stated and not derived; half of it might do.",
        (Language::Fr, true, 0) => {
            "La question est posée de telle sorte qu’une réponse trancherait ; le plan dit ce qui en tiendrait lieu."
        }
        (Language::Fr, true, _) => {
            "Chaque étape est mesurée avant la suivante, et ce qui peut échouer est nommé."
        }
        (Language::Fr, false, 0) => "Le texte dit ce qui sera fait, moins ce que l’on saura ensuite.",
        (Language::Fr, false, _) => {
            "Le montant est annoncé sans être déduit ; la moitié suffirait peut-être."
        }
    }
}

/// A word to the applicants.
pub(super) fn overall(language: Language, number: &str) -> &'static str {
    match (language, drawn(&["overall", number]) % 2) {
        (Language::En, 0) => "A proposal that one would like to read the results of.",
        (Language::En, _) => "Say earlier in the text what is new; it is there, on the fourth page.",
        (Language::Fr, 0) => "Une proposition dont on aimerait lire les résultats.",
        (Language::Fr, _) => "Dites plus tôt ce qui est nouveau : cela y est, mais à la quatrième page.",
    }
}
