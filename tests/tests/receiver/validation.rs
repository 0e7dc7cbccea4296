//! RingCX asks whether the endpoint is the receiver's.

use super::{Served, TOKEN};

/// The query that RingCX sends, encoded.
fn query(mode: &str, token: &str, challenge: &str) -> String {
    format!("hub.mode={mode}&hub.challenge={challenge}&hub.verify_token={token}")
}

#[tokio::test]
async fn the_challenge_is_sent_back_to_whoever_knows_the_token() {
    let mut served = Served::new(10).await;
    let token = TOKEN.replace(' ', "+");
    let ask = async |query: String| served.request(&format!("GET /ringcx?{query} HTTP/1.1"), b"").await;
    assert_eq!(ask(query("subscribe", &token, "3fA%2F9%3D")).await, (200, "3fA/9=".to_owned()));
    for refused in [
        query("subscribe", "guess", "x"),
        query("subscribe", "", "x"),
        query("unsubscribe", &token, "x"),
        query("subscribe", &token, "%FF"),
        query("subscribe", &format!("{token}&hub.verify_token=guess"), "x"),
        String::new(),
    ] {
        assert_eq!(ask(refused.clone()).await, (403, String::new()), "{refused}");
    }
    assert_eq!(served.request("GET /ringcx HTTP/1.1", b"").await.0, 403);
    assert_eq!(served.handed_over(), []);
}
