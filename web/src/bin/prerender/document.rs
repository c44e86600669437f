//! The document that Trunk staged, in one language, its calculator drawn.

use anyhow::{Result, bail};
use html_escape::{encode_double_quoted_attribute, encode_text};
use text::Lang;

use crate::on_demand::Aside;

/// The default language is at the page's own address, each other one beside it.
pub(crate) fn file_name(lang: Lang) -> String {
    if lang == Lang::default() { "index.html".to_owned() } else { format!("{}.html", lang.tag()) }
}

/// Fills in the language, the title, the description and what the document shows; the links set aside wait in
/// templates.
///
/// Matched are elements as Trunk's minifier leaves them: without quotes and without comments.
pub(crate) fn localized(staged: &str, lang: Lang, body: &str, aside: &Aside) -> Result<String> {
    let title = encode_text(lang.page_title());
    let description = encode_double_quoted_attribute(lang.page_description());
    let edits = [
        ("<html lang=en>", format!("<html lang={}>", lang.tag())),
        ("<title></title>", format!("<title>{title}</title>")),
        ("<meta name=description>", format!("<meta name=description content=\"{description}\">")),
        ("<div id=app></div>", format!("{body}{}", templates(aside))),
    ];
    edits.into_iter().try_fold(staged.to_owned(), |html, (from, to)| {
        if html.matches(from).count() != 1 {
            bail!("the staged document must have `{from}` exactly once");
        }
        Ok(html.replace(from, &to))
    })
}

/// Where `on_demand.js` finds the links.
fn templates(Aside { calculator, planner }: &Aside) -> String {
    format!(
        "<template id=calculator-files>{calculator}</template><template id=planner-files>{planner}</template>"
    )
}

#[cfg(test)]
mod tests {
    use super::{Aside, file_name, localized};
    use text::Lang;

    const STAGED: &str = "<html lang=en><title></title><meta name=description>\
        <div id=app></div>";

    fn aside() -> Aside {
        Aside { calculator: "<link href=c>".into(), planner: "<link href=p>".into() }
    }

    #[test]
    fn each_language_has_a_document() {
        assert_eq!(Lang::ALL.map(file_name), ["index.html", "zh-CN.html"]);
    }

    #[test]
    fn a_document_is_filled_in() {
        let document = localized(STAGED, Lang::ZhCn, "<p>1</p>", &aside()).unwrap();
        assert!(document.starts_with("<html lang=zh-CN><title>DeployCost"), "{document}");
        let body = "<p>1</p><template id=calculator-files><link href=c></template>\
            <template id=planner-files><link href=p></template>";
        assert!(document.ends_with(body), "{document}");
    }

    #[test]
    fn a_document_without_a_place_for_the_calculator_is_refused() {
        let error = localized(&STAGED.replace("id=app", "id=other"), Lang::En, "", &aside()).unwrap_err();
        assert_eq!(error.to_string(), "the staged document must have `<div id=app></div>` exactly once");
    }
}
