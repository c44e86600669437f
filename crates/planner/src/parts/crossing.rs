//! Two costs over one amount: one that stays, one that grows. Where they cross, the cheaper changes.

use ui::format::{Format, MoneyFormat};

use super::{
    curves::{AxisView, CurvesView, LineKind, LineView, MarkView, path, percent},
    ticks::ticks,
};

/// Two costs as lengths to be drawn. No number of an answer comes from here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Crossing {
    /// The cost that stays.
    pub fixed: f64,
    /// What one of the amount adds to the cost that grows.
    pub each: f64,
    /// The most there is of the amount.
    pub most: f64,
}

/// The words of the curves of a crossing.
#[derive(Clone, Debug)]
pub(crate) struct CrossingWords {
    /// What they show.
    pub title: String,
    /// What there is to see in them, for who cannot see it.
    pub description: String,
    /// What the amount is: "hours a day".
    pub amount: String,
    /// What the costs are in: "USD".
    pub currency: String,
    /// What stays.
    pub fixed: String,
    /// What grows.
    pub growing: String,
    /// What stands where they cross: "12 h".
    pub sign: String,
}

impl Crossing {
    /// The curves; `None` where there is nothing to draw.
    pub(crate) fn curves(
        self,
        words: CrossingWords,
        format: &Format,
        money: &MoneyFormat,
    ) -> Option<CurvesView> {
        let Self { fixed, each, most } = self;
        let highest = fixed.max(each * most);
        if !(highest > 0.0 && highest.is_finite() && most > 0.0 && most.is_finite()) {
            return None;
        }
        let down = |cost: f64| percent(1.0 - cost / highest);
        let line = |label, kind, from: f64, to: f64| {
            let ends = [(0.0, from / highest), (1.0, to / highest)];
            LineView { label, kind, path: path(ends) }
        };
        let meets = fixed / each;
        let mark =
            (meets <= most).then(|| MarkView { sign: words.sign, x: percent(meets / most), y: down(fixed) });
        let amounts = ticks(most).into_iter();
        let amounts = amounts.map(|tick| (percent(tick / most), format.number(&tick.to_string())));
        let costs = ticks(highest).into_iter().map(|tick| (down(tick), money.exact(&tick.to_string())));
        Some(CurvesView {
            title: words.title,
            description: words.description,
            bottom: AxisView { label: words.amount, ticks: amounts.collect() },
            left: AxisView { label: words.currency, ticks: costs.collect() },
            right: AxisView { label: String::new(), ticks: Vec::new() },
            lines: vec![
                line(words.growing, LineKind::Main, 0.0, each * most),
                line(words.fixed, LineKind::Reference, fixed, fixed),
            ],
            marks: mark.into_iter().collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use billing::money::Currency;
    use text::Lang;

    use super::*;

    fn curves(fixed: f64, each: f64, most: f64) -> Option<CurvesView> {
        let word = || String::from("word");
        let words = CrossingWords {
            title: word(),
            description: word(),
            amount: word(),
            currency: word(),
            fixed: word(),
            growing: word(),
            sign: "12 h".into(),
        };
        let money = MoneyFormat::new(Lang::En, Currency::Usd, 2);
        Crossing { fixed, each, most }.curves(words, &Format::new(Lang::En), &money)
    }

    #[test]
    fn a_package_of_twelve_hours_is_crossed_half_way_along_the_day() {
        // The dearest cost, 24 × $30.80, is twice the package.
        let curves = curves(369.6, 30.8, 24.0).unwrap();
        let [mark] = curves.marks.as_slice() else { panic!("one mark") };
        assert_eq!((mark.x.as_str(), mark.y.as_str()), ("50.00%", "50.00%"));
        assert_eq!(curves.lines[1].path, "M0.0 500.0L1000.0 500.0");
        assert_eq!(curves.left.ticks[1].1, "$200.00");
    }

    #[test]
    fn lines_that_do_not_cross_within_the_amount_have_no_mark() {
        assert_eq!(curves(30.8, 0.075_792, 100.0).unwrap().marks, []);
        assert_eq!(curves(1.0, 0.0, 10.0).unwrap().marks, []);
    }

    #[test]
    fn nothing_is_drawn_of_costs_that_are_all_zero_or_no_numbers() {
        assert_eq!(curves(0.0, 0.0, 24.0), None);
        assert_eq!(curves(f64::NAN, 1.0, 0.0), None);
    }
}
