//! Long work in slices: the clock, and the pause between two of them.

use gloo::utils::window;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Milliseconds since the page began.
pub(crate) fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Lets the browser do what it has to, draw above all.
///
/// By a message: a timer waits at least 4 ms when it follows timers, and in a tab that is not in front a
/// second or a minute, so that long work would never be done there.
pub(crate) async fn breathe() {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let pause = Promise::new(&mut |done, _| {
        channel.port1().set_onmessage(Some(&done));
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(pause).await;
    channel.port1().close();
}
