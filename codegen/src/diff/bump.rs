//! The version that changes ask for, by Cargo's rules of semantic versioning.

use std::fmt;

use semver::Version;
use serde::{Serialize, Serializer};

use super::change::Change;
use super::verdict::{Audience, Verdict};

/// What of a version has to be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Nothing.
    None,
    /// The third number.
    Patch,
    /// The second number.
    Minor,
    /// The first number.
    Major,
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Bump::None => "none",
            Bump::Patch => "patch",
            Bump::Minor => "minor",
            Bump::Major => "major",
        })
    }
}

impl Serialize for Bump {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Bump {
    /// What a verdict asks for. Before 1.0 what breaks raises the second number, and before 0.1 the
    /// third, because there is none behind it.
    pub fn of(verdict: Verdict, version: &Version) -> Bump {
        match (verdict, version.major, version.minor) {
            (Verdict::None, _, _) => Bump::None,
            (Verdict::Breaking, 0, 0) => Bump::Patch,
            (Verdict::Breaking, 0, _) => Bump::Minor,
            (Verdict::Breaking, _, _) => Bump::Major,
            (Verdict::Compatible, 0, _) => Bump::Patch,
            (Verdict::Compatible, _, _) => Bump::Minor,
        }
    }

    /// What changes ask for so that an audience is warned. What breaks those who keep the old version
    /// is the vendor's doing, of which no version can warn.
    pub fn for_audience<'a>(
        changes: impl IntoIterator<Item = &'a Change>,
        audience: Audience,
        version: &Version,
    ) -> Bump {
        let verdicts = changes.into_iter().map(|change| change.effects.upgrade(audience));
        Bump::of(verdicts.max().unwrap_or_default(), version)
    }

    /// What changes ask for so that everybody is warned. Texts alone are a patch.
    pub fn overall<'a>(changes: impl IntoIterator<Item = &'a Change> + Clone, version: &Version) -> Bump {
        let of = |audience| Bump::for_audience(changes.clone(), audience, version);
        let most = Audience::ALL.into_iter().map(of).max().unwrap_or(Bump::None);
        let any = changes.into_iter().any(|change| !change.is_version());
        if any { most.max(Bump::Patch) } else { most }
    }
}

/// The version after another. A prerelease is followed by its release, where that is enough.
pub fn next_version(version: &Version, bump: Bump) -> Version {
    let Version { major, minor, patch, ref pre, .. } = *version;
    let is_pre = !pre.is_empty();
    match bump {
        Bump::None => version.clone(),
        Bump::Patch if is_pre => Version::new(major, minor, patch),
        Bump::Minor if is_pre && patch == 0 => Version::new(major, minor, 0),
        Bump::Major if is_pre && minor == 0 && patch == 0 => Version::new(major, 0, 0),
        Bump::Patch => Version::new(major, minor, patch.saturating_add(1)),
        Bump::Minor => Version::new(major, minor.saturating_add(1), 0),
        Bump::Major => Version::new(major.saturating_add(1), 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(version: &str, verdict: Verdict) -> String {
        let version = Version::parse(version).unwrap();
        next_version(&version, Bump::of(verdict, &version)).to_string()
    }

    #[test]
    fn what_breaks_raises_the_first_number_that_is_not_zero() {
        let versions = ["0.0.3", "0.3.1", "1.2.3", "2.0.0-rc.1", "0.4.0-beta"];
        let breaking = versions.map(|version| next(version, Verdict::Breaking));
        assert_eq!(breaking, ["0.0.4", "0.4.0", "2.0.0", "2.0.0", "0.4.0"]);
        let compatible = versions.map(|version| next(version, Verdict::Compatible));
        assert_eq!(compatible, ["0.0.4", "0.3.2", "1.3.0", "2.0.0", "0.4.0"]);
        assert_eq!(versions.map(|version| next(version, Verdict::None)), versions);
    }
}
