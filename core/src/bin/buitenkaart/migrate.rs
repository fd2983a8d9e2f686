//! `buitenkaart migrate` and `buitenkaart new`: a data file of the present version, from a former one
//! or from nothing.

use std::process::ExitCode;

use buitenkaart_core::export::json;
use buitenkaart_core::import::{Alone, CITIES, Gazetteer, NoNetwork, Origin, left_out, plan, read};
use buitenkaart_core::load::SMALLEST;
use buitenkaart_core::model::{Date, Locale};

use crate::args::Args;
use crate::check::told;
use crate::import::{not_read, text};
use crate::{Failure, complain, input, write};

pub(crate) const MIGRATE: &str = "\
buitenkaart migrate [--out FILE] FILE
                                  the file in the present version, with what a former one took for
                                  granted";

pub(crate) const NEW: &str = "\
buitenkaart new [--out FILE]      a data file to begin with: one service, three offices, no source
buitenkaart new --from LIST --date DATE [--out FILE]
                                  a data file of a list alone (CSV, TSV, XLSX, XLS, ODS, GeoJSON) of that
                                  date: its services, kinds and further columns are the network's";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let out = out(args)?;
    let network = input::network(&args.file()?, args.locale)?;
    let text = json(network.file())
        .map_err(|error| Failure::Io("the network as JSON".to_owned(), error.into()))?;
    write(out.as_deref(), &text)?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn new(args: &mut Args) -> Result<ExitCode, Failure> {
    let (mut out, mut from, mut date) = (None, None, None);
    while let Some(option) = args.option()? {
        match option.as_str() {
            "out" => out = Some(args.value()?),
            "from" => from = Some(args.value()?),
            "date" => date = Some(args.value()?),
            other => return Err(Args::unknown(other)),
        }
    }
    if !args.files().is_empty() {
        return Err(Failure::Usage(
            "new takes no file: --out says where it goes, --from what it is made of".to_owned(),
        ));
    }
    let Some(list) = from else {
        write(out.as_deref(), SMALLEST)?;
        return Ok(ExitCode::SUCCESS);
    };
    let date = date.as_deref().and_then(Date::new).ok_or_else(|| {
        Failure::Usage("of which date is the list? --date YYYY, YYYY-MM or YYYY-MM-DD".to_owned())
    })?;
    let (file, left) = of_list(&list, date, args.locale)?;
    write(out.as_deref(), &file)?;
    Ok(if left == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    })
}

/// The data file of a list, and how many of its rows are not in it, which is told.
fn of_list(list: &str, date: Date, locale: Locale) -> Result<(String, usize), Failure> {
    let failed = |failure: NoNetwork| match failure {
        NoNetwork::Refused(refused) => not_read(list, refused, locale),
        NoNetwork::Problems(problems) => Failure::File(told(list, &problems, locale)),
    };
    let bytes = input::read(list)?;
    let book = read(&bytes).map_err(|refused| failed(NoNetwork::Refused(refused)))?;
    let name = list.rsplit(['/', '\\']).next().unwrap_or(list);
    let origin = Origin {
        name: name.to_owned(),
        url: None,
        date: Some(date),
    };
    let alone = Alone::new(&book, &origin, date).map_err(failed)?;
    let mut gazetteer = Gazetteer::new(&alone.network);
    gazetteer.extend(CITIES);
    let mut plan = plan(alone.given(&gazetteer), alone.sheet, &alone.mapping);
    let network = alone.network(&gazetteer, &mut plan);
    complain(&text(
        list,
        &book,
        alone.sheet,
        &alone.mapping,
        &plan,
        &alone.network,
        locale,
    ));
    let network = network.map_err(|problems| failed(NoNetwork::Problems(problems)))?;
    let file = json(network.file())
        .map_err(|error| Failure::Io("the network as JSON".to_owned(), error.into()))?;
    Ok((file, left_out(&plan)))
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
