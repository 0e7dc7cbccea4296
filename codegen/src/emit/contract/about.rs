//! What the settings of a schema directory say about its documents, besides what the vendors say.

use serde_json::{Map, Value};

use super::VERSION;
use crate::model::Settings;

/// What a document says about itself: nothing but a version, until settings say more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// The version of the documents; the compiler's where there is none.
    pub version: Option<&'a str>,
    /// Whom to ask.
    pub contact: Option<Contact<'a>>,
    /// On what terms the documents may be used.
    pub license: Option<License<'a>>,
}

/// Whom to ask about the documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contact<'a> {
    /// The name of a team or a person.
    pub name: Option<&'a str>,
    /// A page.
    pub url: Option<&'a str>,
    /// An address of mail.
    pub email: Option<&'a str>,
}

/// On what terms documents may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct License<'a> {
    /// The name that people know.
    pub name: &'a str,
    /// The SPDX expression, which stands where the format has a place for it and there is no URL.
    pub identifier: Option<&'a str>,
    /// Where the text is.
    pub url: Option<&'a str>,
}

impl<'a> About<'a> {
    /// What settings say.
    pub(in crate::emit) fn of(settings: &'a Settings) -> About<'a> {
        let contact = settings.contact.as_ref().map(|it| Contact {
            name: it.name.as_deref(),
            url: it.url.as_deref(),
            email: it.email.as_deref(),
        });
        let license = &settings.package.license;
        About {
            version: Some(&settings.package.version),
            contact,
            license: Some(License { name: license, identifier: Some(license), url: None }),
        }
    }

    /// The version of the documents.
    pub(in crate::emit) fn version(&self) -> &'a str {
        self.version.unwrap_or(VERSION)
    }

    /// `contact` and `license` of an `info`, as OpenAPI 3.1 and AsyncAPI want them; with
    /// `identifiers`, a licence may be an SPDX expression, which OpenAPI has since 3.1.
    pub(in crate::emit) fn members(&self, identifiers: bool) -> Map<String, Value> {
        let contact = self.contact.map(|it| texts([("name", it.name), ("url", it.url), ("email", it.email)]));
        let license = self.license.map(|it| {
            // Only one of the two may stand there.
            let identifier = it.identifier.filter(|_| identifiers && it.url.is_none());
            texts([("name", Some(it.name)), ("identifier", identifier), ("url", it.url)])
        });
        let members = [("contact", contact), ("license", license)];
        members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))).collect()
    }
}

/// The members that there are.
fn texts<const N: usize>(members: [(&str, Option<&str>); N]) -> Map<String, Value> {
    members.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.into()))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_says_what_the_settings_say() {
        assert_eq!((About::default().version(), About::default().members(true)), (VERSION, Map::new()));
        let spdx = License { name: "MIT", identifier: Some("MIT"), url: None };
        let contact = Contact { name: Some("Team"), url: None, email: Some("team@example.com") };
        let about = About { version: Some("2.0.0"), contact: Some(contact), license: Some(spdx) };
        let contact = json!({"name": "Team", "email": "team@example.com"});
        let with = |license| json!({"contact": contact, "license": license});
        assert_eq!(about.version(), "2.0.0");
        assert_eq!(Value::Object(about.members(true)), with(json!({"name": "MIT", "identifier": "MIT"})));
        assert_eq!(Value::Object(about.members(false)), with(json!({"name": "MIT"})));
        let at = About { license: Some(License { url: Some("https://a.example"), ..spdx }), ..about };
        assert_eq!(Value::Object(at.members(true)), with(json!({"name": "MIT", "url": "https://a.example"})));
    }
}
