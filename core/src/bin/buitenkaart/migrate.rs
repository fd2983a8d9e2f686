//! `buitenkaart migrate` and `buitenkaart new`: a data file of the present version, from a former one
//! or from nothing.

use std::process::ExitCode;

use buitenkaart_core::export::json;
use buitenkaart_core::load::SMALLEST;

use crate::args::Args;
use crate::{Failure, input, write};

pub(crate) const MIGRATE: &str = "\
buitenkaart migrate [--out FILE] FILE
                                  the file in the present version, with what a former one took for
                                  granted";

pub(crate) const NEW: &str = "\
buitenkaart new [--out FILE]      a data file to begin with: one service, three offices, no source";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let out = out(args)?;
    let network = input::network(&args.file()?, args.locale)?;
    let text = json(network.file())
        .map_err(|error| Failure::Io("the network as JSON".to_owned(), error.into()))?;
    write(out.as_deref(), &text)?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn new(args: &mut Args) -> Result<ExitCode, Failure> {
    let out = out(args)?;
    if !args.files().is_empty() {
        return Err(Failure::Usage(
            "new takes no file: --out says where it goes".to_owned(),
        ));
    }
    write(out.as_deref(), SMALLEST)?;
    Ok(ExitCode::SUCCESS)
}

/// Where it is to be written.
fn out(args: &mut Args) -> Result<Option<String>, Failure> {
    let mut out = None;
    while let Some(option) = args.option()? {
        match option.as_str() {
            "out" => out = Some(args.value()?),
            other => return Err(Args::unknown(other)),
        }
    }
    Ok(out)
}
