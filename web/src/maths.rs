//! The browser's own sine and the like, in place of the ones that the compiler would put into the
//! module: exact to the last digit but one, which a map does not show, and nothing to download.
//!
//! Code that needs one, in `core` and in the standard library, calls a function of C by its name;
//! the linker takes these before its own.

#![allow(
    unsafe_code,
    reason = "a function known to the linker by its name can be defined in no other way"
)]

use js_sys::Math;

macro_rules! from_the_browser {
    ($($name:ident: $js:ident($($x:ident),+);)+) => {$(
        #[unsafe(no_mangle)]
        extern "C" fn $name($($x: f64),+) -> f64 {
            Math::$js($($x),+)
        }
    )+};
}

from_the_browser! {
    sin: sin(x);
    cos: cos(x);
    tan: tan(x);
    asin: asin(x);
    atan: atan(x);
    atan2: atan2(y, x);
    sinh: sinh(x);
    exp: exp(x);
    log: log(x);
    log2: log2(x);
    hypot: hypot(x, y);
}
