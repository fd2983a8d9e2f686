//! Ids as people write them.

use crate::model::is_valid_id;

/// The id that a text was probably meant to be: in lower case, joined by hyphens. Letters with
/// accents would be lost: such an id is better thought up anew.
pub(crate) fn id(text: &str) -> Option<String> {
    let mut id = String::new();
    for c in text.trim_ascii().chars() {
        match c {
            'a'..='z' | '0'..='9' | 'A'..='Z' => id.push(c.to_ascii_lowercase()),
            _ if !c.is_ascii() => return None,
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    let id = id.trim_end_matches('-');
    is_valid_id(id).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_as_people_write_them() {
        for (text, meant) in [
            ("Post Berlin", Some("post-berlin")),
            (" FIT_Paris! ", Some("fit-paris")),
            ("a--b", Some("a-b")),
            ("köln", None),
            ("", None),
            ("-_-", None),
        ] {
            assert_eq!(id(text).as_deref(), meant, "{text}");
        }
    }
}
