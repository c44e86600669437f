//! What the planner shows, as the part of a link that follows the calculator's, and back.
//!
//! It names its own version, the open tool, and every text of the tools as a person typed it:
//!
//! ```text
//! &planner=1&tool=size&size.peak=120&size.average=60&size.input=8000&size.output=1000&size.thinking=0
//!   &size.cached-percent=0&size.headroom=0&size.above=per-token&budget.amount=20000
//! ```
//!
//! Texts are kept whether or not they are valid. A log is not in it: it never leaves the machine.

use billing::named::Named as _;
use contract::problem::{Problem, ProblemCode};
use ui::permalink::{escape, unescape};

use crate::tools::Tool;

/// The longest part that is read or written, in bytes: a week of a log, each hour with its own amounts, is shorter.
pub(crate) const MAX_BYTES: usize = 32 * 1024;

/// What starts the part: the version of what follows.
const START: &str = "&planner=1&tool=";

/// The open tool, and the texts of each that has any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Link {
    /// The tool in sight.
    pub tool: Tool,
    texts: Vec<(Tool, Texts)>,
}

impl Link {
    /// A tool in sight, none having any text.
    pub(crate) fn to(tool: Tool) -> Self {
        Self { tool, texts: Vec::new() }
    }

    /// The texts of a tool; none where it is as it was first opened.
    pub(crate) fn texts(&self, tool: Tool) -> Texts {
        let texts = self.texts.iter().find(|(other, _)| *other == tool);
        texts.map(|(_, texts)| texts.clone()).unwrap_or_default()
    }

    /// Replaces the texts of a tool.
    pub(crate) fn keep(&mut self, tool: Tool, texts: Texts) {
        self.texts.retain(|(other, _)| *other != tool);
        if !texts.0.is_empty() {
            self.texts.push((tool, texts));
            self.texts.sort_by_key(|(tool, _)| *tool);
        }
    }

    /// The part of the link, from its `&` on. Of texts that are too long for a link only the open tool is left.
    pub(crate) fn write(&self) -> String {
        let tool = [START, self.tool.name()].concat();
        let mut part = tool.clone();
        for (of, texts) in &self.texts {
            texts.0.iter().for_each(|(name, raw)| part.extend(["&", of.name(), ".", name, "=", raw]));
        }
        if part.len() > MAX_BYTES { tool } else { part }
    }

    /// What a part of a link was written for.
    ///
    /// # Errors
    /// `too-big` above [`MAX_BYTES`], `unsupported-version` for a part of another version, `mangled-link` for everything
    /// else that [`Link::write`] does not write.
    pub(crate) fn read(part: &str) -> Result<Self, Box<Problem>> {
        if part.len() > MAX_BYTES {
            let most = format!("{} kB", MAX_BYTES / 1024);
            return Err(Box::new(Problem::new(ProblemCode::TooBig, "", &most)));
        }
        Self::read_fields(part).ok_or_else(|| {
            let version = part.strip_prefix("&planner=").and_then(|rest| rest.split('&').next());
            let other = version.filter(|version| *version != "1" && version.parse::<u32>().is_ok());
            let (code, detail) = match other {
                Some(version) => (ProblemCode::UnsupportedVersion, version),
                None => (ProblemCode::MangledLink, ""),
            };
            Box::new(Problem::new(code, "", detail))
        })
    }

    fn read_fields(part: &str) -> Option<Self> {
        let mut fields = part.strip_prefix(START)?.split('&');
        let mut link = Self::to(Tool::from_name(fields.next()?)?);
        for field in fields {
            let (key, raw) = field.split_once('=')?;
            let (tool, name) = key.split_once('.')?;
            let tool = Tool::from_name(tool)?;
            let place = link.texts.iter().position(|(other, _)| *other == tool).unwrap_or_else(|| {
                link.texts.push((tool, Texts::default()));
                link.texts.len() - 1
            });
            let texts = &mut link.texts.get_mut(place)?.1;
            if texts.0.iter().any(|(other, _)| other == name) {
                return None;
            }
            texts.0.push((name.to_owned(), raw.to_owned()));
        }
        link.texts.sort_by_key(|(tool, _)| *tool);
        link.texts.iter().all(|(tool, texts)| tool.reads(texts)).then_some(link)
    }
}

/// The texts of one tool by name, as they stand in a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Texts(Vec<(String, String)>);

impl Texts {
    /// Whether there are none, or none that was not taken.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same with a text.
    #[must_use]
    pub(crate) fn with(self, name: &str, text: &str) -> Self {
        self.with_raw(name, escape(text))
    }

    /// The same with a text, where something was typed.
    #[must_use]
    pub(crate) fn with_typed(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.with(name, text),
            None => self,
        }
    }

    /// The same with what is written for a link already.
    #[must_use]
    pub(crate) fn with_raw(mut self, name: &str, raw: String) -> Self {
        self.0.push((name.to_owned(), raw));
        self
    }

    /// Takes a text that is there.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        unescape(&self.take_raw(name)?)
    }

    /// Takes a text that may be left out; `None` where it is there and cannot be read.
    pub(crate) fn take_typed(&mut self, name: &str) -> Option<Option<String>> {
        self.take_raw(name).map_or(Some(None), |raw| unescape(&raw).map(Some))
    }

    /// Takes what stands in the link.
    pub(crate) fn take_raw(&mut self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|(other, _)| other == name)?;
        Some(self.0.remove(place).1)
    }
}

#[cfg(test)]
mod tests;
