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

#[cfg(test)]
mod tests {
    use buitenkaart_core::analysis::distance_km;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn the_library_calls_the_browser() {
        for i in -50..=50 {
            let x = f64::from(i) / 7.0;
            for (here, there) in [
                (x.sin(), Math::sin(x)),
                (x.cos(), Math::cos(x)),
                (x.tan(), Math::tan(x)),
                (x.sinh(), Math::sinh(x)),
                (x.exp(), Math::exp(x)),
                ((x / 8.0).asin(), Math::asin(x / 8.0)),
                (x.atan(), Math::atan(x)),
                (x.atan2(0.3), Math::atan2(x, 0.3)),
                (x.hypot(0.3), Math::hypot(x, 0.3)),
                (x.abs().ln(), Math::log(x.abs())),
                (x.abs().log2(), Math::log2(x.abs())),
            ] {
                assert_eq!(here.to_bits(), there.to_bits(), "of {x}");
            }
        }
    }

    /// Arguments in the right order, and nothing lost on the way.
    #[wasm_bindgen_test]
    fn what_they_give_is_right() {
        use std::f64::consts::{FRAC_PI_2, PI};
        let close = |a: f64, b: f64| assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{a} {b}");
        close((PI / 6.0).sin(), 0.5);
        close(1.0_f64.atan2(0.0), FRAC_PI_2);
        close(0.0_f64.atan2(-1.0), PI);
        close(3.0_f64.hypot(4.0), 5.0);
        close(1.0_f64.exp().ln(), 1.0);
        close(8.0_f64.log2(), 3.0);
        close(1.0_f64.sinh(), 1.175_201_193_643_801_4);
        assert!((-1.0_f64).ln().is_nan() && 0.0_f64.ln().is_infinite());
        // Brussels to Vienna, as the native build has it.
        close(
            distance_km([50.8503, 4.3517], [48.2082, 16.3738]),
            914.8039746478273,
        );
    }
}
