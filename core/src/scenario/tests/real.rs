//! Scenarios on the real network: what the answer names, and what it takes.

use super::*;
use crate::analysis::{Counted, Held, counts, held, share_address};
use crate::model::{Country, Kind, Locale};

fn codes(countries: &[Country]) -> Vec<&str> {
    countries.iter().map(Country::as_str).collect()
}

fn the_three(network: &Network) -> Scenario {
    let border = (at("candidate-eu-eastern-border"), place("vilnius"));
    Scenario::of_the_answer(network, &[border], "")
}

fn ten() -> Scenario {
    let fte = Fte::ONE;
    Scenario::of(
        "Ten changes",
        [
            Change::Open {
                candidate: at("candidate-madrid"),
                at: None,
            },
            Change::Open {
                candidate: at("candidate-morocco"),
                at: Some(place("casablanca")),
            },
            Change::Open {
                candidate: at("candidate-eu-eastern-border"),
                at: Some(point("Iași", "RO", 47.158, 27.59)),
            },
            Change::Close {
                location: at("post-paris-multilateral"),
            },
            Change::Add {
                service: service("fit"),
                kind: Kind::Office,
                at: place("prague"),
                of: None,
            },
            Change::AddRole {
                location: at("candidate-eu-eastern-border"),
                role: role("administrative-support"),
                fte,
            },
            Change::MoveRole {
                from: at("post-new-york"),
                to: at("candidate-eu-eastern-border"),
                role: role("policy-officer"),
                fte: Fte::new(0.5).unwrap(),
            },
            Change::MoveRole {
                from: at("post-copenhagen"),
                to: at("candidate-morocco"),
                role: role("representative"),
                fte,
            },
            Change::RemoveRole {
                location: at("post-rome"),
                role: role("deputy"),
                fte,
            },
            Change::House {
                guest: at("fit-casablanca"),
                host: at("candidate-morocco"),
            },
        ],
    )
}

#[test]
fn ten_changes_fit_in_an_address() {
    let text = ten().to_text();
    assert!(text.len() <= 300, "{} {text}", text.len());
    assert_eq!(Scenario::parse(&text).unwrap(), ten());
    let network = built_in().unwrap();
    let outcome = ten().outcome(&network).unwrap();
    loads(&outcome.network).unwrap();
    // Links must live on: this is version 1, for ever.
    assert_eq!(
        text,
        "1~Ten-changes~~OKmadrid~OKmorocco_casablanca~OKeu-eastern-border_RO47158.27590.Ia.ex.i~\
         CPparis-multilateral~Afit_o_prague~PKeu-eastern-border_A~\
         VPnew-york_Keu-eastern-border_O_0.50~VPcopenhagen_Kmorocco_R~MProme_D~HFcasablanca_Kmorocco"
    );
}

#[test]
fn the_three_that_the_answer_names() {
    let network = built_in().unwrap();
    let proposals = proposals(&network);
    assert_eq!(proposals.len(), 3);
    assert!(
        proposals
            .iter()
            .all(|p| !p.motivation.is_empty() && !p.sources.is_empty())
    );
    assert_eq!(proposals[2].zone.len(), 8);
    assert!(
        proposals[2]
            .cities
            .iter()
            .any(|city| city.id.as_str() == "vilnius")
    );
    // A region without a chosen place stays off.
    let without = Scenario::of_the_answer(&network, &[], "");
    assert_eq!(without.changes.iter().filter(|step| step.off).count(), 1);

    let Outcome {
        network: after,
        difference,
        means,
    } = the_three(&network).outcome(&network).unwrap();
    assert_eq!(difference.locations.len(), 3);
    let [own, fit, tvl] = &*difference.countries else {
        panic!()
    };
    assert_eq!(codes(&own.gained), ["ES", "LT", "MA"]);
    assert!(own.lost.is_empty() && fit.gained.is_empty() && tvl.gained.is_empty());
    // FIT is there already; so two are together.
    assert_eq!(codes(&difference.joint.two.gained), ["ES", "LT", "MA"]);
    assert!(difference.joint.all.is_empty());
    // Warsaw answers for Lithuania already.
    assert_eq!(codes(&difference.answered.gained), ["ES", "MA"]);
    assert_eq!(
        (means.needed, means.still_needed, means.balance()),
        (12, 12, 0.0)
    );
    let covers = difference.coverage.covers.iter();
    let better: Vec<_> = covers.map(|c| (c.country.as_str(), c.after)).collect();
    let post = crate::analysis::Cover::Post;
    assert_eq!(better, [("ES", post), ("LT", post), ("MA", post)]);
    let [far, near] = difference.coverage.mean_km_post.map(Option::unwrap);
    assert!(near < far, "{near} {far}");
    let [was, is] = difference.crew;
    assert_eq!((is.posts - was.posts, is.unknown - was.unknown), (3, 12));
    loads(&after).unwrap();
    let marked = marks(&difference, &after);
    assert_eq!(
        marked
            .iter()
            .filter(|(_, mark)| *mark == Mark::Opened)
            .count(),
        3
    );
}

#[test]
fn the_base_stays_and_its_claims_stand_beside_the_scenario() {
    let network = built_in().unwrap();
    let copy = network.clone();
    let after = the_three(&network).apply(&network).unwrap();
    assert_eq!(network, copy);
    let id = at("candidate-madrid");
    let [was, is] = [&network, &after].map(|n| n.location(&id).unwrap());
    assert_eq!(is.standing[..2], was.standing[..]);
    let own = &is.standing[2];
    assert_eq!(own.sources[0].as_str(), SOURCE);
    assert!(own.note.is_some());
    assert_eq!(is.motivation, was.motivation);
    assert_eq!(
        after.source(&own.sources[0]).unwrap().title.get(Locale::De),
        "Szenario"
    );
}

#[test]
fn a_contested_post_is_settled_by_a_scenario_and_no_change_unsettles_it() {
    let network = built_in().unwrap();
    let madrid = || at("post-madrid");
    for (change, counted) in [
        (Change::Reopen { location: madrid() }, Counted::Present),
        (Change::Close { location: madrid() }, Counted::Absent),
    ] {
        let outcome = Scenario::of("", [change]).outcome(&network).unwrap();
        loads(&outcome.network).unwrap();
        assert_eq!(
            counts(outcome.network.location(&madrid()).unwrap()),
            counted
        );
    }
}

#[test]
fn unknown_crews_stay_unknown() {
    let network = built_in().unwrap();
    let (berlin, rome) = (at("post-berlin"), at("post-rome"));
    let deputy = role("deputy");
    let go = |from: &LocationId, to: &LocationId| Change::MoveRole {
        from: from.clone(),
        to: to.clone(),
        role: deputy.clone(),
        fte: Fte::ONE,
    };
    let outcome = Scenario::of("", [go(&berlin, &rome)])
        .outcome(&network)
        .unwrap();
    let here = |id, role| held(outcome.network.location(id).unwrap(), role);
    assert_eq!(here(&berlin, &deputy), Held::Unknown);
    assert_eq!(here(&rome, &deputy), Held::Filled(2.0));
    assert_eq!(here(&rome, &role("representative")), Held::Unknown);
    assert_eq!((outcome.means.moved, outcome.means.of_unknown), (1.0, 1.0));
    assert_eq!(outcome.means.balance(), 0.0);

    // Rome has one deputy: she can go, and not twice.
    let outcome = Scenario::of("", [go(&rome, &berlin)])
        .outcome(&network)
        .unwrap();
    assert_eq!(
        held(outcome.network.location(&rome).unwrap(), &deputy),
        Held::Absent
    );
    assert_eq!(outcome.difference.moves.len(), 1);
    assert_eq!(outcome.difference.moves[0].from, rome);
    let problems = Scenario::of("", [go(&rome, &berlin), go(&rome, &berlin)]).apply(&network);
    let [problem] = problems.unwrap_err().try_into().unwrap();
    assert_eq!(
        (problem.index, problem.code),
        (1, ChangeCode::NotEnoughStaff)
    );
}

#[test]
fn closing_frees_what_is_known_and_tells_what_is_not() {
    let network = built_in().unwrap();
    let close = Change::Close {
        location: at("post-rome"),
    };
    let outcome = Scenario::of("", [close]).outcome(&network).unwrap();
    let means = outcome.means;
    assert_eq!(
        (means.freed, means.freed_unknown, means.balance()),
        (1.0, 3, -1.0)
    );
    assert!(means.leaves_out_unknown());
    let own = &outcome.difference.countries[0];
    assert_eq!(codes(&own.lost), ["IT"]);
    assert_eq!(codes(&outcome.difference.joint.all.lost), ["IT"]);
    assert_eq!(outcome.difference.mark(&at("post-rome")), Mark::Closed);
}

#[test]
fn two_services_share_a_house_known_or_unknown() {
    let network = built_in().unwrap();
    for (guest, host) in [
        ("fit-vienna", "post-vienna"),
        ("fit-cologne", "post-berlin"),
    ] {
        let (guest, host) = (at(guest), at(host));
        let house = Change::House {
            guest: guest.clone(),
            host: host.clone(),
        };
        let outcome = Scenario::of("", [house]).outcome(&network).unwrap();
        let [a, b] = [&guest, &host].map(|id| outcome.network.location(id).unwrap());
        assert!(share_address(a, b) && a.place == b.place);
        assert_eq!(outcome.difference.mark(&guest), Mark::Moved);
        loads(&outcome.network).unwrap();
    }
}

#[test]
fn what_cannot_be_done_is_told_with_its_change() {
    use ChangeCode as C;
    let network = built_in().unwrap();
    let text = "1~~~Cnowhere~OPberlin~OKeu-eastern-border~OKeu-eastern-border_madrid~RPberlin~\
        Cfit-lima~PPberlin_boss~PKmadrid_D~Cpost-berlin~PPberlin_D~Anato_p_berlin~\
        Afit_o_eu-eastern-border~Afit_o_atlantis~Afit_s_berlin_Pberlin~HProme_Pparis~\
        VProme_Prome_D~LProme_BE50850.4349.~MProme_D_2~PProme_D_1000~Afit_c_berlin~hx_x";
    let problems = Scenario::parse(text).unwrap().apply(&network).unwrap_err();
    let codes: Vec<_> = problems.iter().map(|p| (p.index, p.code)).collect();
    let expected = [
        C::UnknownLocation,
        C::NotACandidate,
        C::CityNeeded,
        C::OutsideRegion,
        C::AlreadyOpen,
        C::NotOpen,
        C::UnknownRole,
        C::IsACandidate,
    ];
    assert_eq!(
        codes[..8],
        expected.into_iter().enumerate().collect::<Vec<_>>()[..]
    );
    let rest = [
        (9, C::NotOpen),
        (10, C::UnknownService),
        (11, C::CityNeeded),
        (12, C::UnknownPlace),
        (13, C::WrongPost),
        (14, C::SameService),
        (15, C::SameLocation),
        (16, C::InvalidName),
        (17, C::NotEnoughStaff),
        (18, C::TooManyStaff),
        (19, C::IsACandidate),
    ];
    assert_eq!(codes[8..], rest);
}

#[test]
fn every_code_has_its_own_words_in_every_language() {
    let mut said = std::collections::BTreeSet::new();
    for &code in ChangeCode::ALL {
        let problem = ChangeProblem {
            index: 0,
            code,
            found: "FOUND".into(),
        };
        for locale in Locale::ALL {
            let what = problem.what(locale);
            assert!(what.contains("FOUND") && !what.contains('{'), "{what}");
            assert!(problem.mend(locale).len() > 8);
            assert!(said.insert(what), "{code:?} in {locale:?}");
        }
    }
}

#[test]
fn a_text_that_is_none_says_where() {
    use TextCode as T;
    for (text, offset, code) in [
        ("", 0, T::Truncated),
        ("2~a~b", 0, T::Version),
        ("1~a", 3, T::Truncated),
        ("1~a~.zz", 4, T::Letters),
        ("1~~~Xpost", 4, T::Change),
        ("1~~~C", 5, T::Id),
        ("1~~~", 4, T::Truncated),
        ("1~~~HProme", 10, T::Truncated),
        ("1~~~CProme_x", 10, T::Surplus),
        ("1~~~PProme_D_x", 13, T::Number),
        ("1~~~OKx_XX1.2.a", 8, T::Country),
        ("1~~~OKx_BE91000.0.a", 10, T::Number),
        ("1~~~C.0", 5, T::Id),
    ] {
        let error = Scenario::parse(text).unwrap_err();
        assert_eq!((error.offset, error.code), (offset, code), "{text}");
        assert!(!error.to_string().is_empty());
    }
}

#[test]
fn a_file_of_another_version_is_told() {
    let text = ten().to_json().unwrap();
    assert_eq!(Scenario::from_json(&text).unwrap(), ten());
    let newer = text.replace("\"version\": 1", "\"version\": 2, \"more\": []");
    let error = Scenario::from_json(&newer).unwrap_err();
    assert_eq!(error, FileError::UnsupportedVersion { found: 2 });
    for text in ["", "{}", "[]", "{\"version\": 1, \"changes\": []}"] {
        let error = Scenario::from_json(text).unwrap_err();
        assert!(matches!(error, FileError::NoScenario { .. }), "{error}");
    }
    let twice = text.replace("\"candidate-madrid\"", "\"Candidate Madrid\"");
    assert!(Scenario::from_json(&twice).is_err());
}

#[test]
fn what_a_file_may_hold_a_link_carries() {
    let mut scenario = ten();
    scenario.name = "é".repeat(NAME).into();
    scenario.note = "ș".repeat(NOTE).into();
    let file = scenario.to_json().unwrap();
    assert_eq!(Scenario::from_json(&file).unwrap(), scenario);
    assert_eq!(Scenario::parse(&scenario.to_text()).unwrap(), scenario);
    for (more, part, most) in [
        (file.replace('é', "éé"), FilePart::Name, NAME),
        (file.replace('ș', "șș"), FilePart::Note, NOTE),
    ] {
        let error = Scenario::from_json(&more).unwrap_err();
        assert_eq!(error, FileError::TooLong { part, most });
        assert!(error.to_string().contains(&most.to_string()), "{error}");
    }
    // A link that carries more is refused as the file is, never cut.
    for (text, offset) in [
        (format!("1~{}~note", "6".repeat(NAME + 1)), 2),
        (format!("1~name~{}", "6".repeat(NOTE + 1)), 7),
    ] {
        let code = TextCode::TooMany;
        let refused = Scenario::parse(&text);
        assert_eq!(refused, Err(TextError { offset, code }));
    }
}

#[test]
fn a_damaged_link_gives_what_can_be_read() {
    let text = "1~Three-posts~~OKmadrid~PKmadrid_D_0.50";
    let whole = Scenario::parse(text).unwrap();
    // Signs of the text around it.
    for end in [".", "_", "~", "...", "_.", "-"] {
        let read = Scenario::parse_link(&format!("{text}{end}"));
        assert_eq!(read, (whole.clone(), None), "{end}");
    }
    // A free text at the end may end with a full stop that is its own.
    let own = "1~~~LPvienna_AT48210.16370.Wien.1r._Here-.x.";
    let (scenario, error) = Scenario::parse_link(own);
    assert_eq!((Ok(scenario), error), (Scenario::parse(own), None));
    // Cut anywhere: nothing that was not there, and a word wherever the rest is not whole.
    for (at, _) in text.char_indices() {
        let cut = text.get(..at).unwrap();
        let (scenario, error) = Scenario::parse_link(cut);
        assert!(scenario.changes.len() <= whole.changes.len(), "{cut}");
        let trimmed = cut.trim_end_matches(['.', '_', '-', '~']);
        match Scenario::parse(cut).or_else(|_| Scenario::parse(trimmed)) {
            Ok(read) => assert_eq!((scenario, error), (read, None), "{cut}"),
            Err(_) => assert!(error.is_some(), "{cut}"),
        }
    }
    let (scenario, error) = Scenario::parse_link("1~Spain~note~OKmadrid~?~CPberlin");
    let code = TextCode::Change;
    assert_eq!(error, Some(TextError { offset: 22, code }));
    assert_eq!((&*scenario.name, scenario.changes.len()), ("Spain", 1));
}

#[test]
fn who_is_no_longer_answered_for_is_told_as_the_figures_count() {
    use crate::analysis::coverage;
    use crate::countries::Scope;
    let network = built_in().unwrap();
    // An agency's office in the same city names the same countries, and is no post; satellites are.
    let close = Change::Close {
        location: at("post-vienna"),
    };
    let outcome = Scenario::of("", [close]).outcome(&network).unwrap();
    assert_eq!(codes(&outcome.difference.answered.lost), ["AT", "SK"]);
    let [was, is] = [&network, &outcome.network].map(|it| coverage(it).answered(Scope::UnMembers));
    assert_eq!(was.len() - is.len(), 2);
}

#[test]
fn closing_any_post_tells_as_many_countries_as_the_figures_lose() {
    use crate::analysis::coverage;
    use crate::countries::Scope;
    let network = built_in().unwrap();
    let before = coverage(&network).answered(Scope::All);
    let mut told = 0;
    for post in network
        .locations()
        .iter()
        .filter(|it| it.kind == Kind::Post)
    {
        let location = post.id.clone();
        let Ok(outcome) = Scenario::of("", [Change::Close { location }]).outcome(&network) else {
            continue;
        };
        let lost = &outcome.difference.answered.lost;
        let after = coverage(&outcome.network).answered(Scope::All);
        assert_eq!(before.len() - after.len(), lost.len(), "{}", post.id);
        told += lost.len();
    }
    assert!(told > 15, "{told}");
}
