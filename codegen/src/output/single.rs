//! A single output file, such as an archive.

use std::fs::{self, File};
use std::io::{self, Seek};
use std::path::Path;

use super::OutputError;
use super::disk::{Disk, RealDisk};
use crate::staged;

/// Tells whether hookwright wrote an existing file. It should read no more than that takes.
pub type IsOurs = fn(&mut File) -> io::Result<bool>;

/// Writes a file atomically: at all times it is the old one or the new one. The directory is created
/// if needed. Returns whether the file has changed.
///
/// An existing path is replaced only if it is a regular file and `is_ours` says so.
pub fn write_file(path: &Path, bytes: &[u8], is_ours: IsOurs) -> Result<bool, OutputError> {
    match staged::regular(path) {
        Ok(found) => {
            let same = has_bytes(path, &found, bytes, is_ours).map_err(OutputError::io("replace", path))?;
            if same == Some(true) {
                return Ok(false);
            }
            if same.is_none() {
                return Err(OutputError::NotOurs(path.to_owned()));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(OutputError::io("replace", path)(error)),
    }
    let directory = staged::directory_of(path);
    fs::create_dir_all(directory).map_err(OutputError::io("create", directory))?;
    let staged = staged::stage(directory, bytes).map_err(OutputError::io("write", path))?;
    staged.persist(path).map_err(|error| OutputError::io("write", path)(error.error))?;
    RealDisk.sync_directory(directory);
    Ok(true)
}

/// Whether a file has these bytes already; none if hookwright did not write it.
fn has_bytes(path: &Path, found: &fs::Metadata, bytes: &[u8], is_ours: IsOurs) -> io::Result<Option<bool>> {
    let mut file = File::open(path)?;
    if found.len() == bytes.len() as u64 {
        if staged::read_opened(file.try_clone()?, found.len()).is_ok_and(|old| old == bytes) {
            return Ok(Some(true));
        }
        file.rewind()?;
    }
    Ok(is_ours(&mut file)?.then_some(false))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn only_what_is_ours_is_replaced() {
        let directory = tempfile::TempDir::new().unwrap();
        let path = directory.path().join("new/a.zip");
        let is_ours: IsOurs = |file| {
            let mut text = String::new();
            file.read_to_string(&mut text)?;
            Ok(text == "one")
        };
        assert!(write_file(&path, b"one", is_ours).unwrap());
        assert!(!write_file(&path, b"one", is_ours).unwrap());
        assert!(write_file(&path, b"two", is_ours).unwrap());
        let refused = write_file(&path, b"three", is_ours).unwrap_err();
        assert!(refused.to_string().contains("hookwright did not write"), "{refused}");
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(write_file(directory.path(), b"one", is_ours).is_err());
        let left: Vec<_> = fs::read_dir(directory.path().join("new")).unwrap().collect();
        assert_eq!(left.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_never_opened() {
        use std::os::unix::fs::symlink;
        let directory = tempfile::TempDir::new().unwrap();
        let (pipe, link) = (directory.path().join("pipe"), directory.path().join("link"));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        fs::write(directory.path().join("theirs"), "one").unwrap();
        symlink("theirs", &link).unwrap();
        // To open the pipe would be to wait for ever.
        for (path, why) in
            [(pipe.as_path(), "not a regular file"), (&link, "a link"), (Path::new("/dev/zero"), "not a regular")]
        {
            let refused = write_file(path, b"two", |_| panic!("it is opened")).unwrap_err();
            assert!(refused.to_string().contains(why), "{refused}");
        }
        assert_eq!(fs::read(directory.path().join("theirs")).unwrap(), b"one");
    }
}
