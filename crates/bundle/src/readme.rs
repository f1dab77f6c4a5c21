//! `READ-ME.txt` and `LISEZ-MOI.txt`: what somebody reads who opens a bundle without Paraph.
//!
//! Both languages stand in every bundle, whatever its maker's screen says, so they are part of the format and lie here.

use crate::payload::manifest::Kind;
use crate::signature::namespace;

/// The two members, English and French, for a bundle of this kind by this person.
pub(crate) fn read_me(kind: Kind, name: &str) -> [(&'static str, String); 2] {
    let (english, french) = match kind {
        Kind::Card => (
            "This is a person's card for Paraph: a name, and the keys that this person signs with.",
            "Ceci est la carte d'une personne pour Paraph : un nom et les clés avec lesquelles cette personne signe.",
        ),
        Kind::Call => (
            "This is a call file: what a reviewer needs to review the proposals of a call.",
            "Ceci est un dossier d'appel : ce qu'il faut à un évaluateur ou une évaluatrice pour évaluer les propositions.",
        ),
        Kind::Score => (
            "This is a review file: what a reviewer handed in to the chair of a committee. It is not meant for others.",
            "Ceci est un fichier d'évaluations remis à la présidence d'un comité. Il n'est pas destiné à d'autres personnes.",
        ),
        Kind::Panel => (
            "This is a committee's file, exchanged between its chairs. It is not meant for others.",
            "Ceci est un fichier d'un comité, échangé entre ses présidents. Il n'est pas destiné à d'autres personnes.",
        ),
        Kind::Result => (
            "This is the published result of a call. Open index.html to read it; VERIFY.txt says how to check it.",
            "Ceci est le résultat publié d'un appel. Ouvrez index.html pour le lire ; VERIFY.txt dit comment le vérifier.",
        ),
    };
    let check = format!(
        "sha256sum -c --strict SHA256SUMS\nfor s in signatures/*.sig; do ssh-keygen -Y check-novalidate -n {} -s $s < SHA256SUMS; done\n",
        namespace(kind)
    );
    let english = format!(
        "{english}\n\nFrom: {name}\n\nDrop the whole file, as it came, on the window of Paraph. Do not unpack, change or pack it again: \
         a changed\nfile is refused.\n\nTo check it without Paraph, in the unpacked folder:\n\n{check}"
    );
    let french = format!(
        "{french}\n\nDe la part de : {name}\n\nDéposez le fichier entier, tel qu'il est arrivé, dans la fenêtre de Paraph. Ne le \
         décompressez pas, ne le modifiez\npas et ne le recompressez pas : un fichier modifié est refusé.\n\nPour le vérifier sans \
         Paraph, dans le dossier décompressé :\n\n{check}"
    );
    [("READ-ME.txt", english), ("LISEZ-MOI.txt", french)]
}
