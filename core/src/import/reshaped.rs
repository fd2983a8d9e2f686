//! A merge or a split in words, as Markdown for the colleague who approves: what was done, and which claims each
//! record has from then on.

use std::fmt::Write;

use super::reshape::{Part, Reshaped, claims_of};
use super::summary::{line, plain};
use super::told::{own, parties};
use crate::export::html::messages::standing;
use crate::model::{Claim, ClaimStatus, Locale, Location, Network, SourceId};
use crate::template::fill;
use crate::time::in_words;

impl Part {
    /// What it is called.
    #[must_use]
    #[rustfmt::skip] // One line for one word.
    pub fn name(self, locale: Locale) -> &'static str {
        locale.of(match self {
            Self::Standing => &["Toestand", "Status", "Statut", "Zustand"],
            Self::Address => &["Adres", "Address", "Adresse", "Adresse"],
            Self::Contact => &["Contact", "Contact", "Contact", "Kontakt"],
            Self::Opened => &["Geopend", "Opened", "Ouverture", "Eröffnet"],
            Self::Closed => &["Gesloten", "Closed", "Fermeture", "Geschlossen"],
            Self::Jurisdiction => &["Bevoegd voor", "Answers for", "Compétente pour", "Zuständig für"],
            Self::Staff => &["Personeel", "Staff", "Personnel", "Personal"],
            Self::Themes => &["Thema", "Theme", "Thème", "Thema"],
            Self::Files => &["Dossier", "File", "Dossier", "Vorgang"],
            Self::Motivation => &["Motivering", "Reason", "Motivation", "Begründung"],
            Self::Fields => &["Eigen veld", "Field of its own", "Champ propre", "Eigenes Feld"],
        })
    }
}

const MERGED: [&str; 4] = [
    "Samengevoegd: {0} en {1}",
    "Merged: {0} and {1}",
    "Fusionnées : {0} et {1}",
    "Zusammengelegt: {0} und {1}",
];
const SPLIT: [&str; 4] = [
    "In tweeën gedeeld: {0}",
    "Split in two: {0}",
    "Divisée en deux : {0}",
    "In zwei geteilt: {0}",
];
const LEADS: [&str; 4] = [
    "Links naar `{1}` leiden voortaan naar `{0}`.",
    "Links to `{1}` lead to `{0}` from now on.",
    "Les liens vers `{1}` mènent désormais à `{0}`.",
    "Links zu `{1}` führen künftig zu `{0}`.",
];
const IS_NEW: [&str; 4] = [
    "`{1}` is nieuw; `{0}` behoudt zijn links.",
    "`{1}` is new; `{0}` keeps its links.",
    "`{1}` est nouvelle ; `{0}` garde ses liens.",
    "`{1}` ist neu; `{0}` behält seine Links.",
];
const OF: [&str; 4] = ["van {0}", "of {0}", "de {0}", "von {0}"];
const OF_BOTH: [&str; 4] = ["van beide", "of both", "des deux", "von beiden"];
const CONTESTED: [&str; 4] = ["betwist", "contested", "contesté", "strittig"];
const ASSUMED: [&str; 4] = ["aanname", "assumed", "supposé", "Annahme"];
const UNTIL: [&str; 4] = ["tot {0}", "until {0}", "jusqu’à {0}", "bis {0}"];

impl Reshaped {
    /// What has come of records of the network `before`, as Markdown; of a claim that was in one of two records it
    /// says in which.
    #[must_use]
    pub fn summary(&self, before: &Network, locale: Locale) -> String {
        let l = locale;
        let was = [&self.first, &self.second].map(|id| before.location(id));
        let name = |one: &Location| plain(one.name.get(l));
        let mut was_called = was.map(|one| one.map(name).unwrap_or_default());
        if matches!(&was_called, [a, b] if a == b) {
            // Two records of one office often have one name: their ids tell them apart.
            was_called = [&self.first, &self.second].map(|id| format!("`{id}`"));
        }
        let is_merge = was.iter().all(Option::is_some);
        let [title, note] = if is_merge {
            [MERGED, LEADS]
        } else {
            [SPLIT, IS_NEW]
        };
        let [first, second] = &was_called;
        let mut out = String::new();
        line(
            &mut out,
            &fill(&format!("# {}", l.of(&title)), &[first, second]),
        );
        line(
            &mut out,
            &fill(l.of(&note), &[self.first.as_str(), self.second.as_str()]),
        );
        let claims = |network: &Network, one: &Location| -> Vec<Told> {
            let all = claims_of(one).into_iter();
            all.filter_map(|(part, at)| told(network, one, (part, at), l))
                .collect()
        };
        let had = was.map(|one| one.map_or_else(Vec::new, |one| claims(before, one)));
        for id in [&self.first, &self.second] {
            let Some(one) = self.network.location(id) else {
                continue;
            };
            line(&mut out, &format!("## {} (`{id}`)", name(one)));
            if let Some(note) = &one.note {
                line(&mut out, &plain(note.get(l)));
            }
            for claim in claims(&self.network, one) {
                // Writing to a string does not fail.
                let _ = write!(out, "- {}", claim.text);
                let mut more = claim.sources.clone();
                let has = |all: &Vec<Told>| all.iter().any(|one| one.text == claim.text);
                match had.each_ref().map(has) {
                    [true, true] => more.push(l.of(&OF_BOTH).to_owned()),
                    [true, false] if is_merge => more.push(fill(l.of(&OF), &[first])),
                    [false, true] => more.push(fill(l.of(&OF), &[second])),
                    _ => {}
                }
                let _ = write!(out, " ({})", more.join("; "));
                match claim.status {
                    ClaimStatus::Stated => {}
                    ClaimStatus::Contested => out += &format!(" – {}", l.of(&CONTESTED)),
                    ClaimStatus::Assumed => out += &format!(" – {}", l.of(&ASSUMED)),
                }
                out.push('\n');
            }
            out.push('\n');
        }
        out
    }
}

/// A claim in words: what it says and of when, who says so, and how firm it is.
struct Told {
    text: String,
    sources: Vec<String>,
    status: ClaimStatus,
}

fn told(network: &Network, one: &Location, (part, at): (Part, usize), l: Locale) -> Option<Told> {
    let of = Of {
        network,
        part,
        at,
        l,
    };
    match part {
        Part::Standing => of.told(&one.standing, |it| standing(l, (*it).into()).to_owned()),
        Part::Address => of.told(&one.address, ToString::to_string),
        Part::Contact => of.told(&one.contact, |it| it.address.to_string()),
        Part::Opened => of.told(&one.opened, |it| in_words(*it, l)),
        Part::Closed => of.told(&one.closed, |it| in_words(*it, l)),
        Part::Jurisdiction => of.told(&one.jurisdiction, |it| {
            parties(network, &it.countries, it.organisations.iter(), l)
        }),
        Part::Staff => of.told(&one.staff, |it| {
            let role = network.role(&it.role);
            let role = role.map_or(it.role.as_str(), |role| role.name.get(l));
            let fte = it.fte.to_string();
            let fte = if l == Locale::En {
                fte
            } else {
                fte.replace('.', ",")
            };
            [role, l.colon(), &fte].concat()
        }),
        Part::Themes => of.told(&one.themes, |it| it.get(l).to_owned()),
        Part::Files => of.told(&one.files, |it| it.get(l).to_owned()),
        Part::Motivation => of.told(&one.motivation, |it| it.get(l).to_owned()),
        Part::Fields => of.told(&one.fields, |it| {
            let field = network.file().fields.iter().find(|one| one.id == it.field);
            field.map_or_else(String::new, |field| {
                [field.name.get(l), l.colon(), &own(field, it, l)].concat()
            })
        }),
    }
}

/// The claim of a part that is told.
struct Of<'n> {
    network: &'n Network,
    part: Part,
    at: usize,
    l: Locale,
}

impl Of<'_> {
    fn told<T>(&self, claims: &[Claim<T>], words: impl Fn(&T) -> String) -> Option<Told> {
        let l = self.l;
        let claim = claims.get(self.at)?;
        let mut text = [self.part.name(l), l.colon(), &plain(&words(&claim.value))].concat();
        if let Some(date) = claim.as_of {
            let _ = write!(text, ", {}", in_words(date.into(), l));
        }
        if let Some(until) = claim.until {
            let _ = write!(text, ", {}", fill(l.of(&UNTIL), &[&in_words(until, l)]));
        }
        let source = |id: &SourceId| {
            let known = self.network.source(id);
            known.map_or_else(|| id.to_string(), |one| plain(one.title.get(l)))
        };
        Some(Told {
            text,
            sources: claim.sources.iter().map(source).collect(),
            status: claim.status,
        })
    }
}
