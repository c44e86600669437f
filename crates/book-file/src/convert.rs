//! From the shape of the file to the engine's price book, noting every fault on the way.

mod offer;
mod policy;

use std::collections::{BTreeMap, BTreeSet};

use billing::{
    assumption::AssumptionId,
    calendar::{MINUTES_PER_DAY, MINUTES_PER_HOUR, TimeOfDay},
    named::Named as _,
    price_book::{self, LocalText, PriceBook, Source, SourceId},
};
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use crate::{
    fault::{self, Fault, FaultCode},
    file::{self, Document, File, Key, Number, Words},
    value::{At, DecimalText, Name},
};

/// The book the file describes.
///
/// # Errors
/// Every fault found, in the order of the rows.
pub(crate) fn book(text: &str, file: &File) -> Result<PriceBook, Vec<Fault>> {
    let mut notes = Notes { text, known: &file.sources, cited: BTreeSet::new(), faults: Vec::new() };
    let book = PriceBook {
        id: notes.id(file),
        title: notes.words(&file.title, "title"),
        vendor: notes.word(&file.vendor, "vendor"),
        region: notes.word(&file.region, "region"),
        currency: file.currency.0,
        edition: notes.date(&file.edition, "edition"),
        utc_offset_minutes: notes.utc_offset(&file.utc_offset),
        policy: notes.policy(&file.policy),
        assumptions: notes.assumptions(file),
        conditions: notes.conditions(&file.condition),
        ptu: notes.ptu(&file.ptu),
        model_units: notes.model_units(&file.model_unit),
        token_prices: notes.token_prices(&file.token_price, "token_price"),
        token_deployments: notes.token_prices(&file.token_deployment, "token_deployment"),
        capacity_factors: notes.capacity_factors(&file.capacity_factor),
        reservations: notes.reservations(&file.reservation),
        dedicated_throughput: notes.dedicated_throughput(&file.dtu),
        sources: notes.sources(&file.documents),
    };
    let mut faults = notes.faults;
    faults.sort_by_key(|fault| fault.row);
    if faults.is_empty() { Ok(book) } else { Err(faults) }
}

/// What is noted while a file is converted: the sources referred to, and the faults.
///
/// A value that cannot be read leaves a fault and some stand-in; a book with faults is never returned.
struct Notes<'a> {
    text: &'a str,
    known: &'a BTreeMap<String, file::Source>,
    cited: BTreeSet<&'a str>,
    faults: Vec<Fault>,
}

impl<'a> Notes<'a> {
    fn fault<T>(&mut self, code: FaultCode, at: &At<T>, path: impl Into<String>, message: impl Into<String>) {
        let row = fault::row(self.text, at.offset);
        self.faults.push(Fault { code, row, path: path.into(), message: message.into() });
    }

    fn word(&mut self, at: &At<String>, path: &str) -> String {
        if at.value.trim().is_empty() {
            self.fault(FaultCode::EmptyText, at, path, "the text is empty");
        }
        at.value.clone()
    }

    fn words(&mut self, at: &At<Words>, path: &str) -> LocalText {
        let Words { en, zh } = &at.value;
        match (en.trim().is_empty(), zh.trim().is_empty()) {
            (false, false) => {}
            (true, true) => self.fault(FaultCode::EmptyText, at, path, "the text is empty"),
            _ => self.fault(FaultCode::HalfTranslated, at, path, "the text is there in one language only"),
        }
        LocalText { en: en.clone(), zh: zh.clone() }
    }

    /// Notes an address of any other kind: readers follow these as links.
    fn https(&mut self, at: &At<String>, path: &str) {
        if !at.value.starts_with("https://") {
            self.fault(FaultCode::NotHttps, at, path, "the address must begin with `https://`");
        }
    }

    fn id(&mut self, file: &File) -> String {
        let File { id, vendor, region, currency, edition, .. } = file;
        let currency = currency.0.name().to_ascii_lowercase();
        let expected = format!("{}-{}-{currency}-{}", vendor.value, region.value, edition.value);
        if id.value != expected {
            self.fault(FaultCode::IdMismatch, id, "id", format!("the id must be `{expected}`"));
        }
        id.value.clone()
    }

    fn date(&mut self, at: &At<String>, path: &str) -> Date {
        // The parser takes other ways to write a date, so what it read must be what was written.
        let date = at.value.parse::<Date>().ok().filter(|date| date.to_string() == at.value);
        date.unwrap_or_else(|| {
            let message = format!("`{}` is no day written as `2026-03-31`", at.value);
            self.fault(FaultCode::InvalidDate, at, path, message);
            Date::default()
        })
    }

    fn time(&mut self, at: &At<String>, path: &str) -> Time {
        let hour_and_minute = |minutes| {
            let narrow = |number| i8::try_from(number).ok();
            Time::new(narrow(minutes / MINUTES_PER_HOUR)?, narrow(minutes % MINUTES_PER_HOUR)?, 0, 0).ok()
        };
        minute_of_day(&at.value).and_then(hour_and_minute).unwrap_or_else(|| {
            let message = format!("`{}` is no time of day written as `23:59`", at.value);
            self.fault(FaultCode::InvalidTime, at, path, message);
            Time::default()
        })
    }

    fn utc_offset(&mut self, at: &At<String>) -> i16 {
        let (sign, rest) = match (at.value.strip_prefix('+'), at.value.strip_prefix('-')) {
            (Some(rest), _) => (1, rest),
            (_, Some(rest)) => (-1, rest),
            _ => (0, ""),
        };
        let minutes = minute_of_day(rest).and_then(|minutes| i16::try_from(sign * minutes).ok());
        minutes.unwrap_or_else(|| {
            let message = format!("`{}` is no offset from UTC written as `+08:00`", at.value);
            self.fault(FaultCode::InvalidTime, at, "utc_offset", message);
            0
        })
    }

    fn decimal(&mut self, at: &Number, path: &str) -> Decimal {
        if let Some(decimal) = at.value.decimal() {
            return decimal;
        }
        let (code, message) = match &at.value {
            DecimalText::Quoted(text) => (
                FaultCode::NotADecimal,
                format!("`{text}` is not up to 15 digits, then at most a point and up to 9 decimals"),
            ),
            DecimalText::Bare => (
                FaultCode::UnquotedNumber,
                "put the number within quotes, so that its digits are kept exactly".to_owned(),
            ),
        };
        self.fault(code, at, path, message);
        Decimal::ONE
    }

    /// A decimal that something is divided by, or of which at least some must be bought.
    fn positive(&mut self, at: &Number, path: &str) -> Decimal {
        let decimal = self.decimal(at, path);
        if decimal.is_zero() {
            self.fault(FaultCode::Zero, at, path, "zero makes no sense here");
        }
        decimal
    }

    fn cite(&mut self, key: &'a Key, path: &str) -> SourceId {
        if !self.known.contains_key(&key.value) {
            let message = format!("the book has no source `{}`", key.value);
            self.fault(FaultCode::UnknownSource, key, format!("{path}.source"), message);
        }
        self.cited.insert(&key.value);
        SourceId(key.value.clone())
    }

    fn assumptions(&mut self, file: &'a File) -> Vec<(AssumptionId, SourceId)> {
        let at = &file.assumptions;
        let missing = AssumptionId::ALL.iter().filter(|id| !at.value.contains_key(&Name(**id)));
        for id in missing.filter(|id| **id != AssumptionId::LongestInput || differ_on_longest_input(file)) {
            let message = format!("the book does not say which source leaves `{}` open", id.name());
            self.fault(FaultCode::MissingAssumption, at, "assumptions", message);
        }
        let cited = at
            .value
            .iter()
            .map(|(Name(id), key)| (*id, self.cite(key, &format!("assumptions.{}", id.name()))));
        cited.collect()
    }

    /// The document of this name.
    fn document(
        &mut self,
        documents: &BTreeMap<String, Document>,
        name: &At<String>,
        path: &str,
    ) -> Option<price_book::Document> {
        let Some(Document { title, url, dated }) = documents.get(&name.value) else {
            let message = format!("the book has no document `{}`", name.value);
            self.fault(FaultCode::UnknownDocument, name, path, message);
            return None;
        };
        let Words { en, zh } = &title.value;
        let title = LocalText { en: en.clone(), zh: zh.clone() };
        Some(price_book::Document { title, url: url.value.clone(), dated: dated.value.clone() })
    }

    /// The sources with their documents; call it last, when every reference is noted.
    fn sources(&mut self, documents: &BTreeMap<String, Document>) -> Vec<Source> {
        let mut read = BTreeSet::new();
        let mut sources = Vec::new();
        for (id, source) in self.known {
            let path = format!("sources.{id}");
            if !self.cited.contains(id.as_str()) {
                self.fault(
                    FaultCode::UnusedSource,
                    &source.document,
                    &path,
                    "no entry refers to this source",
                );
            }
            let mut confirmed_by = Vec::new();
            for (index, name) in source.confirmed_by.iter().enumerate() {
                let path = format!("{path}.confirmed_by[{index}]");
                let said = source.confirmed_by.iter().take(index).chain([&source.document]);
                if said.into_iter().any(|said| said.value == name.value) {
                    let message = format!("`{}` is named for this source already", name.value);
                    self.fault(FaultCode::Overlap, name, &path, message);
                }
                confirmed_by.extend(self.document(documents, name, &path));
                read.insert(&name.value);
            }
            read.insert(&source.document.value);
            let document = self.document(documents, &source.document, &format!("{path}.document"));
            let Some(price_book::Document { title, url, dated }) = document else { continue };
            sources.push(Source {
                id: SourceId(id.clone()),
                document: title,
                url,
                dated,
                place: self.words(&source.place, &format!("{path}.place")),
                status: source.status.0,
                note: source
                    .note
                    .as_ref()
                    .map_or_else(LocalText::default, |note| self.words(note, &format!("{path}.note"))),
                caution: source.caution.as_ref().map(|caution| caution.0),
                confirmed_by,
            });
        }
        for (name, document) in documents {
            let path = format!("documents.{name}");
            if !read.contains(name) {
                let message = "no source refers to this document";
                self.fault(FaultCode::UnusedDocument, &document.title, &path, message);
            }
            self.words(&document.title, &format!("{path}.title"));
            self.https(&document.url, &format!("{path}.url"));
            self.word(&document.dated, &format!("{path}.dated"));
        }
        sources
    }
}

/// Minutes since midnight of a time written as `23:59`, and in no other way. `24:00` is of the next day.
fn minute_of_day(text: &str) -> Option<i64> {
    // What a person types may lack a digit; a book has one spelling.
    let time = TimeOfDay::parse(text).ok().filter(|_| text.len() == "23:59".len())?;
    Some(time.minutes()).filter(|minutes| *minutes < MINUTES_PER_DAY)
}

/// Whether a model's price row and its conversion factors print different longest inputs: only then it is open which holds.
fn differ_on_longest_input(file: &File) -> bool {
    let of_model = |row: &file::Ptu| {
        let factors = file.capacity_factor.iter().filter(|factors| factors.model.value == row.model.value);
        factors.map(|factors| factors.max_input_tokens.value).find(|max| *max != row.max_input_tokens.value)
    };
    file.ptu.iter().any(|row| of_model(row).is_some())
}
