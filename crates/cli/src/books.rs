//! `deploycost books`.

use billing::named::Named;
use contract::{
    catalog::{self, Book},
    code::Code,
};
use serde::Serialize;
use text::Lang;

use crate::{
    args::{Format, Output},
    compare::csv,
    document::{Column, Document},
    failure::{Failure, json},
};

pub(crate) fn run(output: Output) -> Result<String, Failure> {
    let books = catalog::published();
    match output.format {
        Format::Json => Ok(json(&books)),
        Format::Csv => csv(books.iter().map(Record::new)),
        Format::Table => Ok(document(&books, output.lang).terminal()),
        Format::Markdown => Ok(document(&books, output.lang).markdown()),
    }
}

/// One book as a CSV record.
#[derive(Serialize)]
struct Record<'book> {
    book: &'book str,
    region: &'book str,
    currency: String,
    edition: &'book str,
    ptu_models: usize,
    model_units: usize,
}

impl<'book> Record<'book> {
    fn new(book: &'book Book) -> Self {
        Self {
            book: &book.id,
            region: &book.region,
            currency: book.currency.to_string(),
            edition: &book.edition,
            ptu_models: book.ptu.len(),
            model_units: book.model_units.len(),
        }
    }
}

fn document(books: &[Book], lang: Lang) -> Document {
    let mut document = Document::default();
    for book in books {
        let text = |text: &str| Column::Text(text.into());
        document.heading(&book.id);
        document.paragraph(lang.choose(&book.title.en, &book.title.zh));
        let ptu = book.ptu.iter().map(|offer| {
            vec![lang.table_ptu().into(), offer.model.clone(), names(&offer.modes), String::new()]
        });
        let model_units = book.model_units.iter().map(|offer| {
            vec![lang.table_model_unit().into(), offer.model.clone(), names(&offer.modes), offer.spec.clone()]
        });
        let header = [lang.table_product(), lang.table_model(), lang.table_modes(), lang.table_spec()];
        document.table(header.map(text).into(), ptu.chain(model_units).collect());
    }
    document
}

/// The names a scenario uses.
fn names<T: Named>(codes: &[Code<T>]) -> String {
    codes.iter().map(Code::to_string).collect::<Vec<_>>().join(", ")
}
