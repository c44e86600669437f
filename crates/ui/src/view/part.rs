//! The parts of the question that may be left out.

use billing::{
    named::Named as _,
    price_book::{Mode, PurchaseRule},
};
use text::Lang;
use yew::AttrValue;

use super::{
    field::{ChoiceView, FieldView, Fields},
    unit::UnitView,
};
use crate::{catalogue::Catalogue, edit::PartName, field::Field, format::Format};

/// A part of the question that may be left out.
#[derive(Clone, Debug, PartialEq)]
pub struct PartView {
    /// Which part.
    pub part: PartName,
    /// Its name.
    pub title: &'static str,
    /// What it is for.
    pub hint: &'static str,
    /// Whether it is asked about.
    pub on: bool,
    /// What to say where the price book does not sell it.
    pub not_sold: Option<&'static str>,
    /// Its lists to choose from.
    pub choices: Vec<ChoiceView>,
    /// Its fields to type into.
    pub inputs: Vec<FieldView>,
}

/// What the parts are made from.
pub(super) struct Parts<'state> {
    pub(super) fields: &'state Fields<'state>,
    pub(super) catalogue: Catalogue,
    pub(super) format: &'state Format,
}

impl Parts<'_> {
    fn not_sold(&self, sold: bool) -> Option<&'static str> {
        (!sold).then(|| self.fields.lang.form_not_sold())
    }

    pub(super) fn ptu(&self) -> PartView {
        let (fields, lang) = (self.fields, self.fields.lang);
        let number = |number: String| self.format.number(&number);
        let max_input = self
            .catalogue
            .ptu_max_input(&fields.state.form)
            .map(|tokens| lang.form_max_input(&number(tokens.to_string())));
        let policy = self.catalogue.book.map(|book| &book.policy);
        let on_sale = |rule: &PurchaseRule| {
            lang.form_on_sale(&number(rule.minimum.to_string()), &number(rule.step.to_string()))
        };
        let model = &fields.state.form.ptu.texts.model;
        PartView {
            part: PartName::Ptu,
            title: lang.form_ptu(),
            hint: lang.form_ptu_hint(),
            on: fields.state.form.ptu.on,
            not_sold: self.not_sold(self.catalogue.sells_ptu()),
            choices: vec![
                fields.choice(fields.field(Field::PtuModel, max_input), same(self.catalogue.ptu_models())),
                fields
                    .choice(fields.field(Field::PtuMode, None), modes(lang, self.catalogue.ptu_modes(model))),
            ],
            inputs: vec![
                self.throughput(Field::InputTpm, policy.map(|policy| on_sale(&policy.input_purchase.value))),
                self.throughput(
                    Field::OutputTpm,
                    policy.map(|policy| on_sale(&policy.output_purchase.value)),
                ),
            ],
        }
    }

    /// A field for a throughput, which says how many price blocks it holds.
    fn throughput(&self, field: Field, on_sale: Option<String>) -> FieldView {
        let units = &self.fields.state.answer.units;
        let check = units.iter().find(|check| check.path == field.path());
        let unit = check.map(|check| UnitView::new(check, self.format));
        let blocks = unit.as_ref().map(|unit| unit.blocks.to_string());
        let hint = match (blocks, on_sale) {
            (Some(blocks), Some(on_sale)) => Some(self.fields.lang.form_blocks_on_sale(&blocks, &on_sale)),
            (one, other) => one.or(other),
        };
        let view = self.fields.field(field, hint);
        FieldView { question: unit.and_then(|unit| unit.question).or(view.question.clone()), ..view }
    }

    pub(super) fn model_unit(&self) -> PartView {
        let (fields, lang) = (self.fields, self.fields.lang);
        let texts = &fields.state.form.model_unit.texts;
        let choice = |field, options| fields.choice(fields.field(field, None), options);
        let mut choices = vec![choice(Field::UnitModel, same(self.catalogue.unit_models()))];
        let mode_options = self.catalogue.unit_modes(&texts.model);
        if !mode_options.is_empty() || texts.mode.is_some() {
            choices.push(choice(Field::UnitMode, modes(lang, mode_options)));
        }
        let specs = self.catalogue.unit_specs(&texts.model, texts.mode.as_deref());
        if specs.len() > 1 || texts.spec.is_some() {
            choices.push(choice(Field::UnitSpec, same(specs)));
        }
        PartView {
            part: PartName::ModelUnit,
            title: lang.form_model_unit(),
            hint: lang.form_model_unit_hint(),
            on: fields.state.form.model_unit.on,
            not_sold: self.not_sold(self.catalogue.sells_model_units()),
            choices,
            inputs: vec![fields.field(Field::Units, None)],
        }
    }

    pub(super) fn traffic(&self) -> PartView {
        let lang = self.fields.lang;
        PartView {
            part: PartName::Traffic,
            title: lang.form_traffic(),
            hint: lang.form_traffic_hint(),
            on: self.fields.state.form.traffic.on,
            not_sold: None,
            choices: Vec::new(),
            inputs: vec![
                self.fields.field(Field::RequestsPerMinute, None),
                self.fields.field(Field::InputTokens, None),
                self.fields.field(Field::OutputTokens, None),
                self.fields.field(Field::CachedPercent, None),
            ],
        }
    }
}

/// Entries that are called what they hold.
fn same(values: Vec<&'static str>) -> Vec<(AttrValue, AttrValue)> {
    values.into_iter().map(|value| (value.into(), value.into())).collect()
}

fn modes(lang: Lang, modes: Vec<Mode>) -> Vec<(AttrValue, AttrValue)> {
    modes.into_iter().map(|mode| (mode.name().into(), lang.mode(mode).into())).collect()
}
