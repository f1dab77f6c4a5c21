//! The office's requests and answers.

mod call;
mod chairs;
mod draws;
mod figures;
mod people;
mod publish;
mod ranking;
mod received;

pub use call::*;
pub use chairs::*;
pub use draws::*;
pub use figures::*;
pub use people::*;
pub use publish::*;
pub use ranking::*;
pub use received::*;
