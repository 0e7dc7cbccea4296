use super::*;

#[test]
fn an_id_is_new_once_until_it_expires() {
    let seen = MemorySeenIds::new(10, Duration::from_secs(60));
    assert!(seen.remember("a", at(100)));
    assert!(!seen.remember("a", at(159)));
    assert!(seen.remember("b", at(159)));
    // Its time counts from when it came first.
    assert!(seen.remember("a", at(160)));
    assert!(!seen.remember("b", at(160)));
    // The clock is set back.
    assert!(!seen.remember("a", at(50)));
}

#[test]
fn a_full_store_forgets_the_oldest() {
    let seen = MemorySeenIds::new(2, Duration::MAX);
    assert!(["a", "b", "c"].into_iter().all(|id| seen.remember(id, at(0))));
    assert!(!seen.remember("b", at(0)) && !seen.remember("c", at(0)));
    assert!(seen.remember("a", at(0)));
    assert!(seen.remember("b", at(0)));
    // A store that has room for nothing has room for one.
    let seen = MemorySeenIds::new(0, Duration::MAX);
    assert!(seen.remember("a", at(0)) && !seen.remember("a", at(0)) && seen.remember("b", at(0)));
}

#[test]
fn many_ids_stay_within_the_capacity() {
    let seen = MemorySeenIds::new(1000, Duration::from_secs(60));
    assert!((0..20_000).all(|id| seen.remember(&id.to_string(), at(id / 1000))));
    assert_eq!((0..20_000).filter(|id| !seen.remember(&id.to_string(), at(20))).count(), 0);
    assert_eq!(format!("{seen:?}"), "MemorySeenIds { capacity: 1000, .. }");
}

#[test]
fn a_store_a_secret_and_a_request_can_be_shared_by_threads() {
    fn shared(_: &(impl Send + Sync)) {}
    shared(&MemorySeenIds::new(1, Duration::ZERO));
    shared(&Secret::from("geheim"));
    shared(&Request::new(|_| None, b""));
}
