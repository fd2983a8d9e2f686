//! Reading the short text of a scenario; see [`text`](super::text).

use super::text::{VERSION, short};
use super::{
    AROUND_A_LINK, CHANGES, Change, Fte, LatLon, NAME, NOTE, Point, Scenario, Spot, Step, TextCode,
    TextError, escape,
};
use crate::model::{Country, Date, Kind, LocationId, PlaceId, RoleId, ServiceId};

impl Scenario {
    /// Reads the short text that [`to_text`](Self::to_text) writes.
    ///
    /// # Errors
    ///
    /// Where it is none, and why. Any text may be given.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let mut scenario = Self::default();
        scenario.read(text)?;
        Ok(scenario)
    }

    /// Reads the text of a link that may have been damaged on its way: signs at its end that are of
    /// the text around the link are left out. Beside an error stands what could be read before it:
    /// the name, the note, and the first changes.
    #[must_use]
    pub fn parse_link(text: &str) -> (Self, Option<TextError>) {
        let mut scenario = Self::default();
        let Err(error) = scenario.read(text) else {
            return (scenario, None);
        };
        match Self::parse(text.trim_end_matches(AROUND_A_LINK)) {
            Ok(scenario) => (scenario, None),
            Err(_) => (scenario, Some(error)),
        }
    }

    /// Reads a text, as far as it can be read.
    fn read(&mut self, text: &str) -> Result<(), TextError> {
        let mut parts = Parts {
            rest: Some(text),
            offset: 0,
            sign: '~',
        };
        let (version, offset) = parts.next(text.len())?;
        if version != VERSION {
            let code = match version {
                "" => TextCode::Truncated,
                _ => TextCode::Version,
            };
            return Err(TextError { offset, code });
        }
        let (name, at) = parts.next(text.len())?;
        self.name = free_text(name, at, NAME)?.into();
        let (note, at) = parts.next(text.len())?;
        self.note = free_text(note, at, NOTE)?.into();
        while parts.rest.is_some() {
            let (part, offset) = parts.next(text.len())?;
            if self.changes.len() == CHANGES {
                let code = TextCode::TooMany;
                return Err(TextError { offset, code });
            }
            let step = step(part, offset, &self.changes)?;
            self.changes.push(step);
        }
        Ok(())
    }
}

/// Parts of a text, set apart by a sign.
struct Parts<'t> {
    rest: Option<&'t str>,
    offset: usize,
    sign: char,
}

impl<'t> Parts<'t> {
    /// The next part, and where it begins.
    fn next(&mut self, end: usize) -> Result<(&'t str, usize), TextError> {
        let rest = self.rest.ok_or(TextError {
            offset: end,
            code: TextCode::Truncated,
        })?;
        let offset = self.offset;
        let (part, rest) = match rest.split_once(self.sign) {
            Some((part, rest)) => (part, Some(rest)),
            None => (rest, None),
        };
        self.rest = rest;
        self.offset += part.len() + 1;
        Ok((part, offset))
    }
}

/// A free text of at most so many characters: a longer one is refused rather than cut, as in a file.
fn free_text(text: &str, offset: usize, most: usize) -> Result<String, TextError> {
    let wrong = |at, code| TextError {
        offset: offset + at,
        code,
    };
    let text = escape::read(text).map_err(|at| wrong(at, TextCode::Letters))?;
    if text.chars().nth(most).is_some() {
        return Err(wrong(0, TextCode::TooMany));
    }
    Ok(text)
}

/// The fields of one change.
struct Fields<'t, 's> {
    parts: Parts<'t>,
    end: usize,
    before: &'s [Step],
}

fn step(text: &str, offset: usize, before: &[Step]) -> Result<Step, TextError> {
    let end = offset + text.len();
    // A date before the letter says when it comes.
    let undated = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let date = text.get(..text.len() - undated.len()).unwrap_or_default();
    let (text, offset) = (undated, offset + date.len());
    let date = match date {
        "" => None,
        date => Some(Date::new(date).ok_or(TextError {
            offset: offset - date.len(),
            code: TextCode::Number,
        })?),
    };
    let mut chars = text.chars();
    let letter = chars.next().ok_or(TextError {
        offset,
        code: TextCode::Truncated,
    })?;
    let mut fields = Fields {
        parts: Parts {
            rest: Some(chars.as_str()),
            offset: offset + letter.len_utf8(),
            sign: '_',
        },
        end,
        before,
    };
    let f = &mut fields;
    let change = match letter.to_ascii_uppercase() {
        'O' => Change::Open {
            candidate: f.location()?,
            at: if f.more() { Some(f.spot()?) } else { None },
        },
        'C' => Change::Close {
            location: f.location()?,
        },
        'R' => Change::Reopen {
            location: f.location()?,
        },
        'A' => Change::Add {
            service: f.id(ServiceId::new)?,
            kind: f.kind()?,
            at: f.spot()?,
            of: if f.more() { Some(f.location()?) } else { None },
        },
        'P' => Change::AddRole {
            location: f.location()?,
            role: f.id(RoleId::new)?,
            fte: f.fte()?,
        },
        'M' => Change::RemoveRole {
            location: f.location()?,
            role: f.id(RoleId::new)?,
            fte: f.fte()?,
        },
        'V' => Change::MoveRole {
            from: f.location()?,
            to: f.location()?,
            role: f.id(RoleId::new)?,
            fte: f.fte()?,
        },
        'H' => Change::House {
            guest: f.location()?,
            host: f.location()?,
        },
        'L' => Change::Relocate {
            location: f.location()?,
            at: f.spot()?,
            address: f.address()?,
        },
        _ => {
            let code = TextCode::Change;
            return Err(TextError { offset, code });
        }
    };
    if f.more() {
        return Err(TextError {
            offset: f.parts.offset - 1,
            code: TextCode::Surplus,
        });
    }
    Ok(Step {
        change,
        off: letter.is_ascii_lowercase(),
        date,
    })
}

impl<'t> Fields<'t, '_> {
    fn more(&self) -> bool {
        self.parts.rest.is_some()
    }

    fn next(&mut self) -> Result<(&'t str, usize), TextError> {
        self.parts.next(self.end)
    }

    /// An id, as it is or shortened.
    fn id<T>(&mut self, new: impl Fn(&str) -> Option<T>) -> Result<T, TextError> {
        let (text, offset) = self.next()?;
        read_id(text, new).ok_or(TextError {
            offset,
            code: TextCode::Id,
        })
    }

    fn location(&mut self) -> Result<LocationId, TextError> {
        let (text, offset) = self.next()?;
        let id = match text.strip_prefix('.') {
            Some(number) => digits(number)
                .and_then(|number| self.before.get(number as usize))
                .and_then(|step| step.change.added_id()),
            None => read_id(text, LocationId::new),
        };
        id.ok_or(TextError {
            offset,
            code: TextCode::Id,
        })
    }

    fn kind(&mut self) -> Result<Kind, TextError> {
        let (text, offset) = self.next()?;
        Ok(match text {
            "p" => Kind::Post,
            "s" => Kind::Satellite,
            "o" => Kind::Office,
            "c" => Kind::Candidate,
            "x" => Kind::Other,
            _ => {
                let code = TextCode::Id;
                return Err(TextError { offset, code });
            }
        })
    }

    fn spot(&mut self) -> Result<Spot, TextError> {
        let (text, offset) = self.next()?;
        let wrong = |code, at: usize| TextError {
            offset: offset + at,
            code,
        };
        if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
            let place = PlaceId::new(text).ok_or_else(|| wrong(TextCode::Id, 0))?;
            return Ok(Spot::place(place));
        }
        let country = text.get(..2).and_then(Country::new);
        let country = country.ok_or_else(|| wrong(TextCode::Country, 0))?;
        let bad_number = || wrong(TextCode::Number, 2);
        let rest = text.get(2..).unwrap_or_default();
        let (lat, rest) = rest.split_once('.').ok_or_else(bad_number)?;
        let (lon, name) = rest.split_once('.').ok_or_else(bad_number)?;
        let point = thousandths(lat).zip(thousandths(lon));
        let lat_lon = point
            .and_then(|(lat, lon)| LatLon::from_thousandths(lat, lon))
            .ok_or_else(bad_number)?;
        let name_at = offset + text.len() - name.len();
        Ok(Spot::Point(Point {
            name: free_text(name, name_at, usize::MAX)?.into(),
            country,
            lat_lon,
        }))
    }

    fn fte(&mut self) -> Result<Fte, TextError> {
        if !self.more() {
            return Ok(Fte::ONE);
        }
        let (text, offset) = self.next()?;
        let (whole, rest) = text.split_once('.').unwrap_or((text, "00"));
        let hundredths = digits(whole)
            .zip(digits(rest).filter(|_| rest.len() == 2))
            .map(|(whole, rest)| whole * 100 + rest);
        hundredths.and_then(Fte::from_hundredths).ok_or(TextError {
            offset,
            code: TextCode::Number,
        })
    }

    fn address(&mut self) -> Result<Option<Box<str>>, TextError> {
        if !self.more() {
            return Ok(None);
        }
        let (text, offset) = self.next()?;
        Ok(Some(free_text(text, offset, usize::MAX)?.into()))
    }
}

fn read_id<T>(text: &str, new: impl Fn(&str) -> Option<T>) -> Option<T> {
    let first = text.chars().next()?;
    let Some((_, word)) = short().find(|(letter, _)| *letter == first) else {
        return new(text);
    };
    let mut id = String::from(word);
    id.push_str(text.get(1..)?);
    new(&id)
}

/// A number of one to six digits.
fn digits(text: &str) -> Option<u32> {
    let is_right = (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_right.then(|| text.parse().ok())?
}

/// The same with a sign.
fn thousandths(text: &str) -> Option<i32> {
    let number = digits(text.strip_prefix('-').unwrap_or(text))?;
    let number = i32::try_from(number).ok()?;
    Some(if text.starts_with('-') {
        -number
    } else {
        number
    })
}
