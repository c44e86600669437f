//! What a price book offers the form to choose from.

use billing::{
    assumption::{AssumptionId, LongestInput},
    named::Named as _,
    price_book::{Mode, ModelUnitOffer, PriceBook, PtuOffer},
};

use crate::{field::Field, form::Form};

/// The offers of the chosen book; none when there is no such book.
#[derive(Clone, Copy)]
pub struct Catalogue {
    /// The book.
    pub book: Option<&'static PriceBook>,
}

impl Catalogue {
    /// The offers of the book with this id.
    pub fn of(book: &str) -> Self {
        Self { book: books::find(book) }
    }

    fn ptu(self) -> &'static [PtuOffer] {
        self.book.map_or(&[], |book| &book.ptu)
    }

    fn model_units(self) -> &'static [ModelUnitOffer] {
        self.book.map_or(&[], |book| &book.model_units)
    }

    /// Whether the book sells Provisioned Throughput. An unknown book might.
    pub fn sells_ptu(self) -> bool {
        self.book.is_none() || !self.ptu().is_empty()
    }

    /// Whether the book sells Model Units. An unknown book might.
    pub fn sells_model_units(self) -> bool {
        self.book.is_none() || !self.model_units().is_empty()
    }

    /// The models sold on Provisioned Throughput.
    pub fn ptu_models(self) -> Vec<&'static str> {
        distinct(self.ptu().iter().map(|offer| offer.model.as_str()))
    }

    /// The modes a model is sold in on Provisioned Throughput.
    pub fn ptu_modes(self, model: &str) -> Vec<Mode> {
        distinct(
            self.ptu()
                .iter()
                .filter(|offer| offer.model == model)
                .flat_map(|offer| offer.modes.iter().copied()),
        )
    }

    /// The longest input of the model chosen on Provisioned Throughput, in tokens.
    pub fn ptu_max_input(self, form: &Form) -> Option<u32> {
        let offer = self.ptu().iter().find(|offer| offer.model == form.ptu.texts.model)?;
        let reading = form.assumptions.get(AssumptionId::LongestInput.name());
        let reading = reading.and_then(|name| LongestInput::from_name(name));
        Some(self.book?.max_input_tokens(offer, reading.unwrap_or(LongestInput::Factors)))
    }

    /// The models sold on Model Units.
    pub fn unit_models(self) -> Vec<&'static str> {
        distinct(self.model_units().iter().map(|offer| offer.model.as_str()))
    }

    fn modes_of(self, offer: &ModelUnitOffer) -> Vec<Mode> {
        self.book.map_or_else(Vec::new, |book| book.unit_modes(offer))
    }

    /// The modes a model may be asked for in on Model Units; empty where there is nothing to choose between.
    pub fn unit_modes(self, model: &str) -> Vec<Mode> {
        let offers = self.model_units().iter().filter(|offer| offer.model == model);
        distinct(offers.flat_map(|offer| self.modes_of(offer)))
    }

    /// The specifications a model is sold in on Model Units in a mode, by the mode's name.
    pub fn unit_specs(self, model: &str, mode: Option<&str>) -> Vec<&'static str> {
        let mode = mode.and_then(Mode::from_name);
        let offers = self.model_units().iter().filter(|offer| offer.model == model);
        let offers = offers.filter(|offer| mode.is_none_or(|mode| self.modes_of(offer).contains(&mode)));
        distinct(offers.map(|offer| offer.spec.as_str()))
    }

    /// The specification of a form's model that goes without saying, being the only one.
    pub fn only_spec(self, form: &Form) -> Option<&'static str> {
        let units = &form.model_unit.texts;
        match self.unit_specs(&units.model, units.mode.as_deref()).as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// What a choice may be, by the contract's names; one that is left open where the book has nothing to choose
    /// between has none. `None` where that is not known: for another field, and for a model the book does not sell.
    pub fn sold(self, field: Field, form: &Form) -> Option<Vec<&'static str>> {
        let names = |modes: Vec<Mode>| modes.into_iter().map(Mode::name).collect();
        let units = &form.model_unit.texts;
        let sells_units = self.unit_models().contains(&units.model.as_str());
        match field {
            Field::PtuModel => Some(self.ptu_models()).filter(|models| !models.is_empty()),
            Field::PtuMode => {
                Some(names(self.ptu_modes(&form.ptu.texts.model))).filter(|modes: &Vec<_>| !modes.is_empty())
            }
            Field::UnitModel => Some(self.unit_models()).filter(|models| !models.is_empty()),
            Field::UnitMode => sells_units.then(|| names(self.unit_modes(&units.model))),
            Field::UnitSpec => sells_units.then(|| {
                let specs = self.unit_specs(&units.model, units.mode.as_deref());
                if specs.len() > 1 { specs } else { Vec::new() }
            }),
            _ => None,
        }
    }
}

fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}
