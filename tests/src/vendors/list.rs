//! The list of vendors as code: an implementation of [`Vendor`](super::Vendor) for each, and
//! `for_each_vendor!`.

/// Implements [`Vendor`](super::Vendor) for a list of vendors, and defines `for_each_vendor!`. The
/// `$` in front stands for itself in the macro that is defined.
macro_rules! vendors {
    ($d:tt $($vendor:ident: $module:ident::$body:ident $(.$events:ident)?,)*) => {
        $(
            impl $crate::vendors::Vendor for $vendor {
                const NAME: &'static str = stringify!($module);
                const JSON_SCHEMA: &'static str = hookwright_events::$module::JSON_SCHEMA;
                type Event = hookwright_events::$module::Event;
                type Body = hookwright_events::$module::$body;
            }

            $crate::vendors::list::event!($module $(, $events)?);
            $($crate::vendors::list::envelope!($module::$body.$events);)?
        )*

        /// The names of all vendors.
        pub const NAMES: &[&str] = &[$(stringify!($module)),*];

        /// Visits the vendor of a name; false if there is none.
        pub fn visit(name: &str, visitor: &impl Visitor) -> bool {
            match name {
                $(stringify!($module) => visitor.visit::<$vendor>(),)*
                _ => return false,
            }
            true
        }

        /// Makes a `#[test]` for each vendor of functions that are generic over
        /// [`Vendor`](crate::vendors::Vendor): `for_each_vendor! { round_trips; is_whole; }`.
        #[macro_export]
        macro_rules! for_each_vendor {
            ($d($d(#[$d attribute:meta])* $d test:ident;)*) => {$d(
                mod $d test {
                    $(
                        #[test]
                        $d(#[$d attribute])*
                        fn $module() {
                            super::$d test::<$crate::vendors::$vendor>();
                        }
                    )*
                }
            )*};
        }
    };
}

/// Implements [`Event`](super::Event) for a vendor's events, and [`Body`](super::Body). Only those
/// that come in a list can be malformed.
macro_rules! event {
    ($module:ident) => {
        $crate::vendors::list::event!($module => |_| None);
    };
    ($module:ident, $events:ident) => {
        $crate::vendors::list::event!($module => |event| match event {
            hookwright_events::$module::Event::Malformed(malformed) => Some(malformed),
            _ => None,
        });
    };
    ($module:ident => $malformed:expr) => {
        impl $crate::vendors::Event for hookwright_events::$module::Event {
            const EVENT_TYPES: &'static [&'static str] = Self::EVENT_TYPES;

            fn example(event_type: &str) -> Self {
                Self::example(event_type.parse().expect("a known event type"))
            }

            fn event_type(&self) -> &str {
                self.event_type()
            }

            fn kind(&self) -> Option<&'static str> {
                self.kind().map(|kind| kind.as_str())
            }

            fn malformed(&self) -> Option<&hookwright_events::Malformed> {
                let malformed: fn(&Self) -> Option<&hookwright_events::Malformed> = $malformed;
                malformed(self)
            }
        }

        impl $crate::vendors::Body for hookwright_events::$module::Event {
            type Event = Self;

            $crate::vendors::list::codec!();

            fn events(&self) -> &[Self] {
                std::slice::from_ref(self)
            }

            fn without_events(&self) -> Option<Self> {
                None
            }

            fn is_known(&self) -> bool {
                self.is_known()
            }
        }
    };
}

/// Implements [`Body`](super::Body) for a request body that has a list of events.
macro_rules! envelope {
    ($module:ident::$body:ident.$events:ident) => {
        impl $crate::vendors::Body for hookwright_events::$module::$body {
            type Event = hookwright_events::$module::Event;

            $crate::vendors::list::codec!();

            fn events(&self) -> &[Self::Event] {
                &self.$events
            }

            fn without_events(&self) -> Option<Self> {
                let mut rest = self.clone();
                rest.$events.clear();
                Some(rest)
            }

            fn is_known(&self) -> bool {
                self.$events.iter().all($crate::vendors::Body::is_known)
            }
        }
    };
}

macro_rules! codec {
    () => {
        fn decode(body: &[u8]) -> Result<Self, hookwright_events::DecodeError> {
            Self::from_slice(body)
        }

        fn encode(&self) -> Vec<u8> {
            self.to_vec()
        }
    };
}

pub(super) use {codec, envelope, event, vendors};
