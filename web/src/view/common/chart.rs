//! A chart as files: as a drawing, as a picture in pixels, and as a table.

use buitenkaart_core::export::BYTE_ORDER_MARK;
use yew::prelude::*;

use super::file_name::file_name;
use super::files::save;
use super::picture::save_png;
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
    let button = |label: &'static str, keep: fn(&Ctx, &str, &Chart)| {
        let (ctx, make) = (ctx.clone(), make.clone());
        let name = file_name(&ctx, stem, &label.to_lowercase());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(chart) = make(&ctx) {
                keep(&ctx, &name, &chart);
            }
        });
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    html! {
        <>
            { button("SVG", |ctx, name, chart| save(ctx, name, &chart.svg, "image/svg+xml")) }
            { button("PNG", |ctx, name, chart| save_png(ctx, name, &chart.svg)) }
            { button("CSV", |ctx, name, chart| {
                let text = [BYTE_ORDER_MARK, &chart.table].concat();
                save(ctx, name, &text, "text/csv;charset=utf-8");
            }) }
        </>
    }
}
