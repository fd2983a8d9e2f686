//! A file that was put together, loaded as any other is: what is shown and what is saved are the same.

use serde::Serialize;

use crate::load::{self, Problems};
use crate::model::{Network, NetworkFile};
use crate::turns::{Turns, at_once, share};

/// The network of a file.
pub(super) fn check(file: NetworkFile) -> Result<Network, Problems> {
    at_once(check_in_turns(file, &Turns::default()))
}

/// The same in turns.
pub(super) async fn check_in_turns(file: NetworkFile, turns: &Turns) -> Result<Network, Problems> {
    let text = text_of(file, turns).await.unwrap_or_default();
    load::in_turns(text.as_bytes(), turns).await
}

/// The text of a file, its long lists one record after the other.
async fn text_of(mut file: NetworkFile, turns: &Turns) -> Option<String> {
    let places = std::mem::take(&mut file.places);
    let locations = std::mem::take(&mut file.locations);
    let rest = serde_json::to_string(&file).ok()?;
    // In a text the quotes would be escaped.
    let (before, after) = rest.split_once(r#""places":[],"locations":[]"#)?;
    let mut text = before.to_owned();
    write(&mut text, "\"places\":[", places, 10, turns).await?;
    write(&mut text, "],\"locations\":[", locations, 15, turns).await?;
    text.push(']');
    text.push_str(after);
    Some(text)
}

async fn write<T: Serialize>(
    text: &mut String,
    head: &str,
    records: Vec<T>,
    percent: usize,
    turns: &Turns,
) -> Option<()> {
    let count = records.len();
    text.push_str(head);
    for (i, record) in records.into_iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        text.push_str(&serde_json::to_string(&record).ok()?);
        turns.did(16, || percent + share(i, count, 5)).await;
    }
    Some(())
}
