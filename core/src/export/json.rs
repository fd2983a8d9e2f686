//! The data file itself, whole or cut to what is wanted.

use crate::Network;
use crate::analysis::Position;
use crate::model::NetworkFile;

/// The data file in its canonical form: the fields in the order of the schema, indented by two
/// spaces, a line feed at the end. It loads again to an equal network.
///
/// # Errors
/// None for a file that was loaded: every value in it has a JSON form.
pub fn json(file: &NetworkFile) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(file)?;
    text.push('\n');
    Ok(text)
}

/// The data file cut to the locations at these positions, and the places that they need. The
/// post that a wanted satellite belongs to comes along; sources, services and facts stay whole.
#[must_use]
pub fn subset(network: &Network, positions: impl IntoIterator<Item = Position>) -> NetworkFile {
    let mut wanted = vec![false; network.locations().len()];
    let mut want = |position: Position| {
        if let Some(wanted) = wanted.get_mut(position as usize) {
            *wanted = true;
        }
    };
    for position in positions {
        want(position);
        let location = network.locations().get(position as usize);
        let post = location.and_then(|l| l.satellite_of.as_ref());
        post.and_then(|post| network.position(post))
            .into_iter()
            .for_each(&mut want);
    }
    let mut file = network.file().clone();
    let mut keep = wanted.into_iter();
    file.locations.retain(|_| keep.next().unwrap_or(false));
    let locations = std::mem::take(&mut file.locations);
    file.places
        .retain(|place| locations.iter().any(|l| l.place == place.id));
    file.locations = locations;
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::load::load;

    const LINES: &str = "declared dkbuza 13@2024
        joint DE
        crew head,deputy
        dkbuza post Vienna:AT !open@2024 !vacant@2018-11-15 jur=AT,SK org=un crew=head:0.5
        dkbuza satellite Prague:CZ seen of=dkbuza-vienna
        dkbuza candidate -:UA,MD ?considered@2024
        fit office Berlin:DE seen addr=Jägerstraße_52";

    #[test]
    fn the_file_reads_back_equal() {
        let file = fixture::file(LINES);
        let text = json(&file).unwrap();
        let again: NetworkFile = serde_json::from_str(&text).unwrap();
        assert_eq!(fixture::settled(again), file);
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn the_whole_and_a_part_load_again() {
        let whole = load(json(&fixture::file(LINES)).unwrap().as_bytes()).unwrap();
        assert_eq!(*whole.file(), fixture::file(LINES));
        let part = subset(&whole, [1]);
        let loaded = load(json(&part).unwrap().as_bytes()).unwrap();
        assert_eq!(*loaded.file(), part);
    }

    #[test]
    fn a_part_keeps_what_its_locations_need() {
        let part = subset(&fixture::network(LINES), [1, 99]);
        let ids = |part: &NetworkFile| {
            let ids = part.locations.iter().map(|l| l.id.to_string());
            ids.collect::<Vec<_>>()
        };
        assert_eq!(ids(&part), ["dkbuza-vienna", "dkbuza-prague"]);
        assert_eq!(part.places.len(), 2);
        assert_eq!(part.sources.len(), 1);
        assert!(subset(&fixture::network(LINES), []).places.is_empty());
    }
}
