//! `buitenkaart schema`: the JSON Schema of the data file, generated from the types.

use std::process::ExitCode;

use buitenkaart_core::load::json_schema;

use crate::args::Args;
use crate::{Failure, print};

pub(crate) const USAGE: &str = "buitenkaart schema                the JSON Schema of the data file";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    if let Some(option) = args.option()? {
        return Err(Args::unknown(&option));
    }
    print(&json_schema())?;
    Ok(ExitCode::SUCCESS)
}
