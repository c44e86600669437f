//! From a scenario's texts to the engine's question, with every problem collected.

use std::collections::BTreeMap;

use billing::{
    assumption::{AssumptionId, Assumptions, PurchaseStep},
    calendar::{self, Minute, TimeOfDay, Weekday},
    error::Error,
    named::Named,
    price_book::{Mode, PriceBook, PtuOffer},
    scenario as engine,
    throughput::TokensPerMinute,
};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use crate::{
    decimal,
    problem::{Problem, ProblemCode},
    scenario::{
        MAX_COUNT, MAX_WINDOWS, ModelUnits, Period, PtuCapacity, Running, Scenario, Traffic, VERSION, Window,
    },
};

/// Reads a scenario for its book; where there is no such book, everything that does not need one.
pub(crate) fn question<'book>(
    scenario: &Scenario,
    book: Option<&'book PriceBook>,
) -> Result<(&'book PriceBook, engine::Scenario), Vec<Problem>> {
    let mut reader = Reader { book, problems: Vec::new() };
    match (book, reader.scenario(scenario)) {
        (Some(book), Some(question)) if reader.problems.is_empty() => Ok((book, question)),
        _ => Err(reader.problems),
    }
}

/// A question about a scenario, read for the scenario's book.
pub(crate) struct Asked<T> {
    pub(crate) book: &'static PriceBook,
    pub(crate) scenario: engine::Scenario,
    /// What the question asks for beside the scenario.
    pub(crate) own: T,
}

/// Reads a question about a scenario; `own` reads the fields that are its own.
pub(crate) fn asked<T>(
    version: u32,
    scenario: &Scenario,
    own: impl FnOnce(&mut Reader<'_>) -> Option<T>,
) -> Result<Asked<T>, Vec<Problem>> {
    let book = books::find(&scenario.book);
    let mut reader = Reader { book, problems: Vec::new() };
    if version != VERSION {
        reader.refuse::<()>(ProblemCode::UnsupportedVersion, "version", &version.to_string());
        return Err(reader.problems);
    }
    let question = reader.within("scenario", |reader| reader.scenario(scenario));
    let own = own(&mut reader);
    match (book, question, own) {
        (Some(book), Some(scenario), Some(own)) if reader.problems.is_empty() => {
            Ok(Asked { book, scenario, own })
        }
        _ => Err(reader.problems),
    }
}

impl<T> Asked<T> {
    /// The Provisioned Throughput asked about; the question makes no sense without it.
    pub(crate) fn ptu(&self) -> Result<(&'static PtuOffer, &engine::PtuCapacity), Vec<Problem>> {
        let missing = || vec![Problem::new(ProblemCode::Missing, "scenario.ptu", "")];
        let capacity = self.scenario.ptu.as_ref().ok_or_else(missing)?;
        let offer = self.book.ptu_offer(&capacity.model, capacity.mode).map_err(Problem::of_whole)?;
        Ok((offer, capacity))
    }
}

/// Reads fields; a method that gives `None` for a field that is there has put down why.
pub(crate) struct Reader<'book> {
    book: Option<&'book PriceBook>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Reads the fields of an object that is a field itself: their paths start with its name.
    pub(crate) fn within<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.problems.len();
        let result = read(self);
        for problem in self.problems.iter_mut().skip(before) {
            let inner = core::mem::take(&mut problem.path);
            problem.path = if inner.is_empty() { name.into() } else { format!("{name}.{inner}") };
        }
        result
    }

    pub(crate) fn refuse<T>(&mut self, code: ProblemCode, path: &str, detail: &str) -> Option<T> {
        self.problems.push(Problem::new(code, path, detail));
        None
    }

    /// What the engine made of `text`, unless it refused it.
    fn accept<T>(&mut self, result: Result<T, Error>, path: &str, text: &str) -> Option<T> {
        result.map_err(|error| self.problems.push(Problem::of_engine(error, path, text))).ok()
    }

    fn scenario(&mut self, scenario: &Scenario) -> Option<engine::Scenario> {
        if scenario.version != VERSION {
            return self.refuse(ProblemCode::UnsupportedVersion, "version", &scenario.version.to_string());
        }
        if let Some(id) = self.filled("book", &scenario.book)
            && self.book.is_none_or(|book| book.id != id)
        {
            self.problems.push(Problem::unknown_book("book", id));
        }
        let period = self.period(&scenario.period);
        let running = self.running(&scenario.running);
        let ptu = scenario.ptu.as_ref().and_then(|ptu| self.ptu(ptu));
        let model_units = scenario.model_unit.as_ref().and_then(|units| self.model_units(units));
        let traffic = scenario.traffic.as_ref().and_then(|traffic| self.traffic(traffic));
        let assumptions = self.assumptions(&scenario.assumptions);
        if scenario.ptu.is_none() && scenario.model_unit.is_none() {
            self.refuse::<()>(ProblemCode::NothingToPrice, "", "");
        }
        let question =
            engine::Scenario { period: period?, running: running?, ptu, model_units, traffic, assumptions };
        self.whole(&question);
        Some(question)
    }

    fn period(&mut self, period: &Period) -> Option<calendar::Period> {
        let (start, end) =
            (self.minute("period.start", &period.start), self.minute("period.end", &period.end));
        let (start, end) = (start?, end?);
        self.accept(calendar::Period::new(start, end), "period.end", &period.end)
    }

    pub(crate) fn minute(&mut self, path: &str, text: &str) -> Option<Minute> {
        let text = self.filled(path, text)?;
        let (date, time) = text.split_once('T').unwrap_or((text, ""));
        // Each half is tried beside one that is right, so that what is wrong is said of the half it is true of.
        let day = match date {
            "" => self.refuse(ProblemCode::MissingDate, path, ""),
            date => self.accept(Minute::parse(&[date, "T00:00"].concat()), path, date),
        };
        match time {
            // A text that is no day may well hold a time, written in some other way.
            "" if day.is_none() && !text.ends_with('T') => None,
            "" => self.refuse(ProblemCode::MissingTime, path, ""),
            time => self.accept(Minute::parse(&["2000-01-01T", time].concat()), path, time),
        }?;
        Minute::parse(text).ok()
    }

    fn running(&mut self, running: &Running) -> Option<calendar::Running> {
        let path = "running.windows";
        match running {
            Running::Always => Some(calendar::Running::Always),
            Running::Windows(windows) if windows.is_empty() => self.refuse(ProblemCode::NoWindows, path, ""),
            Running::Windows(windows) if windows.len() > MAX_WINDOWS => {
                self.refuse(ProblemCode::TooManyWindows, path, &MAX_WINDOWS.to_string())
            }
            Running::Windows(windows) => {
                let windows: Vec<_> = windows
                    .iter()
                    .enumerate()
                    .map(|(index, window)| self.window(&format!("{path}[{index}]"), window))
                    .collect();
                windows.into_iter().collect::<Option<_>>().map(calendar::Running::Windows)
            }
        }
    }

    fn window(&mut self, path: &str, window: &Window) -> Option<calendar::Window> {
        let days = self.days(&format!("{path}.days"), &window.days);
        let from_path = format!("{path}.from");
        let from = self.time(&from_path, &window.from);
        let to = self.time(&format!("{path}.to"), &window.to);
        let (days, from, to) = (days?, from?, to?);
        let result = calendar::Window::new(days, from, to);
        // A window that starts at 24:00 is wrong in `from`, one without length as a whole.
        let path = if from == to { path } else { &from_path };
        self.accept(result, path, &window.from)
    }

    /// Days of the week, from Monday on.
    pub(crate) fn days(&mut self, path: &str, days: &[String]) -> Option<Vec<Weekday>> {
        if days.is_empty() {
            return self.refuse(ProblemCode::NoDays, path, "");
        }
        let days: Vec<_> = days
            .iter()
            .enumerate()
            .map(|(index, day)| match Weekday::from_name(day) {
                None => self.refuse(ProblemCode::UnknownDay, &format!("{path}[{index}]"), day),
                weekday => weekday,
            })
            .collect();
        let days: Vec<_> = days.into_iter().collect::<Option<_>>()?;
        // A day that is named twice counts once.
        Some(Weekday::ALL.iter().copied().filter(|day| days.contains(day)).collect())
    }

    pub(crate) fn time(&mut self, path: &str, text: &str) -> Option<TimeOfDay> {
        let text = self.filled(path, text)?;
        self.accept(TimeOfDay::parse(text), path, text)
    }

    fn ptu(&mut self, ptu: &PtuCapacity) -> Option<engine::PtuCapacity> {
        let model = self.filled("ptu.model", &ptu.model);
        let mode = self.mode("ptu.mode", &ptu.mode);
        if let (Some(book), Some(model), Some(mode)) = (self.book, model, mode)
            && let Err(error) = book.ptu_offer(model, mode)
        {
            self.no_offer(error, "ptu", model, &ptu.mode, "");
        }
        let input = self.above_zero("ptu.inputTpm", &ptu.input_tpm).map(TokensPerMinute);
        let output = self.above_zero("ptu.outputTpm", &ptu.output_tpm).map(TokensPerMinute);
        Some(engine::PtuCapacity { model: model?.into(), mode: mode?, input: input?, output: output? })
    }

    fn model_units(&mut self, model_unit: &ModelUnits) -> Option<engine::ModelUnits> {
        let model = self.filled("modelUnit.model", &model_unit.model);
        let mode = match &model_unit.mode {
            Some(mode) => self.mode("modelUnit.mode", mode).map(Some),
            None => Some(None),
        };
        let spec = model_unit.spec.as_deref();
        if let (Some(book), Some(model), Some(mode)) = (self.book, model, mode)
            && let Err(error) = book.model_unit_offer(model, mode, spec)
        {
            let mode = model_unit.mode.as_deref().unwrap_or_default();
            self.no_offer(error, "modelUnit", model, mode, spec.unwrap_or_default());
        }
        let units = self.count("modelUnit.units", &model_unit.units);
        Some(engine::ModelUnits {
            model: model?.into(),
            mode: mode?,
            spec: spec.map(Into::into),
            units: units?,
        })
    }

    /// Puts down that the book has no such offer, at the field that asks for it.
    fn no_offer(&mut self, error: Error, part: &str, model: &str, mode: &str, spec: &str) {
        let (field, text) = match error.code() {
            "unknown-mode" | "mode-required" => ("mode", mode),
            "unknown-spec" | "spec-required" => ("spec", spec),
            _ => ("model", model),
        };
        let mut problem = Problem::of_engine(error, &format!("{part}.{field}"), text);
        problem.choices = self.book.map_or_else(Vec::new, |book| sold(book, part, field, model));
        self.problems.push(problem);
    }

    fn mode(&mut self, path: &str, text: &str) -> Option<Mode> {
        let text = self.filled(path, text)?;
        match Mode::from_name(text) {
            None => self.refuse(ProblemCode::UnknownMode, path, text),
            mode => mode,
        }
    }

    fn traffic(&mut self, traffic: &Traffic) -> Option<engine::Traffic> {
        let requests_per_minute = self.above_zero("traffic.requestsPerMinute", &traffic.requests_per_minute);
        let input_tokens = self.above_zero("traffic.inputTokens", &traffic.input_tokens);
        let output_tokens = self.decimal("traffic.outputTokens", &traffic.output_tokens);
        let cached_share =
            self.or_zero(&traffic.cached_share, |reader, text| reader.share("traffic.cachedShare", text));
        Some(engine::Traffic {
            requests_per_minute: requests_per_minute?,
            input_tokens: input_tokens?,
            output_tokens: output_tokens?,
            cached_share: cached_share?,
        })
    }

    fn assumptions(&mut self, readings: &BTreeMap<String, String>) -> Assumptions {
        let mut assumptions = Assumptions::default();
        for (name, reading) in readings {
            let path = format!("assumptions.{name}");
            match AssumptionId::from_name(name) {
                Some(id) if assumptions.choose(id, reading) => {}
                Some(id) => {
                    self.refuse::<()>(ProblemCode::UnknownReading, &path, &id.alternatives().join(", "));
                }
                None => {
                    self.refuse::<()>(ProblemCode::UnknownAssumption, &path, "");
                }
            }
        }
        assumptions
    }

    /// What only the whole question shows: amounts that are not on sale.
    fn whole(&mut self, question: &engine::Scenario) {
        let (Some(book), Some(ptu)) = (self.book, &question.ptu) else { return };
        if question.assumptions.purchase_step == PurchaseStep::Refused {
            let policy = &book.policy;
            if !policy.input_purchase.value.sells(ptu.input) {
                self.refuse::<()>(ProblemCode::PurchaseStep, "ptu.inputTpm", "");
            }
            if !policy.output_purchase.value.sells(ptu.output) {
                self.refuse::<()>(ProblemCode::PurchaseStep, "ptu.outputTpm", "");
            }
        }
    }

    pub(crate) fn filled<'text>(&mut self, path: &str, text: &'text str) -> Option<&'text str> {
        if text.is_empty() { self.refuse(ProblemCode::Empty, path, "") } else { Some(text) }
    }

    pub(crate) fn decimal(&mut self, path: &str, text: &str) -> Option<Decimal> {
        decimal::parse(text).map_err(|fault| self.problems.push(fault.at(path))).ok()
    }

    pub(crate) fn above_zero(&mut self, path: &str, text: &str) -> Option<Decimal> {
        let number = self.decimal(path, text)?;
        if number.is_zero() { self.refuse(ProblemCode::Zero, path, text) } else { Some(number) }
    }

    /// A decimal that may be absent, which counts as zero.
    pub(crate) fn or_zero(
        &mut self,
        text: &Option<String>,
        read: impl FnOnce(&mut Self, &str) -> Option<Decimal>,
    ) -> Option<Decimal> {
        text.as_deref().map_or(Some(Decimal::ZERO), |text| read(self, text))
    }

    /// A part of a whole, from 0 to 1.
    pub(crate) fn share(&mut self, path: &str, text: &str) -> Option<Decimal> {
        self.at_most(path, text, 1)
    }

    /// A part of a whole, from 0 to 100.
    pub(crate) fn percentage(&mut self, path: &str, text: &str) -> Option<Decimal> {
        self.at_most(path, text, 100)
    }

    fn at_most(&mut self, path: &str, text: &str, most: u32) -> Option<Decimal> {
        match decimal::parse(text) {
            Err(fault) => {
                self.problems.push(fault.up_to(most).at(path));
                None
            }
            Ok(number) if number > most.into() => self.refuse(ProblemCode::TooLarge, path, &most.to_string()),
            number => number.ok(),
        }
    }

    /// One of the engine's closed lists, by its name.
    pub(crate) fn choice<T: Named>(&mut self, path: &str, text: &str) -> Option<T> {
        let names = || T::ALL.iter().map(|value| value.name()).collect::<Vec<_>>().join(", ");
        T::from_name(text).or_else(|| self.refuse(ProblemCode::UnknownChoice, path, &names()))
    }

    pub(crate) fn count(&mut self, path: &str, text: &str) -> Option<u32> {
        let number = self.at_most(path, text, MAX_COUNT)?;
        if number.is_zero() {
            return self.refuse(ProblemCode::Zero, path, text);
        }
        if !number.is_integer() {
            return self.refuse(ProblemCode::NotWhole, path, text);
        }
        number.to_u32()
    }
}

/// What a book sells of a part, as the texts its field may hold: models, or modes or specifications of a model.
fn sold(book: &PriceBook, part: &str, field: &str, model: &str) -> Vec<String> {
    let ptu = book.ptu.iter().map(|offer| (&offer.model, offer.modes.clone(), ""));
    let units =
        book.model_units.iter().map(|offer| (&offer.model, book.unit_modes(offer), offer.spec.as_str()));
    let rows: Vec<_> = if part == "ptu" { ptu.collect() } else { units.collect() };
    let mut sold = Vec::new();
    for (name, modes, spec) in rows {
        let texts = match field {
            "model" => vec![name.as_str()],
            _ if name != model => Vec::new(),
            "mode" => modes.iter().map(|mode| mode.name()).collect(),
            _ => vec![spec],
        };
        for text in texts {
            if !sold.iter().any(|known| known == text) {
                sold.push(text.to_owned());
            }
        }
    }
    sold
}
