//! The table narrowed by the network's own fields.

use buitenkaart_core::Network;
use buitenkaart_core::model::{Claim, Field, FieldId, FieldKind, Location, Scalar};
use buitenkaart_core::search::folded;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::i18n as t;
use crate::view::ctx::Ctx;

/// What is asked of fields: of a number or a date from and to, of another what it is or holds. By the field's id, so
/// that nothing is asked of another network's.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Narrow(Vec<(FieldId, [String; 2])>);

impl Narrow {
    fn of(&self, field: &Field) -> Option<&[String; 2]> {
        let asked = self.0.iter().find(|(id, _)| *id == field.id);
        asked.map(|(_, asked)| asked)
    }

    /// The same with something else in one place.
    fn with(&self, field: &Field, at: usize, text: String) -> Self {
        let mut asked = self.of(field).cloned().unwrap_or_default();
        if let Some(place) = asked.get_mut(at) {
            *place = text;
        }
        let mut all = self.0.clone();
        all.retain(|(id, _)| *id != field.id);
        if asked.iter().any(|text| !text.is_empty()) {
            all.push((field.id.clone(), asked));
        }
        Self(all)
    }

    /// Whether a location has what is asked, in each field of which something is.
    pub(super) fn lets_pass(&self, network: &Network, location: &Location) -> bool {
        let asked = network.file().fields.iter();
        let mut asked = asked.filter_map(|field| Some((field, self.of(field)?)));
        asked.all(|(field, asked)| {
            let mut values = Claim::holding(&location.fields);
            values.any(|value| value.field == field.id && fits(field.kind, &value.is, asked))
        })
    }
}

fn fits(kind: FieldKind, value: &Scalar, [from, to]: &[String; 2]) -> bool {
    match (kind, value) {
        (_, Scalar::Number(number)) => {
            let bound = |text: &String| text.parse::<f64>().ok();
            bound(from).is_none_or(|from| *number >= from)
                && bound(to).is_none_or(|to| *number <= to)
        }
        // Of a year or a month, any day may be meant: both are as exact as the less exact.
        (FieldKind::Date, Scalar::Text(date)) => {
            let both = |bound: &str| {
                let length = bound.len().min(date.len());
                Some((
                    date.get(..length)?.to_owned(),
                    bound.get(..length)?.to_owned(),
                ))
            };
            both(from).is_none_or(|(date, from)| date >= from)
                && both(to).is_none_or(|(date, to)| date <= to)
        }
        (FieldKind::Choice, Scalar::Text(choice)) => **choice == *from,
        (_, Scalar::Text(text)) => folded(text).contains(&folded(from)),
    }
}

/// The fields to ask of; nothing where the network has none.
pub(super) fn narrow(ctx: &Ctx, asked: &UseStateHandle<Narrow>) -> Html {
    let l = ctx.l();
    let fields = &ctx.state.whole.network.file().fields;
    if fields.is_empty() {
        return html! {};
    }
    let input = |field: &Field, at: usize, kind: &'static str, sign: &str| {
        let value = asked.of(field).and_then(|asked| asked.get(at).cloned());
        let (asked, of) = (asked.clone(), field.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            asked.set(asked.with(&of, at, text));
        });
        html! {
            <label class="field">{ field.name.get(l) }{ sign.to_owned() }<input type={kind} step="any" value={value.unwrap_or_default()} {oninput} /></label>
        }
    };
    let choice = |field: &Field| {
        let chosen = asked.of(field).map(|[chosen, _]| chosen.clone());
        let (asked, of) = (asked.clone(), field.clone());
        let onchange = Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlSelectElement>().value();
            asked.set(asked.with(&of, 0, text));
        });
        html! {
            <label class="field">{ field.name.get(l) }
                <select {onchange}>
                    <option value="" selected={chosen.is_none()}>{ "–" }</option>
                    { for field.choices.iter().map(|one| {
                        let id = one.id.as_str();
                        html! { <option value={id.to_owned()} selected={chosen.as_deref() == Some(id)}>{ one.name.get(l) }</option> }
                    }) }
                </select>
            </label>
        }
    };
    let both = |field: &Field, kind: &'static str| html! { <>{ input(field, 0, kind, " ≥") }{ input(field, 1, kind, " ≤") }</> };
    html! {
        <details class="more own-fields"><summary>{ t::more_filters(l) }</summary>
            { for fields.iter().map(|field| match field.kind {
                FieldKind::Choice => choice(field),
                FieldKind::Number => both(field, "number"),
                FieldKind::Date => both(field, "date"),
                FieldKind::Text | FieldKind::Link => input(field, 0, "search", ""),
            }) }
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_asked_by_its_kind() {
        let fits = |kind, value: &Scalar, from: &str, to: &str| {
            super::fits(kind, value, &[from.to_owned(), to.to_owned()])
        };
        let text = |text: &str| Scalar::Text(text.into());
        let number = Scalar::Number(320.0);
        assert!(fits(FieldKind::Number, &number, "320", ""));
        assert!(fits(FieldKind::Number, &number, "", "320.5"));
        assert!(!fits(FieldKind::Number, &number, "321", "400"));
        let year = text("2019");
        assert!(fits(FieldKind::Date, &year, "2019-05-01", "2019-06-01"));
        assert!(!fits(FieldKind::Date, &year, "2020-01-01", ""));
        assert!(!fits(FieldKind::Date, &text("2019-07"), "", "2019-06-30"));
        assert!(fits(FieldKind::Choice, &text("a"), "a", ""));
        assert!(!fits(FieldKind::Choice, &text("ab"), "a", ""));
        assert!(fits(
            FieldKind::Text,
            &text("Près de l’église"),
            "eglise",
            ""
        ));
    }
}
