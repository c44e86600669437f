//! When to order, what happens when, and the calendar file.

use billing::method::Method;
use contract::calendar::file;

use super::*;

#[test]
fn ordinary_calls_have_no_dates_for_they_are_neither_deployed_nor_deleted() {
    let mut calls = scenario();
    calls["traffic"] = json!({ "requestsPerMinute": "10", "inputTokens": "1000", "outputTokens": "100" });
    let answer = calendar(&question(calls, json!({}))).unwrap();
    for option in answer["options"].as_array().unwrap() {
        let events = option["events"].as_array().unwrap();
        assert_eq!(events.is_empty(), option["method"] == "token-usage", "{}", option["method"]);
    }
}

#[test]
fn the_dates_of_every_way_to_pay_are_told_in_order() {
    let mut short = scenario();
    short["period"] = json!({ "start": "2026-04-01T14:00", "end": "2026-04-03T00:00" });
    let answer = calendar(&question(short, json!({}))).unwrap();
    let dates = |method: &str| -> Vec<String> {
        let options = answer["options"].as_array().unwrap();
        let option = options.iter().find(|option| option["method"] == method).unwrap();
        let text = |event: &Json, field: &str| event[field].as_str().unwrap().to_owned();
        let events = option["events"].as_array().unwrap();
        events.iter().map(|event| format!("{} {}", text(event, "at"), text(event, "event"))).collect()
    };
    let daily = [
        "2026-04-01T14:00 ordered",
        "2026-04-02T23:59 expires",
        "2026-04-03T01:59 stops",
        "2026-04-03T15:59 released",
    ];
    assert_eq!(dates("ptu-daily"), daily);
    let hourly = ["2026-04-01T14:00 starts", "2026-04-03T00:00 ends", "2026-04-04T00:00 overdue-released"];
    assert_eq!(dates("ptu-hourly"), hourly);
    let monthly = [
        "2026-04-01T14:00 month-bought",
        "2026-04-03T00:00 cancelled",
        "2026-04-25T14:00 cancel-by",
        "2026-05-01T14:00 paid-until",
    ];
    assert_eq!(dates("mu-monthly"), monthly);
    // Waiting until 22:01 saves $122.69: see the engine's example.
    assert_eq!(answer["orderTime"]["wait"]["saves"]["display"], "122.69");
    assert_eq!(answer["orderTime"]["perCoveredHour"]["value"], "36.96");
    // It is another deployment, as the book states.
    let wait = &answer["orderTime"]["wait"];
    assert_eq!(
        (&wait["gapMinutes"], &wait["conditions"][0]["code"]),
        (&json!(0), &json!("redeploy-to-change"))
    );
    assert_eq!(wait["conditions"][0]["sources"], json!(["redeploy"]));
    let mut sources = answer["sources"].as_array().unwrap().iter();
    assert!(sources.any(|source| source["id"] == "redeploy"));
    assert_eq!(answer["orderTime"].get("assumption"), None);
}

#[test]
fn an_order_at_the_late_order_time_itself_names_the_assumption_and_its_reading() {
    let mut short = scenario();
    short["period"] = json!({ "start": "2026-04-01T22:00", "end": "2026-04-03T00:00" });
    let order = calendar(&question(short, json!({}))).unwrap()["orderTime"].clone();
    assert_eq!(order["wait"]["saves"]["display"], "369.09");
    assert_eq!(
        (&order["assumption"]["id"], &order["assumption"]["value"]),
        (&json!("late-order-instant"), &json!("not-late"))
    );
}

#[test]
fn that_no_source_states_when_a_renewal_is_charged_is_said_where_something_could_renew() {
    let notices = |scenario: Json| calendar(&question(scenario, json!({}))).unwrap()["notices"].clone();
    assert_eq!(notices(scenario())[0]["code"], "renewal-not-stated");
    let mut never = scenario();
    never["period"] = json!({ "start": "2026-04-01T00:00", "end": "2026-04-01T01:00" });
    never["running"] = json!({ "windows": [{ "days": ["sun"], "from": "09:00", "to": "10:00" }] });
    assert_eq!(notices(never), json!([]));
}

/// The daily packages of the autumn book over a period: its dates, as `from – until what`, and the codes of its notices.
fn renewals(start: &str, end: &str) -> (Vec<String>, Vec<Json>) {
    let mut asked = latest("glm-5.1", "200000", "20000");
    asked["period"] = json!({ "start": start, "end": end });
    let answer = calendar(&question(asked, json!({}))).unwrap();
    let mut options = answer["options"].as_array().unwrap().iter();
    let packages = options.find(|option| option["method"] == "ptu-daily").unwrap();
    let charged =
        packages["events"].as_array().unwrap().iter().filter(|event| event["event"] == "renewal-charged");
    let window =
        |event: &Json| format!("{} – {}", event["at"].as_str().unwrap(), event["until"].as_str().unwrap());
    let codes = answer["notices"].as_array().unwrap().iter().map(|notice| notice["code"].clone());
    (charged.map(window).collect(), codes.collect())
}

#[test]
fn an_edition_that_prints_when_a_renewal_is_charged_has_its_window_on_the_day_before_expiry() {
    // Thirty days expire on 30 October at 23:59; the five after them on 4 November.
    let (windows, notices) = renewals("2026-10-01T10:00", "2026-11-05T00:00");
    assert_eq!(windows, ["2026-10-29T08:20 – 2026-10-29T20:00", "2026-11-03T08:20 – 2026-11-03T20:00"]);
    assert_eq!(notices, ["renewal-charged"]);
    // Ordered within the window, it can be charged from the order on.
    let (windows, notices) = renewals("2026-10-01T10:00", "2026-10-03T00:00");
    assert_eq!(windows, ["2026-10-01T10:00 – 2026-10-01T20:00"]);
    assert_eq!(notices, ["renewal-charged"]);
    // Of a single day, or ordered after 20:00 for the next, the window is over by the order.
    for end in ["2026-10-01T23:00", "2026-10-03T00:00"] {
        let (windows, notices) = renewals("2026-10-01T20:00", end);
        assert_eq!(
            (windows, notices),
            (Vec::new(), vec![json!("renewal-charged"), json!("short-package-renewal")])
        );
    }
}

#[test]
fn the_renewal_of_a_monthly_package_has_no_date_where_only_that_of_a_daily_one_is_printed() {
    let mut asked = latest("glm-5.1", "200000", "20000");
    asked["modelUnit"] = json!({ "model": "qwen3-32b", "spec": "MU6 x 16", "units": 1 });
    let answer = calendar(&question(asked, json!({}))).unwrap();
    let notices = answer["notices"].as_array().unwrap();
    let codes: Vec<_> = notices.iter().map(|notice| notice["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["renewal-charged", "monthly-renewal-not-stated"]);
    assert_eq!((&notices[0]["sources"], &notices[1]["sources"]), (&json!(["renewal"]), &json!([])));
    let charged = "Automatic renewal is on by default. Unless you switch it off, it is charged 1 day before the package \
        expires, between 08:20 and 20:00, in up to 4 tries. The dates here and all costs are those without it. Where it \
        stays on, the renewal is paid in addition.";
    assert_eq!(notices[0]["message"], charged);
}

#[test]
fn a_calendar_file_has_the_window_in_which_a_renewal_is_charged_with_a_reminder_a_day_before() {
    let mut asked = latest("glm-5.1", "200000", "20000");
    asked["period"] = json!({ "start": "2026-10-01T10:00", "end": "2026-10-31T00:00" });
    let value: Value = serde_json::from_value(question(asked, json!({}))).unwrap();
    let answer = contract::calendar(&ScenarioQuestion::from_value(&value).unwrap()).unwrap();
    let written = file(&answer, Some(Method::PtuDaily), Lang::En).unwrap();
    let event = written.split("BEGIN:VEVENT").find(|event| event.contains("renewal-charged-2026")).unwrap();
    // 8:20 and 20:00 in Beijing.
    for line in ["DTSTART:20261029T002000Z", "DTEND:20261029T120000Z", "TRIGGER:-PT86400S"] {
        assert!(event.contains(line), "{event}");
    }
}

#[test]
fn a_calendar_file_has_each_date_in_utc_with_a_reminder_and_is_the_same_each_time() {
    let mut short = scenario();
    short["period"] = json!({ "start": "2026-04-01T14:00", "end": "2026-04-03T00:00" });
    let value: Value = serde_json::from_value(question(short, json!({}))).unwrap();
    let answer = contract::calendar(&ScenarioQuestion::from_value(&value).unwrap()).unwrap();
    for lang in Lang::ALL {
        let written = file(&answer, Some(Method::PtuDaily), lang).unwrap();
        assert_eq!(written.matches("BEGIN:VEVENT").count(), 4);
        assert_eq!(written.matches("BEGIN:VALARM").count(), 4);
        // 14:00 in Beijing is 06:00 in UTC.
        assert!(written.contains("DTSTART:20260401T060000Z"), "{written}");
        // A moment has no end: one that is not later than the start is none.
        assert!(!written.contains("DTEND") && !written.contains("DURATION"), "{written}");
        assert!(written.contains("TRIGGER:-PT86400S"), "{written}");
        assert_eq!(written, file(&answer, Some(Method::PtuDaily), lang).unwrap());
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
        let product: Vec<_> = written.split("\r\n").filter(|line| line.starts_with("PRODID")).collect();
        assert_eq!(product, ["PRODID:-//DeployCost//DeployCost//EN"]);
    }
    let cheapest = file(&answer, None, Lang::En);
    assert_eq!(cheapest, file(&answer, Some(answer.options[0].method.0), Lang::En));
}

#[test]
fn a_calendar_file_of_a_way_to_pay_that_is_not_there_is_refused_with_those_that_are() {
    let value: Value = serde_json::from_value(question(scenario(), json!({}))).unwrap();
    let answer = contract::calendar(&ScenarioQuestion::from_value(&value).unwrap()).unwrap();
    let problems = file(&answer, Some(Method::TokenUsage), Lang::En).unwrap_err();
    assert_eq!(found(&problems), [("unknown-choice".into(), "method")]);
    assert_eq!(problems[0].message, "Choose one of ptu-daily, ptu-hourly, mu-monthly, mu-hourly.");
}
