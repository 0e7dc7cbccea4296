//! Addresses of the web.

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
    use super::is_https;

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
}
