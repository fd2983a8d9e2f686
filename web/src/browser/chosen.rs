//! Files that somebody has chosen: read up to a limit, since what is longer than the longest is refused anyway, and
//! may not fit into memory.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The bytes of a file, at the most one more than `most`: whoever reads them finds that they are too many. Removed
/// from the disk between the choice and the reading, it is as good as empty.
pub(crate) async fn bytes(file: &File, most: usize) -> Vec<u8> {
    let most = i32::try_from(most).unwrap_or(i32::MAX - 1);
    let Ok(first) = file.slice_with_i32_and_i32(0, most + 1) else {
        return Vec::new();
    };
    let buffer = JsFuture::from(first.array_buffer()).await;
    buffer.map_or_else(|_| Vec::new(), |buffer| Uint8Array::new(&buffer).to_vec())
}

/// The same as text.
pub(crate) async fn text(file: &File, most: usize) -> String {
    String::from_utf8_lossy(&bytes(file, most).await).into_owned()
}
