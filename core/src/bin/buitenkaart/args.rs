//! Arguments: the ones that all commands have in common, and a way to the others.

use buitenkaart_core::model::Locale;
use lexopt::Arg;

use crate::Failure;

/// The arguments of the command line.
pub(crate) struct Args {
    parser: lexopt::Parser,
    values: Vec<String>,
    /// The language to answer in.
    pub(crate) locale: Locale,
}

impl Args {
    pub(crate) fn from_env() -> Self {
        Self {
            parser: lexopt::Parser::from_env(),
            values: Vec::new(),
            locale: Locale::En,
        }
    }

    /// The name of the command.
    pub(crate) fn command(&mut self) -> Result<String, Failure> {
        match self.parser.next()? {
            None | Some(Arg::Short('h') | Arg::Long("help")) => Err(Failure::Help),
            Some(Arg::Value(name)) => Ok(name.to_string_lossy().into_owned()),
            Some(option) => Err(option.unexpected().into()),
        }
    }

    /// The next option that is the command's own, without its dashes. What is common to all
    /// commands, and what is no option, are taken in on the way.
    pub(crate) fn option(&mut self) -> Result<Option<String>, Failure> {
        while let Some(arg) = self.parser.next()? {
            match arg {
                Arg::Short('h') | Arg::Long("help") => return Err(Failure::Help),
                Arg::Long("lang") => {
                    let tag = self.value()?;
                    self.locale = Locale::from_tag(&tag)
                        .ok_or_else(|| Failure::Usage(format!("there is no language ‘{tag}’")))?;
                }
                Arg::Long(name) => return Ok(Some(name.to_owned())),
                Arg::Value(value) => self.values.push(value.to_string_lossy().into_owned()),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(None)
    }

    /// The value of the option just read.
    pub(crate) fn value(&mut self) -> Result<String, Failure> {
        Ok(self.parser.value()?.to_string_lossy().into_owned())
    }

    /// The complaint about an option that the command does not have.
    pub(crate) fn unknown(option: &str) -> Failure {
        Failure::Usage(format!("there is no option ‘--{option}’ here"))
    }

    /// All that is no option: the files that are named.
    pub(crate) fn files(&mut self) -> Vec<String> {
        std::mem::take(&mut self.values)
    }

    /// The file to read.
    pub(crate) fn file(&mut self) -> Result<String, Failure> {
        let [file] = self.values(["which file?"])?;
        Ok(file)
    }

    /// All that is no option, in its order; for each that is missing, what to ask.
    pub(crate) fn values<const N: usize>(
        &mut self,
        questions: [&str; N],
    ) -> Result<[String; N], Failure> {
        let mut values = std::mem::take(&mut self.values).into_iter();
        let mut taken = Vec::new();
        for question in questions {
            let value = values.next();
            taken.push(value.ok_or_else(|| Failure::Usage(question.to_owned()))?);
        }
        match values.next() {
            Some(value) => Err(Failure::Usage(format!("unexpected argument \"{value}\""))),
            None => taken
                .try_into()
                .map_err(|_| Failure::Usage("too few arguments".to_owned())),
        }
    }
}
