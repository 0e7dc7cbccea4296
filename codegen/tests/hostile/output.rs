//! Outputs and archives that are in the way.

use std::fs;

use crate::project::{Project, limited};

#[test]
fn an_archive_that_unpacks_to_more_than_there_is_memory_for() {
    use std::io::Write;
    let project = Project::new();
    let path = project.folder.path().join("bomb.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    writer.start_file("index.json", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(b"{\"generator\": \"hookwright 0.1.0\", \"x\": [0").unwrap();
    let part = b",0".repeat(1 << 20);
    (0..128).for_each(|_| writer.write_all(&part).unwrap());
    writer.write_all(b"]}").unwrap();
    writer.finish().unwrap();
    let before = fs::read(&path).unwrap();
    let arguments = ["export", "--schemas"].map(std::ffi::OsString::from).into_iter();
    let arguments = arguments.chain([project.schemas().into(), "--zip".into(), path.clone().into()]);
    let ran = limited(&arguments.collect::<Vec<_>>(), false).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(1), "{said}");
    assert!(said.contains("hookwright did not write it"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn an_output_beside_files_of_others_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let mut project = Project::new();
    let out = project.folder.path().join("out");
    let closed = out.join("theirs/closed");
    fs::create_dir_all(&closed).unwrap();
    fs::write(closed.join("secret"), "s").unwrap();
    fs::write(out.join("theirs/file"), "s").unwrap();
    for path in [&closed, &out.join("theirs/file")] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    project.powerless = fs::read_dir(&closed).is_ok();
    // With a manifest, and without one.
    for command in ["generate", "export"] {
        let ran = project.run(command);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        assert!(ran.said.contains("theirs/file") && !ran.said.contains("secret"), "{}", ran.said);
        for entry in fs::read_dir(&out).unwrap().flatten().filter(|entry| entry.file_name() != "theirs") {
            let path = entry.path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
}
