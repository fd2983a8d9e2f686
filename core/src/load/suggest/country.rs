//! Countries by the codes that people write.

use crate::model::Country;

/// ISO 3166-1 alpha-3 codes, three letters each, in the order of the alpha-2 codes; `XKX` for
/// Kosovo, as the EU and the World Bank write it.
const ALPHA_3: &[u8] = b"ANDAREAFGATGAIAALBARMAGOATAARGASMAUTAUSABWALAAZEBIHBRBBGDBELBFABGRBHRBDIBENBLMBMUBRNBOLBESBRABHSBTNBVTBWA\
BLRBLZCANCCKCODCAFCOGCHECIVCOKCHLCMRCHNCOLCRICUBCPVCUWCXRCYPCZEDEUDJIDNKDMADOMDZAECUESTEGYESHERIESPETHFIN\
FJIFLKFSMFROFRAGABGBRGRDGEOGUFGGYGHAGIBGRLGMBGINGLPGNQGRCSGSGTMGUMGNBGUYHKGHMDHNDHRVHTIHUNIDNIRLISRIMNIND\
IOTIRQIRNISLITAJEYJAMJORJPNKENKGZKHMKIRCOMKNAPRKKORKWTCYMKAZLAOLBNLCALIELKALBRLSOLTULUXLVALBYMARMCOMDAMNE\
MAFMDGMHLMKDMLIMMRMNGMACMNPMTQMRTMSRMLTMUSMDVMWIMEXMYSMOZNAMNCLNERNFKNGANICNLDNORNPLNRUNIUNZLOMNPANPERPYF\
PNGPHLPAKPOLSPMPCNPRIPSEPRTPLWPRYQATREUROUSRBRUSRWASAUSLBSYCSDNSWESGPSHNSVNSJMSVKSLESMRSENSOMSURSSDSTPSLV\
SXMSYRSWZTCATCDATFTGOTHATJKTKLTLSTKMTUNTONTURTTOTUVTWNTZAUKRUGAUMIUSAURYUZBVATVCTVENVGBVIRVNMVUTWLFWSMXKX\
YEMMYTZAFZMBZWE";

/// The country that a text was probably meant to name: its code in small letters, its alpha-3
/// code, or one of the EU's own two (`UK`, `EL`).
pub(crate) fn country(text: &str) -> Option<Country> {
    let code = text.trim().to_ascii_uppercase();
    if let Some(country) = Country::new(&code) {
        return Some(country);
    }
    match code.as_bytes() {
        b"UK" => Country::new("GB"),
        b"EL" => Country::new("GR"),
        code => ALPHA_3
            .as_chunks::<3>()
            .0
            .iter()
            .zip(Country::all())
            .find_map(|(alpha_3, country)| (alpha_3 == code).then_some(country)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_as_people_write_them() {
        let code = |text| country(text).map(|c| c.to_string());
        for (text, meant) in [
            ("nl", "NL"),
            (" BE ", "BE"),
            ("UK", "GB"),
            ("el", "GR"),
            ("DEU", "DE"),
            ("aut", "AT"),
            ("CHE", "CH"),
            ("XKX", "XK"),
            ("ZWE", "ZW"),
            ("AND", "AD"),
        ] {
            assert_eq!(code(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["", "XX", "Duitsland", "XXX", "é"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn every_country_has_one_alpha_3_code() {
        assert_eq!(ALPHA_3.len(), 3 * Country::all().count());
        let mut codes: Vec<_> = ALPHA_3.as_chunks::<3>().0.to_vec();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Country::all().count());
    }
}
