//! Type expressions: `guid`, `string?`, `list<QueueGroup>`, `map<any>`.

use std::fmt;

use crate::model::{Scalar, Shape, TypeRef};

/// What is wrong with a type expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypeExprError {
    /// There is no type where one is expected, but this character, or nothing.
    ExpectedType(Option<char>),
    /// A type that takes no other has one.
    NoArgument(String),
    /// `list` or `map` without a type.
    MissingArgument(String),
    /// A `>` is missing.
    Unclosed,
    /// Lists and maps nest too deep.
    TooDeep,
    /// Something follows the type.
    LeftOver(String),
}

impl fmt::Display for TypeExprError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeExprError::ExpectedType(Some(found)) => write!(f, "expected a type, found `{found}`"),
            TypeExprError::ExpectedType(None) => write!(f, "expected a type"),
            TypeExprError::NoArgument(name) => {
                write!(f, "`{name}` takes no type in angle brackets; `list` and `map` do")
            }
            TypeExprError::MissingArgument(name) => write!(f, "`{name}` needs a type: `{name}<string>`"),
            TypeExprError::Unclosed => write!(f, "`>` is missing"),
            TypeExprError::TooDeep => write!(f, "nested more than {MAX_DEPTH} levels deep"),
            TypeExprError::LeftOver(rest) => write!(f, "`{rest}` is left over"),
        }
    }
}

impl std::error::Error for TypeExprError {}

/// Reads a type expression.
pub(crate) fn parse(text: &str) -> Result<TypeRef<String>, TypeExprError> {
    let mut parser = Parser { rest: text.trim(), depth: 0 };
    let ty = parser.ty()?;
    if parser.rest.is_empty() { Ok(ty) } else { Err(TypeExprError::LeftOver(parser.rest.to_owned())) }
}

/// How deep lists and maps may nest.
const MAX_DEPTH: usize = 8;

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl Parser<'_> {
    fn ty(&mut self) -> Result<TypeRef<String>, TypeExprError> {
        let name = self.name()?;
        let shape = match (name.as_str(), self.eat('<')) {
            ("list", true) => Shape::List(Box::new(self.argument()?)),
            ("map", true) => Shape::Map(Box::new(self.argument()?)),
            (other, true) => return Err(TypeExprError::NoArgument(other.to_owned())),
            ("list" | "map", false) => return Err(TypeExprError::MissingArgument(name)),
            (_, false) => Scalar::from_name(&name).map_or(Shape::Named(name), Shape::Scalar),
        };
        Ok(TypeRef { shape, nullable: self.eat('?') })
    }

    fn argument(&mut self) -> Result<TypeRef<String>, TypeExprError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(TypeExprError::TooDeep);
        }
        let ty = self.ty()?;
        if self.eat('>') { Ok(ty) } else { Err(TypeExprError::Unclosed) }
    }

    fn name(&mut self) -> Result<String, TypeExprError> {
        let trimmed = self.rest.trim_start();
        let end = trimmed.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(trimmed.len());
        let (name, rest) = trimmed.split_at(end);
        self.rest = rest;
        match (name, rest.chars().next()) {
            ("", Some(found)) => Err(TypeExprError::ExpectedType(Some(found))),
            ("", None) => Err(TypeExprError::ExpectedType(None)),
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
            assert_eq!(parse(text).unwrap_err().to_string(), message);
        }
    }
}
