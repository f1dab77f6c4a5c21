//! Whatever the bytes, a verdict: and what is not bad has the bytes that were signed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph_bundle::fault::Verdict;
use paraph_bundle::verify::{Context, verify_bytes};

fuzz_target!(|data: &[u8]| {
    let context = Context::default();
    let report = verify_bytes(data, &context);
    let again = verify_bytes(data, &context);
    assert_eq!(report.code_str(), again.code_str(), "the same bytes have one verdict");
    if report.verdict() != Some(Verdict::Bad)
        && let Some(opened) = &report.opened
    {
        assert!(!opened.signers.is_empty(), "nothing unsigned is anything but bad");
        assert_eq!(
            opened.id,
            paraph_bundle::payload::Hash::of(&opened.sums),
            "the id is the hash of what was signed"
        );
    }
});
