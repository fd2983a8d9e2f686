//! Claims: each with a source, and never in silent contradiction.
//!
//! # When claims may differ
//!
//! A field that holds several claims holds all that the sources say. They fall into three sorts:
//!
//! - **History** (`standing`, `address`, `declared`, `joint_presence`; `staff` role by role): one
//!   value at a time, which may change. Two claims about different times may differ freely. Two
//!   claims that may speak of the same time, because their `as_of` overlap (`2024` and `2024-03`
//!   do, `2023` and `2024` do not) or one of them has none, must agree or both be `contested`.
//! - **One truth** (`opened`, `closed`): one value for ever. Claims that differ must all be
//!   `contested`, whenever they were made. A date and a more precise one (`2021`, `2021-09-16`)
//!   agree.
//! - **Many** (`contact`, `jurisdiction`, `themes`, `files`, `motivation`, and the statements,
//!   figures and events of a topic): values stand beside one another and may differ.
//!
//! In all three, a `contested` claim needs another `contested` claim beside it that says
//! something else: what contradicts it is shown with it. An `assumed` claim needs a note with the
//! reasoning, and every claim a source.

use super::{Fault, Noun, Path, ProblemCode, Rules, Wanted, limits};
use crate::model::{Claim, ClaimStatus, Date, Localized, SourceId};

/// How the claims of a field may differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    History,
    OneTruth,
    Many,
}

/// A claim without its value, so that the rules are compiled once for all values.
#[derive(Clone, Copy)]
pub(super) struct Head<'c> {
    pub(super) status: ClaimStatus,
    sources: &'c [SourceId],
    pub(super) as_of: Option<Date>,
    pub(super) quote: Option<&'c str>,
    pub(super) note: Option<&'c Localized>,
}

impl<'c> Head<'c> {
    fn of<T>(claim: &'c Claim<T>) -> Self {
        Self {
            status: claim.status,
            sources: &claim.sources,
            as_of: claim.as_of,
            quote: claim.quote.as_deref(),
            note: claim.note.as_ref(),
        }
    }

    fn is_contested(self) -> bool {
        self.status == ClaimStatus::Contested
    }
}

impl Rules<'_> {
    /// Claims to a value that may change with time.
    pub(super) fn history<T: PartialEq>(
        &mut self,
        path: &Path<'_>,
        claims: &[Claim<T>],
        agree: impl Fn(&T, &T) -> bool,
    ) {
        self.sorted(Sort::History, path, claims, agree);
    }

    /// Claims to a value that is the same for ever.
    pub(super) fn one_truth<T: PartialEq>(
        &mut self,
        path: &Path<'_>,
        claims: &[Claim<T>],
        agree: impl Fn(&T, &T) -> bool,
    ) {
        self.sorted(Sort::OneTruth, path, claims, agree);
    }

    /// Claims to values that stand beside one another.
    pub(super) fn many<T: PartialEq>(&mut self, path: &Path<'_>, claims: &[Claim<T>]) {
        self.sorted(Sort::Many, path, claims, |a, b| a == b);
    }

    /// A claim that has none beside it.
    pub(super) fn lone_claim<T>(&mut self, path: &Path<'_>, claim: &Claim<T>) {
        let head = Head::of(claim);
        self.head_of(path, head);
        self.contradicted(path, head, false);
    }

    /// A claim of a record, among those of the records beside it, `contradicted` or not.
    pub(super) fn claim_among<T>(&mut self, path: &Path<'_>, claim: &Claim<T>, contradicted: bool) {
        let head = Head::of(claim);
        self.head_of(path, head);
        self.contradicted(path, head, contradicted);
    }

    fn sorted<T: PartialEq>(
        &mut self,
        sort: Sort,
        path: &Path<'_>,
        claims: &[Claim<T>],
        agree: impl Fn(&T, &T) -> bool,
    ) {
        self.at_most(path, claims.len(), limits::ITEMS);
        match claims.get(..limits::ITEMS).unwrap_or(claims) {
            [] => {}
            // Most fields: nothing to compare.
            [claim] => self.lone_claim(&path.index(0), claim),
            claims => {
                let pair = |i, j| claims.get::<usize>(i).zip(claims.get::<usize>(j));
                self.compared(
                    sort,
                    path,
                    claims.len(),
                    &|i| claims.get(i).map(Head::of),
                    &|i, j| pair(i, j).is_none_or(|(a, b)| agree(&a.value, &b.value)),
                );
                if self.review.is_some() {
                    for (j, again) in claims.iter().enumerate() {
                        let same = claims.iter().take(j).position(|c| c.value == again.value);
                        if let Some((i, first)) = same.and_then(|i| Some((i, claims.get(i)?))) {
                            self.said_twice(path, [(i, Head::of(first)), (j, Head::of(again))]);
                        }
                    }
                }
            }
        }
    }

    fn compared<'c>(
        &mut self,
        sort: Sort,
        path: &Path<'_>,
        len: usize,
        head: &dyn Fn(usize) -> Option<Head<'c>>,
        agree: &dyn Fn(usize, usize) -> bool,
    ) {
        for i in 0..len {
            let Some(this) = head(i) else { continue };
            let at = path.index(i);
            self.head_of(&at, this);
            if this.is_contested() {
                let contradicted =
                    (0..len).any(|j| !agree(i, j) && head(j).is_some_and(Head::is_contested));
                self.contradicted(&at, this, contradicted);
            }
            if sort == Sort::Many {
                continue;
            }
            let different = (0..i).find(|&j| {
                head(j).is_some_and(|other| {
                    !(this.is_contested() && other.is_contested())
                        && (sort == Sort::OneTruth || may_be_same_time(this.as_of, other.as_of))
                        && !agree(i, j)
                })
            });
            if let Some(other) = different {
                let other = path.index(other).steps().to_string();
                self.fault(
                    Fault::new(&at, ProblemCode::UnmarkedDifference)
                        .wanted(Wanted::At(other.into()))
                        .relies_on(1, &["value", "status", "as_of"]),
                );
            }
        }
    }

    /// What every claim must have.
    fn head_of(&mut self, path: &Path<'_>, head: Head<'_>) {
        let sources = path.key("sources");
        self.sources(&sources, head.sources);
        self.said(path, "as_of", head.as_of);
        self.text_of(path, "quote", head.quote);
        self.note(path, head.note);
        if head.status == ClaimStatus::Assumed && head.note.is_none() {
            self.fault(
                Fault::new(path, ProblemCode::AssumedWithoutNote).relies_on(0, &["status", "note"]),
            );
        }
    }

    fn contradicted(&mut self, path: &Path<'_>, head: Head<'_>, contradicted: bool) {
        if head.is_contested() && !contradicted {
            self.fault(
                Fault::new(&path.key("status"), ProblemCode::ContestedAlone)
                    .relies_on(2, &["value", "status"]),
            );
        }
    }

    /// The sources of a claim or a record: some, all known, all different.
    pub(super) fn sources(&mut self, path: &Path<'_>, sources: &[SourceId]) {
        if sources.is_empty() {
            self.fault(Fault::new(path, ProblemCode::NoSource));
        }
        self.references(path, Noun::Source, sources, |id| id.as_str());
    }
}

/// Whether two claims may speak of the same time: where either has no date, they may.
fn may_be_same_time(a: Option<Date>, b: Option<Date>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => overlap(a, b),
        _ => true,
    }
}

/// Whether two dates may be the same day.
pub(super) fn overlap(a: Date, b: Date) -> bool {
    fn fits<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
    a.year() == b.year() && fits(a.month(), b.month()) && fits(a.day(), b.day())
}
