//! The terms a method of payment is sold under.

use super::SourceId;
use crate::{method::Method, named_enum};

named_enum! {
    /// A term an option is sold under.
    pub enum Condition {
        /// Sold in the book's region only.
        Region = "region",
        /// Hosts pre-built models.
        PreBuiltModels = "pre-built-models",
        /// Hosts fine-tuned models.
        FineTunedModels = "fine-tuned-models",
        /// Hosts models fine-tuned with LoRA, of the base models that are listed.
        LoraFineTunedModels = "lora-fine-tuned-models",
        /// Nothing is charged while nothing calls it.
        NoChargeWhileIdle = "no-charge-while-idle",
        /// The platform sets how much it carries; more is applied for.
        PresetThroughput = "preset-throughput",
        /// Released by itself when it has not been called for some time.
        ReleasedWhenUnused = "released-when-unused",
        /// Sold to accounts on the vendor's list.
        Whitelist = "whitelist",
        /// Cannot end before it expires.
        NoEarlyEnd = "no-early-end",
        /// Can end early; the used days are charged at a multiple.
        EarlyEndCharged = "early-end-charged",
        /// Renews by itself unless that is switched off.
        AutomaticRenewal = "automatic-renewal",
        /// Cancelling in the first month charges the used days at a multiple.
        FirstMonthCancellation = "first-month-cancellation",
        /// Units are given out first come, first served; a failed purchase is refunded.
        FirstComeFirstServed = "first-come-first-served",
        /// Overdue deployments are kept and billed for a while, then released.
        Overdue = "overdue",
        /// Overdue deployments are kept and billed for a while, then stop; once paid they are allocated and billed again.
        OverdueResumes = "overdue-resumes",
        /// The payment method cannot be changed in place, only by deploying again.
        RedeployToChange = "redeploy-to-change",
        /// Traffic above the purchased throughput is billed per token.
        OverflowPerToken = "overflow-per-token",
        /// Ordinary calls share the workspace's public rate limit.
        PublicRateLimit = "public-rate-limit",
    }
}

/// A term the page states, and the methods of payment it holds for.
///
/// In the book's file: `[[condition]]` with `id`, `methods = ["mu-hourly", …]` and `source`, one entry per
/// condition and set of methods. Every method of a book has at least its region and what it hosts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedCondition {
    /// The term.
    pub condition: Condition,
    /// The methods of payment it holds for.
    pub methods: Vec<Method>,
    /// Where the page states it.
    pub source: SourceId,
}
