//! The cheapest plan for a week's demand.

use super::*;

/// 500,000 and 60,000 TPM around the clock, and as much again from 10:00 to 12:00 on working days.
fn base_and_peak() -> Json {
    let window = |days: Json, from: &str, to: &str| json!({ "days": days, "from": from, "to": to, "inputTpm": "500000", "outputTpm": "60000" });
    let all = json!(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    json!({ "windows": [
        window(all, "00:00", "24:00"),
        window(json!(["mon", "tue", "wed", "thu", "fri"]), "10:00", "12:00"),
    ] })
}

#[test]
fn a_plan_buys_packages_for_the_base_and_hours_for_the_peak() {
    let answer = plan(&question(scenario(), json!({ "demand": base_and_peak() }))).unwrap();
    // 30 days × 110 blocks × $3.36, and 22 working days × 2 h × 110 blocks × $0.28.
    assert_eq!(answer["total"]["value"], "12443.2");
    let ptu = &answer["ptu"];
    assert_eq!(
        (&ptu["orders"][0]["package"]["days"], &ptu["orders"][0]["cost"]["value"]),
        (&json!(30), &json!("11088"))
    );
    assert_eq!((ptu["orders"].as_array().unwrap().len(), ptu["hours"].as_array().unwrap().len()), (1, 22));
    assert_eq!(
        (&ptu["switches"], &ptu["conditions"], &ptu["proved"]),
        (&json!([]), &json!([]), &json!(true))
    );
    assert_eq!(answer["cheapest"], "ptu");
    // Nothing may overflow: that everything is reserved is the one mix that is allowed.
    let mixes = ptu["mixes"].as_array().unwrap();
    let [nothing, chosen] = &mixes[..] else { panic!("{mixes:?}") };
    assert_eq!((&chosen["chosen"], &chosen["inputTpm"]["value"]), (&json!(true), &json!("1000000")));
    assert_eq!((&nothing["allowed"], &nothing["more"]), (&json!(false), &Json::Null));
    assert_eq!((&ptu["left"], &ptu["least"]["value"]), (&json!([]), &json!("12443.2")));
    // The whole peak in packages costs 30 × 220 blocks × $3.36 = $22,176; per token, the cheapest, is not allowed.
    let single: Vec<_> = answer["singleMethods"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["method"], &one["allowed"]))
        .collect();
    assert!(single.contains(&(&json!("token-usage"), &json!(false))));
    assert_eq!(answer["saving"]["value"], "9732.8");

    let all = json!({ "demand": base_and_peak(), "overflowLimitPercent": "100" });
    let answer = plan(&question(scenario(), all)).unwrap();
    // Per token this model is cheaper than any reservation.
    assert_eq!((&answer["ptu"]["reserved"]["value"], &answer["saving"]["value"]), (&json!("0"), &json!("0")));
    let nothing = &answer["ptu"]["mixes"][0];
    assert_eq!((&nothing["chosen"], &nothing["overflowShare"]["percent"]), (&json!(true), &json!("100")));
    assert_eq!(answer["ptu"]["slices"], json!([]));
}

#[test]
fn why_a_slice_is_paid_for_as_it_is_can_be_checked_price_by_price() {
    let answer = plan(&question(scenario(), json!({ "demand": base_and_peak() }))).unwrap();
    // The base is 50 blocks, needed for 30 days: 720 hours.
    let base = &answer["ptu"]["slices"][0];
    let figures =
        |way: &Json| [&way["count"]["value"], &way["price"]["value"], &way["cost"]["value"]].map(Json::clone);
    assert_eq!(figures(&base["packages"]), ["30", "168", "5040"].map(Json::from));
    assert_eq!(figures(&base["hours"]), ["720", "14", "10080"].map(Json::from));
    let reserved = &base["reserved"];
    assert_eq!((&reserved["way"], &reserved["cost"]["value"]), (&json!("packages"), &json!("5040")));
    assert_eq!((&reserved["days"]["value"], &reserved["hours"]["value"]), (&json!("30"), &json!("0")));
    // The peak on top: 22 days or 44 hours of 50 blocks.
    let peak = &answer["ptu"]["slices"][1];
    assert_eq!(
        (&peak["reserved"]["way"], &peak["reserved"]["cost"]["value"]),
        (&json!("hours"), &json!("616"))
    );
    assert_eq!(figures(&peak["packages"]), ["22", "168", "3696"].map(Json::from));
}

#[test]
fn a_day_that_is_named_twice_counts_once_in_a_demand_as_in_the_running_time() {
    let planned = |days: Json| {
        let window =
            json!({ "days": days, "from": "09:00", "to": "10:00", "inputTpm": "20000", "outputTpm": "3000" });
        plan(&question(scenario(), json!({ "demand": { "windows": [window] } }))).unwrap()
    };
    assert_eq!(planned(json!(["mon", "tue", "mon"])), planned(json!(["mon", "tue"])));
    let runs = |days: Json| {
        let mut scenario = scenario();
        scenario["running"] = json!({ "windows": [{ "days": days, "from": "09:00", "to": "10:00" }] });
        let scenario = Scenario::from_value(&serde_json::from_value(scenario).unwrap()).unwrap();
        contract::compare(&scenario).unwrap().options
    };
    assert_eq!(runs(json!(["mon", "tue", "mon"])), runs(json!(["mon", "tue"])));
}

#[test]
fn a_question_is_checked_without_working_out_its_plan() {
    let check = |own: Json| {
        let question = serde_json::from_value(question(scenario(), own)).unwrap();
        contract::plan::check(&PlanQuestion::from_value(&question).unwrap())
    };
    assert_eq!(check(json!({ "demand": base_and_peak() })), Ok(()));
    let problems = check(json!({ "demand": base_and_peak(), "overflowLimitPercent": "101" })).unwrap_err();
    assert_eq!(problems[0].path, "overflowLimitPercent");
    let unmeasured =
        json!({ "demand": base_and_peak(), "modelUnits": { "inputTpm": "0", "outputTpm": "1" } });
    assert_eq!(check(unmeasured).unwrap_err()[0].path, "modelUnits.inputTpm");
}

#[test]
fn a_plan_of_model_units_buys_months_for_the_base() {
    let own =
        json!({ "demand": base_and_peak(), "modelUnits": { "inputTpm": "500000", "outputTpm": "60000" } });
    let answer = plan(&question(scenario(), own)).unwrap();
    let units = &answer["modelUnits"];
    assert_eq!((&units["peak"], &units["groups"][0]["cost"]["value"]), (&json!(2), &json!("18800")));
    assert_eq!(units["groups"][0]["steps"][0]["pay"], "month");
    // 22 × 2 h × $40.
    assert_eq!(units["groups"][1]["cost"]["value"], "1760");
    assert_eq!(answer["notices"][0]["code"], "different-hosting");
    let mut without = scenario();
    without.as_object_mut().unwrap().remove("modelUnit");
    let own = json!({ "demand": base_and_peak(), "modelUnits": { "inputTpm": "1", "outputTpm": "1" } });
    refused(plan(&question(without, own)), "missing", "scenario.modelUnit");
}

#[test]
fn a_plan_that_switches_says_that_it_needs_another_deployment() {
    // Wednesday from 00:00 to 22:00, Thursday from 09:00 to 11:00.
    let window = |day: &str, from: &str, to: &str| json!({ "days": [day], "from": from, "to": to, "inputTpm": "20000", "outputTpm": "3000" });
    let demand = json!({ "windows": [window("wed", "00:00", "22:00"), window("thu", "09:00", "11:00")] });
    let mut two_days = scenario();
    two_days["period"]["end"] = json!("2026-04-03T00:00");
    let ptu = &plan(&question(two_days, json!({ "demand": demand }))).unwrap()["ptu"];
    let switch =
        json!({ "at": "2026-04-02T09:00", "from": "ptu-daily", "to": "ptu-hourly", "gapMinutes": 540 });
    assert_eq!(
        (&ptu["switches"], &ptu["conditions"][0]["code"]),
        (&json!([switch]), &json!("redeploy-to-change"))
    );
}

#[test]
fn what_is_wrong_with_a_demand_is_found_by_path() {
    let hour = json!({ "inputTpm": "1", "outputTpm": "1" });
    let hours = |hours: Vec<Json>| plan(&question(scenario(), json!({ "demand": { "hours": hours } })));
    refused(hours(vec![hour.clone(); 167]), "wrong-count", "demand.hours");
    let mut slip = vec![hour; 168];
    slip[100]["outputTpm"] = json!("-1");
    refused(hours(slip), "negative", "demand.hours[100].outputTpm");
    let windows = |field: &str, value: Json| {
        let mut demand = base_and_peak();
        demand["windows"][1][field] = value;
        plan(&question(scenario(), json!({ "demand": demand })))
    };
    refused(windows("from", json!("10:30")), "not-whole-hour", "demand.windows[1].from");
    refused(windows("from", json!("12:00")), "window-empty", "demand.windows[1]");
    refused(windows("days", json!(["someday"])), "unknown-day", "demand.windows[1].days[0]");
    let over = json!({ "demand": base_and_peak(), "overflowLimitPercent": "101" });
    refused(plan(&question(scenario(), over)), "too-large", "overflowLimitPercent");
    refused(plan(&question(scenario(), json!({ "demand": {} }))), "missing", "demand.hours");
}

#[test]
fn a_plan_without_a_price_for_overflow_reserves_everything_and_says_why() {
    for book in [LATEST_BOOK, "alibaba-ap-southeast-1-cny-2026-09-22"] {
        let mut scenario = latest("qwen3.8-max", "500000", "60000");
        scenario["book"] = json!(book);
        let planned = |percent: &str| {
            let own = json!({ "demand": base_and_peak(), "overflowLimitPercent": percent });
            plan(&question(scenario.clone(), own)).unwrap()
        };
        let (none, some) = (planned("0"), planned("5"));
        assert_eq!((&some["total"], &some["ptu"]["overflow"]["value"]), (&none["total"], &json!("0")));
        let codes = |answer: &Json| -> Vec<Json> {
            answer["notices"].as_array().unwrap().iter().map(|notice| notice["code"].clone()).collect()
        };
        // The peak by the hour is added to the packages of the base.
        assert_eq!(codes(&none), ["no-token-prices", "added-in-steps"]);
        assert_eq!(codes(&some), ["no-token-prices", "nothing-left-to-overflow", "added-in-steps"]);
        assert_eq!(some["ptu"]["mixes"].as_array().unwrap().len(), 1);
        let methods: Vec<_> =
            some["singleMethods"].as_array().unwrap().iter().map(|one| &one["method"]).collect();
        assert!(!methods.contains(&&json!("token-usage")));
    }
}

#[test]
fn what_is_left_to_overflow_is_told_by_the_hours_of_the_week() {
    // One working week of nine hours a day: a tenth of one hour's requests is 1 ÷ 450 of all tokens.
    let window = json!({ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "18:00", "inputTpm": "500000", "outputTpm": "60000" });
    let mut scenario = scenario();
    scenario["period"] = json!({ "start": "2026-04-06T00:00", "end": "2026-04-13T00:00" });
    let own = json!({ "demand": { "windows": [window] }, "overflowLimitPercent": "2.25" });
    let ptu = plan(&question(scenario, own)).unwrap()["ptu"].clone();
    let left = ptu["left"].as_array().unwrap();
    let tenths = |field: &str, all: u64| -> u64 {
        let hours = left.iter().map(|window| {
            let clock = |field: &str| window[field].as_str().unwrap()[..2].parse::<u64>().unwrap();
            let days = window["days"].as_array().unwrap().len() as u64;
            days * (clock("to") - clock("from"))
                * window[field]["value"].as_str().unwrap().parse::<u64>().unwrap()
        });
        hours.sum::<u64>() * 10 / all
    };
    // 2.25 % of 45 hours is one hour and a tenth of a tenth: what overflows is one hour's requests at the most.
    assert_eq!((tenths("inputTpm", 500_000), tenths("outputTpm", 60_000)), (10, 10));
    for window in left {
        let sum = |field: &str, reserved: &str| -> u64 {
            [field, reserved]
                .iter()
                .map(|field| window[*field]["value"].as_str().unwrap().parse::<u64>().unwrap())
                .sum()
        };
        assert_eq!(sum("inputTpm", "reservedInputTpm"), 500_000, "{window}");
    }
    let amount = |field: &str| ptu[field]["value"].as_str().unwrap().parse::<f64>().unwrap();
    assert!(
        amount("least") <= amount("total") && amount("total") - amount("least") <= amount("within") + 1e-9
    );
}
