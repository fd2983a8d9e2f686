//! What the steward is to choose, and among what.

use super::*;
use crate::model::Locale;

/// What is said of a name in one country says nothing of it in another, nor does what is said of it where no country
/// is named.
#[test]
fn each_country_is_asked_about_its_own_cities_of_a_name() {
    let network = fixture::network("fit office Paris:FR open");
    let list = "dienst;soort;naam;stad;land;status\nfit;office;A;San José;US;open\n\
                fit;office;B;San José;CR;open\nfit;office;C;San José;;open\n\
                fit;office;D;San José;AR;open\nfit;office;E;SJ;US;open\n";
    let mut list = Brought::new(network, list.as_bytes());
    list.gazetteer.extend(
        "US\nSan José\t37339\t-121895\nSan José\t31842\t-106202\n\
         CR\nSan José\t9933\t-84083\nSan José\t10953\t-85136\nAR\nSan José\t-27767\t-55783\n",
    );
    let said = |list: &mut Brought, word: &str, value: &str| {
        let values = &mut list.mapping.rules.values;
        values.change(Field::City, |all| all.insert(word.into(), value.into()));
    };
    said(&mut list, "sj", "San José");
    let asked = |list: &Brought| -> Vec<(String, Vec<u32>)> {
        let faults = list.plan().faults;
        let all = groups(&faults).into_iter();
        let all = all.filter(|group| group.first.code == FaultCode::AmbiguousCity);
        all.map(|group| (fold(&group.first.found), group.rows))
            .collect()
    };
    let [us, cr, any] = [
        ("san jose us".to_owned(), vec![2, 6]),
        ("san jose cr".to_owned(), vec![3]),
        ("san jose".to_owned(), vec![4]),
    ];
    assert_eq!(asked(&list), [us.clone(), cr.clone(), any.clone()]);
    let plan = list.plan();
    for (fault, country) in plan.faults.iter().zip([" (US: ", " (CR: "]) {
        let all = fault.wanted.split("; ");
        assert_eq!(all.clone().count(), 2);
        assert!(all.clone().all(|one| one.contains(country)), "{fault:?}");
    }
    let what = plan.faults[0].what(Locale::Nl);
    assert_eq!(what, "Er is meer dan één ‘San José, Verenigde Staten’.");
    said(&mut list, "san jose", "San José (AR)");
    assert_eq!(asked(&list), [us, cr.clone()]);
    said(&mut list, "san jose us", "San José (US: 37.34, -121.89)");
    assert_eq!(asked(&list), [cr]);
    said(&mut list, "san jose cr", "San José (CR: 10.95, -85.14)");
    let plan = list.plan();
    assert!(plan.faults.is_empty(), "{:?}", plan.faults);
    let at = |row: &PlanRow| list.gazetteer.get(row.entry.city.unwrap()).unwrap().lat_lon;
    let all: Vec<_> = plan.rows.iter().map(at).collect();
    let (us, ar) = ([37.339, -121.895], [-27.767, -55.783]);
    assert_eq!(all, [us, [10.953, -85.136], ar, ar, us]);
}

/// What one chooses among is called as the reader calls it; two of one name by their ids.
#[test]
fn what_can_be_chosen_is_called_by_its_name() {
    let mut file = fixture::file("fit office Berlin:DE open");
    let named = |name: [&str; 4]| serde_json::json!({ "nl": name[0], "en": name[1], "fr": name[2], "de": name[3] });
    file.kinds = serde_json::from_value(serde_json::json!([
        { "id": "office", "role": "office", "name": named(["Kantoor", "Office", "Bureau", "Büro"]) },
        { "id": "desk", "role": "office", "name": named(["Balie", "Desk", "Bureau", "Schalter"]) },
    ]))
    .unwrap();
    file.fields = serde_json::from_value(serde_json::json!([{
        "id": "grade", "name": "Grade", "kind": "choice",
        "choices": [{ "id": "a", "name": named(["Hoog", "High", "Haut", "Hoch"]) }],
    }]))
    .unwrap();
    let union = named(["EU", "EU", "UE", "EU"]);
    file.organisations =
        serde_json::from_value(serde_json::json!([{ "id": "eu", "short": union, "name": union }]))
            .unwrap();
    let text = crate::export::json(&file).unwrap();
    let network = crate::load::load(text.as_bytes()).unwrap();
    let list = "service;soort;stad;land;status;organisations;grade\nfit;wharf;Rome;IT;open;league;x\n\
                nobody;office;Rome;IT;open;;\n";
    let list = Brought::new(network, list.as_bytes());
    let plan = list.plan();
    let mended = |code, locale| {
        let fault = plan.faults.iter().find(|fault| fault.code == code);
        fault.unwrap().mend(locale)
    };
    let kinds = |locale| mended(FaultCode::UnknownKind, locale);
    assert!(kinds(Locale::Nl).ends_with(": Kantoor, Balie."));
    assert!(kinds(Locale::De).ends_with(": Büro, Schalter."));
    assert!(kinds(Locale::Fr).ends_with(": office, desk."));
    let services = |locale| mended(FaultCode::UnknownService, locale);
    let names = |locale| {
        let all = list.network.services().iter();
        let all: Vec<&str> = all.map(|service| service.short.get(locale)).collect();
        format!(": {}.", all.join(", "))
    };
    for locale in Locale::ALL {
        assert!(services(locale).ends_with(&names(locale)));
    }
    let organisations = |locale| mended(FaultCode::UnknownOrganisation, locale);
    assert!(organisations(Locale::Fr).ends_with(": UE."));
    let own = |locale| mended(FaultCode::UnfitForField, locale);
    assert!(own(Locale::Nl).ends_with(": Hoog.") && own(Locale::De).ends_with(": Hoch."));
}
