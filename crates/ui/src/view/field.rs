//! A field of the form: what it holds, and what to say beside it.

use billing::{named::Named as _, price_book::Mode};
use contract::problem::Problem;
use text::Lang;
use yew::AttrValue;

use super::unit::UnitQuestion;
use crate::{catalogue::Catalogue, field::Field, state::State};

/// A field of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldView {
    /// Which field.
    pub field: Field,
    /// The id of its control.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What it holds, as typed.
    pub text: AttrValue,
    /// What may be typed.
    pub hint: Option<HintView>,
    /// That it took the place of what the price book does not sell.
    pub replaced: Option<HintView>,
    /// What is wrong with it.
    pub problem: Option<ProblemView>,
    /// Whether another number was meant.
    pub question: Option<UnitQuestion>,
}

/// A field with a list to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceView {
    /// The field.
    pub field: FieldView,
    /// The list: what each entry holds, and what it is called.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What tells the list from that of another book or model, by all that it holds.
    pub list: AttrValue,
}

/// What to know about a field, in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct HintView {
    /// The id its field refers to.
    pub id: AttrValue,
    /// The sentence.
    pub text: AttrValue,
}

/// What is wrong with a field, in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemView {
    /// The id its field refers to.
    pub id: AttrValue,
    /// Where the contract has the field.
    pub path: AttrValue,
    /// The sentence.
    pub message: AttrValue,
}

/// What is wrong, in a sentence that stands away from the field.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedProblem {
    /// The name of the field and the id of its control; `None` where no field is to blame.
    pub field: Option<(AttrValue, AttrValue)>,
    /// The sentence.
    pub message: AttrValue,
}

/// A date and a time, and what is wrong with them.
#[derive(Clone, Debug, PartialEq)]
pub struct MomentView {
    /// What happens then.
    pub legend: &'static str,
    /// The date.
    pub date: FieldView,
    /// The time of day.
    pub time: FieldView,
    /// What is wrong with either, each thing once.
    pub problems: Vec<ProblemView>,
}

impl FieldView {
    /// The ids of what is said beside it; `None` where nothing is.
    pub fn described_by(&self) -> Option<AttrValue> {
        let sentences = [&self.replaced, &self.hint].into_iter().flatten().map(|hint| &*hint.id);
        let ids: Vec<_> = sentences.chain(self.problem.iter().map(|problem| &*problem.id)).collect();
        (!ids.is_empty()).then(|| ids.join(" ").into())
    }
}

/// What is wrong, by path.
pub(super) struct Problems<'state> {
    all: &'state [Problem],
    lang: Lang,
}

impl<'state> Problems<'state> {
    pub(super) fn new(state: &'state State, lang: Lang) -> Self {
        Self { all: &state.answer.problems, lang }
    }

    /// The first problem with the value at a path, or with an entry of the list there.
    pub(super) fn at(&self, path: &str) -> Option<ProblemView> {
        let is_at = |problem: &&Problem| {
            let rest = problem.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('[') && rest.ends_with(']')))
        };
        self.all.iter().find(is_at).map(|problem| self.view(problem))
    }

    /// The first problem that is about a field.
    pub(super) fn of(&self, field: Field) -> Option<&'state Problem> {
        let path = field.path();
        let concerns = |problem: &&Problem| problem.path == path && field.concerns(problem.code.0);
        self.all.iter().find(concerns)
    }

    fn view(&self, problem: &Problem) -> ProblemView {
        ProblemView {
            id: [&problem.path, "-", problem.code.0.name()].concat().into(),
            path: problem.path.clone().into(),
            message: problem.message(self.lang).into(),
        }
    }
}

/// Fields as a state has them.
pub(super) struct Fields<'state> {
    pub(super) state: &'state State,
    pub(super) lang: Lang,
    pub(super) problems: Problems<'state>,
}

impl<'state> Fields<'state> {
    pub(super) fn new(state: &'state State, lang: Lang) -> Self {
        Self { state, lang, problems: Problems::new(state, lang) }
    }

    pub(super) fn field(&self, field: Field, hint: Option<String>) -> FieldView {
        let (id, text) = (field.id(), field.text(&self.state.form));
        let problem = self.problems.of(field);
        FieldView {
            field,
            label: self.label(field),
            text: text.to_owned().into(),
            hint: hint.map(|text| HintView { id: [&id, "-hint"].concat().into(), text: text.into() }),
            replaced: self
                .replaced(field)
                .map(|text| HintView { id: [&id, "-replaced"].concat().into(), text: text.into() }),
            problem: problem.map(|problem| self.problems.view(problem)),
            question: problem.and_then(|problem| UnitQuestion::ungrouped(problem, text, self.lang)),
            id: id.into_owned().into(),
        }
    }

    /// What a field held that the price book does not sell, and what took its place.
    pub(super) fn replaced(&self, field: Field) -> Option<String> {
        let form = &self.state.form;
        let (_, earlier) =
            form.replaced.iter().find(|(replaced, text)| *replaced == field && !text.is_empty())?;
        let now = match field.text(form) {
            // The only specification there is goes without saying in the form.
            "" => Catalogue::of(&form.book).only_spec(form)?,
            text => text,
        };
        let model = match field {
            Field::PtuMode => &form.ptu.texts.model,
            Field::UnitMode => &form.model_unit.texts.model,
            _ => return Some(self.lang.form_replaced(earlier, now)),
        };
        let name = |text| Mode::from_name(text).map_or(text, |mode| self.lang.mode(mode));
        Some(self.lang.form_replaced_mode(model, name(earlier), name(now)))
    }

    /// What a field is called beside its control.
    fn label(&self, field: Field) -> AttrValue {
        label(field, &self.state.form.book, self.lang)
    }

    /// What is wrong with a field, with its name; a problem of the question as a whole has none.
    pub(super) fn named(&self, problem: &Problem) -> NamedProblem {
        named(problem, &self.state.form.book, self.lang)
    }

    /// A list; a text that is not on it is put before it, so that the control shows what the form holds.
    pub(super) fn choice(&self, field: FieldView, mut options: Vec<(AttrValue, AttrValue)>) -> ChoiceView {
        let list = options.iter().map(|(value, _)| &**value).collect::<Vec<_>>().join(",");
        if !options.iter().any(|(value, _)| *value == field.text) {
            let name = match &*field.text {
                "" => self.lang.form_choose().into(),
                text => self.lang.form_not_in_book(text).into(),
            };
            options.insert(0, (field.text.clone(), name));
        }
        ChoiceView { field, options, list: list.into() }
    }

    pub(super) fn moment(&self, legend: &'static str, date: Field, time: Field) -> MomentView {
        let (date, time) = (self.field(date, None), self.field(time, None));
        let mut problems: Vec<_> = [&date.problem, &time.problem].into_iter().flatten().cloned().collect();
        problems.dedup();
        MomentView { legend, date, time, problems }
    }
}

/// What is wrong with a field, with its name; a problem of the question as a whole has none. `book` is the scenario's.
pub fn named(problem: &Problem, book: &str, lang: Lang) -> NamedProblem {
    let field = Field::of(problem).map(|field| name(field, &problem.path, book, lang));
    NamedProblem { field, message: problem.message(lang).into() }
}

/// What a field is called beside its control.
fn label(field: Field, book: &str, lang: Lang) -> AttrValue {
    let label = match field {
        Field::Book => lang.form_book(),
        Field::StartDate => return lang.form_date_of(lang.form_start()).into(),
        Field::StartTime => return lang.form_time_of(lang.form_start()).into(),
        Field::EndDate => return lang.form_date_of(lang.form_end()).into(),
        Field::EndTime => return lang.form_time_of(lang.form_end()).into(),
        Field::From(_) => lang.form_from(),
        Field::To(_) => lang.form_to(),
        Field::PtuModel | Field::UnitModel => lang.form_model(),
        Field::PtuMode | Field::UnitMode => lang.form_mode(),
        Field::UnitSpec => lang.form_spec(),
        Field::InputTpm => lang.form_input_tpm(),
        Field::OutputTpm => lang.form_output_tpm(),
        Field::Units => lang.form_units(),
        Field::RequestsPerMinute => lang.form_requests_per_minute(),
        Field::InputTokens => lang.form_input_tokens(),
        Field::OutputTokens => lang.form_output_tokens(),
        Field::CachedPercent => lang.form_cached_percent(),
        Field::Reading(id) => {
            let book = Catalogue::of(book).book;
            return book.map_or_else(|| id.name().into(), |book| lang.assumption(id, book).into());
        }
    };
    label.into()
}

/// What a field is called away from its control, and the id of that.
fn name(field: Field, path: &str, book: &str, lang: Lang) -> (AttrValue, AttrValue) {
    let label = label(field, book, lang);
    let group = match field {
        Field::PtuModel | Field::PtuMode => lang.table_ptu().into(),
        Field::UnitModel | Field::UnitMode | Field::UnitSpec => lang.table_model_unit().into(),
        Field::From(index) | Field::To(index) => lang.form_window(&(index + 1).to_string()),
        _ => String::new(),
    };
    let name = match &*group {
        "" => label,
        // The days, or the window as a whole.
        _ if path.ends_with(']') || path.ends_with(".days") => group.into(),
        _ => [&group, " · ", &label].concat().into(),
    };
    let control = match field {
        Field::Reading(id) => [id.name(), "-", id.alternatives().first().unwrap_or(&"")].concat(),
        field => field.id().into_owned(),
    };
    (name, control.into())
}
