//! The one error of the engine.

use core::fmt;

/// Why the engine gave no answer.
///
/// The code is stable and is what other programs branch on; the sentence is for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    AmountTooLarge,
    DivisionByZero,
    EndNotAfterStart,
    InvalidDate,
    InvalidTime,
    LogOutOfOrder,
    ModeRequired,
    PeriodTooLong,
    PurchaseStep,
    RequestTooLong,
    SpecRequired,
    UnknownMode,
    UnknownModel,
    UnknownSpec,
    WindowEmpty,
}

impl Error {
    pub(crate) const AMOUNT_TOO_LARGE: Self = Self(Kind::AmountTooLarge);
    pub(crate) const DIVISION_BY_ZERO: Self = Self(Kind::DivisionByZero);
    pub(crate) const END_NOT_AFTER_START: Self = Self(Kind::EndNotAfterStart);
    pub(crate) const INVALID_DATE: Self = Self(Kind::InvalidDate);
    pub(crate) const INVALID_TIME: Self = Self(Kind::InvalidTime);
    pub(crate) const LOG_OUT_OF_ORDER: Self = Self(Kind::LogOutOfOrder);
    pub(crate) const MODE_REQUIRED: Self = Self(Kind::ModeRequired);
    pub(crate) const PERIOD_TOO_LONG: Self = Self(Kind::PeriodTooLong);
    pub(crate) const PURCHASE_STEP: Self = Self(Kind::PurchaseStep);
    pub(crate) const REQUEST_TOO_LONG: Self = Self(Kind::RequestTooLong);
    pub(crate) const SPEC_REQUIRED: Self = Self(Kind::SpecRequired);
    pub(crate) const UNKNOWN_MODE: Self = Self(Kind::UnknownMode);
    pub(crate) const UNKNOWN_MODEL: Self = Self(Kind::UnknownModel);
    pub(crate) const UNKNOWN_SPEC: Self = Self(Kind::UnknownSpec);
    pub(crate) const WINDOW_EMPTY: Self = Self(Kind::WindowEmpty);

    /// The stable code, such as `unknown-model`.
    pub const fn code(self) -> &'static str {
        match self.0 {
            Kind::AmountTooLarge => "amount-too-large",
            Kind::DivisionByZero => "division-by-zero",
            Kind::EndNotAfterStart => "end-not-after-start",
            Kind::InvalidDate => "invalid-date",
            Kind::InvalidTime => "invalid-time",
            Kind::LogOutOfOrder => "log-out-of-order",
            Kind::ModeRequired => "mode-required",
            Kind::PeriodTooLong => "period-too-long",
            Kind::PurchaseStep => "purchase-step",
            Kind::RequestTooLong => "request-too-long",
            Kind::SpecRequired => "spec-required",
            Kind::UnknownMode => "unknown-mode",
            Kind::UnknownModel => "unknown-model",
            Kind::UnknownSpec => "unknown-spec",
            Kind::WindowEmpty => "window-empty",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::AmountTooLarge => "the amount is too large to keep exact",
            Kind::DivisionByZero => "a division by zero was asked for",
            Kind::EndNotAfterStart => "the period must end after it starts",
            Kind::InvalidDate => "there is no such day between 2000 and 2199",
            Kind::InvalidTime => "there is no such time of day",
            Kind::LogOutOfOrder => "the log is not in order of time",
            Kind::ModeRequired => "the model is sold in several modes: name one",
            Kind::PeriodTooLong => "the period must be no longer than ten years",
            Kind::PurchaseStep => "the throughput is not an amount on sale",
            Kind::RequestTooLong => "the request is longer than any input the book has a price for",
            Kind::SpecRequired => "the model is sold in several specifications: name one",
            Kind::UnknownMode => "the book does not sell the model in this mode",
            Kind::UnknownModel => "the book does not sell this model",
            Kind::UnknownSpec => "the book does not sell the model in this specification",
            Kind::WindowEmpty => "a window must not start and end at the same time",
        })
    }
}

impl core::error::Error for Error {}
