//! `hookwright init`: a project of one's own.

use std::path::{Path, PathBuf};

use clap::Args;

use super::console::count;
use super::meta_schema::meta_schema_files;
use super::new::{read_payloads, report_error};
use super::{Console, Status};
use crate::init::{self, Dependency, Init, Made, SCHEMAS};
use crate::scaffold::{NewVendor, ScaffoldError};

/// What to make.
#[derive(Args, Clone, Debug)]
pub struct InitArgs {
    /// The project's directory: a Cargo workspace, or where there is to be one.
    #[arg(default_value = ".", value_name = "DIR")]
    directory: PathBuf,
    /// The name of the crate, which is generated in a directory of that name [default: the
    /// project's name and `-events`].
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The name of the first vendor, which becomes the crate's module and feature.
    #[arg(long, value_name = "NAME")]
    vendor: String,
    /// The vendor's title for people.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Where the vendor documents its events: an https URL.
    #[arg(long, value_name = "URL")]
    docs: Option<String>,
    /// What names the event type: a field, a header (`header:X-Event`), or several of them between
    /// commas, with `?` behind one that may be absent.
    #[arg(long, value_name = "NAME", default_value = "type")]
    discriminator: String,
    /// A captured body: an event, or a list of events; can be repeated, or list several files.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    from: Vec<PathBuf>,
    /// Add a package `xtask` and Cargo's alias for it, so that `cargo xtask regen` writes the crate.
    #[arg(long)]
    xtask: bool,
    /// Where `xtask` gets the compiler from: the directory of the package `hookwright`, or the URL of
    /// a Git repository [default: the registry].
    #[arg(long, value_name = "SOURCE", requires = "xtask")]
    hookwright: Option<Dependency>,
}

/// Makes a project: schemas, the generated crate, and the commands.
pub fn init(console: &mut Console<'_>, args: &InitArgs) -> Status {
    match request(args).and_then(|request| init::init(&request).map(|made| (request, made))) {
        Ok((request, made)) => {
            report(console, &request, &made);
            Status::Done
        }
        Err(error) => report_error(console, &error),
    }
}

fn request(args: &InitArgs) -> Result<Init, ScaffoldError> {
    let package = match &args.name {
        Some(name) => name.clone(),
        None => format!("{}-events", project_name(&args.directory)?),
    };
    if package == SCHEMAS || package == init::XTASK || package.contains(['/', '\\']) || package.starts_with('.') {
        let message = format!("`{}` cannot be the crate's name", package.escape_debug());
        return Err(ScaffoldError::request(message).help("choose another with `--name`"));
    }
    let xtask = args.xtask.then(|| args.hookwright.clone().unwrap_or(Dependency::Registry));
    if let Some(problem) = xtask.as_ref().and_then(Dependency::problem) {
        let help = "`--hookwright` names the directory of the package `hookwright`";
        return Err(ScaffoldError::request(problem).help(help));
    }
    let vendor = NewVendor {
        name: args.vendor.clone(),
        title: args.title.clone(),
        docs: args.docs.clone(),
        discriminator: args.discriminator.clone(),
    };
    let payloads = read_payloads(&args.from)?;
    let meta_schemas = meta_schema_files();
    Ok(Init { root: args.directory.clone(), package, vendor, payloads, meta_schemas, xtask })
}

/// The name of the project's directory, as packages are called.
fn project_name(directory: &Path) -> Result<String, ScaffoldError> {
    let absolute = std::path::absolute(directory).ok();
    let name = absolute.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().to_lowercase());
    let name: String = name.unwrap_or_default().replace([' ', '.'], "-");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_plain) {
        return Ok(name);
    }
    let message = format!("no package can be named after `{}`", directory.display());
    Err(ScaffoldError::request(message).help("name the crate with `--name`"))
}

fn report(console: &mut Console<'_>, request: &Init, made: &Made) {
    let directories: Vec<String> = made.directories.iter().map(|name| format!("`{name}/`")).collect();
    let (directories, events) = (directories.join(", "), count(made.events.len(), "event"));
    console.message(&format!("hookwright: made {directories}, with {events} of `{}`\n", request.vendor.name));
    let docs = count(made.docs, "description");
    let vendor = Path::new(SCHEMAS).join(&request.vendor.name);
    console.message(&format!(
        "next: write the {docs} marked TODO in `{}`, then run `{}`\n",
        vendor.display(),
        regen(request)
    ));
    if !made.events.is_empty() {
        console.warning("the examples are values from the payloads: replace what is personal or secret");
    }
}

/// The command that writes the crate, as users type it in the project's directory.
fn regen(request: &Init) -> String {
    match &request.xtask {
        Some(_) => "cargo xtask regen".to_owned(),
        None => format!("hookwright generate --schemas {SCHEMAS} --out {}", request.package),
    }
}
