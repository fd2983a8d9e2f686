//! Facts about the network as a whole: topics and trade figures.

use super::locations::items;
use super::{Fault, Path, ProblemCode, Rules, Wanted, limits};
use crate::model::{Claim, ClaimStatus, Localized, NetworkFile, Topic};

impl<'f> Rules<'f> {
    pub(super) fn topics(&mut self, file: &'f NetworkFile) {
        let topics = Path::ROOT.key("topics");
        for (i, topic) in file.topics.iter().enumerate() {
            self.topic(&topics.index(i), topic);
        }
    }

    fn topic(&mut self, at: &Path<'_>, topic: &Topic) {
        self.localized(&at.key("title"), &topic.title);
        self.texts(&at.key("statements"), &topic.statements);

        let figures = at.key("figures");
        self.at_most(&figures, topic.figures.len(), limits::ITEMS);
        for (i, figure) in items(&topic.figures) {
            let at = figures.index(i);
            self.localized(&at.key("label"), &figure.label);
            self.text_of(&at, "series", figure.series.as_deref());
            let value = figure.value.value;
            let contradicted = topic.figures.iter().any(|other| {
                is_contested(&other.value) && other.value.value.total_cmp(&value).is_ne()
            });
            self.claim_among(&at.key("value"), &figure.value, contradicted);
        }
        let events = at.key("events");
        self.at_most(&events, topic.events.len(), limits::ITEMS);
        for (i, event) in items(&topic.events) {
            let at = events.index(i);
            self.localized(&at.key("label"), &event.label);
            let contradicted = topic
                .events
                .iter()
                .any(|other| is_contested(&other.date) && other.date.value != event.date.value);
            self.claim_among(&at.key("date"), &event.date, contradicted);
        }
    }

    /// Claims in words, that stand beside one another.
    pub(super) fn texts(&mut self, path: &Path<'_>, claims: &[Claim<Localized>]) {
        self.many(path, claims);
        for (i, claim) in items(claims) {
            self.localized(&path.index(i).key("value"), &claim.value);
        }
    }

    pub(super) fn trade(&mut self, file: &'f NetworkFile) {
        let trade = Path::ROOT.key("trade");
        self.at_most(&trade, file.trade.len(), limits::RECORDS);
        for (i, figure) in file.trade.iter().enumerate().take(limits::RECORDS) {
            let at = trade.index(i);
            self.sources(&at.key("sources"), &figure.sources);
            self.note(&at, figure.note.as_ref());
            if figure.eur_bn.is_none() && figure.change_percent.is_none() && figure.rank.is_none() {
                self.fault(
                    Fault::new(&at, ProblemCode::MissingForKind)
                        .found("eur_bn")
                        .wanted(Wanted::This("trade"))
                        .relies_on(0, &["eur_bn", "change_percent", "rank"]),
                );
            }
            if figure.eur_bn.is_some_and(|value| value < 0.0) {
                self.fault(
                    Fault::new(&at.key("eur_bn"), ProblemCode::NumberOutOfRange)
                        .found(&figure.eur_bn.unwrap_or_default().to_string())
                        .wanted(Wanted::Between(0, 1_000_000)),
                );
            }
            if figure.rank == Some(0) {
                self.fault(
                    Fault::new(&at.key("rank"), ProblemCode::NumberOutOfRange)
                        .found("0")
                        .wanted(Wanted::Between(1, 250)),
                );
            }
        }
    }
}

fn is_contested<T>(claim: &Claim<T>) -> bool {
    claim.status == ClaimStatus::Contested
}
