//! What a price book offers the form to choose from.

use billing::{
    named::Named as _,
    price_book::{Mode, ModelUnitOffer, PriceBook, PtuOffer},
};

use crate::form::Form;

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

    /// The longest input of a model on Provisioned Throughput, in tokens.
    pub fn ptu_max_input(self, model: &str) -> Option<u32> {
        self.ptu().iter().find(|offer| offer.model == model).map(|offer| offer.max_input_tokens)
    }

    /// The models sold on Model Units.
    pub fn unit_models(self) -> Vec<&'static str> {
        distinct(self.model_units().iter().map(|offer| offer.model.as_str()))
    }

    /// The modes a model is sold in on Model Units; empty where the book names none.
    pub fn unit_modes(self, model: &str) -> Vec<Mode> {
        let offers = self.model_units().iter().filter(|offer| offer.model == model);
        distinct(offers.flat_map(|offer| offer.modes.iter().copied()))
    }

    /// The specifications a model is sold in on Model Units in a mode, by the mode's name.
    pub fn unit_specs(self, model: &str, mode: Option<&str>) -> Vec<&'static str> {
        let mode = mode.and_then(Mode::from_name);
        let offers = self.model_units().iter().filter(|offer| offer.model == model);
        let offers = offers.filter(|offer| mode.is_none_or(|mode| offer.modes.contains(&mode)));
        distinct(offers.map(|offer| offer.spec.as_str()))
    }

    /// Moves modes and specifications that the chosen models are not sold in to ones they are sold in. A model
    /// the book does not sell stays as it is, to be pointed at.
    pub fn settle(self, form: &mut Form) {
        let ptu = &mut form.ptu.texts;
        let modes = self.ptu_modes(&ptu.model);
        if let Some(first) = modes.first()
            && !modes.iter().any(|mode| mode.name() == ptu.mode)
        {
            ptu.mode = first.name().into();
        }

        let units = &mut form.model_unit.texts;
        if !self.unit_models().contains(&units.model.as_str()) {
            return;
        }
        let modes = self.unit_modes(&units.model);
        if !modes.iter().any(|mode| units.mode.as_deref() == Some(mode.name())) {
            units.mode = modes.first().map(|mode| mode.name().into());
        }
        let specs = self.unit_specs(&units.model, units.mode.as_deref());
        units.spec = match specs.as_slice() {
            [] | [_] => None,
            [first, ..] => {
                units.spec.take().filter(|spec| specs.contains(&spec.as_str())).or(Some((*first).into()))
            }
        };
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
