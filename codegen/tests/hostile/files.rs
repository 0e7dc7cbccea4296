//! Files and directories that cannot be read, or must not be.

use std::fs;
use std::process::Command;

use crate::project::{Project, file_is_refused};

#[test]
fn a_very_large_file() {
    let line = "# nothing but a comment, over and over again, until nobody listens any more\n";
    file_is_refused(line.repeat(50 * 1024 * 1024 / line.len()), &["HW0001", "larger than 16 MiB"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles() {
    use std::os::unix::fs::symlink;
    let project = Project::new();
    symlink(project.schemas().join("acme"), project.schemas().join("acme/again")).unwrap();
    project.refused(&["HW0001", "again` is a link, which is not followed"]);

    let project = Project::new();
    symlink("loop.yaml", project.schemas().join("acme/loop.yaml")).unwrap();
    project.refused(&["HW0001", "loop.yaml` is a link, which is not followed"]);

    let project = Project::new();
    symlink("gone.yaml", project.schemas().join("acme/link.yaml")).unwrap();
    project.refused(&["HW0001", "link.yaml` is a link, which is not followed"]);
}

#[cfg(unix)]
#[test]
fn no_text_behind_a_link_is_shown() {
    use std::os::unix::fs::symlink;
    // Files outside of the schemas, and a directory there: none of them is opened.
    let project = Project::new();
    let outside = project.folder.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret.env"), "AWS_SECRET=hunter2\n").unwrap();
    fs::write(outside.join("vendor.yaml"), "api_key: sk-12345\n").unwrap();
    for (link, target) in [("acme/x.yaml", "../../outside/secret.env"), ("linked", "../outside")] {
        let link = project.schemas().join(link);
        symlink(target, &link).unwrap();
        let said = project.refused(&["HW0001", &format!("`{}` is a link, which is not followed", link.display())]);
        assert!(!said.contains("hunter2") && !said.contains("AWS") && !said.contains("sk-12345"), "{said}");
        fs::remove_file(link).unwrap();
    }
    // One that stays within the schemas is refused too, and one that is no schema file is nobody's business.
    symlink("doors.yaml", project.schemas().join("acme/y.yaml")).unwrap();
    project.refused(&["HW0001", "acme/y.yaml` is a link, which is not followed"]);
    fs::remove_file(project.schemas().join("acme/y.yaml")).unwrap();
    symlink("../../outside/secret.env", project.schemas().join("acme/README")).unwrap();
    symlink("../../outside/secret.env", project.schemas().join("acme/.env.yaml")).unwrap();
    project.accepted();
}

#[cfg(unix)]
#[test]
fn files_that_never_end_or_never_begin() {
    use std::os::unix::fs::symlink;
    for endless in ["/dev/zero", "/dev/full"] {
        let project = Project::new();
        symlink(endless, project.schemas().join("acme/endless.yaml")).unwrap();
        project.refused(&["HW0001", "endless.yaml"]);
    }
    let project = Project::new();
    let pipe = project.schemas().join("acme/pipe.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    project.refused(&["HW0001", "pipe.yaml"]);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let mut project = Project::new();
    let file = project.schemas().join("acme/doors.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    project.powerless = fs::read(&file).is_ok();
    project.refused(&["HW0001", "doors.yaml` cannot be read"]);
    let folder = project.schemas().join("acme/more");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    project.refused(&["HW0001", "more` cannot be read"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn folders_that_look_like_files() {
    let project = Project::new();
    fs::create_dir(project.schemas().join("acme/x.yaml")).unwrap();
    project.refused(&["HW0001", "x.yaml` is a directory, not a schema file"]);

    let project = Project::new();
    fs::create_dir(project.schemas().join("other.yaml")).unwrap();
    project.refused(&["HW0020", "other.yaml"]);

    let project = Project::new();
    fs::remove_file(project.schemas().join("acme/vendor.yaml")).unwrap();
    fs::create_dir(project.schemas().join("acme/vendor.yaml")).unwrap();
    project.refused(&["vendor.yaml` is a directory, not a schema file"]);

    let project = Project::new();
    fs::create_dir_all(project.schemas().join("acme").join("a/".repeat(40))).unwrap();
    project.refused(&["HW0001", "nested too deep"]);
}
