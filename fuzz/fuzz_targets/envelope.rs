//! Signatures, keys, receipts, encrypted headers: whatever the bytes, an answer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph_bundle::encrypt::decrypt;
use paraph_bundle::signature::{self, PublicKey};
use paraph_bundle::{SigningKey, receipt};

fuzz_target!(|data: &[u8]| {
    // A made-up signature of a message is never true.
    let _ = signature::verify(data, "score.v1@paraph", b"what was signed");
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = PublicKey::from_line(text);
        // With the true bytes it is; with one byte more it is not.
        let key = SigningKey::from_seed(&[7; 32]);
        let armored = key.sign("score.v1@paraph", data).expect("a namespace");
        assert!(signature::verify(armored.as_bytes(), "score.v1@paraph", data).is_ok());
        assert!(signature::verify(armored.as_bytes(), "card.v1@paraph", data).is_err());
        let more = [armored.as_bytes(), data].concat();
        assert_eq!(
            signature::verify(&more, "score.v1@paraph", data).is_ok(),
            data.is_empty(),
            "nothing stands after the armor"
        );
    }
    let _ = receipt::read(data);
    let _ = decrypt(std::io::Cursor::new(data), &[]);
});
