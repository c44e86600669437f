//! Token-billed deployment of a fine-tuned model: prices of its own per token, and nothing while it is idle.

use super::{Method, Quote, token_usage::per_token};
use crate::{
    calendar::RunningTime,
    charge::Rule,
    comparison::{Notice, Remark, Warning},
    error::Error,
    price_book::{PriceBook, TokenPrices},
    scenario::{ModelUnits, Traffic},
    tariff::Tariff,
};

/// `running minutes × requests a minute × tokens of a request ÷ block × price`, for input and output, as ordinary calls
/// are billed.
///
/// A month of 60 requests a minute of 2,000 and 500 tokens at ¥0.5 and ¥2 a million:
/// `44,640 × 60 × (0.001 + 0.001) = ¥5,356.80`.
///
/// # Errors
/// `amount-too-large`.
pub(crate) fn token_deployment(
    book: &PriceBook,
    tariff: Tariff<'_>,
    traffic: &Traffic,
    running: &RunningTime,
) -> Result<Quote, Error> {
    let mut quote =
        per_token((Method::TokenDeployment, Rule::TokenDeployment), book, tariff, traffic, running)?;
    quote.warnings.push(Remark::new(Warning::DeploymentThroughputUnknown, [&tariff.prices.source]));
    Ok(quote)
}

impl PriceBook {
    /// What token-billed deployment of the model on these units is billed at for such requests, or why the book does not
    /// say: [`Notice::DeploymentNeedsTraffic`], [`Notice::DeploymentNeedsMode`], [`Notice::DeploymentTooLong`]. `None`
    /// where the book does not sell the model so.
    pub fn deployment_tariff(
        &self,
        asked: &ModelUnits,
        traffic: Option<&Traffic>,
    ) -> Option<Result<Tariff<'_>, Remark<Notice>>> {
        let in_mode = |prices: &&TokenPrices| asked.mode.is_none_or(|mode| prices.modes.contains(&mode));
        let sold: Vec<_> = self.deployments_of(&asked.model).filter(in_mode).collect();
        let open = |notice| Some(Err(Remark::new(notice, sold.iter().map(|prices| &prices.source))));
        match (sold.as_slice(), traffic) {
            ([], _) => None,
            (_, None) => open(Notice::DeploymentNeedsTraffic),
            ([prices], Some(traffic)) => match prices.tariff(traffic.input_tokens) {
                Some(tariff) => Some(Ok(tariff)),
                None => open(Notice::DeploymentTooLong),
            },
            (_, Some(_)) => open(Notice::DeploymentNeedsMode),
        }
    }

    /// The rows of token-billed deployment of a model.
    pub(crate) fn deployments_of(&self, model: &str) -> impl Iterator<Item = &TokenPrices> {
        self.token_deployments.iter().filter(move |prices| prices.model == model)
    }
}
