//! The daily packages to order.

use contract::comparison::Package;
use yew::AttrValue;

use crate::format::Format;

/// Packages shown unless all are asked for: ten years of office hours have thousands.
const FIRST: usize = 4;

/// The daily packages to order.
#[derive(Clone, Debug, PartialEq)]
pub struct PackagesView {
    /// How many there are.
    pub title: AttrValue,
    /// The first of them, or all.
    pub shown: Vec<PackageView>,
    /// What asks for all, where not all are shown.
    pub show_all: Option<AttrValue>,
}

/// A daily package.
#[derive(Clone, Debug, PartialEq)]
pub struct PackageView {
    /// Days bought.
    pub days: AttrValue,
    /// When it is ordered.
    pub ordered: AttrValue,
    /// That the order is late in the day, where it is.
    pub late: Option<&'static str>,
    /// When it expires.
    pub expires: AttrValue,
    /// When the service stops.
    pub stops: AttrValue,
    /// When its resources are released.
    pub released: AttrValue,
}

/// `None` where nothing is to be ordered.
pub(super) fn packages(packages: &[Package], all: bool, format: &Format) -> Option<PackagesView> {
    let lang = format.lang();
    let shown = if all { packages.len() } else { packages.len().min(FIRST) };
    let count = format.number(&packages.len().to_string());
    (!packages.is_empty()).then(|| PackagesView {
        title: lang.result_packages(&count).into(),
        show_all: (shown < packages.len()).then(|| lang.result_show_all(&count).into()),
        shown: packages
            .iter()
            .take(shown)
            .map(|package| PackageView {
                days: format.number(&package.days.to_string()).into(),
                ordered: format.moment(&package.ordered).into(),
                late: package.late_order.then(|| lang.result_late_order()),
                expires: format.moment(&package.expires).into(),
                stops: format.moment(&package.stops).into(),
                released: format.moment(&package.released).into(),
            })
            .collect(),
    })
}
