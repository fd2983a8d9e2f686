//! Files made here, offered for download.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a file is kept for the browser to take it, in milliseconds: some ask the visitor first.
const KEPT: u32 = 120_000;

/// Offers a text as a file.
pub(crate) fn text(name: &str, text: &str, mime: &str) -> Result<(), JsValue> {
    offer(name, &text.into(), mime)
}

/// Offers bytes as a file.
pub(crate) fn bytes(name: &str, bytes: &[u8], mime: &str) -> Result<(), JsValue> {
    offer(name, &Uint8Array::from(bytes), mime)
}

/// Offers what stands at an address.
pub(crate) fn address(name: &str, address: &str) -> Result<(), JsValue> {
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}

fn offer(name: &str, content: &JsValue, mime: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let offered = address(name, &url);
    Timeout::new(KEPT, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    offered
}

/// Whether a page around this one may forbid what a sandbox allows by this word (`allow-downloads`), which a browser
/// then leaves undone without one: the frame is sandboxed without it, or nobody here can know.
pub(crate) fn may_be_refused(allowed_by: &str) -> bool {
    let window = window();
    let Ok(Some(parent)) = window.parent() else {
        return false;
    };
    if parent == window {
        return false;
    }
    // An element of another origin's page is not shown.
    let Ok(Some(frame)) = window.frame_element() else {
        return true;
    };
    frame.get_attribute("sandbox").is_some_and(|allowed| {
        !allowed
            .split_ascii_whitespace()
            .any(|word| word.eq_ignore_ascii_case(allowed_by))
    })
}
