//! Choices from a few words, such as the base of an enum: each is declared once, for the model and
//! for the dialect.

/// Declares enums of which each variant is a word in the schemas.
macro_rules! words {
    ($(
        $(#[doc = $doc:literal])+
        pub enum $Name:ident {
            $($(#[doc = $word_doc:literal])+ $Variant:ident = $word:literal,)+
        }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
        #[cfg_attr(test, derive(serde::Deserialize))]
        pub enum $Name {
            $($(#[doc = $word_doc])+ #[serde(rename = $word)] $Variant,)+
        }

        impl $Name {
            /// What the choice is about.
            pub(crate) const DOC: &'static str = concat!($($doc),+);
            /// Each word with what it stands for, and its doc comment.
            pub(crate) const WORDS: &'static [(&'static str, Self, &'static str)] =
                &[$(($word, $Name::$Variant, concat!($($word_doc),+))),+];
        }
    )+};
}
pub(crate) use words;
