//! Claims: each with a source, and never in silent contradiction.
//!
//! # When claims may differ
//!
//! A field that holds several claims holds all that the sources say. They fall into three sorts:
//!
//! - **History** (`standing`, `address`, `declared`, `joint_presence`; `staff` role by role): one
//!   value at a time, which may change. Two claims about different times may differ freely. Two
//!   claims that may speak of the same time, because their `as_of` overlap (`2024` and `2024-03`
//!   do, `2023` and `2024` do not) or one of them has none, must agree or both be `contested`. One
//!   that has an `until` speaks of all the time up to it, and of none that may come after it.
//! - **One truth** (`opened`, `closed`): one value for ever. Claims that differ must all be
//!   `contested`, whenever they were made. A date and a more precise one (`2021`, `2021-09-16`)
//!   agree.
//! - **Many** (`contact`, `jurisdiction`, `themes`, `files`, `motivation`, and the statements,
//!   figures and events of a topic): values stand beside one another and may differ.
//!
//! In all three, a `contested` claim needs another `contested` claim beside it that says
//! something else: what contradicts it is shown with it. An `assumed` claim needs a note with the
//! reasoning, and every claim a source: one that names none has the file itself.
//!
//! An `until` tells of an end that is not to come at the date of the file, nor lies before the `as_of`.
//! Only what may end without a word of what came after has one (`Read::ENDS`).

use super::{Read, Reader, Slots};
use crate::load::json::{At, NONE};
use crate::load::{ProblemCode, Wanted};
use crate::model::{Claim, ClaimStatus, Date, Day, Localized, Sort, SourceId, Time, When};

/// A claim without its value.
struct Head {
    status: ClaimStatus,
    sources: Vec<SourceId>,
    as_of: Option<Date>,
    until: Option<When>,
    quote: Option<Box<str>>,
    note: Option<Localized>,
}

impl<T: Read> Read for Claim<T> {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        let names = &[
            "value", "sources", "status", "as_of", "until", "quote", "note",
        ];
        let required = if reader.version == 1 { 2 } else { 1 };
        let mut slots = reader.object(at, names, required);
        let value = T::read(reader, slots.next());
        let head = reader.head(at, &mut slots, T::ENDS);
        Self {
            value,
            status: head.status,
            sources: head.sources,
            as_of: head.as_of,
            until: head.until,
            quote: head.quote,
            note: head.note,
        }
    }
}

impl Reader<'_> {
    /// What every claim has beside its value.
    #[inline(never)]
    fn head(&mut self, at: At, slots: &mut Slots, may_end: bool) -> Head {
        let sources = slots.next();
        self.not_empty(sources, ProblemCode::NoSource);
        let of_the_file = sources == NONE && self.version != 1;
        self.cites_itself |= of_the_file;
        let head = Head {
            sources: if of_the_file {
                crate::model::of_the_file()
            } else {
                Read::read(self, sources)
            },
            status: Read::read(self, slots.next()),
            as_of: Read::read(self, slots.next()),
            until: Read::read(self, slots.next()),
            quote: Read::read(self, slots.next()),
            note: Read::read(self, slots.next()),
        };
        self.said(slots.get("as_of"), head.as_of);
        if let Some(until) = head.until {
            self.until(slots, head.as_of, until, may_end);
        }
        if head.status == ClaimStatus::Assumed
            && head.note.is_none()
            && self.are_sound(slots, &["status", "note"])
        {
            self.fault(at, ProblemCode::AssumedWithoutNote);
        }
        head
    }

    /// An end: of what may end, not surely to come at the date of the file, nor surely before the
    /// time of the claim.
    #[inline(never)]
    fn until(&mut self, slots: &Slots, as_of: Option<Date>, until: When, may_end: bool) {
        let at = slots.get("until");
        let (from, to) = until.bounds();
        let is_before = |as_of| to.is_some_and(|to| to < Day::first(as_of));
        let is_after = |compiled| from.is_some_and(|from| from > Day::last(compiled));
        if !self.are_sound(slots, &["as_of", "until"]) {
            return;
        }
        let code = match () {
            () if !may_end => ProblemCode::UntilMisplaced,
            () if as_of.is_some_and(is_before) => ProblemCode::UntilBeforeAsOf,
            () if self.compiled.is_some_and(is_after) => ProblemCode::UntilToCome,
            () => return,
        };
        self.fault(at, code);
    }

    /// A claim that stands alone: it cannot be contested.
    pub(super) fn lone_claim<T>(&mut self, at: At, claim: &Claim<T>) {
        self.contradicted(at, claim.status, false);
    }

    /// A claim beside others, which say something else or do not.
    pub(super) fn contradicted(&mut self, at: At, status: ClaimStatus, contradicted: bool) {
        if status == ClaimStatus::Contested && !contradicted && self.is_sound(at) {
            let status = self.tape.member(at, "status");
            self.fault(status, ProblemCode::ContestedAlone);
        }
    }

    /// The claims of a field, compared with one another; `agree` says whether two values may
    /// stand beside each other without a word.
    pub(super) fn claims<T: PartialEq>(
        &mut self,
        at: At,
        sort: Sort,
        claims: &[Claim<T>],
        agree: fn(&T, &T) -> bool,
    ) {
        // Nearly all: nothing to compare.
        if let []
        | [
            Claim {
                status: ClaimStatus::Stated | ClaimStatus::Assumed,
                ..
            },
        ] = claims
        {
            return;
        }
        let get = |i: usize| claims.get(i);
        let pair = |i: usize, j: usize| get(i).zip(get(j));
        self.compare(
            at,
            sort,
            claims.len(),
            &|i| {
                get(i).map_or((ClaimStatus::Stated, Time::default(), false), |claim| {
                    (
                        claim.status,
                        claim.time(),
                        claim.quote.is_some() || claim.note.is_some(),
                    )
                })
            },
            &|i, j| {
                pair(i, j).map_or(Likeness::Agree, |(a, b)| match () {
                    () if a.value == b.value => Likeness::Same,
                    () if agree(&a.value, &b.value) => Likeness::Agree,
                    () => Likeness::Differ,
                })
            },
        );
    }

    /// The rules above, compiled once for claims of every type.
    #[inline(never)]
    fn compare(
        &mut self,
        at: At,
        sort: Sort,
        len: usize,
        head: &dyn Fn(usize) -> (ClaimStatus, Time, bool),
        like: &dyn Fn(usize, usize) -> Likeness,
    ) {
        let tape = self.tape;
        let is_contested = |i| head(i).0 == ClaimStatus::Contested;
        for i in 0..len {
            let (status, time, own_words) = head(i);
            if is_contested(i) {
                let differs = |j| is_contested(j) && like(i, j) == Likeness::Differ;
                // Any of the others may be the one that was meant to contradict it.
                if !(0..len).any(differs) && self.is_sound(at) {
                    self.contradicted(tape.item(at, i), status, false);
                }
            }
            let different = (0..i).find(|&j| {
                sort != Sort::Many
                    && !(is_contested(i) && is_contested(j))
                    && (sort == Sort::OneTruth || time.may_meet(head(j).1))
                    && like(i, j) == Likeness::Differ
            });
            let again = (0..i).find(|&j| {
                let other = head(j);
                self.review
                    && (other.0, other.1) == (status, time)
                    && !(own_words && other.2)
                    && like(i, j) == Likeness::Same
            });
            for (other, code) in [
                (different, ProblemCode::UnmarkedDifference),
                (again, ProblemCode::SameClaimTwice),
            ] {
                let Some(other) = other else { continue };
                let (this, other) = (tape.item(at, i), tape.item(at, other));
                if self.is_sound(this) && self.is_sound(other) {
                    let path = tape.path(other).0;
                    self.fault(this, code).wanted = Wanted::At(path.into());
                }
            }
        }
    }
}

/// How two values compare.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    Agree,
    Differ,
}
