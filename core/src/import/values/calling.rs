//! The country that a telephone number is of, by its calling code (ITU-T E.164).

use crate::model::Country;

/// Calling codes, each with the countries that share it; none is the beginning of another.
#[rustfmt::skip] // As many as fit on a line.
const CODES: &[(&str, &str)] = &[
    ("1", "USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVIUM"), ("20", "EG"), ("211", "SS"), ("212", "MAEH"),
    ("213", "DZ"), ("216", "TN"), ("218", "LY"), ("220", "GM"), ("221", "SN"), ("222", "MR"), ("223", "ML"),
    ("224", "GN"), ("225", "CI"), ("226", "BF"), ("227", "NE"), ("228", "TG"), ("229", "BJ"), ("230", "MU"),
    ("231", "LR"), ("232", "SL"), ("233", "GH"), ("234", "NG"), ("235", "TD"), ("236", "CF"), ("237", "CM"),
    ("238", "CV"), ("239", "ST"), ("240", "GQ"), ("241", "GA"), ("242", "CG"), ("243", "CD"), ("244", "AO"),
    ("245", "GW"), ("246", "IO"), ("247", "SH"), ("248", "SC"), ("249", "SD"), ("250", "RW"), ("251", "ET"),
    ("252", "SO"), ("253", "DJ"), ("254", "KE"), ("255", "TZ"), ("256", "UG"), ("257", "BI"), ("258", "MZ"),
    ("260", "ZM"), ("261", "MG"), ("262", "REYTTF"), ("263", "ZW"), ("264", "NA"), ("265", "MW"), ("266", "LS"),
    ("267", "BW"), ("268", "SZ"), ("269", "KM"), ("27", "ZA"), ("290", "SH"), ("291", "ER"), ("297", "AW"),
    ("298", "FO"), ("299", "GL"), ("30", "GR"), ("31", "NL"), ("32", "BE"), ("33", "FR"), ("34", "ES"), ("350", "GI"),
    ("351", "PT"), ("352", "LU"), ("353", "IE"), ("354", "IS"), ("355", "AL"), ("356", "MT"), ("357", "CY"),
    ("358", "FIAX"), ("359", "BG"), ("36", "HU"), ("370", "LT"), ("371", "LV"), ("372", "EE"), ("373", "MD"),
    ("374", "AM"), ("375", "BY"), ("376", "AD"), ("377", "MC"), ("378", "SM"), ("379", "VA"), ("380", "UA"),
    ("381", "RSXK"), ("382", "ME"), ("383", "XK"), ("385", "HR"), ("386", "SI"), ("387", "BA"), ("389", "MK"),
    ("39", "ITVASM"), ("40", "RO"), ("41", "CH"), ("420", "CZ"), ("421", "SK"), ("423", "LI"), ("43", "AT"),
    ("44", "GBGGIMJE"), ("45", "DK"), ("46", "SE"), ("47", "NOSJ"), ("48", "PL"), ("49", "DE"), ("500", "FKGS"),
    ("501", "BZ"), ("502", "GT"), ("503", "SV"), ("504", "HN"), ("505", "NI"), ("506", "CR"), ("507", "PA"),
    ("508", "PM"), ("509", "HT"), ("51", "PE"), ("52", "MX"), ("53", "CU"), ("54", "AR"), ("55", "BR"), ("56", "CL"),
    ("57", "CO"), ("58", "VE"), ("590", "GPBLMF"), ("591", "BO"), ("592", "GY"), ("593", "EC"), ("594", "GF"),
    ("595", "PY"), ("596", "MQ"), ("597", "SR"), ("598", "UY"), ("599", "CWBQ"), ("60", "MY"), ("61", "AUCCCX"),
    ("62", "ID"), ("63", "PH"), ("64", "NZPN"), ("65", "SG"), ("66", "TH"), ("670", "TL"), ("672", "NFAQ"),
    ("673", "BN"), ("674", "NR"), ("675", "PG"), ("676", "TO"), ("677", "SB"), ("678", "VU"), ("679", "FJ"),
    ("680", "PW"), ("681", "WF"), ("682", "CK"), ("683", "NU"), ("685", "WS"), ("686", "KI"), ("687", "NC"),
    ("688", "TV"), ("689", "PF"), ("690", "TK"), ("691", "FM"), ("692", "MH"), ("7", "RUKZ"), ("81", "JP"),
    ("82", "KR"), ("84", "VN"), ("850", "KP"), ("852", "HK"), ("853", "MO"), ("855", "KH"), ("856", "LA"),
    ("86", "CN"), ("880", "BD"), ("886", "TW"), ("90", "TR"), ("91", "IN"), ("92", "PK"), ("93", "AF"), ("94", "LK"),
    ("95", "MM"), ("960", "MV"), ("961", "LB"), ("962", "JO"), ("963", "SY"), ("964", "IQ"), ("965", "KW"),
    ("966", "SA"), ("967", "YE"), ("968", "OM"), ("970", "PSIL"), ("971", "AE"), ("972", "ILPS"), ("973", "BH"),
    ("974", "QA"), ("975", "BT"), ("976", "MN"), ("977", "NP"), ("98", "IR"), ("992", "TJ"), ("993", "TM"),
    ("994", "AZ"), ("995", "GE"), ("996", "KG"), ("998", "UZ"),
];

/// The countries that a number is of: those that share its calling code. None where it has none, or one of no country
/// or of all.
pub(crate) fn countries(number: &str) -> Vec<Country> {
    let number = number.trim_start_matches(['(', ' ']);
    let abroad = number
        .strip_prefix('+')
        .or_else(|| number.strip_prefix("00"));
    let digits = abroad
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit);
    let digits: String = digits.take(3).collect();
    let shared = CODES.iter().find(|(code, _)| digits.starts_with(code));
    let shared = shared.map_or("", |(_, countries)| countries);
    let at = (0..shared.len()).step_by(2);
    at.filter_map(|at| Country::new(shared.get(at..at + 2)?))
        .collect()
}

/// Whether some calling code is of a country.
pub(crate) fn has(country: Country) -> bool {
    let mut all = CODES.iter();
    all.any(|(_, shared)| {
        (0..shared.len())
            .step_by(2)
            .any(|at| shared.get(at..at + 2) == Some(country.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_of_the_countries_of_its_code() {
        for (number, shared) in [
            ("+32 2 553 60 36", "BE"),
            ("0032 (0)2 553 60 36", "BE"),
            ("(+352) 12 34 56", "LU"),
            ("+7 495 123 45 67", "RU KZ"),
            ("+47 22 00 00 00", "NO SJ"),
            ("+39 06 698 1", "IT VA SM"),
            ("02 553 60 36", ""),
            ("+800 1234 5678", ""),
            ("+", ""),
        ] {
            let found = countries(number);
            let found: Vec<&str> = found.iter().map(Country::as_str).collect();
            assert_eq!(found.join(" "), shared, "{number}");
        }
        assert_eq!(countries("+1 202 555 0100").len(), 26);
    }

    #[test]
    fn no_code_is_the_beginning_of_another_and_all_countries_are_some() {
        for (i, (code, shared)) in CODES.iter().enumerate() {
            assert!(
                CODES
                    .iter()
                    .skip(i + 1)
                    .all(|(other, _)| !other.starts_with(code)),
                "{code}"
            );
            for at in (0..shared.len()).step_by(2) {
                assert!(Country::new(&shared[at..at + 2]).is_some(), "{shared}");
            }
        }
        assert!(has(Country::new("BE").unwrap()) && !has(Country::new("BV").unwrap()));
    }
}
