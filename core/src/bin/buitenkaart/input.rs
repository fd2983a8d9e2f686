//! Reading a data file.

use std::fs::File;
use std::io::{self, Read};

use buitenkaart_core::load::{limits, load};
use buitenkaart_core::{Network, model::Locale};

use crate::{Failure, check};

/// The bytes of a file, or of standard input where it is called `-`. Of what is larger than any
/// data file only the beginning.
pub(crate) fn read(path: &str) -> Result<Vec<u8>, Failure> {
    let most = limits::BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = if path == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::Io(path.to_owned(), error)),
    }
}

/// The network of a file, for a command that needs one: problems are told on standard error.
pub(crate) fn network(path: &str, locale: Locale) -> Result<Network, Failure> {
    load(&read(path)?).map_err(|problems| Failure::File(check::told(path, &problems, locale)))
}
