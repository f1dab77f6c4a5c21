//! Where the words of a mark stand now: its document was replaced, or this version reads it otherwise.
//!
//! A mark stays bound to the bytes that it was made on; what is told here is where to show it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use paraph_pdf::anchor::{self, Found, How, Selector};
use paraph_pdf::packed::unpack;
use paraph_pdf::page::READER_VERSION;
use paraph_store::{CachedPage, ProposalRow};

use super::paper::{all_documents, boxes};
use crate::error::Result;
use crate::wire::{Mark, MarkFound, MarkNow};
use crate::workspace::Workspace;

/// Pages of a document as they are asked for, each once.
struct Pages<'w> {
    workspace: &'w Workspace,
    document: String,
    kept: RefCell<BTreeMap<u32, Option<CachedPage>>>,
}

impl<'w> Pages<'w> {
    fn of(workspace: &'w Workspace, document: &str) -> Self {
        Self {
            workspace,
            document: document.to_owned(),
            kept: RefCell::default(),
        }
    }

    fn page(&self, page: u32) -> Option<CachedPage> {
        let mut kept = self.kept.borrow_mut();
        kept.entry(page)
            .or_insert_with(|| self.workspace.page(&self.document, page).ok().flatten())
            .clone()
    }

    fn text(&self, page: u32) -> Option<String> {
        self.page(page).map(|page| page.text)
    }
}

/// Says of each mark where its words stand now, if that is not where it says.
pub(super) fn find_again(workspace: &Workspace, row: &ProposalRow, marks: &mut [Mark]) -> Result<()> {
    let Some(main) = &row.document else { return Ok(()) };
    let current = all_documents(row);
    let mut known: BTreeMap<String, (Pages<'_>, u32)> = BTreeMap::new();
    for mark in marks {
        // What was made on a document that is still the proposal's is shown there.
        let replaced = !current.contains(&mark.document);
        let document = if replaced { main } else { &mark.document };
        if !known.contains_key(document) {
            let Some(report) = workspace.reading(document)? else {
                continue;
            };
            let count = u32::try_from(report.facts.pages.len()).unwrap_or(u32::MAX);
            known.insert(document.clone(), (Pages::of(workspace, document), count));
        }
        let Some((pages, count)) = known.get(document) else {
            continue;
        };
        mark.now = now(mark, document, pages, *count, replaced);
    }
    Ok(())
}

fn now(mark: &Mark, document: &str, pages: &Pages<'_>, count: u32, replaced: bool) -> Option<MarkNow> {
    let here = |found| MarkNow {
        document: document.to_owned(),
        found,
        page: mark.page,
        boxes: mark.boxes.clone(),
        start: None,
        end: None,
    };
    let (Some(quote), Some(start), Some(end)) = (&mark.quote, mark.start, mark.end) else {
        // A frame or a note is a place; in another document nobody can say what is there now.
        return replaced.then(|| here(MarkFound::Lost));
    };
    let selector = Selector {
        exact: quote.clone(),
        prefix: mark.prefix.clone().unwrap_or_default(),
        suffix: mark.suffix.clone().unwrap_or_default(),
        page: mark.page,
        start,
        end,
        reader: READER_VERSION,
    };
    let found = anchor::find(&selector, count, &|page| pages.text(page));
    match found {
        Some(Found { how: How::Exact, .. }) if !replaced => None,
        Some(found) => {
            let page = pages.page(found.page)?;
            let words = unpack(&page.words).unwrap_or_default();
            Some(MarkNow {
                found: if found.how == How::Fuzzy {
                    MarkFound::Alike
                } else {
                    MarkFound::Same
                },
                page: found.page,
                boxes: boxes(&words, found.start, found.end - found.start),
                start: Some(found.start),
                end: Some(found.end),
                ..here(MarkFound::Same)
            })
        }
        None => Some(here(MarkFound::Lost)),
    }
}
