//! `buitenkaart template`: a list to be filled in.

use std::process::ExitCode;

use buitenkaart_core::export::{BYTE_ORDER_MARK, all, csv};
use buitenkaart_core::import;

use crate::args::Args;
use crate::{Failure, input, write};

pub(crate) const USAGE: &str = "\
buitenkaart template [--out FILE.csv] [FILE]
                                  a list to be filled in and imported, as CSV for spreadsheets:
                                  empty, or filled with the locations of a network";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let mut out = None;
    while let Some(option) = args.option()? {
        match option.as_str() {
            "out" => out = Some(args.value()?),
            other => return Err(Args::unknown(other)),
        }
    }
    let text = match args.files().as_slice() {
        [] => import::template(args.locale),
        [path] => {
            let network = input::network(path, args.locale)?;
            csv(&network, all(&network), args.locale)
        }
        _ => return Err(Failure::Usage("only one network fills it".to_owned())),
    };
    write(out.as_deref(), &[BYTE_ORDER_MARK, &text].concat())?;
    Ok(ExitCode::SUCCESS)
}
