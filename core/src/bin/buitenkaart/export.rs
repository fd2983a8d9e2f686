//! `buitenkaart export`: the network as a table, as geography, or as a data file.

use std::io;
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::export::{BYTE_ORDER_MARK, Origin, all, csv, geojson, json, xlsx};
use buitenkaart_core::model::Locale;

use crate::args::Args;
use crate::{Failure, input, write};

pub(crate) const USAGE: &str = "\
buitenkaart export --format csv|xlsx|geojson|json [--excel] [--out FILE] FILE
                                  every location, for other programs
                                  (xlsx: for spreadsheets; --excel: CSV that Excel reads as UTF-8)";

/// What to write.
#[derive(Clone, Copy)]
enum Format {
    Csv,
    Xlsx,
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
    let format = format.ok_or_else(|| {
        Failure::Usage("which format? --format csv, xlsx, geojson or json".to_owned())
    })?;
    let path = args.file()?;
    let network = input::network(&path, args.locale)?;
    let mut content = exported(&network, format, args.locale)?;
    if excel && matches!(format, Format::Csv) {
        content.splice(0..0, BYTE_ORDER_MARK.bytes());
    }
    write(out.as_deref(), &content)?;
    Ok(ExitCode::SUCCESS)
}

fn format_of(name: &str) -> Result<Format, Failure> {
    match name {
        "csv" => Ok(Format::Csv),
        "xlsx" => Ok(Format::Xlsx),
        "geojson" => Ok(Format::GeoJson),
        "json" => Ok(Format::Json),
        other => Err(Failure::Usage(format!(
            "there is no format ‘{other}’: csv, xlsx, geojson or json"
        ))),
    }
}

fn exported(network: &Network, format: Format, locale: Locale) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Csv => Ok(csv(network, all(network), locale).into()),
        Format::Xlsx => xlsx(network, all(network), locale, Origin::default()).ok_or_else(|| {
            let error = io::Error::other("more than 4 GB");
            Failure::Io("the network as a workbook".to_owned(), error)
        }),
        Format::GeoJson => Ok(geojson(network, all(network), locale).into()),
        Format::Json => json(network.file())
            .map(String::into_bytes)
            .map_err(|error| Failure::Io("the network as JSON".to_owned(), error.into())),
    }
}
