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
async fn text_of(mut file: NetworkFile, turns: &Turns) -> serde_json::Result<String> {
    let places = std::mem::take(&mut file.places);
    let locations = std::mem::take(&mut file.locations);
    let mut head = serde_json::to_value(file)?;
    let lists = ["places", "locations"];
    for list in lists {
        head.as_object_mut().map(|head| head.remove(list));
    }
    let mut text = head.to_string();
    text.pop();
    write(&mut text, lists[0], places, 10, turns).await?;
    write(&mut text, lists[1], locations, 15, turns).await?;
    text.push('}');
    Ok(text)
}

async fn write<T: Serialize>(
    text: &mut String,
    name: &str,
    records: Vec<T>,
    percent: usize,
    turns: &Turns,
) -> serde_json::Result<()> {
    let count = records.len();
    text.extend([",\"", name, "\":["]);
    for (i, record) in records.into_iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        text.push_str(&serde_json::to_string(&record)?);
        turns.did(16, || percent + share(i, count, 5)).await;
    }
    text.push(']');
    Ok(())
}
