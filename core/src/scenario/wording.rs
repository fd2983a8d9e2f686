//! Problems and notes of scenarios in words: nl, en, fr, de.

use super::{ChangeCode, TextCode};
use crate::model::Localized;

/// For each language what is wrong, and how to mend it.
type Wording = [[&'static str; 2]; 4];

/// The name of the scenario's own source.
pub(super) const SOURCE: [&str; 4] = ["Scenario", "Scenario", "Scénario", "Szenario"];

/// Why a scenario's claim is an assumption.
#[derive(Clone, Copy)]
pub(super) enum Why {
    /// The scenario says so.
    Asserted,
    /// People were added where nobody knew how many there were.
    AddedToUnknown,
    /// A post is taken to answer for its own country.
    OwnCountry,
    /// The city was chosen.
    ChosenPlace,
}

pub(super) fn why(why: Why) -> Localized {
    Localized::each(match why {
        Why::Asserted => [
            "Zo in het scenario.",
            "So in the scenario.",
            "Ainsi dans le scénario.",
            "So im Szenario.",
        ],
        Why::AddedToUnknown => [
            "Zo in het scenario; de bezetting voordien is niet bekend.",
            "So in the scenario; the staff before is not known.",
            "Ainsi dans le scénario ; l’effectif antérieur n’est pas connu.",
            "So im Szenario; die Besetzung davor ist nicht bekannt.",
        ],
        Why::OwnCountry => [
            "In het scenario: verondersteld bevoegd voor het land zelf.",
            "In the scenario: taken to answer for the country itself.",
            "Dans le scénario : supposé compétent pour le pays lui-même.",
            "Im Szenario: als für das Land selbst zuständig angenommen.",
        ],
        Why::ChosenPlace => [
            "De plaats is in het scenario gekozen.",
            "The place was chosen in the scenario.",
            "Le lieu a été choisi dans le scénario.",
            "Der Ort wurde im Szenario gewählt.",
        ],
    })
}

#[rustfmt::skip] // One line for one sentence.
pub(super) fn change(code: ChangeCode) -> &'static Wording {
    use ChangeCode as C;
    match code {
        C::UnknownLocation => &[
            ["De locatie ‘{0}’ zit niet in dit netwerk.", "Verwijder de wijziging, of kies een andere locatie."],
            ["The location ‘{0}’ is not in this network.", "Remove the change, or choose another location."],
            ["Le lieu « {0} » n’est pas dans ce réseau.", "Supprimez la modification, ou choisissez un autre lieu."],
            ["Der Standort „{0}“ ist nicht in diesem Netz.", "Entfernen Sie die Änderung, oder wählen Sie einen anderen Standort."],
        ],
        C::UnknownPlace => &[
            ["De plaats ‘{0}’ zit niet in dit netwerk.", "Kies een andere plaats, of wijs een punt aan."],
            ["The place ‘{0}’ is not in this network.", "Choose another place, or point at one."],
            ["La ville « {0} » n’est pas dans ce réseau.", "Choisissez une autre ville, ou indiquez un point."],
            ["Der Ort „{0}“ ist nicht in diesem Netz.", "Wählen Sie einen anderen Ort, oder zeigen Sie auf einen Punkt."],
        ],
        C::UnknownRole => &[
            ["De functie ‘{0}’ bestaat niet in dit netwerk.", "Kies een andere functie."],
            ["The role ‘{0}’ is not in this network.", "Choose another role."],
            ["La fonction « {0} » n’existe pas dans ce réseau.", "Choisissez une autre fonction."],
            ["Die Funktion „{0}“ gibt es in diesem Netz nicht.", "Wählen Sie eine andere Funktion."],
        ],
        C::UnknownService => &[
            ["De dienst ‘{0}’ zit niet in dit netwerk.", "Kies een andere dienst."],
            ["The service ‘{0}’ is not in this network.", "Choose another service."],
            ["Le service « {0} » n’est pas dans ce réseau.", "Choisissez un autre service."],
            ["Die Dienststelle „{0}“ ist nicht in diesem Netz.", "Wählen Sie eine andere Dienststelle."],
        ],
        C::NotACandidate => &[
            ["‘{0}’ is geen kandidaat.", "Heropen de locatie in plaats daarvan, of verwijder de wijziging."],
            ["‘{0}’ is not a candidate.", "Reopen the location instead, or remove the change."],
            ["« {0} » n’est pas un candidat.", "Rouvrez plutôt le lieu, ou supprimez la modification."],
            ["„{0}“ ist kein Kandidat.", "Eröffnen Sie den Standort stattdessen wieder, oder entfernen Sie die Änderung."],
        ],
        C::IsACandidate => &[
            ["‘{0}’ is nog maar een kandidaat.", "Open de kandidaat eerst, in een eerdere wijziging."],
            ["‘{0}’ is only a candidate.", "Open the candidate first, in an earlier change."],
            ["« {0} » n’est encore qu’un candidat.", "Ouvrez d’abord le candidat, dans une modification antérieure."],
            ["„{0}“ ist erst ein Kandidat.", "Eröffnen Sie den Kandidaten zuerst, in einer früheren Änderung."],
        ],
        C::CityNeeded => &[
            ["‘{0}’ is een regio, geen stad.", "Kies een stad in de regio."],
            ["‘{0}’ is a region, not a city.", "Choose a city in the region."],
            ["« {0} » est une région, pas une ville.", "Choisissez une ville dans la région."],
            ["„{0}“ ist eine Region, keine Stadt.", "Wählen Sie eine Stadt in der Region."],
        ],
        C::OutsideRegion => &[
            ["‘{0}’ ligt buiten het land of de regio van de kandidaat.", "Kies een stad erin, of voeg een nieuwe locatie toe."],
            ["‘{0}’ lies outside the country or region of the candidate.", "Choose a city in it, or add a new location."],
            ["« {0} » est hors du pays ou de la région du candidat.", "Choisissez-y une ville, ou ajoutez un nouveau lieu."],
            ["„{0}“ liegt außerhalb des Landes oder der Region des Kandidaten.", "Wählen Sie eine Stadt darin, oder fügen Sie einen neuen Standort hinzu."],
        ],
        C::AlreadyOpen => &[
            ["‘{0}’ is al open.", "Verwijder de wijziging."],
            ["‘{0}’ is open already.", "Remove the change."],
            ["« {0} » est déjà ouvert.", "Supprimez la modification."],
            ["„{0}“ ist schon geöffnet.", "Entfernen Sie die Änderung."],
        ],
        C::NotOpen => &[
            ["‘{0}’ is niet open.", "Heropen de locatie eerst, of verwijder de wijziging."],
            ["‘{0}’ is not open.", "Reopen the location first, or remove the change."],
            ["« {0} » n’est pas ouvert.", "Rouvrez d’abord le lieu, ou supprimez la modification."],
            ["„{0}“ ist nicht geöffnet.", "Eröffnen Sie den Standort zuerst wieder, oder entfernen Sie die Änderung."],
        ],
        C::AlreadyThere => &[
            ["‘{0}’ bestaat al.", "Kies een andere plaats, of wijzig wat er al is."],
            ["‘{0}’ exists already.", "Choose another place, or change what is there."],
            ["« {0} » existe déjà.", "Choisissez une autre ville, ou modifiez ce qui s’y trouve."],
            ["„{0}“ gibt es schon.", "Wählen Sie einen anderen Ort, oder ändern Sie, was dort ist."],
        ],
        C::WrongPost => &[
            ["Bij ‘{0}’ past deze post niet.", "Een antenne hoort bij een post van haar eigen dienst; andere locaties bij geen."],
            ["This post does not fit ‘{0}’.", "A satellite belongs to a post of its own service; other locations to none."],
            ["Ce poste ne convient pas à « {0} ».", "Une antenne dépend d’un poste de son propre service ; les autres lieux d’aucun."],
            ["Diese Vertretung passt nicht zu „{0}“.", "Eine Außenstelle gehört zu einer Vertretung ihrer eigenen Dienststelle; andere Standorte zu keiner."],
        ],
        C::NotEnoughStaff => &[
            ["Zoveel mensen zijn er niet: ‘{0}’.", "Haal er minder weg, of verwijder de wijziging."],
            ["There are not so many people: ‘{0}’.", "Take fewer away, or remove the change."],
            ["Il n’y a pas autant de personnes : « {0} ».", "Retirez-en moins, ou supprimez la modification."],
            ["So viele Personen gibt es nicht: „{0}“.", "Ziehen Sie weniger ab, oder entfernen Sie die Änderung."],
        ],
        C::TooManyStaff => &[
            ["Te veel mensen in één functie: ‘{0}’.", "Hoogstens 1000 voltijdse krachten per functie."],
            ["Too many people in one role: ‘{0}’.", "At most 1000 full-time equivalents to a role."],
            ["Trop de personnes dans une fonction : « {0} ».", "Au plus 1000 équivalents temps plein par fonction."],
            ["Zu viele Personen in einer Funktion: „{0}“.", "Höchstens 1000 Vollzeitkräfte je Funktion."],
        ],
        C::SameLocation => &[
            ["Twee keer dezelfde locatie: ‘{0}’.", "Kies twee verschillende locaties."],
            ["Twice the same location: ‘{0}’.", "Choose two different locations."],
            ["Deux fois le même lieu : « {0} ».", "Choisissez deux lieux différents."],
            ["Zweimal derselbe Standort: „{0}“.", "Wählen Sie zwei verschiedene Standorte."],
        ],
        C::SameService => &[
            ["‘{0}’ is van dezelfde dienst.", "Kies locaties van twee diensten."],
            ["‘{0}’ is of the same service.", "Choose locations of two services."],
            ["« {0} » est du même service.", "Choisissez des lieux de deux services."],
            ["„{0}“ gehört zur selben Dienststelle.", "Wählen Sie Standorte zweier Dienststellen."],
        ],
        C::InvalidName => &[
            ["Deze naam of dit adres is leeg, te lang, of heeft een stuurteken: ‘{0}’.", "Schrijf 1 tot 80 tekens."],
            ["This name or address is empty, too long, or has a control character: ‘{0}’.", "Write 1 to 80 characters."],
            ["Ce nom ou cette adresse est vide, trop long, ou contient un caractère de commande : « {0} ».", "Écrivez 1 à 80 caractères."],
            ["Dieser Name oder diese Adresse ist leer, zu lang oder enthält ein Steuerzeichen: „{0}“.", "Schreiben Sie 1 bis 80 Zeichen."],
        ],
        C::TooMany => &[
            ["Meer dan er bewaard kan worden, bij ‘{0}’.", "Verdeel de wijzigingen over twee scenario’s."],
            ["More than can be kept, at ‘{0}’.", "Divide the changes between two scenarios."],
            ["Plus que ce qui peut être conservé, pour « {0} ».", "Répartissez les modifications sur deux scénarios."],
            ["Mehr, als aufbewahrt werden kann, bei „{0}“.", "Verteilen Sie die Änderungen auf zwei Szenarien."],
        ],
    }
}

/// What is wrong with the text form of a scenario.
#[rustfmt::skip] // One line for one sentence.
pub(super) fn text(code: TextCode) -> &'static [&'static str; 4] {
    use TextCode as T;
    match code {
        T::Version => &[
            "Dit scenario is van een versie die dit programma niet leest; haal een nieuwere versie op.",
            "This scenario is of a version that this program does not read; fetch a newer version.",
            "Ce scénario est d’une version que ce programme ne lit pas ; chargez une version plus récente.",
            "Dieses Szenario hat eine Version, die dieses Programm nicht liest; laden Sie eine neuere Version.",
        ],
        T::Truncated => &[
            "Het scenario in het adres is afgebroken; kopieer het adres nog eens, volledig.",
            "The scenario in the address is cut off; copy the address again, the whole of it.",
            "Le scénario dans l’adresse est coupé ; recopiez l’adresse en entier.",
            "Das Szenario in der Adresse ist abgeschnitten; kopieren Sie die ganze Adresse noch einmal.",
        ],
        T::Change => &["Deze soort wijziging is onbekend.", "This kind of change is unknown.", "Ce type de modification est inconnu.", "Diese Art von Änderung ist unbekannt."],
        T::Id => &["Hier hoort de naam van een locatie, plaats, dienst of functie.", "Here belongs the id of a location, place, service or role.", "Il faut ici l’identifiant d’un lieu, d’une ville, d’un service ou d’une fonction.", "Hierher gehört die ID eines Standorts, Orts, Dienstes oder einer Funktion."],
        T::Number => &["Hier hoort een getal.", "Here belongs a number.", "Il faut ici un nombre.", "Hierher gehört eine Zahl."],
        T::Country => &["Hier hoort een landcode.", "Here belongs a country code.", "Il faut ici un code de pays.", "Hierher gehört ein Ländercode."],
        T::Letters => &["Deze tekst is beschadigd.", "This text is damaged.", "Ce texte est endommagé.", "Dieser Text ist beschädigt."],
        T::Surplus => &["Hier staat meer dan verwacht.", "There is more here than expected.", "Il y a ici plus que prévu.", "Hier steht mehr als erwartet."],
        T::TooMany => &["Het scenario is te lang.", "The scenario is too long.", "Le scénario est trop long.", "Das Szenario ist zu lang."],
    }
}
