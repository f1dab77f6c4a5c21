//! Journeys: stories of reviewers, chairs and strangers, told by the programs that people use. One program of tests, since each more
//! would be linked by itself.

#![allow(clippy::expect_used, reason = "helpers of a test may end it")]

mod afterwards;
mod assigning;
mod chair_terminal;
mod chairs;
mod committee;
mod crash;
mod desk_files;
mod figures;
mod killed;
mod laptops;
mod letters;
mod lost;
mod on_paper;
mod paper;
mod replaced;
mod reviewer;
mod templates;
mod terminal;
mod trust;
mod wrong;
