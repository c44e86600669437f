//! The books as they are published.

use std::{collections::BTreeSet, fs, path::Path};

use billing::price_book::{Condition, PriceBook};
use sha2::{Digest as _, Sha256};

const PRICING_DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../pricing-data");

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(PRICING_DATA).join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Each published file with its digest, in the order of the list.
fn published() -> Vec<(String, String)> {
    let list = text("published.sha256");
    let pairs = list.lines().map(|line| line.split_once("  ").expect("a digest and a path"));
    pairs.map(|(digest, file)| (file.to_owned(), digest.to_owned())).collect()
}

/// Every book file in the folder of a vendor and region.
fn files() -> Vec<String> {
    let inside = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.collect::<Vec<_>>()
    };
    let vendors = inside(Path::new(PRICING_DATA)).into_iter().filter(|path| path.is_dir());
    let regions = vendors.flat_map(|vendor| inside(&vendor));
    let files = regions.flat_map(|region| inside(&region));
    let mut names: Vec<String> = files
        .map(|file| file.strip_prefix(PRICING_DATA).expect("below the folder").display().to_string())
        .collect();
    names.sort();
    names
}

#[test]
fn a_published_book_is_never_changed_in_place() {
    for (file, digest) in published() {
        let actual: String = Sha256::digest(text(&file)).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            actual, digest,
            "{file} was changed after it was published: add an edition instead (pricing-data/README.md tells what may be added)"
        );
    }
}

#[test]
fn every_book_file_is_published() {
    let mut listed: Vec<String> = published().into_iter().map(|(file, _)| file).collect();
    listed.sort();
    assert_eq!(listed, files());
}

#[test]
fn a_file_stands_in_the_folder_of_its_vendor_and_region_and_is_named_for_its_currency_and_edition() {
    for (file, _) in published() {
        let book = book_file::read(&text(&file)).unwrap();
        let path = file.strip_suffix(".toml").expect("TOML").replace('/', "-");
        assert_eq!(book.id, path);
    }
}

#[test]
fn every_embedded_book_equals_its_file() {
    let books: Vec<PriceBook> =
        published().iter().map(|(file, _)| book_file::read(&text(file)).unwrap()).collect();
    assert_eq!(books::all().collect::<Vec<_>>(), books.iter().collect::<Vec<_>>());
    for book in &books {
        assert_eq!(books::find(&book.id), Some(book));
    }
}

#[test]
fn an_embedded_price_has_the_digits_of_its_file() {
    let offer = &books::find("alibaba-cn-beijing-usd-2026-03-31").unwrap().ptu[0];
    assert_eq!(offer.daily.output.to_string(), "5.40", "equality of decimals would also accept 5.4");
}

#[test]
fn the_default_book_comes_first() {
    assert_eq!(books::ids()[0], "alibaba-cn-beijing-usd-2026-03-31");
}

#[test]
fn no_two_books_have_the_same_id_and_an_unknown_id_finds_none() {
    let ids = books::ids();
    let distinct: BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    assert_eq!(books::find("alibaba-cn-beijing-usd-2026-04-01"), None);
}

#[test]
fn a_book_states_as_a_condition_that_packages_renew_where_it_knows_when_that_is_charged() {
    for book in books::all() {
        let stated = book.conditions.iter().filter(|stated| stated.condition == Condition::AutomaticRenewal);
        let sources: Vec<_> = stated.map(|stated| &stated.source).collect();
        let renewal = book.policy.renewal.iter().map(|renewal| &renewal.source).collect::<Vec<_>>();
        assert_eq!(sources, renewal, "{}", book.id);
    }
}

#[test]
fn every_way_to_pay_in_a_book_says_where_it_is_sold_and_what_it_hosts() {
    use billing::{method::Method::*, price_book::Condition::*};
    for book in books::all() {
        let states = |condition, method| {
            book.conditions
                .iter()
                .any(|stated| stated.condition == condition && stated.methods.contains(&method))
        };
        let ptu = [(PtuHourly, PreBuiltModels), (PtuDaily, PreBuiltModels)];
        let model_units = [(MuHourly, FineTunedModels), (MuMonthly, FineTunedModels)];
        let sold = ptu.iter().filter(|_| !book.ptu.is_empty());
        let deployments = [(TokenDeployment, LoraFineTunedModels)];
        let sold = sold.chain(deployments.iter().filter(|_| !book.token_deployments.is_empty()));
        for (method, hosts) in sold.chain(model_units.iter().filter(|_| !book.model_units.is_empty())) {
            assert!(states(Region, *method), "{}: region of {method:?}", book.id);
            assert!(states(*hosts, *method), "{}: {method:?} hosts", book.id);
        }
    }
}
