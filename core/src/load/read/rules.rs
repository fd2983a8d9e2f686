//! What must hold of a record as a whole.

use super::texts::{is_mail_address, is_telephone_number, is_url, is_url_or_path};
use super::{Reader, Slots};
use crate::geo::with_other_signs;
use crate::load::json::{At, NONE};
use crate::load::{CountryAt, Noun, ProblemCode, Wanted, limits};
use crate::model::{
    ClaimStatus, Contact, ContactKind, Date, Jurisdiction, Kind, Location, MinimumCrew,
    NetworkFile, Place, Precision, Service, Sort, Source, Staff, Standing, Topic, TradeFigure,
    countries_agree, crews_agree, events_agree, standings_agree,
};

impl Reader<'_> {
    pub(super) fn network(&mut self, slots: &Slots, file: &NetworkFile) {
        // Where a list of records is missing or broken, not all their ids are known.
        for (kind, list) in [
            (Noun::Source, "sources"),
            (Noun::Service, "services"),
            (Noun::Organisation, "organisations"),
            (Noun::Role, "roles"),
            (Noun::Place, "places"),
            (Noun::Location, "locations"),
            (Noun::Kind, "kinds"),
            (Noun::Subject, "subjects"),
            (Noun::Field, "fields"),
        ] {
            let at = slots.get(list);
            let is_absent = at == NONE && self.are_sound(slots, &[list]);
            if !is_absent && (at == NONE || self.replaced.contains(&at)) {
                self.lost |= 1 << kind as u32;
            }
        }
        self.not_empty(slots.get("services"), ProblemCode::EmptyList);
        let tiles = slots.get("tiles");
        if let Some(address) = &file.tiles
            && self.is_sound(tiles)
        {
            self.address(
                tiles,
                address,
                ProblemCode::InvalidTiles,
                is_url_or_path(address),
            );
        }
        let joint = slots.get("joint_presence");
        self.claims(joint, Sort::History, &file.joint_presence, countries_agree);
        for i in 0..file.joint_presence.len() {
            let claim = self.tape.item(joint, i);
            let value = self.tape.member(claim, "value");
            self.not_empty(value, ProblemCode::EmptyList);
        }
    }

    pub(super) fn source(&mut self, at: At, slots: &Slots, source: &Source) {
        self.url(slots.get("url"), source.url.as_deref());
        self.said(slots.get("date"), source.date);
        if source.date_is_approximate && source.date.is_none() {
            self.by_kind(at, slots, "date", true, "date_is_approximate");
        }
    }

    pub(super) fn service(&mut self, _: At, slots: &Slots, service: &Service) {
        self.url(slots.get("web"), service.web.as_deref());
        let declared = slots.get("declared");
        self.claims(declared, Sort::History, &service.declared, PartialEq::eq);
        for (i, claim) in service.declared.iter().enumerate() {
            let value = self.tape.member(self.tape.item(declared, i), "value");
            self.in_range(value, claim.value.into(), [0, limits::DECLARED.into()]);
        }
    }

    pub(super) fn minimum_crew(&mut self, _: At, slots: &Slots, crew: &MinimumCrew) {
        let roles = slots.get("roles");
        self.lone_claim(roles, &crew.roles);
        self.not_empty(self.tape.member(roles, "value"), ProblemCode::EmptyList);
    }

    /// What a place has follows from how precise it is.
    pub(super) fn place(&mut self, at: At, slots: &Slots, place: &Place) {
        if let Some(zone) = &place.zone {
            let at = slots.get("zone");
            self.lone_claim(at, zone);
            self.not_empty(self.tape.member(at, "value"), ProblemCode::EmptyList);
        }
        let (precision, is_region) = match place.precision {
            Precision::Address => ("address", false),
            Precision::City => ("city", false),
            Precision::Region => ("region", true),
        };
        if !self.are_sound(slots, &["precision"]) {
            return;
        }
        for (field, is_there, belongs) in [
            ("country", place.country.is_some(), !is_region),
            ("lat_lon", place.lat_lon.is_some(), !is_region),
            ("zone", place.zone.is_some(), is_region),
        ] {
            if is_there != belongs {
                self.by_kind(at, slots, field, belongs, precision);
            }
        }
    }

    /// A field that is missing although it `belongs`, or is there although it does not, where
    /// `kind` stands.
    pub(super) fn by_kind(
        &mut self,
        record: At,
        slots: &Slots,
        field: &'static str,
        belongs: bool,
        kind: &'static str,
    ) {
        if !self.are_sound(slots, &[field]) {
            return;
        }
        let fault = if belongs {
            self.fault(record, ProblemCode::MissingForKind)
        } else {
            self.fault(slots.get(field), ProblemCode::MisplacedField)
        };
        fault.found = Some(field.into());
        fault.wanted = Wanted::This(kind);
    }

    pub(super) fn location(&mut self, at: At, slots: &Slots, location: &Location) {
        let standing = slots.get("standing");
        self.not_empty(standing, ProblemCode::EmptyList);
        self.claims(standing, Sort::History, &location.standing, standings_agree);
        let claims = slots.get("address");
        self.claims(claims, Sort::History, &location.address, PartialEq::eq);
        let claims = slots.get("contact");
        self.claims(claims, Sort::Many, &location.contact, PartialEq::eq);
        let claims = slots.get("opened");
        self.claims(claims, Sort::OneTruth, &location.opened, events_agree);
        let claims = slots.get("closed");
        self.claims(claims, Sort::OneTruth, &location.closed, events_agree);
        let claims = slots.get("jurisdiction");
        self.claims(claims, Sort::Many, &location.jurisdiction, PartialEq::eq);
        let claims = slots.get("staff");
        self.claims(claims, Sort::History, &location.staff, crews_agree);
        for (field, claims) in [
            ("themes", &location.themes),
            ("files", &location.files),
            ("motivation", &location.motivation),
        ] {
            self.claims(slots.get(field), Sort::Many, claims, PartialEq::eq);
        }
        let claims = slots.get("fields");
        self.claims(claims, Sort::Many, &location.fields, PartialEq::eq);
        if self.are_sound(slots, &["kind"]) {
            self.kind(at, slots, location);
        }
        if let ([opened, ..], [closed, ..]) = (&*location.opened, &*location.closed)
            && opened.status != ClaimStatus::Contested
            && closed.status != ClaimStatus::Contested
            // `opened` is when it first opened: a reopening shows in its standing.
            && closed.value.is_before(opened.value)
            && self.are_sound(slots, &["opened", "closed"])
        {
            let at = slots.get("closed");
            let date = closed.value.to_string();
            self.fault(at, ProblemCode::ClosedBeforeOpened).found = Some(date.into());
        }
    }

    /// What follows from the kind of a location.
    fn kind(&mut self, at: At, slots: &Slots, location: &Location) {
        let kind = location.kind.as_str();
        let is_satellite = location.kind == Kind::Satellite;
        if location.satellite_of.is_some() != is_satellite {
            self.by_kind(at, slots, "satellite_of", is_satellite, kind);
        }
        if location.kind == Kind::Office && location.mission.is_some() {
            self.by_kind(at, slots, "mission", false, kind);
        }
        if location.standing.is_empty() || !self.are_sound(slots, &["standing"]) {
            return;
        }
        let says = |standing| location.standing.iter().any(|c| c.value == standing);
        let is_only_considered = location
            .standing
            .iter()
            .all(|c| c.value == Standing::Considered);
        if location.kind != Kind::Candidate {
            if is_only_considered {
                self.fault(slots.get("kind"), ProblemCode::OnlyConsidered);
            }
        } else if !says(Standing::Considered) && !says(Standing::Announced) {
            self.fault(slots.get("standing"), ProblemCode::CandidateNotConsidered);
        }
    }

    pub(super) fn contact(&mut self, _: At, slots: &Slots, contact: &Contact) {
        let address = &*contact.address;
        let (code, is_right) = match contact.kind {
            ContactKind::Web => (ProblemCode::InvalidUrl, is_url(address)),
            ContactKind::Email => (ProblemCode::InvalidContact, is_mail_address(address)),
            ContactKind::Telephone => (ProblemCode::InvalidContact, is_telephone_number(address)),
        };
        if self.are_sound(slots, &["kind", "address"]) {
            self.address(slots.get("address"), address, code, is_right);
        }
    }

    pub(super) fn jurisdiction(&mut self, at: At, slots: &Slots, value: &Jurisdiction) {
        if value.countries.is_empty()
            && value.organisations.is_empty()
            && at != NONE
            && self.are_sound(slots, &["countries", "organisations"])
        {
            self.fault(at, ProblemCode::EmptyList);
        }
    }

    pub(super) fn staff(&mut self, _: At, slots: &Slots, staff: &Staff) {
        self.in_range(slots.get("fte"), staff.fte, [0, limits::FTE.into()]);
    }

    /// A number from the one limit to the other.
    #[allow(clippy::cast_precision_loss, reason = "limits are whole below 2⁵³")]
    pub(super) fn in_range(&mut self, at: At, number: f64, [least, most]: [i64; 2]) {
        let is_right = (least as f64..=most as f64).contains(&number);
        if !is_right && self.is_sound(at) {
            self.fault(at, ProblemCode::NumberOutOfRange).wanted = Wanted::Between(least, most);
        }
    }

    /// Figures and events are contradicted by those beside them.
    pub(super) fn topic(&mut self, _: At, slots: &Slots, topic: &Topic) {
        let statements = slots.get("statements");
        self.claims(statements, Sort::Many, &topic.statements, PartialEq::eq);
        let is_contested = |status| status == ClaimStatus::Contested;
        for (i, figure) in topic.figures.iter().enumerate() {
            let value = figure.value.value;
            let contradicted = topic.figures.iter().any(|other| {
                is_contested(other.value.status) && other.value.value.total_cmp(&value).is_ne()
            });
            let claim = self.part(slots, "figures", i, "value");
            let at = self.tape.member(claim, "value");
            self.in_range(at, value, [-limits::FIGURE, limits::FIGURE]);
            self.contradicted(claim, figure.value.status, contradicted);
        }
        for (i, event) in topic.events.iter().enumerate() {
            let contradicted = topic.events.iter().any(|other| {
                is_contested(other.date.status) && other.date.value != event.date.value
            });
            let claim = self.part(slots, "events", i, "date");
            self.contradicted(claim, event.date.status, contradicted);
        }
    }

    fn part(&self, slots: &Slots, list: &str, index: usize, field: &str) -> At {
        self.tape
            .member(self.tape.item(slots.get(list), index), field)
    }

    pub(super) fn trade(&mut self, at: At, slots: &Slots, figure: &TradeFigure) {
        self.not_empty(slots.get("sources"), ProblemCode::NoSource);
        if figure.eur_bn.is_none()
            && figure.change_percent.is_none()
            && figure.rank.is_none()
            && self.are_sound(slots, &["change_percent", "rank"])
        {
            self.by_kind(at, slots, "eur_bn", true, "trade");
        }
        for (field, number, limits) in [
            ("eur_bn", figure.eur_bn, [0, limits::EUR_BN.into()]),
            (
                "change_percent",
                figure.change_percent,
                limits::CHANGE_PERCENT,
            ),
            ("rank", figure.rank.map(f64::from), [1, 250]),
        ] {
            if let Some(number) = number {
                self.in_range(slots.get(field), number, limits);
            }
        }
    }

    /// A date of something said, which is not after the file was put together.
    pub(super) fn said(&mut self, at: At, date: Option<Date>) {
        if let (true, Some(date), Some(compiled)) = (self.review, date, self.compiled)
            && date > compiled
            && !date.overlaps(compiled)
        {
            self.fault(at, ProblemCode::DateAfterCompiled);
        }
    }

    /// Places whose point lies in another country, as a map says, or would lie in their own with
    /// latitude and longitude exchanged, or is where empty cells end up. Any other point in no
    /// country, at sea as the map is drawn, is no finding.
    pub(super) fn countries_of_places(&mut self, file: &NetworkFile, country_at: CountryAt<'_>) {
        let places = self.tape.member(0, "places");
        let tape = self.tape;
        for (at, place) in tape.parts(places).zip(&file.places) {
            let (Some(country), Some([lat, lon])) = (place.country, place.lat_lon) else {
                continue;
            };
            let there = country_at([lat, lon]);
            if there == Some(country) {
                continue;
            }
            let point = tape.member(at, "lat_lon");
            if lat == 0.0 && lon == 0.0 {
                self.fault(point, ProblemCode::ZeroCoordinates);
            } else if lon.abs() <= 90.0 && country_at([lon, lat]) == Some(country) {
                let fault = self.fault(point, ProblemCode::SwappedCoordinates);
                fault.found = Some(country.as_str().into());
                fault.suggestion = Some(lat_lon([lon, lat]));
            } else if let Some(meant) =
                with_other_signs([lat, lon]).find(|point| country_at(*point) == Some(country))
            {
                let fault = self.fault(point, ProblemCode::WrongSign);
                fault.found = Some(country.as_str().into());
                fault.suggestion = Some(lat_lon(meant));
            } else if let Some(there) = there {
                let fault = self.fault(at, ProblemCode::OtherCountry);
                fault.found = Some(country.as_str().into());
                fault.suggestion = Some(there.as_str().into());
            }
        }
    }
}

/// A coordinate as it is written in a file.
pub(super) fn lat_lon([lat, lon]: [f64; 2]) -> Box<str> {
    format!("[{lat}, {lon}]").into()
}
