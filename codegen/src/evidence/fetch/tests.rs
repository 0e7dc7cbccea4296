//! Against a server of this machine that answers as it is told.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::{Cache, Fetched, Limits, fetch};

/// What a server does with a connection, after it has read the request.
type Answer = Box<dyn FnMut(&mut TcpStream) + Send>;

/// A server that answers a connection each, and hands out the requests.
struct Server {
    address: String,
    requests: Receiver<String>,
}

impl Server {
    fn new(answers: Vec<Answer>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for mut answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                let request: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
                // A test that has seen enough does not listen any more.
                let _heard = sender.send(request.join("\n").to_lowercase());
                answer(&mut stream);
            }
        });
        Server { address, requests }
    }

    fn page(&self) -> String {
        format!("{}/page", self.address)
    }

    fn request(&self) -> String {
        self.requests.recv_timeout(Duration::from_secs(10)).unwrap()
    }
}

/// An answer with headers and a body.
fn answer(head: &str, body: &str) -> Answer {
    let text = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
    raw(text)
}

fn raw(text: String) -> Answer {
    // Whoever has heard enough closes the connection.
    Box::new(move |stream| drop(stream.write_all(text.as_bytes())))
}

struct Case {
    folder: TempDir,
    limits: Limits,
}

impl Case {
    fn new() -> Case {
        let limits = Limits { time: Duration::from_secs(10), bytes: 1000, redirects: 3 };
        Case { folder: TempDir::new().unwrap(), limits }
    }

    fn fetch(&self, address: &str) -> Result<Fetched, String> {
        fetch(address, &Cache::of(self.folder.path(), "demo"), self.limits)
    }

    fn refused(&self, address: &str) -> String {
        let why = self.fetch(address).unwrap_err();
        assert_eq!(fs::read_dir(self.folder.path()).unwrap().count(), 0, "nothing is kept: {why}");
        why
    }
}

fn text(fetched: &Fetched) -> String {
    fs::read_to_string(&fetched.path).unwrap()
}

#[test]
fn a_page_is_kept_by_its_format() {
    for (head, name) in [
        ("200 OK\r\nContent-Type: text/html; charset=utf-8", "demo.html"),
        ("200 OK\r\nContent-Type: Text/Markdown", "demo.md"),
        ("200 OK\r\nContent-Type: text/plain", "demo.txt"),
        ("200 OK", "demo.txt"),
    ] {
        let (case, server) = (Case::new(), Server::new(vec![answer(head, "# Page")]));
        let fetched = case.fetch(&server.page()).unwrap();
        assert_eq!((text(&fetched).as_str(), fetched.is_unchanged), ("# Page", false));
        assert_eq!(fetched.path, case.folder.path().join(name));
        let request = server.request();
        assert!(request.starts_with("get /page http/1.1") && request.contains("user-agent: hookwright/"), "{request}");
        assert!(!request.contains("if-none-match") && !request.contains("if-modified-since"), "{request}");
    }
}

#[test]
fn a_page_that_has_not_changed_is_not_sent_again() {
    let head = "200 OK\r\nETag: \"v1\"\r\nLast-Modified: Tue, 24 Nov 2026 10:00:00 GMT";
    let case = Case::new();
    let server = Server::new(vec![
        answer(head, "one"),
        raw("HTTP/1.1 304 Not Modified\r\n\r\n".to_owned()),
        answer(head, "two"),
    ]);
    assert!(!case.fetch(&server.page()).unwrap().is_unchanged);
    server.request();
    let again = case.fetch(&server.page()).unwrap();
    assert_eq!((text(&again).as_str(), again.is_unchanged), ("one", true));
    let request = server.request();
    assert!(request.contains("if-none-match: \"v1\""), "{request}");
    assert!(request.contains("if-modified-since: tue, 24 nov 2026 10:00:00 gmt"), "{request}");
    assert_eq!(text(&case.fetch(&server.page()).unwrap()), "two");
}

#[test]
fn what_is_known_of_another_address_or_of_a_lost_page_does_not_count() {
    let head = "200 OK\r\nETag: \"v1\"";
    let (case, server) = (Case::new(), Server::new((0..3).map(|_| answer(head, "one")).collect()));
    let fetched = case.fetch(&server.page()).unwrap();
    server.request();
    case.fetch(&format!("{}/other", server.address)).unwrap();
    assert!(!server.request().contains("if-none-match"));
    fs::remove_file(fetched.path).unwrap();
    case.fetch(&format!("{}/other", server.address)).unwrap();
    assert!(!server.request().contains("if-none-match"));
}

#[test]
fn a_description_that_leads_elsewhere_is_not_believed() {
    let (case, server) = (Case::new(), Server::new(vec![answer("200 OK", "one")]));
    let about = format!(r#"{{"address": "{}", "file": "../secret.txt", "etag": "\"v1\""}}"#, server.page());
    fs::write(case.folder.path().join("demo.json"), about).unwrap();
    case.fetch(&server.page()).unwrap();
    assert!(!server.request().contains("if-none-match"));
}

#[test]
fn not_modified_is_no_answer_to_who_has_nothing() {
    let (case, server) = (Case::new(), Server::new(vec![raw("HTTP/1.1 304 Not Modified\r\n\r\n".to_owned())]));
    assert!(case.refused(&server.page()).contains("there is none from before"));
}

#[test]
fn redirects_are_followed_and_told() {
    let to = |place: &str| raw(format!("HTTP/1.1 301 Moved\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"));
    let (case, server) = (Case::new(), Server::new(vec![to("/new"), to("newer?a=b"), answer("200 OK", "here")]));
    let fetched = case.fetch(&server.page()).unwrap();
    assert_eq!(text(&fetched), "here");
    assert_eq!(fetched.redirects, [format!("{}/new", server.address), format!("{}/newer?a=b", server.address)]);
}

#[test]
fn redirects_that_lead_nowhere_are_refused() {
    let to = |place: &str| raw(format!("HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"));
    for (place, why) in [
        ("http://example.com/page", "it redirects to `http://example.com/page`, which is no https address"),
        ("file:///etc/passwd", "it redirects to `file:///etc/passwd`, which is no https address"),
        ("//user:secret@example.com/", "which is no https address"),
        ("ht tp", "it redirects to `ht tp`, which is no address"),
        ("/page", "it redirects too often"),
    ] {
        let (case, server) = (Case::new(), Server::new(vec![to(place), to(place)]));
        let found = case.refused(&server.page());
        assert!(found.contains(why), "{place}: {found}");
    }
    let (case, server) = (Case::new(), Server::new(vec![to("/1"), to("/2"), to("/3"), to("/4")]));
    assert!(case.refused(&server.page()).contains("it redirects too often, at last to"));
    let (case, server) =
        (Case::new(), Server::new(vec![raw("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n".to_owned())]));
    assert!(case.refused(&server.page()).contains("the server answers 302 Found, and not where to"));
}

#[test]
fn failures_are_told_as_the_server_tells_them() {
    for head in ["404 Not Found", "500 Internal Server Error", "403 Forbidden", "204 No Content"] {
        let (case, server) = (Case::new(), Server::new(vec![answer(head, "")]));
        assert_eq!(case.refused(&server.page()), format!("the server answers {head}"));
    }
}

#[test]
fn a_page_that_is_too_large_is_not_read_to_its_end() {
    let whole = answer("200 OK", &"x".repeat(1001));
    let endless: Answer = Box::new(|stream| {
        let _head = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'x'; 512]).is_ok() {}
    });
    for large in [whole, endless] {
        let (case, server) = (Case::new(), Server::new(vec![large]));
        assert_eq!(case.refused(&server.page()), "it is larger than 1000 bytes, which no page is");
    }
    let (case, server) = (Case::new(), Server::new(vec![answer("200 OK", &"x".repeat(1000))]));
    assert_eq!(text(&case.fetch(&server.page()).unwrap()).len(), 1000);
}

#[test]
fn a_page_that_is_cut_off_is_no_page() {
    let short = raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n# Page".to_owned());
    let chunk = raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n# Page\r\n".to_owned());
    let head = raw("HTTP/1.1 200 O".to_owned());
    let nothing = raw(String::new());
    for cut in [short, chunk, head, nothing] {
        let (case, server) = (Case::new(), Server::new(vec![cut]));
        let why = case.refused(&server.page());
        assert!(!why.is_empty(), "{why}");
    }
}

#[test]
fn a_slow_server_is_not_waited_for() {
    let silent: Answer = Box::new(|_| thread::sleep(Duration::from_secs(5)));
    let trickle: Answer = Box::new(|stream| {
        let _head = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
        while stream.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(20));
        }
    });
    for slow in [silent, trickle] {
        let (mut case, server) = (Case::new(), Server::new(vec![slow]));
        case.limits.time = Duration::from_millis(300);
        assert_eq!(case.refused(&server.page()), "there was no whole page within 0.3 s");
    }
}

#[test]
fn other_addresses_than_https_and_this_machine_are_refused() {
    let case = Case::new();
    for address in [
        "http://example.com/page",
        "ftp://example.com/",
        "file:///etc/passwd",
        "page.html",
        "http://localhost.example.com/",
    ] {
        assert!(case.refused(address).contains("is no https address"), "{address}");
    }
}

#[test]
fn a_port_where_nobody_listens_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    assert!(!Case::new().refused(&address).is_empty());
}

#[test]
fn a_server_that_cannot_show_who_it_is_is_not_believed() {
    let server = Server::new(vec![answer("200 OK", "# Page")]);
    let address = server.page().replace("http://", "https://");
    assert!(!Case::new().refused(&address).is_empty());
}
