//! `buitenkaart render`: the network as a picture.

use std::process::ExitCode;

use buitenkaart_core::export::{svg, svg_with_lines};
use buitenkaart_core::geo::basemap;

use crate::args::Args;
use crate::{Failure, input, write};

pub(crate) const USAGE: &str = "\
buitenkaart render [--lines] [--out FILE.svg] FILE
                                  the network as a still map, with its key and sources;
                                  with lines from who answers for a country elsewhere to it";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let (mut out, mut lines) = (None, false);
    while let Some(option) = args.option()? {
        match option.as_str() {
            "out" => out = Some(args.value()?),
            "lines" => lines = true,
            other => return Err(Args::unknown(other)),
        }
    }
    let path = args.file()?;
    let network = input::network(&path, args.locale)?;
    let draw = if lines { svg_with_lines } else { svg };
    write(out.as_deref(), &draw(&network, basemap(), args.locale))?;
    Ok(ExitCode::SUCCESS)
}
