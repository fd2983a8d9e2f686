//! What must hold beyond the structure: every rule that the types cannot say.
//!
//! The walk goes over the typed file, once, and knows the path of where it is; positions are
//! worked out later, and only when there is a fault.

mod claims;
mod ids;
mod locations;
mod places;
mod review;
mod texts;
mod topics;

use self::ids::Ids;
use self::review::Review;
use super::fault::{Fault, Faults};
use super::path::Path;
use super::{CountryAt, Noun, ProblemCode, Wanted, limits};
use crate::model::{NetworkFile, SCHEMA_VERSION};

/// Checks a file against every rule.
pub(super) fn check(file: &NetworkFile) -> Faults {
    let mut rules = Rules::default();
    if file.version == SCHEMA_VERSION {
        rules.walk(file);
    } else {
        // Another version has other rules: nothing more can be said.
        rules.fault(unsupported_version(&file.version.to_string()));
    }
    rules.faults
}

/// Looks over a file that breaks no rule, for what a data steward should know.
pub(super) fn review(file: &NetworkFile, country_at: Option<CountryAt<'_>>) -> Faults {
    let mut rules = Rules {
        review: Some(Review::of(file)),
        ..Rules::default()
    };
    rules.walk(file);
    rules.unused(file);
    if let Some(country_at) = country_at {
        rules.countries_of_places(file, country_at);
    }
    rules.faults
}

/// The one fault of a file of another version.
pub(super) fn unsupported_version(found: &str) -> Fault {
    Fault::new(&Path::ROOT.key("version"), ProblemCode::UnsupportedVersion)
        .found(found)
        .wanted(Wanted::AtMost(SCHEMA_VERSION as usize))
}

/// The walk.
#[derive(Default)]
struct Rules<'f> {
    /// The ids of every record, to look references up in.
    ids: Ids<'f>,
    faults: Faults,
    /// Where findings are asked for as well.
    review: Option<Review>,
}

impl<'f> Rules<'f> {
    fn walk(&mut self, file: &'f NetworkFile) {
        self.ids(file);
        self.head(file);
        self.services(file);
        self.places(file);
        self.locations(file);
        self.topics(file);
        self.trade(file);
    }

    fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// What stands at the top of the file, and the records that only have names.
    fn head(&mut self, file: &'f NetworkFile) {
        let root = Path::ROOT;
        self.text_of(&root, "$schema", file.json_schema.as_deref());
        self.localized(&root.key("title"), &file.title);
        self.note(&root, file.note.as_ref());

        let sources = root.key("sources");
        for (i, source) in file.sources.iter().enumerate() {
            let at = sources.index(i);
            self.localized(&at.key("title"), &source.title);
            self.url_of(&at, "url", source.url.as_deref());
            self.text_of(&at, "licence", source.licence.as_deref());
            self.note(&at, source.note.as_ref());
            self.said(&at, "date", source.date);
            if source.date_is_approximate && source.date.is_none() {
                let fault = Fault::new(&at, ProblemCode::MissingForKind)
                    .found("date")
                    .wanted(Wanted::This("date_is_approximate"));
                self.fault(fault.relies_on(0, &["date", "date_is_approximate"]));
            }
        }
        let organisations = root.key("organisations");
        for (i, organisation) in file.organisations.iter().enumerate() {
            let at = organisations.index(i);
            self.localized(&at.key("short"), &organisation.short);
            self.localized(&at.key("name"), &organisation.name);
        }
        let roles = root.key("roles");
        for (i, role) in file.roles.iter().enumerate() {
            self.localized(&roles.index(i).key("name"), &role.name);
        }
    }

    /// The services, and what is said of them all.
    fn services(&mut self, file: &'f NetworkFile) {
        let root = Path::ROOT;
        let services = root.key("services");
        self.not_empty(&services, file.services.len());
        for (i, service) in file.services.iter().enumerate() {
            let at = services.index(i);
            self.localized(&at.key("short"), &service.short);
            self.localized(&at.key("name"), &service.name);
            self.localized(&at.key("mission"), &service.mission);
            self.url_of(&at, "web", service.web.as_deref());
            self.history(&at.key("declared"), &service.declared, |a, b| a == b);
        }
        if let Some(crew) = &file.minimum_crew {
            let at = root.key("minimum_crew");
            let at = at.key("roles");
            self.lone_claim(&at, &crew.roles);
            let value = at.key("value");
            self.not_empty(&value, crew.roles.value.len());
            self.references(&value, Noun::Role, &crew.roles.value, |id| id.as_str());
        }
        let joint = root.key("joint_presence");
        self.history(&joint, &file.joint_presence, |a, b| {
            a.len() == b.len() && a.iter().all(|country| b.contains(country))
        });
        for (i, claim) in file.joint_presence.iter().enumerate().take(limits::ITEMS) {
            self.countries(&joint.index(i).key("value"), &claim.value);
        }
    }

    /// A list that must hold something.
    fn not_empty(&mut self, path: &Path<'_>, len: usize) {
        if len == 0 {
            self.fault(Fault::new(path, ProblemCode::EmptyList));
        }
    }

    /// A list that may hold no more than `most`.
    fn at_most(&mut self, path: &Path<'_>, len: usize, most: usize) {
        if len > most {
            self.fault(
                Fault::new(path, ProblemCode::TooMany)
                    .found(&len.to_string())
                    .wanted(Wanted::AtMost(most)),
            );
        }
    }

    /// A list of values that must differ from one another.
    fn distinct<'v>(&mut self, path: &Path<'_>, values: impl Iterator<Item = &'v str> + Clone) {
        let mut seen: Vec<(&str, usize)> = values.zip(0..).collect();
        self.at_most(path, seen.len(), limits::ITEMS);
        seen.sort_unstable();
        for pair in seen.windows(2) {
            if let [(first, _), (again, at)] = pair
                && first == again
            {
                let fault = Fault::new(&path.index(*at), ProblemCode::ListedTwice)
                    .found(again)
                    .relies_on(1, &[]);
                self.fault(fault);
            }
        }
    }
}
