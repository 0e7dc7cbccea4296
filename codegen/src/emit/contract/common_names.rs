//! Names that languages and their libraries have without an import.
//!
//! Vendors call things `file` or `image`. A type of that name in generated code hides `File` of
//! TypeScript and Java, or is renamed by a generator, each in its own way. So the export gives such an
//! event `Event` behind its name (`FileEvent`), and such a type the vendor in front of it
//! (`LivechatImage`). The name of an envelope is no vendor's: whoever writes the schemas chose it, and
//! it stays.

/// Sorted, as they would be written as the name of a type.
const COMMON: &[&str] = &[
    "Array",
    "Boolean",
    "Button",
    "Byte",
    "Character",
    "Choice",
    "Class",
    "Comment",
    "Custom",
    "Data",
    "Date",
    "DateTime",
    "Decimal",
    "Document",
    "Double",
    "Element",
    "Enum",
    "Error",
    "Event",
    "Exception",
    "File",
    "Float",
    "Function",
    "Guid",
    "Image",
    "Int",
    "Integer",
    "Iterator",
    "List",
    "Location",
    "Long",
    "Map",
    "Message",
    "Node",
    "Null",
    "Number",
    "Object",
    "Option",
    "Promise",
    "Range",
    "Record",
    "Request",
    "Response",
    "Result",
    "Set",
    "Short",
    "String",
    "Symbol",
    "Text",
    "Thread",
    "Time",
    "Type",
    "Uri",
    "Url",
    "Uuid",
    "Void",
];

/// Whether languages have a type of that name already.
pub(super) fn is_common(name: &str) -> bool {
    COMMON.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted_and_found() {
        assert!(COMMON.is_sorted());
        assert!(is_common("File") && is_common("Array") && is_common("Void"));
        assert!(!is_common("file") && !is_common("FileEvent") && !is_common(""));
    }
}
