/** What a budget buys with one method of payment. */
export interface AffordableMethod {
  /** The method. */
  method: Method;
  /** The most that is affordable; absent when not even the least amount is. */
  most?: BoughtAmount;
  /** The next amount up, which is not. */
  next: BoughtAmount;
  /** How long the scenario's own capacity could be kept; absent where tokens are paid for. */
  time?: AffordableTime;
}

/** How long a budget keeps the scenario's own capacity. */
export interface AffordableTime {
  /** The most that is affordable; a count of `0` where not even one is. */
  most: Time;
  /** One more, which is not. */
  next: Time;
  /** What the method is paid by. */
  unit: TimeUnit;
}

/** What one way alone takes: `cost = count × price`. */
export interface Alone {
  /** What all of them cost. */
  cost: Amount;
  /** How many days or hours. */
  count: Quantity;
  /** What each of them costs. */
  price: Amount;
}

/** An amount of money. */
export interface Amount {
  /** The amount rounded half-up to the currency's minor unit; a cost per hour, day, month or million tokens to four significant digits where that takes more decimals. */
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
  /** The reading used here, in a few words. */
  reading: string;
  /** The source that leaves it open. */
  source: string;
  /** The reading used here. */
  value: string;
}

export type AssumptionId = "late-order-instant" | "expiry-minute" | "day-rate" | "month-length" | "after-first-month" | "purchase-step" | "longest-input";

/** What one price block costs a day and an hour. */
export interface BlockPrices {
  /** In a daily package. */
  aDay: Amount;
  /** By the hour. */
  anHour: Amount;
  /** `aDay ÷ anHour`; absent where an hour costs nothing. */
  multiple?: Quantity;
}

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

/** An amount and its cost over the scenario's running time; of requests, whenever they come. */
export interface BoughtAmount {
  /** What it costs. */
  cost: Amount;
  /** Input tokens per minute of Provisioned Throughput. */
  inputTpm?: Quantity;
  /** Output tokens per minute of Provisioned Throughput. */
  outputTpm?: Quantity;
  /** Requests like those of the scenario's traffic, paid for by their tokens. */
  requests?: BoughtRequests;
  /** Model Units. */
  units?: number;
}

/** Whole requests and their tokens. */
export interface BoughtRequests {
  /** How many. */
  count: Quantity;
  /** Their input tokens. */
  inputTokens: Quantity;
  /** Their output tokens. */
  outputTokens: Quantity;
}

/** Where one way to pay starts to cost no more than another; its field says of what the number is. */
export type BreakEven = { answer: "always"; } | { answer: "never"; /** Where the costs would meet, were there that much. */ exact: Quantity; } | { answer: "from"; /** Where the costs meet. */ exact: Quantity; /** The least whole number that is not below it. */ least: number; };

/** Every break-even point of a scenario, from the book's numbers alone, and the nearest changes that flip its answer. */
export interface BreakEvenAnswer {
  /** The price book the answer was computed with. */
  book: string;
  /** Cancelling a monthly package in its first month; absent without Model Units. */
  cancellation?: CancellationPoints;
  /** The currency the costs were compared in. */
  currency: Currency;
  /** Daily packages against the same throughput by the hour; absent without Provisioned Throughput. */
  dailyAgainstHourly?: DailyAgainstHourly;
  /** Every single change at which another way to pay wins, the nearest first. */
  flips: Flip[];
  /** The scenario's Model Units against token-billed deployment of the same model; absent without Model Units or traffic, and where the book has no price for that, as a notice says. */
  modelUnitsAgainstTokens?: UnitsAgainstTokens;
  /** Monthly packages against the same units by the hour; absent without Model Units. */
  monthlyAgainstHourly?: MonthlyAgainstHourly;
  /** Every other input: why no change of it makes another way to pay win. */
  noFlips: NoFlip[];
  /** What a reader must know to compare the ways to pay fairly. */
  notices: NoticeNote[];
  /** The scenario's Provisioned Throughput against its Model Units, each paid in its cheapest way; absent without both, where the service never runs, and where what overflows has no price. */
  ptuAgainstModelUnits?: ThroughputAgainstUnits;
  /** The scenario's Provisioned Throughput against the same tokens as ordinary calls, for each tier of input length; empty where the book has no per-token prices for the model. */
  ptuAgainstTokens: UtilisationPoints[];
  /** Every source the answer rests on. */
  sources: Source[];
  /** The contract's version. */
  version: number;
}

/** What a budget buys with each method of payment. */
export interface BudgetAnswer {
  /** The price book the answer was computed with. */
  book: string;
  /** The budget. */
  budget: Amount;
  /** The currency of the budget and of every amount. */
  currency: Currency;
  /** What it buys, in the usual order of methods. */
  methods: AffordableMethod[];
  /** How cached tokens are priced per token. */
  notices: NoticeNote[];
  /** Every source the answer rests on. */
  sources: Source[];
  /** The contract's version. */
  version: number;
}

/** What a budget buys over a scenario's running time. */
export interface BudgetQuestion {
  /** The budget, in the book's currency. */
  budget: string;
  /** The scenario; throughput is bought in the proportion of its `ptu`. */
  scenario: Scenario;
  /** The contract's version: `1`. */
  version: 1;
}

/** What happens when, for every way to pay for a scenario. */
export interface CalendarAnswer {
  /** The price book the answer was computed with. */
  book: string;
  /** The currency of every amount. */
  currency: Currency;
  /** What happens on a date that the price book does not state. */
  notices: CalendarNoticeNote[];
  /** The dates of each way to pay, the cheapest first. */
  options: OptionDates[];
  /** When to order the first daily package; absent without Provisioned Throughput, and where the service never runs. */
  orderTime?: OrderTime;
  /** Every source the answer rests on. */
  sources: Source[];
  /** Minutes the civil times of the answer are ahead of UTC. */
  utcOffsetMinutes: number;
  /** The contract's version. */
  version: number;
}

export type CalendarNotice = "renewal-not-stated" | "renewal-charged" | "short-package-renewal" | "monthly-renewal-not-stated";

/** A coded remark with its sentence in English and the sources behind it. */
export interface CalendarNoticeNote {
  code: CalendarNotice;
  /** A sentence for people. */
  message: string;
  /** Ids of the sources behind it. */
  sources: string[];
}

/** When cancelling a monthly package in its first month beats the alternatives: `aDay ÷` the price of an hour. */
export interface CancellationPoints {
  /** What a used day is charged, of one unit: the price of a month `÷ dayRateDays × factor`. */
  aDay: Amount;
  /** Days a month's price is divided by. */
  dayRateDays: number;
  /** What a used day is charged as a multiple of that. */
  factor: Quantity;
  /** Where the costs meet, in hours a day; absent when the cancelled day never costs more. */
  hoursADay?: Quantity;
  /** Running minutes a day from which on a day that is cancelled costs no more than that day by the hour. */
  minutesADay: BreakEven;
  /** The day of the month from which on cancelling costs the whole month. */
  wholeMonthFromDay: BreakEven;
}

/** A cancellation in the first month. */
export interface Cancelled {
  /** Whether the lines come to more than was paid, so that no more than that stays charged. */
  capped: boolean;
  /** What stays charged, at most the month. */
  charged: Amount;
  /** Started days used. */
  daysUsed: number;
  /** The lines that add up to it, or to more where it is capped. */
  lines: Line[];
  /** What is paid back, never below zero. */
  refund: Amount;
}

/** Every way to pay for one scenario, cheapest first. */
export interface Comparison {
  /** How what the page leaves open was read. */
  assumptions: Assumption[];
  /** The price book the answer was computed with. */
  book: string;
  /** The one cheapest way to pay of those whose cost is complete; `null` where several cost the same, or none is. */
  cheapest: Method | null;
  /** The currency of every amount. */
  currency: Currency;
  /** The cheapest ways to pay where several cost the same, in the usual order; all of them where the service never runs and there is nothing to pay. */
  equallyCheap?: Method[];
  /** Decimals of the currency's minor unit; `display` amounts are rounded half-up to it. */
  minorUnit: number;
  /** What a reader must know to compare the options fairly. */
  notices: NoticeNote[];
  /** The ways to pay, cheapest first; those whose cost is incomplete after the others. */
  options: PricedOption[];
  /** The period and how much of it the service runs. */
  running: RunningTime;
  /** What the cheapest saves; absent unless there are two ways to pay whose cost is complete. */
  savings?: Savings;
  /** What was priced, as it was asked. */
  scenario: Scenario;
  /** Every source an option, a line or an assumption refers to. */
  sources: Source[];
  /** The contract's version. */
  version: number;
}

export type Condition = "region" | "pre-built-models" | "fine-tuned-models" | "lora-fine-tuned-models" | "no-charge-while-idle" | "preset-throughput" | "released-when-unused" | "whitelist" | "no-early-end" | "early-end-charged" | "automatic-renewal" | "first-month-cancellation" | "first-come-first-served" | "overdue" | "overdue-resumes" | "redeploy-to-change" | "overflow-per-token" | "public-rate-limit";

/** A coded remark with its sentence in English and the sources behind it. */
export interface ConditionNote {
  code: Condition;
  /** A sentence for people. */
  message: string;
  /** Ids of the sources behind it. */
  sources: string[];
}

/** Tokens of one request that count alike: `tokens × factor × cache factor = taken`. */
export interface ConversionLine {
  /** What one counts on top of that for being found in the cache; absent when it is not. */
  cacheFactor?: Quantity;
  /** What one counts for the length of the input. */
  factor: Quantity;
  /** What they take from the quota, in quota tokens. */
  taken: Quantity;
  /** How many tokens. */
  tokens: Quantity;
}

export type Currency = "USD" | "CNY";

/** When a daily package costs no more than the same throughput by the hour: `aDay ÷ anHour`. */
export interface DailyAgainstHourly {
  /** Price of a package day of the throughput. */
  aDay: Amount;
  /** Price of an hour of the throughput. */
  anHour: Amount;
  /** Whether it is the same for every capacity: both day prices are the same multiple of their hourly prices. */
  anyCapacity: boolean;
  /** Whether it is the same for every model of the book too. */
  anyModel: boolean;
  /** Where the costs meet, in hours a day; absent when the package never costs more. */
  hoursADay?: Quantity;
  /** Prices of an input price block. */
  input: BlockPrices;
  /** Running minutes a day from which on the package costs no more. */
  minutesADay: BreakEven;
  /** Prices of an output price block. */
  output: BlockPrices;
}

/** A row that could not be read. */
export interface DamagedRow {
  /** What is wrong with it. */
  flaw: Flaw;
  /** The line of the file it starts on, from 1. */
  line: number;
  /** The name of its log, where that has one. */
  log?: string;
  /** A sentence for people, in English. */
  message: string;
}

/** Rows that could not be read. */
export interface DamagedRows {
  /** The first of them, at most a hundred. */
  listed: DamagedRow[];
  /** How many. */
  rows: number;
}

/** Something that happens at a minute, or in a window of time. */
export interface DatedEvent {
  /** When, as `2026-04-01T00:00`; of something that happens in a window of time, its start. */
  at: string;
  /** What. */
  event: EventKind;
  /** A sentence for people, in English. */
  message: string;
  /** The end of that window; absent where it happens at a minute. */
  until?: string;
}

/** The throughput asked for in each hour of a week. */
export type Demand = { hours: Throughput[]; windows?: null; } | { hours?: null; windows: DemandWindow[]; };

/** A throughput asked for in a weekly window. */
export interface DemandWindow {
  /** The days it starts on: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`. */
  days: Weekday[];
  /** The first hour, as `09:00`. */
  from: string;
  /** Input tokens per minute. */
  inputTpm: string;
  /** Output tokens per minute. */
  outputTpm: string;
  /** The first hour that is no longer part of it, as `18:00` or `24:00`; when it is earlier than `from`, the window passes midnight and belongs to the day it starts on. */
  to: string;
}

export type Dimension = "input" | "output";

/** A published document. */
export interface Document {
  /** Its date, or how its age is known. */
  dated: string;
  /** Its name in our own words. */
  title: LocalText;
  /** Its address. */
  url: string;
}

export type EventKind = "starts" | "ends" | "ordered" | "renewal-charged" | "expires" | "stops" | "released" | "overdue-released" | "month-bought" | "cancel-by" | "cancelled" | "paid-until";

/** One number of a line's formula. */
export interface Factor {
  /** Whether it divides. */
  divides: boolean;
  /** What it counts. */
  name: FactorName;
  /** How much, exactly. */
  value: string;
}

export type FactorName = "running-minutes" | "minutes-per-hour" | "package-days" | "input-tpm" | "output-tpm" | "price-block" | "units" | "months" | "days" | "day-rate-days" | "early-cancel-factor" | "requests-per-minute" | "tpm-above" | "quota-per-request" | "tokens-per-request" | "token-block" | "cache-price-share" | "unit-price";

export type Flaw = "columns" | "missing" | "negative" | "not-a-number" | "not-whole" | "too-large" | "cached-above-input" | "reasoning-above-output" | "time" | "zone-name" | "undated" | "total" | "bucket" | "json" | "too-long";

/** A single change at which another way to pay wins. */
export interface Flip {
  /** The change as a share of the value; for `discount` the discount itself. */
  distance: Share;
  /** Its value in the scenario; for `throughput` a multiple of what was entered, for `discount` a share of the cost. */
  from: Quantity;
  /** Whether that is more than in the scenario. */
  grows: boolean;
  /** What is changed while all else stays. */
  input: FlipInput;
  /** The nearest value at which another way to pay costs less; for `throughput` and `discount` the value at which it costs the same. */
  to: Quantity;
  /** The way to pay that wins there. */
  winner: Method;
}

export type FlipInput = "minutes-a-day" | "days" | "throughput" | "units" | "discount";

/** Where a format of logs is documented. */
export interface FormatSource {
  /** The day it was published or read. */
  date: string;
  /** The document. */
  title: string;
  /** Its version, or that of the program whose output was read. */
  version: string;
}

/** A long time without a request, which is reserved and paid for like any other. */
export interface Gap {
  /** Whole days of it. */
  days: number;
  /** The line of the file that it starts on, from 1. */
  line: number;
  /** The name of the log that the last request before it is of, where that has one. */
  log?: string;
  /** A sentence for people. */
  message: string;
  /** The line of the first request after it. */
  nextLine: number;
  /** The name of the log that the first request after it is of. */
  nextLog?: string;
}

export type Item = "input-capacity" | "output-capacity" | "model-units" | "monthly-commitment" | "extra-days" | "used-days" | "input-tokens" | "cached-input-tokens" | "output-tokens" | "overflow-input-tokens" | "overflow-cached-input-tokens" | "overflow-output-tokens";

/** Hours of every week of which the same is left to overflow. */
export interface LeftWindow {
  /** The days. */
  days: Weekday[];
  /** The first hour, as `09:00`. */
  from: string;
  /** What is left, in input tokens per minute, rounded up to whole ones. */
  inputTpm: Quantity;
  /** In output tokens per minute. */
  outputTpm: Quantity;
  /** What is reserved, in input tokens per minute; zero where nothing is. */
  reservedInputTpm: Quantity;
  /** In output tokens per minute. */
  reservedOutputTpm: Quantity;
  /** The first hour that is no longer part of it, as `18:00` or `24:00`. */
  to: string;
}

/** What a level costs. */
export interface LevelCost {
  /** Where the total is unknown for requests that are longer than any input with a per-token price: the same without these `unpriced` ones, which overflow every level. */
  pricedTotal?: Amount;
  /** The reservation. */
  reservation: Amount;
  /** The reservation and what overflows it; `null` where the latter is unknown. */
  total: Amount | null;
}

/** The proportion of input to output that every level keeps, before it is rounded up to amounts on sale. */
export interface LevelProportion {
  /** Input: the log's quota tokens, of all requests that a reservation can hold; the scenario's tokens per minute. */
  input: Quantity;
  /** Whose it is: the log's, or, where that was asked for or the log has no input or no output, the scenario's. */
  of: ProportionOf;
  /** Output, likewise. */
  output: Quantity;
}

/** A line of a bill. */
export interface Line {
  /** The amount, unrounded within the bill. */
  amount: Amount;
  /** The numbers of the formula; the amount is their product, divisors dividing. */
  factors: Factor[];
  /** What is charged for. */
  item: Item;
  /** The rule in a sentence. */
  message: string;
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

export type LogAssumption = "book-zone" | "cached-inside" | "reasoning-inside" | "starts-with-period" | "dates-rest-on-start" | "spread-evenly";

/** Names of a log's columns. */
export interface LogColumns {
  /** Input tokens found in the cache. */
  cached?: string | null;
  /** When a bucket ends. */
  end?: string | null;
  /** Input tokens. */
  input?: string | null;
  /** Output tokens. */
  output?: string | null;
  /** Output tokens spent on reasoning. */
  reasoning?: string | null;
  /** How many requests a row stands for. */
  requests?: string | null;
  /** When the request arrived, or its bucket began. */
  time?: string | null;
}

/** Something that was assumed. */
export interface LogNote {
  /** What programs branch on. */
  code: LogAssumption;
  /** A sentence for people. */
  message: string;
}

/** How a log was read. */
export interface LogRead {
  /** Whether its rows are buckets of requests. */
  buckets: boolean;
  /** Where cached tokens were taken to lie. */
  cached: TokensLie;
  /** Rows that could not be read. */
  damaged: number;
  /** The format it was recognised as, such as `langfuse-blob`; `by-name` where it was none but its columns have names that are known. */
  format: string;
  /** How it was read, in a sentence. */
  message: string;
  /** Its name, where it has one. */
  name?: string;
  /** Rows of another kind, which are no requests. */
  others: number;
  /** Where reasoning tokens were taken to lie. */
  reasoning: TokensLie;
  /** Whether its times count from its start, so that their dates rest on when that was. */
  relative: boolean;
  /** Rows that were read: requests, or buckets of them. */
  rows: number;
  /** Where that format is documented. */
  source?: FormatSource;
  /** Times without a zone of their own, that one was put to. */
  withoutZone: number;
  /** The zone of times without one, as `+08:00`. */
  zone: string;
  /** Who says so. */
  zoneOf: ZoneSaidBy;
}

export type LogTimeUnit = "s" | "ms" | "us" | "ns";

export type Method = "ptu-hourly" | "ptu-daily" | "mu-hourly" | "mu-monthly" | "token-deployment" | "token-usage";

export type Mode = "instruct" | "thinking";

/** Model Units. */
export interface ModelUnits {
  /** `instruct` or `thinking`; absent where the book names no mode for the model. Where only its token-billed deployment has a price for each mode, it may be named, and picks that price. */
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
  /** The lines that add up to it. */
  keptLines: Line[];
  /** Months bought when it is kept. */
  months: number;
  /** When the bought months end. */
  paidUntil: string;
  /** The first running minute. */
  start: string;
}

/** When a monthly package costs no more than Model Units by the hour: `aMonth ÷ anHour`. */
export interface MonthlyAgainstHourly {
  /** Price of a month of one unit. */
  aMonth: Amount;
  /** Price of an hour of one unit. */
  anHour: Amount;
  /** Where the costs meet, in hours a month; absent when the package never costs more. */
  hoursAMonth?: Quantity;
  /** Running minutes a month from which on the package costs no more. */
  minutesAMonth: BreakEven;
}

/** A known format, and which of its names a log does not have. */
export interface NearestFormat {
  /** The format, such as `mooncake`. */
  format: string;
  /** The names of it that are not there. */
  lacks: string[];
}

/** An input of which no change makes another way to pay win. */
export interface NoFlip {
  /** What would be changed while all else stays. */
  input: FlipInput;
  /** The least number that was looked at; absent where there is no bound to look up to. */
  least?: number;
  /** The reason in a sentence. */
  message: string;
  /** The greatest. */
  most?: number;
  /** Why that flips nothing. */
  reason: NoFlipReason;
}

export type NoFlipReason = "never" | "different-windows" | "not-compared" | "nothing-else" | "cost-incomplete" | "equally-cheap";

export type Notice = "different-hosting" | "different-models" | "no-token-prices" | "request-too-long" | "implicit-cache" | "cache-not-priced" | "no-cache-factor" | "deployment-needs-traffic" | "deployment-needs-mode" | "deployment-too-long" | "nothing-left-to-overflow" | "added-in-steps";

/** A coded remark with its sentence in English and the sources behind it. */
export interface NoticeNote {
  code: Notice;
  /** A sentence for people. */
  message: string;
  /** Ids of the sources behind it. */
  sources: string[];
}

/** The dates of one way to pay. */
export interface OptionDates {
  /** What happens, in order of time. */
  events: DatedEvent[];
  /** The way to pay. */
  method: Method;
}

/** What ordering a daily package at the first running minute gets, and whether another minute gets more. */
export interface OrderTime {
  /** The open question that the number of packages rests on, where an order is at the late-order time itself. */
  assumption?: Assumption;
  /** The package ordered at the minute of that day at which it covers the most. */
  best: Package;
  /** Minutes that one covers. */
  bestCoveredMinutes: number;
  /** Its price per covered hour. */
  bestPerCoveredHour: Amount;
  /** What the same minutes cost by the hour. */
  byTheHour: Amount;
  /** Minutes it covers. */
  coveredMinutes: number;
  /** Whether that is less than packages cost, and no more than waiting does. */
  hoursCostLess: boolean;
  /** The package ordered at the first running minute. */
  package: Package;
  /** What packages from the first running minute to the last cost. */
  packages: Amount;
  /** Its price per covered hour. */
  perCoveredHour: Amount;
  /** The price of the same throughput by the hour. */
  perHour: Amount;
  /** Paying by the hour until an order counts as late; absent where that does not cost less than either. */
  wait?: Waiting;
}

/** What overflows a reservation while the service runs. */
export interface OverflowAnswer {
  /** The direction that is full first; absent when a request takes from neither. */
  binding?: Dimension;
  /** The price book the answer was computed with. */
  book: string;
  /** What happens to traffic above the reservation. */
  choice: OverflowChoice;
  /** What they cost per token; `null` where they are billed and the book has no price for them, as a notice then says. */
  cost: Amount | null;
  /** The currency of the cost. */
  currency: Currency;
  /** Their input tokens. */
  inputTokens: Quantity;
  /** Used share of the input quota. */
  inputUtilisation: Share;
  /** Why the cost is unknown, and how cached tokens are priced and count. */
  notices: NoticeNote[];
  /** Their output tokens. */
  outputTokens: Quantity;
  /** Used share of the output quota. */
  outputUtilisation: Share;
  /** Requests that overflow. */
  requests: Quantity;
  /** Their share of all requests. */
  share: Share;
  /** Every source the answer rests on. */
  sources: Source[];
  /** The contract's version. */
  version: number;
}

export type OverflowChoice = "auto" | "ptu-only";

/** How much of a traffic overflows the scenario's Provisioned Throughput while the service runs. */
export interface OverflowQuestion {
  /** What happens to traffic above the reservation: `auto` (the default) or `ptu-only`. */
  choice?: OverflowChoice | null;
  /** The scenario; its `ptu` is the reservation. */
  scenario: Scenario;
  /** The traffic. */
  traffic: SwingingTraffic;
  /** The contract's version: `1`. */
  version: 1;
}

export type OverflowingRequests = "whole-in-order";

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

/** Traffic at its peak. */
export interface PeakLoad {
  /** The share of input tokens found in the cache, from 0 to 1; none by default. */
  cachedShare?: string | null;
  /** What to buy above the peak, in per cent of it; nothing by default. */
  headroomPercent?: string | null;
  /** Input tokens of a request, on average. */
  inputTokens: string;
  /** Output tokens of a request, on average. */
  outputTokens: string;
  /** Requests a minute at the peak. */
  requestsPerMinute: string;
  /** Tokens a request spends on thinking, which are output too; none by default. */
  thinkingOutputTokens?: string | null;
}

/** A billing period in civil time of the price book's zone. */
export interface Period {
  /** The first minute that is no longer part of it, as `2026-05-01T00:00`. */
  end: string;
  /** The first minute, as `2026-04-01T00:00`. */
  start: string;
}

/** The cheapest way to meet a weekly demand. */
export interface PlanAnswer {
  /** The price book the answer was computed with. */
  book: string;
  /** Which of the plans is the cheapest. */
  cheapest: Product;
  /** The currency of every amount. */
  currency: Currency;
  /** Model Units in months and hours; absent when they were not asked about. */
  modelUnits?: UnitPlan;
  /** What a reader must know to compare the two plans fairly, why no overflow is priced, how cached tokens are, and what the orders assume. */
  notices: NoticeNote[];
  /** Provisioned Throughput in packages and hours, with overflow. */
  ptu: ThroughputPlan;
  /** What it saves against the cheapest single method that is allowed; never below zero. */
  saving: Amount;
  /** The same demand paid in one way only, the cheapest first; per token where the book has a price for that. */
  singleMethods: SingleMethod[];
  /** Every source the answer rests on. */
  sources: Source[];
  /** What it costs. */
  total: Amount;
  /** The contract's version. */
  version: number;
}

/** The cheapest way to meet a weekly demand over the scenario's period. */
export interface PlanQuestion {
  /** How much is asked for in each hour of a week; the period repeats it. */
  demand: Demand;
  /** What one of the scenario's Model Units was measured to hold; absent when they are not considered. */
  modelUnits?: Throughput | null;
  /** The share of all tokens that may overflow, in per cent; none by default. Where the book has no price for overflow nothing is left to it, as a notice then says. */
  overflowLimitPercent?: string | null;
  /** The scenario; its `ptu` names the model and mode. The demand says when the service is needed, `running` plays no part. What overflows is priced at the tier of `traffic.inputTokens`, without it at the tier of the shortest input; of the input `traffic.cachedShare` at the price of cached tokens, where the book has one. */
  scenario: Scenario;
  /** The contract's version: `1`. */
  version: 1;
}

/** Throughput to pay by the hour. */
export interface PlannedHours {
  /** What it costs. */
  cost: Amount;
  /** Until. */
  end: string;
  /** Input tokens per minute. */
  inputTpm: Quantity;
  /** Output tokens per minute. */
  outputTpm: Quantity;
  /** From. */
  start: string;
}

/** What it comes to when so much of a weekly demand is reserved, and the rest overflows. */
export interface PlannedMix {
  /** Whether no more overflows than may. */
  allowed: boolean;
  /** Whether it is the plan's. */
  chosen: boolean;
  /** The most input that an hour needs reserved, in tokens per minute. */
  inputTpm: Quantity;
  /** The used share of the input that is reserved in the hours that need it. */
  inputUtilisation: Share;
  /** What it costs more than the plan; `null` where it costs less, and where the total is. */
  more: Amount | null;
  /** The most output that an hour needs reserved, in tokens per minute. */
  outputTpm: Quantity;
  /** The used share of the output. */
  outputUtilisation: Share;
  /** What they cost; `null` where they have no price. */
  overflow: Amount | null;
  /** Their share of all tokens. */
  overflowShare: Share;
  /** Tokens that overflow. */
  overflowTokens: Quantity;
  /** What is reserved costs. */
  reserved: Amount;
  /** Both together; `null` as the overflow is. */
  total: Amount | null;
}

/** A daily package to order. */
export interface PlannedOrder {
  /** What it costs. */
  cost: Amount;
  /** Input tokens per minute. */
  inputTpm: Quantity;
  /** Input tokens per minute that run on packages from then on, those ordered before included. */
  inputTpmInPackages: Quantity;
  /** Output tokens per minute. */
  outputTpm: Quantity;
  /** Output tokens per minute that do. */
  outputTpmInPackages: Quantity;
  /** When, and for how long. */
  package: Package;
}

/** The cheapest sequence of packages and hours: `cost = days × price of a day + hours × price of an hour`. */
export interface PlannedReservation {
  /** What it costs. */
  cost: Amount;
  /** Days of packages in it. */
  days: Quantity;
  /** Hours in it. */
  hours: Quantity;
  /** How it is paid for. */
  way: Way;
}

/** A slice of what is reserved: what each way to pay for it would cost, and hence why it is paid for as it is. */
export interface PlannedSlice {
  /** The direction. */
  dimension: Dimension;
  /** Where it starts, in tokens per minute. */
  from: Quantity;
  /** Reserved by the hour alone: hours, each at its price. */
  hours: Alone;
  /** Reserved on daily packages alone: days, each at its price. */
  packages: Alone;
  /** Reserved in the cheapest sequence of the two, whenever it is needed. */
  reserved: PlannedReservation;
  /** What is bought for it, in tokens per minute. */
  size: Quantity;
}

/** A change of the payment method. */
export interface PlannedSwitch {
  /** When the new method starts. */
  at: string;
  /** From. */
  from: Method;
  /** Minutes since the old method ended; zero when the new deployment must run before the old one ends. */
  gapMinutes: number;
  /** To. */
  to: Method;
}

/** One way to pay, priced. */
export interface PricedOption {
  /** How much more it costs than the cheapest; absent where its cost is incomplete. */
  aboveCheapest?: Amount;
  /** How much less it costs than the dearest; absent where its cost is incomplete. */
  belowDearest?: Amount;
  /** The terms it is sold under. */
  conditions: ConditionNote[];
  /** What it costs; exact when it ends within 12 decimals, else rounded half-even there. */
  cost: string;
  /** The cost rounded half-up to the currency's minor unit. */
  display: string;
  /** The exact cost as `numerator/denominator`, where `cost` is rounded. */
  fraction?: string;
  /** Whether the cost is not compared with the others, as a warning says: it is without what overflows the reservation, because the book has no per-token price for that, or the model on the units cannot answer the requests. */
  incomplete?: boolean;
  /** The lines of the bill; their amounts add up to the cost. */
  lines: Line[];
  /** The way to pay. */
  method: Method;
  /** The monthly commitment, kept and cancelled. */
  monthly?: Monthly;
  /** The daily packages to order, in order of time. */
  packages?: Package[];
  /** `1` for the cheapest; options that cost the same share a rank. Those whose cost is incomplete follow the others, ranked among themselves by what is known. */
  rank: number;
  /** The cost spread over time and tokens. */
  unitCosts: UnitCosts;
  /** What the reader should look at twice. */
  warnings: WarningNote[];
}

/** One thing wrong with the question: a code, where, and a sentence. */
export interface Problem {
  /** What there is instead: price books, or the models, modes or specifications that a book sells. Absent where there is no such list. */
  choices?: string[];
  /** What programs branch on. */
  code: ProblemCode;
  /** What columns a log has that are not recognised, and what to say of them. */
  columns?: UnrecognisedColumns;
  /** The rows of a log that could not be read; only where there are no others. */
  damaged?: DamagedRows;
  /** The name of the log it is about, where that has one. */
  log?: string;
  /** A sentence a person understands, in English. */
  message: string;
  /** The field, such as `running.windows[0].from`; empty for the question as a whole. */
  path: string;
}

export type ProblemCode = "empty" | "missing" | "unknown-field" | "duplicate-field" | "wrong-type" | "unquoted-number" | "unknown-running" | "not-json" | "too-big" | "unsupported-version" | "not-a-number" | "negative" | "exponent" | "separator" | "too-many-decimals" | "too-large" | "not-whole" | "zero" | "invalid-date" | "missing-date" | "invalid-time" | "missing-time" | "end-not-after-start" | "period-too-long" | "window-empty" | "too-many-windows" | "no-windows" | "no-days" | "unknown-day" | "unknown-book" | "unknown-model" | "unknown-mode" | "unknown-spec" | "mode-required" | "spec-required" | "nothing-to-price" | "unknown-assumption" | "unknown-reading" | "purchase-step" | "request-too-long" | "amount-too-large" | "unknown-choice" | "no-overflow-choice" | "wrong-count" | "not-whole-hour" | "package-not-in-force" | "mixed-scaling" | "unknown-zone" | "log-empty" | "log-encoding" | "log-json-array" | "log-packed" | "log-broken-gzip" | "log-columns" | "log-relative-times" | "log-relative-dates" | "log-cached-beside" | "log-cached-inside" | "log-reasoning-beside" | "log-buckets" | "log-bucket-length" | "log-no-requests" | "log-no-rows" | "log-out-of-order" | "mangled-link";

export type Product = "ptu" | "model-unit";

export type ProportionOf = "log" | "scenario";

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

/** A number; its field says of what. */
export interface Quantity {
  /** The exact number as `numerator/denominator`, where `value` is rounded. */
  fraction?: string;
  /** The number; exact when it ends within 12 decimals, else rounded half-even there. */
  value: string;
}

/** What less throughput, or an early end, pays back. */
export interface Refund {
  /** What the smaller throughput costs for the time left. */
  kept: Amount;
  /** `paid − settled`. */
  left: Amount;
  /** `left − kept`, never below zero. */
  refund: Amount;
  /** Charged for the time used: `day price ÷ 24 × started hours × factor`. */
  settled: Amount;
}

/** A refusal: everything that is wrong with a question. */
export interface Refusal {
  /** What is wrong, at least one thing. */
  problems: Problem[];
  /** The contract's version. */
  version: number;
}

/** A log against every level of reservation. */
export interface ReplayAnswer {
  /** Requests longer than the model's maximum input, billed per token whatever is reserved. */
  aboveMaxInput: number;
  /** How what the price page leaves open was read. */
  assumptions: ReplayAssumption[];
  /** The price book the answer was computed with. */
  book: string;
  /** Of them, found in the cache. */
  cachedTokens: number;
  /** The place in `levels` of the cheapest, the smaller where several cost the same; `null` where the book has no per-token prices for the model. Requests without a price make no difference to it: they overflow every level. */
  cheapest: number | null;
  /** The place in `levels` of the cheapest that overflows no more than that, by the reservation where the book has no per-token prices; `null` where requests above the maximum input alone are more. */
  cheapestWithin: number | null;
  /** The currency of every amount. */
  currency: Currency;
  /** Rows that could not be read. */
  damaged: DamagedRows;
  /** The minute of the first request, in the book's zone. */
  first: string;
  /** The longest time without a request, where that is more than thirty days: a time may be wrong. */
  gap?: Gap;
  /** Input tokens in all. */
  inputTokens: number;
  /** The minute of the last request. */
  last: string;
  /** Every level that was tried, the smallest first; the last holds everything a reservation can hold. */
  levels: ReplayLevel[];
  /** What was assumed of them that neither they nor the question say. */
  logAssumptions: LogNote[];
  /** How each log was read. */
  logs: LogRead[];
  /** Minutes from the first of them to the last, both included. */
  minutes: number;
  /** Why costs are unknown, and how cached tokens are priced and count. */
  notices: NoticeNote[];
  /** In which order the rows were taken. */
  order: RowOrder;
  /** Rows that stand after one that arrived later; only a sorted log has any. */
  outOfOrder: number;
  /** Output tokens in all. */
  outputTokens: number;
  /** The share of all tokens that the cheapest level within a limit may overflow. */
  overflowLimit: Share;
  /** Days of daily packages that cover those minutes, the first ordered at the first of them: a package ends at its expiry, whatever the time of its order. */
  packageDays: number;
  /** The same without the `unpriced` requests, where there are any and all others have a price. */
  pricedTokenCost?: Amount;
  /** The proportion of input to output that every level keeps. */
  proportion: LevelProportion;
  /** Of them, spent on reasoning. */
  reasoningTokens: number;
  /** Requests in all. */
  requests: number;
  /** Whether all of it per token, with nothing reserved, costs no more than the cheapest level; `false` where a cost is unknown. */
  reserveNothing: boolean;
  /** What the cheapest level saves against paying per token; below zero where it costs more, `null` where either is unknown. */
  saving: Amount | null;
  /** Every source the answer rests on. */
  sources: Source[];
  /** What all requests cost per token, with nothing reserved; `null` where the book has no price for some of them. */
  tokenCost: Amount | null;
  /** Requests among them that are longer than any input with a per-token price: no level holds them, so that with any of them every total is unknown. */
  unpriced: number;
  /** The contract's version. */
  version: number;
  /** What each hour of the week was asked for, in the form `plan` takes. */
  week: WeekOfLog;
}

/** How a question that the price page leaves open was read. There is one reading; it cannot be chosen. */
export interface ReplayAssumption {
  /** The question. */
  id: ReplayAssumptionId;
  /** The question in a sentence. */
  message: string;
  /** The reading in a sentence. */
  reading: string;
  /** The source that leaves it open. */
  source: string;
  /** The reading. */
  value: OverflowingRequests;
}

export type ReplayAssumptionId = "overflowing-requests";

/** One level of reservation against the log. */
export interface ReplayLevel {
  /** The direction whose quota is used more, and which is full first therefore. */
  binding: Dimension;
  /** The share of all tokens it covers. */
  coveredShare: Share;
  /** Reserved in daily packages, for `packageDays`. */
  daily: LevelCost;
  /** Reserved by the hour, for the minutes of the log. */
  hourly: LevelCost;
  /** Unused share of the input quota. */
  inputIdle: Share;
  /** Input tokens per minute. */
  inputTpm: Quantity;
  /** Used share of the input quota of all minutes. */
  inputUtilisation: Share;
  /** The cheaper of the two. */
  method: Method;
  /** Unused share of the output quota. */
  outputIdle: Share;
  /** Output tokens per minute. */
  outputTpm: Quantity;
  /** Used share of the output quota of all minutes. */
  outputUtilisation: Share;
  /** What the overflowing requests cost per token; `null` where there are any without a price. */
  overflowCost: Amount | null;
  /** Requests that overflow, those above the maximum input included. */
  overflowRequests: number;
  /** Their share of all tokens. */
  overflowShare: Share;
  /** Tokens of theirs, input and output together. */
  overflowTokens: number;
}

/** What a log of requests would have cost at every level of reservation. */
export interface ReplayQuestion {
  /** Minutes that a bucket is long where the log does not say when it ends. */
  bucketMinutes?: number | string | null;
  /** Whether cached tokens lie `inside` the count of input tokens or `beside` it; by default as the log's format has them, inside where it does not say. */
  cached?: TokensLie | null;
  /** Names of the log's columns; one that is absent is recognised by its name. */
  columns?: LogColumns | null;
  /** `as-written` (the default) refuses a log that is not in order of time; `sorted` puts it in order. */
  order?: RowOrder | null;
  /** The share of all tokens that `cheapestWithin` may overflow, in per cent; `1` by default. */
  overflowSharePercent?: string | null;
  /** Whose proportion of input to output the levels keep: `log` (the default), or `scenario`, whose `ptu` then gives it. A log without input or without output has none, so that the scenario's is kept. */
  proportion?: ProportionOf | null;
  /** The same of reasoning tokens and the count of output tokens. */
  reasoning?: TokensLie | null;
  /** What a row is: `requests`, one each, or `buckets` of them; by default requests, and a column that counts requests is refused. */
  rows?: RowsMean | null;
  /** The scenario; its `ptu` names the model and mode. Its period and running hours play no part: the log says when. */
  scenario: Scenario;
  /** When a log started whose times count from its start, as `2026-04-01T00:00` in the book's zone; by default when the scenario's period starts, where the unit of its times is known. */
  start?: string | null;
  /** The unit of times that are numbers: `s`, `ms`, `us` or `ns`; by default that of the log's format, else told by their size, where they count from 1970. */
  timeUnit?: LogTimeUnit | null;
  /** The contract's version: `1`. */
  version: 1;
  /** The zone of timestamps without one: `UTC`, `GMT`, `Z`, or an offset of at most 14 hours as `+08:00`, `+0800` or `+8`; by default that of the log's format, where it says so, else the price book's. */
  zone?: string | null;
}

/** Requests that come in a weekly window. */
export interface RequestWindow {
  /** The days it starts on: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`. */
  days: Weekday[];
  /** The first hour, as `09:00`. */
  from: string;
  /** Requests a minute. */
  requestsPerMinute: string;
  /** The first hour that is no longer part of it, as `18:00` or `24:00`; when it is earlier than `from`, the window passes midnight and belongs to the day it starts on. */
  to: string;
}

export type RowOrder = "as-written" | "sorted";

export type RowsMean = "requests" | "buckets";

export type Rule = "ptu-hourly" | "ptu-daily" | "mu-hourly" | "mu-monthly" | "mu-extra-days" | "mu-cancellation" | "token-usage" | "token-deployment" | "overflow";

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

/** What changing a running daily package costs or pays back. */
export interface ScaleAnswer {
  /** The price book the answer was computed with. */
  book: string;
  /** The change of throughput; absent when none was asked about. */
  change?: Scaled;
  /** The currency of every amount. */
  currency: Currency;
  /** Ending it now. */
  earlyEnd: Scaled;
  /** Minutes left until it expires. */
  leftMinutes: number;
  /** The package as it runs. */
  package: Package;
  /** What was paid for it. */
  paid: Amount;
  /** Every source the answer rests on. */
  sources: Source[];
  /** Minutes it has run. */
  usedMinutes: number;
  /** The contract's version. */
  version: number;
}

/** What changing a running daily package costs or pays back. */
export interface ScaleQuestion {
  /** When it is changed. */
  at: string;
  /** Days it was bought for: a whole number, as a JSON number or as the text of one. */
  days: number | string;
  /** When the package was ordered, as `2026-04-01T10:00`. */
  ordered: string;
  /** The scenario; its `ptu` is the package's throughput. */
  scenario: Scenario;
  /** The throughput it is changed to; absent when only its early end is asked about. */
  to?: Throughput | null;
  /** The contract's version: `1`. */
  version: 1;
}

/** What a change costs or pays back. */
export type Scaled = { answer: "not-possible"; } | { answer: "not-published"; } | { answer: "fee"; /** `started days left × day price of what is added`. */ fee: Amount; } | Refund & { answer: "refund"; };

/** One question: what is deployed, when it runs, how much of it. */
export interface Scenario {
  /** Readings of what the price page leaves open, by assumption id; what is absent is read by default. */
  assumptions?: { "after-first-month"?: "whole-months" | "days" | null; "day-rate"?: "thirty-days" | "calendar-month" | null; "expiry-minute"?: "inclusive" | "exclusive" | null; "late-order-instant"?: "not-late" | "late" | null; "longest-input"?: "factors" | "shorter" | null; "month-length"?: "calendar" | "thirty-days" | null; "purchase-step"?: "as-entered" | "rounded-up" | "refused" | null; } | null;
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

/** A question about a scenario and nothing beside it: its break-even points, its dates. */
export interface ScenarioQuestion {
  /** The scenario. */
  scenario: Scenario;
  /** The contract's version: `1`. */
  version: 1;
}

/** A part of a whole. */
export interface Share {
  /** The exact part as `numerator/denominator`, where `value` is rounded. */
  fraction?: string;
  /** The part in per cent, rounded half-up to two decimals. */
  percent: string;
  /** The part, `1` being the whole; exact when it ends within 12 decimals, else rounded half-even there. */
  value: string;
}

/** A demand paid in one way only, what is reserved being sized for its peak. */
export interface SingleMethod {
  /** Whether it keeps to the overflow limit; per token everything overflows. */
  allowed: boolean;
  /** What it costs. */
  cost: Amount;
  /** The way to pay. */
  method: Method;
}

/** The throughput a peak of traffic needs, and as it must be bought. */
export interface SizeAnswer {
  /** Whether a request is longer than that: it is then always billed per token, and nothing is reserved for it. */
  aboveMaxInput: boolean;
  /** The price book the answer was computed with. */
  book: string;
  /** What a token found in the cache counts, on top of the factor for the length of the input; absent where the price book has no such factor for the model: it then counts like any other. */
  cacheFactor?: Quantity;
  /** Input tokens per minute. */
  input: SizedThroughput;
  /** The longest input the reservation answers, in tokens. */
  maxInputTokens: number;
  /** The model. */
  model: string;
  /** Output tokens per minute. */
  output: SizedThroughput;
  /** Every source the answer rests on. */
  sources: Source[];
  /** The throughputs of the scenario's own `ptu`, and whether one looks like a slip of the unit. */
  unitChecks: UnitCheck[];
  /** The contract's version. */
  version: number;
}

/** How much Provisioned Throughput a peak of traffic needs. */
export interface SizeQuestion {
  /** The traffic at its peak. */
  load: PeakLoad;
  /** The scenario; its `ptu` names the model and mode. */
  scenario: Scenario;
  /** The contract's version: `1`. */
  version: 1;
}

/** One direction of a sizing, in tokens per minute. */
export interface SizedThroughput {
  /** Tokens per minute in one price block. */
  block: Quantity;
  /** How many price blocks are bought. */
  blocks: Quantity;
  /** The least amount on sale that is not below it. */
  bought: Quantity;
  /** How the tokens of one average request count, line by line; empty when they are billed per token. */
  conversion: ConversionLine[];
  /** What the traffic needs: `requests a minute × per request × (1 + headroom)`. */
  needed: Quantity;
  /** What one average request takes from the quota, in quota tokens. */
  perRequest: Quantity;
  /** What is bought and not needed. */
  wasted: Quantity;
}

/** A source, as the book records it. */
export interface Source {
  /** Other documents that print the same. */
  confirmedBy?: Document[];
  /** Its date, or how its age is known. */
  dated: string;
  /** The document's name in our own words. */
  document: LocalText;
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

/** Traffic between a peak and an average, the number of requests a minute being spread evenly over time; or by the hours of a week. */
export interface SwingingTraffic {
  /** Requests a minute on average; no more than the peak; needed without `windows`. */
  averageRequestsPerMinute?: string | null;
  /** The share of input tokens found in the cache, from 0 to 1; none by default. */
  cachedShare?: string | null;
  /** Input tokens of a request. */
  inputTokens: string;
  /** Output tokens of a request. */
  outputTokens: string;
  /** Requests a minute at the peak; needed without `windows`. */
  peakRequestsPerMinute?: string | null;
  /** Tokens a request spends on thinking, which are output too; none by default. */
  thinkingOutputTokens?: string | null;
  /** Requests by the hours of a week, instead of a peak and an average; where windows overlap they add up, and outside of them none come. */
  windows?: unknown | null;
}

/** An amount of throughput. */
export interface Throughput {
  /** Input tokens per minute. */
  inputTpm: string;
  /** Output tokens per minute. */
  outputTpm: string;
}

/** How much of each makes Provisioned Throughput and Model Units cost the same. */
export interface ThroughputAgainstUnits {
  /** The greatest multiple of the scenario's throughput at which it costs as much as the units; absent where what is reserved and what overflows cost more at every multiple. */
  capacityMultiple?: Quantity;
  /** Input price blocks, the output in proportion, from which on the units cost no more. */
  inputBlocks: BreakEven;
  /** Input tokens per minute at that multiple. */
  inputTpm?: Quantity;
  /** The cheapest way to pay for the Model Units. */
  modelUnits: Method;
  /** What it costs. */
  modelUnitsCost: Amount;
  /** Output tokens per minute at that multiple. */
  outputTpm?: Quantity;
  /** The cheapest way to pay for the Provisioned Throughput. */
  ptu: Method;
  /** What it costs, with what overflows of the scenario's traffic. */
  ptuCost: Amount;
  /** Units from which on the Provisioned Throughput costs no more. */
  units: BreakEven;
}

/** Provisioned Throughput for a weekly demand. */
export interface ThroughputPlan {
  /** Where the book states that a change needs another deployment; empty without a switch. */
  conditions: ConditionNote[];
  /** Throughput to pay by the hour, one amount at a time, on top of what runs on packages; in order of time. */
  hours: PlannedHours[];
  /** No lawful mix costs less than this, whatever it reserves in each hour of the week. */
  least: Amount;
  /** What of each week is left to overflow, as whole requests; empty where nothing is. */
  left: LeftWindow[];
  /** The mix beside what else it could have been: nothing reserved, and nothing left to overflow. */
  mixes: PlannedMix[];
  /** Packages to order, in order of time. */
  orders: PlannedOrder[];
  /** What the overflow costs. */
  overflow: Amount;
  /** Their share of all tokens. */
  overflowShare: Share;
  /** The longest input of the price tier that overflow is priced at, in tokens; absent when it has no bound, or no price. */
  overflowTier?: number;
  /** Tokens that overflow. */
  overflowTokens: Quantity;
  /** Whether the plan is that cheap; `false` when there were too many mixes to look at or rule out all of them. */
  proved: boolean;
  /** What the reservations cost. */
  reserved: Amount;
  /** The slices of what is reserved, input before output, the lowest first. */
  slices: PlannedSlice[];
  /** Each change between packages and hours. It needs another deployment. */
  switches: PlannedSwitch[];
  /** What it costs: reservations and overflow. */
  total: Amount;
  /** How much less that is than the total. */
  within: Amount;
}

/** A length of time and what the scenario's own capacity costs over it. */
export interface Time {
  /** What they cost. */
  cost: Amount;
  /** How many of the unit, whole. */
  count: Quantity;
}

export type TimeUnit = "minute" | "day" | "month";

/** Tokens that cost as much as the units: `price ÷ aRequest × tokensARequest`. */
export interface TokensAgainstPrice {
  /** The price of the scenario's units. */
  price: Amount;
  /** Requests at which the costs meet. */
  requests: Quantity;
  /** Input and output tokens together from which on the units cost no more. */
  tokens: BreakEven;
}

export type TokensLie = "inside" | "beside";

/** The traffic the service answers. */
export interface Traffic {
  /** The share of input tokens found in the cache, from 0 to 1; none by default. */
  cachedShare?: string | null;
  /** Input tokens of a request. */
  inputTokens: string;
  /** Output tokens of a request. */
  outputTokens: string;
  /** Requests a minute while the service runs, on average. */
  requestsPerMinute: string;
}

/** A throughput of a scenario, counted in price blocks. */
export interface UnitCheck {
  /** Tokens per minute in one price block. */
  block: Quantity;
  /** How many price blocks it is. */
  blocks: Quantity;
  /** Tokens per minute as entered. */
  entered: Quantity;
  /** The question to ask then, in English. It is asked, nothing is refused. */
  message?: string;
  /** The field, such as `ptu.inputTpm`. */
  path: string;
  /** What was probably meant, in tokens per minute, where it is less than one block. */
  probablyMeant?: Quantity;
}

/** The cost of an option spread over time and tokens, at the rate of its period: what is bought for longer than it is used costs more per day and month here than its price. */
export interface UnitCosts {
  /** Per 24 hours of the period. */
  perDay: Amount;
  /** Per million tokens of input and output together; absent where traffic is not known, or the cost incomplete. */
  perMillionTokens?: Amount;
  /** Per 30 days of the period. More than the price of a month where a month is cancelled or not all of it used: $15,040 for ten days of a month of $37,600 is $45,120. */
  perMonth: Amount;
  /** Per hour the service runs; absent when it never runs. */
  perRunningHour?: Amount;
}

/** Units that are needed in the same hours. */
export interface UnitGroup {
  /** What they cost. */
  cost: Amount;
  /** What is paid for each of them, in order of time. */
  steps: UnitStep[];
  /** How many units. */
  units: number;
}

/** A model sold by the Model Unit. */
export interface UnitModel {
  /** The model. */
  model: string;
  /** The modes it may be asked for in: those its row names or, where it names none, those that a token-billed deployment of it has different prices for; else empty. */
  modes: Mode[];
  /** The specification of a replica. */
  spec: string;
}

/** Model Units for a weekly demand: in every hour as many as it needs, nothing overflows. */
export interface UnitPlan {
  /** Units that are needed in the same hours, those needed the most first. */
  groups: UnitGroup[];
  /** Units at the peak. */
  peak: number;
  /** What they cost. */
  total: Amount;
}

/** What is paid for a unit. */
export type UnitStep = { /** When it is bought. */ bought: string; /** The started days that are charged; absent where it is kept. */ cancelledAfterDays?: number; pay: "month"; /** When it ends, or is cancelled. */ until: string; } | { /** Until. */ end: string; pay: "hours"; /** From. */ start: string; };

/** From how many tokens on Model Units cost no more than token-billed deployment of the same model, in the proportion of the scenario's traffic. How many of them the units carry is not known. */
export interface UnitsAgainstTokens {
  /** What a request costs in token-billed deployment. */
  aRequest: Amount;
  /** In a running hour, against units by the hour. */
  hourly: TokensAgainstPrice;
  /** In a month, against units by the month. */
  monthly: TokensAgainstPrice;
  /** Tokens of a request, input and output together. */
  tokensARequest: Quantity;
}

/** A log whose columns are not all recognised: what it has, and what to say. */
export interface UnrecognisedColumns {
  /** Columns that it might have, in the form that a question takes; those that cannot be guessed are left out. */
  columns: LogColumns;
  /** The names of its columns or fields, nested ones by their path. */
  found: string[];
  /** Which are missing, of `time`, `input` and `output`. */
  missing: string[];
  /** The known format that its names are nearest to. */
  nearest?: NearestFormat;
  /** The same as the command line takes it. */
  option: string;
}

/** From which utilisation on a reservation costs no more. */
export type UtilisationPoint = { answer: "never"; /** What a full reservation costs as a share of its tokens as ordinary calls; above 1. */ share: Share; } | { answer: "from"; /** The share; at most 1. */ share: Share; };

/** How full a reservation must be to cost no more than its tokens as ordinary calls. */
export interface UtilisationPoints {
  /** Of a daily package in use around the clock. */
  daily: UtilisationPoint;
  /** What the tokens that the throughput holds in an hour cost as ordinary calls, the scenario's `cachedShare` of the input being found in the cache. */
  fullHour: Amount;
  /** Of a reservation by the hour. */
  hourly: UtilisationPoint;
  /** The longest input of the price tier, in tokens; absent when it has no bound of its own. */
  inputUpTo?: number;
}

/** Bridging by the hour until a late order covers the next day too. */
export interface Waiting {
  /** What they cost. */
  bridge: Amount;
  /** Minutes paid by the hour until then. */
  bridgedMinutes: number;
  /** Where the book states that the change needs another deployment. */
  conditions: ConditionNote[];
  /** Minutes without service at the change of the payment method: none, when the packaged deployment runs before the hourly one is released. */
  gapMinutes: number;
  /** The late order. */
  package: Package;
  /** What is saved over the running time, against packages from its start. */
  saves: Amount;
}

export type Warning = "never-runs" | "below-purchase-minimum" | "not-purchase-step" | "rounded-up-to-step" | "request-above-max-input" | "traffic-above-throughput" | "overflow-unpriced" | "unit-throughput-unknown" | "deployment-throughput-unknown" | "request-above-context" | "earlier-table" | "retiring" | "on-request";

/** A coded remark with its sentence in English and the sources behind it. */
export interface WarningNote {
  code: Warning;
  /** A sentence for people. */
  message: string;
  /** Ids of the sources behind it. */
  sources: string[];
}

export type Way = "packages" | "hours" | "packages-and-hours";

/** What each hour of the week was asked for: quota tokens a minute of the requests a reservation can hold, rounded up to whole tokens; 168 hours from Monday 00:00 in the book's zone. */
export interface WeekOfLog {
  /** On average over the hour's minutes within the log. */
  average: Throughput[];
  /** Hours of the week that the log reaches into; the others are zero. */
  coveredHours: number;
  /** In the hour's busiest minute, each direction by itself. */
  peak: Throughput[];
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

export type ZoneSaidBy = "question" | "format" | "book";
