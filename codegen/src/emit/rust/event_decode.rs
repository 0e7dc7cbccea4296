//! How a vendor's `Event` is decoded and encoded: by one field of the body, as most vendors name
//! their events, or by parts from headers and the body.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::form;
use super::keys::KeySpec;
use super::name_table;
use super::naming::ident_of;
use crate::model::{BodyForm, EventName, HttpHeaderRole, NamePart, NamePiece, NamePlace, Scalar, Shape};

/// The functions that decode an event.
pub(super) fn functions(context: &Context<'_>) -> TokenStream {
    let name = &context.vendor.discriminator;
    let is_form = context.vendor.body_form() == BodyForm::Form;
    let coding = if is_form { form::functions(context) } else { json(context) };
    let from_parts = match name.tag() {
        Some(_) if name.preset.is_some() => from_cloud_event(),
        Some(_) => from_parts(context, |name| quote!(check_event_type(#name, header(#name), event.event_type())?;)),
        None => from_composed(name),
    };
    let from_named = (!is_form).then(|| from_named(name));
    quote!(#coding #from_parts #from_named)
}

/// The functions that take and give a body of JSON.
fn json(context: &Context<'_>) -> TokenStream {
    let from_slice = context.vendor.discriminator.is_in_body().then(|| from_slice(context));
    quote! {
        #from_slice

        /// Encodes as JSON text without white space.
        #[must_use]
        pub fn to_vec(&self) -> Vec<u8> {
            to_vec(self)
        }
    }
}

/// The functions that decode a CloudEvent in any mode.
fn from_cloud_event() -> TokenStream {
    quote! {
        /// Decodes a request with one CloudEvent: in the structured mode, which is the body, or in the
        /// binary mode, whose attributes are headers (`ce-id`, ...) and whose body is the data.
        ///
        /// Headers are asked for by their names in lower case. One that is not UTF-8 is an error of kind
        /// [`Header`](crate::ErrorKind::Header). In the binary mode other errors give the position in the
        /// event's structured form.
        pub fn from_parts<'h>(header: impl std::ops::Fn(&str) -> Option<&'h [u8]>, body: &[u8]) -> Result<Self, DecodeError> {
            match crate::runtime::structured(&header, Self::ATTRIBUTES, body)? {
                Some(event) => Self::from_slice(&event),
                None => Self::from_slice(body),
            }
        }

        /// Decodes a request in the batched mode, whose body is a list of events
        /// (`application/cloudevents-batch+json`). A malformed one is kept, with its error.
        pub fn from_batch(body: &[u8]) -> Result<Vec<Result<Box<Self>, Malformed>>, DecodeError> {
            crate::runtime::from_batch(body, &Self::BATCH)
        }
    }
}

fn from_slice(context: &Context<'_>) -> TokenStream {
    let read = match context.vendor.discriminator.tag() {
        Some(_) => quote!(input.tagged(&mut event)),
        None => quote!(Self::NAME.decode_body(input, &mut event)),
    };
    quote! {
        /// Decodes one event. This is the fastest way, with the best errors.
        ///
        /// An event of an unknown type is not an error. The last of duplicate fields counts; a
        /// duplicate discriminator must have the same value.
        pub fn from_slice(body: &[u8]) -> Result<Self, DecodeError> {
            let mut event = Self::placeholder();
            from_slice(body, &mut |input| #read)?;
            Ok(event)
        }
    }
}

/// The function that decodes a body and holds the headers of its request against it.
pub(super) fn from_parts(context: &Context<'_>, check: impl Fn(&Ident) -> TokenStream) -> TokenStream {
    let headers = context.vendor.http_headers.iter().filter(|header| header.role == HttpHeaderRole::EventType);
    let names: Vec<_> = headers.map(ident_of).collect();
    let checks: TokenStream = names.iter().map(check).collect();
    let unused = names.is_empty().then(|| quote!(let _ = header;));
    let doc = if names.is_empty() {
        "Decodes a request from its headers, of which none says what is in the body, and its body."
    } else {
        "Decodes a request from its headers and its body. A header that names another event type than the \
         body, or is not UTF-8, is an error of kind [`Header`](crate::ErrorKind::Header); an absent one is not."
    };
    quote! {
        #[doc = #doc]
        ///
        /// Headers are asked for by their names in lower case.
        pub fn from_parts<'h>(header: impl std::ops::Fn(&str) -> Option<&'h [u8]>, body: &[u8]) -> Result<Self, DecodeError> {
            let event = Self::from_slice(body)?;
            #unused
            #checks
            Ok(event)
        }
    }
}

/// The function that decodes a request whose event is named by several parts, or by a header.
fn from_composed(name: &EventName) -> TokenStream {
    let names: Vec<String> = name.headers().map(|name| format!("`{}`", name.to_ascii_lowercase())).collect();
    let doc = match names.is_empty() {
        true => "Decodes a request from its headers, of which none says what is in the body, and its body.".to_owned(),
        false => format!(
            "Decodes a request from its headers, of which {} names the event, and its body. A header that is \
             missing, is not UTF-8 or has several values is an error of kind \
             [`Header`](crate::ErrorKind::Header).",
            names.join(" and "),
        ),
    };
    quote! {
        #[doc = #doc]
        ///
        /// Headers are asked for by their names in lower case. An event of an unknown type is not an
        /// error. The last of duplicate fields counts.
        pub fn from_parts<'h>(header: impl std::ops::Fn(&str) -> Option<&'h [u8]>, body: &[u8]) -> Result<Self, DecodeError> {
            let mut event = Self::placeholder();
            Self::NAME.decode_parts(&header, body, &mut event)?;
            Ok(event)
        }
    }
}

fn from_named(name: &EventName) -> TokenStream {
    let (doc, key) = match name.tag() {
        Some(_) => {
            ("The body need not name the type again, but must not name another.", quote!(Some(Self::DISCRIMINATOR)))
        }
        None => ("What the body has of the name must agree with it.", quote!(None)),
    };
    quote! {
        /// Decodes the body of an event whose type is known by name.
        #[doc = #doc]
        /// An event of an unknown type is not an error.
        pub fn from_named(name: &str, body: &[u8]) -> Result<Self, DecodeError> {
            let mut event = Self::placeholder();
            crate::runtime::from_named(name, #key, body, &mut event)?;
            Ok(event)
        }
    }
}

/// What decoding goes by: the key of the discriminator, or the parts of the name.
pub(super) fn constants(context: &Context<'_>) -> TokenStream {
    let name = &context.vendor.discriminator;
    if let Some(tag) = name.tag() {
        let key = context.keys.key(&KeySpec::discriminator(tag));
        let preset = name.preset.map(|_| cloud_event(context, tag));
        return quote! {
            const DISCRIMINATOR: &'static Key = &#key;
            #preset
        };
    }
    let join = &name.join;
    let parts = name.parts.iter().map(|part| name_part(part, context));
    quote! {
        const NAME: &'static crate::runtime::EventName =
            &crate::runtime::EventName { join: #join, parts: &[#(#parts),*] };
    }
}

/// The attributes of CloudEvents, and how those of a list are decoded.
fn cloud_event(context: &Context<'_>, tag: &str) -> TokenStream {
    let is_raw = |scalar: Scalar| {
        matches!(scalar, Scalar::Bool | Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::Float64)
    };
    let fields = context.header().into_iter().flat_map(|header| &header.fields);
    let attributes = fields.map(|field| {
        let raw = matches!(context.resolved(&field.ty.shape), Shape::Scalar(scalar) if is_raw(*scalar));
        (field.name.as_str(), raw)
    });
    let attributes = std::iter::once((tag, false)).chain(attributes).map(|(name, raw)| quote!((#name, #raw)));
    quote! {
        const ATTRIBUTES: &'static [crate::runtime::Attribute] = &[#(#attributes),*];
        const BATCH: BatchDescriptor = BatchDescriptor {
            list: "",
            discriminator: Self::DISCRIMINATOR,
            decode: |input| input.tagged(&mut Self::placeholder()),
        };
    }
}

/// The function that tells whether a name that headers have goes on in the body, where that is so of some
/// events. It goes by the texts alone, so that it holds wherever a name is split.
pub(super) fn continues(context: &Context<'_>) -> Option<TokenStream> {
    let name = &context.vendor.discriminator;
    let in_headers = name.parts.iter().take_while(|part| part.places().all(|place| place.header().is_some())).count();
    let rest = name.parts.get(in_headers..).unwrap_or_default();
    if in_headers == 0 || rest.is_empty() || !rest.iter().all(|part| part.optional) {
        return None;
    }
    let mut names = BTreeSet::new();
    let is_part = |name: &str| rest.iter().any(|part| part.field() == Some(name));
    for event in &context.vendor.events {
        // A field of its own tells nothing of the name.
        if context.vendor.payload(event).object.fields.iter().any(|field| is_part(&field.name)) {
            names.insert(event.name.as_str());
        }
        let text = match event.pattern.as_ref().map(|pattern| pattern.pieces.as_slice()) {
            None => event.name.as_str(),
            Some([NamePiece::Text(text), NamePiece::Rest]) => text,
            // Any name may go on so.
            Some(_) => return None,
        };
        names.extend(text.match_indices(name.join.as_str()).filter_map(|(at, _)| text.get(..at)));
    }
    let names: Vec<&str> = names.into_iter().collect();
    let slots = name_table::layout(names.iter().copied()).into_iter().map(Literal::u32_unsuffixed);
    Some(quote! {
        fn continues(&self, name: &str) -> bool {
            static TABLE: NameTable<()> = NameTable::new(&[#(#slots),*], &[#((#names, ())),*]);
            TABLE.find(name).is_some()
        }
    })
}

fn name_part(part: &NamePart, context: &Context<'_>) -> TokenStream {
    let optional = part.optional;
    let places = part.places().map(|place| name_place(place, context));
    quote!(crate::runtime::NamePart { places: &[#(crate::runtime::NamePlace::#places),*], optional: #optional })
}

fn name_place(place: &NamePlace, context: &Context<'_>) -> TokenStream {
    match place {
        NamePlace::Header(name) => {
            let name = name.to_ascii_lowercase();
            quote!(Header(#name))
        }
        NamePlace::Field(_) => {
            let keys = KeySpec::path(place).map(|key| context.keys.key(&key));
            quote!(Field(&[#(&#keys),*]))
        }
    }
}

/// The traits of an event that depend on how it is named, but for those of one of several objects.
pub(super) fn traits(context: &Context<'_>) -> TokenStream {
    let encode = encode(context);
    let name = &context.vendor.discriminator;
    let tagged = name.tag().map(|_| {
        quote! {
            impl Tagged for Event {
                fn discriminator(&self) -> &'static Key {
                    Self::DISCRIMINATOR
                }
            }
        }
    });
    let placeholder = quote!(Self::Unknown(Unknown::placeholder()));
    if !name.is_in_body() {
        return quote! {
            #tagged
            #encode

            impl Event {
                fn placeholder() -> Self {
                    #placeholder
                }
            }
        };
    }
    let deserialize = if name.tag().is_some() { quote!(deserialize_tagged) } else { quote!(deserialize) };
    let read = read(context);
    quote! {
        #tagged
        #encode

        impl Decode for Event {
            fn placeholder() -> Self {
                #placeholder
            }

            fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
                #read
            }
        }

        impl<'de> serde::Deserialize<'de> for Event {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #deserialize(deserializer)
            }
        }
    }
}

fn read(context: &Context<'_>) -> TokenStream {
    match (context.vendor.event_list(), context.vendor.discriminator.tag()) {
        (Some(_), _) => quote! {
            if let Some(malformed) = input.event(self, &Self::BATCH)? {
                *self = Self::Malformed(malformed);
            }
            Ok(true)
        },
        (None, Some(_)) => quote!(input.tagged(self)),
        (None, None) => quote!(Self::NAME.decode_body(input, self)),
    }
}

fn encode(context: &Context<'_>) -> TokenStream {
    let malformed = context.vendor.event_list().map(|_| {
        quote! {
            if let Self::Malformed(malformed) = self {
                return malformed.raw().encode(output);
            }
        }
    });
    let object = match context.vendor.discriminator.tag() {
        Some(_) => quote!(encode_tagged(output, self.discriminator(), self.event_type(), object)),
        None => quote!(output.object(&mut |fields| crate::runtime::encode_object_fields(object, fields))),
    };
    quote! {
        impl Encode for Event {
            fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
                #malformed
                match (self.object(), self.raw()) {
                    (Some(object), _) => #object,
                    (None, Some(raw)) => raw.encode(output),
                    (None, None) => output.null(),
                }
            }
        }

        impl serde::Serialize for Event {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self, serializer)
            }
        }
    }
}
