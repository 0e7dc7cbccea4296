//! For whom a contract is.

use clap::ValueEnum;

/// For whom a contract is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, ValueEnum)]
pub enum Profile {
    /// For those who receive: takes what a vendor may send, today and after it adds something.
    #[default]
    Receiver,
    /// For those who send, and for contract tests: what is documented, and no more.
    Strict,
}

impl Profile {
    /// All profiles.
    pub fn all() -> &'static [Profile] {
        Profile::value_variants()
    }

    /// The name on the command line and in `index.json`.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Receiver => "receiver",
            Profile::Strict => "strict",
        }
    }

    /// Whether the documented contract is enforced.
    pub(in crate::emit) fn is_strict(self) -> bool {
        self == Profile::Strict
    }
}
