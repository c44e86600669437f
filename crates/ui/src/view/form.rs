//! The form: controls with their texts, hints and errors.

use billing::{
    named::Named as _,
    price_book::{Mode, PurchaseRule},
};
use contract::problem::Problem;
use text::Lang;
use yew::AttrValue;

use crate::{
    catalogue::Catalogue,
    edit::PartName,
    field::Field,
    format::Format,
    state::State,
    view::window::{WindowView, windows},
};

/// The form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormView {
    /// The price book.
    pub book: ChoiceView,
    /// The period's start and end, a date and a time each.
    pub period: [MomentView; 2],
    /// Whether the weekly windows count.
    pub weekly: bool,
    /// The weekly windows.
    pub windows: Vec<WindowView>,
    /// What is wrong with the windows as a whole.
    pub windows_problem: Option<ProblemView>,
    /// Provisioned Throughput.
    pub ptu: PartView,
    /// Model Units.
    pub model_unit: PartView,
    /// The traffic.
    pub traffic: PartView,
}

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
    pub inputs: Vec<InputView>,
}

/// A field to type into.
#[derive(Clone, Debug, PartialEq)]
pub struct InputView {
    /// Which field.
    pub field: Field,
    /// Its label.
    pub label: AttrValue,
    /// What it holds, as typed.
    pub text: AttrValue,
    /// What may be typed.
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    pub problem: Option<ProblemView>,
}

/// A field with a list to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceView {
    /// Which field.
    pub field: Field,
    /// Its label.
    pub label: AttrValue,
    /// What it holds.
    pub text: AttrValue,
    /// The list: what each entry holds, and what it is called.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What to know before choosing.
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    pub problem: Option<ProblemView>,
}

/// What is wrong with a field, in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemView {
    /// Where the contract has the field.
    pub path: AttrValue,
    /// The sentence.
    pub message: AttrValue,
}

/// A date and a time, and what is wrong with the two together.
#[derive(Clone, Debug, PartialEq)]
pub struct MomentView {
    /// What happens then.
    pub legend: &'static str,
    /// The date.
    pub date: InputView,
    /// The time of day.
    pub time: InputView,
    /// What is wrong with them.
    pub problem: Option<ProblemView>,
}

/// What the form shows.
pub fn form(state: &State, format: &Format) -> FormView {
    let lang = format.lang();
    let form = &state.form;
    let catalogue = Catalogue::of(&form.book);
    let build =
        Build { state, lang, format, catalogue, problems: Problems { all: &state.answer.problems, lang } };
    FormView {
        book: build.book(),
        period: [
            build.moment(lang.form_start(), Field::StartDate, Field::StartTime),
            build.moment(lang.form_end(), Field::EndDate, Field::EndTime),
        ],
        weekly: form.weekly,
        windows: windows(form, &build.problems),
        windows_problem: build.problems.at("running.windows"),
        ptu: build.ptu(),
        model_unit: build.model_unit(),
        traffic: build.traffic(),
    }
}

/// What is wrong, by path.
pub(super) struct Problems<'state> {
    pub(super) all: &'state [Problem],
    pub(super) lang: Lang,
}

impl Problems<'_> {
    /// The first problem with the value at a path, or with an entry of the list there.
    pub(super) fn at(&self, path: &str) -> Option<ProblemView> {
        let is_at = |problem: &&Problem| {
            let rest = problem.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('[') && rest.ends_with(']')))
        };
        let problem = self.all.iter().find(is_at)?;
        Some(ProblemView { path: problem.path.clone().into(), message: problem.message(self.lang).into() })
    }
}

struct Build<'state> {
    state: &'state State,
    lang: Lang,
    format: &'state Format,
    catalogue: Catalogue,
    problems: Problems<'state>,
}

impl Build<'_> {
    fn input(&self, field: Field, label: impl Into<AttrValue>, hint: Option<AttrValue>) -> InputView {
        InputView {
            field,
            label: label.into(),
            text: field.text(&self.state.form).to_owned().into(),
            hint,
            problem: self.problems.at(&field.path()),
        }
    }

    /// A list; a text that is not on it is put before it, so that the control shows what the form holds.
    fn choice(
        &self,
        field: Field,
        label: &'static str,
        mut options: Vec<(AttrValue, AttrValue)>,
    ) -> ChoiceView {
        let text = field.text(&self.state.form);
        if !options.iter().any(|(value, _)| value == text) {
            let name = match text {
                "" => self.lang.form_choose().into(),
                text => self.lang.form_not_in_book(text).into(),
            };
            options.insert(0, (text.to_owned().into(), name));
        }
        ChoiceView {
            field,
            label: label.into(),
            text: text.to_owned().into(),
            options,
            hint: None,
            problem: self.problems.at(&field.path()),
        }
    }

    fn book(&self) -> ChoiceView {
        let title = |id| books::find(id).map(|book| self.lang.choose(&book.title.en, &book.title.zh));
        let options =
            books::ids().into_iter().map(|id| (id.into(), title(id).unwrap_or(id).into())).collect();
        let hint = self.catalogue.book.map(|book| {
            let zone = zone(book.utc_offset_minutes);
            self.lang.form_book_hint(book.currency.name(), &zone).into()
        });
        ChoiceView { hint, ..self.choice(Field::Book, self.lang.form_book(), options) }
    }

    fn moment(&self, legend: &'static str, date: Field, time: Field) -> MomentView {
        let problem = self.problems.at(&date.path());
        let date =
            InputView { problem: problem.clone(), ..self.input(date, self.lang.form_date_of(legend), None) };
        let time =
            InputView { problem: problem.clone(), ..self.input(time, self.lang.form_time_of(legend), None) };
        MomentView { legend, date, time, problem }
    }

    fn not_sold(&self, sold: bool) -> Option<&'static str> {
        (!sold).then(|| self.lang.form_not_sold())
    }

    fn ptu(&self) -> PartView {
        let (lang, model) = (self.lang, &self.state.form.ptu.texts.model);
        let max_input = self.catalogue.ptu_max_input(model);
        let policy = self.catalogue.book.map(|book| &book.policy);
        let number = |number: String| self.format.number(&number);
        let on_sale = |rule: &PurchaseRule| -> AttrValue {
            lang.form_on_sale(&number(rule.minimum.to_string()), &number(rule.step.to_string())).into()
        };
        PartView {
            part: PartName::Ptu,
            title: lang.form_ptu(),
            hint: lang.form_ptu_hint(),
            on: self.state.form.ptu.on,
            not_sold: self.not_sold(self.catalogue.sells_ptu()),
            choices: vec![
                ChoiceView {
                    hint: max_input.map(|tokens| lang.form_max_input(&number(tokens.to_string())).into()),
                    ..self.choice(Field::PtuModel, lang.form_model(), same(self.catalogue.ptu_models()))
                },
                self.choice(Field::PtuMode, lang.form_mode(), modes(lang, self.catalogue.ptu_modes(model))),
            ],
            inputs: vec![
                self.input(
                    Field::InputTpm,
                    lang.form_input_tpm(),
                    policy.map(|policy| on_sale(&policy.input_purchase.value)),
                ),
                self.input(
                    Field::OutputTpm,
                    lang.form_output_tpm(),
                    policy.map(|policy| on_sale(&policy.output_purchase.value)),
                ),
            ],
        }
    }

    fn model_unit(&self) -> PartView {
        let (lang, texts) = (self.lang, &self.state.form.model_unit.texts);
        let mode_options = self.catalogue.unit_modes(&texts.model);
        let specs = self.catalogue.unit_specs(&texts.model, texts.mode.as_deref());
        let mut choices =
            vec![self.choice(Field::UnitModel, lang.form_model(), same(self.catalogue.unit_models()))];
        if !mode_options.is_empty() || texts.mode.is_some() {
            choices.push(self.choice(Field::UnitMode, lang.form_mode(), modes(lang, mode_options)));
        }
        if specs.len() > 1 || texts.spec.is_some() {
            choices.push(self.choice(Field::UnitSpec, lang.form_spec(), same(specs)));
        }
        PartView {
            part: PartName::ModelUnit,
            title: lang.form_model_unit(),
            hint: lang.form_model_unit_hint(),
            on: self.state.form.model_unit.on,
            not_sold: self.not_sold(self.catalogue.sells_model_units()),
            choices,
            inputs: vec![self.input(Field::Units, lang.form_units(), None)],
        }
    }

    fn traffic(&self) -> PartView {
        let lang = self.lang;
        PartView {
            part: PartName::Traffic,
            title: lang.form_traffic(),
            hint: lang.form_traffic_hint(),
            on: self.state.form.traffic.on,
            not_sold: None,
            choices: Vec::new(),
            inputs: vec![
                self.input(Field::RequestsPerMinute, lang.form_requests_per_minute(), None),
                self.input(Field::InputTokens, lang.form_input_tokens(), None),
                self.input(Field::OutputTokens, lang.form_output_tokens(), None),
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

/// `480` minutes east as `UTC+08:00`.
fn zone(offset_minutes: i16) -> String {
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let minutes = offset_minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
