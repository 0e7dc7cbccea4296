//! Two runs on one output directory wait for each other.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// The lock file, for systems where a directory itself cannot be locked.
pub(super) const FILE: &str = ".hookwright.lock";

/// A lock that holds until it is dropped. The system releases it when a process dies.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// A lock for a run that writes.
    pub(super) fn exclusive(directory: &Path, notice: &mut dyn FnMut(&str)) -> Option<Lock> {
        let file = handle(directory, true);
        Self::acquire(directory, file, File::try_lock, File::lock, notice)
    }

    /// A lock for a run that only reads.
    pub(super) fn shared(directory: &Path, notice: &mut dyn FnMut(&str)) -> Option<Lock> {
        let file = handle(directory, false);
        Self::acquire(directory, file, File::try_lock_shared, File::lock_shared, notice)
    }

    /// Some network file systems have no locks: then the run goes on without one, with a notice.
    fn acquire(
        directory: &Path,
        file: io::Result<Option<File>>,
        try_lock: fn(&File) -> Result<(), TryLockError>,
        lock: fn(&File) -> io::Result<()>,
        notice: &mut dyn FnMut(&str),
    ) -> Option<Lock> {
        let locked = file.and_then(|file| {
            let Some(file) = file else { return Ok(None) };
            match try_lock(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    notice(&format!("waiting for another run on `{}`", directory.display()));
                    lock(&file)?;
                }
                Err(TryLockError::Error(error)) => return Err(error),
            }
            Ok(Some(Lock { _file: file }))
        });
        locked.unwrap_or_else(|error| {
            let directory = directory.display();
            notice(&format!("cannot lock `{directory}`: {error}; make sure that no other run writes to it now"));
            None
        })
    }
}

/// Locks the directory itself, so that no lock file is left in it and a read-only one can be locked.
#[cfg(unix)]
fn handle(directory: &Path, _create: bool) -> io::Result<Option<File>> {
    File::open(directory).map(Some)
}

/// Locks a file in the directory, which a run that must not write does not create.
#[cfg(not(unix))]
fn handle(directory: &Path, create: bool) -> io::Result<Option<File>> {
    let path = directory.join(FILE);
    if !create && !path.exists() {
        return Ok(None);
    }
    File::options().read(true).write(create).create(create).truncate(false).open(path).map(Some)
}
