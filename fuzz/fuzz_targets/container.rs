//! Whatever the bytes, a verdict: and what is not bad has the bytes that were signed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph_bundle::SigningKey;
use paraph_bundle::countersign::countersign;
use paraph_bundle::fault::Verdict;
use paraph_bundle::open::{NoCards, open};
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
        // One signature more, if there is room for it, is the same bundle.
        if let Ok(more) = countersign(data, &SigningKey::from_seed(&[7; 32])) {
            let more = open(&mut std::io::Cursor::new(more), &NoCards).expect("what was signed opens");
            assert_eq!(more.id, opened.id, "a signature changes nothing");
        }
    }
});
