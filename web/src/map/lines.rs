//! Lines of responsibility, drawn below the names. What brings the lines brings this too.

use gloo::utils::window;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::scene::{Line, Over};
use crate::viewport::turns;

/// The lines of what is selected: colours of the style sheet, and widths in CSS pixels, one over the other.
const STRONG: [(&str, f64); 2] = [("--map-halo", 5.0), ("--action", 2.0)];

/// The lines of all: thin, so that many of them stay calm.
const FAINT: [(&str, f64); 1] = [("--map-lines", 1.4)];

/// Draws the lines of all and, over them, those of what is selected: in a world so many pixels wide, as far as
/// `reach` from the middle; `place` gives the pixels of a latitude and longitude.
pub(crate) fn draw_lines(
    over: &Over,
    canvas: &HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
    world: f64,
    reach: f64,
    place: &dyn Fn([f64; 2]) -> [f64; 2],
) -> Option<()> {
    let style = window().get_computed_style(canvas).ok()??;
    let draw = |lines: &[Line], looks: &[(&str, f64)]| {
        context.begin_path();
        for [from, to] in lines {
            let ([x1, y1], [x2, y2]) = (place(*from), place(*to));
            // The shorter way round the world.
            let x2 = x2 - ((x2 - x1) / world).round() * world;
            // It reaches no further than half a world.
            for turn in turns(x1, world, reach + world / 2.0) {
                context.move_to(x1 + turn, y1);
                context.line_to(x2 + turn, y2);
            }
        }
        context.set_line_cap("round");
        for (colour, width) in looks {
            let colour = style.get_property_value(colour).ok()?;
            context.set_stroke_style_str(colour.trim());
            context.set_line_width(*width);
            context.stroke();
        }
        Some(())
    };
    draw(&over.all, &FAINT)?;
    draw(&over.lines, &STRONG)?;
    // How many there are: what a canvas shows cannot be asked otherwise.
    let tell = |name: &str, lines: &[Line]| canvas.set_attribute(name, &lines.len().to_string());
    tell("data-all-lines", &over.all).ok()?;
    tell("data-lines", &over.lines).ok()
}
