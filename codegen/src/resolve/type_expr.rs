//! Type expressions: `guid`, `string?`, `list<QueueGroup>`, `map<any>`, `string | Customer`.

use std::fmt;

use heck::ToUpperCamelCase;

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
    /// The key of a map is no name of an enum.
    Key(String),
    /// What there can be no part of.
    Partial(String),
    /// It makes a type by itself, where only names for types may be.
    MakesType,
    /// Something follows the type.
    LeftOver(String),
}

impl fmt::Display for TypeExprError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeExprError::ExpectedType(Some(found)) => write!(f, "expected a type, found `{found}`"),
            TypeExprError::ExpectedType(None) => write!(f, "expected a type"),
            TypeExprError::NoArgument(name) => {
                write!(f, "`{name}` takes no type in angle brackets; `list`, `map` and `partial` do")
            }
            TypeExprError::MissingArgument(name) => write!(f, "`{name}` needs a type: `{name}<string>`"),
            TypeExprError::Unclosed => write!(f, "`>` is missing"),
            TypeExprError::TooDeep => write!(f, "nested more than {MAX_DEPTH} levels deep"),
            TypeExprError::Key(key) => write!(f, "`{key}` cannot be the key of a map; an enum of strings can"),
            TypeExprError::Partial(whole) => write!(f, "`partial` is of an object type, and not of `{whole}`"),
            TypeExprError::MakesType => write!(f, "`|` and `partial` have no place here"),
            TypeExprError::LeftOver(rest) => write!(f, "`{rest}` is left over"),
        }
    }
}

impl std::error::Error for TypeExprError {}

/// Reads a type expression that makes no type by itself.
pub(crate) fn parse(text: &str) -> Result<TypeRef<String>, TypeExprError> {
    let (ty, made) = parse_all(text)?;
    if made.is_empty() { Ok(ty) } else { Err(TypeExprError::MakesType) }
}

/// A type that an expression makes by itself, under a name that follows from what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    /// The name.
    pub(super) name: String,
    /// What it is.
    pub(super) kind: MadeKind,
}

/// What a type is that an expression makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MadeKind {
    /// One of several types, each of another kind of JSON value.
    Union(Vec<TypeRef<String>>),
    /// An object with some of the fields of another.
    Partial(String),
}

/// Reads a type expression, and lists the types that it makes, those inside others first.
pub(super) fn parse_all(text: &str) -> Result<(TypeRef<String>, Vec<Made>), TypeExprError> {
    let mut parser = Parser { rest: text.trim(), depth: 0, made: Vec::new() };
    let ty = parser.union()?;
    if parser.rest.is_empty() { Ok((ty, parser.made)) } else { Err(TypeExprError::LeftOver(parser.rest.to_owned())) }
}

/// How deep lists and maps may nest.
const MAX_DEPTH: usize = 8;

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
    made: Vec<Made>,
}

impl Parser<'_> {
    /// One type, or several with `|` between them. One that may be null makes the whole so.
    fn union(&mut self) -> Result<TypeRef<String>, TypeExprError> {
        let mut members = vec![self.ty()?];
        while self.eat('|') {
            members.push(self.ty()?);
        }
        if let [_] = members.as_slice() {
            return Ok(members.swap_remove(0));
        }
        let nullable = members.iter().any(|member| member.nullable);
        members.iter_mut().for_each(|member| member.nullable = false);
        let name = name_of_union(&members);
        self.made.push(Made { name: name.clone(), kind: MadeKind::Union(members) });
        Ok(TypeRef { shape: Shape::Named(name), nullable })
    }

    fn ty(&mut self) -> Result<TypeRef<String>, TypeExprError> {
        let name = self.name()?;
        let shape = match (name.as_str(), self.eat('<')) {
            ("list", true) => Shape::List(Box::new(self.argument()?)),
            ("map", true) => self.map()?,
            ("partial", true) => self.partial()?,
            (other, true) => return Err(TypeExprError::NoArgument(other.to_owned())),
            ("list" | "map" | "partial", false) => return Err(TypeExprError::MissingArgument(name)),
            (_, false) => Scalar::from_name(&name).map_or(Shape::Named(name), Shape::Scalar),
        };
        Ok(TypeRef { shape, nullable: self.eat('?') })
    }

    /// A map, after its `<`: the type of its values, or that of its keys before.
    fn map(&mut self) -> Result<Shape<String>, TypeExprError> {
        self.nest()?;
        let first = self.union()?;
        let (key, values) = match first {
            TypeRef { shape: Shape::Named(key), nullable: false } if self.eat(',') => (Some(key), self.union()?),
            _ if self.rest.starts_with(',') => return Err(TypeExprError::Key(first.to_string())),
            values => (None, values),
        };
        self.close()?;
        Ok(Shape::Map(key, Box::new(values)))
    }

    /// `partial`, after its `<`: the name of an object type.
    fn partial(&mut self) -> Result<Shape<String>, TypeExprError> {
        let whole = self.argument()?;
        let TypeRef { shape: Shape::Named(whole), nullable: false } = whole else {
            return Err(TypeExprError::Partial(whole.to_string()));
        };
        let name = format!("Partial{whole}");
        self.made.push(Made { name: name.clone(), kind: MadeKind::Partial(whole) });
        Ok(Shape::Named(name))
    }

    fn nest(&mut self) -> Result<(), TypeExprError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(TypeExprError::TooDeep) } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), TypeExprError> {
        self.depth -= 1;
        if self.eat('>') { Ok(()) } else { Err(TypeExprError::Unclosed) }
    }

    fn argument(&mut self) -> Result<TypeRef<String>, TypeExprError> {
        self.nest()?;
        let ty = self.union()?;
        self.close()?;
        Ok(ty)
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

/// What a union by kind is called: `StringOrCustomer`.
pub(crate) fn name_of_union<N: AsRef<str>>(members: &[TypeRef<N>]) -> String {
    let names: Vec<String> = members.iter().map(|member| name_of(&member.shape)).collect();
    names.join("Or")
}

fn name_of<N: AsRef<str>>(shape: &Shape<N>) -> String {
    let inner = |ty: &TypeRef<N>| format!("{}{}", if ty.nullable { "Optional" } else { "" }, name_of(&ty.shape));
    match shape {
        Shape::Scalar(scalar) => scalar.name().to_upper_camel_case(),
        Shape::Named(name) => name.as_ref().to_owned(),
        Shape::List(item) => format!("ListOf{}", inner(item)),
        Shape::Map(None, value) => format!("MapOf{}", inner(value)),
        Shape::Map(Some(key), value) => format!("MapOf{}To{}", key.as_ref(), inner(value)),
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
        let Shape::Map(_, values) = items.shape else { panic!("a map") };
        assert_eq!(*values, TypeRef { shape: Shape::Named("QueueGroup".into()), nullable: true });
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, message) in [
            ("list<string", "`>` is missing"),
            ("string |", "expected a type"),
            ("partial<string>", "`partial` is of an object type, and not of `string`"),
            ("map<string, any>", "`string` cannot be the key of a map; an enum of strings can"),
            ("list", "`list` needs a type: `list<string>`"),
            ("guid>", "`>` is left over"),
            ("", "expected a type"),
            ("set<string>", "`set` takes no type in angle brackets; `list`, `map` and `partial` do"),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), message);
        }
    }
}
