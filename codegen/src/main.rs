//! The command `hookwright`. All it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    hookwright::cli::main(std::env::args_os()).into()
}
