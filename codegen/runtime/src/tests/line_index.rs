use crate::runtime::LineIndex;

#[test]
fn goes_forwards_and_backwards() {
    let body = b"ab\n\ncd\n";
    let mut index = LineIndex::new(body);
    let expected = [(1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (3, 2), (3, 3), (4, 1)];
    for (offset, place) in expected.into_iter().enumerate() {
        assert_eq!(index.position(offset), Some(place), "forwards to {offset}");
    }
    for (offset, place) in expected.into_iter().enumerate().rev() {
        assert_eq!(index.position(offset), Some(place), "backwards to {offset}");
    }
    assert_eq!(index.position(body.len() + 1), None);
}
