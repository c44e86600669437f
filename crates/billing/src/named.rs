//! Enums whose variants have a stable name on the wire.

/// A closed list of values, each with the name other programs know it by.
pub trait Named: Copy + Eq + 'static {
    /// Every value, in the order people list them.
    const ALL: &'static [Self];

    /// The stable name: lower case with hyphens, or the code it has elsewhere, such as `USD`.
    fn name(self) -> &'static str;

    /// The value with this name.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }
}

/// Declares an enum together with its [`Named`] implementation, so that a variant cannot lack a name.
#[macro_export]
macro_rules! named_enum {
    ($(#[$meta:meta])* $vis:vis enum $enum:ident { $($(#[$variant_meta:meta])* $variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $enum { $($(#[$variant_meta])* $variant),+ }

        impl $crate::named::Named for $enum {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}
