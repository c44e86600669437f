//! What a comparison comes to, in the words of every surface.

use billing::{comparison::Warning, method::Method};
use text::Lang;

use crate::{
    code::Code,
    comparison::{Amount, Comparison, PricedOption},
};

/// What a comparison comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The service never runs: every way costs nothing.
    NothingToPay,
    /// One way is the cheapest.
    Cheapest(Method),
    /// Several ways cost the least.
    EquallyCheap(Vec<Method>),
    /// No cost is complete; these ways cost the least without what is missing.
    NoneComplete(Vec<Method>),
    /// No model can answer the requests.
    NoneAnswers,
}

impl Comparison {
    /// Which ways to pay are the cheapest.
    pub fn verdict(&self) -> Verdict {
        match self.cheapest {
            _ if self.running.running_minutes == 0 => Verdict::NothingToPay,
            Some(Code(method)) => Verdict::Cheapest(method),
            None if self.equally_cheap.is_empty() && self.options.iter().all(cannot_answer) => {
                Verdict::NoneAnswers
            }
            None if self.equally_cheap.is_empty() => {
                let first = self.options.iter().filter(|option| option.rank == 1);
                Verdict::NoneComplete(first.map(|option| option.method.0).collect())
            }
            None => Verdict::EquallyCheap(self.equally_cheap.iter().map(|method| method.0).collect()),
        }
    }

    /// Which ways to pay are the cheapest and what they save, in a sentence; `written` writes an amount.
    pub fn verdict_sentence(&self, lang: Lang, written: impl Fn(&Amount) -> String) -> String {
        let verdict = self.verdict();
        let incomplete = self.options.iter().filter(|option| option.incomplete).count();
        let partly = incomplete > 0 && !matches!(verdict, Verdict::NoneComplete(_) | Verdict::NoneAnswers);
        let sentence = match (verdict, &self.savings) {
            (Verdict::NoneComplete(methods), _) => lang.result_none_known(&lang.methods(&methods)),
            (Verdict::NoneAnswers, _) => lang.result_none_answers().to_owned(),
            (Verdict::NothingToPay, _) => lang.result_never_runs().to_owned(),
            (Verdict::Cheapest(method), None) => lang.result_cheapest_is(lang.method(method)),
            (Verdict::Cheapest(method), Some(savings)) => {
                let (method, second) = (lang.method(method), written(&savings.against_second));
                match self.options.len() - incomplete {
                    2 => lang.result_saves_other(method, &second),
                    _ => lang.result_saves(method, &second, &written(&savings.against_dearest)),
                }
            }
            (Verdict::EquallyCheap(methods), savings) => {
                let saved = savings.as_ref().map(|savings| &savings.against_dearest);
                match saved.filter(|saved| saved.value != "0") {
                    None => lang.result_equally_cheap(&lang.methods(&methods)),
                    Some(saved) => lang.result_equally_cheap_saves(&lang.methods(&methods), &written(saved)),
                }
            }
        };
        if partly { lang.result_of_known(&sentence) } else { sentence }
    }

    /// What marks an option: that its cost is incomplete, that it is the cheapest, alone or with others, or that there
    /// is nothing to pay; `None` where another costs less.
    pub fn mark(&self, option: &PricedOption, lang: Lang) -> Option<&'static str> {
        match self.verdict() {
            Verdict::NothingToPay => Some(lang.result_nothing_to_pay()),
            _ if option.incomplete => Some(lang.result_incomplete()),
            _ if option.rank > 1 => None,
            Verdict::Cheapest(_) => Some(lang.result_cheapest()),
            Verdict::EquallyCheap(_) | Verdict::NoneComplete(_) | Verdict::NoneAnswers => {
                Some(lang.result_one_of_cheapest())
            }
        }
    }
}

/// Whether the model on the units of an option cannot answer the requests.
fn cannot_answer(option: &PricedOption) -> bool {
    option.warnings.iter().any(|warning| warning.code.0 == Warning::RequestAboveContext)
}
