//! Tables as people bring them, and the sentences for what does not fit.

use std::path::{Path, PathBuf};

use super::*;
use crate::words::Language;

fn request(scores: &Path, scale: (i32, i32)) -> RankRequest {
    RankRequest {
        scores: scores.to_path_buf(),
        scale,
        criteria: None,
        best: Direction::High,
        money: None,
    }
}

fn write(folder: &tempfile::TempDir, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs_err::write(&path, text).unwrap();
    path
}

/// Nine proposals, four reviewers; a plain table in rows.
fn plain() -> Vec<String> {
    let score = |p: usize, r: usize| 1 + (p * 5 + r * 3 + p * r) % 6;
    (0..9)
        .flat_map(|p| (0..4).map(move |r| format!("P{p},R{r},overall,{},3,one", score(p, r))))
        .collect()
}

fn english(request: &RankRequest) -> String {
    json(&rank_table(request).unwrap().table(Words::of(Language::En)))
}

#[test]
fn the_order_of_rows_and_the_spelling_of_the_file_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let head = "proposal,reviewer,criterion,score,confidence,panel";
    let mut rows = plain();
    let first = english(&request(
        &write(&folder, "a.csv", format!("{head}\n{}\n", rows.join("\n"))),
        (1, 6),
    ));
    rows.reverse();
    rows.rotate_left(7);
    let again = english(&request(
        &write(&folder, "b.csv", format!("{head}\n{}\n", rows.join("\n"))),
        (1, 6),
    ));
    assert_eq!(first, again, "rows in another order");
    let quoted: Vec<String> = rows
        .iter()
        .map(|row| row.replace(',', "\",\""))
        .map(|row| format!("\"{row}\""))
        .collect();
    let text = format!("\u{feff}{head}\r\n{}\r\n\r\n", quoted.join("\r\n"));
    assert_eq!(
        first,
        english(&request(&write(&folder, "c.csv", text), (1, 6))),
        "a mark, CRLF and quotation marks"
    );
    let other: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            format!(
                "{};x;{};{};{}.0;{}",
                cells[5], cells[2], cells[1], cells[3], cells[0]
            )
        })
        .collect();
    let text = format!(
        "Panel;Remark;Criterion;Reviewer;Score;Proposal\n{}",
        other.join("\n")
    );
    assert_eq!(
        first,
        english(&request(&write(&folder, "d.csv", text), (1, 6))),
        "other columns, semicolons, 4.0 for 4"
    );
}

#[test]
fn tables_as_other_programs_write_them_are_the_same_table() {
    let folder = tempfile::tempdir().unwrap();
    let head = "proposal,reviewer,criterion,score,confidence,panel";
    let text = format!("{head}\n{}\n", plain().join("\n"));
    let plainly = english(&request(&write(&folder, "a.csv", &text), (1, 6)));
    let semicolons = text.replace(',', ";");
    let french = semicolons.replacen(
        &head.replace(',', ";"),
        "Proposition;Évaluatrice;Critère;Note;Certitude;Commission",
        1,
    );
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows: Vec<u8> = french
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let commas: Vec<String> = semicolons
        .lines()
        .map(|line| line.replace(";3;one", ",0;3;one"))
        .collect();
    for (what, bytes) in [
        (
            "a first line that names the delimiter",
            format!("sep=;\r\n{semicolons}").into_bytes(),
        ),
        ("French heads", french.clone().into_bytes()),
        ("Windows-1252", windows),
        ("UTF-16", utf16),
        ("decimals with a comma", commas.join("\n").into_bytes()),
        ("old line ends", text.replace('\n', "\r").into_bytes()),
        (
            "rows of nothing but separators",
            format!("{text},,,,,\n\n,,,,,\n").into_bytes(),
        ),
        ("bars", text.replace(',', "|").into_bytes()),
        ("no criterion anywhere", text.replace("overall", "").into_bytes()),
    ] {
        let path = write(&folder, "b.csv", bytes);
        assert_eq!(english(&request(&path, (1, 6))), plainly, "{what}");
    }
}

#[test]
fn amounts_are_read_as_people_write_them() {
    let folder = tempfile::tempdir().unwrap();
    let head = "proposal,reviewer,criterion,score,confidence,panel";
    let scores = write(&folder, "s.csv", format!("{head}\n{}\n", plain().join("\n")));
    let run = |amounts: [&str; 9]| {
        let asked: String = (0..9).map(|p| format!("P{p};{}\n", amounts[p])).collect();
        let requests = write(&folder, "r.csv", format!("Proposition;Montant demandé\n{asked}"));
        english(&RankRequest {
            money: Some((5_000_000, requests)),
            ..request(&scores, (1, 6))
        })
    };
    let plainly = run(["1000000"; 9]);
    let written = [
        "1 000 000",
        "1\u{202f}000\u{202f}000",
        "1’000’000",
        "1.000.000",
        "1,000,000.00",
        "1000000,00",
        "1000000.0",
        "1 M",
        "1000k",
    ];
    assert_eq!(run(written), plainly, "nine ways of writing a million");
}

#[test]
fn places_rise_and_the_money_is_spent_down_them() {
    let folder = tempfile::tempdir().unwrap();
    let scores = write(
        &folder,
        "s.csv",
        format!(
            "proposal,reviewer,criterion,score\n{}",
            plain().join("\n").replace(",3,one", "")
        ),
    );
    let asked: String = (0..9).map(|p| format!("P{p},10\n")).collect();
    let requests = write(&folder, "r.csv", format!("proposal,requested\n{asked}Q,5\n"));
    let request = RankRequest {
        money: Some((30, requests)),
        ..request(&scores, (1, 6))
    };
    let table = rank_table(&request).unwrap().table(Words::of(Language::En));
    assert_eq!(
        table.method, "exact",
        "nine proposals with four reviews each are enough"
    );
    assert!(
        table
            .proposals
            .windows(2)
            .all(|pair| (pair[0].place, &pair[0].id) < (pair[1].place, &pair[1].id)),
        "by place, then id"
    );
    assert!(
        table
            .proposals
            .iter()
            .all(|line| line.group.is_some() && line.funded_basispoints.is_some()),
        "with a budget all are told"
    );
    let chances: i64 = table
        .proposals
        .iter()
        .filter_map(|line| line.funded_basispoints)
        .sum();
    assert!(
        (chances - 30_000).abs() <= 5,
        "three awards are shared out in every draw"
    );
    let text = rank_table(&request).unwrap().text(Words::of(Language::Fr));
    assert!(
        text.contains("Place attendue") && text.contains("financ"),
        "the table for people, in French: {text}"
    );
}

#[test]
fn incomplete_reviews_enter_no_total_and_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let scores = write(
        &folder,
        "s.csv",
        "proposal,reviewer,criterion,score\nA,r,x,4\nA,r,y,2\nB,r,x,3\nB,r,y,\nA,q,x,1\n",
    );
    let table = rank_table(&request(&scores, (1, 5)))
        .unwrap()
        .table(Words::of(Language::En));
    assert_eq!(
        (table.proposals.len(), table.proposals[0].reviews),
        (1, 1),
        "one complete review in all"
    );
    assert_eq!(
        table.proposals[0].raw_micropoints, 50_000_000,
        "(3/4 + 1/4)/2 of 100"
    );
    assert!(
        table.sentences.iter().any(|sentence| sentence.contains('B')),
        "B has no complete review: {:?}",
        table.sentences
    );
    assert_eq!(table.method, "none", "and nothing can be calibrated");
    assert!(
        table.proposals[0].calibrated_micropoints.is_none(),
        "what the method does not yield is absent"
    );
}

#[test]
fn repeated_rows_are_further_reviews() {
    let folder = tempfile::tempdir().unwrap();
    let scores = write(
        &folder,
        "s.csv",
        "proposal,reviewer,criterion,score\nA,r,x,4\nA,r,x,2\nA,r,x,2\n",
    );
    let table = rank_table(&request(&scores, (1, 5)))
        .unwrap()
        .table(Words::of(Language::En));
    assert_eq!(
        (table.proposals[0].reviews, table.reviewers[0].reviews),
        (3, 3),
        "three rows, three reviews"
    );
}

#[test]
fn faults_name_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let head = "proposal,reviewer,criterion,score";
    for (text, kind, says) in [
        (format!("{head}\nA,r,x,4\nA,q,x,9\n"), FaultKind::Data, "line 3"),
        (format!("{head}\nA,r,x,4.5\n"), FaultKind::Data, "line 2"),
        (
            format!("{head}\nA,r,\"x\ny\",4\nA,q,x,good\n"),
            FaultKind::Data,
            "line 4",
        ),
        (format!("{head}\nA,r,x,4,5,6,7\n"), FaultKind::Data, "line 2"),
        ("proposal,score\nA,3\n".to_owned(), FaultKind::Data, "reviewer"),
        (format!("{head}\n"), FaultKind::Data, "no rows"),
        (
            format!("{head}\nA,r,x,4\nA,q,\"x,4\nB,r,x,3\n"),
            FaultKind::Data,
            "line 3",
        ),
        (format!("{head}\nA,r,x,4\nA,q\n"), FaultKind::Data, "line 3"),
        (
            format!("{head}\nA,r,x,4\nA,q,,4\n"),
            FaultKind::Data,
            "no criterion",
        ),
    ] {
        let path = write(&folder, "s.csv", text);
        let fault = rank_table(&request(&path, (1, 5))).unwrap_err();
        let sentence = fault.say(Words::of(Language::En));
        assert_eq!(fault.kind, kind, "{sentence}");
        assert!(
            sentence.contains(says) && sentence.contains("s.csv"),
            "names file and place: {sentence}"
        );
        assert_ne!(
            sentence,
            fault.say(Words::of(Language::Fr)),
            "and speaks French too"
        );
    }
    let path = write(&folder, "s.csv", format!("{head}\nA,r,x,4\n"));
    let fault = rank_table(&request(&path, (5, 5))).unwrap_err();
    assert_eq!(
        fault.kind,
        FaultKind::Usage,
        "a scale that does not rise is wrong use"
    );
    let fault = rank_table(&request(&folder.path().join("nowhere.csv"), (1, 5))).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Unreadable, "a file that is not there");
    let money = Some((5, write(&folder, "r.csv", "proposal,requested\nB,3\n")));
    let fault = rank_table(&RankRequest {
        money,
        ..request(&path, (1, 5))
    })
    .unwrap_err();
    assert!(
        fault.say(Words::of(Language::En)).contains('A'),
        "whoever is ranked must ask for something"
    );
}

#[test]
fn every_shared_set_can_be_ranked() {
    let shared = std::env::var_os("PARAPH_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = shared.join("reviews");
    if !folder.is_dir() {
        assert!(
            std::env::var_os("PARAPH_REQUIRE_SHARED").is_none(),
            "the shared material is required"
        );
        println!("skipped: {} is missing", folder.display());
        return;
    }
    for (set, scale, criteria, low) in [
        ("snsf_mint", (1, 6), None, false),
        ("snsf_mock", (1, 6), None, false),
        ("aibs", (10, 50), Some("Score"), true),
        (
            "catalyst_f5",
            (1, 5),
            Some("impact,feasibility,auditability"),
            false,
        ),
        ("iclr2021", (1, 10), None, false),
        ("iclr2023", (1, 10), None, false),
        ("esa2018", (-2, 2), None, false),
    ] {
        let request = RankRequest {
            criteria: criteria.map(|list| list.split(',').map(str::to_owned).collect()),
            best: if low { Direction::Low } else { Direction::High },
            ..request(&folder.join(format!("{set}.csv")), scale)
        };
        let ranked = rank_table(&request)
            .unwrap_or_else(|fault| panic!("{set}: {}", fault.say(Words::of(Language::En))));
        let table = ranked.table(Words::of(Language::En));
        assert_eq!(
            table.method, "exact",
            "{set} is calibrated with a factor: {:?}",
            table.sentences
        );
        assert_eq!(table.proposals[0].place, 1, "{set} has a first place");
        let diagnostics = ranked.diagnostics();
        assert!(
            diagnostics.mu.is_some() && !diagnostics.alpha.is_empty(),
            "{set} has figures"
        );
    }
}
