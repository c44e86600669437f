//! What a book states of the renewals of what is prepaid.

use std::borrow::Cow;

use billing::{
    comparison::Comparison,
    lifecycle::DailyPackage,
    method::Term,
    named_enum,
    price_book::{Condition, PriceBook},
};
use text::Lang;

use crate::{
    answer::Writer,
    code::Code,
    comparison::{Note, Sentence},
};

named_enum! {
    /// What to know about the renewals of what is prepaid.
    pub enum CalendarNotice {
        /// No source of the price book states when a renewal is charged.
        RenewalNotStated = "renewal-not-stated",
        /// A daily package renews by itself, and is charged again before it expires, unless that is switched off.
        RenewalCharged = "renewal-charged",
        /// A daily package is ordered when the time at which its renewal would be charged is over: no source states when
        /// it is charged then.
        ShortPackageRenewal = "short-package-renewal",
        /// No source of the price book states when the renewal of a monthly package is charged.
        MonthlyRenewalNotStated = "monthly-renewal-not-stated",
    }
}

impl CalendarNotice {
    /// What to know, in a sentence, with the book's numbers.
    fn sentence(self, lang: Lang, book: &PriceBook) -> Cow<'static, str> {
        match self {
            Self::RenewalNotStated => lang.dates_renewal().into(),
            Self::RenewalCharged => {
                let charged = lang.condition(Condition::AutomaticRenewal, book);
                [&charged, lang.choose(" ", ""), lang.dates_without_renewal()].concat().into()
            }
            Self::ShortPackageRenewal => lang.dates_short_package_renewal().into(),
            Self::MonthlyRenewalNotStated => lang.dates_monthly_renewal().into(),
        }
    }
}

impl Writer {
    /// What the book states of the renewals of what is prepaid, and what it does not.
    pub(super) fn renewals(
        &mut self,
        book: &PriceBook,
        comparison: &Comparison,
    ) -> Vec<Note<CalendarNotice>> {
        let terms = || comparison.options.iter().map(|option| &option.quote.term);
        let packages: Vec<&DailyPackage> = terms()
            .filter_map(|term| if let Term::DailyPackages(packages) = term { Some(packages) } else { None })
            .flatten()
            .collect();
        let monthly = terms().any(|term| matches!(term, Term::Monthly(Some(_))));
        let renewal = book.policy.renewal.as_ref();
        let mut notices = Vec::new();
        match renewal {
            Some(renewal) if !packages.is_empty() => {
                notices.push(CalendarNotice::RenewalCharged);
                let undated =
                    packages.iter().any(|package| package.renewal_charged(&renewal.value).is_none());
                notices.extend(undated.then_some(CalendarNotice::ShortPackageRenewal));
                notices.extend(monthly.then_some(CalendarNotice::MonthlyRenewalNotStated));
            }
            Some(_) if monthly => notices.push(CalendarNotice::MonthlyRenewalNotStated),
            None if monthly || !packages.is_empty() => notices.push(CalendarNotice::RenewalNotStated),
            _ => {}
        }
        let note = |code: CalendarNotice| {
            let stated = matches!(code, CalendarNotice::RenewalCharged | CalendarNotice::ShortPackageRenewal);
            Note {
                code: Code(code),
                message: Sentence::new(|lang| code.sentence(lang, book)),
                sources: renewal
                    .filter(|_| stated)
                    .map(|renewal| self.cite(&renewal.source))
                    .into_iter()
                    .collect(),
            }
        };
        notices.into_iter().map(note).collect()
    }
}
