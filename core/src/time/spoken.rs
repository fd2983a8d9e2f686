//! Dates of opening and closing that no claim of standing repeats.

use super::events::{Event, events};
use super::{Day, When};
use crate::analysis::{Settled, settle};
use crate::model::{
    Claim, ClaimStatus, Date, Kind, Localized, Location, Source, SourceId, Standing, sort_names,
};

/// Why a claim was made of a date of opening or closing.
const FROM_EVENT: [&str; 4] = [
    "Volgt uit de datum van opening of sluiting.",
    "Follows from the date of opening or closing.",
    "Découle de la date d’ouverture ou de fermeture.",
    "Folgt aus dem Datum der Eröffnung oder Schließung.",
];

/// Why a date of opening or closing was taken for assumed.
const FORETOLD: [&str; 4] = [
    "Elke bron die dit zegt, is ouder dan de datum: ze kon het alleen aankondigen.",
    "Every source that says so is older than the date: it could only announce it.",
    "Toute source qui l’indique est antérieure à la date : elle ne pouvait que l’annoncer.",
    "Jede Quelle, die das sagt, ist älter als das Datum: Sie konnte es nur ankündigen.",
];

/// What the dates of an opening or a closing say of the standing by a day, with their sources: one whose days go on
/// beyond it had come by it, since what bounds it had.
pub(super) fn claims_of(
    events: &[Claim<When>],
    standing: Standing,
    day: Day,
) -> Vec<Claim<Standing>> {
    let by = |date: Date| {
        if Day::last(date) > day {
            day.date()
        } else {
            date
        }
    };
    let claims = events.iter().map(|event| Claim {
        value: standing,
        status: if event.status == ClaimStatus::Stated {
            ClaimStatus::Stated
        } else {
            ClaimStatus::Assumed
        },
        sources: event.sources.clone(),
        as_of: event
            .value
            .date()
            .or_else(|| Some(event.value.bounds().1?.date()))
            .map(by),
        until: None,
        quote: event.quote.clone(),
        note: Some(event.note.clone().unwrap_or(Localized::each(FROM_EVENT))),
    });
    claims.collect()
}

/// Whether a claim of standing is but what the date of an opening or a closing says of it.
pub(super) fn follows_from_event(location: &Location, claim: &Claim<Standing>) -> bool {
    let events = match claim.value {
        Standing::Open => &location.opened,
        Standing::Closed => &location.closed,
        _ => return false,
    };
    let made = claims_of(
        events,
        claim.value,
        claim.as_of.map_or(Day::LAST, Day::last),
    );
    let mut made = made.iter();
    made.any(|made| {
        (made.as_of, &made.sources, &made.quote, &made.note)
            == (claim.as_of, &claim.sources, &claim.quote, &claim.note)
    })
}

/// Sources by their ids.
pub(crate) struct SourcesById<'s> {
    sources: &'s [Source],
    /// Their positions, in the order of their ids.
    order: Vec<(&'s str, u32)>,
}

impl<'s> SourcesById<'s> {
    /// In O(n log n) of their number.
    pub(crate) fn of(sources: &'s [Source]) -> Self {
        let names: Vec<_> = sources
            .iter()
            .map(|source| source.id.as_str())
            .zip(0..)
            .collect();
        let order = sort_names(&names);
        Self { sources, order }
    }

    /// The position of the source with this id.
    pub(super) fn position(&self, id: &SourceId) -> Option<usize> {
        let at = self
            .order
            .binary_search_by(|(name, _)| (*name).cmp(id.as_str()));
        let (_, position) = self.order.get(at.ok()?)?;
        Some(*position as usize)
    }

    /// The source with this id.
    fn source(&self, id: &SourceId) -> Option<&'s Source> {
        self.sources.get(self.position(id)?)
    }
}

/// The day by which a source had surely been published.
pub(super) fn published(source: &Source) -> Option<Day> {
    let text = source.date?.to_string();
    let about = if source.date_is_approximate { "~" } else { "" };
    let when = When::new(&format!("{text}{about}"))?;
    when.bounds().1
}

/// Whether a source had surely been published by the end of a date; of one without a date nobody knows.
#[must_use]
pub fn was_published(source: &Source, by: Date) -> bool {
    published(source).is_some_and(|day| day <= Day::last(by))
}

/// Takes for assumed what sources say of an opening or a closing that came after them all: they could only plan
/// it. What others deny stays contested, and is told as of the last of these sources: [`events`] knows a plan by that.
pub(crate) fn foretold(location: &mut Location, sources: &SourcesById<'_>) {
    let all = location.opened.iter_mut().chain(&mut location.closed);
    for claim in all.filter(|claim| claim.status != ClaimStatus::Assumed) {
        let first = claim.value.bounds().0;
        let dated = |id: &SourceId| {
            let source = sources.source(id)?;
            let date = source.date.filter(|_| !source.date_is_approximate)?;
            (Some(Day::last(date)) < first).then_some(date)
        };
        let Some(dates) = claim.sources.iter().map(dated).collect::<Option<Vec<_>>>() else {
            continue;
        };
        if claim.status == ClaimStatus::Stated {
            claim.status = ClaimStatus::Assumed;
            // What is assumed says why, here as in a file.
            claim.note.get_or_insert_with(|| Localized::each(FORETOLD));
        } else {
            let last = dates.into_iter().max_by_key(|date| Day::last(*date));
            claim.as_of = claim.as_of.or(last);
        }
    }
}

/// Lets a date of opening or closing that had come when the file was `compiled` speak for the standing of a location,
/// where it is later than all that is said of it and says otherwise: a location with a date of
/// closing is not open because nobody wrote that twice. Where a claim without a date says something
/// else, the sources disagree. `opened` is when it first opened: only what was announced or considered
/// before has opened since.
pub(crate) fn let_dates_of_one_speak(location: &mut Location, compiled: Date) {
    let Some(mut said) = unsaid(location, compiled) else {
        return;
    };
    let undated = location.standing.iter_mut().filter(|c| c.as_of.is_none());
    let mut differs = false;
    for claim in undated.filter(|claim| claim.value != Standing::Closed) {
        claim.status = ClaimStatus::Contested;
        differs = true;
    }
    if differs {
        said.iter_mut()
            .for_each(|c| c.status = ClaimStatus::Contested);
    }
    location.standing.extend(said);
}

fn unsaid(location: &Location, compiled: Date) -> Option<Vec<Claim<Standing>>> {
    let Settled::One(last) = settle(&location.standing) else {
        return None;
    };
    let events = events(location);
    let is_later = |event: Option<Event>| {
        let Some(([from, to], _)) = event else {
            return false;
        };
        to <= Day::last(compiled) && last.as_of.is_none_or(|date| from > Day::last(date))
    };
    let is_planned = matches!(last.value, Standing::Announced | Standing::Considered);
    let is_undated = || location.standing.iter().any(|claim| claim.as_of.is_none());
    if location.kind == Kind::Candidate || last.value == Standing::Closed {
        return None;
    }
    if is_later(events.closed) {
        // Who considers a reopening at no known date may speak of what has closed.
        let may_follow = is_planned && last.as_of.is_none();
        return (!may_follow)
            .then(|| claims_of(&location.closed, Standing::Closed, Day::last(compiled)));
    }
    let has_opened = is_planned && !is_undated() && is_later(events.opened);
    has_opened.then(|| claims_of(&location.opened, Standing::Open, Day::last(compiled)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Effective, fixture, verdict};
    use crate::time::{State, Timeline};

    /// The same of all of a file.
    fn let_dates_speak(file: &mut crate::model::NetworkFile) {
        let compiled = file.compiled;
        for location in &mut file.locations {
            let_dates_of_one_speak(location, compiled);
        }
    }

    /// The standing before and after, in a file compiled on 23 November 2026.
    fn turns(claims: &str) -> [Effective; 2] {
        let mut file = fixture::file(&format!("fit office Madrid:ES {claims}"));
        file.compiled = Date::new("2026-11-23").unwrap();
        let before = verdict(&file.locations[0]).effective;
        let_dates_speak(&mut file);
        let once = file.clone();
        let_dates_speak(&mut file);
        assert_eq!(once, file, "said once: {claims}");
        let location = &file.locations[0];
        let after = verdict(location).effective;
        let today = Timeline::of(location, file.compiled).at(Day::last(file.compiled));
        assert_eq!(today.state, State::Is(after), "{claims}");
        [before, after]
    }

    #[test]
    fn a_closing_after_the_last_word_is_one() {
        use Effective::{Closed, Open, Seen, Vacant};
        for (claims, before) in [
            ("open@2016 closed=2020", Open),
            ("seen@2008 closed=2012,2013", Seen),
            ("vacant@2018-11-15 closed=2019/2020", Vacant),
            ("open@2016 closed=?2020", Open),
        ] {
            assert_eq!(turns(claims), [before, Closed], "{claims}");
        }
        // It may have closed before it was seen; somebody saw it later; it has not come yet.
        for claims in [
            "open@2020-05-01 closed=2020",
            "open@2021 closed=2020",
            "open@2016 closed=2027",
            "open@2026-11-01 closed=2026-12",
            "open@2016 closed=2015/..",
        ] {
            assert_eq!(turns(claims), [Open, Open], "{claims}");
        }
        assert_eq!(
            turns("!open@2016 !vacant@2016 closed=2020")[1],
            Effective::Contested
        );
        // Which of the two is later, nobody says.
        assert_eq!(
            turns("seen closed=2020-05-01"),
            [Seen, Effective::Contested]
        );
        assert_eq!(turns("considered closed=2020")[1], Effective::Considered);
    }

    #[test]
    fn an_opening_after_an_announcement_is_one() {
        use Effective::{Announced, Open};
        assert_eq!(turns("announced@2015 opened=2017-02-02"), [Announced, Open]);
        assert_eq!(turns("announced@2015 opened=2027"), [Announced, Announced]);
        assert_eq!(turns("announced@2015 opened=2014"), [Announced, Announced]);
        let both = turns("announced@2015 opened=2017 closed=2020");
        assert_eq!(both, [Announced, Effective::Closed]);
        // When it first opened: since, it has closed.
        assert_eq!(turns("vacant@2015 opened=2017")[1], Effective::Vacant);
    }
}
