//! Forms: a location added, closed or reopened; people added, removed or moved; one house for two.

use buitenkaart_core::analysis::{self, Counted, counts};
use buitenkaart_core::countries::{City, cities};
use buitenkaart_core::geo;
use buitenkaart_core::model::{Kind, Location, RoleId};
use buitenkaart_core::scenario::{Change, Fte, LatLon, Point, Spot, Step};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::at_hand::{after, base, edit, is_any, places_of_posts};
use super::proposals::with_post;
use crate::browser::intl::{self, Names};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::scenario as s;
use crate::state::Action;
use crate::view::ctx::Ctx;

/// How far apart two offices may be to share a house without moving city, in km.
const NEAR_KM: f64 = 30.0;

/// A field of the form that a button stands in.
fn field(event: &MouseEvent, name: &str) -> Option<Element> {
    let button: Element = event.target_dyn_into()?;
    let form = button.closest("details").ok()??;
    form.query_selector(&format!("[name={name}]")).ok()?
}

fn value(event: &MouseEvent, name: &str) -> Option<String> {
    let element = field(event, name)?;
    match element.dyn_into::<HtmlSelectElement>() {
        Ok(select) => Some(select.value()),
        Err(element) => Some(element.dyn_into::<HtmlInputElement>().ok()?.value()),
    }
}

fn number(event: &MouseEvent, name: &str) -> Option<f64> {
    let input: HtmlInputElement = field(event, name)?.dyn_into().ok()?;
    Some(input.value_as_number())
}

fn submit(
    ctx: &Ctx,
    label: &'static str,
    make: impl Fn(&Ctx, &MouseEvent) -> Option<Change> + 'static,
) -> Html {
    let ctx = ctx.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(change) = make(&ctx, &event) {
            edit(&ctx, |scenario| scenario.changes.push(Step::from(change)));
        }
    });
    html! { <button type="button" class="primary" {onclick}>{ label }</button> }
}

/// Locations to choose from, by name.
fn locations(
    ctx: &Ctx,
    dataset: &Dataset,
    fits: impl Fn(&Location) -> bool,
) -> Vec<(String, String)> {
    let l = ctx.l();
    let mut all: Vec<(String, String)> = dataset
        .network
        .locations()
        .iter()
        .filter(|location| fits(location))
        .map(|location| (location.name.get(l).to_owned(), location.id.to_string()))
        .collect();
    all.sort_by(|a, b| intl::compare(l, &a.0, &b.0));
    all
}

fn select(label: &str, name: &'static str, options: &[(String, String)]) -> Html {
    html! {
        <label class="field">{ label }
            // The browser would choose the one that is drawn first, which is the last.
            <select {name}>{ for options.iter().enumerate().map(|(i, (text, value))| html! { <option value={value.clone()} selected={i == 0}>{ text }</option> }) }</select>
        </label>
    }
}

fn is_there(location: &Location) -> bool {
    location.kind != Kind::Candidate && counts(location) != Counted::Absent
}

/// A location added anywhere.
#[component]
pub(super) fn Add(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let plan = &ctx.state.plan;
    let services: Vec<(String, String)> = base(ctx)
        .services()
        .iter()
        .map(|service| (service.short.get(l).to_owned(), service.id.to_string()))
        .collect();
    let kinds: Vec<(String, String)> = [Kind::Post, Kind::Office]
        .into_iter()
        .map(|kind| {
            (
                kind.name(l).to_owned(),
                if kind == Kind::Post { "post" } else { "office" }.to_owned(),
            )
        })
        .collect();
    // The city nearest to a click is what was probably meant.
    let nearest = plan.spot.and_then(|spot| {
        let far = |at: [f64; 2]| analysis::distance_km(spot, at);
        cities()
            .iter()
            .min_by(|a, b| far(a.lat_lon).total_cmp(&far(b.lat_lon)))
    });
    let there = plan
        .spot
        .and_then(|[lat, lon]| geo::basemap().country_at(lat, lon));
    let names = Names::new(l);
    let posts = places_of_posts(base(ctx));
    let city = |city: &City| {
        let has_post = is_any(&posts, city.country, city.lat_lon);
        let told = with_post(l, names.country(city.country), has_post);
        html! { <option value={city.name_in(l)}>{ told }</option> }
    };
    html! {
        <details class="form" open={plan.placing || plan.spot.is_some()}>
            <summary>{ s::add(l) }</summary>
            { select(t::filter_service(l), "service", &services) }
            { select(t::filter_kind(l), "kind", &kinds) }
            <label class="field">{ s::city(l) }
                <input name="city" list="plan-cities" autocomplete="off" oninput={|event: InputEvent| {
                    event.target_unchecked_into::<HtmlInputElement>().set_custom_validity("");
                }} key={nearest.map_or("", |c| c.name_in(l))} value={nearest.map(|c| c.name_in(l))} />
            </label>
            <datalist id="plan-cities">{ for cities().iter().map(city) }</datalist>
            <p class="buttons">
                <button type="button" class="quiet" aria-pressed={plan.placing.to_string()}
                    onclick={ctx.on({ let on = !plan.placing; move || Action::Placing(on) })}>{ s::by_click(l) }</button>
                { submit(ctx, s::add_button(l), |ctx, event| {
                    let service = base(ctx).services().iter().find(|x| Some(x.id.to_string()) == value(event, "service"))?.id.clone();
                    let kind = if value(event, "kind")? == "post" { Kind::Post } else { Kind::Office };
                    let wanted = value(event, "city")?;
                    let at = spot_of(ctx, wanted.trim());
                    // Beside the field, and in the words of the widget: the browser shows it.
                    let input: HtmlInputElement = field(event, "city")?.dyn_into().ok()?;
                    let unknown = if at.is_none() { s::city_unknown(ctx.l()) } else { "" };
                    input.set_custom_validity(unknown);
                    input.report_validity();
                    Some(Change::Add { service, kind, at: at?, of: None })
                }) }
            </p>
            if let Some([lat, lon]) = plan.spot {
                <p class="fine" role="status">{ t::fill(s::clicked(l), &[
                    &intl::number(l, lat, 2), &intl::number(l, lon, 2),
                    &there.map_or_else(|| t::unknown(l).to_owned(), |c| names.country(c)),
                ]) }</p>
            }
            if plan.placing {
                <p class="fine" role="status">{ s::click_now(l) }</p>
            }
        </details>
    }
}

/// The place that a name means: one of the network's, a large city, or the point that was clicked.
fn spot_of(ctx: &Ctx, name: &str) -> Option<Spot> {
    if name.is_empty() {
        return None;
    }
    let l = ctx.l();
    let is_named = |text: &str| intl::alike(l, text, name);
    let mut places = base(ctx).file().places.iter();
    if let Some(place) = places
        .find(|p| p.lat_lon.is_some() && (is_named(p.name.get(l)) || p.name.all().any(is_named)))
    {
        return Some(Spot::place(place.id.clone()));
    }
    if let Some(city) = cities()
        .iter()
        .find(|c| is_named(c.name) || is_named(c.name_in(l)))
    {
        let [lat, lon] = city.lat_lon;
        return Some(Spot::Point(Point {
            name: city.name.into(),
            country: city.country,
            lat_lon: LatLon::new(lat, lon)?,
        }));
    }
    let [lat, lon] = ctx.state.plan.spot?;
    let country = geo::basemap().country_at(lat, lon)?;
    Some(Spot::Point(Point {
        name: name.into(),
        country,
        lat_lon: LatLon::new(lat, lon)?,
    }))
}

/// A location closed, or opened again.
#[component]
pub(super) fn Close(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let dataset = after(ctx);
    let open = locations(ctx, &dataset, is_there);
    let shut = locations(ctx, &dataset, |x| {
        x.kind != Kind::Candidate && counts(x) != Counted::Present
    });
    html! {
        <details class="form">
            <summary>{ s::close_reopen(l) }</summary>
            { select(s::close(l), "closing", &open) }
            <p class="buttons">{ submit(ctx, s::close(l), |ctx, event| {
                let id = value(event, "closing")?;
                let location = find(ctx, &id)?;
                Some(Change::Close { location })
            }) }</p>
            if !shut.is_empty() {
                { select(s::reopen(l), "reopening", &shut) }
                <p class="buttons">{ submit(ctx, s::reopen(l), |ctx, event| {
                    let location = find(ctx, &value(event, "reopening")?)?;
                    Some(Change::Reopen { location })
                }) }</p>
            }
        </details>
    }
}

fn find(ctx: &Ctx, id: &str) -> Option<buitenkaart_core::model::LocationId> {
    let id = buitenkaart_core::model::LocationId::new(id)?;
    after(ctx).network.location(&id).map(|x| x.id.clone())
}

/// People added, removed or moved.
#[component]
pub(super) fn Roles(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let dataset = after(ctx);
    let posts = locations(ctx, &dataset, is_there);
    let roles: Vec<(String, String)> = dataset
        .network
        .file()
        .roles
        .iter()
        .map(|role| (role.name.get(l).to_owned(), role.id.to_string()))
        .collect();
    let who = |event: &MouseEvent| {
        let role = RoleId::new(&value(event, "role")?)?;
        Some((role, Fte::new(number(event, "fte")?)?))
    };
    html! {
        <details class="form">
            <summary>{ s::roles(l) }</summary>
            { select(s::role(l), "role", &roles) }
            <label class="field">{ s::fte(l) }<input name="fte" type="number" min="0.1" max="20" step="0.1" value="1" /></label>
            { select(s::from(l), "from", &posts) }
            { select(s::to(l), "to", &posts) }
            <p class="buttons">
                { submit(ctx, s::move_role(l), move |ctx, event| {
                    let (role, fte) = who(event)?;
                    Some(Change::MoveRole { from: find(ctx, &value(event, "from")?)?, to: find(ctx, &value(event, "to")?)?, role, fte })
                }) }
                { submit(ctx, s::add_role(l), move |ctx, event| {
                    let (role, fte) = who(event)?;
                    Some(Change::AddRole { location: find(ctx, &value(event, "to")?)?, role, fte })
                }) }
                { submit(ctx, s::remove_role(l), move |ctx, event| {
                    let (role, fte) = who(event)?;
                    Some(Change::RemoveRole { location: find(ctx, &value(event, "from")?)?, role, fte })
                }) }
            </p>
        </details>
    }
}

/// Two services at one address: first those that are near one another.
#[component]
pub(super) fn House(ctx: &Ctx) -> Html {
    let l = ctx.l();
    if base(ctx).services().len() < 2 {
        return html! {};
    }
    let dataset = after(ctx);
    let name = |at: u32| {
        dataset
            .location(at)
            .map_or("", |x| x.name.get(l))
            .to_owned()
    };
    let hosts = analysis::hosts(&dataset.network, NEAR_KM);
    let options: Vec<(String, String)> = hosts
        .iter()
        .filter_map(|host| {
            let [guest, post] = [host.office, host.post].map(|at| dataset.location(at));
            let text = format!(
                "{} → {} ({})",
                name(host.office),
                name(host.post),
                intl::km(l, host.km)
            );
            Some((text, format!("{} {}", guest?.id, post?.id)))
        })
        .collect();
    html! {
        <details class="form">
            <summary>{ s::house(l) }</summary>
            <p class="fine">{ t::fill(s::house_note(l), &[&intl::km(l, NEAR_KM)]) }</p>
            if options.is_empty() {
                <p class="unknown">{ s::nobody_near(l) }</p>
            } else {
            { select(s::house(l), "pair", &options) }
            <p class="buttons">{ submit(ctx, s::house_button(l), |ctx, event| {
                let pair = value(event, "pair")?;
                let (guest, host) = pair.split_once(' ')?;
                Some(Change::House { guest: find(ctx, guest)?, host: find(ctx, host)? })
            }) }</p>
            }
        </details>
    }
}
