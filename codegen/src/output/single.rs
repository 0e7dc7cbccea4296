//! One file of its own, such as an archive.

use std::fs;
use std::io;
use std::path::Path;

use super::OutputError;
use super::disk::{Disk, RealDisk};

/// Writes a file at once, so that it is whole at all times: the old one or the new one. The folder
/// is made if need be. The answer is whether the file is another than before.
///
/// What is there already is replaced only if `is_ours` says so.
pub fn write_file(path: &Path, bytes: &[u8], is_ours: fn(&[u8]) -> bool) -> Result<bool, OutputError> {
    match fs::read(path) {
        Ok(old) if old == bytes => return Ok(false),
        Ok(old) if is_ours(&old) => {}
        Ok(_) => return Err(OutputError::NotOurs(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(OutputError::io("replace", path)(error)),
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(OutputError::io("create", folder))?;
    let disk = &mut RealDisk;
    let temporary = folder.join(format!(".hookwright-{}.tmp", std::process::id()));
    let done = disk.write_new(&temporary, bytes).and_then(|()| disk.rename(&temporary, path));
    if done.is_err() {
        let _left_behind = disk.remove_file(&temporary);
    }
    disk.sync_folder(folder);
    done.map(|()| true).map_err(OutputError::io("write", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_ours_is_replaced() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("new/a.zip");
        let is_ours = |bytes: &[u8]| bytes == b"one";
        assert!(write_file(&path, b"one", is_ours).unwrap());
        assert!(!write_file(&path, b"one", is_ours).unwrap());
        assert!(write_file(&path, b"two", is_ours).unwrap());
        let refused = write_file(&path, b"three", is_ours).unwrap_err();
        assert!(refused.to_string().contains("hookwright did not write"), "{refused}");
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(write_file(folder.path(), b"one", is_ours).is_err());
        let left: Vec<_> = fs::read_dir(folder.path().join("new")).unwrap().collect();
        assert_eq!(left.len(), 1);
    }
}
