//! The lines of the bill, each a sum as on paper.

use text::Lang;
use yew::prelude::*;

use super::{figure::rounding, source_list::source_list};
use crate::view::{
    card::BillView,
    line::{FactorView, LineView},
};

/// Every line with its formula and rule, what they add up to, and the sources.
pub fn bill(lang: Lang, view: &BillView, total: &AttrValue) -> Html {
    html! {
        <div class="bill">
            { for view.lines.iter().map(|view| line(lang, view)) }
            <p class="bill__total">
                <span>{ lang.result_total() }</span>
                { " " }
                <strong>{ total }</strong>
            </p>
            { source_list(lang, &view.sources) }
        </div>
    }
}

fn line(lang: Lang, view: &LineView) -> Html {
    html! {
        <section class="line">
            <h4 class="line__item">{ view.item }</h4>
            <table class="sum">
                <tbody>
                    { for view.factors.iter().map(factor) }
                    <tr class="sum__result">
                        <td class="sum__sign">{ "=" }</td>
                        <td class="sum__value">{ &view.amount }</td>
                        <td class="sum__name">{ &view.cites }</td>
                    </tr>
                </tbody>
            </table>
            { rounding(view.rounding.as_ref()) }
            <p class="line__rule">
                <span class="line__label">{ lang.result_rule() }</span>
                { " " }
                { &view.rule }
            </p>
        </section>
    }
}

fn factor(view: &FactorView) -> Html {
    html! {
        <tr>
            <td class="sum__sign">{ view.sign }</td>
            <td class="sum__value">{ &view.value }</td>
            <td class="sum__name">{ view.name }</td>
        </tr>
    }
}
