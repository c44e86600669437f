//! What every surface must agree on.
//!
//! Golden cases are files under `golden/`, so that the engine, the command line, Node and the page answer the
//! same ones. Laws hold for scenarios nobody thought of. The oracle prices them a second time, minute by minute,
//! on integers without a size limit, and shares no code with the engine. Documents under `documents/` are accepted and
//! refused alike by the reader and by validators of the published schemas.

pub mod golden;
pub mod oracle;
pub mod strategy;
