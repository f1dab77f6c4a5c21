//! The command `paraph`: the same work as in the window, from a terminal or a script.
//!
//! One file per command. What a command does lives in `paraph-app`; here are arguments, output and exit codes.

mod complain;
mod desk;
mod extract;
mod office;
mod pdf_worker;
mod rank;
mod said;
mod usage;
mod verify;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use paraph_app::Words;

#[derive(Parser)]
#[command(
    name = "paraph",
    version,
    about = "Review proposals, hand in, merge, rank, publish and check."
)]
struct Arguments {
    #[command(flatten)]
    common: desk::Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Desk(desk::Desk),
    #[command(flatten)]
    Office(office::Office),
    /// Rank any table of scores, without a workspace.
    Rank(rank::Rank),
    /// Read PDFs and print their text as JSON lines, without a workspace.
    Extract(extract::Extract),
    /// What a shell completes; for packages.
    #[command(name = "__completions", hide = true)]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// The page of the manual; for packages.
    #[command(name = "__man", hide = true)]
    Man,
    /// Check files: what they are, whether they hold together, and whose they are.
    Verify(verify::Verify),
}

fn main() -> ExitCode {
    // One for each document that is read: it is started before arguments and words, which it does not need, are made.
    if std::env::args_os().skip(1).eq([pdf_worker::NAME]) {
        return pdf_worker::run();
    }
    let language = paraph_app::system_language();
    let command = || usage::spoken(Arguments::command(), language);
    let parsed = command()
        // What stands for many files is resolved by the shell; on Windows, by the program.
        .try_get_matches_from(wild::args_os())
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            // Where even the terminal cannot be written to, the exit code still speaks.
            if asked || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                let _ = error.print();
            } else {
                complain::complain(&error, Words::of(language));
            }
            return if asked {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(USAGE)
            };
        }
    };
    match arguments.command {
        Command::Desk(desk) => desk.run(&arguments.common, language),
        Command::Office(office) => office.run(&arguments.common, language),
        Command::Rank(rank) => rank.run(language),
        Command::Extract(extract) => extract.run(language),
        Command::Completions { shell } => said::completions(shell, &mut command()),
        Command::Man => said::manual(&command(), Words::of(language)),
        Command::Verify(verify) => verify.run(&arguments.common, language),
    }
}

/// The command was not used as it is meant (`sysexits.h`).
const USAGE: u8 = 64;
