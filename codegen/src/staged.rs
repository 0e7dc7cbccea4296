//! Atomic writes.
//!
//! The text is written to a new file in the same directory, under a random name, and then renamed.
//! So at all times a file is the old one or the new one, two runs never share a temporary file, and
//! no planted link is written through.

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// How the name of a temporary file begins: hidden, so that the loader ignores it.
const PREFIX: &str = ".hookwright-";
/// How it ends.
const SUFFIX: &str = ".tmp";
/// How many letters and digits are in between.
const RANDOM: usize = 16;

/// Whether a name is that of a temporary file of hookwright.
pub(crate) fn is_temporary(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).and_then(|name| name.strip_suffix(SUFFIX));
    random.is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Writes a new file into a directory and syncs it. It is removed when it is dropped.
pub(crate) fn stage(directory: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file has: the system applies the user's mask.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut staged = builder.tempfile_in(directory)?;
    staged.write_all(bytes)?;
    staged.as_file().sync_all()?;
    Ok(staged)
}

/// Creates a file. An existing path is never replaced.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<()> {
    let directory = directory_of(path);
    fs::create_dir_all(directory)?;
    stage(directory, text.as_bytes())?.persist_noclobber(path)?;
    Ok(())
}

/// Replaces the text of a file, unless it has changed since it was read. Its permissions stay.
pub(crate) fn replace(path: &Path, old: &str, new: &str) -> io::Result<()> {
    let permissions = regular(path)?.permissions();
    let staged = stage(directory_of(path), new.as_bytes())?;
    fs::set_permissions(staged.path(), permissions)?;
    let now = fs::read(path)?;
    if now == new.as_bytes() {
        // Another run has done the same.
        return Ok(());
    }
    if now != old.as_bytes() {
        return Err(io::Error::other("another program has changed it since it was read"));
    }
    staged.persist(path)?;
    Ok(())
}

/// Reads a regular file of a limited size. A pipe is not waited for, and a link not followed.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    regular(path)?;
    read_opened(fs::File::open(path)?, limit)
}

/// Reads at most that many bytes, be the file as long as it says or not.
pub(crate) fn read_opened(file: fs::File, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let limit = limit / 1024 / 1024;
        return Err(io::Error::new(ErrorKind::FileTooLarge, format!("it is larger than {limit} MiB")));
    }
    Ok(bytes)
}

/// What the system says about a regular file; anything else is an error that says what it is.
pub(crate) fn regular(path: &Path) -> io::Result<fs::Metadata> {
    let found = fs::symlink_metadata(path)?;
    if found.is_file() {
        return Ok(found);
    }
    let what = match () {
        () if found.is_symlink() => "it is a link, which is not followed",
        () if found.is_dir() => "it is a directory",
        () => "it is not a regular file",
    };
    Err(io::Error::new(ErrorKind::InvalidInput, what))
}

/// The directory that a file is in.
pub(crate) fn directory_of(path: &Path) -> &Path {
    match path.parent() {
        Some(directory) if directory != Path::new("") => directory,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(directory: &Path) -> Vec<String> {
        let entries = fs::read_dir(directory).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let directory = tempfile::TempDir::new().unwrap();
        let path = directory.path().join("new/a.yaml");
        create(&path, "one").unwrap();
        assert_eq!(create(&path, "two").unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(names(path.parent().unwrap()), ["a.yaml"]);
    }

    #[test]
    fn a_file_that_has_changed_meanwhile_is_not_replaced() {
        let directory = tempfile::TempDir::new().unwrap();
        let path = directory.path().join("a.yaml");
        fs::write(&path, "changed").unwrap();
        let error = replace(&path, "old", "new").unwrap_err().to_string();
        assert!(error.contains("has changed it"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "changed");
        // What another run has written already is fine.
        replace(&path, "old", "changed").unwrap();
        assert_eq!(names(directory.path()), ["a.yaml"]);
    }

    #[test]
    fn temporary_files_are_known_by_their_names_and_nothing_else_is() {
        let directory = tempfile::TempDir::new().unwrap();
        let staged = stage(directory.path(), b"text").unwrap();
        let name = staged.path().file_name().unwrap().to_str().unwrap();
        assert!(is_temporary(name), "{name}");
        for other in [".hookwright-1-2.tmp", ".hookwright-notes-of-mine-.tmp", ".hookwright-.tmp", "hookwright.tmp"] {
            assert!(!is_temporary(other), "{other}");
        }
        drop(staged);
        assert!(names(directory.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_refused() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let directory = tempfile::TempDir::new().unwrap();
        let (file, link) = (directory.path().join("a.yaml"), directory.path().join("link.yaml"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&file, "old", "new").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        symlink(&file, &link).unwrap();
        assert!(replace(&link, "new", "other").unwrap_err().to_string().contains("it is a link"));
        assert!(read(&link, 10).unwrap_err().to_string().contains("it is a link"));
        assert!(create(&link, "other").is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(read(&file, 3).unwrap(), b"new");
        assert_eq!(read(&file, 2).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }
}
