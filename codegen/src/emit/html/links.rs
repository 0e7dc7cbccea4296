//! Where pages are, and how they link to each other: by relative paths between files, or by
//! fragments within the one file of `--single-file`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::emit::contract::FileNames;
use crate::model::Vendor;

/// The directory of what all pages share. No vendor has a name that begins with `_`.
pub(super) const SHARED: &str = "_site";

/// The front page.
pub(super) const HOME: &str = "index";

/// The page that says what is wrong with a payload.
pub(super) const CHECK: &str = "check";

/// The pages of a vendor that are not about one event.
const RESERVED: [&str; 2] = ["index", "types"];

/// What an anchor may have as it is; all else is escaped as in file names.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'-');

/// The pages of a vendor, by path without `.html`.
pub(super) struct Pages<'a> {
    folder: String,
    events: FileNames<'a>,
}

impl<'a> Pages<'a> {
    /// The pages of a vendor; those of an event are the same whichever others are left out.
    pub(super) fn of(vendor: &'a Vendor) -> Self {
        let events = FileNames::assign(vendor.events.iter().map(|event| event.name.as_str()));
        Pages { folder: FileNames::assign([vendor.name.as_str()]).get(&vendor.name), events }
    }

    /// How requests arrive, and all events.
    pub(super) fn overview(&self) -> String {
        format!("{}/index", self.folder)
    }

    /// All named types.
    pub(super) fn types(&self) -> String {
        format!("{}/types", self.folder)
    }

    /// One event.
    pub(super) fn event(&self, name: &str) -> String {
        let file = self.events.get(name);
        let taken = RESERVED.contains(&file.to_ascii_lowercase().as_str());
        format!("{}/{file}{}", self.folder, if taken { "~~" } else { "" })
    }

    /// The schemas of all events, as a script.
    pub(super) fn schemas(&self) -> String {
        format!("{}/schemas", self.folder)
    }
}

/// The links of one page.
#[derive(Clone, Debug)]
pub(super) struct Links {
    /// The page.
    pub(super) here: String,
    single: bool,
}

impl Links {
    /// Those of the page at a path.
    pub(super) fn of(page: &str, single: bool) -> Self {
        Links { here: page.to_owned(), single }
    }

    /// The way to the directory of the whole site.
    pub(super) fn root(&self) -> &'static str {
        if self.here.contains('/') && !self.single { "../" } else { "" }
    }

    /// Whether all pages are in one file.
    pub(super) fn is_single(&self) -> bool {
        self.single
    }

    /// A link to a page.
    pub(super) fn to(&self, page: &str) -> String {
        if self.single { format!("#{page}") } else { format!("{}{page}.html", self.root()) }
    }

    /// A link to an anchor of a page.
    pub(super) fn to_anchor(&self, page: &str, anchor: &str) -> String {
        match (self.single, page == self.here) {
            (true, _) => format!("#{page}/{anchor}"),
            (false, true) => format!("#{anchor}"),
            (false, false) => format!("{}#{anchor}", self.to(page)),
        }
    }

    /// A link to an anchor of this page.
    pub(super) fn on_page(&self, anchor: &str) -> String {
        self.to_anchor(&self.here, anchor)
    }

    /// The id of the element that an anchor of this page leads to.
    pub(super) fn id(&self, anchor: &str) -> String {
        if self.single { format!("{}/{anchor}", self.here) } else { anchor.to_owned() }
    }

    /// The id of the page itself.
    pub(super) fn page_id(&self) -> &str {
        if self.single { &self.here } else { "top" }
    }

    /// What all pages share.
    pub(super) fn shared(&self, file: &str) -> String {
        format!("{}{SHARED}/{file}", self.root())
    }
}

/// The anchor of a part of a page, which no field, value or type has: names have no `:`.
pub(super) fn part(name: &str) -> String {
    format!("::{name}")
}

/// The anchor of a section of a vendor.
pub(super) fn section(title: &str) -> String {
    format!(":{}", anchor(title))
}

/// A name as a part of an anchor.
pub(super) fn anchor(name: &str) -> String {
    utf8_percent_encode(name, ESCAPED).to_string().replace('%', "~")
}

/// The anchor of a name within another.
pub(super) fn within(outer: &str, name: &str) -> String {
    if outer.is_empty() { anchor(name) } else { format!("{outer}.{}", anchor(name)) }
}

/// The vendor's document at the section of a title, for browsers that look for a text in a page.
pub(super) fn document_section(url: &str, title: &str) -> String {
    let text = utf8_percent_encode(title, NON_ALPHANUMERIC);
    let before = if url.contains('#') { ":~:text=" } else { "#:~:text=" };
    format!("{url}{before}{text}")
}

#[cfg(test)]
mod tests {
    use super::{Links, anchor, document_section, within};

    #[test]
    fn links_lead_from_file_to_file_or_within_one() {
        let (many, one) = (Links::of("acme/Opened", false), Links::of("acme/Opened", true));
        assert_eq!((many.to("acme/index"), one.to("acme/index")), ("../acme/index.html".into(), "#acme/index".into()));
        assert_eq!(many.to_anchor("acme/Opened", "Id"), "#Id");
        assert_eq!(many.to_anchor("acme/types", "Id"), "../acme/types.html#Id");
        assert_eq!((many.id("Id"), one.id("Id")), ("Id".into(), "acme/Opened/Id".into()));
        assert_eq!(Links::of("index", false).to("acme/index"), "acme/index.html");
    }

    #[test]
    fn anchors_need_no_escaping_in_a_link() {
        assert_eq!(anchor("a b\"<é%"), "a~20b~22~3C~C3~A9~25");
        assert_eq!(within(&within("", "Call"), "Id"), "Call.Id");
    }

    #[test]
    fn a_section_is_found_by_its_title() {
        let found = document_section("https://x.example/", "User: a-b & c");
        assert_eq!(found, "https://x.example/#:~:text=User%3A%20a%2Db%20%26%20c");
        assert_eq!(document_section("https://x.example/#a", "b"), "https://x.example/#a:~:text=b");
    }
}
