//! Who somebody is: the signing key at rest, the control number that is compared by voice, the answer to an invitation,
//! and which keys a card proves.
//!
//! Whether a person is accepted is not known here: that is a chair's signed record, an input of `verify`.

mod alike;
mod card;
mod control;
mod invitation;
mod key;

pub use alike::looks;
pub use card::{Standing, first_card, keys_of, next_card, signers_of_card};
pub use control::{Comparison, compare_control_number, control_number};
pub use invitation::answer;
pub use key::{KeyFile, SigningKey};
