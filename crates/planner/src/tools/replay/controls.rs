//! The controls of a replay: which column is which, and how the log is read.

use std::rc::Rc;

use text::Lang;
use yew::prelude::*;

use super::{
    field::Field,
    state::{Action, Log, State},
};
use crate::parts::{
    choice_field::{ChoiceFieldView, choice_field},
    text_field::{Kind, TextFieldView, text_field},
};

/// What the controls are drawn with.
pub(super) struct Controls<'a> {
    pub(super) lang: Lang,
    pub(super) log: &'a Log,
    pub(super) state: &'a State,
    pub(super) on_action: Callback<Action>,
}

impl Controls<'_> {
    /// All of them; what few people need is folded away.
    pub(super) fn draw(&self) -> Html {
        let lang = self.lang;
        html! {
            <>
                if !self.names().is_empty() {
                    <fieldset class="group">
                        <legend class="group__title">{ lang.planner_replay_columns() }</legend>
                        <div class="pair">{ for Field::COLUMNS.map(|field| self.column(field)) }</div>
                        <p class="field__hint">{ lang.planner_replay_recognised() }</p>
                    </fieldset>
                }
                <div class="pair">
                    { self.text(Field::Zone, Kind::Text, Some(lang.planner_replay_zone_hint())) }
                    { self.text(Field::Share, Kind::Number, None) }
                    { self.choice(Field::Proportion) }
                </div>
                { self.reading() }
            </>
        }
    }

    fn reading(&self) -> Html {
        let lang = self.lang;
        let ontoggle = self.on_action.reform(|event: Event| {
            let details: web_sys::Element = event.target_unchecked_into();
            Action::Unfold(details.has_attribute("open"))
        });
        html! {
            <details class="fold replay__how" open={self.state.is_unfolded} {ontoggle}>
                <summary class="fold__summary">{ lang.planner_replay_how() }</summary>
                <div class="group">
                    <p class="field__hint">{ lang.planner_replay_how_hint() }</p>
                    <div class="pair">
                        { self.choice(Field::TimeUnit) }
                        { self.text(Field::Start, Kind::Moment, Some(lang.planner_replay_log_start_hint())) }
                        { self.choice(Field::CachedLie) }
                        { self.choice(Field::ReasoningLie) }
                        { self.choice(Field::Rows) }
                        { self.text(Field::BucketMinutes, Kind::Number, Some(lang.planner_replay_bucket_minutes_hint())) }
                        if !self.names().is_empty() {
                            { for Field::MORE_COLUMNS.map(|field| self.column(field)) }
                        }
                    </div>
                </div>
            </details>
        }
    }

    /// The names of the log's columns: those of a refusal, which tells more than the start of the file.
    fn names(&self) -> &[String] {
        let header = self.log.header.as_ref().map(|header| &header.names);
        self.state.columns.as_ref().map(|columns| &columns.names).or(header).map_or(&[], Vec::as_slice)
    }

    fn text(&self, field: Field, kind: Kind, hint: Option<&'static str>) -> Html {
        let Self { lang, state, .. } = self;
        let problems = (field.path(), state.problems.as_slice());
        let view = TextFieldView::new(field.id(), field.label(*lang), state.text(field), problems, *lang);
        let problem = view.problem.clone().or_else(|| self.asked(field));
        let view = TextFieldView { hint: hint.map(AttrValue::from), problem, ..view };
        text_field(&view, kind, self.on_set(field))
    }

    fn choice(&self, field: Field) -> Html {
        let choices = field.choices(self.lang).unwrap_or_default();
        self.select(field, choices.into_iter().map(|(name, words)| (name.into(), words.into())).collect())
    }

    /// A column: recognised, or chosen among all there are.
    fn column(&self, field: Field) -> Html {
        let recognised = self.recognised(field);
        let chosen = self.state.text(field);
        let names = self.names().iter().map(String::as_str);
        // A name that a link brought is not among the names before its log is read.
        let chosen =
            Some(chosen).filter(|name| !name.is_empty() && !names.clone().any(|other| other == *name));
        let others = names.filter(|name| **name != *recognised).chain(chosen);
        let others = others.map(|name| (AttrValue::from(name.to_owned()), name.to_owned().into()));
        self.select(
            field,
            [(AttrValue::default(), recognised.clone().into())].into_iter().chain(others).collect(),
        )
    }

    /// What a column is where nobody chooses it. That the start of a log has no such name does not say that the rest has
    /// none: formats have counts inside other columns, and not in every row.
    fn recognised(&self, field: Field) -> Rc<str> {
        let Self { lang, log, state, .. } = self;
        let header = log.header.as_ref().filter(|_| state.columns.is_none());
        match header.and_then(|header| header.recognised(field.column()?)) {
            Some(name) => name.into(),
            None if state.refused.asks.contains(&field) => lang.form_choose().into(),
            None => lang.planner_replay_by_name().into(),
        }
    }

    fn select(&self, field: Field, options: Vec<(AttrValue, AttrValue)>) -> Html {
        let Self { lang, state, .. } = self;
        let problem = state.problems.iter().find(|problem| problem.path == field.path());
        let is_guessed = state.is_guessed(field);
        let problem = problem.map(|problem| AttrValue::from(problem.message(*lang)));
        let view = ChoiceFieldView {
            id: field.id().into(),
            label: field.label(*lang).into(),
            chosen: state.text(field).to_owned().into(),
            options,
            hint: is_guessed.then(|| lang.planner_replay_guessed().into()),
            problem: problem.or_else(|| self.asked(field).filter(|_| !is_guessed)),
        };
        choice_field(&view, self.on_set(field))
    }

    /// That the log cannot be read without it.
    fn asked(&self, field: Field) -> Option<AttrValue> {
        self.state.refused.asks.contains(&field).then(|| self.lang.planner_replay_asked().into())
    }

    fn on_set(&self, field: Field) -> Callback<String> {
        self.on_action.reform(move |text| Action::Set(field, text))
    }
}
