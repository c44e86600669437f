//! One way to pay, as a card.

use text::Lang;
use yew::prelude::*;

use super::{
    bill::Bill, figure::Figure, monthly_terms::MonthlyTerms, package_list::PackageList,
    terms_of_sale::TermsOfSale,
};
use crate::view::card::{BarView, CardView};

/// See [`OptionCard`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// What it shows.
    pub view: CardView,
    /// Called when all daily packages are asked for.
    pub on_show_all: Callback<()>,
}

/// The cost of one way to pay and everything behind it.
#[component]
pub fn OptionCard(props: &Props) -> Html {
    let Props { lang, view, on_show_all } = props;
    let name_id = format!("{}-name", view.id);
    html! {
        <article
            class={classes!("card", view.cheapest.map(|_| "card--cheapest"))}
            aria-labelledby={name_id.clone()}
            data-method={view.id} data-cost={view.cost.clone()} data-cheapest={view.cheapest.map(|_| "true")}
        >
            <header class="card__head">
                <h3 class="card__name" id={name_id}>{ view.name }</h3>
                if let Some(cheapest) = view.cheapest {
                    <p class="card__mark">
                        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8.5l3.2 3.2L13 5" /></svg>
                        { cheapest }
                    </p>
                } else {
                    <p class="card__rank">{ view.rank.clone() }</p>
                }
            </header>
            <div class="card__cost">
                <details class="total">
                    <summary class="total__summary">
                        <span class="total__amount">{ view.total.clone() }</span>
                        if let Some(view) = &view.bar {
                            { bar(view) }
                        }
                        <span class="total__opens">{ lang.result_total_opens() }</span>
                    </summary>
                    <Bill lang={*lang} view={view.bill.clone()} total={view.total.clone()} />
                </details>
                if let Some(rounding) = &view.rounding {
                    <p class="rounding">{ rounding.clone() }</p>
                }
            </div>
            <div class="card__beside">
                if let Some(beside) = &view.beside {
                    <Figure view={beside.clone()} />
                }
                { for view.warnings.iter().map(|warning| html! { <p class="warning">{ *warning }</p> }) }
            </div>
            <div class="card__units">
                { for view.unit_costs.iter().map(|figure| html! { <Figure view={figure.clone()} /> }) }
            </div>
            <div class="card__folds">
                if let Some(packages) = &view.packages {
                    <PackageList lang={*lang} view={packages.clone()} {on_show_all} />
                }
                if let Some(monthly) = &view.monthly {
                    <MonthlyTerms lang={*lang} view={monthly.clone()} />
                }
                <TermsOfSale lang={*lang} view={view.terms.clone()} />
            </div>
        </article>
    }
}

/// The cost against the dearest, drawn in the amounts' own coordinates.
fn bar(view: &BarView) -> Html {
    html! {
        <svg class="bar" viewBox={format!("0 0 {} 1", view.full)} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar__track" width={view.full.clone()} height="1" />
            <rect class="bar__length" width={view.length.clone()} height="1" />
        </svg>
    }
}
