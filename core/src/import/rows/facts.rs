//! What else a row says: whether it works, since when, how to reach it, whom it answers for.

use std::borrow::Cow;

use super::super::fault::FaultCode;
use super::super::field::Field;
use super::super::matching::contact_key;
use super::super::values::countries::countries;
use super::super::values::{calling, words};
use super::{Cell, Entry, Rows, list};
use crate::export::csv::unguarded;
use crate::load::limits as network_limits;
use crate::load::read::texts::{is_mail_address, is_telephone_number, is_url};
use crate::model::{Contact, ContactKind, Country, When};
use crate::search::folded;

impl<'s> Rows<'s> {
    pub(super) fn facts(&mut self, entry: &mut Entry) {
        if let Some(cell) = self.cell(Field::Standing) {
            let known = self.standings.entry(cell.text);
            entry.standing = *known.or_insert_with(|| words::standing(cell.text));
            if entry.standing.is_none() {
                self.at(cell, FaultCode::UnknownStanding, words::ALL_STANDINGS);
            }
        }
        entry.address = self.joined(Field::Address, ", ");
        entry.note = self.joined(Field::Note, " ");
        entry.opened = self.when(Field::Opened);
        entry.closed = self.when(Field::Closed);
        entry.as_of = self.when(Field::AsOf).and_then(When::date);
        entry.last_seen = self.when(Field::LastSeen).and_then(When::date);
        if let Some((opened, closed)) = entry.opened.zip(entry.closed)
            && closed.is_before(opened)
        {
            let column = self.column(Field::Closed);
            let (opened, closed) = (opened.to_string(), closed.to_string());
            self.fault(
                FaultCode::ClosedBeforeOpened,
                column,
                Some(Field::Closed),
                &closed,
                &opened,
            );
        }
        self.contacts(entry);
        self.remit(entry);
    }

    /// A point in time: as EDTF writes it, or as people do.
    fn when(&mut self, field: Field) -> Option<When> {
        let cell = self.cell(field)?;
        match self.mapping.rules.when(field, cell.text) {
            Ok((when, is_spoken)) => {
                if is_spoken {
                    self.at(cell, FaultCode::DateInWords, &when.to_string());
                }
                Some(when)
            }
            Err(code) => {
                self.at(cell, code, "");
                None
            }
        }
    }

    fn contacts(&mut self, entry: &mut Entry) {
        for (field, kind) in [
            (Field::Telephone, ContactKind::Telephone),
            (Field::Email, ContactKind::Email),
            (Field::Web, ContactKind::Web),
        ] {
            for cell in self.cells(field) {
                let text = self.plain(cell.text);
                for part in parts(&text, kind) {
                    let part = self.meant(field, unguarded(part.trim()));
                    if part.is_empty() {
                        continue;
                    }
                    let cell = Cell {
                        text: part,
                        column: cell.column,
                        field,
                    };
                    if let Some(address) = self.contact(cell, kind) {
                        if kind == ContactKind::Telephone {
                            self.abroad(entry, cell, &address);
                        }
                        let contact = Contact { kind, address };
                        if !entry.contacts.contains(&contact) {
                            entry.contacts.push(contact);
                        }
                    }
                }
            }
        }
    }

    /// Tells a number that is of another country than the row.
    fn abroad(&mut self, entry: &Entry, cell: Cell<'_>, number: &str) {
        let own = entry
            .own
            .and_then(|own| self.network.locations().get(own as usize));
        let own = own.and_then(|own| self.network.place_of(own)?.country);
        let shared = calling::countries(number);
        let Some(country) = entry
            .country
            .or(own)
            .filter(|&country| calling::has(country))
        else {
            return;
        };
        if !shared.is_empty() && !shared.contains(&country) {
            let codes: Vec<&str> = shared.iter().take(3).map(Country::as_str).collect();
            let more = if shared.len() > 3 { "…" } else { "" };
            let codes = codes.join(", ") + more;
            self.at(cell, FaultCode::ForeignTelephone, &codes);
        }
    }

    fn contact(&mut self, cell: Cell<'_>, kind: ContactKind) -> Option<Box<str>> {
        let text = cell.text;
        let (address, code, is_right): (Cow<'_, str>, _, fn(&str) -> bool) = match kind {
            ContactKind::Telephone => {
                let number = text.strip_prefix("tel:").unwrap_or(text).trim();
                let end = extension(number);
                let number = number
                    .get(..end)
                    .unwrap_or(number)
                    .trim_end_matches([' ', ',', '#']);
                if number.len() < text.len()
                    && is_telephone_number(number)
                    && !text.starts_with("tel:")
                {
                    self.at(cell, FaultCode::ExtensionLeftOut, number);
                }
                (number.into(), FaultCode::InvalidTelephone, is_dialled)
            }
            ContactKind::Email => {
                let text = text.strip_prefix("mailto:").unwrap_or(text);
                let text = text.trim_matches(['<', '>', ' ']);
                (text.into(), FaultCode::InvalidEmail, is_mail_address)
            }
            ContactKind::Web => {
                let has_scheme = text.contains("://");
                let is_host = !text.contains([' ', '@']) && text.contains('.');
                if !has_scheme && is_host {
                    let whole = format!("https://{text}");
                    if is_url(&whole) {
                        self.at(cell, FaultCode::SchemeAdded, "");
                    }
                    (whole.into(), FaultCode::InvalidUrl, is_url)
                } else {
                    (text.into(), FaultCode::InvalidUrl, is_url)
                }
            }
        };
        if !is_right(&address) {
            self.at(cell, code, "");
            return None;
        }
        if address.chars().count() > network_limits::URL {
            self.at(cell, FaultCode::TooLong, &network_limits::URL.to_string());
            return None;
        }
        Some(address.into())
    }

    fn remit(&mut self, entry: &mut Entry) {
        if let Some(cell) = self.cell(Field::Countries) {
            let whole = countries(cell.text);
            let parts = if whole.len() == 1 {
                vec![cell.text]
            } else {
                list(cell.text)
            };
            for part in parts {
                let known = self.countries.entry(self.meant(Field::Countries, part));
                let known = known.or_insert_with_key(|text| countries(text).into());
                match &**known {
                    [only] if !entry.countries.contains(only) => entry.countries.push(*only),
                    [_] => {}
                    _ => {
                        let cell = Cell { text: part, ..cell };
                        self.at(cell, FaultCode::UnknownInList, "");
                    }
                }
            }
        }
        if let Some(cell) = self.cell(Field::Organisations) {
            for part in list(cell.text) {
                let name = folded(self.meant(Field::Organisations, part));
                let network = self.network;
                let all = &network.file().organisations;
                let found = all.iter().find(|organisation| {
                    let names = organisation.short.all().chain(organisation.name.all());
                    let mut names = names.chain([organisation.id.as_str()]);
                    names.any(|other| folded(other) == name)
                });
                match found {
                    Some(found) if !entry.organisations.contains(&found.id) => {
                        entry.organisations.push(found.id.clone());
                    }
                    Some(_) => {}
                    None => {
                        let cell = Cell { text: part, ..cell };
                        self.unknown(cell, FaultCode::UnknownOrganisation);
                    }
                }
            }
        }
    }
}

/// The contacts in a cell.
fn parts(text: &str, kind: ContactKind) -> Vec<&str> {
    if kind != ContactKind::Web {
        // Two numbers have more digits than one has.
        let is_two = kind == ContactKind::Telephone && !is_dialled(text);
        let is_between = |c: char| matches!(c, ';' | '\n' | '|') || (is_two && c == '/');
        return text.split(is_between).collect();
    }
    let mut parts = Vec::new();
    let lines = text.split(['\n', '|']).flat_map(|line| line.split("; "));
    for line in lines.map(|line| line.trim().trim_end_matches(';')) {
        // A web address may have a semicolon in it.
        let is_address = |part: &str| {
            let part = unguarded(part.trim());
            part.starts_with("www.") || part.starts_with("http://") || part.starts_with("https://")
        };
        if line.split(';').all(is_address) {
            parts.extend(line.split(';'));
        } else {
            parts.push(line);
        }
    }
    parts
}

/// Whether a text is a number that one can dial: with no more digits than a number may have.
fn is_dialled(text: &str) -> bool {
    let contact = |text: &str| Contact {
        kind: ContactKind::Telephone,
        address: text.into(),
    };
    is_telephone_number(text) && !text.contains("++") && contact_key(&contact(text)).len() <= 15
}

/// Where the extension of a telephone number begins; its end where it has none.
fn extension(number: &str) -> usize {
    if !number.contains(|c: char| c.is_ascii_alphabetic()) {
        return number.len();
    }
    let small = number.to_ascii_lowercase();
    ["ext", " x", "toestel", "poste", "durchwahl"]
        .into_iter()
        .filter_map(|word| small.find(word))
        .min()
        .unwrap_or(number.len())
}
