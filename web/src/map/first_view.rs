//! Where a map begins that nobody has sent anywhere.

use crate::viewport::Viewpoint;

/// The view to begin with on a map so many CSS pixels large: the continents where the network is, from
/// California to Japan, as large as they fit, and no Antarctica.
pub(super) fn first_view((width, height): (i32, i32)) -> Viewpoint {
    let zoom = match width {
        1530.. => 3,
        700.. => 2,
        _ => 1,
    };
    // Parts of the world's height, from the north: 58° S at the lower edge; but no more than a
    // strip beyond the northern one, and no further south than 28° N in the middle.
    let half = f64::from(height) / f64::from(512_u32 << zoom);
    let middle = (0.699 - half).min(0.419).max(half - 0.17);
    Viewpoint {
        // Mercator's projection is straight enough between 28° and 60° N.
        lat: 28.0 + (0.419 - middle) * 246.0,
        lon: 10.0,
        zoom,
    }
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::geo;

    use super::*;

    #[test]
    fn the_first_view_holds_the_network_and_no_antarctica() {
        for size in [
            (375, 337),
            (320, 300),
            (700, 460),
            (895, 560),
            (1000, 740),
            (1344, 900),
            (2000, 1200),
        ] {
            let view = first_view(size);
            let (_, middle) = geo::mercator(view.lat, view.lon, view.zoom);
            let bottom = middle + f64::from(size.1) / 2.0;
            let (_, antarctica) = geo::mercator(-63.0, 0.0, view.zoom);
            assert!(bottom < antarctica, "{size:?}: Antarctica is in it");
            let (_, cape_town) = geo::mercator(-34.0, 0.0, view.zoom);
            assert!(bottom > cape_town + 14.0, "{size:?}: Cape Town is not");
            let (_, norway) = geo::mercator(71.0, 0.0, view.zoom);
            let top = middle - f64::from(size.1) / 2.0;
            assert!(top < norway, "{size:?}: the north is not");
            // No second copy of what is on it, on a large screen.
            let world = 256 << view.zoom;
            assert!(size.0 < 1530 || size.0 <= world, "{size:?}");
        }
    }
}
