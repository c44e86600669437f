//! The languages, and one method per entry of `text.yaml`.
#![allow(missing_docs, reason = "the generated methods are documented by their entries in text.yaml")]

use typed_i18n::TypedI18N;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, TypedI18N)]
#[typed_i18n(filename = "text.yaml")]
#[typed_i18n(builder = "mixed_str")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    #[typed_i18n(name = "zh")]
    ZhCn,
}

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// The BCP 47 tag: `en` or `zh-CN`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// The language that serves a reader who asks for `tag`, by its primary subtag: `zh-Hans-SG` is
    /// served by [`Lang::ZhCn`], `en-GB` by [`Lang::En`], `fr` by none.
    pub fn for_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().split('-').next().is_some_and(|own| primary.eq_ignore_ascii_case(own)))
    }

    /// The one of two texts that is in this language.
    pub fn choose<'text>(self, en: &'text str, zh: &'text str) -> &'text str {
        match self {
            Self::En => en,
            Self::ZhCn => zh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_reader_is_served_by_primary_language() {
        assert_eq!(Lang::for_tag("zh-Hans-SG"), Some(Lang::ZhCn));
        assert_eq!(Lang::for_tag("ZH"), Some(Lang::ZhCn));
        assert_eq!(Lang::for_tag("en_GB"), Some(Lang::En));
        assert_eq!(Lang::for_tag("english"), None);
        assert_eq!(Lang::for_tag(""), None);
    }
}
