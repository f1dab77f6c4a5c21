//! Any content of a page: two readers and the judge make of it what the parent believes, the same each time.
#![no_main]

use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use paraph_pdf::trial;

static QUIET: Once = Once::new();

fuzz_target!(|data: &[u8]| {
    // The readers' own panics end a page in the worker, so they are no find; those of `trial` are.
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    if let Err(panic) = std::panic::catch_unwind(|| trial::page(data)) {
        let said = panic.downcast_ref::<&str>().copied().unwrap_or("a promise was broken");
        eprintln!("{said}");
        std::process::abort();
    }
});
