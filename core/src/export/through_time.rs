//! The network through time as tables: its figures on every day on which one changes, and the claims
//! about one location in their order.

use super::csv::Table;
use crate::model::{Claim, ClaimStatus, Date, Locale, Localized, Location, Network, SourceId};
use crate::time::{Band, Day, KINDS, Series, distances, own_value, record, timelines};

/// The figures of the network from each day on on which one of them changes, as comma-separated
/// values: of each service how many locations surely work, and how many at most; in how many countries;
/// in how many all services do; of each service how many of each of its kinds do; and the mean distance of a capital to the nearest location, in km: at least, to what
/// may work, and at most, to what surely does (see [`distances`]). The first row has no day: nothing is said of an earlier
/// time; nor is it of days after the data were compiled.
/// Where the network is as the sources of a date knew it, each row says by when.
#[must_use]
pub fn years_csv(network: &Network, known: Option<Date>) -> String {
    let lines = timelines(network);
    let series = Series::with(network, &lines);
    let far = distances(network, &lines);
    let mut table = Table::new();
    table.text("from");
    let services = network.services().iter().map(|service| service.id.as_str());
    let names = services
        .chain(["countries", "all_services"])
        .map(str::to_owned);
    let kinds = (0..network.services().len()).flat_map(|service| {
        series
            .kinds_of(service)
            .into_iter()
            .map(move |kind| (service, kind))
    });
    let kinds: Vec<_> = kinds.collect();
    let of_kinds = kinds.iter().filter_map(|&(service, kind)| {
        let service = network.services().get(service)?.id.as_str();
        Some([service, "_", KINDS.get(kind)?.as_str()].concat())
    });
    for name in names.chain(of_kinds) {
        for part in ["sure", "at_most"] {
            table.text(&[&*name, "_", part].concat());
        }
    }
    table.text("mean_km_at_least");
    table.text("mean_km_at_most");
    table.dates_head([None, known]);
    table.end_row();
    let figures = series.steps().iter().map(|step| step.from);
    let mut days: Vec<_> = figures.chain(far.iter().map(|far| far.from)).collect();
    days = std::collections::BinaryHeap::from(days).into_sorted_vec();
    days.dedup();
    let compiled = Day::last(network.file().compiled);
    days.retain(|day| *day <= Some(compiled));
    let mut steps = series.steps().iter().peekable();
    let mut far = far.iter().peekable();
    let (mut now, mut mean) = (None, [None; 2]);
    for day in days {
        while let Some(step) = steps.next_if(|step| step.from <= day) {
            now = Some(&step.figures);
        }
        while let Some(far) = far.next_if(|far| far.from <= day) {
            mean = [far.least, far.sure];
        }
        let Some(figures) = now else { continue };
        table.text(&day.map_or_else(String::new, |day| day.to_string()));
        let services = (0..network.services().len()).map(|index| figures.service(index));
        let of_kinds = kinds
            .iter()
            .map(|&(service, kind)| figures.of_kind(service, kind));
        let bands = services.chain([figures.countries, figures.joint]);
        for band in bands.chain(of_kinds) {
            let Band { sure, .. } = band;
            table.number(Some(f64::from(sure)));
            table.number(Some(f64::from(band.most())));
        }
        for km in mean {
            table.number(km);
        }
        table.dates([None, known]);
        table.end_row();
    }
    table.finish()
}

/// Every claim about a location in the order of time, as comma-separated values: the date as precise as
/// it is, when that was over, what it is about, what it says, how firm it is, and who says so; and by when that was known, where it is what the sources of a date knew.
#[must_use]
pub fn timeline_csv(
    network: &Network,
    location: &Location,
    locale: Locale,
    known: Option<Date>,
) -> String {
    use crate::analysis::Field;
    let mut table = Table::new();
    for name in ["date", "until", "about", "says", "status", "sources"] {
        table.text(name);
    }
    table.dates_head([None, known]);
    table.end_row();
    for entry in record(location) {
        fn says<T>(claims: &[Claim<T>], at: usize, write: impl Fn(&T) -> String) -> String {
            claims
                .get(at)
                .map_or_else(String::new, |claim| write(&claim.value))
        }
        let at = entry.index;
        let text = |text: &Localized| text.get(locale).to_owned();
        let own = own_value(location, &entry).map(|value| network.in_field(value, locale));
        let (about, value) = match entry.field {
            Field::Opened => ("opened", says(&location.opened, at, ToString::to_string)),
            Field::Closed => ("closed", says(&location.closed, at, ToString::to_string)),
            Field::Standing => (
                "standing",
                says(&location.standing, at, |standing| {
                    crate::analysis::Effective::from(*standing)
                        .name()
                        .to_owned()
                }),
            ),
            Field::Address => ("address", says(&location.address, at, ToString::to_string)),
            Field::Jurisdiction => (
                "jurisdiction",
                says(&location.jurisdiction, at, |one| {
                    let codes = one.countries.iter().map(|code| code.as_str());
                    codes.collect::<Vec<_>>().join("; ")
                }),
            ),
            Field::Staff => (
                "staff",
                says(&location.staff, at, |staff| {
                    let role = network.role(&staff.role);
                    let role = role.map_or(staff.role.as_str(), |role| role.name.get(locale));
                    format!("{role}: {}", staff.fte)
                }),
            ),
            Field::Contact => (
                "contact",
                says(&location.contact, at, |contact| contact.address.to_string()),
            ),
            Field::Themes => ("themes", says(&location.themes, at, text)),
            Field::Files => ("files", says(&location.files, at, text)),
            Field::Motivation => ("motivation", says(&location.motivation, at, text)),
            Field::Own => {
                let own = own.as_ref();
                own.map_or_else(Default::default, |[name, is]| (&**name, is.clone()))
            }
            // No claim.
            Field::Place => continue,
        };
        table.text(&entry.date.map_or_else(String::new, |date| date.to_string()));
        table.text(
            &entry
                .until
                .map_or_else(String::new, |date| date.to_string()),
        );
        table.text(about);
        table.text(&value);
        table.text(match entry.status {
            ClaimStatus::Stated => "stated",
            ClaimStatus::Assumed => "assumed",
            ClaimStatus::Contested => "contested",
        });
        table.text(&titles(network, entry.sources, locale));
        table.dates([None, known]);
        table.end_row();
    }
    table.finish()
}

fn titles(network: &Network, sources: &[SourceId], locale: Locale) -> String {
    let sources = sources.iter().filter_map(|id| network.source(id));
    let titles: Vec<&str> = sources.map(|source| source.title.get(locale)).collect();
    titles.join(super::csv::SEPARATOR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::model::{Choice, ChoiceId, FieldId, FieldKind, FieldValue, Scalar};

    #[test]
    fn a_table_of_what_was_known_says_by_when() {
        let network = fixture::network("fit office Tokyo:JP seen@2016-01-01 opened=2002");
        let date = Date::new("2019");
        let one = timeline_csv(&network, &network.locations()[0], Locale::En, date);
        for table in [years_csv(&network, date), one] {
            let mut lines = table.lines();
            assert!(lines.next().unwrap().ends_with(",known_by"), "{table}");
            assert!(lines.all(|line| line.ends_with(",2019")), "{table}");
        }
    }

    #[test]
    fn the_figures_stand_at_the_days_on_which_they_change() {
        let network = fixture::network(
            "dkbuza post Vienna:AT open@2024 opened=1994-05-01
             fit office Tokyo:JP seen@2016-01-01 opened=2002",
        );
        let table = years_csv(&network, None);
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(
            rows[0],
            "from,dkbuza_sure,dkbuza_at_most,fit_sure,fit_at_most,tvl_sure,tvl_at_most,\
             countries_sure,countries_at_most,all_services_sure,all_services_at_most,\
             dkbuza_post_sure,dkbuza_post_at_most,fit_office_sure,fit_office_at_most,\
             mean_km_at_least,mean_km_at_most"
        );
        let days: Vec<&str> = rows[1..]
            .iter()
            .map(|row| row.split(',').next().unwrap())
            .collect();
        assert_eq!(
            days,
            ["", "1994-05-01", "2002-01-01", "2002-12-31", "2016-01-02"]
        );
        assert!(
            rows[2].starts_with("1994-05-01,1,1,0,0,0,0,1,1,0,0,1,1,0,0,"),
            "{}",
            rows[2]
        );
        assert!(
            rows[1].ends_with(",0,,") && !rows[2].ends_with(','),
            "a mean once there is a post"
        );
        let means: Vec<&str> = rows[2].rsplit(',').take(2).collect();
        assert_eq!(means[0], means[1], "the post is sure");
        assert!(
            rows[5].starts_with("2016-01-02,1,1,0,1,0,0,1,2,0,0,1,1,0,1,"),
            "seen, and not since: {}",
            rows[5]
        );
    }

    #[test]
    fn of_days_after_the_data_nothing_is_said() {
        let network =
            fixture::network("dkbuza post Vienna:AT open@2024 opened=1994-05-01 closed=2199-03-01");
        let table = years_csv(&network, None);
        let days: Vec<&str> = table
            .lines()
            .skip(1)
            .filter_map(|row| row.split(',').next())
            .collect();
        assert_eq!(days, ["", "1994-05-01"]);
    }

    #[test]
    fn the_mean_distance_has_a_band_as_all_else() {
        let network = fixture::network(
            "dkbuza post Vienna:AT open@2024 opened=1994
             dkbuza post Tokyo:JP seen@2016-01-01 opened=2002-01-01",
        );
        let table = years_csv(&network, None);
        let row = table.lines().find(|row| row.starts_with("2016-01-02"));
        let means: Vec<f64> = row
            .unwrap()
            .rsplit(',')
            .take(2)
            .map(|km| km.parse().unwrap())
            .collect();
        assert!(
            means[1] < means[0],
            "nearer, if Tokyo still works: {means:?}"
        );
    }

    #[test]
    fn the_kinds_of_a_service_come_to_its_number() {
        let network = crate::load::built_in().unwrap();
        let series = Series::of(&network);
        for service in 0..network.services().len() {
            let kinds = series.kinds_of(service);
            assert!(!kinds.is_empty());
            for step in series.steps() {
                let bands = kinds
                    .iter()
                    .map(|kind| step.figures.of_kind(service, *kind));
                let sum: u32 = bands.map(Band::most).sum();
                assert_eq!(sum, step.figures.service(service).most());
            }
        }
        let table = years_csv(&network, None);
        let heads = table.lines().next().unwrap();
        for name in [
            "dkbuza_post_sure",
            "dkbuza_satellite_at_most",
            "fit_office_sure",
        ] {
            assert!(heads.split(',').any(|head| head == name), "{heads}");
        }
        assert!(!heads.contains("fit_post"), "{heads}");
    }

    /// The rows below the heads, without their last column.
    fn but_sources(table: &str) -> Vec<&str> {
        let rows = table.lines().skip(1);
        rows.map(|row| row.rsplit_once(',').unwrap().0).collect()
    }

    #[test]
    fn a_location_is_told_claim_by_claim() {
        let network =
            fixture::network("dkbuza post Madrid:ES !open@2024 !vacant@2018-11-15 opened=2007");
        let table = timeline_csv(&network, &network.locations()[0], Locale::En, None);
        assert_eq!(
            but_sources(&table),
            [
                "2007,,opened,2007,stated",
                "2018-11-15,,standing,vacant,contested",
                "2024,,standing,open,contested",
            ]
        );
    }

    #[test]
    fn the_table_has_what_is_in_fields_of_the_networks_own_and_in_words() {
        let mut file = fixture::file("dkbuza post Madrid:ES open@2024");
        file.fields = vec![crate::model::Field {
            id: FieldId::new("rank").unwrap(),
            name: Localized::same("Rank"),
            kind: FieldKind::Choice,
            choices: vec![Choice {
                id: ChoiceId::new("leg").unwrap(),
                name: Localized::same("Legation"),
            }],
        }];
        let location = &mut file.locations[0];
        let rank = |_: &str| FieldValue {
            field: FieldId::new("rank").unwrap(),
            is: Scalar::Text("leg".into()),
        };
        location.fields = vec![fixture::claim("leg@1893", rank)];
        location.themes = vec![fixture::claim("trade@2020", Localized::same)];
        let network = Network::from_valid(file);
        let table = timeline_csv(&network, &network.locations()[0], Locale::En, None);
        assert_eq!(
            but_sources(&table),
            [
                "1893,,Rank,Legation,stated",
                "2020,,themes,trade,stated",
                "2024,,standing,open,stated",
            ]
        );
    }

    #[test]
    fn the_table_tells_when_something_was_over() {
        let network = fixture::network(
            "dkbuza post Madrid:ES open@2024 addr=Calle_1@2010>2015~ addr=Calle_2@2016",
        );
        let table = timeline_csv(&network, &network.locations()[0], Locale::En, None);
        let has = |row: &str| table.lines().any(|line| line.starts_with(row));
        assert!(has("2010,2015~,address,Calle 1,stated,"), "{table}");
        assert!(has("2016,,address,Calle 2,stated,"), "{table}");
    }
}
