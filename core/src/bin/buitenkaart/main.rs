//! `buitenkaart`: the data steward's command. It checks a data file, and shows what is in it.

mod args;
mod check;
mod compare;
mod diff;
mod export;
mod import;
mod input;
mod migrate;
mod pack;
mod page;
mod render;
#[cfg(feature = "schema")]
mod schema;
mod stats;
mod table;
mod template;
mod tiles;
mod time;
mod time_words;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use args::Args;

/// A subcommand.
struct Command {
    name: &'static str,
    /// How it is called, and what it does.
    usage: &'static str,
    run: fn(&mut Args) -> Result<ExitCode, Failure>,
}

/// Every subcommand, in the order of the help.
const COMMANDS: &[Command] = &[
    Command {
        name: "check",
        usage: check::USAGE,
        run: check::run,
    },
    Command {
        name: "stats",
        usage: stats::USAGE,
        run: stats::run,
    },
    Command {
        name: "export",
        usage: export::USAGE,
        run: export::run,
    },
    Command {
        name: "render",
        usage: render::USAGE,
        run: render::run,
    },
    Command {
        name: "page",
        usage: page::USAGE,
        run: page::run,
    },
    Command {
        name: "at",
        usage: time::AT,
        run: time::at,
    },
    Command {
        name: "between",
        usage: time::BETWEEN,
        run: time::between_two,
    },
    Command {
        name: "timeline",
        usage: time::TIMELINE,
        run: time::timeline,
    },
    Command {
        name: "import",
        usage: import::USAGE,
        run: import::run,
    },
    Command {
        name: "diff",
        usage: diff::USAGE,
        run: diff::run,
    },
    Command {
        name: "compare",
        usage: compare::USAGE,
        run: compare::run,
    },
    Command {
        name: "template",
        usage: template::USAGE,
        run: template::run,
    },
    Command {
        name: "migrate",
        usage: migrate::MIGRATE,
        run: migrate::run,
    },
    Command {
        name: "pack",
        usage: pack::USAGE,
        run: pack::run,
    },
    Command {
        name: "tiles",
        usage: tiles::USAGE,
        run: tiles::run,
    },
    Command {
        name: "new",
        usage: migrate::NEW,
        run: migrate::new,
    },
    #[cfg(feature = "schema")]
    Command {
        name: "schema",
        usage: schema::USAGE,
        run: schema::run,
    },
];

/// Why a command did not do its work.
enum Failure {
    /// Help was asked for.
    Help,
    /// It was not called as it should be.
    Usage(String),
    /// A file could not be read or written.
    Io(String, io::Error),
    /// The data file does not load: its problems, told.
    File(String),
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

fn main() -> ExitCode {
    match run(&mut Args::from_env()) {
        Ok(code) => code,
        Err(Failure::Help) => match print(&help()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(2),
        },
        Err(Failure::File(problems)) => {
            complain(&problems);
            ExitCode::FAILURE
        }
        Err(Failure::Usage(text)) => {
            complain(&format!("buitenkaart: {text}\nTry: buitenkaart --help\n"));
            ExitCode::from(2)
        }
        // Whoever reads our output has seen enough.
        Err(Failure::Io(_, error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Io(path, error)) => {
            complain(&format!("buitenkaart: {path}: {error}\n"));
            ExitCode::from(2)
        }
    }
}

fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let name = args.command()?;
    let command = COMMANDS
        .iter()
        .find(|command| command.name == name)
        .ok_or_else(|| Failure::Usage(format!("there is no command ‘{name}’")))?;
    (command.run)(args)
}

fn help() -> String {
    let mut help =
        String::from("A network of posts and offices abroad: what its data file holds.\n\n");
    for command in COMMANDS {
        help.push_str(command.usage);
        help.push('\n');
    }
    help.push_str(
        "\nFILE may be - for standard input. Every command takes --lang nl|en|fr|de (en).\n\
         Exit code: 0 all is well, 1 the file does not load, 2 anything else went wrong,\n\
         3 rows of a list are left over (import), or the networks differ (diff).\n",
    );
    help
}

/// Writes to standard output.
fn print(content: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(content.as_ref())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Io("standard output".to_owned(), error))
}

/// Writes to a file, or to standard output where none is named.
fn write(path: Option<&str>, content: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), Failure> {
    match path {
        None | Some("-") => print(content),
        Some(path) => {
            std::fs::write(path, content).map_err(|error| Failure::Io(path.to_owned(), error))
        }
    }
}

/// Writes to standard error; where that fails, there is nobody left to tell.
fn complain(text: &str) {
    let _ = io::stderr().write_all(plain(text).as_bytes());
}

/// A text for a terminal: what names or values of others tell it to do is shown, and not done.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() && c != '\n' {
            plain.extend(c.escape_unicode());
        } else {
            plain.push(c);
        }
    }
    plain
}
