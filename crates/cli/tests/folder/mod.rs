//! The built program in a folder of its own.
#![allow(missing_docs, dead_code, unreachable_pub, reason = "each suite takes what it needs")]

use std::{
    fs,
    io::Write as _,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

pub const SCENARIO: &str = r#"{
    "version": 1,
    "book": "alibaba-cn-beijing-usd-2026-03-31",
    "period": { "start": "2026-04-01T14:00", "end": "2026-05-01T00:00" },
    "running": { "windows": [{ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "18:30" }] },
    "ptu": { "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000" },
    "modelUnit": { "model": "qwen3-32b", "mode": "instruct", "units": 2 }
}"#;

/// A folder with the scenario and whatever else is written into it.
pub struct Folder(pub TempDir);

impl Folder {
    pub fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("scenario.json", SCENARIO);
        folder
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), bytes).unwrap();
    }

    /// Runs the program in the folder, without input.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, b"")
    }

    pub fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_deploycost"))
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(stdin);
        child.wait_with_output().unwrap()
    }
}

/// What the program wrote when all went well; without a terminal it draws no progress.
pub fn text(output: Output) -> String {
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), complaints.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

pub fn json(output: Output) -> serde_json::Value {
    serde_json::from_str(&text(output)).unwrap()
}

pub fn refused(output: &Output, complaint: &str) {
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{complaints}");
    assert!(complaints.starts_with(complaint), "{complaints}");
}
