//! Draws a block of basemap tiles as one SVG, to look at: `tiles Z X Y COLUMNS ROWS > map.svg`.
//!
//! The fills of the embedded basemap are coloured by country, as the map would draw them: all land
//! first, then the tints.

use std::error::Error;
use std::fmt::Write as _;

use buitenkaart_core::geo::{Land, basemap};

fn main() -> Result<(), Box<dyn Error>> {
    let numbers = std::env::args()
        .skip(1)
        .map(|argument| argument.parse())
        .collect::<Result<Vec<i32>, _>>()?;
    let &[z, x, y, columns, rows] = numbers.as_slice() else {
        return Err("usage: tiles Z X Y COLUMNS ROWS".into());
    };
    let side = 256;
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{w}' height='{h}' viewBox='0 0 {w} {h}'>\
         <style>.l{{fill:none;stroke-width:10}}</style><rect width='{w}' height='{h}' fill='#dfe9f0'/>",
        w = columns * side,
        h = rows * side,
    );
    for row in 0..rows {
        for column in 0..columns {
            let tile = basemap().tile(u8::try_from(z)?, x + column, y + row);
            write!(
                svg,
                "<svg x='{}' y='{}' width='{side}' height='{side}' viewBox='0 0 {s} {s}'>",
                column * side,
                row * side,
                s = side * 10,
            )?;
            let land: String = tile.land.iter().map(|land| land.path.as_str()).collect();
            write!(svg, "<path fill='#f4f4f0' d='{land}'/>")?;
            for Land { country, path, .. } in &tile.land {
                let code = country.map(|c| c.to_string()).unwrap_or_default();
                let hue = code.bytes().fold(7, |h, b| (h * 31 + u32::from(b)) % 360);
                write!(
                    svg,
                    "<path fill='hsl({hue} 45% 80%)' d='{path}'><title>{code}</title></path>"
                )?;
            }
            for (colour, path) in [
                ("#7d97a8", &tile.coasts),
                ("#888", &tile.borders),
                ("#c33", &tile.disputed),
            ] {
                write!(svg, "<path class='l' stroke='{colour}' d='{path}'/>")?;
            }
            svg.push_str("</svg>");
        }
    }
    println!("{svg}</svg>");
    Ok(())
}
