//! The hatching of what is not certain.

use yew::prelude::*;

/// What fills that which is certain, and that which is not.
pub(crate) const SURE: &str = "currentColor";
/// See [`SURE`]; the SVG needs the [`hatch`].
pub(crate) const UNSURE: &str = "url(#hatch)";

/// The pattern, for the SVG that it stands in.
pub(crate) fn hatch() -> Html {
    html! {
        <defs>
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">
                <path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="currentColor" stroke-width="1.6" />
            </pattern>
        </defs>
    }
}
