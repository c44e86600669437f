//! Every way to pay, priced for one scenario and ranked.

use crate::named_enum;

named_enum! {
    /// What a reader should look at twice in one option.
    pub enum Warning {
        /// The service never runs in the period, so there is nothing to charge.
        NeverRuns = "never-runs",
        /// The throughput is below the least amount on sale.
        BelowPurchaseMinimum = "below-purchase-minimum",
        /// The throughput is not a multiple of the purchase step; it is charged as entered.
        NotPurchaseStep = "not-purchase-step",
        /// The throughput was rounded up to an amount on sale.
        RoundedUpToStep = "rounded-up-to-step",
        /// Requests are longer than the model's maximum input and are billed per token always.
        RequestAboveMaxInput = "request-above-max-input",
        /// The traffic is above the purchased throughput; the rest is billed per token on top.
        TrafficAboveThroughput = "traffic-above-throughput",
    }
}

named_enum! {
    /// What a reader must know to compare the options fairly.
    pub enum Notice {
        /// Provisioned Throughput hosts pre-built models, Model Units fine-tuned ones.
        DifferentHosting = "different-hosting",
        /// The Provisioned Throughput and the Model Units compared run different models.
        DifferentModels = "different-models",
    }
}
