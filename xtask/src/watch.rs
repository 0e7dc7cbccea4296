//! `cargo xtask regen --watch`: runs again whenever a schema file changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// An editor that saves causes several events: the next run starts when there has been none for
/// so long.
const QUIET: Duration = Duration::from_millis(30);
/// A run is not put off for longer, however busy the directory is.
const PATIENCE: Duration = Duration::from_millis(120);
/// How often it is looked whether the directory is still there, as its own removal may end a watch.
const LOOK: Duration = Duration::from_millis(500);

/// Calls `run` at once, and with the file that changed at every change below a directory, until the
/// program is stopped. Comes back only if the directory cannot be watched.
pub(crate) fn watch(folder: &Path, mut run: impl FnMut(Option<&Path>)) -> notify::Error {
    let (sender, events) = channel();
    let heard = move |event| {
        // Nobody listens any more once the loop below has ended.
        let _ended = sender.send(event);
    };
    let mut watcher = match notify::recommended_watcher(heard) {
        Ok(watcher) => watcher,
        Err(error) => return error,
    };
    if let Err(error) = watcher.watch(folder, RecursiveMode::Recursive) {
        return error;
    }
    // Only now: a change during the first run is one to run for again.
    run(None);
    loop {
        match change(&events, folder, &mut watcher) {
            Ok(path) => run(Some(path.strip_prefix(folder).unwrap_or(&path))),
            Err(error) => return error,
        }
    }
}

type Events = Receiver<notify::Result<Event>>;

/// Waits for a change, and for the end of those that come with it.
fn change(events: &Events, folder: &Path, watcher: &mut RecommendedWatcher) -> notify::Result<PathBuf> {
    let mut lost = false;
    loop {
        match events.recv_timeout(LOOK) {
            Ok(event) => {
                if let Some(path) = changed(event?) {
                    settle(events);
                    return Ok(path);
                }
            }
            Err(RecvTimeoutError::Timeout) if !folder.exists() => lost = true,
            Err(RecvTimeoutError::Timeout) if lost => {
                watcher.watch(folder, RecursiveMode::Recursive)?;
                return Ok(folder.to_owned());
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(notify::Error::generic("the watch has ended")),
        }
    }
}

fn settle(events: &Events) {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end && events.recv_timeout(QUIET).is_ok() {}
}

/// The schema file or directory that an event is about: what is read, not what is hidden, nor what a
/// run has read itself.
fn changed(event: Event) -> Option<PathBuf> {
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    event.paths.into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let hidden = path.components().any(|part| part.as_os_str() == ".meta") || name.starts_with('.');
        let schema = path.extension().is_none_or(|ending| ending == "yaml" || ending == "yml");
        !hidden && schema
    })
}
