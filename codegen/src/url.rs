//! Addresses of the web.

use std::net::IpAddr;

use fluent_uri::Uri;
use fluent_uri::component::Host;

/// Whether a text is an absolute https URL, by RFC 3986, with a host and without user info.
pub(crate) fn is_https(text: &str) -> bool {
    let Ok(uri) = Uri::parse(text) else { return false };
    let Some(authority) = uri.authority() else { return false };
    let host = match authority.host_parsed() {
        // What the grammar allows besides, no name of a host has.
        Host::RegName(name) => is_host_name(name.as_str()),
        Host::Ipv4 { .. } | Host::Ipv6 { .. } => true,
        _ => false,
    };
    uri.scheme().as_str() == "https" && host && !authority.has_userinfo() && authority.port_to_u16().is_ok()
}

/// Whether a text is an http or https URL of this machine.
pub(crate) fn is_local(text: &str) -> bool {
    let Ok(uri) = Uri::parse(text) else { return false };
    let Some(authority) = uri.authority() else { return false };
    let host = authority.host();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    let host = address.map_or_else(|_| host.eq_ignore_ascii_case("localhost"), |address| address.is_loopback());
    ["http", "https"].contains(&uri.scheme().as_str()) && host && !authority.has_userinfo()
}

/// Whether a page is fetched from an address: over https, or from this machine.
pub(crate) fn is_fetchable(text: &str) -> bool {
    is_https(text) || is_local(text)
}

/// The address that a reference on a page leads to, without the place in that page.
#[cfg(feature = "fetch")]
pub(crate) fn resolved(base: &str, reference: &str) -> Option<String> {
    let base = Uri::parse(base).ok()?;
    // What is behind `#` does not belong to an address that others are resolved against.
    let base = base.strip_fragment();
    let resolved = fluent_uri::UriRef::parse(reference).ok()?.resolve_against(&base).ok()?;
    Some(resolved.strip_fragment().as_str().to_owned())
}

fn is_host_name(name: &str) -> bool {
    let label = |label: &str| {
        let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    // Whose last label is a number is read as an IPv4 address, and this is none.
    let numeric = name.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    name.len() <= 253 && !numeric && name.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::{is_fetchable, is_https, is_local};

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for good in [
            "https://example.com",
            "https://example.com/a%20b?c=d#e",
            "https://xn--mnchen-3ya.example:8443/",
            "https://[::1]/",
            "https://127.0.0.1/x",
            "https://x/",
        ] {
            assert!(is_https(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///x",
            "https:x",
            "http://example.com",
            "javascript:alert(1)",
            "https://[::1",
            "https://x:99999/",
            "https://x:y/",
            "https://x/%zz",
            "https://user:pw@x/",
            "https://user@x/",
            "https://x/\"><script>",
            "https://x/\u{202e}",
            "https://x/a b",
            "https://x/a\nb",
            "https://x\\y",
            "https://-x/",
            "https://a..b/",
            "https://a,b/",
            "https://1.2.3.999/",
            "https://münchen.example/",
        ] {
            assert!(!is_https(bad), "{bad}");
        }
    }

    #[test]
    fn this_machine_is_told_from_others() {
        for local in
            ["http://localhost/x", "http://127.0.0.1:80", "https://127.9.9.9", "http://[::1]:8080/", "http://LOCALHOST"]
        {
            assert!(is_local(local) && is_fetchable(local), "{local}");
        }
        for other in [
            "http://localhost.example.com",
            "http://128.0.0.1",
            "ftp://localhost",
            "http://u@localhost",
            "x",
            "http://[::2]",
        ] {
            assert!(!is_local(other) && !is_fetchable(other), "{other}");
        }
    }

    #[cfg(feature = "fetch")]
    #[test]
    fn references_are_resolved_against_a_page() {
        for (reference, expected) in [
            ("/a", Some("https://x.example/a")),
            ("a?b#c", Some("https://x.example/d/a?b")),
            ("//y.example", Some("https://y.example")),
            ("http://z.example/", Some("http://z.example/")),
            ("a b", None),
        ] {
            assert_eq!(super::resolved("https://x.example/d/e?f#g", reference).as_deref(), expected, "{reference}");
        }
    }
}
