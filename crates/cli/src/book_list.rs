//! The price books and what they sell: `deploycost books`.

use billing::named::Named;
use contract::{
    catalog::{self, Book},
    code::Code,
};
use serde::Serialize;
use text::Lang;

use crate::{
    answer::written,
    args::Output,
    document::{Document, text},
    failure::Failure,
};

pub(crate) fn run(output: Output) -> Result<String, Failure> {
    let books = catalog::published();
    written(&books, output, books.iter().map(Record::new), |books, lang| document(books, lang))
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
