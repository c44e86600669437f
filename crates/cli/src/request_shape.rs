//! What requests look like.

/// The tokens of a request, on average, as every command about traffic is given them.
#[derive(clap::Args)]
pub(crate) struct RequestShape {
    /// Input tokens of a request, on average
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) input_tokens: String,
    /// Output tokens of a request, on average
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) output_tokens: String,
    /// Tokens a request spends on thinking; they count as output
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) thinking_output_tokens: Option<String>,
    /// The cache hit rate: input tokens found in the cache, in per cent
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) cached_percent: Option<String>,
}
