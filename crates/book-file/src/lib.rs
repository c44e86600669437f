//! Price books as TOML.
