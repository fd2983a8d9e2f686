//! A chart as files: as a drawing, as a picture in pixels, and as a table.

use buitenkaart_core::export::BYTE_ORDER_MARK;
use yew::prelude::*;

use super::file_name::file_name;
use super::picture::save_png;
use crate::browser::download::save;
use crate::view::ctx::Ctx;

/// What is saved of a chart.
pub(crate) struct Chart {
    pub(crate) svg: String,
    pub(crate) table: String,
}

/// The buttons that save it; made when it is asked for.
pub(crate) fn buttons(
    ctx: &Ctx,
    stem: &str,
    make: impl Fn(&Ctx) -> Option<Chart> + Clone + 'static,
) -> Html {
    let button = |label: &'static str, keep: fn(&str, &Chart)| {
        let (ctx, make) = (ctx.clone(), make.clone());
        let name = file_name(&ctx, stem, &label.to_lowercase());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(chart) = make(&ctx) {
                keep(&name, &chart);
            }
        });
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    html! {
        <>
            { button("SVG", |name, chart| {
                let _ = save(name, &chart.svg, "image/svg+xml");
            }) }
            { button("PNG", |name, chart| {
                let _ = save_png(name, &chart.svg);
            }) }
            { button("CSV", |name, chart| {
                let text = [BYTE_ORDER_MARK, &chart.table].concat();
                let _ = save(name, &text, "text/csv;charset=utf-8");
            }) }
        </>
    }
}
