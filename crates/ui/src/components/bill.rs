//! The lines of the bill, each a sum as on paper.

use text::Lang;
use yew::prelude::*;

use super::source_list::SourceList;
use crate::view::{card::BillView, line::LineView};

/// See [`Bill`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The language.
    pub lang: Lang,
    /// The lines and their sources.
    pub view: BillView,
    /// What they add up to.
    pub total: AttrValue,
}

/// Every line with its formula and rule, the total, and the sources.
#[component]
pub fn Bill(props: &Props) -> Html {
    let Props { lang, view, total } = props;
    html! {
        <div class="bill">
            { for view.lines.iter().map(|view| line(*lang, view)) }
            <p class="bill__total">
                <span>{ lang.result_total() }</span>
                { " " }
                <strong>{ total.clone() }</strong>
            </p>
            <SourceList lang={*lang} views={view.sources.clone()} />
        </div>
    }
}

fn line(lang: Lang, view: &LineView) -> Html {
    html! {
        <section class="line">
            <h4 class="line__item">{ view.item }</h4>
            <table class="sum">
                <tbody>
                    { for view.factors.iter().map(|factor| html! {
                        <tr>
                            <td class="sum__sign">{ factor.sign }</td>
                            <td class="sum__value">{ factor.value.clone() }</td>
                            <td class="sum__name">{ factor.name }</td>
                        </tr>
                    }) }
                    <tr class="sum__result">
                        <td class="sum__sign">{ "=" }</td>
                        <td class="sum__value">{ view.amount.clone() }</td>
                        <td class="sum__name">{ view.cites.clone() }</td>
                    </tr>
                </tbody>
            </table>
            if let Some(rounding) = &view.rounding {
                <p class="rounding">{ rounding.clone() }</p>
            }
            <p class="line__rule"><span class="line__label">{ lang.result_rule() }</span>{ " " }{ view.rule }</p>
        </section>
    }
}
