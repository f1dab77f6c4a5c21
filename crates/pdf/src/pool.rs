//! Who may work now: as many as there are cores, the most urgent first.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::child::hold;

/// Where permits are given out.
pub(crate) struct Desk {
    places: usize,
    line: Mutex<Line>,
    bell: Condvar,
}

#[derive(Default)]
struct Line {
    at_work: usize,
    waiting: BTreeSet<(u8, u64)>,
    next: u64,
}

/// The right to have a worker work; given back when dropped.
pub(crate) struct Permit(Arc<Desk>);

impl Desk {
    pub(crate) fn new(places: usize) -> Arc<Self> {
        Arc::new(Self {
            places,
            line: Mutex::new(Line::default()),
            bell: Condvar::new(),
        })
    }

    /// Waits for a place; `None` when the wait was cancelled.
    pub(crate) fn permit(self: &Arc<Self>, rank: u8, cancelled: &dyn Fn() -> bool) -> Option<Permit> {
        let mut line = hold(&self.line);
        let ticket = (rank, line.next);
        line.next += 1;
        line.waiting.insert(ticket);
        loop {
            if line.at_work < self.places && line.waiting.first() == Some(&ticket) {
                line.waiting.remove(&ticket);
                line.at_work += 1;
                drop(line);
                self.bell.notify_all();
                return Some(Permit(Arc::clone(self)));
            }
            if cancelled() {
                line.waiting.remove(&ticket);
                drop(line);
                self.bell.notify_all();
                return None;
            }
            let waited = self.bell.wait_timeout(line, Duration::from_millis(20));
            line = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        hold(&self.0.line).at_work -= 1;
        self.0.bell.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visible_page_comes_first() {
        let desk = Desk::new(1);
        let first = desk.permit(3, &|| false).expect("the place is free");
        let order = Arc::new(Mutex::new(Vec::new()));
        let waiting: Vec<_> = [3, 0]
            .into_iter()
            .map(|rank| {
                let (desk, order) = (Arc::clone(&desk), Arc::clone(&order));
                let thread = std::thread::spawn(move || {
                    let permit = desk.permit(rank, &|| false).expect("nobody cancels");
                    hold(&order).push(rank);
                    drop(permit);
                });
                std::thread::sleep(Duration::from_millis(30));
                thread
            })
            .collect();
        drop(first);
        for thread in waiting {
            thread.join().expect("both get their turn");
        }
        assert_eq!(
            *hold(&order),
            vec![0, 3],
            "who is seen goes before who came first"
        );
        assert!(
            desk.permit(0, &|| true).is_some(),
            "a free place is given even to one who might cancel"
        );
    }
}
