//! Faults, refusals and fields in words, in the four languages of the map.
//!
//! Each wording is a template: `{0}` is what was found, `{1}` what it was compared with.

use std::borrow::Cow;

use super::asked::city_in_words;
use super::fault::{Fault, FaultCode};
use super::field::Field;
use super::limits;
use super::read::Refused;
use crate::analysis::Effective;
use crate::export::html::{messages::standing, names::country};
use crate::load::{Way, wording};
use crate::model::{Country, Locale, When};
use crate::template::fill;
use crate::time::in_words as when_in_words;

/// For each language (nl, en, fr, de) a text.
type Texts = [&'static str; 4];

/// What is wrong with a cell or row.
pub(super) fn what(fault: &Fault, locale: Locale) -> String {
    let [what, _] = texts(fault.code);
    let [found, wanted] = in_words(fault, locale);
    fill(locale.of(what), &[&found, &wanted])
}

/// What to do about it.
pub(super) fn mend(fault: &Fault, locale: Locale) -> String {
    let [_, mend] = texts(fault.code);
    let is_none = fault.code == FaultCode::UnknownOrganisation && fault.wanted.is_empty();
    let mend = if is_none { &NO_ORGANISATION } else { mend };
    let [found, wanted] = in_words(fault, locale);
    let takes_more = matches!(fault.field, Some(Field::Opened | Field::Closed));
    let more = if fault.code == FaultCode::InvalidDate && takes_more {
        locale.of(&MORE_DATES)
    } else {
        ""
    };
    fill(locale.of(mend), &[&found, &wanted]) + more
}

/// What was found and wanted: what a file calls by a name of its own as the reader does.
fn in_words(fault: &Fault, locale: Locale) -> [Cow<'_, str>; 2] {
    let time = |text: &str| When::new(text).map(|when| when_in_words(when, locale));
    let works = |name: &str| {
        let mut all = Effective::ALL.into_iter();
        let known = all.find(|one| one.name() == name)?;
        Some(standing(locale, known).to_owned())
    };
    let place = |code: &str| {
        let (code, more) = code.split_at_checked(2)?;
        Some(country(Country::new(code)?, locale) + more)
    };
    let (found, wanted) = (&*fault.found, &*fault.wanted);
    match fault.code {
        FaultCode::AmbiguousCity => {
            let all = wanted.split("; ").map(|city| city_in_words(city, locale));
            let all: Vec<String> = all.collect();
            [city_in_words(found, locale).into(), all.join("; ").into()]
        }
        FaultCode::UnknownService
        | FaultCode::UnknownKind
        | FaultCode::UnknownOrganisation
        | FaultCode::UnfitForField => {
            // Where languages differ, each has its line.
            let own = wanted.split('\n').nth(locale as usize);
            [found.into(), own.unwrap_or(wanted).into()]
        }
        FaultCode::UnknownStanding => [found.into(), each(wanted, &works)],
        FaultCode::HasClosed | FaultCode::ClosesLater => [each(found, &works), each(wanted, &time)],
        FaultCode::ClosedBeforeOpened => [each(found, &time), each(wanted, &time)],
        FaultCode::DateInWords => [found.into(), each(wanted, &time)],
        FaultCode::CapitalAssumed => [each(found, &place), wanted.into()],
        FaultCode::AmbiguousCountry
        | FaultCode::ExchangedCoordinate
        | FaultCode::OutsideCountry
        | FaultCode::ForeignTelephone => [found.into(), each(wanted, &place)],
        _ => [found.into(), wanted.into()],
    }
}

/// Several names, each in words where it has some.
fn each(names: &str, words: &dyn Fn(&str) -> Option<String>) -> Cow<'static, str> {
    let names = names.split(", ");
    let told = names.map(|name| words(name).unwrap_or_else(|| name.to_owned()));
    told.collect::<Vec<_>>().join(", ").into()
}

/// What to do where there is nothing to choose from.
#[rustfmt::skip] // One line for one sentence.
const NO_ORGANISATION: Texts = ["Het netwerk heeft er geen: voeg ze toe in het gegevensbestand, of laat de kolom weg.", "The network has none: add them in the data file, or leave the column out.", "Le réseau n’en a aucune : ajoutez-les dans le fichier de données, ou laissez la colonne de côté.", "Das Netz hat keine: Fügen Sie sie in der Datendatei hinzu, oder lassen Sie die Spalte weg."];

/// What dates of opening and closing may also say.
#[rustfmt::skip] // One line for one sentence.
const MORE_DATES: Texts = [" Ook: voor 1998, na 1998, omstreeks 1998, tussen 1990 en 1998.", " Or: before 1998, after 1998, about 1998, between 1990 and 1998.", " Ou : avant 1998, après 1998, vers 1998, entre 1990 et 1998.", " Oder: vor 1998, nach 1998, um 1998, zwischen 1990 und 1998."];

/// Why a file was not read, and what to do.
pub(super) fn refused(refused: Refused, locale: Locale) -> String {
    let texts = refusal(refused);
    let (found, wanted) = match refused {
        Refused::TooLarge => (String::new(), (limits::BYTES >> 20).to_string()),
        Refused::Bomb => (String::new(), (limits::UNPACKED >> 20).to_string()),
        Refused::TooManyColumns => (String::new(), limits::COLUMNS.to_string()),
        Refused::TooManyRows => (String::new(), limits::ROWS.to_string()),
        Refused::TooManyCells => (String::new(), limits::CELLS.to_string()),
        Refused::CellTooLong { row } => (row.to_string(), limits::CELL.to_string()),
        Refused::NotInEncoding(encoding) => (encoding.name().to_owned(), String::new()),
        Refused::UnknownEncoding => ("UTF-8, UTF-16, Windows-1252".to_owned(), String::new()),
        Refused::Another { name, way } => (name.to_owned(), way_on(way, locale).to_owned()),
        _ => (String::new(), String::new()),
    };
    fill(locale.of(texts), &[&found, &wanted])
}

/// The way on from a file of another format to a list.
#[rustfmt::skip] // One line for one sentence.
fn way_on(way: Way, locale: Locale) -> &'static str {
    match way {
        Way::Page | Way::Scenario => wording::way(way, locale),
        Way::Table | Way::Other => locale.of(&[
            "Bewaar de lijst als CSV, XLSX, ODS of GeoJSON, of kopieer de tabel naar een rekenblad.",
            "Save the list as CSV, XLSX, ODS or GeoJSON, or copy its table into a spreadsheet.",
            "Enregistrez la liste en CSV, XLSX, ODS ou GeoJSON, ou copiez son tableau dans un tableur.",
            "Speichern Sie die Liste als CSV, XLSX, ODS oder GeoJSON, oder kopieren Sie ihre Tabelle in eine Tabellenkalkulation.",
        ]),
    }
}

#[rustfmt::skip] // One line for one sentence.
fn refusal(refused: Refused) -> &'static Texts {
    match refused {
        Refused::Empty => &[
            "Er staat niets in het bestand. Kies een lijst met minstens één rij.",
            "There is nothing in the file. Choose a list with at least one row.",
            "Le fichier est vide. Choisissez une liste d’au moins une ligne.",
            "In der Datei steht nichts. Wählen Sie eine Liste mit mindestens einer Zeile.",
        ],
        Refused::TooLarge => &[
            "Het bestand is te groot: hoogstens {1} MB wordt gelezen. Splits het.",
            "The file is too large: at most {1} MB is read. Split it.",
            "Le fichier est trop grand : {1} Mo au plus sont lus. Divisez-le.",
            "Die Datei ist zu groß: höchstens {1} MB werden gelesen. Teilen Sie sie.",
        ],
        Refused::Bomb => &[
            "Uitgepakt is het bestand veel groter dan een rekenblad (meer dan {1} MB). Bewaar alleen het blad met de lijst, als CSV.",
            "Unpacked, the file is far larger than a spreadsheet (over {1} MB). Save only the sheet with the list, as CSV.",
            "Décompressé, le fichier est bien plus grand qu’un tableur (plus de {1} Mo). Enregistrez seulement la feuille de la liste, en CSV.",
            "Entpackt ist die Datei viel größer als eine Tabelle (über {1} MB). Speichern Sie nur das Blatt mit der Liste, als CSV.",
        ],
        Refused::Unknown => &[
            "Dit is geen lijst die wordt gelezen. Kies een CSV-, TSV-, XLSX-, XLS-, ODS- of GeoJSON-bestand.",
            "This is no list that is read. Choose a CSV, TSV, XLSX, XLS, ODS or GeoJSON file.",
            "Ce n’est pas une liste lisible ici. Choisissez un fichier CSV, TSV, XLSX, XLS, ODS ou GeoJSON.",
            "Das ist keine Liste, die gelesen wird. Wählen Sie eine CSV-, TSV-, XLSX-, XLS-, ODS- oder GeoJSON-Datei.",
        ],
        Refused::Another { .. } => &[
            "Dit is geen lijst maar een bestand van een andere soort: {0}. {1}",
            "This is no list but a file of another kind: {0}. {1}",
            "Ce n’est pas une liste mais un fichier d’un autre type : {0}. {1}",
            "Das ist keine Liste, sondern eine Datei anderer Art: {0}. {1}",
        ],
        Refused::OldExcel => &[
            "Dit is een rekenblad van Excel 95. Bewaar het in Excel of LibreOffice als .xlsx en kies dat.",
            "This is a spreadsheet of Excel 95. Save it as .xlsx in Excel or LibreOffice and choose that.",
            "C’est un tableur d’Excel 95. Enregistrez-le en .xlsx dans Excel ou LibreOffice et choisissez celui-ci.",
            "Das ist eine Tabelle von Excel 95. Speichern Sie sie in Excel oder LibreOffice als .xlsx und wählen Sie diese.",
        ],
        Refused::Locked => &[
            "Het bestand is met een wachtwoord beveiligd. Bewaar een kopie zonder wachtwoord.",
            "The file is protected by a password. Save a copy without one.",
            "Le fichier est protégé par un mot de passe. Enregistrez une copie sans mot de passe.",
            "Die Datei ist mit einem Passwort geschützt. Speichern Sie eine Kopie ohne Passwort.",
        ],
        Refused::Broken => &[
            "Het bestand is beschadigd of houdt te vroeg op. Haal of bewaar het opnieuw.",
            "The file is damaged or ends too early. Fetch or save it again.",
            "Le fichier est endommagé ou s’arrête trop tôt. Rechargez-le ou enregistrez-le à nouveau.",
            "Die Datei ist beschädigt oder endet zu früh. Laden oder speichern Sie sie neu.",
        ],
        Refused::NotInEncoding(_) | Refused::UnknownEncoding => &[
            "Deze tekst is niet gecodeerd als {0}. Kies een andere codering, of bewaar hem als UTF-8.",
            "This text is not in {0}. Choose another encoding, or save it as UTF-8.",
            "Ce texte n’est pas codé en {0}. Choisissez un autre encodage, ou enregistrez-le en UTF-8.",
            "Dieser Text ist nicht als {0} kodiert. Wählen Sie eine andere Zeichenkodierung, oder speichern Sie ihn als UTF-8.",
        ],
        Refused::Network => &[
            "Dit is een gegevensbestand van Buitenkaart, geen lijst. Open het onder “Een bestand openen”.",
            "This is a data file of Buitenkaart, not a list. Open it under “Open a file”.",
            "C’est un fichier de données de Buitenkaart, pas une liste. Ouvrez-le sous « Ouvrir un fichier ».",
            "Das ist eine Datendatei von Buitenkaart, keine Liste. Öffnen Sie sie unter „Datei öffnen“.",
        ],
        Refused::TooManyColumns => &[
            "Het blad telt meer dan {1} kolommen. Bewaar alleen de kolommen met de lijst.",
            "The sheet has more than {1} columns. Save only the columns of the list.",
            "La feuille a plus de {1} colonnes. Enregistrez seulement les colonnes de la liste.",
            "Das Blatt hat mehr als {1} Spalten. Speichern Sie nur die Spalten der Liste.",
        ],
        Refused::TooManyRows => &[
            "Het blad telt meer dan {1} rijen. Splits de lijst.",
            "The sheet has more than {1} rows. Split the list.",
            "La feuille a plus de {1} lignes. Divisez la liste.",
            "Das Blatt hat mehr als {1} Zeilen. Teilen Sie die Liste.",
        ],
        Refused::TooManyCells => &[
            "Het bestand telt meer dan {1} cellen. Bewaar alleen het blad met de lijst.",
            "The file has more than {1} cells. Save only the sheet with the list.",
            "Le fichier a plus de {1} cellules. Enregistrez seulement la feuille de la liste.",
            "Die Datei hat mehr als {1} Zellen. Speichern Sie nur das Blatt mit der Liste.",
        ],
        Refused::CellTooLong { .. } => &[
            "In rij {0} is een cel langer dan {1} tekens. Misschien wordt een aanhalingsteken nooit gesloten: verbeter het daar.",
            "In row {0} a cell is longer than {1} characters. Perhaps a quote is never closed: mend it there.",
            "À la ligne {0}, une cellule dépasse {1} caractères. Peut-être un guillemet n’est-il jamais fermé : corrigez-le là.",
            "In Zeile {0} ist eine Zelle länger als {1} Zeichen. Vielleicht wird ein Anführungszeichen nie geschlossen: Berichtigen Sie es dort.",
        ],
    }
}

/// What is wrong, and what to do, in every language.
#[rustfmt::skip] // One line for one sentence.
fn texts(code: FaultCode) -> &'static [Texts; 2] {
    use FaultCode as F;
    match code {
        F::NoService => &[
            ["Nergens staat van welke dienst dit is.", "Nothing says which service this belongs to.", "Rien ne dit de quel service il s’agit.", "Nirgends steht, zu welcher Dienststelle das gehört."],
            ["Kies een dienst voor heel het bestand, of een kolom.", "Choose a service for the whole file, or a column.", "Choisissez un service pour tout le fichier, ou une colonne.", "Wählen Sie eine Dienststelle für die ganze Datei oder eine Spalte."],
        ],
        F::UnknownService => &[
            ["Het netwerk kent geen dienst ‘{0}’.", "The network has no service ‘{0}’.", "Le réseau n’a pas de service « {0} ».", "Das Netz kennt keine Dienststelle „{0}“."],
            ["Zeg wat ‘{0}’ betekent: {1}.", "Say what ‘{0}’ means: {1}.", "Dites ce que « {0} » veut dire : {1}.", "Sagen Sie, was „{0}“ bedeutet: {1}."],
        ],
        F::NoKind => &[
            ["Nergens staat wat dit is: een post, een kantoor…", "Nothing says what this is: a post, an office…", "Rien ne dit ce que c’est : un poste, un bureau…", "Nirgends steht, was das ist: eine Vertretung, ein Büro …"],
            ["Kies een soort voor heel het bestand, of een kolom.", "Choose a kind for the whole file, or a column.", "Choisissez un genre pour tout le fichier, ou une colonne.", "Wählen Sie eine Art für die ganze Datei oder eine Spalte."],
        ],
        F::UnknownKind => &[
            ["‘{0}’ is geen soort van plaats.", "‘{0}’ is no kind of location.", "« {0} » n’est pas un genre d’implantation.", "„{0}“ ist keine Art von Standort."],
            ["Zeg één keer wat ‘{0}’ betekent: {1}.", "Say once what ‘{0}’ means: {1}.", "Dites une fois ce que « {0} » veut dire : {1}.", "Sagen Sie einmal, was „{0}“ bedeutet: {1}."],
        ],
        F::NoStanding => &[
            ["Nergens staat of dit werkt.", "Nothing says whether this works.", "Rien ne dit si ceci fonctionne.", "Nirgends steht, ob das in Betrieb ist."],
            ["Kies een toestand voor heel het bestand, bijvoorbeeld open, of een kolom.", "Choose a standing for the whole file, open for one, or a column.", "Choisissez un état pour tout le fichier, par exemple ouvert, ou une colonne.", "Wählen Sie einen Zustand für die ganze Datei, etwa offen, oder eine Spalte."],
        ],
        F::UnknownStanding => &[
            ["‘{0}’ is geen toestand.", "‘{0}’ is no standing.", "« {0} » n’est pas un état.", "„{0}“ ist kein Zustand."],
            ["Zeg één keer wat ‘{0}’ betekent: {1}.", "Say once what ‘{0}’ means: {1}.", "Dites une fois ce que « {0} » veut dire : {1}.", "Sagen Sie einmal, was „{0}“ bedeutet: {1}."],
        ],
        F::UnknownCountry => &[
            ["‘{0}’ is geen land.", "‘{0}’ is no country.", "« {0} » n’est pas un pays.", "„{0}“ ist kein Land."],
            ["Verbeter de naam, of zeg één keer welke landcode bedoeld is.", "Correct the name, or say once which country code is meant.", "Corrigez le nom, ou dites une fois quel code de pays est visé.", "Berichtigen Sie den Namen, oder sagen Sie einmal, welcher Ländercode gemeint ist."],
        ],
        F::AmbiguousCountry => &[
            ["‘{0}’ kan meer dan één land zijn.", "‘{0}’ may be more than one country.", "« {0} » peut être plusieurs pays.", "„{0}“ kann mehr als ein Land sein."],
            ["Zeg welk: {1}.", "Say which: {1}.", "Dites lequel : {1}.", "Sagen Sie, welches: {1}."],
        ],
        F::NoPlace => &[
            ["De rij noemt geen stad en geen punt.", "The row names no city and no point.", "La ligne ne nomme ni ville ni point.", "Die Zeile nennt weder Stadt noch Punkt."],
            ["Vul de stad in, of laat de hoofdstad gelden (als aanname).", "Fill in the city, or let the capital hold (as an assumption).", "Indiquez la ville, ou admettez la capitale (comme supposition).", "Tragen Sie die Stadt ein, oder lassen Sie die Hauptstadt gelten (als Annahme)."],
        ],
        F::UnknownCity => &[
            ["Waar ‘{0}’ ligt, is niet bekend.", "It is not known where ‘{0}’ is.", "On ne sait pas où se trouve « {0} ».", "Wo „{0}“ liegt, ist nicht bekannt."],
            ["Verbeter de naam, of voeg breedte- en lengtegraad toe.", "Correct the name, or add latitude and longitude.", "Corrigez le nom, ou ajoutez latitude et longitude.", "Berichtigen Sie den Namen, oder fügen Sie Breite und Länge hinzu."],
        ],
        F::AmbiguousCity => &[
            ["Er is meer dan één ‘{0}’.", "There is more than one ‘{0}’.", "Il y a plusieurs « {0} ».", "Es gibt mehr als ein „{0}“."],
            ["Kies, of voeg breedte- en lengtegraad toe; bedoeld kan zijn: {1}.", "Choose, or add latitude and longitude; it may be: {1}.", "Choisissez, ou ajoutez latitude et longitude ; ce peut être : {1}.", "Wählen Sie, oder fügen Sie Breite und Länge hinzu; gemeint sein kann: {1}."],
        ],
        F::NoCountry => &[
            ["Nergens staat in welk land dit is.", "Nothing says in which country this is.", "Rien ne dit dans quel pays c’est.", "Nirgends steht, in welchem Land das ist."],
            ["Vul het land in.", "Fill in the country.", "Indiquez le pays.", "Tragen Sie das Land ein."],
        ],
        F::NoPost => &[
            ["De post van deze satelliet is niet bekend.", "The post of this satellite is not known.", "Le poste de cette antenne n’est pas connu.", "Die Vertretung dieser Außenstelle ist nicht bekannt."],
            ["Vul de id in van een post van dezelfde dienst.", "Fill in the id of a post of the same service.", "Indiquez l’identifiant d’un poste du même service.", "Tragen Sie die ID einer Vertretung derselben Dienststelle ein."],
        ],
        F::DuplicateRow => &[
            ["Deze rij is dezelfde plaats als rij {1}.", "This row is the same location as row {1}.", "Cette ligne est la même implantation que la ligne {1}.", "Diese Zeile ist derselbe Standort wie Zeile {1}."],
            ["Verwijder één van beide, of geef ze elk een eigen naam.", "Remove one of them, or give each a name of its own.", "Supprimez-en une, ou donnez à chacune son nom.", "Entfernen Sie eine, oder geben Sie jeder einen eigenen Namen."],
        ],
        F::ClosedBeforeOpened => &[
            ["De sluiting ({0}) ligt vóór de opening ({1}).", "The closing ({0}) comes before the opening ({1}).", "La fermeture ({0}) précède l’ouverture ({1}).", "Die Schließung ({0}) liegt vor der Eröffnung ({1})."],
            ["Verbeter één van beide datums.", "Correct one of the dates.", "Corrigez l’une des dates.", "Berichtigen Sie eines der Daten."],
        ],
        F::InvalidId => &[
            ["‘{0}’ kan geen id zijn.", "‘{0}’ cannot be an id.", "« {0} » ne peut pas être un identifiant.", "„{0}“ kann keine ID sein."],
            ["Een id telt 1 tot 64 tekens: a-z, 0-9 en koppeltekens binnenin. Of laat de kolom weg.", "An id has 1 to 64 of a-z, 0-9 and inner hyphens. Or leave the column out.", "Un identifiant compte 1 à 64 signes : a-z, 0-9 et traits d’union à l’intérieur. Ou laissez la colonne de côté.", "Eine ID hat 1 bis 64 Zeichen: a-z, 0-9 und Bindestriche im Inneren. Oder lassen Sie die Spalte weg."],
        ],
        F::InvalidCoordinate => &[
            ["‘{0}’ is geen breedte- of lengtegraad.", "‘{0}’ is no latitude or longitude.", "« {0} » n’est ni latitude ni longitude.", "„{0}“ ist keine Breite oder Länge."],
            ["Schrijf graden, zoals 50,85 en 4,35.", "Write degrees, such as 50.85 and 4.35.", "Écrivez des degrés, comme 50,85 et 4,35.", "Schreiben Sie Grad, etwa 50,85 und 4,35."],
        ],
        F::ExchangedCoordinate => &[
            ["Breedte- en lengtegraad lijken verwisseld: omgekeerd ligt het punt in zijn land, {1}.", "Latitude and longitude seem exchanged: the other way round the point lies in its country, {1}.", "Latitude et longitude semblent échangées : dans l’autre sens le point est dans son pays, {1}.", "Breite und Länge scheinen vertauscht: Andersherum liegt der Punkt in seinem Land, {1}."],
            ["Verwissel beide kolommen, of deze cellen.", "Exchange both columns, or these cells.", "Échangez les deux colonnes, ou ces cellules.", "Vertauschen Sie beide Spalten oder diese Zellen."],
        ],
        F::WrongSign => &[
            ["Er lijkt een minteken te veel of te weinig te staan: als {1} ligt het punt in het land.", "A minus sign seems to be missing, or one too many: as {1} the point lies in the country.", "Il semble manquer un signe moins, ou y en avoir un de trop : avec {1}, le point est dans le pays.", "Ein Minuszeichen scheint zu fehlen oder zu viel zu sein: Als {1} liegt der Punkt im Land."],
            ["Verbeter het teken; het punt {0} wordt niet overgenomen.", "Correct the sign; the point {0} is not taken.", "Corrigez le signe ; le point {0} n’est pas repris.", "Berichtigen Sie das Vorzeichen; der Punkt {0} wird nicht übernommen."],
        ],
        F::ZeroCoordinate => &[
            ["Het punt is 0, 0, in zee bij Afrika: zo eindigen lege cellen.", "The point is 0, 0, at sea off Africa: what empty cells become.", "Le point est 0, 0, en mer au large de l’Afrique : ce que deviennent des cellules vides.", "Der Punkt ist 0, 0, im Meer vor Afrika: So enden leere Zellen."],
            ["Vul het punt in, of laat de cellen leeg; het wordt niet overgenomen.", "Fill in the point, or leave the cells empty; it is not taken.", "Remplissez le point, ou laissez les cellules vides ; il n’est pas repris.", "Füllen Sie den Punkt aus, oder lassen Sie die Zellen leer; er wird nicht übernommen."],
        ],
        F::OutsideCountry => &[
            ["Het punt {0} ligt niet in dit land: {1}.", "The point {0} does not lie in this country: {1}.", "Le point {0} n’est pas dans ce pays : {1}.", "Der Punkt {0} liegt nicht in diesem Land: {1}."],
            ["Verbeter het punt of het land; het punt wordt niet overgenomen.", "Correct the point or the country; the point is not taken.", "Corrigez le point ou le pays ; le point n’est pas repris.", "Berichtigen Sie Punkt oder Land; der Punkt wird nicht übernommen."],
        ],
        F::InvalidDate => &[
            ["‘{0}’ is geen datum.", "‘{0}’ is no date.", "« {0} » n’est pas une date.", "„{0}“ ist kein Datum."],
            ["Schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD, tussen 1400 en 2200.", "Write YYYY, YYYY-MM or YYYY-MM-DD, between 1400 and 2200.", "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ, entre 1400 et 2200.", "Schreiben Sie JJJJ, JJJJ-MM oder JJJJ-MM-TT, zwischen 1400 und 2200."],
        ],
        F::UncertainDate => &[
            ["‘{0}’ is niet één datum.", "‘{0}’ is not one date.", "« {0} » n’est pas une date précise.", "„{0}“ ist nicht ein einzelnes Datum."],
            ["Schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD: hier past geen ‘voor’, ‘na’ of ‘omstreeks’.", "Write YYYY, YYYY-MM or YYYY-MM-DD: ‘before’, ‘after’ or ‘about’ has no place here.", "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ : « avant », « après » ou « vers » n’a pas sa place ici.", "Schreiben Sie JJJJ, JJJJ-MM oder JJJJ-MM-TT: „vor“, „nach“ oder „um“ hat hier keinen Platz."],
        ],
        F::InvalidEmail => &[
            ["‘{0}’ is geen e-mailadres.", "‘{0}’ is no mail address.", "« {0} » n’est pas une adresse électronique.", "„{0}“ ist keine E-Mail-Adresse."],
            ["Schrijf naam@domein.", "Write name@domain.", "Écrivez nom@domaine.", "Schreiben Sie Name@Domäne."],
        ],
        F::InvalidUrl => &[
            ["‘{0}’ is geen webadres.", "‘{0}’ is no web address.", "« {0} » n’est pas une adresse web.", "„{0}“ ist keine Webadresse."],
            ["Schrijf het volledige adres, met https://.", "Write the whole address, with https://.", "Écrivez l’adresse complète, avec https://.", "Schreiben Sie die ganze Adresse, mit https://."],
        ],
        F::InvalidTelephone => &[
            ["‘{0}’ is geen telefoonnummer.", "‘{0}’ is no telephone number.", "« {0} » n’est pas un numéro de téléphone.", "„{0}“ ist keine Telefonnummer."],
            ["Schrijf cijfers, met een plus en de landcode ervoor.", "Write digits, with a plus and the country code before them.", "Écrivez des chiffres, précédés d’un plus et de l’indicatif du pays.", "Schreiben Sie Ziffern, davor ein Plus und die Landesvorwahl."],
        ],
        F::UnknownOrganisation => &[
            ["Het netwerk kent geen organisatie ‘{0}’.", "The network has no organisation ‘{0}’.", "Le réseau n’a pas d’organisation « {0} ».", "Das Netz kennt keine Organisation „{0}“."],
            ["Kies uit: {1}.", "Choose one of: {1}.", "Choisissez parmi : {1}.", "Wählen Sie aus: {1}."],
        ],
        F::UnknownInList => &[
            ["‘{0}’ in de lijst van landen is geen land.", "‘{0}’ in the list of countries is no country.", "« {0} » dans la liste de pays n’est pas un pays.", "„{0}“ in der Liste der Länder ist kein Land."],
            ["Verbeter de naam, of zeg één keer welke landcode bedoeld is.", "Correct the name, or say once which country code is meant.", "Corrigez le nom, ou dites une fois quel code de pays est visé.", "Berichtigen Sie den Namen, oder sagen Sie einmal, welcher Ländercode gemeint ist."],
        ],
        F::TooLong => &[
            ["De tekst is langer dan {1} tekens.", "The text is longer than {1} characters.", "Le texte dépasse {1} caractères.", "Der Text ist länger als {1} Zeichen."],
            ["Kort hem in.", "Shorten it.", "Raccourcissez-le.", "Kürzen Sie ihn."],
        ],
        F::ColumnLeftOut => &[
            ["Kolom ‘{0}’ blijft weg: zonder opschrift heeft ze geen naam, en een netwerk heeft hoogstens {1} eigen velden.", "Column ‘{0}’ is left out: without a head it has no name, and a network has at most {1} fields of its own.", "La colonne « {0} » est laissée de côté : sans titre elle n’a pas de nom, et un réseau a au plus {1} champs propres.", "Spalte „{0}“ bleibt weg: Ohne Kopf hat sie keinen Namen, und ein Netz hat höchstens {1} eigene Felder."],
            ["Geef ze een kort opschrift, en laat kolommen weg die niemand nodig heeft.", "Give it a short head, and leave out columns that nobody needs.", "Donnez-lui un titre court, et retirez les colonnes dont personne n’a besoin.", "Geben Sie ihr einen kurzen Kopf, und lassen Sie Spalten weg, die niemand braucht."],
        ],
        F::ErrorCell => &[
            ["Het rekenblad kon deze cel niet uitrekenen ({0}).", "The spreadsheet could not work this cell out ({0}).", "Le tableur n’a pas pu calculer cette cellule ({0}).", "Die Tabelle konnte diese Zelle nicht berechnen ({0})."],
            ["Verbeter de formule, of maak de cel leeg.", "Correct the formula, or empty the cell.", "Corrigez la formule, ou videz la cellule.", "Berichtigen Sie die Formel, oder leeren Sie die Zelle."],
        ],
        F::HasClosed => &[
            ["De sluiting ({1}) is voorbij: ‘{0}’ wordt niet overgenomen.", "The closing ({1}) has come: ‘{0}’ is not taken.", "La fermeture ({1}) est passée : « {0} » n’est pas repris.", "Die Schließung ({1}) ist vorbei: „{0}“ wird nicht übernommen."],
            ["Verbeter de toestand of de datum.", "Correct the standing or the date.", "Corrigez l’état ou la date.", "Berichtigen Sie den Zustand oder das Datum."],
        ],
        F::ClosesLater => &[
            ["De toestand is ‘{0}’, maar de sluiting ({1}) moet nog komen.", "The standing is ‘{0}’, but the closing ({1}) is still to come.", "L’état est « {0} », mais la fermeture ({1}) est encore à venir.", "Der Zustand ist „{0}“, aber die Schließung ({1}) steht noch bevor."],
            ["Verbeter de toestand of de datum.", "Correct the standing or the date.", "Corrigez l’état ou la date.", "Berichtigen Sie den Zustand oder das Datum."],
        ],
        F::NotTaken => &[
            ["Een lijst kan dit niet veranderen; op de kaart staat ‘{1}’, in de lijst ‘{0}’.", "A list cannot change this; the map has ‘{1}’, the list ‘{0}’.", "Une liste ne peut pas changer ceci ; la carte a « {1} », la liste « {0} ».", "Eine Liste kann das nicht ändern; die Karte hat „{1}“, die Liste „{0}“."],
            ["Verander het in het gegevensbestand.", "Change it in the data file.", "Changez-le dans le fichier de données.", "Ändern Sie es in der Datendatei."],
        ],
        F::NothingRemoved => &[
            ["In de lijst ontbreekt wat op de kaart staat: {1}.", "The list lacks what the map has: {1}.", "Il manque dans la liste ce qui est sur la carte : {1}.", "In der Liste fehlt, was auf der Karte steht: {1}."],
            ["Wat een bron heeft gezegd, blijft staan; verwijder het zo nodig in het gegevensbestand.", "What a source has said stays; where need be, take it out of the data file.", "Ce qu’une source a dit demeure ; au besoin, retirez-le du fichier de données.", "Was eine Quelle gesagt hat, bleibt stehen; entfernen Sie es nötigenfalls aus der Datendatei."],
        ],
        F::FarFromCity => &[
            ["Het punt ligt {1} km van {0}.", "The point lies {1} km from {0}.", "Le point est à {1} km de {0}.", "Der Punkt liegt {1} km von {0}."],
            ["Kijk na of stad en punt bij elkaar horen.", "See whether city and point belong together.", "Vérifiez si ville et point vont ensemble.", "Prüfen Sie, ob Stadt und Punkt zusammengehören."],
        ],
        F::AtSea => &[
            ["Het punt {0} ligt in geen enkel land.", "The point {0} lies in no country.", "Le point {0} n’est dans aucun pays.", "Der Punkt {0} liegt in keinem Land."],
            ["Kijk het punt na; op een klein eiland kan het kloppen.", "Look at the point; on a small island it may be right.", "Vérifiez le point ; sur une petite île il peut être juste.", "Prüfen Sie den Punkt; auf einer kleinen Insel kann er stimmen."],
        ],
        F::CentreOfShape => &[
            ["Het punt is het midden van een vlak, niet een adres.", "The point is the middle of a shape, not an address.", "Le point est le milieu d’une surface, pas une adresse.", "Der Punkt ist die Mitte einer Fläche, keine Adresse."],
            ["Kijk na of het dicht genoeg ligt.", "See whether it is near enough.", "Vérifiez s’il est assez proche.", "Prüfen Sie, ob er nahe genug liegt."],
        ],
        F::DateInWords => &[
            ["‘{0}’ is gelezen als: {1}.", "‘{0}’ was read as: {1}.", "« {0} » a été lu comme : {1}.", "„{0}“ wurde gelesen als: {1}."],
            ["Kijk na of dat bedoeld is.", "See whether that is meant.", "Vérifiez si c’est bien cela.", "Prüfen Sie, ob das gemeint ist."],
        ],
        F::SchemeAdded => &[
            ["Voor ‘{0}’ is https:// gezet.", "https:// was put before ‘{0}’.", "https:// a été mis devant « {0} ».", "Vor „{0}“ wurde https:// gesetzt."],
            ["Kijk na of het adres werkt.", "See whether the address works.", "Vérifiez si l’adresse fonctionne.", "Prüfen Sie, ob die Adresse funktioniert."],
        ],
        F::ExtensionLeftOut => &[
            ["Van ‘{0}’ wordt alleen ‘{1}’ overgenomen.", "Of ‘{0}’ only ‘{1}’ is taken.", "De « {0} » seul « {1} » est repris.", "Von „{0}“ wird nur „{1}“ übernommen."],
            ["Zet het toestelnummer in een opmerking.", "Put the extension into a note.", "Mettez le numéro de poste dans une note.", "Setzen Sie die Durchwahl in eine Anmerkung."],
        ],
        F::RowsInCell => &[
            ["In deze cel lijken hele rijen te staan: ‘{0}’.", "This cell seems to hold whole rows: ‘{0}’.", "Cette cellule semble contenir des lignes entières : « {0} ».", "In dieser Zelle scheinen ganze Zeilen zu stehen: „{0}“."],
            ["Misschien wordt een aanhalingsteken nooit gesloten: verbeter het daar. Tot dan geldt niets als ontbrekend.", "Perhaps a quote is never closed: mend it there. Until then nothing counts as missing.", "Peut-être un guillemet n’est-il jamais fermé : corrigez-le là. D’ici là, rien ne compte comme absent.", "Vielleicht wird ein Anführungszeichen nie geschlossen: Berichtigen Sie es dort. Bis dahin gilt nichts als fehlend."],
        ],
        F::ForeignTelephone => &[
            ["‘{0}’ is een nummer van een ander land ({1}) dan dat van de rij.", "‘{0}’ is a number of another country ({1}) than that of the row.", "« {0} » est un numéro d’un autre pays ({1}) que celui de la ligne.", "„{0}“ ist eine Nummer eines anderen Landes ({1}) als dem der Zeile."],
            ["Kijk na of nummer en land bij elkaar horen; het nummer wordt overgenomen.", "See whether number and country belong together; the number is taken.", "Vérifiez si numéro et pays vont ensemble ; le numéro est repris.", "Prüfen Sie, ob Nummer und Land zusammengehören; die Nummer wird übernommen."],
        ],
        F::UnfitForField => &[
            ["‘{0}’ past niet in dit eigen veld van het netwerk.", "‘{0}’ does not fit this field of the network’s own.", "« {0} » ne convient pas à ce champ propre au réseau.", "„{0}“ passt nicht in dieses eigene Feld des Netzes."],
            ["Schrijf het zo: {1}.", "Write it like this: {1}.", "Écrivez-le ainsi : {1}.", "Schreiben Sie es so: {1}."],
        ],
        F::ChangedId => &[
            ["Het netwerk heeft geen id ‘{0}’; misschien was dit ‘{1}’.", "The network has no id ‘{0}’; perhaps this was ‘{1}’.", "Le réseau n’a pas d’identifiant « {0} » ; c’était peut-être « {1} ».", "Das Netz hat keine ID „{0}“; vielleicht war das „{1}“."],
            ["Zet ‘{1}’ terug, of zeg bij de rij wat ze is.", "Put ‘{1}’ back, or say of the row what it is.", "Remettez « {1} », ou dites à la ligne ce qu’elle est.", "Setzen Sie „{1}“ wieder ein, oder sagen Sie bei der Zeile, was sie ist."],
        ],
        F::CapitalAssumed => &[
            ["De rij noemt alleen {0}; aangenomen is de hoofdstad, {1}.", "The row names only {0}; its capital, {1}, is assumed.", "La ligne ne nomme que {0} ; sa capitale, {1}, est supposée.", "Die Zeile nennt nur {0}; angenommen wird die Hauptstadt, {1}."],
            ["Vul de stad in als die bekend is.", "Fill in the city where it is known.", "Indiquez la ville si elle est connue.", "Tragen Sie die Stadt ein, wenn sie bekannt ist."],
        ],
    }
}

/// What a field is called.
#[must_use]
#[rustfmt::skip] // One line for one name.
pub fn field(field: Field, locale: Locale) -> &'static str {
    locale.of(match field {
        Field::Id => &["id", "id", "identifiant", "ID"],
        Field::Service => &["dienst", "service", "service", "Dienststelle"],
        Field::Kind => &["soort", "kind", "genre", "Art"],
        Field::Name => &["naam", "name", "nom", "Name"],
        Field::City => &["stad", "city", "ville", "Stadt"],
        Field::Country => &["land", "country", "pays", "Land"],
        Field::Standing => &["toestand", "standing", "état", "Zustand"],
        Field::Address => &["adres", "address", "adresse", "Adresse"],
        Field::Telephone => &["telefoon", "telephone", "téléphone", "Telefon"],
        Field::Email => &["e-mail", "e-mail", "courriel", "E-Mail"],
        Field::Web => &["website", "web site", "site web", "Website"],
        Field::Opened => &["geopend", "opened", "ouverture", "eröffnet"],
        Field::Closed => &["gesloten", "closed", "fermeture", "geschlossen"],
        Field::AsOf => &["geldt op", "as of", "valable au", "Stand vom"],
        Field::LastSeen => &["laatst gezien", "last seen", "vu pour la dernière fois", "zuletzt gesehen"],
        Field::Lat => &["breedtegraad", "latitude", "latitude", "Breite"],
        Field::Lon => &["lengtegraad", "longitude", "longitude", "Länge"],
        Field::LatLon => &["breedte- en lengtegraad", "latitude and longitude", "latitude et longitude", "Breite und Länge"],
        Field::Countries => &["bevoegd voor landen", "answers for countries", "compétent pour pays", "zuständig für Länder"],
        Field::Organisations => &["bevoegd voor organisaties", "answers for organisations", "compétent pour organisations", "zuständig für Organisationen"],
        Field::SatelliteOf => &["satelliet van", "satellite of", "antenne de", "Außenstelle von"],
        Field::Note => &["opmerking", "note", "note", "Anmerkung"],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(code: FaultCode, found: &str, wanted: &str) -> Fault {
        Fault {
            code,
            row: 0,
            number: 1,
            column: None,
            field: None,
            found: found.into(),
            wanted: wanted.into(),
        }
    }

    #[test]
    fn every_fault_is_worded_in_every_language() {
        let mut said = std::collections::BTreeSet::new();
        for &code in FaultCode::ALL {
            let fault = fault(code, "FOUND{1}", "WANTED");
            for locale in Locale::ALL {
                let texts = [what(&fault, locale), mend(&fault, locale)];
                assert!(texts.iter().all(|text| text.len() > 8), "{code:?}");
                assert!(said.insert(texts[0].clone()), "{code:?} in {locale:?}");
            }
            // The languages agree about what they say.
            for word in ["FOUND{1}", "WANTED"] {
                let uses = Locale::ALL.map(|l| what(&fault, l).contains(word));
                assert!(uses.iter().all(|uses_it| *uses_it == uses[0]), "{code:?}");
            }
        }
    }

    #[test]
    fn countries_and_standings_are_called_by_their_names() {
        let told = |code, found: &str, wanted: &str, locale| {
            let fault = fault(code, found, wanted);
            [what(&fault, locale), mend(&fault, locale)].join(" ")
        };
        for (code, found, wanted, names) in [
            (FaultCode::OutsideCountry, "1, 2", "AT", "Oostenrijk"),
            (
                FaultCode::ForeignTelephone,
                "+7",
                "RU, KZ…",
                "Rusland, Kazachstan…",
            ),
            (
                FaultCode::AmbiguousCountry,
                "x",
                "BE, DE",
                "België, Duitsland",
            ),
            (FaultCode::CapitalAssumed, "AT", "Vienna", "Oostenrijk"),
            (FaultCode::HasClosed, "seen", "2019-04", "april 2019"),
            (FaultCode::HasClosed, "seen", "2019-04", "gezien"),
            (
                FaultCode::UnknownStanding,
                "x",
                "open, closed",
                "open, gesloten",
            ),
        ] {
            let told = told(code, found, wanted, Locale::Nl);
            assert!(told.contains(names), "{told}");
        }
    }

    #[test]
    fn where_nothing_can_be_chosen_no_choice_is_offered() {
        let mut fault = Fault {
            code: FaultCode::UnknownOrganisation,
            row: 0,
            number: 1,
            column: None,
            field: None,
            found: "UNO".into(),
            wanted: "".into(),
        };
        assert!(mend(&fault, Locale::En).starts_with("The network has none"));
        fault.wanted = "eu, nato".into();
        assert_eq!(mend(&fault, Locale::En), "Choose one of: eu, nato.");
    }

    #[test]
    fn every_refusal_and_field_has_words() {
        for refused in [
            Refused::Empty,
            Refused::TooLarge,
            Refused::Bomb,
            Refused::Unknown,
            Refused::OldExcel,
            Refused::Locked,
            Refused::Broken,
            Refused::NotInEncoding(crate::import::Encoding::Utf16Le),
            Refused::UnknownEncoding,
            Refused::Network,
            Refused::TooManyColumns,
            Refused::TooManyRows,
            Refused::TooManyCells,
            Refused::CellTooLong { row: 7 },
        ] {
            for locale in Locale::ALL {
                let text = refused.told(locale);
                assert!(text.len() > 20 && !text.contains(['{', '}']), "{text}");
            }
        }
        for locale in Locale::ALL {
            let names = Field::ALL.iter().map(|&f| field(f, locale));
            let distinct: std::collections::BTreeSet<_> = names.collect();
            assert_eq!(distinct.len(), Field::ALL.len());
        }
    }
}
