//! What a location has in the fields of the network's own.

use buitenkaart_core::model::{Date, Field, FieldKind, Locale, Location, Scalar};
use yew::prelude::*;

use crate::browser::intl;
use crate::view::common::{claims, section::part};
use crate::view::ctx::Ctx;

/// What the location has in the network's own fields, field by field.
pub(super) fn own_fields<'a>(
    ctx: &'a Ctx,
    location: &'a Location,
) -> impl Iterator<Item = Html> + 'a {
    let l = ctx.l();
    let fields = ctx.dataset().network.file().fields.iter();
    fields.filter_map(move |field| {
        let own = location.fields.iter();
        let own = own.filter(|claim| claim.value.field == field.id);
        let items: Vec<Html> = own
            .map(|claim| html! { <li>{ claims::one(ctx, claim, in_field(l, field, &claim.value.is)) }</li> })
            .collect();
        (!items.is_empty()).then(|| {
            part(
                field.name.get(l),
                html! { <ul class="claims">{ for items }</ul> },
            )
        })
    })
}

/// What a field of the network's own holds.
pub(super) fn in_field(l: Locale, field: &Field, is: &Scalar) -> Html {
    match (is, field.kind) {
        (Scalar::Number(number), _) => html! { { intl::number(l, *number, 3) } },
        (Scalar::Text(url), FieldKind::Link) => {
            html! { <a href={url.to_string()} rel="noopener">{ &**url }</a> }
        }
        (Scalar::Text(text), FieldKind::Date) => Date::new(text).map_or_else(
            || html! { { &**text } },
            |date| html! { { intl::date(l, date) } },
        ),
        (Scalar::Text(text), _) => html! { { field.shown(text, l) } },
    }
}
