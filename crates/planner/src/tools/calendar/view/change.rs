//! What changing a running package costs or pays back.

use contract::{
    scale::{Refund, ScaleAnswer, Scaled},
    scenario::Scenario,
};
use ui::format::{Format, MoneyFormat};
use yew::AttrValue;

use super::super::state::{Change, Field};
use crate::parts::text_field::TextFieldView;

/// The change of a running package.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct ChangeView {
    /// When it was ordered, for how many days, when it is changed, and to what.
    fields: [TextFieldView; 5],
    /// What it costs or pays back, by name.
    pub(in super::super) figures: Vec<(&'static str, AttrValue)>,
}

impl ChangeView {
    /// A field.
    pub(in super::super) fn field(&self, field: Field) -> &TextFieldView {
        let [ordered, days, at, input, output] = &self.fields;
        match field {
            Field::Ordered => ordered,
            Field::Days => days,
            Field::At => at,
            Field::InputTpm => input,
            Field::OutputTpm => output,
        }
    }
}

/// The change of the scenario's package; `None` without Provisioned Throughput.
pub(in super::super) fn change(scenario: &Scenario, change: &Change, format: &Format) -> Option<ChangeView> {
    scenario.ptu.as_ref()?;
    let lang = format.lang();
    let comparison = contract::compare(scenario).ok();
    let question = change.question(scenario, comparison.as_ref());
    let answer = contract::scale(&question);
    let problems = answer.as_ref().err().map(Vec::as_slice).unwrap_or_default();
    let field = |id, label, text: &str, path| TextFieldView::new(id, label, text, (path, problems), lang);
    let to = question.to.as_ref();
    let (input, output) = (to.map_or("", |to| &to.input_tpm), to.map_or("", |to| &to.output_tpm));
    // Both at once may be wrong together: that stands at the first of them.
    let input_path = if problems.iter().any(|problem| problem.path == "to") { "to" } else { "to.inputTpm" };
    let hint = lang.dates_new_tpm_hint();
    let fields = [
        field("change-ordered", lang.dates_change_ordered(), &question.ordered, "ordered"),
        field("change-days", lang.result_package_days(), &question.days, "days"),
        field("change-at", lang.dates_change_at(), &question.at, "at"),
        field("change-input", lang.dates_new_input(), input, input_path).hinted(hint),
        field("change-output", lang.dates_new_output(), output, "to.outputTpm").hinted(hint),
    ];
    let figures = match (&answer, &comparison) {
        (Ok(answer), Some(comparison)) => {
            let money = MoneyFormat::new(lang, comparison.currency.0, comparison.minor_unit);
            figures(answer, format, &money)
        }
        _ => Vec::new(),
    };
    Some(ChangeView { fields, figures })
}

fn figures(answer: &ScaleAnswer, format: &Format, money: &MoneyFormat) -> Vec<(&'static str, AttrValue)> {
    let lang = format.lang();
    let time = |minutes: i64| AttrValue::from(format.lang().duration(minutes.unsigned_abs()));
    let mut figures = vec![
        (lang.result_expires(), format.moment(&answer.package.expires).into()),
        (lang.report_paid(), money.rounded(&answer.paid).into()),
        (lang.report_used(), time(answer.used_minutes)),
        (lang.report_left(), time(answer.left_minutes)),
    ];
    figures
        .extend(answer.change.as_ref().map(|change| (lang.report_change(), scaled(change, format, money))));
    figures.push((lang.report_early_end(), scaled(&answer.early_end, format, money)));
    figures
}

fn scaled(scaled: &Scaled, format: &Format, money: &MoneyFormat) -> AttrValue {
    let lang = format.lang();
    match scaled {
        Scaled::NotPossible => lang.dates_not_possible().into(),
        Scaled::NotPublished => lang.dates_not_published().into(),
        Scaled::Fee { fee } => lang.dates_fee(&money.rounded(fee)).into(),
        Scaled::Refund(refund) => {
            let Refund { settled, kept, refund, .. } = &**refund;
            lang.dates_refund(&money.rounded(refund), &money.rounded(settled), &money.rounded(kept)).into()
        }
    }
}
