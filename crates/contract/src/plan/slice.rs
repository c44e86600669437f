//! The slices of a plan, and what each way to pay for them would cost.

use billing::{
    exact::Ratio,
    plan::{self, Dimension, Way},
};
use serde::Serialize;

use crate::{answer::Writer, code::Code, comparison::Amount, quantity::Quantity};

/// A slice of what is reserved: what each way to pay for it would cost, and hence why it is paid for as it is.
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
    /// Reserved on daily packages alone: days, each at its price.
    pub packages: Alone,
    /// Reserved by the hour alone: hours, each at its price.
    pub hours: Alone,
    /// Reserved in the cheapest sequence of the two, whenever it is needed.
    pub reserved: PlannedReservation,
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

impl Writer {
    pub(super) fn slice(&self, slice: &plan::Slice) -> PlannedSlice {
        let alone = |alone: &plan::Alone| Alone {
            count: alone.count.into(),
            price: self.amount(alone.price),
            cost: self.amount(alone.cost),
        };
        let reservation = &slice.reservation;
        PlannedSlice {
            dimension: Code(slice.dimension),
            from: slice.from.into(),
            size: slice.size.into(),
            packages: alone(&slice.packages),
            hours: alone(&slice.hours),
            reserved: PlannedReservation {
                way: Code(reservation.way()),
                days: Ratio::whole(reservation.days()).into(),
                hours: reservation.hours().into(),
                cost: self.amount(reservation.cost),
            },
        }
    }
}
