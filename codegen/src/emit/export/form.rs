//! A format with the options that go with it.

use std::fmt;

use super::{ExportOption, Format, Options};
use crate::emit::FORMATS;
use crate::emit::contract::Profile;
use crate::emit::json_schema::JsonSchema;
use crate::emit::schema_object::Draft;

/// A format with the options to export in.
#[derive(Clone, Debug)]
pub struct Form {
    /// The format.
    pub format: &'static dyn Format,
    /// The options.
    pub options: Options,
}

impl Form {
    /// JSON Schema files.
    pub fn json_schema(options: Options) -> Form {
        Form { format: &JsonSchema, options }
    }

    /// Every format in every draft and profile that it takes.
    pub fn all() -> Vec<Form> {
        let of = |format: &'static dyn Format| {
            let drafts = taken(format, ExportOption::Draft, Draft::all());
            let profiles = taken(format, ExportOption::Profile, Profile::all());
            let with = move |draft: &Draft| {
                let draft = *draft;
                profiles.iter().map(move |profile| Form { format, options: Options::new(draft, *profile) })
            };
            drafts.iter().flat_map(with)
        };
        FORMATS.iter().copied().flat_map(of).collect()
    }

    /// The draft, if the format takes one.
    pub fn draft(&self) -> Option<Draft> {
        self.takes(ExportOption::Draft).then_some(self.options.draft)
    }

    /// The profile, if the format takes one.
    pub fn profile(&self) -> Option<Profile> {
        self.takes(ExportOption::Profile).then_some(self.options.profile)
    }

    /// Whether the format has a use for an option.
    pub(crate) fn takes(&self, option: ExportOption) -> bool {
        self.format.refuses(option).is_none()
    }
}

/// The values of an option, or the first alone if the format does not take it.
fn taken<T>(format: &dyn Format, option: ExportOption, values: &'static [T]) -> &'static [T] {
    let taken = if format.refuses(option).is_none() { values.len() } else { 1 };
    values.get(..taken).unwrap_or(values)
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.format.name())?;
        if let Some(draft) = self.draft() {
            write!(f, ", draft {}", draft.name())?;
        }
        match self.profile() {
            Some(profile) => write!(f, ", {}", profile.name()),
            None => Ok(()),
        }
    }
}
