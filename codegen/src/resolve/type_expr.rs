//! Type expressions: `guid`, `string?`, `list<QueueGroup>`, `map<any>`.

use crate::model::{Scalar, Shape, TypeRef};

/// Reads a type expression. The error says what is wrong with it.
pub(super) fn parse(text: &str) -> Result<TypeRef<String>, String> {
    let mut parser = Parser { rest: text.trim(), depth: 0 };
    let ty = parser.ty()?;
    if parser.rest.is_empty() { Ok(ty) } else { Err(format!("`{}` is left over", parser.rest)) }
}

/// How deep lists and maps may nest.
const MAX_DEPTH: usize = 8;

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl Parser<'_> {
    fn ty(&mut self) -> Result<TypeRef<String>, String> {
        let name = self.name()?;
        let shape = match (name.as_str(), self.eat('<')) {
            ("list", true) => Shape::List(Box::new(self.argument()?)),
            ("map", true) => Shape::Map(Box::new(self.argument()?)),
            (other, true) => return Err(format!("`{other}` takes no type in angle brackets; `list` and `map` do")),
            ("list" | "map", false) => return Err(format!("`{name}` needs a type: `{name}<string>`")),
            (_, false) => Scalar::from_name(&name).map_or(Shape::Named(name), Shape::Scalar),
        };
        Ok(TypeRef { shape, nullable: self.eat('?') })
    }

    fn argument(&mut self) -> Result<TypeRef<String>, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!("nested more than {MAX_DEPTH} levels deep"));
        }
        let ty = self.ty()?;
        if self.eat('>') { Ok(ty) } else { Err("`>` is missing".to_owned()) }
    }

    fn name(&mut self) -> Result<String, String> {
        let trimmed = self.rest.trim_start();
        let end = trimmed.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(trimmed.len());
        let (name, rest) = trimmed.split_at(end);
        self.rest = rest;
        match (name, rest.chars().next()) {
            ("", Some(found)) => Err(format!("expected a type, found `{found}`")),
            ("", None) => Err("expected a type".to_owned()),
            _ => Ok(name.to_owned()),
        }
    }

    fn eat(&mut self, wanted: char) -> bool {
        let trimmed = self.rest.trim_start();
        match trimmed.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_nested_and_nullable_types() {
        let ty = parse("list<map<QueueGroup?>>?").unwrap();
        assert!(ty.nullable);
        let Shape::List(items) = ty.shape else { panic!("a list") };
        let Shape::Map(values) = items.shape else { panic!("a map") };
        assert_eq!(*values, TypeRef { shape: Shape::Named("QueueGroup".into()), nullable: true });
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, message) in [
            ("list<string", "`>` is missing"),
            ("list", "`list` needs a type: `list<string>`"),
            ("guid>", "`>` is left over"),
            ("", "expected a type"),
            ("set<string>", "`set` takes no type in angle brackets; `list` and `map` do"),
        ] {
            assert_eq!(parse(text).unwrap_err(), message);
        }
    }
}
