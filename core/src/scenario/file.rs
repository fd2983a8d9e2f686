//! The file of a scenario: JSON, with a version.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{CHANGES, NAME, NOTE, Scenario, Step};
use crate::model::Locale;

/// The version of the file.
const VERSION: u32 = 1;
/// Most bytes of a scenario's file: 200 changes, richly told.
pub const FILE_BYTES: usize = 1 << 20;

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
    /// It is too long.
    TooLong {
        /// What of it.
        part: FilePart,
        /// How long it may be: bytes of a file, characters of a text, or how many changes.
        most: usize,
    },
}

/// What of a file may be too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePart {
    /// The file itself.
    File,
    /// The list of changes.
    Changes,
    /// The scenario's name.
    Name,
    /// Its note.
    Note,
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
            Self::TooLong { part, most } => (part.too_long(), most.to_string()),
        };
        locale.of(&template).replacen("{0}", &gap, 1)
    }
}

impl FilePart {
    fn too_long(self) -> [&'static str; 4] {
        match self {
            Self::File => [
                "Het bestand is te groot voor een scenario: meer dan {0} bytes.",
                "The file is too large for a scenario: more than {0} bytes.",
                "Le fichier est trop grand pour un scénario : plus de {0} octets.",
                "Die Datei ist zu groß für ein Szenario: mehr als {0} Bytes.",
            ],
            Self::Changes => [
                "Het scenario heeft te veel wijzigingen: hoogstens {0} kan.",
                "The scenario has too many changes: {0} at most.",
                "Le scénario a trop de changements : {0} au plus.",
                "Das Szenario hat zu viele Änderungen: höchstens {0}.",
            ],
            Self::Name => [
                "De naam van het scenario is te lang: kort hem in tot hoogstens {0} tekens.",
                "The scenario’s name is too long: shorten it to {0} characters at most.",
                "Le nom du scénario est trop long : limitez-le à {0} caractères.",
                "Der Name des Szenarios ist zu lang: kürzen Sie ihn auf höchstens {0} Zeichen.",
            ],
            Self::Note => [
                "De toelichting bij het scenario is te lang: kort ze in tot hoogstens {0} tekens.",
                "The scenario’s note is too long: shorten it to {0} characters at most.",
                "La remarque du scénario est trop longue : limitez-la à {0} caractères.",
                "Die Anmerkung zum Szenario ist zu lang: kürzen Sie sie auf höchstens {0} Zeichen.",
            ],
        }
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
        let at_most = |part, long: usize, most| {
            if long > most {
                return Err(FileError::TooLong { part, most });
            }
            Ok(())
        };
        at_most(FilePart::File, text.len(), FILE_BYTES)?;
        // Another version has another structure: nothing more can be said of it.
        let Head { version, .. } = serde_json::from_str(text)?;
        if version != VERSION {
            return Err(FileError::UnsupportedVersion { found: version });
        }
        let file: File = serde_json::from_str(text)?;
        at_most(FilePart::Changes, file.changes.len(), CHANGES)?;
        at_most(FilePart::Name, file.name.chars().count(), NAME)?;
        at_most(FilePart::Note, file.note.chars().count(), NOTE)?;
        Ok(Self {
            name: file.name,
            note: file.note,
            changes: file.changes,
        })
    }
}
