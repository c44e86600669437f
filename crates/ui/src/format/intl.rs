//! The browser's own formatting. A text goes in, never a JavaScript number: those keep 15 digits.

use billing::named::Named as _;
use js_sys::{
    Array, Date, Function,
    Intl::{
        CurrencyDisplay, DateTimeFormat, DateTimeFormatOptions, DayFormat, HourCycle, MonthFormat,
        NumberFormat, NumberFormatOptions, NumberFormatStyle, NumericFormat, YearFormat,
    },
    Object,
};
use text::Lang;
use wasm_bindgen::{JsCast as _, JsValue};

use super::{MAX_DECIMALS, Style};

pub(super) struct Numbers(Function);

impl Numbers {
    pub(super) fn new(lang: Lang, style: Style) -> Self {
        let options: NumberFormatOptions = Object::new().unchecked_into();
        if let Some(currency) = style.currency {
            options.set_style(NumberFormatStyle::Currency);
            options.set_currency(currency.name());
            options.set_currency_display(CurrencyDisplay::NarrowSymbol);
        }
        options.set_minimum_fraction_digits(style.min_decimals);
        options.set_maximum_fraction_digits(MAX_DECIMALS);
        Self(NumberFormat::new(&locales(lang), &options).format())
    }

    pub(super) fn format(&self, number: &str) -> String {
        call(&self.0, &number.into()).unwrap_or_else(|| number.to_owned())
    }
}

pub(super) struct Moments(Function);

impl Moments {
    pub(super) fn new(lang: Lang) -> Self {
        let options: DateTimeFormatOptions = Object::new().unchecked_into();
        options.set_year(YearFormat::Numeric);
        options.set_month(MonthFormat::Short);
        options.set_day(DayFormat::Numeric);
        options.set_hour(NumericFormat::TwoDigit);
        options.set_minute(NumericFormat::TwoDigit);
        options.set_hour_cycle(HourCycle::H23);
        // The moment is civil: read and written in one zone, it comes out as it went in.
        options.set_time_zone("UTC");
        Self(DateTimeFormat::new(&locales(lang), &options).format())
    }

    pub(super) fn format(&self, moment: &str) -> String {
        let date = Date::new(&JsValue::from_str(&format!("{moment}Z")));
        call(&self.0, &date).unwrap_or_else(|| moment.to_owned())
    }
}

fn locales(lang: Lang) -> Array {
    Array::of1(&lang.tag().into())
}

/// `None` when the formatter throws, as for a text that is no date.
fn call(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}
