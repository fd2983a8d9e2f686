//! `buitenkaart render`: the network as a picture.

use std::process::ExitCode;

use buitenkaart_core::export::svg;
use buitenkaart_core::geo::basemap;

use crate::args::Args;
use crate::{Failure, input, write};

pub(crate) const USAGE: &str = "\
buitenkaart render [--out FILE.svg] FILE
                                  the network as a still map, with its key and sources";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let mut out = None;
    while let Some(option) = args.option()? {
        match option.as_str() {
            "out" => out = Some(args.value()?),
            other => return Err(Args::unknown(other)),
        }
    }
    let path = args.file()?;
    let network = input::network(&path, args.locale)?;
    write(out.as_deref(), &svg(&network, basemap(), args.locale))?;
    Ok(ExitCode::SUCCESS)
}
