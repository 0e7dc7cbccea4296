//! What `hookwright diff` reports: as text, as JSON, as Markdown for a pull request, and as an entry
//! of a changelog.

mod changelog;
mod json;
mod markdown;
mod text;

use clap::ValueEnum;
use semver::Version;

use super::accept::Accepted;
use super::bump::{Bump, next_version};
use super::change::Change;
use super::compare;
use super::verdict::Audience;
use crate::model::Model;

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// For a pull request.
    Markdown,
}

/// What has changed between two models, and whom it breaks.
pub struct Report {
    /// The version of the old model's package.
    version: Version,
    /// The version of the new model's package.
    new_version: Version,
    changes: Vec<Reported>,
    /// Accepted changes that there are not.
    unused: Vec<String>,
}

/// A change, and whether somebody has accepted it.
struct Reported {
    change: Change,
    /// The reason for which it is accepted.
    accepted: Option<String>,
}

impl Report {
    /// Compares two models.
    pub fn new(old: &Model, new: &Model) -> Report {
        let changes = compare(old, new).into_iter().map(|change| Reported { change, accepted: None }).collect();
        let (version, new_version) = (version(old), version(new));
        Report { version, new_version, changes, unused: Vec::new() }
    }

    /// Marks what is accepted. What is accepted in vain is reported.
    pub(crate) fn accept(&mut self, list: &[Accepted]) {
        for accepted in list {
            let mut used = false;
            for it in self.changes.iter_mut().filter(|it| accepted.covers(&it.change)) {
                used = true;
                it.accepted.get_or_insert_with(|| accepted.reason.clone());
            }
            if !used {
                self.unused.push(accepted.shown());
            }
        }
    }

    /// The changes, by vendor.
    pub fn changes(&self) -> impl Iterator<Item = &Change> + Clone {
        self.changes.iter().map(|it| &it.change)
    }

    /// Whether there is a change that breaks anybody and is not accepted.
    pub fn is_breaking(&self) -> bool {
        self.changes.iter().any(|it| it.accepted.is_none() && it.change.effects.is_breaking())
    }

    /// Whether there is a change that breaks whoever takes the new version, and is not accepted.
    pub fn breaks_upgrade(&self) -> bool {
        self.changes.iter().any(|it| it.accepted.is_none() && it.change.effects.breaks_upgrade())
    }

    /// What is accepted in vain.
    pub fn unused(&self) -> &[String] {
        &self.unused
    }

    /// What the changes ask for.
    pub fn bump(&self) -> Bump {
        Bump::overall(self.changes(), &self.version)
    }

    /// What the changes ask for, for one audience.
    pub fn bump_for(&self, audience: Audience) -> Bump {
        Bump::for_audience(self.changes(), audience, &self.version)
    }

    /// The least version that the new crate may have.
    pub fn needed_version(&self) -> Version {
        next_version(&self.version, self.bump())
    }

    /// The version of the old crate.
    pub fn old_version(&self) -> &Version {
        &self.version
    }

    /// The version that the new crate has.
    pub fn new_version(&self) -> &Version {
        &self.new_version
    }

    /// The report in a form.
    pub fn render(&self, format: ReportFormat) -> String {
        match format {
            ReportFormat::Text => self.text(),
            ReportFormat::Json => self.json(),
            ReportFormat::Markdown => self.markdown(),
        }
    }

    /// The changes in groups: by vendor, and by item.
    fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for it in &self.changes {
            let vendor = it.change.place.vendor.as_deref();
            match groups.iter_mut().find(|group| group.vendor == vendor) {
                Some(group) => group.add(it),
                None => groups.push(Group { vendor, items: vec![(it.change.place.item(), vec![it])] }),
            }
        }
        groups
    }
}

/// The changes of a vendor, by item; without a vendor, those of the crate.
struct Group<'a> {
    vendor: Option<&'a str>,
    items: Vec<(Option<&'a str>, Vec<&'a Reported>)>,
}

impl<'a> Group<'a> {
    fn add(&mut self, it: &'a Reported) {
        let item = it.change.place.item();
        match self.items.iter_mut().find(|(known, _)| *known == item) {
            Some((_, changes)) => changes.push(it),
            None => self.items.push((item, vec![it])),
        }
    }
}

impl Reported {
    /// What has changed, with the names of a field or a value where the sentence needs them.
    fn sentence(&self) -> String {
        let Change { place, text, guess, .. } = &self.change;
        let subject = match (&place.field, &place.value) {
            (Some(name), _) | (None, Some(name)) if !text.contains(&format!("`{name}`")) => format!("`{name}`: "),
            _ => String::new(),
        };
        let guess = if *guess { " (a guess)" } else { "" };
        format!("{subject}{text}{guess}")
    }
}

/// The version of a model's package. The checks of the schemas exclude another.
fn version(model: &Model) -> Version {
    Version::parse(&model.settings.package.version).unwrap_or(Version::new(0, 0, 0))
}
