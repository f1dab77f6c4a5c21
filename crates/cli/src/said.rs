//! What the command says of itself to a package: completions and a page of the manual.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use paraph_app::{Args, Words};

/// Writes what a shell completes.
pub(crate) fn completions(shell: clap_complete::Shell, command: &mut clap::Command) -> ExitCode {
    let mut text = Vec::new();
    clap_complete::generate(shell, command, "paraph", &mut text);
    print(&text)
}

/// Writes the page of the manual: all commands on one page.
pub(crate) fn manual(command: &clap::Command, words: &Words) -> ExitCode {
    match page(command, words) {
        Ok(text) => print(text.as_bytes()),
        Err(_) => ExitCode::FAILURE,
    }
}

fn page(command: &clap::Command, words: &Words) -> io::Result<String> {
    let say = |id: &str| words.say(id, &Args::none()).to_uppercase();
    let mut text = Vec::new();
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    let mut out = String::from_utf8_lossy(&text).into_owned();
    let _ = writeln!(out, ".SH {}", say("usage-heading-commands"));
    commands(command, "", &mut out);
    if let Some(more) = command.get_after_help() {
        let _ = write!(out, ".SH {}\n.nf\n", say("usage-heading-examples"));
        for line in more.to_string().lines() {
            out.push_str(&roff(line));
            out.push('\n');
        }
        out.push_str(".fi\n");
    }
    // The sections that clap writes have English names.
    for (english, id) in [
        ("NAME", "usage-section-name"),
        ("SYNOPSIS", "usage-section-synopsis"),
        ("DESCRIPTION", "usage-section-description"),
        ("OPTIONS", "usage-heading-options"),
    ] {
        out = out.replace(&format!(".SH {english}\n"), &format!(".SH {}\n", say(id)));
    }
    Ok(out)
}

/// Each command with its sentences and its own arguments.
fn commands(command: &clap::Command, before: &str, out: &mut String) {
    for sub in command.get_subcommands() {
        if sub.is_hide_set() || sub.get_name() == "help" {
            continue;
        }
        let name = format!("{before}{}", sub.get_name());
        let about = sub.get_long_about().or_else(|| sub.get_about());
        let about = about.map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(out, ".SS paraph {}", roff(&name));
        let _ = writeln!(out, "{}", roff(&about).replace("\n\n", "\n.PP\n"));
        for arg in sub.get_arguments() {
            if arg.is_global_set() || ["help", "version"].contains(&arg.get_id().as_str()) {
                continue;
            }
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let _ = write!(out, ".TP\n\\fB{}\\fR\n{}\n", roff(&arg.to_string()), roff(&help));
        }
        commands(sub, &format!("{name} "), out);
    }
}

/// Text that troff takes as it is.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    let lines = text.lines().map(|line| {
        if line.starts_with(['.', '\'']) {
            format!("\\&{line}")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn print(text: &[u8]) -> ExitCode {
    if io::stdout().lock().write_all(text).is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use paraph_app::Language;

    use super::*;

    #[test]
    fn the_manual_tells_every_command_in_its_language() {
        for (language, heading, sentence) in [
            (
                Language::En,
                ".SH DESCRIPTION",
                "Take in the receipt that the chair sent.",
            ),
            (Language::Fr, ".SH EXEMPLES", "Recevoir l’accusé de réception"),
        ] {
            let command = crate::usage::spoken(crate::Arguments::command(), language);
            let text = page(&command, Words::of(language)).expect("a page in memory can be written");
            assert!(text.contains(heading), "the sections are named in {language:?}");
            assert!(text.contains(sentence), "commands are told in {language:?}");
            assert!(
                text.contains(".SS paraph people accept"),
                "commands below commands too"
            );
            assert!(!text.contains("(1)\\fR"), "no page is named that does not exist");
        }
    }
}
