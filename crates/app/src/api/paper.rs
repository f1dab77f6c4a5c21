//! Documents: pages, words, the text view, find and search.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use paraph_pdf::packed::{PlacedWord, Runs as PackedRuns, unpack};
use paraph_pdf::page::{Link, LinkTarget};
use paraph_store::{CachedPage, PositionRow};

use super::proposals::{Desk, Filter, documents_of, needed};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::paper::{Block, Kind, PageReport, Report, reader, said_of, slice, state_of};
use crate::wire::{
    BlockKind, DocumentOpen, DocumentState, DocumentView, FindAsk, FindHit, FindHits, Nothing, OutlineEntry,
    PageAsk, PageLink, PageSize, PageWords, Position, PositionSet, Runs, SearchAsk, SearchHit, SearchHits,
    SnippetPart, TextAsk, TextBlock, TextOrder, TextView, Tie, Word,
};
use crate::words::Args;
use crate::workspace::Workspace;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Opens a proposal's document.
    document_open(DocumentOpen) -> DocumentView, changes [Proposals];
    /// Keeps where I stopped.
    position_set(PositionSet) -> Nothing, changes [];
    /// The words of a page with their boxes.
    page_words(PageAsk) -> PageWords, changes [];
    /// Pages as text with headings and paragraphs.
    page_text_view(TextAsk) -> TextView, changes [];
    /// Finds words in a document.
    document_find(FindAsk) -> FindHits, changes [];
    /// Finds words in all documents, titles and notes.
    search(SearchAsk) -> SearchHits, changes [];
}

const HITS: usize = 2_000;
const AROUND: usize = 40;

fn document_open(app: &App, request: DocumentOpen) -> Result<DocumentView> {
    let workspace = app.workspace()?;
    let row = needed(&workspace, &request.proposal)?;
    if workspace.kind == crate::wire::WorkspaceKind::Desk {
        super::judge_tie(&workspace, &row)?;
    }
    let missing = || {
        AppError::new(
            Code::NotFound,
            "fault-document-missing",
            Args::one("number", &row.number),
        )
    };
    let hash = request
        .document
        .or_else(|| row.document.clone())
        .ok_or_else(missing)?;
    if let Some(password) = request.password {
        workspace
            .passwords
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(hash.clone(), password);
        workspace.store.cache().forget(&hash)?;
    }
    let (known, position, documents) = workspace.read(|read| {
        let documents: BTreeMap<_, _> = read
            .documents()?
            .into_iter()
            .map(|row| (row.document.clone(), row))
            .collect();
        Ok((
            documents.get(&hash).cloned(),
            read.position(&row.proposal)?,
            documents,
        ))
    })?;
    let known = known.ok_or_else(missing)?;
    let report = match workspace.reading(&hash)? {
        Some(report) => report,
        None => workspace.read_again(app, &hash, false)?,
    };
    let known = workspace.read(|read| Ok(read.document(&hash)?))?.unwrap_or(known);
    let said = said_of(&known).map(|said| said.in_words(app.words()));
    let state = state_of(Some(&known));
    if state == DocumentState::Password {
        return Err(said_of(&known).unwrap_or_else(missing));
    }
    if position.is_none() {
        // Opening is the beginning of reading.
        let first = PositionRow {
            proposal: row.proposal.clone(),
            page: 1,
            y: 0,
            zoom: 0,
            text_view: false,
            at: app.now(),
        };
        workspace.write(app, move |write| Ok(write.put_position(&first)?))?;
    }
    let marks = pages_marked(&workspace, &hash)?;
    Ok(DocumentView {
        proposal: row.proposal.clone(),
        number: row.number.clone(),
        title: row.title.clone(),
        state,
        message: said.as_ref().map(|said| said.message.clone()),
        hint: said.map(|said| said.hint),
        reader: reader(),
        pages: page_sizes(&report, &marks),
        outline: report
            .facts
            .outline
            .iter()
            .filter_map(|item| {
                let target = item.target?;
                Some(OutlineEntry {
                    title: item.title.clone(),
                    depth: u32::from(item.depth),
                    page: target.page,
                    y: target.y.map(i64::from),
                })
            })
            .collect(),
        position: position.map(|position| Position {
            page: u32::try_from(position.page).unwrap_or(1),
            y: position.y,
            zoom: u32::try_from(position.zoom).unwrap_or(0),
            text_view: position.text_view,
        }),
        language: report.language.clone(),
        links: report.facts.links.iter().map(crossing_link).collect(),
        others: documents_of(&row, &documents)
            .into_iter()
            .filter(|other| other.document != hash)
            .collect(),
        document: hash,
    })
}

fn crossing_link(link: &Link) -> PageLink {
    let area = link.area;
    let (to, y, address) = match &link.target {
        LinkTarget::Inside(spot) => (Some(spot.page), spot.y.map(i64::from), None),
        LinkTarget::Outside(address) => (None, None, Some(address.clone())),
    };
    PageLink {
        page: link.page,
        r#box: [area.x0, area.y0, area.x1, area.y1].map(i64::from),
        to,
        y,
        address,
    }
}

/// Which pages have readable text, and which hold hidden text.
fn pages_marked(workspace: &Workspace, hash: &str) -> Result<BTreeMap<u32, (bool, bool)>> {
    let mut marked = BTreeMap::new();
    for (page, report) in workspace.page_reports(hash)? {
        if let (Ok(number), Ok(report)) = (u32::try_from(page), serde_json::from_str::<PageReport>(&report)) {
            marked.insert(number, (report.readable, report.hidden_text));
        }
    }
    Ok(marked)
}

fn page_sizes(report: &Report, marked: &BTreeMap<u32, (bool, bool)>) -> Vec<PageSize> {
    report
        .facts
        .pages
        .iter()
        .zip(1_u32..)
        .map(|(shape, page)| {
            let area = shape.visible;
            let (width, height) = (i64::from(area.width()), i64::from(area.height()));
            let turned = shape.rotation % 180 == 90;
            let (text, hidden_text) = marked.get(&page).copied().unwrap_or((false, false));
            PageSize {
                page,
                label: shape.label.clone(),
                crop: [area.x0, area.y0, area.x1, area.y1].map(i64::from),
                rotation: u32::from(shape.rotation),
                width: if turned { height } else { width },
                height: if turned { width } else { height },
                text,
                hidden_text,
            }
        })
        .collect()
}

fn position_set(app: &App, request: PositionSet) -> Result<Nothing> {
    let workspace = app.workspace()?;
    let row = PositionRow {
        proposal: request.proposal,
        page: i64::from(request.position.page),
        y: request.position.y,
        zoom: i64::from(request.position.zoom),
        text_view: request.position.text_view,
        at: app.now(),
    };
    workspace.write(app, move |write| Ok(write.put_position(&row)?))?;
    Ok(Nothing {})
}

/// A page that was read, of a document that is open to this desk.
fn page_needed(app: &App, document: &str, page: u32) -> Result<CachedPage> {
    let workspace = app.workspace()?;
    workspace.judge_open(document)?;
    workspace
        .page(document, page)?
        .ok_or_else(|| AppError::new(Code::NotFound, "fault-page", Args::one("page", page)))
}

fn page_words(app: &App, request: PageAsk) -> Result<PageWords> {
    let page = page_needed(app, &request.document, request.page)?;
    let words = unpack(&page.words)
        .unwrap_or_default()
        .into_iter()
        .map(crossing_word)
        .collect();
    Ok(PageWords {
        document: request.document,
        page: request.page,
        text: page.text,
        words,
    })
}

fn crossing_word(word: PlacedWord) -> Word {
    let area = word.area;
    Word {
        start: word.start,
        length: word.length,
        r#box: [area.x0, area.y0, area.x1, area.y1].map(i64::from),
        glyphs: word.edges.into_iter().map(i64::from).collect(),
        runs: match word.runs {
            PackedRuns::Right => Runs::Right,
            PackedRuns::Up => Runs::Up,
            PackedRuns::Left => Runs::Left,
            PackedRuns::Down => Runs::Down,
        },
        hidden: word.hidden,
    }
}

fn page_text_view(app: &App, request: TextAsk) -> Result<TextView> {
    let workspace = app.workspace()?;
    workspace.judge_open(&request.document)?;
    let report = workspace
        .reading(&request.document)?
        .ok_or_else(|| AppError::not_found("document", &request.document))?;
    let last = u32::try_from(report.facts.pages.len()).unwrap_or(u32::MAX);
    let pages = workspace.pages(
        &request.document,
        request.from.unwrap_or(1),
        request.to.unwrap_or(last),
    )?;
    let mut blocks = Vec::new();
    let mut orders = Vec::new();
    for page in pages {
        let number = u32::try_from(page.page).unwrap_or(u32::MAX);
        let report: PageReport = serde_json::from_str(&page.report).map_err(AppError::internal)?;
        orders.push(match (&report, page.text.is_empty()) {
            (_, true) => TextOrder::None,
            (report, false) if report.structure => TextOrder::Structure,
            (report, false) if report.sure => TextOrder::Found,
            (_, false) => TextOrder::Unsure,
        });
        let signs: Vec<char> = page.text.chars().collect();
        let whole = [Block(
            Kind::P,
            0,
            0,
            u32::try_from(signs.len()).unwrap_or(u32::MAX),
        )];
        let listed = if report.blocks.is_empty() {
            &whole[..]
        } else {
            &report.blocks
        };
        for Block(kind, level, start, end) in listed.iter().copied() {
            let text: String = signs.iter().take(end as usize).skip(start as usize).collect();
            if text.trim().is_empty() || kind == Kind::M {
                continue;
            }
            blocks.push(TextBlock {
                page: number,
                kind: match kind {
                    Kind::H => BlockKind::Heading,
                    Kind::I => BlockKind::Item,
                    Kind::P | Kind::M if report.sure => BlockKind::Paragraph,
                    Kind::P | Kind::M => BlockKind::Loose,
                },
                level: u32::from(level),
                start,
                length: end - start,
                text: reflowed(&text),
            });
        }
    }
    Ok(TextView {
        document: request.document,
        blocks,
        orders,
        pages: last,
    })
}

/// Lines joined; a hyphen at a line's end is dropped where a letter goes on in lower case.
fn reflowed(text: &str) -> String {
    let mut flowed = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().and_then(|next| next.chars().next());
        let broken = line.strip_suffix(['-', '\u{ad}', '\u{2010}']).filter(|head| {
            head.chars().last().is_some_and(char::is_alphabetic) && next.is_some_and(char::is_lowercase)
        });
        if let Some(head) = broken {
            flowed.push_str(head);
            continue;
        }
        flowed.push_str(line);
        if next.is_some() && !line.ends_with('-') {
            flowed.push(' ');
        }
    }
    flowed
}

/// A sign as it is compared: without case (unless it matters), marks, and kinds of blanks and dashes.
fn compared(sign: char, case: bool) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization;
    let signs: Vec<char> = std::iter::once(sign)
        .nfkd()
        .filter(|sign| !unicode_normalization::char::is_combining_mark(*sign))
        .flat_map(|sign| {
            if case {
                vec![sign]
            } else {
                sign.to_lowercase().collect()
            }
        })
        .map(|sign| match sign {
            '\u{2010}'..='\u{2015}' => '-',
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            sign if sign.is_whitespace() => ' ',
            sign => sign,
        })
        .collect();
    signs.into_iter()
}

/// Where a phrase stands in a text, as start and length in Unicode scalar values.
pub(crate) fn places(text: &str, phrase: &str, case: bool, whole: bool) -> Vec<(u32, u32)> {
    let signs: Vec<char> = text.chars().collect();
    let mut folded: Vec<(char, usize)> = Vec::with_capacity(signs.len());
    for (at, sign) in signs.iter().enumerate() {
        // A hyphen at a line's end belongs to the word that goes on.
        let broken = *sign == '-' && signs.get(at + 1) == Some(&'\n');
        let after_hyphen = *sign == '\n' && at > 0 && signs[at - 1] == '-';
        if broken || after_hyphen {
            continue;
        }
        folded.extend(compared(*sign, case).map(|sign| (sign, at)));
    }
    let phrase: String = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted: Vec<char> = phrase.chars().flat_map(|sign| compared(sign, case)).collect();
    let mut found = Vec::new();
    if wanted.is_empty() || wanted.len() > folded.len() {
        return found;
    }
    let mut at = 0;
    while at + wanted.len() <= folded.len() {
        let here = &folded[at..at + wanted.len()];
        let same = here.iter().map(|(sign, _)| sign).eq(wanted.iter());
        let alone = |index: Option<usize>| {
            index
                .and_then(|index| folded.get(index))
                .is_none_or(|(sign, _)| !sign.is_alphanumeric())
        };
        if same && (!whole || (alone(at.checked_sub(1)) && alone(Some(at + wanted.len())))) {
            let start = here[0].1;
            let end = here[here.len() - 1].1 + 1;
            found.push((
                u32::try_from(start).unwrap_or(0),
                u32::try_from(end - start).unwrap_or(0),
            ));
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

/// One box for each line that a stretch of a page's text covers.
pub(crate) fn boxes(words: &[PlacedWord], start: u32, length: u32) -> Vec<[i64; 4]> {
    paraph_pdf::anchor::lines(words, start, start + length)
        .into_iter()
        .map(|area| [area.x0, area.y0, area.x1, area.y1].map(i64::from))
        .filter(|place| place[0] < place[2] && place[1] < place[3])
        .collect()
}

fn document_find(app: &App, request: FindAsk) -> Result<FindHits> {
    let workspace = app.workspace()?;
    workspace.judge_open(&request.document)?;
    let mut hits = Vec::new();
    for page in workspace.pages(&request.document, 1, u32::MAX)? {
        let found = places(
            &page.text,
            &request.text,
            request.case.unwrap_or(false),
            request.whole.unwrap_or(false),
        );
        if found.is_empty() {
            continue;
        }
        let words = unpack(&page.words).unwrap_or_default();
        for (start, length) in found {
            if hits.len() >= HITS {
                return Ok(FindHits { hits, more: true });
            }
            let before = start.min(u32::try_from(AROUND).unwrap_or(0));
            let snippet = slice(
                &page.text,
                start - before,
                before + length + u32::try_from(AROUND).unwrap_or(0),
            );
            hits.push(FindHit {
                page: u32::try_from(page.page).unwrap_or(u32::MAX),
                start,
                length,
                boxes: boxes(&words, start, length),
                snippet: snippet.replace('\n', " "),
                at: before,
            });
        }
    }
    Ok(FindHits { hits, more: false })
}

/// Words as a query of the index: each is a phrase, the last may be the beginning of a word.
fn index_query(words: &[String]) -> Option<String> {
    let mut parts = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let quoted = word.starts_with('"');
        let plain: String = word.trim_matches('"').replace('"', " ");
        if !plain.chars().any(char::is_alphanumeric) {
            continue;
        }
        let open_end = n + 1 == words.len() && !quoted;
        parts.push(format!("\"{plain}\"{}", if open_end { "*" } else { "" }));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn snippet_parts(snippet: &str) -> Vec<SnippetPart> {
    let mut parts = Vec::new();
    for (n, piece) in snippet.replace('\n', " ").split('\u{2}').enumerate() {
        match piece.split_once('\u{3}') {
            Some((hit, rest)) => {
                parts.push(SnippetPart {
                    text: hit.to_owned(),
                    hit: true,
                });
                parts.push(SnippetPart {
                    text: rest.to_owned(),
                    hit: false,
                });
            }
            None if n == 0 => parts.push(SnippetPart {
                text: piece.to_owned(),
                hit: false,
            }),
            None => parts.push(SnippetPart {
                text: piece.to_owned(),
                hit: true,
            }),
        }
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}

fn search(app: &App, request: SearchAsk) -> Result<SearchHits> {
    let workspace = app.workspace()?;
    let limit = request.limit.unwrap_or(100).clamp(1, 10_000);
    let filter = Filter::parse(&request.query).knowing(workspace.call()?.as_deref());
    let (rows, texts, marks) = workspace.read(|read| {
        let desk = Desk::read(app, &workspace, read)?;
        let round = desk
            .call
            .as_ref()
            .map(|call| call.round.clone())
            .unwrap_or_default();
        Ok::<_, AppError>((desk.rows(), read.texts(&round, None)?, read.marks(None)?))
    })?;
    let read = workspace.store.cache().readings(&reader())?;
    let unread = rows
        .iter()
        .filter(|row| row.document_state != DocumentState::Missing)
        .filter(|row| row.document.as_ref().is_some_and(|hash| !read.contains(hash)))
        .count();
    let fitting: Vec<_> = rows.iter().filter(|row| filter.fits(row)).collect();
    let mut hits: Vec<SearchHit> = Vec::new();
    let hit = |row: &crate::wire::ProposalRow, page, snippet| SearchHit {
        proposal: row.proposal.clone(),
        number: row.number.clone(),
        title: row.title.clone(),
        document: row.document.clone(),
        page,
        snippet,
    };
    let Some(query) = index_query(filter.words()) else {
        if filter.narrows() {
            hits.extend(fitting.iter().take(limit).map(|row| hit(row, None, Vec::new())));
        }
        return Ok(SearchHits {
            hits,
            more: fitting.len() > limit && filter.narrows(),
            unread,
        });
    };
    for row in fitting.iter().filter(|row| filter.words_fit(row)) {
        hits.push(hit(
            row,
            None,
            vec![SnippetPart {
                text: row.title.clone(),
                hit: true,
            }],
        ));
    }
    let phrase = filter
        .words()
        .iter()
        .map(|word| word.trim_matches('"'))
        .collect::<Vec<_>>()
        .join(" ");
    // What I wrote: in reviews, and at marks.
    let written = texts
        .iter()
        .map(|text| (&text.proposal, text.body.as_str(), None, None))
        .chain(marks.iter().filter_map(|mark| {
            let note = mark.note.as_deref()?;
            let page = u32::try_from(mark.page).ok();
            Some((&mark.proposal, note, page, Some(mark.document.clone())))
        }));
    let open: BTreeMap<&str, &crate::wire::ProposalRow> = fitting
        .iter()
        .filter(|row| row.tie == Tie::None)
        .map(|row| (row.proposal.as_str(), *row))
        .collect();
    for (proposal, body, page, document) in written {
        let Some(row) = open.get(proposal.as_str()) else {
            continue;
        };
        if let Some((start, length)) = places(body, &phrase, false, false).first().copied() {
            let found = hit(row, page, around(body, start, length));
            hits.push(SearchHit {
                document: document.or_else(|| found.document.clone()),
                ..found
            });
        }
    }
    // What is closed is not shown, so more is asked for than is wanted. A document may belong to several proposals.
    let found = workspace.store.cache().search(&query, limit * 4 + 200)?;
    let owners = owners(&workspace, &fitting)?;
    for page in found {
        for row in owners.get(&page.document).into_iter().flatten() {
            hits.push(SearchHit {
                document: Some(page.document.clone()),
                ..hit(row, u32::try_from(page.page).ok(), snippet_parts(&page.snippet))
            });
        }
    }
    let more = hits.len() > limit;
    hits.truncate(limit);
    Ok(SearchHits { hits, more, unread })
}

/// What was found with some words around it.
fn around(body: &str, start: u32, length: u32) -> Vec<SnippetPart> {
    let before = start.min(30);
    let part = |text: String, hit| SnippetPart {
        text: text.replace('\n', " "),
        hit,
    };
    let mut parts = vec![
        part(slice(body, start - before, before), false),
        part(slice(body, start, length), true),
        part(slice(body, start + length, 60), false),
    ];
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// The open proposals among some to which each document belongs, as main document or as another.
fn owners<'r>(
    workspace: &Workspace,
    rows: &[&'r crate::wire::ProposalRow],
) -> Result<BTreeMap<String, Vec<&'r crate::wire::ProposalRow>>> {
    let open: BTreeMap<&str, &'r crate::wire::ProposalRow> = rows
        .iter()
        .filter(|row| row.tie == Tie::None)
        .map(|row| (row.proposal.as_str(), *row))
        .collect();
    let stored = workspace.read(|read| Ok(read.proposals()?))?;
    let mut owners: BTreeMap<String, Vec<&'r crate::wire::ProposalRow>> = BTreeMap::new();
    for row in &stored {
        let Some(open) = open.get(row.proposal.as_str()) else {
            continue;
        };
        for document in all_documents(row) {
            owners.entry(document).or_default().push(open);
        }
    }
    Ok(owners)
}

/// The main document of a proposal and its others, each once.
pub(crate) fn all_documents(row: &paraph_store::ProposalRow) -> Vec<String> {
    let mut all: Vec<String> = row.document.iter().cloned().collect();
    for other in documents_of(row, &BTreeMap::new()) {
        if !all.contains(&other.document) {
            all.push(other.document);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_over_lines_hyphens_and_accents() {
        let text = "La faisa-\nbilité du pro-\njet est éle\u{301}vée.";
        assert_eq!(
            places(text, "faisabilite", false, false),
            [(3, 13)],
            "over a hyphen, without accents"
        );
        assert_eq!(
            places(text, "projet est", false, true).len(),
            1,
            "over a line's end, as whole words"
        );
        assert_eq!(
            places("one\ntwo", "ONE TWO", false, false),
            [(0, 7)],
            "a line's end is a blank"
        );
        assert_eq!(places("One", "one", true, false), [], "case matters when asked");
        assert_eq!(places("aaaa", "aa", false, false).len(), 2, "hits do not overlap");
    }

    #[test]
    fn a_query_cannot_break_the_index() {
        let query =
            |words: &[&str]| index_query(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            query(&["open", "sci"]).as_deref(),
            Some("\"open\" \"sci\"*"),
            "the last word may go on"
        );
        assert_eq!(
            query(&["a\"b OR c", "NEAR("]).as_deref(),
            Some("\"a b OR c\" \"NEAR(\"*"),
            "operators are words"
        );
        assert_eq!(query(&["\"", "*"]), None, "signs alone look for nothing");
    }

    #[test]
    fn hyphens_at_line_ends_vanish_where_a_word_goes_on() {
        assert_eq!(
            reflowed("faisa-\nbilité du\nprojet"),
            "faisabilité du projet",
            "a broken word is whole again"
        );
        assert_eq!(reflowed("Marie-\nAnne"), "Marie-Anne", "a name keeps its hyphen");
    }
}
