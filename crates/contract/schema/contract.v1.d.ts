/** An amount of money. */
export interface Amount {
  /** The amount rounded half-up to the currency's minor unit. */
  display: string;
  /** The exact amount as `numerator/denominator`, where `value` is rounded. */
  fraction?: string;
  /** The amount; exact when it ends within 12 decimals, else rounded half-even there. */
  value: string;
}

/** How an open question of the page was read. */
export interface Assumption {
  /** Every reading. */
  alternatives: string[];
  /** The reading used unless another is chosen. */
  default: string;
  /** The question. */
  id: AssumptionId;
  /** The question in a sentence. */
  message: string;
  /** The source that leaves it open. */
  source: string;
  /** The reading used here. */
  value: string;
}

export type AssumptionId = "late-order-instant" | "expiry-minute" | "day-rate" | "month-length" | "after-first-month" | "purchase-step";

/** A price book and what it sells. */
export interface Book {
  /** The currency of every price. */
  currency: Currency;
  /** The date of the page, as `2026-03-31`. */
  edition: string;
  /** The id a scenario names it by. */
  id: string;
  /** Model Units on sale. */
  modelUnits: UnitModel[];
  /** Provisioned Throughput on sale. */
  ptu: PtuModel[];
  /** The region the prices hold in. */
  region: string;
  /** What a person calls it. */
  title: LocalText;
  /** The vendor's short name. */
  vendor: string;
}

/** A cancellation in the first month. */
export interface Cancelled {
  /** What stays charged, at most the month. */
  charged: Amount;
  /** Started days used. */
  daysUsed: number;
  /** What is paid back, never below zero. */
  refund: Amount;
}

/** Every way to pay for one scenario, cheapest first. */
export interface Comparison {
  /** How what the page leaves open was read. */
  assumptions: Assumption[];
  /** The price book the answer was computed with. */
  book: string;
  /** The cheapest way to pay; the first in the usual order where several cost the same. */
  cheapest: Method | null;
  /** The currency of every amount. */
  currency: Currency;
  /** Decimals of the currency's minor unit; `display` amounts are rounded half-up to it. */
  minorUnit: number;
  /** What a reader must know to compare the options fairly. */
  notices: NoticeNote[];
  /** The ways to pay, cheapest first. */
  options: PricedOption[];
  /** The period and how much of it the service runs. */
  running: RunningTime;
  /** What the cheapest saves; absent when there is only one way to pay. */
  savings?: Savings;
  /** Every source an option, a line or an assumption refers to. */
  sources: Source[];
  /** The contract's version. */
  version: number;
}

export type Condition = "region" | "pre-built-models" | "fine-tuned-models" | "whitelist" | "no-early-end" | "early-end-charged" | "first-month-cancellation" | "first-come-first-served" | "overdue" | "redeploy-to-change" | "overflow-per-token" | "public-rate-limit";

/** A coded remark with its sentence in English and the sources behind it. */
export interface ConditionNote {
  code: Condition;
  /** A sentence for people. */
  message: string;
  /** Ids of the sources behind it. */
  sources: string[];
}

export type Currency = "USD" | "CNY";

/** One number of a line's formula. */
export interface Factor {
  /** Whether it divides. */
  divides: boolean;
  /** What it counts. */
  name: FactorName;
  /** How much, exactly. */
  value: string;
}

export type FactorName = "running-minutes" | "minutes-per-hour" | "package-days" | "input-tpm" | "output-tpm" | "price-block" | "units" | "months" | "days" | "day-rate-days" | "early-cancel-factor" | "requests-per-minute" | "tokens-per-request" | "token-block" | "unit-price";

export type Item = "input-capacity" | "output-capacity" | "model-units" | "monthly-commitment" | "extra-days" | "used-days" | "input-tokens" | "output-tokens";

/** A line of a bill. */
export interface Line {
  /** The amount, unrounded within the bill. */
  amount: Amount;
  /** The numbers of the formula; the amount is their product, divisors dividing. */
  factors: Factor[];
  /** What is charged for. */
  item: Item;
  /** The rule the line follows. */
  rule: Rule;
  /** Ids of the sources of its price and rule. */
  sources: string[];
}

/** A text of a price book in both languages. */
export interface LocalText {
  /** English. */
  en: string;
  /** Simplified Chinese. */
  "zh-CN": string;
}

export type Method = "ptu-hourly" | "ptu-daily" | "mu-hourly" | "mu-monthly" | "token-usage";

export type Mode = "instruct" | "thinking";

/** Model Units. */
export interface ModelUnits {
  /** `instruct` or `thinking`; absent where the book names no mode for the model. */
  mode?: Mode | null;
  /** The model. */
  model: string;
  /** The specification, such as `MU1`; needed only where the model is sold in several. */
  spec?: string | null;
  /** How many units (replicas): a whole number, as a JSON number or as the text of one. */
  units: number | string;
}

/** A monthly commitment and both ways to end it. */
export interface Monthly {
  /** What cancelling it costs; absent when the service runs longer than the first month. */
  cancelled?: Cancelled;
  /** Whether the option's cost is the cancelled one. */
  cancels: boolean;
  /** The end of the last running minute. */
  end: string;
  /** Started days billed after whole months (only under `after-first-month`: `days`). */
  extraDays: number;
  /** What keeping it costs. */
  kept: Amount;
  /** Months bought when it is kept. */
  months: number;
  /** When the bought months end. */
  paidUntil: string;
  /** The first running minute. */
  start: string;
}

export type Notice = "different-hosting" | "different-models";

/** A coded remark with its sentence in English and the sources behind it. */
export interface NoticeNote {
  code: Notice;
  /** A sentence for people. */
  message: string;
  /** Ids of the sources behind it. */
  sources: string[];
}

/** A daily package. */
export interface Package {
  /** Package days bought. */
  days: number;
  /** The expiry the page prints: the last covered minute, or the first uncovered one where the assumption `expiry-minute` says `exclusive`. */
  expires: string;
  /** Whether the order was late in the day, which makes it valid one day longer. */
  lateOrder: boolean;
  /** When it is ordered and starts. */
  ordered: string;
  /** When its resources are released. */
  released: string;
  /** When the service stops, unless it is renewed. */
  stops: string;
}

/** A billing period in civil time of the price book's zone. */
export interface Period {
  /** The first minute that is no longer part of it, as `2026-05-01T00:00`. */
  end: string;
  /** The first minute, as `2026-04-01T00:00`. */
  start: string;
}

/** One way to pay, priced. */
export interface PricedOption {
  /** How much more it costs than the cheapest. */
  aboveCheapest: Amount;
  /** How much less it costs than the dearest. */
  belowDearest: Amount;
  /** The terms it is sold under. */
  conditions: ConditionNote[];
  /** What it costs; exact when it ends within 12 decimals, else rounded half-even there. */
  cost: string;
  /** The cost rounded half-up to the currency's minor unit. */
  display: string;
  /** The exact cost as `numerator/denominator`, where `cost` is rounded. */
  fraction?: string;
  /** The lines of the bill; their amounts add up to the cost. */
  lines: Line[];
  /** The way to pay. */
  method: Method;
  /** The monthly commitment, kept and cancelled. */
  monthly?: Monthly;
  /** The daily packages to order, in order of time. */
  packages?: Package[];
  /** `1` for the cheapest; options that cost the same share a rank. */
  rank: number;
  /** The cost spread over time and tokens. */
  unitCosts: UnitCosts;
  /** What the reader should look at twice. */
  warnings: WarningNote[];
}

/** One thing wrong with the question: a code, where, and a sentence. */
export interface Problem {
  /** What programs branch on. */
  code: ProblemCode;
  /** A sentence a person understands, in English. */
  message: string;
  /** The field, such as `running.windows[0].from`; empty for the question as a whole. */
  path: string;
}

export type ProblemCode = "empty" | "missing" | "unknown-field" | "duplicate-field" | "wrong-type" | "unquoted-number" | "unknown-running" | "not-json" | "too-big" | "unsupported-version" | "not-a-number" | "negative" | "exponent" | "separator" | "too-many-digits" | "too-many-decimals" | "too-large" | "not-whole" | "zero" | "invalid-date" | "invalid-time" | "end-not-after-start" | "period-too-long" | "window-empty" | "too-many-windows" | "unknown-day" | "unknown-book" | "unknown-model" | "unknown-mode" | "unknown-spec" | "mode-required" | "spec-required" | "nothing-to-price" | "unknown-assumption" | "unknown-reading" | "purchase-step" | "request-too-long" | "amount-too-large" | "mangled-link";

/** Provisioned Throughput. */
export interface PtuCapacity {
  /** Input tokens per minute. */
  inputTpm: string;
  /** `instruct` or `thinking`. */
  mode: Mode;
  /** The model. */
  model: string;
  /** Output tokens per minute. */
  outputTpm: string;
}

/** A model sold as Provisioned Throughput. */
export interface PtuModel {
  /** Tokens of input; a longer request is billed per token. */
  maxInputTokens: number;
  /** The model. */
  model: string;
  /** The modes it is sold in at this price. */
  modes: Mode[];
}

/** A refusal: everything that is wrong with a question. */
export interface Refusal {
  /** What is wrong, at least one thing. */
  problems: Problem[];
  /** The contract's version. */
  version: number;
}

export type Rule = "ptu-hourly" | "ptu-daily" | "mu-hourly" | "mu-monthly" | "mu-extra-days" | "mu-cancellation" | "token-usage";

/** When the service runs. */
export type Running = "always" | { windows: Window[]; };

/** The period and how much of it the service runs. */
export interface RunningTime {
  /** The first running minute, as `2026-04-01T00:00`; absent when it never runs. */
  first?: string;
  /** The end of the last running minute; absent when it never runs. */
  last?: string;
  /** Minutes of the period. */
  periodMinutes: number;
  /** Minutes the service runs. */
  runningMinutes: number;
  /** Unbroken stretches it runs in. */
  stretches: number;
}

/** What the cheapest option saves. */
export interface Savings {
  /** Against the dearest. */
  againstDearest: Amount;
  /** Against the second cheapest; zero where several are cheapest. */
  againstSecond: Amount;
}

/** One question: what is deployed, when it runs, how much of it. */
export interface Scenario {
  /** Readings of what the price page leaves open, by assumption id; what is absent is read by default. */
  assumptions?: { "after-first-month"?: "whole-months" | "days"; "day-rate"?: "thirty-days" | "calendar-month"; "expiry-minute"?: "inclusive" | "exclusive"; "late-order-instant"?: "not-late" | "late"; "month-length"?: "calendar" | "thirty-days"; "purchase-step"?: "as-entered" | "rounded-up" | "refused"; };
  /** The id of the price book. */
  book: string;
  /** The Model Units to price; absent when only Provisioned Throughput is asked about. */
  modelUnit?: ModelUnits | null;
  /** The billing period, half-open: the end is no longer part of it. */
  period: Period;
  /** The Provisioned Throughput to price; absent when only Model Units are asked about. */
  ptu?: PtuCapacity | null;
  /** When the service runs within the period. */
  running: Running;
  /** The traffic the service answers, where it is known. */
  traffic?: Traffic | null;
  /** The contract's version: `1`. */
  version: 1;
}

/** A source, as the book records it. */
export interface Source {
  /** Its date, or how its age is known. */
  dated: string;
  /** The document. */
  document: string;
  /** The id lines refer to. */
  id: string;
  /** What to know about it; may be empty. */
  note: LocalText;
  /** Where on the page. */
  place: LocalText;
  /** How firmly it says so. */
  status: Status;
  /** Its address. */
  url: string;
}

export type Status = "published" | "inferred" | "derived";

/** The traffic the service answers. */
export interface Traffic {
  /** Input tokens of a request. */
  inputTokens: string;
  /** Output tokens of a request. */
  outputTokens: string;
  /** Requests a minute while the service runs, on average. */
  requestsPerMinute: string;
}

/** The cost of an option spread over time and tokens. */
export interface UnitCosts {
  /** Per 24 hours of the period. */
  perDay: Amount;
  /** Per million tokens of input and output together; absent where traffic is not known. */
  perMillionTokens?: Amount;
  /** Per 30 days of the period. */
  perMonth: Amount;
  /** Per hour the service runs; absent when it never runs. */
  perRunningHour?: Amount;
}

/** A model sold by the Model Unit. */
export interface UnitModel {
  /** The model. */
  model: string;
  /** The modes it is sold in; empty where the book names none. */
  modes: Mode[];
  /** The specification of a replica. */
  spec: string;
}

export type Warning = "never-runs" | "below-purchase-minimum" | "not-purchase-step" | "rounded-up-to-step" | "request-above-max-input" | "traffic-above-throughput";

/** A coded remark with its sentence in English and the sources behind it. */
export interface WarningNote {
  code: Warning;
  /** A sentence for people. */
  message: string;
  /** Ids of the sources behind it. */
  sources: string[];
}

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** A weekly window in which the service runs. */
export interface Window {
  /** The days it starts on: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`. */
  days: Weekday[];
  /** The first minute, as `09:00`. */
  from: string;
  /** The first minute that is no longer part of it, as `18:30` or `24:00`; when it is earlier than `from`, the window passes midnight and belongs to the day it starts on. */
  to: string;
}
