//! About the data: the rules of counting, downloads, a file of one's own, and every source.

use buitenkaart_core::export::{self, Origin};
use buitenkaart_core::load::SMALLEST;
use yew::prelude::*;

use super::file::opened;
use super::table;
use crate::browser::intl;
use crate::chunks::{Chunk, Import, waiting};
use crate::i18n as t;
use crate::i18n::compare as s;
use crate::state::{Action, Page};
use crate::view::common::claims;
use crate::view::common::file_name::{changes, dates, file_name};
use crate::view::common::files::{save, save_bytes};
use crate::view::common::styles::use_styles;
use crate::view::ctx::Ctx;

/// The page about the data.
#[component]
pub(crate) fn About(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let page = use_node_ref();
    use_styles(&page);
    let file = ctx.dataset().network.file();
    let matching = ctx.dataset().facets.counts(&ctx.state.filter).matching;
    let download = |name: &'static str, make: fn(&Ctx, &[u32]) -> (String, &'static str)| {
        let (ctx, matching) = (ctx.clone(), matching.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (text, mime) = make(&ctx, &matching);
            save(
                &ctx,
                &file_name(&ctx, "buitenkaart", &name.to_lowercase()),
                &text,
                mime,
            );
        });
        html! { <button type="button" class="primary" {onclick}>{ name }</button> }
    };
    // Whoever has begun finds the work as it was left.
    let importing = use_state(|| Import::here().is_some());
    let import = {
        let importing = importing.clone();
        Callback::from(move |_: MouseEvent| importing.set(true))
    };
    html! {
        <article class="page about" ref={page} aria-label={t::tab_about(l)}>
            <section>
                <h2>{ t::tab_about(l) }</h2>
                <p>{ t::fill(t::compiled(l), &[&intl::date(l, ctx.state.whole.network.file().compiled)]) }</p>
                if let Some(note) = &file.note {
                    <p>{ note.get(l) }</p>
                }
            </section>
            <section><h2>{ t::counting_rules(l) }</h2><p>{ t::counting_text(l) }</p></section>
            // What is in tiles is in no table.
            if !ctx.state.whole.network.is_tiled() {
                <table::Table ..ctx.clone() />
                <section>
                    <h2>{ t::download(l) }</h2>
                    <p>{ t::count(t::download_note(l), &[&matching.len().to_string()]) }</p>
                    <p class="buttons">
                        <button type="button" class="primary" onclick={xlsx(ctx, &matching)}>{ "Excel (.xlsx)" }</button>
                        { download("CSV", |ctx, at| {
                            let table = export::csv_at(&ctx.dataset().network, at.iter().copied(), ctx.l(), dates(ctx));
                            // What makes spreadsheets take it for UTF-8.
                            (export::BYTE_ORDER_MARK.to_owned() + &table, "text/csv;charset=utf-8")
                        }) }
                        { download("GeoJSON", |ctx, at| (export::geojson_at(&ctx.dataset().network, at.iter().copied(), ctx.l(), dates(ctx)), "application/geo+json")) }
                        { download("JSON", |ctx, at| {
                            let part = export::subset(&ctx.dataset().network, at.iter().copied());
                            (export::json(&part).unwrap_or_default(), "application/json")
                        }) }
                    </p>
                </section>
            }
            <section>
                <h2>{ t::open_file(l) }</h2>
                <p>{ t::open_file_note(l) }</p>
                <label class="file">{ t::open_file(l) }
                    <input type="file" accept="application/json,.json,.packed" onchange={opened(ctx)} />
                </label>
                <p>{ t::smallest_note(l) }</p>
                <p class="buttons">
                    <button type="button" class="quiet smallest" onclick={{
                        let ctx = ctx.clone();
                        Callback::from(move |_: MouseEvent| {
                            save(&ctx, "network.json", SMALLEST, "application/json");
                        })
                    }}>{ t::smallest(l) }</button>
                </p>
            </section>
            <section>
                <h2>{ t::import_list(l) }</h2>
                if *importing {
                    <Importing ..ctx.clone() />
                } else {
                    <p>{ t::import_note(l) }</p>
                    <p class="buttons"><button type="button" class="primary bring" onclick={import}>{ t::import_list(l) }</button></p>
                }
            </section>
            <section>
                <h2>{ s::title(l) }</h2>
                <p>{ s::intro(l) }</p>
                <p class="buttons"><button type="button" class="primary beside" onclick={ctx.on(|| Action::Page(Page::Compare))}>{ s::choose(l) }</button></p>
            </section>
            <section>
                <h2>{ t::sources(l) }</h2>
                <ul class="sources">{ for file.sources.iter().map(|s| html! { <li>{ claims::source(l, s) }</li> }) }</ul>
            </section>
            <section>
                <h2>{ t::borders(l) }</h2>
                <p>{ t::attribution(l) }</p>
                // The footnotes by which the European Union names both.
                <p>{ t::kosovo(l) }</p>
                <p>{ t::palestine(l) }</p>
                <p>{ t::fill(t::figures_from(l), &[buitenkaart_core::countries::ATTRIBUTION]) }</p>
            </section>
        </article>
    }
}

/// Offers these locations as a workbook.
fn xlsx(ctx: &Ctx, positions: &[u32]) -> Callback<MouseEvent> {
    let (ctx, positions) = (ctx.clone(), positions.to_vec());
    Callback::from(move |_| {
        let network = &ctx.dataset().network;
        let all = positions.iter().copied();
        let changes = changes(&ctx);
        let origin = Origin {
            changes: &changes,
            address: None,
            known: dates(&ctx)[1],
        };
        if let Some(bytes) = export::xlsx(network, all, ctx.l(), origin) {
            save_bytes(
                &ctx,
                &file_name(&ctx, "buitenkaart", "xlsx"),
                &bytes,
                export::XLSX,
            );
        }
    })
}

/// Where a list is brought in, as soon as its part has come: asked for from here alone, so that the
/// first view need not know of it.
#[component]
fn Importing(ctx: &Ctx) -> Html {
    let failed = use_state(bool::default);
    if let Some(chunk) = Import::here() {
        return (chunk.panel)(ctx);
    }
    let fetch = {
        let failed = failed.clone();
        // Setting the state draws again, whether or not it has changed.
        move || {
            let failed = failed.clone();
            Import::ask(move |chunk| failed.set(chunk.is_none()));
        }
    };
    if !*failed {
        fetch();
    }
    let onclick = Callback::from(move |_: MouseEvent| fetch());
    waiting(ctx.l(), *failed, onclick)
}
