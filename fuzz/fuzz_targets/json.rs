//! A line that the scanner lets pass is its own canonical spelling.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph_bundle::json::{Lines, scan};
use paraph_bundle::payload::canonical::canonical;

fuzz_target!(|data: &[u8]| {
    let mut lines = Lines::new("fuzz.jsonl", data);
    while let Ok(Some(_)) = lines.next_line() {}
    if scan(data).is_ok() {
        let value: serde_json::Value = serde_json::from_slice(data).expect("it is JSON");
        assert_eq!(canonical(&value), data, "one value, one spelling");
    }
});
