//! Declares the items of the dialect: from one declaration come a struct, its reader and its JSON
//! Schema.

/// The types of keys that several kinds of item have. The model has no other: what each is for is
/// said once, here and in [`shared_doc`].
macro_rules! shared_type {
    (allow) => { $crate::syntax::Items<$crate::syntax::Spanned<String>> };
    (deprecated) => { Option<$crate::syntax::DeprecatedSyntax> };
    (name) => { Option<$crate::syntax::Spanned<String>> };
    (presence) => { Option<$crate::syntax::PresenceSyntax> };
}

/// What those keys are for.
macro_rules! shared_doc {
    (allow) => {
        "Lints that do not hold here, and differences from the vendor's document that are known, each with the reason: `{HW0105: The vendor has just one.}`, `{field-added note: No event has it.}`."
    };
    (deprecated) => {
        "The vendor advises against it."
    };
    (name) => {
        "The base of the Rust name, where the derived one is no good."
    };
    (presence) => {
        "What holds for fields that do not say otherwise."
    };
}

/// The name of a key where the Rust field cannot have it.
macro_rules! key_name {
    ($key:ident) => {
        stringify!($key)
    };
    ($key:ident = $name:literal) => {
        $name
    };
}

/// Declares items. `use` includes the keys of a group, `shared` keys that several kinds of item
/// have; `short` names the key that a string in place of the item stands for; `where` adds to the
/// JSON Schema of an item or of a key. Which keys must be there is a matter of their types: see
/// [`super::Read::absent`].
macro_rules! syntax {
    ($(
        $(#[doc = $doc:literal])+
        $(#[derive($($derive:ident),+)])?
        pub struct $Name:ident $(short $($short:ident).+)? $(where $more:tt)? {
            $(use $group:ident: $Group:ty;)*
            $(shared $($shared:ident),+;)?
            $(
                $(#[doc = $key_doc:literal])+
                $key:ident $(= $name:literal)?: $ty:ty $(where $key_more:tt)?,
            )*
        }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug $($(, $derive)+)?)]
        pub struct $Name {
            $(
                /// Keys that several kinds of item have.
                pub $group: $Group,
            )*
            $($(
                #[doc = $crate::syntax::read::macros::shared_doc!($shared)]
                pub $shared: $crate::syntax::read::macros::shared_type!($shared),
            )+)?
            $(
                $(#[doc = $key_doc])+
                pub $key: $ty,
            )*
        }

        impl $crate::syntax::read::Keys for $Name {
            fn names() -> Vec<&'static str> {
                let groups: &[Vec<&'static str>] = &[$(<$Group as $crate::syntax::read::Keys>::names()),*];
                let own: &[&'static str] = &[$($(stringify!($shared),)+)? $($crate::syntax::read::macros::key_name!($key $(= $name)?)),*];
                groups.concat().into_iter().chain(own.iter().copied()).collect()
            }

            fn read_keys(item: &mut $crate::syntax::read::Item<'_, '_>) -> Option<Self> {
                // All are read before any is asked for, so that all that is wrong is reported.
                $(let $group = <$Group as $crate::syntax::read::Keys>::read_keys(item);)*
                $($(let $shared = item.get(stringify!($shared));)+)?
                $(let $key = item.get($crate::syntax::read::macros::key_name!($key $(= $name)?));)*
                Some($Name { $($group: $group?,)* $($($shared: $shared?,)+)? $($key: $key?,)* })
            }

            fn describe(object: &mut $crate::syntax::read::ObjectSchema<'_>) {
                $(<$Group as $crate::syntax::read::Keys>::describe(object);)*
                $($(object.key::<$crate::syntax::read::macros::shared_type!($shared)>(
                    stringify!($shared), $crate::syntax::read::macros::shared_doc!($shared), serde_json::Value::Null,
                );)+)?
                $({
                    let more = serde_json::Value::Null;
                    $(let more = { let _none = more; serde_json::json!($key_more) };)?
                    object.key::<$ty>($crate::syntax::read::macros::key_name!($key $(= $name)?), concat!($($key_doc),+), more);
                })*
            }
        }

        impl $crate::syntax::read::Read for $Name {
            fn read(
                node: &$crate::yaml::Node,
                slot: $crate::syntax::read::Slot<'_>,
                diagnostics: &mut $crate::diagnostic::Diagnostics,
            ) -> Option<Self> {
                $(if $crate::syntax::read::is_short(node) {
                    let mut item = $Name::default();
                    item.$($short).+ = Option::read(node, slot, diagnostics)?;
                    return Some(item);
                })?
                $crate::syntax::read::Item::read(node, slot, diagnostics)
            }
        }

        impl schemars::JsonSchema for $Name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let more = serde_json::Value::Null;
                $(let more = { let _none = more; serde_json::json!($more) };)?
                let schema = $crate::syntax::read::object_schema::<$Name>(generator, concat!($($doc),+), more);
                $(let schema = { let _key = stringify!($($short).+); $crate::syntax::read::short_or(schema) };)?
                schema
            }
        }
    )+};
}

/// Reads enums that [`crate::words`] declares.
macro_rules! read_words {
    ($($Name:ty),+) => {$(
        impl $crate::syntax::read::Read for $Name {
            fn read(
                node: &$crate::yaml::Node,
                _slot: $crate::syntax::read::Slot<'_>,
                diagnostics: &mut $crate::diagnostic::Diagnostics,
            ) -> Option<Self> {
                $crate::syntax::read::one_of(<$Name>::WORDS, node, diagnostics)
            }
        }

        impl schemars::JsonSchema for $Name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Name).into()
            }

            fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::syntax::read::words_schema(<$Name>::DOC, <$Name>::WORDS)
            }
        }
    )+};
}

pub(in crate::syntax) use {key_name, read_words, shared_doc, shared_type, syntax};
