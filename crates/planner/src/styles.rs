//! The style sheet.

macro_rules! concatenated {
    ($($file:literal),+ $(,)?) => { concat!($(include_str!(concat!("../styles/", $file))),+) };
}

/// All of it, one file a component, loaded with the module. The tokens come from the calculator's sheet.
pub const STYLES: &str = concatenated!(
    "tabs.css",
    "tool.css",
    "table.css",
    "size.css",
    "week.css",
    "plan.css",
    "curves.css",
    "replay.css",
    "calendar.css",
    "budget.css",
    "plate.css",
    "break_even.css",
    "basis.css",
    "print.css",
);
