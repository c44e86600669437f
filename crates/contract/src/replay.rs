//! A real log against every level of reservation.
//!
//! ```
//! use contract::{replay::{ReplayQuestion, Session}, scenario::Scenario, value::Value};
//!
//! let json = r#"{
//!     "version": 1,
//!     "scenario": {
//!         "version": 1,
//!         "book": "alibaba-cn-beijing-usd-2026-03-31",
//!         "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
//!         "running": "always",
//!         "ptu": {
//!             "model": "qwen-plus-2025-12-01", "mode": "thinking",
//!             "inputTpm": "500000", "outputTpm": "60000"
//!         }
//!     }
//! }"#;
//! let value: Value = serde_json::from_str(json)?;
//! let question = ReplayQuestion::from_value(&value).unwrap();
//! let mut session = Session::new(&question).unwrap();
//! session.feed(b"time,input_tokens,output_tokens\n2026-04-01T09:00:00,37").unwrap();
//! session.feed(b"4,44\n2026-04-01T09:00:01,15000,900\n").unwrap();
//! let answer = session.finish().unwrap().answer().unwrap();
//! assert_eq!((answer.requests, answer.input_tokens), (2, 15_374));
//! // Levels keep the log's own proportion, 15,374 to 944. The least amount on sale holds one request, the next both.
//! assert_eq!(answer.proportion.input.value, "15374");
//! assert_eq!(answer.levels[0].overflow_requests, 1);
//! assert_eq!((&*answer.levels[1].input_tpm.value, &*answer.levels[1].output_tpm.value), ("20000", "2000"));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod answer;
mod damage;
mod level;
mod log;
mod question;
mod reading;
mod refused;
mod rows;
mod session;

pub use answer::{Gap, ReplayAnswer, ReplayAssumption, WeekOfLog};
pub use damage::{DamagedRow, DamagedRows, Flaw};
pub use level::{LevelCost, LevelProportion, ReplayLevel};
pub use log::{FormatSource, LogAssumption, LogNote, LogRead, ZoneSaidBy};
pub use question::{ReplayQuestion, RowOrder};
pub use reading::{LogColumns, LogTimeUnit, RowsMean, TokensLie};
pub use refused::{NearestFormat, UnrecognisedColumns};
pub use session::{Finished, Session, is_out_of_order};
