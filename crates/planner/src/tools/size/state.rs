//! What is known of the traffic, as typed.

use std::{ops::RangeInclusive, rc::Rc};

use billing::{calendar::Weekday, named::Named as _, overflow::OverflowChoice, price_book::Mode};
use contract::{
    overflow::{OverflowQuestion, RequestWindow, SwingingTraffic},
    scenario::{Scenario, VERSION},
    size::{PeakLoad, SizeQuestion, percent, share},
};
use yew::Reducible;

use crate::{
    link::Texts,
    parts::hours_of_week::{DAYS, HOURS, HoursOfWeek, clock},
};

/// A field to type into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Requests a minute at the peak.
    Peak,
    /// Requests a minute on average.
    Average,
    /// Input tokens of a request.
    InputTokens,
    /// Output tokens of a request.
    OutputTokens,
    /// Output tokens a request spends on thinking.
    ThinkingTokens,
    /// Input tokens found in the cache, in per cent.
    CachedPercent,
    /// What to buy above the peak, in per cent.
    Headroom,
    /// Requests a minute in the other hours of a week.
    Quiet,
}

/// How requests come over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Between none and the peak, with an average.
    Spread,
    /// The peak in some hours of a week, fewer in the others.
    Weekly,
}

/// The traffic as typed, and what happens to what is above the reservation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) peak: String,
    pub(super) average: String,
    pub(super) input_tokens: String,
    pub(super) output_tokens: String,
    pub(super) thinking_tokens: String,
    pub(super) cached_percent: String,
    pub(super) headroom: String,
    pub(super) choice: OverflowChoice,
    pub(super) shape: Shape,
    /// The hours of a week that have the peak, and the requests a minute of the others.
    pub(super) busy: HoursOfWeek,
    pub(super) quiet: String,
}

/// Something a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Typed a text.
    Type(Field, String),
    /// Chose what happens to traffic above the reservation.
    Choose(OverflowChoice),
    /// Chose how requests come over time.
    Shape(Shape),
    /// Chose the hours of the peak.
    Busy(HoursOfWeek),
}

impl State {
    /// The traffic of the scenario above as both peak and average; a worked example where it has none.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let text = |text: &str| text.to_owned();
        let cached_share = scenario.traffic.as_ref().and_then(|traffic| traffic.cached_share.as_deref());
        let (peak, average, input_tokens, output_tokens) = match &scenario.traffic {
            Some(traffic) => {
                let requests = &traffic.requests_per_minute;
                (
                    requests.clone(),
                    requests.clone(),
                    traffic.input_tokens.clone(),
                    traffic.output_tokens.clone(),
                )
            }
            None => (text("120"), text("60"), text("8000"), text("1000")),
        };
        Self {
            peak,
            average,
            input_tokens,
            output_tokens,
            thinking_tokens: text("0"),
            cached_percent: cached_share.map_or_else(|| text("0"), percent),
            headroom: text("0"),
            choice: OverflowChoice::PerToken,
            shape: Shape::Spread,
            busy: HoursOfWeek::OFFICE,
            quiet: text("10"),
        }
    }

    /// The traffic that a link was written for; without texts that of the scenario above. `None` where no link has these.
    pub(super) fn opened(scenario: &Scenario, texts: &Texts) -> Option<Self> {
        if texts.is_empty() {
            return Some(Self::of(scenario));
        }
        let mut texts = texts.clone();
        let mut take = |name| texts.take(name);
        // A link that speaks of no week has a peak and an average.
        let (busy, quiet) = (take("busy"), take("quiet"));
        let weekly = match (&busy, &quiet) {
            (Some(busy), Some(quiet)) => Some((HoursOfWeek::read(busy)?, quiet.clone())),
            (None, None) => None,
            _ => return None,
        };
        let shape = if weekly.is_some() { Shape::Weekly } else { Shape::Spread };
        let Self { busy, quiet, .. } = Self::of(scenario);
        let (busy, quiet) = weekly.unwrap_or((busy, quiet));
        let state = Self {
            peak: take("peak")?,
            average: take("average")?,
            input_tokens: take("input")?,
            output_tokens: take("output")?,
            thinking_tokens: take("thinking")?,
            // A link of before has the share from 0 to 1.
            cached_percent: take("cached-percent").or_else(|| Some(percent(&take("cached")?)))?,
            headroom: take("headroom")?,
            choice: OverflowChoice::from_name(&take("above")?)?,
            shape,
            busy,
            quiet,
        };
        texts.is_empty().then_some(state)
    }

    /// What a link to it has.
    pub(super) fn texts(&self) -> Texts {
        let texts = Texts::default()
            .with("peak", &self.peak)
            .with("average", &self.average)
            .with("input", &self.input_tokens)
            .with("output", &self.output_tokens)
            .with("thinking", &self.thinking_tokens)
            .with("cached-percent", &self.cached_percent)
            .with("headroom", &self.headroom)
            .with("above", self.choice.name());
        match self.shape {
            Shape::Spread => texts,
            Shape::Weekly => texts.with("busy", &self.busy.text()).with("quiet", &self.quiet),
        }
    }

    /// The text of a field.
    pub(super) fn text(&self, field: Field) -> &str {
        match field {
            Field::Peak => &self.peak,
            Field::Average => &self.average,
            Field::InputTokens => &self.input_tokens,
            Field::OutputTokens => &self.output_tokens,
            Field::ThinkingTokens => &self.thinking_tokens,
            Field::CachedPercent => &self.cached_percent,
            Field::Headroom => &self.headroom,
            Field::Quiet => &self.quiet,
        }
    }

    fn text_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::Peak => &mut self.peak,
            Field::Average => &mut self.average,
            Field::InputTokens => &mut self.input_tokens,
            Field::OutputTokens => &mut self.output_tokens,
            Field::ThinkingTokens => &mut self.thinking_tokens,
            Field::CachedPercent => &mut self.cached_percent,
            Field::Headroom => &mut self.headroom,
            Field::Quiet => &mut self.quiet,
        }
    }

    /// The throughput that the peak takes.
    pub(super) fn sizing(&self, scenario: &Scenario) -> SizeQuestion {
        SizeQuestion {
            version: VERSION,
            scenario: scenario.clone(),
            load: PeakLoad {
                requests_per_minute: self.peak.clone(),
                input_tokens: self.input_tokens.clone(),
                output_tokens: self.output_tokens.clone(),
                thinking_output_tokens: self.thinking(scenario),
                cached_share: Some(share(&self.cached_percent)),
                headroom_percent: Some(self.headroom.clone()),
            },
        }
    }

    /// What of the traffic overflows the capacity of the scenario.
    pub(super) fn overflow(&self, scenario: &Scenario) -> OverflowQuestion {
        let spread = self.shape == Shape::Spread;
        OverflowQuestion {
            version: VERSION,
            scenario: scenario.clone(),
            traffic: SwingingTraffic {
                peak_requests_per_minute: spread.then(|| self.peak.clone()),
                average_requests_per_minute: spread.then(|| self.average.clone()),
                windows: (!spread).then(|| self.windows()),
                input_tokens: self.input_tokens.clone(),
                output_tokens: self.output_tokens.clone(),
                thinking_output_tokens: self.thinking(scenario),
                cached_share: Some(share(&self.cached_percent)),
            },
            choice: Some(self.choice.name().into()),
        }
    }

    /// The peak in the busy hours, and what comes in each stretch of the others.
    fn windows(&self) -> Vec<RequestWindow> {
        let window = |day: usize, hours: RangeInclusive<usize>, requests: &str| RequestWindow {
            days: Weekday::ALL.get(day).map(|day| day.name().to_owned()).into_iter().collect(),
            from: clock(*hours.start()),
            to: clock(hours.end() + 1),
            requests_per_minute: requests.to_owned(),
        };
        let stretches = self.busy.stretches();
        let is_busy = |day: usize, hour: usize| {
            stretches.iter().any(|(busy, hours)| *busy == day && hours.contains(&hour))
        };
        let mut windows = Vec::new();
        for day in 0..DAYS {
            let mut start = 0;
            for hour in 1..=HOURS {
                if hour == HOURS || is_busy(day, hour) != is_busy(day, start) {
                    let requests = if is_busy(day, start) { &self.peak } else { &self.quiet };
                    windows.push(window(day, start..=hour - 1, requests));
                    start = hour;
                }
            }
        }
        windows
    }

    /// Thinking tokens, where the scenario's model thinks.
    fn thinking(&self, scenario: &Scenario) -> Option<String> {
        thinks(scenario).then(|| self.thinking_tokens.clone())
    }
}

/// Whether the scenario's model thinks before it answers.
pub(super) fn thinks(scenario: &Scenario) -> bool {
    scenario.ptu.as_ref().is_some_and(|ptu| ptu.mode == Mode::Thinking.name())
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Type(field, text) => *state.text_mut(field) = text,
            Action::Choose(choice) => state.choice = choice,
            Action::Shape(shape) => state.shape = shape,
            Action::Busy(hours) => state.busy = hours,
        }
        Rc::new(state)
    }
}
