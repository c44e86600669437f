//! What a price page leaves open, and how an answer reads it.

use crate::named_enum;

named_enum! {
    /// The name of an open question of a price page.
    pub enum AssumptionId {
        /// Whether an order at the late-order time itself counts as late.
        LateOrderInstant = "late-order-instant",
        /// Whether the expiry minute itself is still covered.
        ExpiryMinute = "expiry-minute",
        /// What a month's price is divided by for the day rate of a cancellation.
        DayRate = "day-rate",
        /// How long a month of commitment is.
        MonthLength = "month-length",
        /// Whether time after the first month is billed in whole months or in days.
        AfterFirstMonth = "after-first-month",
        /// What a throughput that is not a multiple of the purchase step is charged as.
        PurchaseStep = "purchase-step",
        /// Which of two longest inputs of a model holds.
        LongestInput = "longest-input",
    }
}

named_enum! {
    /// Whether an order at the late-order time itself counts as late.
    pub enum LateOrderInstant {
        /// It does not: "after" is strict.
        NotLate = "not-late",
        /// It does.
        Late = "late",
    }
}

named_enum! {
    /// Whether the expiry minute itself is still covered.
    pub enum ExpiryMinute {
        /// The package lasts through the end of that minute.
        Inclusive = "inclusive",
        /// The package ends as that minute begins.
        Exclusive = "exclusive",
    }
}

named_enum! {
    /// What a month's price is divided by for the day rate of a cancellation.
    pub enum DayRate {
        /// The number of days the book states.
        ThirtyDays = "thirty-days",
        /// The days of the calendar month the commitment starts in.
        CalendarMonth = "calendar-month",
    }
}

named_enum! {
    /// How long a month of commitment is.
    pub enum MonthLength {
        /// To the same day and time of the next month, or its last day.
        Calendar = "calendar",
        /// Exactly thirty days.
        ThirtyDays = "thirty-days",
    }
}

named_enum! {
    /// How time after the first month is billed.
    pub enum AfterFirstMonth {
        /// In whole months.
        WholeMonths = "whole-months",
        /// In whole months, and what is left in started days at the day rate.
        Days = "days",
    }
}

named_enum! {
    /// What a throughput that is not a multiple of the purchase step is charged as.
    pub enum PurchaseStep {
        /// As entered.
        AsEntered = "as-entered",
        /// Rounded up to the next amount on sale.
        RoundedUp = "rounded-up",
        /// Not at all: it is refused.
        Refused = "refused",
    }
}

named_enum! {
    /// Which longest input of a model holds where its price row and its conversion factors print different ones.
    pub enum LongestInput {
        /// The one beside the factors.
        Factors = "factors",
        /// The shorter of both.
        Shorter = "shorter",
    }
}

named_enum! {
    /// The name of an open question that only the replay of a log meets: the page says that traffic above the purchased
    /// throughput overflows, not which requests that are. It has one reading, which cannot be chosen.
    pub enum ReplayAssumptionId {
        /// Which requests overflow when those of a minute ask for more than is reserved.
        OverflowingRequests = "overflowing-requests",
    }
}

named_enum! {
    /// Which requests overflow when those of a minute ask for more than is reserved.
    pub enum OverflowingRequests {
        /// In order of arrival, one that does not fit what is left of either quota overflows whole; the next may still fit.
        WholeInOrder = "whole-in-order",
    }
}

/// How each open question is read. The default is what a careful reader of the page would take it to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// See [`LateOrderInstant`]; by default not late.
    pub late_order_instant: LateOrderInstant,
    /// See [`ExpiryMinute`]; by default inclusive.
    pub expiry_minute: ExpiryMinute,
    /// See [`DayRate`]; by default the book's thirty days.
    pub day_rate: DayRate,
    /// See [`MonthLength`]; by default calendar months.
    pub month_length: MonthLength,
    /// See [`AfterFirstMonth`]; by default whole months.
    pub after_first_month: AfterFirstMonth,
    /// See [`PurchaseStep`]; by default as entered.
    pub purchase_step: PurchaseStep,
    /// See [`LongestInput`]; by default the one beside the factors.
    pub longest_input: LongestInput,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            late_order_instant: LateOrderInstant::NotLate,
            expiry_minute: ExpiryMinute::Inclusive,
            day_rate: DayRate::ThirtyDays,
            month_length: MonthLength::Calendar,
            after_first_month: AfterFirstMonth::WholeMonths,
            purchase_step: PurchaseStep::AsEntered,
            longest_input: LongestInput::Factors,
        }
    }
}

impl Assumptions {
    /// The name of the reading chosen for a question.
    pub fn chosen(&self, id: AssumptionId) -> &'static str {
        use crate::named::Named as _;
        match id {
            AssumptionId::LateOrderInstant => self.late_order_instant.name(),
            AssumptionId::ExpiryMinute => self.expiry_minute.name(),
            AssumptionId::DayRate => self.day_rate.name(),
            AssumptionId::MonthLength => self.month_length.name(),
            AssumptionId::AfterFirstMonth => self.after_first_month.name(),
            AssumptionId::PurchaseStep => self.purchase_step.name(),
            AssumptionId::LongestInput => self.longest_input.name(),
        }
    }

    /// Chooses a reading by its name; `false` when the question has no such reading.
    pub fn choose(&mut self, id: AssumptionId, reading: &str) -> bool {
        fn set<T: crate::named::Named>(field: &mut T, reading: &str) -> bool {
            T::from_name(reading).map(|value| *field = value).is_some()
        }
        match id {
            AssumptionId::LateOrderInstant => set(&mut self.late_order_instant, reading),
            AssumptionId::ExpiryMinute => set(&mut self.expiry_minute, reading),
            AssumptionId::DayRate => set(&mut self.day_rate, reading),
            AssumptionId::MonthLength => set(&mut self.month_length, reading),
            AssumptionId::AfterFirstMonth => set(&mut self.after_first_month, reading),
            AssumptionId::PurchaseStep => set(&mut self.purchase_step, reading),
            AssumptionId::LongestInput => set(&mut self.longest_input, reading),
        }
    }
}

impl AssumptionId {
    /// The names of every reading of the question, the default first.
    pub fn alternatives(self) -> Vec<&'static str> {
        use crate::named::Named;
        fn names<T: Named>() -> Vec<&'static str> {
            T::ALL.iter().map(|value| value.name()).collect()
        }
        match self {
            Self::LateOrderInstant => names::<LateOrderInstant>(),
            Self::ExpiryMinute => names::<ExpiryMinute>(),
            Self::DayRate => names::<DayRate>(),
            Self::MonthLength => names::<MonthLength>(),
            Self::AfterFirstMonth => names::<AfterFirstMonth>(),
            Self::PurchaseStep => names::<PurchaseStep>(),
            Self::LongestInput => names::<LongestInput>(),
        }
    }
}
