//! The times that the network is shown for: at the end of a date, since another one, and as the
//! sources of a third knew it.

use std::fmt;

use buitenkaart_core::model::Date;
use buitenkaart_core::time::Day;

/// What is asked; nothing of it where the network is shown as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// At the end of this date.
    pub(crate) at: Option<Date>,
    /// What changed since the end of this one is marked.
    pub(crate) since: Option<Date>,
    /// As the sources told it that had been published by the end of this one.
    pub(crate) known: Option<Date>,
}

impl Times {
    /// `2019`, `2018_2024` for what changed in between, `2018~2019` for 2018 as known in 2019; parts
    /// may be missing. None where it is no date.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let date = |text: &str| match text {
            "" => Some(None),
            text => Date::new(text).map(Some),
        };
        let (asked, known) = text.split_once('~').unwrap_or((text, ""));
        let (since, at) = asked.split_once(['_', '/']).unwrap_or(("", asked));
        let times = Self {
            at: date(at)?,
            since: date(since)?,
            known: date(known)?,
        };
        let is_asked = times != Self::default();
        is_asked.then_some(times)
    }

    /// Of two dates the one that ends earlier is the one since when, in whatever order somebody asks.
    pub(crate) fn ordered(self) -> Self {
        let Self { at, since, known } = self;
        if at.is_some() && since.map(Day::last) > at.map(Day::last) {
            let (at, since) = (since, at);
            return Self { at, since, known };
        }
        self
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (before, date, after) in [
            ("", self.since, "_"),
            ("", self.at, ""),
            ("~", self.known, ""),
        ] {
            if let Some(date) = date {
                f.write_str(before)?;
                date.fmt(f)?;
                f.write_str(after)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_can_be_asked_comes_back() {
        let dates = ["", "2019", "2019-02", "2019-02-25"].map(Date::new);
        for at in dates {
            for since in dates {
                for known in dates {
                    let times = Times { at, since, known };
                    let asked = (times != Times::default()).then_some(times);
                    assert_eq!(Times::read(&times.to_string()), asked, "{times}");
                }
            }
        }
        assert_eq!(Times::read("2018/2024"), Times::read("2018_2024"));
        let ordered = |text: &str| Times::read(text).unwrap().ordered().to_string();
        assert_eq!(ordered("2024_2018~2019"), "2018_2024~2019");
        assert_eq!(ordered("2019_2019-02"), "2019-02_2019");
        for text in ["2018_2024", "2019-02-25_2019", "2018_", "2018", "~2018"] {
            assert_eq!(ordered(text), text);
        }
        for text in [
            "last year",
            "2019_x",
            "2019~x",
            "2018_2019_2020",
            "~",
            "_",
            "2019~2020~2021",
        ] {
            assert_eq!(Times::read(text), None, "{text}");
        }
    }
}
