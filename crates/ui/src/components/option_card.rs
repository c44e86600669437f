//! One way to pay, as a card.

use text::Lang;
use yew::prelude::*;

use super::{
    bill::bill,
    figure::{figure, rounding},
    monthly_terms::monthly_terms,
    package_list::package_list,
    terms_of_sale::terms_of_sale,
};
use crate::view::card::{AmountSize, BarView, CardView};

/// The cost of one way to pay and everything behind it.
pub fn option_card(lang: Lang, view: &CardView, on_show_all: &Callback<()>) -> Html {
    let class = if view.cheapest { "card card--cheapest" } else { "card" };
    let amount_class = match view.size {
        AmountSize::Usual => "total__amount",
        AmountSize::Long => "total__amount total__amount--long",
        AmountSize::Longest => "total__amount total__amount--longest",
    };
    html! {
        <article
            key={view.id} {class} aria-labelledby={view.id}
            data-method={view.id} data-cost={&view.cost} data-cheapest={view.cheapest.then_some("true")}
        >
            { head(view) }
            <div class="card__body">
                <div class="card__cost">
                    <details class="total">
                        <summary class="total__summary">
                            <span class={amount_class}>{ &view.total }</span>
                            { bar(view.bar.as_ref()) }
                            <span class="total__opens">{ lang.result_total_opens() }</span>
                        </summary>
                        { bill(lang, &view.bill, &view.total) }
                    </details>
                    { rounding(view.rounding.as_ref()) }
                </div>
                <div class="card__beside">
                    { for view.beside.iter().map(figure) }
                </div>
                <div class="card__units">{ for view.unit_costs.iter().map(figure) }</div>
                <div class="card__folds">
                    { for view.warnings.iter().map(|warning| html! { <p class="warning">{ warning }</p> }) }
                    { for view.packages.iter().map(|view| package_list(lang, view, on_show_all)) }
                    { for view.monthly.iter().map(|view| monthly_terms(lang, view)) }
                    { terms_of_sale(lang, &view.terms) }
                </div>
            </div>
        </article>
    }
}

fn head(view: &CardView) -> Html {
    html! {
        <header class="card__head">
            <div>
                <h3 class="card__name" id={view.id}>{ view.name }</h3>
                { for view.offer.iter().map(|offer| html! { <p class="card__offer">{ offer }</p> }) }
            </div>
            <p class={if view.cheapest { "card__mark" } else { "card__rank" }}>{ &view.rank }</p>
        </header>
    }
}

/// The cost against the dearest, drawn in the amounts' own coordinates.
fn bar(view: Option<&BarView>) -> Html {
    html! {
        if let Some(view) = view {
            <svg class="bar" viewBox={&view.view_box} preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar__track" width={&view.full} height={&view.full} />
                <rect class="bar__length" width={&view.length} height={&view.full} />
            </svg>
        }
    }
}
