//! The style sheet.

macro_rules! concatenated {
    ($($file:literal),+ $(,)?) => { concat!($(include_str!(concat!("../styles/", $file))),+) };
}

/// All of it: tokens, base, then one file a component. The page links it as a file, the element puts it into its
/// shadow root.
pub const STYLES: &str = concatenated!(
    "tokens.css",
    "base.css",
    "layout.css",
    "header.css",
    "notice.css",
    "form.css",
    "field.css",
    "running_hours.css",
    "results.css",
    "option_card.css",
    "figure.css",
    "bill.css",
    "source_list.css",
    "package_list.css",
    "monthly_terms.css",
    "assumption_list.css",
    "copy_link.css",
    "ticker.css",
    "arriving.css",
    "planner_doors.css",
    "print.css",
);
