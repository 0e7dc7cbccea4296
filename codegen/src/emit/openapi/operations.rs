//! Where the operations of a document are.

use clap::ValueEnum;

/// Where an OpenAPI document has its operations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, ValueEnum)]
pub enum Operations {
    /// Under `webhooks`, one for each event: the vendor calls, and where is the receiver's own affair.
    #[default]
    Webhooks,
    /// Under `paths`, one for the receiver's address: for tools that mock or test it, and for those that
    /// do not read webhooks.
    Paths,
}
