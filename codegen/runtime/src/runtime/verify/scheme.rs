//! What a vendor's requests prove their origin by: facts of its schemas, without any code.

/// How a request proves that it comes from the vendor.
#[derive(Clone, Copy, Debug)]
pub enum Scheme {
    /// It carries the secret itself.
    Token(Place),
    /// It carries a signature that only someone with the secret can make.
    Hmac(Hmac),
}

/// Where a request carries the secret.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// In the header of this lower-case name.
    Header(&'static str),
    /// In this field of the body, which is a JSON object.
    Field(&'static str),
}

/// A signature of the kind HMAC (RFC 2104).
#[derive(Clone, Copy, Debug)]
pub struct Hmac {
    /// The lower-case name of the header that carries the signature.
    pub header: &'static str,
    /// The hash function.
    pub algorithm: Algorithm,
    /// What stands between several signatures in the header, if there may be several.
    pub separator: Option<char>,
    /// How one signature is written.
    pub format: Format,
    /// What is signed: the parts one after the other.
    pub signed: &'static [Part],
    /// The time of the request, if it carries one.
    pub time: Option<Time>,
    /// The lower-case name of the header that carries the request's id, if there is one.
    pub id: Option<&'static str>,
    /// How the secret is written.
    pub secret: SecretForm,
}

/// A hash function.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // Their names say it all.
pub enum Algorithm {
    Sha1,
    Sha256,
    Sha512,
}

/// How one signature is written: in an encoding, with constant text around it.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The text in front.
    pub prefix: &'static str,
    /// The encoding.
    pub encoding: Encoding,
    /// The text behind.
    pub suffix: &'static str,
}

/// How bytes are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Hexadecimal, in lower case.
    HexLower,
    /// Hexadecimal, in upper case.
    HexUpper,
    /// Base64 with padding (RFC 4648).
    Base64,
}

/// A part of what is signed.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Constant text.
    Text(&'static str),
    /// The value of the header of this lower-case name.
    Header(&'static str),
    /// The time, as the signature's header has it.
    Time,
    /// The body.
    Body,
    /// The URL that the request was sent to.
    Url,
    /// The parameters of a body that is a form, sorted, names and values one after the other. Where
    /// the URL has a parameter `bodySHA256`, the body is no form, and that is its hash.
    Form,
}

/// The time of a request.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// Where it is.
    pub place: TimePlace,
    /// How it is written.
    pub form: TimeForm,
    /// How many seconds it may differ from now, in both directions.
    pub tolerance: u32,
}

/// Where the time of a request is.
#[derive(Clone, Copy, Debug)]
pub enum TimePlace {
    /// In the header of this lower-case name.
    Header(&'static str),
    /// In the signature's header: the part that begins with this.
    Part(&'static str),
}

/// How a time is written.
#[derive(Clone, Copy, Debug)]
pub enum TimeForm {
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMilliseconds,
    /// RFC 3339.
    DateTime,
}

/// How a secret is written.
#[derive(Clone, Copy, Debug)]
pub enum SecretForm {
    /// As it is used.
    Raw,
    /// In Base64, behind a prefix that may be left out.
    Base64 {
        /// The prefix, such as `whsec_`.
        prefix: &'static str,
    },
}
