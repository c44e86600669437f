//! Whether a name of a log is one that is known.

/// How many levels of a path stand before a known name that it ends with: none where it is that name, `None` where it is
/// another. Letters and digits alone are compared: `Prompt Tokens`, `prompt_tokens` and `promptTokens` are one name, and so
/// are `usage.input` and `usage_input`.
pub(crate) fn levels_before(path: &str, known: &str) -> Option<usize> {
    let before = before(path, known)?;
    let levels = before.trim_end_matches(|letter| !is_letter(letter));
    if levels.is_empty() {
        return Some(0);
    }
    // What stands between is the end of a level, not of a word.
    let between = before.get(levels.len()..)?;
    between.contains('.').then(|| 1 + levels.matches('.').count())
}

/// What of a path stands before a known name that it ends with.
fn before<'a>(path: &'a str, known: &str) -> Option<&'a str> {
    let mut rest = path;
    for wanted in known.chars().rev().filter(|letter| is_letter(*letter)) {
        rest = rest.trim_end_matches(|letter| !is_letter(letter));
        let mut letters = rest.chars();
        if !letters.next_back()?.eq_ignore_ascii_case(&wanted) {
            return None;
        }
        rest = letters.as_str();
    }
    Some(rest)
}

/// The prefix of a path that ends with a known name.
pub(crate) fn prefix<'a>(path: &'a str, known: &str) -> Option<&'a str> {
    levels_before(path, known)?;
    before(path, known)
}

/// Whether a known name goes on after this path, a level further: a text there may hold it as JSON.
pub(crate) fn leads_to(path: &str, known: &str) -> bool {
    let levels = known.match_indices('.').map(|(end, _)| known.get(..end).unwrap_or_default());
    levels.into_iter().any(|start| levels_before(path, start) == Some(0))
}

/// Whether a name is a single word, which means little where it stands nested.
pub(crate) fn is_word(known: &str) -> bool {
    !known.contains(['.', '_'])
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_however_its_words_are_joined() {
        for path in ["prompt_tokens", "Prompt Tokens", "promptTokens", " PROMPT-TOKENS "] {
            assert_eq!(levels_before(path, "prompt_tokens"), Some(0), "{path}");
        }
        assert_eq!(levels_before("response.body.usage.prompt_tokens", "usage.prompt_tokens"), Some(2));
        assert_eq!(
            levels_before("attributes.gen_ai.usage.input_tokens", "gen_ai.usage.input_tokens"),
            Some(1)
        );
        assert_eq!(levels_before("total_prompt_tokens", "prompt_tokens"), None);
        assert_eq!(levels_before("输入prompt_tokens", "prompt_tokens"), None);
        assert_eq!(levels_before("tokens", "prompt_tokens"), None);
    }

    #[test]
    fn a_text_may_hold_a_known_name_within() {
        assert!(leads_to("metadata", "metadata.usage_object.prompt_tokens"));
        assert!(!leads_to("metadata", "metadata"));
        assert!(leads_to("UsageDetails", "usage_details.input"));
        assert!(!leads_to("prompt", "prompt_tokens"));
        assert!(!leads_to("usage", "usage_details.input"));
    }
}
