//! What is wrong with the scenario that a tool asks about.

use contract::{
    problem::{Problem, ProblemCode},
    size::in_percent,
};
use text::Lang;
use ui::view::field::named;
use yew::prelude::*;

/// What is wrong with the scenario above, in sentences; what is wrong with a tool's own fields stands beside them.
pub(crate) fn of_scenario(problems: &[Problem], lang: Lang) -> Vec<AttrValue> {
    // The form above takes it in per cent.
    let problems = in_percent(problems.to_vec(), "scenario.traffic.cachedShare");
    let own = |problem: &&Problem| !problem.path.is_empty() && !problem.path.starts_with("scenario");
    let sentence = |problem: &Problem| {
        // No field of it is there that "this field" could mean.
        if problem.code.0 == ProblemCode::Missing && problem.path == "scenario.ptu" {
            lang.planner_needs_ptu().into()
        } else {
            let path = problem.path.strip_prefix("scenario.").unwrap_or(&problem.path);
            let named = named(&Problem { path: path.into(), ..problem.clone() }, "", lang);
            match named.field {
                Some((name, _)) => lang.planner_refused_field(&name, &named.message).into(),
                None => named.message,
            }
        }
    };
    problems.iter().filter(|problem| !own(problem)).map(sentence).collect()
}

/// Says that the scenario above must be corrected first, and why; nothing where nothing is wrong with it.
pub(crate) fn refusal(lang: Lang, sentences: &[AttrValue]) -> Html {
    html! {
        if !sentences.is_empty() {
            <div class="notice notice--problem" role="alert">
                <p>{ lang.planner_refused() }</p>
                <ul class="notice__list">{ for sentences.iter().map(|text| html! { <li>{ text }</li> }) }</ul>
            </div>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_the_scenario_above_names_its_field() {
        let wrong = Problem::new(ProblemCode::Missing, "scenario.ptu.inputTpm", "");
        let sentences = of_scenario(&[wrong], Lang::En);
        assert!(sentences[0].starts_with("Input tokens per minute: "), "{sentences:?}");
        // Typed in per cent above.
        let wrong = Problem::new(ProblemCode::TooLarge, "scenario.traffic.cachedShare", "1");
        let sentences = of_scenario(&[wrong], Lang::En);
        assert!(
            sentences[0].starts_with("Cache hit rate, %: The number must be at most 100"),
            "{sentences:?}"
        );
    }
}
