//! Compiles the vendors' schemas.

fn main() -> Result<(), hookwright::build::BuildError> {
    hookwright::build::Config::new("schemas").compile()
}
