//! Words for the engine's closed lists. Each match is exhaustive: a new variant does not compile without
//! its words. Where a rule, a term or a question is about numbers, they are those of a price book.

use std::borrow::Cow;

use billing::{
    assumption::{
        AfterFirstMonth, AssumptionId, DayRate, ExpiryMinute, LateOrderInstant, LongestInput, MonthLength,
        OverflowingRequests, PurchaseStep, ReplayAssumptionId,
    },
    calendar::Weekday,
    charge::{FactorName, Item, Rule},
    comparison::{Notice, Warning},
    flip::FlipInput,
    method::Method,
    named::Named,
    plan::{Dimension, Way},
    price_book::{Condition, EarlyTermination, Mode, PriceBook, Renewal, Status},
    replay::ProportionOf,
};

use crate::{
    Lang,
    numbers::{amount, clock},
};

impl Lang {
    /// What a way to pay is called: "PTU by the hour".
    pub fn method(self, method: Method) -> &'static str {
        match method {
            Method::PtuHourly => self.method_ptu_hourly(),
            Method::PtuDaily => self.method_ptu_daily(),
            Method::MuHourly => self.method_mu_hourly(),
            Method::MuMonthly => self.method_mu_monthly(),
            Method::TokenDeployment => self.method_token_deployment(),
            Method::TokenUsage => self.method_token_usage(),
        }
    }

    /// Ways to pay in a sentence: "PTU by the hour and PTU daily package".
    pub fn methods(self, methods: &[Method]) -> String {
        let quoted = |method: &Method| match self {
            Self::En => self.method(*method).to_owned(),
            Self::ZhCn => ["“", self.method(*method), "”"].concat(),
        };
        match methods {
            [] => String::new(),
            [method] => quoted(method),
            [before @ .., last] => {
                let before: Vec<_> = before.iter().map(quoted).collect();
                self.result_methods(&before.join(self.choose(", ", "、")), &quoted(last))
            }
        }
    }

    /// A day of the week, short: "Mon".
    pub fn weekday(self, day: Weekday) -> &'static str {
        match day {
            Weekday::Monday => self.day_mon(),
            Weekday::Tuesday => self.day_tue(),
            Weekday::Wednesday => self.day_wed(),
            Weekday::Thursday => self.day_thu(),
            Weekday::Friday => self.day_fri(),
            Weekday::Saturday => self.day_sat(),
            Weekday::Sunday => self.day_sun(),
        }
    }

    /// What a line charges for: "Input capacity".
    pub fn item(self, item: Item) -> &'static str {
        match item {
            Item::InputCapacity => self.item_input_capacity(),
            Item::OutputCapacity => self.item_output_capacity(),
            Item::ModelUnits => self.item_model_units(),
            Item::MonthlyCommitment => self.item_monthly_commitment(),
            Item::ExtraDays => self.item_extra_days(),
            Item::UsedDays => self.item_used_days(),
            Item::InputTokens => self.item_input_tokens(),
            Item::OutputTokens => self.item_output_tokens(),
            Item::CachedInputTokens => self.item_cached_input_tokens(),
            Item::OverflowInputTokens => self.item_overflow_input_tokens(),
            Item::OverflowCachedInputTokens => self.item_overflow_cached_input_tokens(),
            Item::OverflowOutputTokens => self.item_overflow_output_tokens(),
        }
    }

    /// The rule behind a line, in a sentence, with the book's numbers.
    pub fn rule(self, rule: Rule, book: &PriceBook) -> Cow<'static, str> {
        let policy = &book.policy;
        match rule {
            Rule::PtuHourly => self.rule_ptu_hourly().into(),
            Rule::PtuDaily => {
                let (expiry, late) = (policy.daily_expiry.value, policy.late_order_after.value);
                let (expiry, late) =
                    (clock(expiry.hour(), expiry.minute()), clock(late.hour(), late.minute()));
                let release = self.duration(policy.release_after_minutes.value.into());
                match policy.stop_after_minutes.value {
                    0 => self.rule_ptu_daily_stops_at_once(&expiry, &late, &release).into(),
                    stop => self.rule_ptu_daily(&expiry, &late, &self.duration(stop.into()), &release).into(),
                }
            }
            Rule::MuHourly => self.rule_mu_hourly().into(),
            Rule::MuMonthly => self.rule_mu_monthly().into(),
            Rule::MuExtraDays => self.rule_mu_extra_days().into(),
            Rule::MuCancellation => {
                self.rule_mu_cancellation(&policy.early_cancel_factor.value.to_string()).into()
            }
            Rule::TokenUsage => self.rule_token_usage().into(),
            Rule::TokenDeployment => self.rule_token_deployment().into(),
            Rule::Overflow => self.rule_overflow().into(),
        }
    }

    /// What a factor of a formula counts, for how many of it there are: "running minutes", "1 month".
    pub fn factor(self, factor: FactorName, value: &str) -> &'static str {
        match factor {
            FactorName::RunningMinutes if value == "1" => self.one_running_minute(),
            FactorName::PackageDays if value == "1" => self.one_package_day(),
            FactorName::Units if value == "1" => self.one_unit(),
            FactorName::Months if value == "1" => self.one_month(),
            FactorName::Days if value == "1" => self.one_day(),
            FactorName::RequestsPerMinute if value == "1" => self.one_request_per_minute(),
            FactorName::TokensPerRequest if value == "1" => self.one_token_per_request(),
            FactorName::RunningMinutes => self.factor_running_minutes(),
            FactorName::MinutesPerHour => self.factor_minutes_per_hour(),
            FactorName::PackageDays => self.factor_package_days(),
            FactorName::InputTpm => self.factor_input_tpm(),
            FactorName::OutputTpm => self.factor_output_tpm(),
            FactorName::PriceBlock => self.factor_price_block(),
            FactorName::Units => self.factor_units(),
            FactorName::Months => self.factor_months(),
            FactorName::Days => self.factor_days(),
            FactorName::DayRateDays => self.factor_day_rate_days(),
            FactorName::EarlyCancelFactor => self.factor_early_cancel_factor(),
            FactorName::RequestsPerMinute => self.factor_requests_per_minute(),
            FactorName::TpmAbove => self.factor_tpm_above(),
            FactorName::QuotaPerRequest => self.factor_quota_per_request(),
            FactorName::TokensPerRequest => self.factor_tokens_per_request(),
            FactorName::TokenBlock => self.factor_token_block(),
            FactorName::CachePriceShare => self.factor_cache_price_share(),
            FactorName::UnitPrice => self.factor_unit_price(),
        }
    }

    /// What to look at twice, in a sentence, with the book's numbers.
    pub fn warning(self, warning: Warning, book: &PriceBook) -> Cow<'static, str> {
        let (input, output) = (&book.policy.input_purchase.value, &book.policy.output_purchase.value);
        match warning {
            Warning::NeverRuns => self.warning_never_runs().into(),
            Warning::BelowPurchaseMinimum => {
                self.warning_below_purchase_minimum(&amount(input.minimum), &amount(output.minimum)).into()
            }
            Warning::NotPurchaseStep => {
                self.warning_not_purchase_step(&amount(input.step), &amount(output.step)).into()
            }
            Warning::RoundedUpToStep => self.warning_rounded_up_to_step().into(),
            Warning::RequestAboveMaxInput => self.warning_request_above_max_input().into(),
            Warning::TrafficAboveThroughput => self.warning_traffic_above_throughput().into(),
            Warning::OverflowUnpriced => self.warning_overflow_unpriced().into(),
            Warning::UnitThroughputUnknown => self.warning_unit_throughput_unknown().into(),
            Warning::DeploymentThroughputUnknown => self.warning_deployment_throughput_unknown().into(),
            Warning::RequestAboveContext => self.warning_request_above_context().into(),
            Warning::EarlierTable => self.warning_earlier_table().into(),
            Warning::Retiring => self.warning_retiring().into(),
            Warning::OnRequest => self.warning_on_request().into(),
        }
    }

    /// A term of sale, in a sentence, with the book's numbers.
    pub fn condition(self, condition: Condition, book: &PriceBook) -> Cow<'static, str> {
        let policy = &book.policy;
        match condition {
            Condition::Region => self.condition_region(&book.region).into(),
            Condition::PreBuiltModels => self.condition_pre_built_models().into(),
            Condition::FineTunedModels => self.condition_fine_tuned_models().into(),
            Condition::LoraFineTunedModels => self.condition_lora_fine_tuned_models().into(),
            Condition::NoChargeWhileIdle => self.condition_no_charge_while_idle().into(),
            Condition::PresetThroughput => self.condition_preset_throughput().into(),
            Condition::ReleasedWhenUnused => self.condition_released_when_unused().into(),
            Condition::Whitelist => self.condition_whitelist().into(),
            Condition::NoEarlyEnd => self.condition_no_early_end().into(),
            Condition::EarlyEndCharged => match &policy.early_termination.value {
                EarlyTermination::Charged { factor, until_days, factor_after } => self
                    .condition_early_end_charged(
                        &until_days.to_string(),
                        &factor.to_string(),
                        &factor_after.normalize().to_string(),
                    )
                    .into(),
                EarlyTermination::NotPossible => self.condition_no_early_end().into(),
            },
            Condition::AutomaticRenewal => match &policy.renewal {
                Some(renewal) => self.renewal(&renewal.value).into(),
                None => self.dates_renewal().into(),
            },
            Condition::FirstMonthCancellation => {
                self.condition_first_month_cancellation(&policy.early_cancel_factor.value.to_string()).into()
            }
            Condition::FirstComeFirstServed => self.condition_first_come_first_served().into(),
            Condition::OverdueResumes => {
                self.condition_overdue_resumes(&self.duration(policy.overdue_minutes.value.into())).into()
            }
            Condition::Overdue => {
                self.condition_overdue(&self.duration(policy.overdue_minutes.value.into())).into()
            }
            Condition::RedeployToChange => self.condition_redeploy_to_change().into(),
            Condition::OverflowPerToken => self.condition_overflow_per_token().into(),
            Condition::PublicRateLimit => self.condition_public_rate_limit().into(),
        }
    }

    /// When an automatic renewal is charged, in a sentence.
    fn renewal(self, renewal: &Renewal) -> String {
        let [from, until] = [renewal.from, renewal.until].map(|time| clock(time.hour(), time.minute()));
        let (before, tries) = (self.days(&renewal.days_before.to_string()), renewal.most_tries.to_string());
        if renewal.on_by_default {
            self.condition_automatic_renewal(&before, &from, &until, &tries)
        } else {
            self.condition_renewal_on_request(&before, &from, &until, &tries)
        }
    }

    /// What to know before comparing, in a sentence.
    pub fn notice(self, notice: Notice) -> &'static str {
        match notice {
            Notice::DifferentHosting => self.notice_different_hosting(),
            Notice::DifferentModels => self.notice_different_models(),
            Notice::NoTokenPrices => self.notice_no_token_prices(),
            Notice::RequestTooLong => self.notice_request_too_long(),
            Notice::ImplicitCache => self.notice_implicit_cache(),
            Notice::CacheNotPriced => self.notice_cache_not_priced(),
            Notice::NoCacheFactor => self.notice_no_cache_factor(),
            Notice::DeploymentNeedsTraffic => self.notice_deployment_needs_traffic(),
            Notice::DeploymentNeedsMode => self.notice_deployment_needs_mode(),
            Notice::DeploymentTooLong => self.notice_deployment_too_long(),
            Notice::NothingLeftToOverflow => self.notice_nothing_left_to_overflow(),
            Notice::AddedInSteps => self.notice_added_in_steps(),
        }
    }

    /// A question a price page leaves open, in a sentence, with the book's numbers.
    pub fn assumption(self, id: AssumptionId, book: &PriceBook) -> Cow<'static, str> {
        let policy = &book.policy;
        match id {
            AssumptionId::LateOrderInstant => {
                let late = policy.late_order_after.value;
                self.assumption_late_order_instant(&clock(late.hour(), late.minute())).into()
            }
            AssumptionId::ExpiryMinute => {
                let expiry = policy.daily_expiry.value;
                self.assumption_expiry_minute(&clock(expiry.hour(), expiry.minute())).into()
            }
            AssumptionId::DayRate => self.assumption_day_rate().into(),
            AssumptionId::MonthLength => self.assumption_month_length().into(),
            AssumptionId::AfterFirstMonth => self.assumption_after_first_month().into(),
            AssumptionId::PurchaseStep => {
                let (input, output) = (&policy.input_purchase.value, &policy.output_purchase.value);
                self.assumption_purchase_step(
                    &amount(input.minimum),
                    &amount(input.step),
                    &amount(output.minimum),
                    &amount(output.step),
                )
                .into()
            }
            AssumptionId::LongestInput => self.assumption_longest_input().into(),
        }
    }

    /// One reading of a question by its wire name, such as `not-late`, with the book's numbers; `None` when the
    /// question has no such reading.
    pub fn reading(self, id: AssumptionId, reading: &str, book: &PriceBook) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(match id {
            AssumptionId::LateOrderInstant => match LateOrderInstant::from_name(reading)? {
                LateOrderInstant::NotLate => self.reading_late_order_instant_not_late(),
                LateOrderInstant::Late => self.reading_late_order_instant_late(),
            },
            AssumptionId::ExpiryMinute => match ExpiryMinute::from_name(reading)? {
                ExpiryMinute::Inclusive => self.reading_expiry_minute_inclusive(),
                ExpiryMinute::Exclusive => self.reading_expiry_minute_exclusive(),
            },
            AssumptionId::DayRate => match DayRate::from_name(reading)? {
                DayRate::ThirtyDays => {
                    let days = book.policy.day_rate_days.value.to_string();
                    return Some(self.reading_day_rate_thirty_days(&days).into());
                }
                DayRate::CalendarMonth => self.reading_day_rate_calendar_month(),
            },
            AssumptionId::MonthLength => match MonthLength::from_name(reading)? {
                MonthLength::Calendar => self.reading_month_length_calendar(),
                MonthLength::ThirtyDays => self.reading_month_length_thirty_days(),
            },
            AssumptionId::AfterFirstMonth => match AfterFirstMonth::from_name(reading)? {
                AfterFirstMonth::WholeMonths => self.reading_after_first_month_whole_months(),
                AfterFirstMonth::Days => self.reading_after_first_month_days(),
            },
            AssumptionId::PurchaseStep => match PurchaseStep::from_name(reading)? {
                PurchaseStep::AsEntered => self.reading_purchase_step_as_entered(),
                PurchaseStep::RoundedUp => self.reading_purchase_step_rounded_up(),
                PurchaseStep::Refused => self.reading_purchase_step_refused(),
            },
            AssumptionId::LongestInput => match LongestInput::from_name(reading)? {
                LongestInput::Factors => self.reading_longest_input_factors(),
                LongestInput::Shorter => self.reading_longest_input_shorter(),
            },
        }))
    }

    /// A question that the replay of a log meets, in a sentence.
    pub fn replay_assumption(self, id: ReplayAssumptionId) -> &'static str {
        match id {
            ReplayAssumptionId::OverflowingRequests => self.assumption_overflowing_requests(),
        }
    }

    /// Which requests of a minute overflow.
    pub fn overflowing_requests(self, reading: OverflowingRequests) -> &'static str {
        match reading {
            OverflowingRequests::WholeInOrder => self.reading_overflowing_requests_whole_in_order(),
        }
    }

    /// What gives the levels of a replay their proportion of input to output.
    pub fn proportion(self, of: ProportionOf) -> &'static str {
        match of {
            ProportionOf::Log => self.proportion_log(),
            ProportionOf::Scenario => self.proportion_scenario(),
        }
    }

    /// Whether a deployment reasons first: "Thinking".
    pub fn mode(self, mode: Mode) -> &'static str {
        match mode {
            Mode::Instruct => self.mode_instruct(),
            Mode::Thinking => self.mode_thinking(),
        }
    }

    /// A direction tokens flow in: "Input".
    pub fn dimension(self, dimension: Dimension) -> &'static str {
        match dimension {
            Dimension::Input => self.dimension_input(),
            Dimension::Output => self.dimension_output(),
        }
    }

    /// How what is reserved is paid for: "Daily packages".
    pub fn way(self, way: Way) -> &'static str {
        match way {
            Way::Packages => self.way_packages(),
            Way::Hours => self.way_hours(),
            Way::Both => self.way_both(),
        }
    }

    /// Why it is paid for in this way, in a few words.
    pub fn way_why(self, way: Way) -> &'static str {
        match way {
            Way::Packages => self.way_why_packages(),
            Way::Hours => self.way_why_hours(),
            Way::Both => self.way_why_both(),
        }
    }

    /// The input whose change flips an answer: "Minutes a day".
    pub fn flip_input(self, input: FlipInput) -> &'static str {
        match input {
            FlipInput::MinutesADay => self.flip_minutes_a_day(),
            FlipInput::Days => self.flip_days(),
            FlipInput::Throughput => self.flip_throughput(),
            FlipInput::Units => self.flip_units(),
            FlipInput::Discount => self.flip_discount(),
        }
    }

    /// How firmly a source says what the book records.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Published => self.status_published(),
            Status::Inferred => self.status_inferred(),
            Status::Derived => self.status_derived(),
        }
    }
}
