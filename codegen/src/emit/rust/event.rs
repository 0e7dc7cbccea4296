//! The `Event` enum of a vendor, and `EventKind`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::markdown::{Markdown, md};
use super::vendor::SCHEMAS;
use super::{docs, event_decode, header, name_table};
use crate::emit::contract::Paths;
use crate::model::{BodyForm, Event, NamePattern, NamePiece, Vendor};

/// What the parts of the enum need, collected once.
struct Parts {
    variants: Vec<proc_macro2::Ident>,
    payloads: Vec<proc_macro2::Ident>,
    names: Vec<String>,
    /// Whether events come in lists: then their payloads are boxed, so that an item of a list takes
    /// little memory whatever it turns out to be.
    enveloped: bool,
}

impl Parts {
    /// The type in a variant.
    fn of_variant(&self, payload: &proc_macro2::Ident) -> TokenStream {
        if self.enveloped { quote!(Box<#payload>) } else { quote!(#payload) }
    }

    /// A payload as what is in a variant.
    fn boxed(&self, payload: TokenStream) -> TokenStream {
        if self.enveloped { quote!(Box::new(#payload)) } else { payload }
    }

    /// The object in a variant, from a reference to what is in it.
    fn object(&self, mutable: bool) -> TokenStream {
        let object = match (self.enveloped, mutable) {
            (false, _) => return self.of_each(|variant| quote!(Self::#variant(event) => event)),
            (true, false) => quote!(&**event),
            (true, true) => quote!(&mut **event),
        };
        self.of_each(|variant| quote!(Self::#variant(event) => #object))
    }

    /// Something of each documented event, from an arm without its comma; `None` of any other.
    fn of_each(&self, arm: impl Fn(&proc_macro2::Ident) -> TokenStream) -> TokenStream {
        if self.variants.is_empty() {
            return quote!(None);
        }
        let arms = self.variants.iter().map(arm);
        quote! {
            Some(match self {
                #(#arms,)*
                _ => return None,
            })
        }
    }
}

/// The enum and what belongs to it.
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let vendor = context.vendor;
    let parts = Parts {
        variants: vendor.events.iter().map(|event| context.symbols.event(&event.name)).collect(),
        payloads: vendor.events.iter().map(|event| context.symbols.payload(&event.payload)).collect(),
        names: vendor.events.iter().map(|event| event.name.to_string()).collect(),
        enveloped: vendor.event_list().is_some(),
    };
    let definition = definition(&parts, context);
    let methods = methods(&parts, context);
    let traits = traits(&parts, context);
    let from = conversions(&parts, context);
    quote!(#definition #methods #traits #from)
}

fn definition(parts: &Parts, context: &Context<'_>) -> TokenStream {
    let Parts { variants, payloads, .. } = parts;
    let payloads = payloads.iter().map(|payload| parts.of_variant(payload));
    let title = Markdown::prose(&context.vendor.title);
    let doc = docs::paragraphs(&[md("An event of ") + title + ".", Markdown::prose(&context.vendor.docs.text)]);
    let variant_docs =
        context.vendor.events.iter().map(|event| docs::item(&event.docs, &[docs::on_the_wire(&event.name)]));
    // All variants are kept inline: boxing the large ones would change the API when one grows.
    let large = (!parts.enveloped).then(|| quote!(#[allow(clippy::large_enum_variant)]));
    let malformed = parts.enveloped.then(|| {
        quote! {
            /// A malformed event of a batch, kept whole with its error.
            Malformed(Malformed),
        }
    });
    quote! {
        #doc
        #large
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Event {
            #(#variant_docs #variants(#payloads),)*
            /// An event of an unknown type, kept whole.
            Unknown(Unknown),
            #malformed
        }
    }
}

fn methods(parts: &Parts, context: &Context<'_>) -> TokenStream {
    let Parts { variants, payloads, names, .. } = parts;
    let malformed = |arm: TokenStream| parts.enveloped.then_some(arm);
    let malformed_type = malformed(quote!(Self::Malformed(malformed) => malformed.event_type().unwrap_or_default(),));
    let malformed_known = malformed(quote!(| Self::Malformed(_)));
    let malformed_raw = malformed(quote!(Self::Malformed(malformed) => Some(malformed.raw()),));
    let known = |arm: TokenStream| (!variants.is_empty()).then_some(arm);
    let known_type = known(quote!(known => known.kind().map_or("", EventKind::as_str),));
    let known_raw = known(quote!(_ => None,));
    let kind = parts.of_each(|variant| quote!(Self::#variant(_) => EventKind::#variant));
    let of_header = match variants.is_empty() {
        true => quote!(None),
        false => quote! {
            match self {
                #(Self::#variants(event) => Some(&event.header),)*
                _ => None,
            }
        },
    };
    let object = parts.object(false);
    let header_methods = context.header().map(|emitted| {
        let accessors = header::accessors(emitted, context);
        quote! {
            /// The fields of every event; `None` if the event's type is unknown.
            pub fn header(&self) -> Option<&Header> {
                #of_header
            }

            #accessors
        }
    });
    let paths = Paths::of(context.vendor);
    let included = |path: String| {
        let path = format!("../../{SCHEMAS}/{path}");
        quote!(include_str!(#path))
    };
    let examples = names.iter().map(|name| included(paths.event_example(name)));
    let all_examples = names.iter().map(|name| included(paths.event_examples(name)));
    // An example is JSON whatever the form of a body.
    let decode = match (context.vendor.body_form(), context.vendor.discriminator.is_in_body()) {
        (BodyForm::Form, _) => quote!(Self::from_json(text.as_bytes())),
        (BodyForm::Json | BodyForm::JsonList, true) => quote!(Self::from_slice(text.as_bytes())),
        (BodyForm::Json | BodyForm::JsonList, false) => quote!(Self::from_named(kind.as_str(), text.as_bytes())),
    };
    // Without events there is no value of `EventKind`, and what follows from one would never run.
    let example = if variants.is_empty() {
        quote!(match kind {})
    } else {
        quote! {
            let text = match kind {
                #(EventKind::#variants => #examples,)*
            };
            #decode.unwrap_or_else(|_| Self::placeholder_of(kind))
        }
    };
    let further_examples = known(quote! {
        /// All examples of a type, for testing receivers: [`Event::example`], one with null wherever it may
        /// be, one without all that may be absent, and as many as it takes to show each documented value of
        /// every enum.
        #[cfg(feature = "examples")]
        pub fn examples(kind: EventKind) -> Vec<Self> {
            let texts = match kind {
                #(EventKind::#variants => #all_examples,)*
            };
            let texts: Vec<&::serde_json::value::RawValue> = ::serde_json::from_str(texts).unwrap_or_default();
            texts.into_iter().map(|text| text.get()).filter_map(|text| #decode.ok()).collect()
        }
    });
    let placeholders = payloads.iter().map(|payload| parts.boxed(quote!(#payload::placeholder())));
    let placeholder_of = known(quote! {
        fn placeholder_of(kind: EventKind) -> Self {
            match kind {
                #(EventKind::#variants => Self::#variants(#placeholders),)*
            }
        }
    });
    let decoding = event_decode::functions(context);
    let event_type_doc = if parts.enveloped {
        "The event's type, as on the wire; empty for a malformed event without one."
    } else {
        "The event's type, as on the wire."
    };
    quote! {
        impl Event {
            /// The known event types, as on the wire.
            pub const EVENT_TYPES: &'static [&'static str] = &[#(#names),*];

            #decoding

            #[doc = #event_type_doc]
            pub fn event_type(&self) -> &str {
                match self {
                    Self::Unknown(unknown) => unknown.name(),
                    #malformed_type
                    #known_type
                }
            }

            /// The event's type; `None` if it is unknown.
            pub fn kind(&self) -> Option<EventKind> {
                #kind
            }

            /// Whether the event has a known type and is not malformed.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_) #malformed_known)
            }

            #header_methods

            /// The object of an unknown or malformed event.
            fn raw(&self) -> Option<JsonRef<'_>> {
                match self {
                    Self::Unknown(unknown) => Some(unknown.object()),
                    #malformed_raw
                    #known_raw
                }
            }

            /// An example of each type, for testing receivers.
            #[cfg(feature = "examples")]
            pub fn example(kind: EventKind) -> Self {
                #example
            }

            #further_examples

            #placeholder_of

            fn object(&self) -> Option<&dyn Object> {
                #object
            }
        }
    }
}

fn traits(parts: &Parts, context: &Context<'_>) -> TokenStream {
    let object = parts.object(true);
    let select = if parts.variants.is_empty() {
        quote!(EventKind::documented(name).is_some())
    } else {
        quote! {
            match EventKind::documented(name) {
                Some(kind) => {
                    *self = Self::placeholder_of(kind);
                    true
                }
                None => false,
            }
        }
    };
    let continues = event_decode::continues(context);
    let (constants, coding) = (event_decode::constants(context), event_decode::traits(context));
    let batch = context.vendor.event_list().map(|list| {
        quote! {
            const BATCH: BatchDescriptor = BatchDescriptor {
                list: #list,
                discriminator: Self::DISCRIMINATOR,
                decode: |input| input.tagged(&mut Self::placeholder()),
            };
        }
    });
    quote! {
        impl Event {
            #constants
            #batch
        }

        impl crate::runtime::OneOf for Event {
            fn select(&mut self, name: &str) -> bool {
                #select
            }

            fn object_mut(&mut self) -> Option<&mut dyn Object> {
                #object
            }

            fn set_unknown(&mut self, unknown: Unknown) {
                *self = Self::Unknown(unknown);
            }

            #continues
        }

        #coding
    }
}

/// `From` for payloads that only one event has.
fn conversions(parts: &Parts, context: &Context<'_>) -> TokenStream {
    let own = context.vendor.events.iter().zip(parts.variants.iter().zip(&parts.payloads));
    let own = own.filter(|(event, _)| !context.vendor.payload(event).shared);
    let impls = own.map(|(_, (variant, payload))| {
        let event = parts.boxed(quote!(event));
        quote! {
            impl From<#payload> for Event {
                fn from(event: #payload) -> Self {
                    Self::#variant(#event)
                }
            }
        }
    });
    quote!(#(#impls)*)
}

/// The types of events as an enum.
pub(super) fn event_type(context: &Context<'_>) -> TokenStream {
    let variants: Vec<_> = context.vendor.events.iter().map(|event| context.symbols.event(&event.name)).collect();
    let names: Vec<_> = context.vendor.events.iter().map(|event| event.name.as_str()).collect();
    let variant_docs =
        context.vendor.events.iter().map(|event| docs::item(&event.docs, &[docs::on_the_wire(&event.name)]));
    let slots = name_table::layout(context.vendor.events.iter().map(|event| event.name.as_str())).into_iter();
    let slots = slots.map(Literal::u32_unsuffixed);
    let or_pattern = or_pattern(context);
    let doc = docs::paragraphs(&[md("The types of events of ") + Markdown::prose(&context.vendor.title) + "."]);
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum EventKind {
            #(#variant_docs #variants,)*
        }

        impl EventKind {
            /// All types, in documented order.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The type as on the wire.
            pub fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #names,)*
                }
            }

            pub(super) fn documented(name: &str) -> Option<Self> {
                static TABLE: NameTable<EventKind> = NameTable::new(
                    &[#(#slots),*],
                    &[#((#names, EventKind::#variants)),*],
                );
                TABLE.find(name)#or_pattern
            }
        }

        event_kind!(EventKind);
    }
}

/// How an event is found that covers several names.
fn or_pattern(context: &Context<'_>) -> Option<TokenStream> {
    let patterns = patterns(context.vendor).into_iter().map(|(pattern, event)| {
        let pieces = pattern.pieces.iter().map(piece);
        let variant = context.symbols.event(&event.name);
        quote!((&[#(#pieces),*], EventKind::#variant))
    });
    let patterns: Vec<TokenStream> = patterns.collect();
    (!patterns.is_empty()).then(|| {
        quote! {
            .or_else(|| {
                static PATTERNS: &[(&[crate::runtime::NamePiece<'static>], EventKind)] = &[#(#patterns),*];
                crate::runtime::find_pattern(PATTERNS, name)
            })
        }
    })
}

/// The events that cover several names, the more specific before others.
fn patterns(vendor: &Vendor) -> Vec<(&NamePattern, &Event)> {
    let mut patterns: Vec<_> =
        vendor.events.iter().filter_map(|event| Some((event.pattern.as_ref()?, event))).collect();
    patterns.sort_by_key(|(pattern, _)| pattern.rank());
    patterns
}

fn piece(piece: &NamePiece) -> TokenStream {
    match piece {
        NamePiece::Text(text) => quote!(crate::runtime::NamePiece::Text(#text)),
        NamePiece::Rest => quote!(crate::runtime::NamePiece::Rest),
        NamePiece::String => quote!(crate::runtime::NamePiece::String),
        NamePiece::Guid => quote!(crate::runtime::NamePiece::Guid),
        NamePiece::Integer => quote!(crate::runtime::NamePiece::Integer),
    }
}
