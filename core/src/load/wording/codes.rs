//! What each code says, and how to mend it: nl, en, fr, de.

use crate::load::ProblemCode;

/// For each language what is wrong, and how to mend it.
pub(super) type Wording = [[&'static str; 2]; 4];

/// The templates of a code.
#[rustfmt::skip] // One line for one sentence.
pub(super) fn wording(code: ProblemCode) -> &'static Wording {
    use ProblemCode as P;
    match code {
        P::Empty => &[
            ["Het bestand is leeg.", "Kies een gegevensbestand van Buitenkaart."],
            ["The file is empty.", "Choose a data file of Buitenkaart."],
            ["Le fichier est vide.", "Choisissez un fichier de données de Buitenkaart."],
            ["Die Datei ist leer.", "Wählen Sie eine Datendatei von Buitenkaart."],
        ],
        P::TooLarge => &[
            ["Het bestand is te lang.", "Hoogstens {1} bytes worden gelezen."],
            ["The file is too long.", "At most {1} bytes are read."],
            ["Le fichier est trop long.", "Au plus {1} octets sont lus."],
            ["Die Datei ist zu lang.", "Höchstens {1} Bytes werden gelesen."],
        ],
        P::NotUtf8 => &[
            ["Dit is geen UTF-8-tekst.", "Bewaar het bestand als UTF-8."],
            ["This is not UTF-8 text.", "Save the file as UTF-8."],
            ["Ce n’est pas du texte en UTF-8.", "Enregistrez le fichier en UTF-8."],
            ["Das ist kein UTF-8-Text.", "Speichern Sie die Datei als UTF-8."],
        ],
        P::ByteOrderMark => &[
            ["Het bestand begint met een byte order mark.", "Bewaar het als UTF-8 zonder BOM."],
            ["The file begins with a byte order mark.", "Save it as UTF-8 without BOM."],
            ["Le fichier commence par un indicateur d’ordre des octets.", "Enregistrez-le en UTF-8 sans BOM."],
            ["Die Datei beginnt mit einer Byte-Reihenfolge-Marke.", "Speichern Sie sie als UTF-8 ohne BOM."],
        ],
        P::AnotherFormat => &[
            ["Dit is een bestand van een andere soort: {0}.", "Kies een gegevensbestand van Buitenkaart."],
            ["This is a file of another kind: {0}.", "Choose a data file of Buitenkaart."],
            ["C’est un fichier d’un autre type : {0}.", "Choisissez un fichier de données de Buitenkaart."],
            ["Das ist eine Datei anderer Art: {0}.", "Wählen Sie eine Datendatei von Buitenkaart."],
        ],
        P::Truncated => &[
            ["Het bestand houdt midden in een waarde op.", "Haal het opnieuw op, of sluit wat open staat: aanhalingsteken, haak of accolade."],
            ["The file ends in the middle of a value.", "Fetch it again, or close what is open: quote, bracket or brace."],
            ["Le fichier s’arrête au milieu d’une valeur.", "Rechargez-le, ou fermez ce qui est ouvert : guillemet, crochet ou accolade."],
            ["Die Datei endet mitten in einem Wert.", "Laden Sie sie neu, oder schließen Sie, was offen ist: Anführungszeichen oder Klammer."],
        ],
        P::MalformedJson => &[
            ["Dit is geen geldige JSON, bij ‘{0}’.", "Verbeter de schrijfwijze."],
            ["This is not valid JSON, at ‘{0}’.", "Correct the notation."],
            ["Ce n’est pas du JSON valide, près de « {0} ».", "Corrigez l’écriture."],
            ["Das ist kein gültiges JSON, bei „{0}“.", "Berichtigen Sie die Schreibweise."],
        ],
        P::BrokenPacked => &[
            ["Dit ingepakte bestand is beschadigd.", "Haal het opnieuw op, of pak het gegevensbestand opnieuw in."],
            ["This packed file is damaged.", "Fetch it again, or pack the data file anew."],
            ["Ce fichier compacté est endommagé.", "Rechargez-le, ou compactez de nouveau le fichier de données."],
            ["Diese gepackte Datei ist beschädigt.", "Laden Sie sie neu, oder packen Sie die Datendatei neu."],
        ],
        P::TooDeep => &[
            ["Lijsten en objecten zitten te diep in elkaar.", "Hoogstens {1} niveaus worden gelezen."],
            ["Lists and objects are nested too deeply.", "At most {1} levels are read."],
            ["Les listes et objets sont trop imbriqués.", "Au plus {1} niveaux sont lus."],
            ["Listen und Objekte sind zu tief verschachtelt.", "Höchstens {1} Ebenen werden gelesen."],
        ],
        P::UnsupportedVersion => &[
            ["Het bestand heeft schemaversie {0}; dit programma leest de versies tot {1}.", "Zet het bestand om naar versie {1}, of gebruik een programma dat versie {0} leest."],
            ["The file has schema version {0}; this program reads versions up to {1}.", "Convert the file to version {1}, or use a program that reads version {0}."],
            ["Le fichier a la version de schéma {0} ; ce programme lit les versions jusqu’à {1}.", "Convertissez le fichier vers la version {1}, ou utilisez un programme qui lit la version {0}."],
            ["Die Datei hat die Schemaversion {0}; dieses Programm liest Versionen bis {1}.", "Wandeln Sie die Datei in Version {1} um, oder nehmen Sie ein Programm, das Version {0} liest."],
        ],
        P::WrongType => &[
            ["Hier hoort {1}, niet {0}.", "Schrijf hier {1}."],
            ["Here belongs {1}, not {0}.", "Write {1} here."],
            ["Il faut ici {1}, et non {0}.", "Écrivez ici {1}."],
            ["Hierher gehört {1}, nicht {0}.", "Schreiben Sie hier {1}."],
        ],
        P::MissingField => &[
            ["Het veld ‘{0}’ ontbreekt.", "Voeg ‘{0}’ toe."],
            ["The field ‘{0}’ is missing.", "Add ‘{0}’."],
            ["Le champ « {0} » manque.", "Ajoutez « {0} »."],
            ["Das Feld „{0}“ fehlt.", "Fügen Sie „{0}“ hinzu."],
        ],
        P::UnknownField => &[
            ["Het veld ‘{0}’ bestaat hier niet.", "Hernoem of verwijder het; mogelijk zijn: {1}."],
            ["There is no field ‘{0}’ here.", "Rename or remove it; possible are: {1}."],
            ["Le champ « {0} » n’existe pas ici.", "Renommez-le ou supprimez-le ; sont possibles : {1}."],
            ["Das Feld „{0}“ gibt es hier nicht.", "Benennen Sie es um oder entfernen Sie es; möglich sind: {1}."],
        ],
        P::DuplicateField => &[
            ["Het veld ‘{0}’ staat er twee keer.", "Behoud er één."],
            ["The field ‘{0}’ is there twice.", "Keep one of them."],
            ["Le champ « {0} » figure deux fois.", "N’en gardez qu’un."],
            ["Das Feld „{0}“ steht zweimal da.", "Behalten Sie eines davon."],
        ],
        P::UnknownValue => &[
            ["De waarde ‘{0}’ bestaat hier niet.", "Kies uit: {1}."],
            ["There is no value ‘{0}’ here.", "Choose one of: {1}."],
            ["La valeur « {0} » n’existe pas ici.", "Choisissez parmi : {1}."],
            ["Den Wert „{0}“ gibt es hier nicht.", "Wählen Sie aus: {1}."],
        ],
        P::InvalidId => &[
            ["‘{0}’ kan geen id zijn.", "Een id telt 1 tot 64 tekens: a-z, 0-9 en koppeltekens binnenin."],
            ["‘{0}’ cannot be an id.", "An id has 1 to 64 characters: a-z, 0-9 and inner hyphens."],
            ["« {0} » ne peut pas être un identifiant.", "Un identifiant compte 1 à 64 caractères : a-z, 0-9 et traits d’union à l’intérieur."],
            ["„{0}“ kann keine ID sein.", "Eine ID hat 1 bis 64 Zeichen: a-z, 0-9 und Bindestriche im Inneren."],
        ],
        P::InvalidCountry => &[
            ["‘{0}’ is geen landcode.", "Schrijf de code van twee hoofdletters volgens ISO 3166-1 (XK voor Kosovo)."],
            ["‘{0}’ is not a country code.", "Write the two-letter code of ISO 3166-1 in capitals (XK for Kosovo)."],
            ["« {0} » n’est pas un code de pays.", "Écrivez le code ISO 3166-1 à deux lettres majuscules (XK pour le Kosovo)."],
            ["„{0}“ ist kein Ländercode.", "Schreiben Sie den Code aus zwei Großbuchstaben nach ISO 3166-1 (XK für Kosovo)."],
        ],
        P::InvalidLocale => &[
            ["‘{0}’ is geen taalcode.", "Schrijf een code volgens BCP 47: es, nl-BE, zh-Hant."],
            ["‘{0}’ is not a language tag.", "Write a tag as BCP 47 has it: es, en-GB, zh-Hant."],
            ["« {0} » n’est pas un code de langue.", "Écrivez un code selon BCP 47 : es, fr-CA, zh-Hant."],
            ["„{0}“ ist kein Sprachkürzel.", "Schreiben Sie ein Kürzel nach BCP 47: es, de-AT, zh-Hant."],
        ],
        P::InvalidDate => &[
            ["‘{0}’ is geen datum.", "Schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD, tussen 1400 en 2200."],
            ["‘{0}’ is not a date.", "Write YYYY, YYYY-MM or YYYY-MM-DD, between 1400 and 2200."],
            ["« {0} » n’est pas une date.", "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ, entre 1400 et 2200."],
            ["„{0}“ ist kein Datum.", "Schreiben Sie JJJJ, JJJJ-MM oder JJJJ-MM-TT, zwischen 1400 und 2200."],
        ],
        P::InvalidWhen => &[
            ["‘{0}’ is geen datum, ook geen benaderende.", "Schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD, tussen 1400 en 2200; omstreeks 1994~, misschien 1994?, een decennium 199X, tussen 1994/1996, uiterlijk ../1994, vanaf 1994/.. (EDTF)."],
            ["‘{0}’ is not a date, nor an approximate one.", "Write YYYY, YYYY-MM or YYYY-MM-DD, between 1400 and 2200; about 1994~, maybe 1994?, a decade 199X, between 1994/1996, by ../1994, from 1994/.. (EDTF)."],
            ["« {0} » n’est pas une date, même approximative.", "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ, entre 1400 et 2200 ; vers 1994~, peut-être 1994?, une décennie 199X, entre 1994/1996, au plus tard ../1994, à partir de 1994/.. (EDTF)."],
            ["„{0}“ ist kein Datum, auch kein ungefähres.", "Schreiben Sie JJJJ, JJJJ-MM oder JJJJ-MM-TT, zwischen 1400 und 2200; um 1994~, vielleicht 1994?, ein Jahrzehnt 199X, zwischen 1994/1996, spätestens ../1994, ab 1994/.. (EDTF)."],
        ],
        P::NumberOutOfRange => &[
            ["Het getal {0} valt buiten het bereik.", "Schrijf een getal in het bereik {1}."],
            ["The number {0} is out of range.", "Write a number in the range {1}."],
            ["Le nombre {0} est hors limites.", "Écrivez un nombre dans l’intervalle {1}."],
            ["Die Zahl {0} liegt außerhalb des Bereichs.", "Schreiben Sie eine Zahl im Bereich {1}."],
        ],
        P::TooMany => &[
            ["De lijst telt {0} waarden.", "Houd er hoogstens {1}."],
            ["The list holds {0} values.", "Keep at most {1}."],
            ["La liste compte {0} valeurs.", "Gardez-en au plus {1}."],
            ["Die Liste hat {0} Werte.", "Behalten Sie höchstens {1}."],
        ],
        P::TooLong => &[
            ["De tekst ‘{0}’ is te lang.", "Kort hem in tot hoogstens {1} tekens."],
            ["The text ‘{0}’ is too long.", "Shorten it to at most {1} characters."],
            ["Le texte « {0} » est trop long.", "Abrégez-le à {1} caractères au plus."],
            ["Der Text „{0}“ ist zu lang.", "Kürzen Sie ihn auf höchstens {1} Zeichen."],
        ],
        P::EmptyText => &[
            ["De tekst is leeg.", "Vul hem in, of laat het veld weg waar dat mag."],
            ["The text is empty.", "Fill it in, or leave the field out where that is allowed."],
            ["Le texte est vide.", "Complétez-le, ou omettez le champ là où c’est permis."],
            ["Der Text ist leer.", "Füllen Sie ihn aus, oder lassen Sie das Feld weg, wo das erlaubt ist."],
        ],
        P::EmptyList => &[
            ["De lijst is leeg.", "Noem er minstens één."],
            ["The list is empty.", "Name at least one."],
            ["La liste est vide.", "Citez-en au moins un."],
            ["Die Liste ist leer.", "Nennen Sie mindestens eines."],
        ],
        P::ListedTwice => &[
            ["‘{0}’ staat twee keer in de lijst.", "Behoud er één."],
            ["‘{0}’ is twice in the list.", "Keep one of them."],
            ["« {0} » figure deux fois dans la liste.", "N’en gardez qu’un."],
            ["„{0}“ steht zweimal in der Liste.", "Behalten Sie eines davon."],
        ],
        P::ControlCharacter => &[
            ["In deze tekst staat een stuurteken of regeleinde: ‘{0}’.", "Verwijder het."],
            ["In this text stands a control character or line break: ‘{0}’.", "Remove it."],
            ["Ce texte contient un caractère de commande ou un saut de ligne : « {0} ».", "Supprimez-le."],
            ["In diesem Text steht ein Steuerzeichen oder Zeilenumbruch: „{0}“.", "Entfernen Sie es."],
        ],
        P::InvalidUrl => &[
            ["‘{0}’ is geen webadres.", "Schrijf het volledige adres, met https:// of http:// vooraan en zonder spaties."],
            ["‘{0}’ is not a web address.", "Write the whole address, beginning with https:// or http://, without spaces."],
            ["« {0} » n’est pas une adresse web.", "Écrivez l’adresse entière, commençant par https:// ou http://, sans espaces."],
            ["„{0}“ ist keine Webadresse.", "Schreiben Sie die ganze Adresse, mit https:// oder http:// am Anfang und ohne Leerzeichen."],
        ],
        P::InvalidTiles => &[
            ["‘{0}’ is geen adres van tegels.", "Schrijf een webadres met https:// of http:// vooraan, of een pad vanaf dit bestand, zonder spaties."],
            ["‘{0}’ is not an address of tiles.", "Write a web address beginning with https:// or http://, or a path from this file, without spaces."],
            ["« {0} » n’est pas une adresse de tuiles.", "Écrivez une adresse web commençant par https:// ou http://, ou un chemin depuis ce fichier, sans espaces."],
            ["„{0}“ ist keine Adresse von Kacheln.", "Schreiben Sie eine Webadresse mit https:// oder http:// am Anfang oder einen Pfad von dieser Datei aus, ohne Leerzeichen."],
        ],
        P::InvalidContact => &[
            ["‘{0}’ is geen mailadres of telefoonnummer.", "Schrijf naam@domein, of een nummer als +32 2 553 60 36."],
            ["‘{0}’ is not a mail address or telephone number.", "Write name@domain, or a number such as +32 2 553 60 36."],
            ["« {0} » n’est pas une adresse électronique ni un numéro de téléphone.", "Écrivez nom@domaine, ou un numéro comme +32 2 553 60 36."],
            ["„{0}“ ist keine Mailadresse oder Telefonnummer.", "Schreiben Sie name@domain oder eine Nummer wie +32 2 553 60 36."],
        ],
        P::CoordinateOutOfRange => &[
            ["{0} valt buiten de wereldbol.", "Schrijf [breedte, lengte] in graden: -90 tot 90, -180 tot 180."],
            ["{0} lies outside the globe.", "Write [latitude, longitude] in degrees: -90 to 90, -180 to 180."],
            ["{0} est hors du globe.", "Écrivez [latitude, longitude] en degrés : -90 à 90, -180 à 180."],
            ["{0} liegt außerhalb des Globus.", "Schreiben Sie [Breite, Länge] in Grad: -90 bis 90, -180 bis 180."],
        ],
        P::DuplicateId => &[
            ["De id ‘{0}’ is al in gebruik, bij {1}.", "Geef een van beide een andere id, of voeg ze samen."],
            ["The id ‘{0}’ is taken, by {1}.", "Give one of them another id, or merge them."],
            ["L’identifiant « {0} » est déjà pris, par {1}.", "Donnez un autre identifiant à l’un des deux, ou fusionnez-les."],
            ["Die ID „{0}“ ist schon vergeben, an {1}.", "Geben Sie einem der beiden eine andere ID, oder führen Sie sie zusammen."],
        ],
        P::UnknownId => &[
            ["‘{0}’ staat niet in dit bestand; hier hoort de id van {1}.", "Verbeter de id, of voeg toe wat ontbreekt."],
            ["‘{0}’ is not in this file; here belongs the id of {1}.", "Correct the id, or add what is missing."],
            ["« {0} » n’est pas dans ce fichier ; il faut ici l’identifiant d’{1}.", "Corrigez l’identifiant, ou ajoutez ce qui manque."],
            ["„{0}“ steht nicht in dieser Datei; hierher gehört eine ID für: {1}.", "Berichtigen Sie die ID, oder ergänzen Sie, was fehlt."],
        ],
        P::NoSource => &[
            ["Er is geen bron genoemd.", "Noem in ‘sources’ wie het zegt; zonder bron hoort het niet op de kaart."],
            ["No source is named.", "Name in ‘sources’ who says so; without a source it does not belong on the map."],
            ["Aucune source n’est citée.", "Citez dans « sources » qui le dit ; sans source, cela n’a pas sa place sur la carte."],
            ["Es ist keine Quelle genannt.", "Nennen Sie in „sources“, wer es sagt; ohne Quelle gehört es nicht auf die Karte."],
        ],
        P::ContestedAlone => &[
            ["Dit heet betwist, maar geen andere betwiste bewering ernaast zegt iets anders.", "Voeg de tegenspraak toe, ook met status ‘contested’, of laat de status weg."],
            ["This is called contested, but no other contested claim beside it says something else.", "Add the contradiction, also with status ‘contested’, or leave the status out."],
            ["Ceci est dit contesté, mais aucune autre affirmation contestée à côté ne dit autre chose.", "Ajoutez la contradiction, elle aussi avec le statut « contested », ou omettez le statut."],
            ["Das heißt strittig, aber keine andere strittige Angabe daneben sagt etwas anderes.", "Ergänzen Sie den Widerspruch, ebenfalls mit Status „contested“, oder lassen Sie den Status weg."],
        ],
        P::UnmarkedDifference => &[
            ["Dit zegt iets anders dan {1}, over dezelfde tijd.", "Geef beide status ‘contested’, of laat er een weg; wat met de tijd veranderde, krijgt elk zijn eigen ‘as_of’."],
            ["This differs from {1}, about the same time.", "Give both the status ‘contested’, or leave one out; where it changed in time, give each its own ‘as_of’."],
            ["Ceci diffère de {1}, pour la même époque.", "Donnez aux deux le statut « contested », ou omettez-en une ; si cela a changé avec le temps, donnez à chacune son « as_of »."],
            ["Das weicht von {1} ab, für dieselbe Zeit.", "Geben Sie beiden den Status „contested“, oder lassen Sie eine weg; was sich mit der Zeit änderte, erhält je ein eigenes „as_of“."],
        ],
        P::UntilMisplaced => &[
            ["Hierbij hoort geen ‘until’.", "Zeg met een bewering van later wat daarna gold; een sluiting staat in ‘closed’."],
            ["No ‘until’ belongs here.", "Say by a later claim what held after it; a closing stands in ‘closed’."],
            ["Pas de « until » ici.", "Dites par une affirmation ultérieure ce qui a suivi ; une fermeture se met dans « closed »."],
            ["Hierher gehört kein „until“.", "Sagen Sie mit einer späteren Angabe, was danach galt; eine Schließung steht in „closed“."],
        ],
        P::UntilBeforeAsOf => &[
            ["Dit eindigde ({0}) voor ‘as_of’.", "Verbeter een van de datums in ‘as_of’ en ‘until’."],
            ["This ended ({0}) before ‘as_of’.", "Correct one of the dates in ‘as_of’ and ‘until’."],
            ["Ceci a pris fin ({0}) avant « as_of ».", "Corrigez une des dates dans « as_of » et « until »."],
            ["Das endete ({0}) vor „as_of“.", "Berichtigen Sie eines der Daten in „as_of“ und „until“."],
        ],
        P::UntilToCome => &[
            ["Dit eindigt ({0}) pas na de samenstelling van het bestand.", "Zet een einde dat nog moet komen in ‘note’, of werk ‘compiled’ bij."],
            ["This ends ({0}) only after the file was put together.", "Put an end that is still to come into ‘note’, or update ‘compiled’."],
            ["Ceci ne prend fin ({0}) qu’après la compilation du fichier.", "Mettez dans « note » une fin encore à venir, ou actualisez « compiled »."],
            ["Das endet ({0}) erst nach der Zusammenstellung der Datei.", "Setzen Sie ein Ende, das noch kommt, in „note“, oder aktualisieren Sie „compiled“."],
        ],
        P::AssumedWithoutNote => &[
            ["Dit is een aanname zonder uitleg.", "Voeg in ‘note’ de redenering toe."],
            ["This is an assumption without explanation.", "Add the reasoning in ‘note’."],
            ["C’est une hypothèse sans explication.", "Ajoutez le raisonnement dans « note »."],
            ["Das ist eine Annahme ohne Erklärung.", "Ergänzen Sie die Begründung in „note“."],
        ],
        P::MissingForKind => &[
            ["Bij ‘{1}’ hoort het veld ‘{0}’.", "Voeg ‘{0}’ toe, of wijzig ‘{1}’."],
            ["With ‘{1}’ goes the field ‘{0}’.", "Add ‘{0}’, or change ‘{1}’."],
            ["« {1} » demande le champ « {0} ».", "Ajoutez « {0} », ou changez « {1} »."],
            ["Zu „{1}“ gehört das Feld „{0}“.", "Ergänzen Sie „{0}“, oder ändern Sie „{1}“."],
        ],
        P::MisplacedField => &[
            ["Bij ‘{1}’ hoort geen veld ‘{0}’.", "Verwijder ‘{0}’, of wijzig ‘{1}’."],
            ["With ‘{1}’ goes no field ‘{0}’.", "Remove ‘{0}’, or change ‘{1}’."],
            ["« {1} » ne prend pas de champ « {0} ».", "Supprimez « {0} », ou changez « {1} »."],
            ["Zu „{1}“ gehört kein Feld „{0}“.", "Entfernen Sie „{0}“, oder ändern Sie „{1}“."],
        ],
        P::SatelliteOfNoPost => &[
            ["‘{0}’ is geen post van dezelfde dienst.", "Noem de post waar deze satelliet bij hoort."],
            ["‘{0}’ is not a post of the same service.", "Name the post that this satellite belongs to."],
            ["« {0} » n’est pas un poste du même service.", "Citez le poste dont dépend cette antenne."],
            ["„{0}“ ist kein Posten desselben Dienstes.", "Nennen Sie den Posten, zu dem diese Außenstelle gehört."],
        ],
        P::CandidateNotConsidered => &[
            ["Geen bron zegt dat deze kandidaat overwogen of aangekondigd is.", "Voeg zo’n bewering toe aan ‘standing’, of wijzig ‘kind’."],
            ["No source says that this candidate is considered or announced.", "Add such a claim to ‘standing’, or change ‘kind’."],
            ["Aucune source ne dit que ce candidat est envisagé ou annoncé.", "Ajoutez une telle affirmation à « standing », ou changez « kind »."],
            ["Keine Quelle sagt, dass dieser Kandidat erwogen oder angekündigt ist.", "Ergänzen Sie eine solche Angabe in „standing“, oder ändern Sie „kind“."],
        ],
        P::OnlyConsidered => &[
            ["Deze locatie wordt alleen overwogen, en is dus een kandidaat.", "Zet ‘kind’ op ‘candidate’."],
            ["This location is only considered, so it is a candidate.", "Set ‘kind’ to ‘candidate’."],
            ["Ce lieu est seulement envisagé ; c’est donc un candidat.", "Mettez « kind » à « candidate »."],
            ["Dieser Standort wird nur erwogen, ist also ein Kandidat.", "Setzen Sie „kind“ auf „candidate“."],
        ],
        P::RegionNotCandidate => &[
            ["‘{0}’ is een streek zonder punt; alleen een kandidaat kan daar liggen.", "Noem de stad, of zet ‘kind’ op ‘candidate’."],
            ["‘{0}’ is a region without a point; only a candidate can lie there.", "Name the city, or set ‘kind’ to ‘candidate’."],
            ["« {0} » est une région sans point ; seul un candidat peut s’y trouver.", "Citez la ville, ou mettez « kind » à « candidate »."],
            ["„{0}“ ist eine Gegend ohne Punkt; nur ein Kandidat kann dort liegen.", "Nennen Sie die Stadt, oder setzen Sie „kind“ auf „candidate“."],
        ],
        P::ClosedBeforeOpened => &[
            ["De sluiting ({0}) ligt voor de opening.", "Verbeter een van de datums in ‘opened’ en ‘closed’."],
            ["The closing ({0}) lies before the opening.", "Correct one of the dates in ‘opened’ and ‘closed’."],
            ["La fermeture ({0}) précède l’ouverture.", "Corrigez une des dates dans « opened » et « closed »."],
            ["Die Schließung ({0}) liegt vor der Eröffnung.", "Berichtigen Sie eines der Daten in „opened“ und „closed“."],
        ],
        P::Unused => &[
            ["Niets verwijst naar ‘{0}’.", "Gebruik het, of verwijder het."],
            ["Nothing refers to ‘{0}’.", "Use it, or remove it."],
            ["Rien ne renvoie à « {0} ».", "Utilisez-le, ou supprimez-le."],
            ["Nichts verweist auf „{0}“.", "Verwenden Sie es, oder entfernen Sie es."],
        ],
        P::DateAfterCompiled => &[
            ["De datum {0} ligt na de samenstelling van het bestand.", "Verbeter de datum, of werk ‘compiled’ bij."],
            ["The date {0} lies after the file was put together.", "Correct the date, or update ‘compiled’."],
            ["La date {0} est postérieure à la compilation du fichier.", "Corrigez la date, ou actualisez « compiled »."],
            ["Das Datum {0} liegt nach der Zusammenstellung der Datei.", "Berichtigen Sie das Datum, oder aktualisieren Sie „compiled“."],
        ],
        P::SameClaimTwice => &[
            ["Dit zegt hetzelfde als {1}.", "Voeg ze samen tot één bewering met beide bronnen."],
            ["This says the same as {1}.", "Merge them into one claim with both sources."],
            ["Ceci dit la même chose que {1}.", "Fusionnez-les en une affirmation avec les deux sources."],
            ["Das sagt dasselbe wie {1}.", "Führen Sie sie zu einer Angabe mit beiden Quellen zusammen."],
        ],
        P::OtherCountry => &[
            ["Het punt ligt op de kaart niet in ‘{0}’.", "Kijk ‘lat_lon’ en ‘country’ na."],
            ["On the map, the point does not lie in ‘{0}’.", "Check ‘lat_lon’ and ‘country’."],
            ["Sur la carte, le point n’est pas dans « {0} ».", "Vérifiez « lat_lon » et « country »."],
            ["Auf der Karte liegt der Punkt nicht in „{0}“.", "Prüfen Sie „lat_lon“ und „country“."],
        ],
        P::SwappedCoordinates => &[
            ["Het punt ligt niet in ‘{0}’: breedte en lengte lijken verwisseld.", "Schrijf eerst de breedte, dan de lengte."],
            ["The point does not lie in ‘{0}’: latitude and longitude seem exchanged.", "Write the latitude first, then the longitude."],
            ["Le point n’est pas dans « {0} » : latitude et longitude semblent inversées.", "Écrivez d’abord la latitude, puis la longitude."],
            ["Der Punkt liegt nicht in „{0}“: Breite und Länge scheinen vertauscht.", "Schreiben Sie zuerst die Breite, dann die Länge."],
        ],
        P::WrongSign => &[
            ["Het punt ligt niet in ‘{0}’: er lijkt een minteken te veel of te weinig te staan.", "Zuiderbreedte en westerlengte zijn negatief."],
            ["The point does not lie in ‘{0}’: a minus sign seems to be missing, or one too many.", "South latitudes and west longitudes are negative."],
            ["Le point n’est pas dans « {0} » : il semble manquer un signe moins, ou y en avoir un de trop.", "Les latitudes sud et les longitudes ouest sont négatives."],
            ["Der Punkt liegt nicht in „{0}“: Ein Minuszeichen scheint zu fehlen oder zu viel zu sein.", "Südliche Breiten und westliche Längen sind negativ."],
        ],
        P::ZeroCoordinates => &[
            ["Het punt is {0}, in zee bij Afrika: zo eindigen lege cellen.", "Schrijf breedte en lengte van de plaats."],
            ["The point is {0}, at sea off Africa: what empty cells become.", "Write the latitude and longitude of the place."],
            ["Le point est {0}, en mer au large de l’Afrique : ce que deviennent des cellules vides.", "Écrivez la latitude et la longitude du lieu."],
            ["Der Punkt ist {0}, im Meer vor Afrika: So enden leere Zellen.", "Schreiben Sie Breite und Länge des Ortes."],
        ],
    }
}
