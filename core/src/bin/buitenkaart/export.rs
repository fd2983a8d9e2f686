//! `buitenkaart export`: the network as a table, as geography, or as a data file.

use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::export::{BYTE_ORDER_MARK, all, csv, geojson, json};
use buitenkaart_core::model::Locale;

use crate::args::Args;
use crate::{Failure, input, write};

pub(crate) const USAGE: &str = "\
buitenkaart export --format csv|geojson|json [--excel] [--out FILE] FILE
                                  every location, for other programs
                                  (--excel: CSV that Excel reads as UTF-8)";

/// What to write.
#[derive(Clone, Copy)]
enum Format {
    Csv,
    GeoJson,
    Json,
}

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let (mut format, mut out, mut excel) = (None, None, false);
    while let Some(option) = args.option()? {
        match option.as_str() {
            "format" => format = Some(format_of(&args.value()?)?),
            "out" => out = Some(args.value()?),
            "excel" => excel = true,
            other => return Err(Args::unknown(other)),
        }
    }
    let format = format
        .ok_or_else(|| Failure::Usage("which format? --format csv, geojson or json".to_owned()))?;
    let path = args.file()?;
    let network = input::network(&path, args.locale)?;
    let mut text = exported(&network, format, args.locale)?;
    if excel {
        text.insert_str(0, BYTE_ORDER_MARK);
    }
    write(out.as_deref(), &text)?;
    Ok(ExitCode::SUCCESS)
}

fn format_of(name: &str) -> Result<Format, Failure> {
    match name {
        "csv" => Ok(Format::Csv),
        "geojson" => Ok(Format::GeoJson),
        "json" => Ok(Format::Json),
        other => Err(Failure::Usage(format!(
            "there is no format ‘{other}’: csv, geojson or json"
        ))),
    }
}

fn exported(network: &Network, format: Format, locale: Locale) -> Result<String, Failure> {
    match format {
        Format::Csv => Ok(csv(network, all(network), locale)),
        Format::GeoJson => Ok(geojson(network, all(network), locale)),
        Format::Json => json(network.file())
            .map_err(|error| Failure::Io("the network as JSON".to_owned(), error.into())),
    }
}
