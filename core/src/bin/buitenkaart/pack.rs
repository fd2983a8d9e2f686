//! `buitenkaart pack`: a data file in its packed form.

use std::process::ExitCode;

use buitenkaart_core::packed::pack_file;

use crate::args::Args;
use crate::{Failure, input, write};

pub(crate) const USAGE: &str = "\
buitenkaart pack FILE PACKED      the file in a form that is smaller and loads faster; read wherever a
                                  data file is (back to JSON: migrate)";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    if let Some(option) = args.option()? {
        return Err(Args::unknown(&option));
    }
    let [from, to] = args.values(["which file?", "into which file?"])?;
    let network = input::network(&from, args.locale)?;
    write(Some(&to), &pack_file(&network))?;
    Ok(ExitCode::SUCCESS)
}
