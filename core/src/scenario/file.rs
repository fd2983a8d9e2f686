//! The file of a scenario: JSON, with a version.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{CHANGES, NAME, NOTE, Scenario, Step};
use crate::model::Locale;

/// The version of the file.
const VERSION: u32 = 1;
/// Most bytes of a file: 200 changes, richly told.
const BYTES: usize = 1 << 20;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// So that a file is known for what it is.
    format: Format,
    version: u32,
    #[serde(default)]
    name: Box<str>,
    #[serde(default)]
    note: Box<str>,
    changes: Vec<Step>,
}

#[derive(Serialize, Deserialize)]
enum Format {
    #[serde(rename = "buitenkaart-scenario")]
    Scenario,
}

/// What tells one file from another.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "format")]
    _format: Format,
    version: u32,
}

/// Why a file is no scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileError {
    /// It is not JSON, or no scenario.
    NoScenario {
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 where the line is empty.
        column: usize,
        /// What the reader says, in English.
        detail: Box<str>,
    },
    /// It is of another version.
    UnsupportedVersion {
        /// Its version.
        found: u32,
    },
    /// It is too long: in bytes, changes, or its name or note in characters.
    TooLong,
}

impl FileError {
    /// What is wrong, in one sentence.
    #[must_use]
    pub fn what(&self, locale: Locale) -> String {
        let (template, gap): ([&str; 4], String) = match self {
            Self::NoScenario { line, column, .. } => (
                [
                    "Dit is geen scenario van Buitenkaart (regel {0}).",
                    "This is not a scenario of Buitenkaart (line {0}).",
                    "Ce n’est pas un scénario de Buitenkaart (ligne {0}).",
                    "Das ist kein Szenario von Buitenkaart (Zeile {0}).",
                ],
                [line.to_string(), column.to_string()].join(":"),
            ),
            Self::UnsupportedVersion { found } => (
                [
                    "Het scenario heeft versie {0}; dit programma leest versie 1.",
                    "The scenario has version {0}; this program reads version 1.",
                    "Le scénario a la version {0} ; ce programme lit la version 1.",
                    "Das Szenario hat die Version {0}; dieses Programm liest Version 1.",
                ],
                found.to_string(),
            ),
            Self::TooLong => (
                [
                    "Het scenario is te lang.",
                    "The scenario is too long.",
                    "Le scénario est trop long.",
                    "Das Szenario ist zu lang.",
                ],
                String::new(),
            ),
        };
        super::wording::in_locale(&template, locale).replacen("{0}", &gap, 1)
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what(Locale::En))?;
        match self {
            Self::NoScenario { detail, .. } => write!(f, " {detail}"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for FileError {}

impl From<serde_json::Error> for FileError {
    fn from(error: serde_json::Error) -> Self {
        Self::NoScenario {
            line: error.line(),
            column: error.column(),
            detail: error.to_string().into(),
        }
    }
}

impl Scenario {
    /// The file: indented JSON, a line feed at the end.
    ///
    /// # Errors
    ///
    /// None: every value of a scenario has a JSON form.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(&File {
            format: Format::Scenario,
            version: VERSION,
            name: self.name.clone(),
            note: self.note.clone(),
            changes: self.changes.clone(),
        })?;
        text.push('\n');
        Ok(text)
    }

    /// Reads a file that [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    ///
    /// Why it is none. Any text may be given.
    pub fn from_json(text: &str) -> Result<Self, FileError> {
        if text.len() > BYTES {
            return Err(FileError::TooLong);
        }
        // Another version has another structure: nothing more can be said of it.
        let Head { version, .. } = serde_json::from_str(text)?;
        if version != VERSION {
            return Err(FileError::UnsupportedVersion { found: version });
        }
        let file: File = serde_json::from_str(text)?;
        let is_long = |text: &str, most| text.chars().count() > most;
        if file.changes.len() > CHANGES || is_long(&file.name, NAME) || is_long(&file.note, NOTE) {
            return Err(FileError::TooLong);
        }
        Ok(Self {
            name: file.name,
            note: file.note,
            changes: file.changes,
        })
    }
}
