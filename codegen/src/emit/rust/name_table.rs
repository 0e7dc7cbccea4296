//! Lays out the hash tables of names in which the generated code looks.

use hookwright_runtime::name_hash;

/// The slots of a table of names.
pub(super) fn layout<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> Vec<u32> {
    let mut slots = vec![0; (names.len() * 2 + 1).next_power_of_two()];
    let last = slots.len() - 1;
    for (number, name) in (1..).zip(names) {
        let places = (name_hash(name)..).map(|place| place & last);
        for place in places.take(slots.len()) {
            if let Some(slot @ 0) = slots.get_mut(place) {
                *slot = number;
                break;
            }
        }
    }
    slots
}

#[cfg(test)]
mod tests {
    use hookwright_runtime::NameTable;

    use super::layout;

    #[test]
    fn finds_what_is_there_and_nothing_else() {
        let names: Vec<String> = (0..300).map(|number| format!("{}name{number}", "x".repeat(number % 20))).collect();
        let entries: Vec<(&'static str, usize)> =
            names.iter().enumerate().map(|(index, name)| (&*name.clone().leak(), index)).collect();
        let slots = layout(entries.iter().map(|(name, _)| *name));
        let table = NameTable::new(slots.leak(), entries.leak());
        for (index, name) in names.iter().enumerate() {
            assert_eq!(table.find(name), Some(index));
            assert_eq!(table.find(&format!("{name}?")), None);
        }
        assert_eq!(table.find(""), None);
    }

    #[test]
    fn an_empty_table_has_no_name() {
        let table: NameTable<u8> = NameTable::new(layout([].into_iter()).leak(), &[]);
        assert_eq!(table.find(""), None);
        assert_eq!(table.find("x"), None);
    }
}
