//! The steps that change the disk, so that tests can make any one of them fail.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::staged;

/// The operations that change the disk.
pub(super) trait Disk {
    /// Creates a directory in one that exists.
    fn create_directory(&mut self, path: &Path) -> io::Result<()>;
    /// Writes a new file under a unique temporary name into a directory, and syncs it.
    fn stage(&mut self, directory: &Path, bytes: &[u8]) -> io::Result<PathBuf>;
    /// Renames a file over another, atomically.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file, or a link.
    fn remove_file(&mut self, path: &Path) -> io::Result<()>;
    /// Removes a directory if it is empty.
    fn remove_directory(&mut self, path: &Path) -> io::Result<()>;
    /// Makes renames and removals in a directory survive a loss of power, where the system can.
    fn sync_directory(&mut self, path: &Path);
}

/// The disk itself.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn create_directory(&mut self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn stage(&mut self, directory: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
        Ok(staged::stage(directory, bytes)?.into_temp_path().keep()?)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        match fs::remove_file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    fn remove_directory(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync_directory(&mut self, path: &Path) {
        // Not all systems can sync a directory; those that cannot offer no other way.
        let _unsupported = File::open(path).and_then(|directory| directory.sync_all());
    }
}
