//! What a worker says is refused, or believed and then harmless; what a parent says never surprises a worker.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph_pdf::trial;

fuzz_target!(|data: &[u8]| {
    trial::answer(data);
    trial::ask(data);
});
