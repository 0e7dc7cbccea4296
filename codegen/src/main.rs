//! The command `hookwright`. All it does is in the library.

use std::process::ExitCode;

/// Trees of tokens are millions of small pieces, which this one hands out in half the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    hookwright::cli::main(std::env::args_os()).into()
}
