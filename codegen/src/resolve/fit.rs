//! Whether an example value fits its field.

use hookwright_runtime::{Date, DateTime};
use serde_json::Value;

use crate::model::{
    Arena, Bounds, EnumBase, EnumDef, Field, Object, Scalar, Shape, TextForm, TypeDef, TypeId, TypeKind, TypeRef,
    WireValue,
};

/// Where a value does not fit, and why.
pub(super) struct Fit {
    /// The path below the field's object.
    pub(super) path: String,
    /// What is wrong, as the end of a sentence.
    pub(super) wrong: String,
}

/// Checks a value against a field: what the strict contract allows, so that an example serves
/// every reader.
pub(super) fn fits(types: &Arena<TypeDef>, field: &Field, value: &Value) -> Result<(), Fit> {
    Checker { types }.field(field, value, &field.name)
}

/// Checks a value against a type.
pub(super) fn fits_type(types: &Arena<TypeDef>, ty: &TypeRef, value: &Value) -> Result<(), Fit> {
    Checker { types }.value(ty, value, "")
}

struct Checker<'a> {
    types: &'a Arena<TypeDef>,
}

impl Checker<'_> {
    fn field(&self, field: &Field, value: &Value, path: &str) -> Result<(), Fit> {
        if value.is_null() && field.nullable {
            return Ok(());
        }
        self.value(&field.ty, value, path)?;
        if let Some(constant) = field.constant.as_ref().filter(|constant| value.as_str() != Some(constant)) {
            return Err(at(path, format!("should be `{}`, as the name of the event says", constant.escape_debug())));
        }
        bounds(&field.bounds, value, path)
    }

    fn value(&self, ty: &TypeRef, value: &Value, path: &str) -> Result<(), Fit> {
        if value.is_null() && ty.nullable {
            return Ok(());
        }
        match (&ty.shape, value) {
            (Shape::Scalar(scalar), _) => scalar_fits(*scalar, value).map_err(|wrong| at(path, wrong)),
            (Shape::Named(name), _) => self.named(name, value, path),
            (Shape::List(item), Value::Array(items)) => {
                let mut items = items.iter().enumerate();
                items.try_for_each(|(index, value)| self.value(item, value, &format!("{path}[{index}]")))
            }
            (Shape::Map(keys, inner), Value::Object(entries)) => {
                let mut entries = entries.iter();
                entries.try_for_each(|(key, value)| {
                    let path = format!("{path}.{key}");
                    if let Some(keys) = keys {
                        self.named(keys, &Value::from(key.as_str()), &path)?;
                    }
                    self.value(inner, value, &path)
                })
            }
            (Shape::List(_), _) => Err(at(path, format!("should be a list, and is {}", describe(value)))),
            (Shape::Map(..), _) => Err(at(path, format!("should be an object, and is {}", describe(value)))),
        }
    }

    fn named(&self, id: &TypeId, value: &Value, path: &str) -> Result<(), Fit> {
        match &self.types.get(id).kind {
            TypeKind::Object(object) => self.object(object, value, &[], path),
            TypeKind::Union(union) => match self.types.leaf_of(union, value) {
                Ok(leaf) => self.object(leaf.object, value, &leaf.discriminators, path),
                Err(union) => Err(at(path, format!("has no known `{}`", union.discriminator.field))),
            },
            TypeKind::Enum(values) => {
                let fits = is_documented(values, value) || (values.open && is_of_base(values.base, value));
                fits.then_some(()).ok_or_else(|| at(path, format!("is not a documented value of `{id}`")))
            }
            TypeKind::KindUnion(union) => match union.member_of(value) {
                Some(member) => self.value(&member.ty, value, path),
                None => Err(at(path, format!("should be one of `{union}`, and is {}", describe(value)))),
            },
            TypeKind::Alias { ty, bounds: limits } => {
                self.value(ty, value, path)?;
                bounds(limits, value, path)
            }
        }
    }

    fn object(&self, object: &Object, value: &Value, tags: &[&str], path: &str) -> Result<(), Fit> {
        let Value::Object(entries) = value else {
            return Err(at(path, format!("should be an object, and is {}", describe(value))));
        };
        for field in &object.fields {
            let path = format!("{path}.{}", field.name);
            match entries.get(&field.name) {
                Some(value) => self.field(field, value, &path)?,
                None if field.required || !field.optional => return Err(at(&path, "is missing".to_owned())),
                None => {}
            }
        }
        let known = |key: &str| tags.contains(&key) || object.fields.iter().any(|field| field.name == key);
        match entries.keys().find(|key| !known(key)) {
            Some(key) => Err(at(&format!("{path}.{key}"), "is not a documented field".to_owned())),
            None => Ok(()),
        }
    }
}

fn is_documented(values: &EnumDef, value: &Value) -> bool {
    values.values.iter().any(|known| match &known.wire {
        WireValue::Text(text) => value.as_str() == Some(text),
        WireValue::Integer(number) => value.as_i64() == Some(*number),
    })
}

fn is_of_base(base: EnumBase, value: &Value) -> bool {
    match base {
        EnumBase::String => value.is_string(),
        EnumBase::IntegerOrString => value.is_string() || value.as_i64().is_some(),
        EnumBase::Int16 | EnumBase::Int32 | EnumBase::Int64 => value.as_i64().is_some(),
    }
}

fn at(path: &str, wrong: String) -> Fit {
    Fit { path: path.to_owned(), wrong }
}

fn is_in(integers: Option<(i64, i64)>, value: &Value) -> bool {
    integers.zip(value.as_i64()).is_some_and(|((least, greatest), value)| (least..=greatest).contains(&value))
}

/// Whether a value is of a built-in type; if not, why.
pub(crate) fn scalar_fits(scalar: Scalar, value: &Value) -> Result<(), String> {
    let text = |check: &dyn Fn(&str) -> bool| value.as_str().is_some_and(check);
    let fits = match scalar {
        Scalar::String => value.is_string(),
        Scalar::Bool => value.is_boolean(),
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => is_in(scalar.integers(), value),
        Scalar::Float64 => value.is_number(),
        Scalar::Guid => text(&|text| uuid::Uuid::parse_str(text).is_ok_and(|guid| guid.to_string() == text)),
        Scalar::Date => text(&|text| text.parse::<Date>().is_ok()),
        Scalar::DateTime => text(&|text| text.parse::<DateTime>().is_ok_and(|at| at.offset_seconds().is_some())),
        Scalar::DateTimeOptionalOffset => text(&|text| text.parse::<DateTime>().is_ok()),
        Scalar::Uri => {
            text(&|text| text.split_once(':').is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty()))
        }
        Scalar::Any => true,
        Scalar::Object | Scalar::Event => value.is_object(),
        Scalar::IntegerOrString => value.is_string() || value.as_i64().is_some(),
        Scalar::Id64 => text(&is_id) || value.as_i64().is_some(),
        Scalar::Text(TextForm::Ip) => text(&|text| text.parse::<std::net::IpAddr>().is_ok()),
        Scalar::Text(form) => text(&|text| form.is_match(text)),
    };
    let such_as;
    let expected = match scalar {
        Scalar::Guid => "a GUID in lowercase, such as `6cb31d7d-9cd9-41dc-a096-62cf31fd0281`",
        Scalar::Date => "a date, such as `2026-03-14`",
        Scalar::DateTime => "a date-time with an offset, such as `2026-03-14T09:26:53Z`",
        Scalar::DateTimeOptionalOffset => "a date-time, such as `2026-03-14T09:26:53`",
        Scalar::Text(form) => {
            such_as = format!("`{}`, such as `{}`", scalar.name(), form.example());
            &such_as
        }
        other => other.name(),
    };
    fits.then_some(()).ok_or_else(|| format!("should be {expected}, and is {}", describe(value)))
}

fn is_id(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (1..=20).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn bounds(bounds: &Bounds, value: &Value, path: &str) -> Result<(), Fit> {
    let number = value.as_f64();
    let least = bounds.min.as_ref().and_then(serde_json::Number::as_f64);
    let greatest = bounds.max.as_ref().and_then(serde_json::Number::as_f64);
    let items = value.as_array().map(|items| items.len() as u64);
    let bytes = value.as_str().map(|text| text.len() as u64);
    let below = number.zip(least).is_some_and(|(number, least)| number < least);
    let above = number.zip(greatest).is_some_and(|(number, greatest)| number > greatest);
    let few = items.zip(bounds.min_items).is_some_and(|(items, least)| items < least);
    let many = items.zip(bounds.max_items).is_some_and(|(items, most)| items > most);
    let long = bytes.zip(bounds.max_bytes).is_some_and(|(bytes, most)| bytes > most);
    if below || above || few || many || long {
        return Err(at(path, "is outside the documented bounds".to_owned()));
    }
    Ok(())
}

fn describe(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 { format!("`{text}`") } else { "something else".to_owned() }
}
