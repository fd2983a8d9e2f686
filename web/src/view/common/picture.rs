//! Pictures: drawn as SVG, shown as an image, saved as pixels.

use buitenkaart_core::{export, geo};
use gloo::utils::document;
use js_sys::encode_uri_component;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::files;
use crate::browser::download;
use crate::view::ctx::Ctx;

/// How wide a picture for documents is, in pixels.
const PICTURE: u32 = 2400;

/// The still map of the network on show, with the lines of all where they are shown.
pub(crate) fn still(ctx: &Ctx) -> String {
    let draw = if ctx.state.lines {
        export::svg_with_lines
    } else {
        export::svg
    };
    draw(&ctx.dataset().network, geo::basemap(), ctx.l())
}

/// A picture as the address of an image.
pub(crate) fn address(svg: &str) -> String {
    let encoded = encode_uri_component(svg);
    format!("data:image/svg+xml,{}", String::from(encoded))
}

/// Offers a picture as pixels, in a file of this name.
pub(crate) fn save_png(ctx: &Ctx, name: &str, svg: &str) {
    let offered = HtmlImageElement::new().map(|image| {
        let (drawn, told, name) = (image.clone(), ctx.clone(), name.to_owned());
        let onload = Closure::once_into_js(move || {
            files::tell(&told, draw(&name, &drawn));
        });
        image.set_onload(Some(onload.unchecked_ref()));
        image.set_src(&address(svg));
    });
    if offered.is_err() {
        files::tell(ctx, offered);
    }
}

fn draw(name: &str, image: &HtmlImageElement) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (width, height) = (image.natural_width().max(1), image.natural_height().max(1));
    let pixels = PICTURE * height / width;
    canvas.set_width(PICTURE);
    canvas.set_height(pixels);
    let Some(context) = canvas.get_context("2d")? else {
        return Err(JsValue::NULL);
    };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(
        image,
        0.0,
        0.0,
        f64::from(PICTURE),
        f64::from(pixels),
    )?;
    download::address(name, &canvas.to_data_url_with_type("image/png")?)
}
