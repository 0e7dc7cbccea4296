//! The command `hookwright`. All it does is in the library.

use std::process::ExitCode;

/// Token trees make millions of small allocations; mimalloc halves their cost.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    hookwright::cli::main(std::env::args_os()).into()
}
