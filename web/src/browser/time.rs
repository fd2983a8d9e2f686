//! Long work in slices: the clock, and the pause between two of them.

use gloo::utils::window;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds since the page began.
pub(crate) fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Lets the browser do what it has to, draw above all.
pub(crate) async fn breathe() {
    let pause = Promise::new(&mut |done, _| {
        // Where no timer is to be had, the promise is dropped and the work with it.
        let _ = window().set_timeout_with_callback(&done);
    });
    let _ = JsFuture::from(pause).await;
}
