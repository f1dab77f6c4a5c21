//! The table of commands: what can be asked, by which name, with which request and answer, and what it changes.
//!
//! The macro [`commands!`](crate::commands) makes, from one line for each command, the router of
//! [`App::call`](crate::App::call) and the TypeScript interface ([`typescript`]). A room of `api` has one table;
//! `api::tables` lists the rooms. What a command does is the function of its name in the same room.

use std::any::TypeId;
use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

use crate::App;
use crate::changes::{Event, Topic};
use crate::error::{AppError, Code, Result};

/// One line of the table.
pub struct Command {
    /// `noun_verb`.
    pub name: &'static str,
    /// One sentence for whoever writes against the interface.
    pub about: &'static str,
    /// What becomes stale when it has run.
    pub changes: &'static [Topic],
    /// Runs it.
    pub run: fn(&App, Value) -> Result<Value>,
    /// Adds its types to the interface and gives the names of request and answer.
    pub types: fn(&mut Types) -> (String, String),
}

impl std::fmt::Debug for Command {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Command")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Makes a table of commands from lines `/// what it does` `noun_verb(Request) -> Answer, changes [Topic, …];`.
///
/// Each name is a function `fn(&App, Request) -> Result<Answer>` in scope.
#[macro_export]
macro_rules! commands {
    ($visibility:vis static $table:ident; $(
        $(#[doc = $about:literal])+
        $name:ident($request:ty) -> $answer:ty, changes [$($topic:ident),*];
    )*) => {
        /// The commands of this room.
        $visibility static $table: &[$crate::table::Command] = &[$(
            $crate::table::Command {
                name: stringify!($name),
                about: concat!($($about),+),
                changes: &[$($crate::changes::Topic::$topic),*],
                run: |app, request| $crate::table::run::<$request, $answer>(app, request, $name),
                types: |types| (types.add::<$request>(), types.add::<$answer>()),
            },
        )*];
    };
}

/// Reads the request, runs the function, writes the answer.
pub fn run<Request, Answer>(
    app: &App,
    request: Value,
    function: impl Fn(&App, Request) -> Result<Answer>,
) -> Result<Value>
where
    Request: serde::de::DeserializeOwned,
    Answer: serde::Serialize,
{
    let request = if request.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        request
    };
    let request = serde_json::from_value(request).map_err(AppError::bad_request)?;
    let answer = function(app, request)?;
    serde_json::to_value(answer).map_err(AppError::internal)
}

/// Every command, in the order of the rooms.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    crate::api::commands()
}

/// The line of the table with this name.
pub fn find(name: &str) -> Result<&'static Command> {
    crate::api::commands()
        .find(|command| command.name == name)
        .ok_or_else(|| {
            AppError::new(
                Code::UnknownCommand,
                "fault-unknown-command",
                crate::words::Args::one("name", name),
            )
        })
}

/// The TypeScript declarations gathered so far.
pub struct Types {
    config: Config,
    seen: BTreeSet<TypeId>,
    declarations: Vec<(String, String)>,
}

impl Types {
    fn new() -> Self {
        // Every integer that crosses is below 2⁵³ (FORMATS.md §3), so a number holds it.
        let config = Config::new().with_large_int("number");
        Self {
            config,
            seen: BTreeSet::new(),
            declarations: Vec::new(),
        }
    }

    /// Adds a type with all that it names, and gives its name.
    pub fn add<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            self.declarations.push((
                T::ident(&self.config),
                format!("{docs}export {}\n", T::decl(&self.config)),
            ));
        }
    }
}

/// The whole TypeScript interface: types, the commands with their requests and answers, what each changes.
pub fn typescript() -> String {
    let mut types = Types::new();
    let mut commands = String::new();
    let mut changes = String::new();
    for command in crate::api::commands() {
        let (request, answer) = (command.types)(&mut types);
        let about = command.about.trim();
        // Writing to a string cannot fail.
        let _ = writeln!(
            commands,
            "  /** {about} */\n  {}: {{ request: {request}; answer: {answer} }};",
            command.name
        );
        let topics: Vec<String> = command.changes.iter().map(|topic| name_of(*topic)).collect();
        let _ = writeln!(changes, "  {}: [{}],", command.name, topics.join(", "));
    }
    types.add::<Event>();
    types.add::<AppError>();
    types.declarations.sort();
    let mut text = String::from(
        "// Made from the table of commands in crates/app by `cargo xtask types`. Do not edit.\n/* eslint-disable */\n\n",
    );
    for (_, declaration) in &types.declarations {
        text.push_str(declaration);
        text.push('\n');
    }
    let _ = write!(
        text,
        "/** Every command: what is asked and what is answered. */\nexport interface Commands {{\n{commands}}}\n\n\
         /** The name of a command. */\nexport type CommandName = keyof Commands;\n\n\
         /** What each command makes stale. */\nexport const CHANGES: Record<CommandName, readonly Topic[]> = {{\n{changes}}};\n"
    );
    text
}

fn name_of(topic: Topic) -> String {
    serde_json::to_string(&topic).unwrap_or_default()
}
