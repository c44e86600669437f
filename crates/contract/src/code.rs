//! Named values of the engine as strings on the wire.

use core::fmt;

use billing::named::Named;
use serde::{Serialize, Serializer};

/// A value of the engine that crosses the edge by its stable name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code<T>(pub T);

impl<T: Named> fmt::Display for Code<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl<T: Named> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

#[cfg(feature = "schema")]
impl<T: Named> schemars::JsonSchema for Code<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        let path = std::any::type_name::<T>();
        path.rsplit("::").next().unwrap_or(path).into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = T::ALL.iter().map(|value| value.name()).collect();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}
