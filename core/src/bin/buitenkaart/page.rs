//! `buitenkaart page`: the network as a page that needs no program.

use std::process::ExitCode;

use buitenkaart_core::export::{fragment, page};
use buitenkaart_core::geo::basemap;

use crate::args::Args;
use crate::{Failure, input, write};

pub(crate) const USAGE: &str = "\
buitenkaart page [--fragment] [--heading N] [--out FILE.html] FILE
                                  the network as a page without a program: maps and list
                                  (--fragment: to stand inside of another page, under a
                                  heading of level N, 2 if not given)";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let (mut out, mut is_fragment, mut level) = (None, false, None);
    while let Some(option) = args.option()? {
        match option.as_str() {
            "out" => out = Some(args.value()?),
            "fragment" => is_fragment = true,
            "heading" => level = Some(level_of(&args.value()?)?),
            other => return Err(Args::unknown(other)),
        }
    }
    let path = args.file()?;
    let network = input::network(&path, args.locale)?;
    let html = if is_fragment {
        fragment(&network, basemap(), args.locale, level.unwrap_or(2))
    } else {
        page(&network, basemap(), args.locale)
    };
    write(out.as_deref(), &html)?;
    Ok(ExitCode::SUCCESS)
}

fn level_of(text: &str) -> Result<u8, Failure> {
    let level = text.parse().ok().filter(|level| (1..=4).contains(level));
    level.ok_or_else(|| Failure::Usage(format!("a heading is of level 1 to 4, not ‘{text}’")))
}
