//! Fetching what is bounded in time and in bytes.

use gloo::timers::callback::Timeout;
use gloo::utils::window;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::object::{call, get, new, options, settled};

/// Longer than anybody waits for a map, in milliseconds: as for the host's own data (`www/js/mount.js`).
const PATIENCE: u32 = 60_000;

/// Why bytes are not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// No answer, or one that was cut off or too late.
    Network,
    /// There are more of them than were to come.
    TooMany,
}

/// A server's answer, whose bytes are still to come.
pub(crate) struct Answer(JsValue);

impl Answer {
    /// Its HTTP status.
    pub(crate) fn status(&self) -> u32 {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 599"
        )]
        let status = get(&self.0, "status").as_f64().unwrap_or_default() as u32;
        status
    }

    /// Whether it is a file.
    pub(crate) fn is_ok(&self) -> bool {
        get(&self.0, "ok").is_truthy()
    }

    /// What a header says; empty where it says nothing.
    pub(crate) fn header(&self, name: &str) -> String {
        let said = call(&get(&self.0, "headers"), "get", &[name.into()]);
        said.ok()
            .and_then(|said| said.as_string())
            .unwrap_or_default()
    }

    /// Its bytes, where they are no more than so many.
    ///
    /// # Errors
    ///
    /// Where there are more, or they do not come.
    pub(crate) async fn bytes(&self, most: usize) -> Result<Vec<u8>, Cut> {
        let no_answer = |_| Cut::Network;
        let reader = call(&get(&self.0, "body"), "getReader", &[]).map_err(no_answer)?;
        let mut bytes = Vec::new();
        loop {
            let part = settled(call(&reader, "read", &[]))
                .await
                .map_err(no_answer)?;
            if get(&part, "done").is_truthy() {
                return Ok(bytes);
            }
            let part = get(&part, "value")
                .dyn_into::<Uint8Array>()
                .map_err(no_answer)?;
            if bytes.len() + part.length() as usize > most {
                return Err(Cut::TooMany);
            }
            bytes.extend(part.to_vec());
        }
    }
}

/// Asks for what is at an address, with these settings of `fetch`, and has the answer read. Where that fails, or takes
/// longer than anybody waits, what is still on its way is stopped.
///
/// # Errors
///
/// Those of `read`, and where there is no answer.
pub(crate) async fn fetch<T, E: From<Cut>>(
    address: &str,
    settings: &[(&str, JsValue)],
    read: impl AsyncFnOnce(Answer) -> Result<T, E>,
) -> Result<T, E> {
    let controller = new("AbortController", &[]);
    let late = {
        let controller = controller.clone();
        Timeout::new(PATIENCE, move || {
            let _ = call(&controller, "abort", &[]);
        })
    };
    let signal = ("signal", get(&controller, "signal"));
    let settings = options(&[settings, &[signal]].concat());
    let asked = call(&window().into(), "fetch", &[address.into(), settings]);
    let result = match settled(asked).await {
        Ok(response) => read(Answer(response)).await,
        Err(_) => Err(Cut::Network.into()),
    };
    drop(late);
    if result.is_err() {
        // What is still on its way is not wanted.
        let _ = call(&controller, "abort", &[]);
    }
    result
}
