//! The slices of a plan: where each is, and what every way would cost.

use billing::{
    error::Error,
    exact::Ratio,
    money::Money,
    plan::{self, Dimension, Place, Question, Reason, Way},
};
use serde::Serialize;

use crate::{answer::Writer, code::Code, comparison::Amount, quantity::Quantity};

/// A slice of the demand: where it is, what every way to pay for it would cost, and hence why it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedSlice {
    /// The direction.
    pub dimension: Code<Dimension>,
    /// Where it starts, in tokens per minute.
    pub from: Quantity,
    /// What is bought for it, in tokens per minute.
    pub size: Quantity,
    /// Where it is.
    pub place: Code<Place>,
    /// Why it is reserved or not.
    pub reason: Code<Reason>,
    /// Reserved on daily packages alone: days, each at its price.
    pub packages: Alone,
    /// Reserved by the hour alone: hours, each at its price.
    pub hours: Alone,
    /// Reserved in the cheapest sequence of the two, whenever it is needed.
    pub reserved: PlannedReservation,
    /// Left to overflow.
    pub overflow: PlannedOverflow,
}

/// What one way alone takes: `cost = count × price`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Alone {
    /// How many days or hours.
    pub count: Quantity,
    /// What each of them costs.
    pub price: Amount,
    /// What all of them cost.
    pub cost: Amount,
}

/// The cheapest sequence of packages and hours: `cost = days × price of a day + hours × price of an hour`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedReservation {
    /// How it is paid for.
    pub way: Code<Way>,
    /// Days of packages in it.
    pub days: Quantity,
    /// Hours in it.
    pub hours: Quantity,
    /// What it costs.
    pub cost: Amount,
}

/// What is left to overflow: `cost = blocks × price`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedOverflow {
    /// Tokens of the demand that lie in the slice.
    pub tokens: Quantity,
    /// How many tokens the price is for.
    pub block: Quantity,
    /// How many blocks they are: `tokens ÷ block`.
    pub blocks: Quantity,
    /// What a block costs; absent where the book has no price for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Amount>,
    /// What they cost; absent as the price is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Amount>,
}

impl Writer {
    /// # Errors
    /// `division-by-zero` when the book's block of tokens is zero; `amount-too-large`.
    pub(super) fn slice(&self, slice: &plan::Slice, question: &Question<'_>) -> Result<PlannedSlice, Error> {
        let alone = |alone: &plan::Alone| Alone {
            count: alone.count.into(),
            price: self.amount(alone.price),
            cost: self.amount(alone.cost),
        };
        let reservation = &slice.reservation;
        let block = Ratio::from(question.book.policy.token_price_block.value);
        let token_price = question.tokens.map(|tokens| match slice.dimension {
            Dimension::Input => tokens.input,
            Dimension::Output => tokens.output,
        });
        Ok(PlannedSlice {
            dimension: Code(slice.dimension),
            from: slice.from.into(),
            size: slice.size.into(),
            place: Code(slice.place),
            reason: Code(slice.reason()),
            packages: alone(&slice.packages),
            hours: alone(&slice.hours),
            reserved: PlannedReservation {
                way: Code(reservation.way()),
                days: Ratio::whole(reservation.days()).into(),
                hours: reservation.hours().into(),
                cost: self.amount(reservation.cost),
            },
            overflow: PlannedOverflow {
                tokens: slice.tokens.into(),
                block: block.into(),
                blocks: slice.tokens.divided_by(block)?.into(),
                price: token_price.map(|price| self.amount(Money(price.into()))),
                cost: slice.overflow.map(|cost| self.amount(cost)),
            },
        })
    }
}
