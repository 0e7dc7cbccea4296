//! The graph of types: which type refers to which. All who walk it do so here.

use std::collections::{BTreeSet, HashMap};

use super::{Arena, Event, Field, Object, Shape, TypeDef, TypeId, TypeKind, TypeRef, Vendor};
use crate::internal::bug;

/// That a type refers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    /// The other type.
    pub to: &'a TypeId,
    /// A value has the other's value itself, not in a list or a map.
    pub direct: bool,
    /// A value cannot be without one of the other's: nothing between may be null, absent or empty.
    /// Of a name for a type this is always so, because a name for itself names nothing.
    pub always: bool,
}

impl TypeRef {
    /// The named type in it, if there is one.
    pub fn named(&self) -> Option<&TypeId> {
        match &self.shape {
            Shape::Named(id) => Some(id),
            Shape::List(inner) | Shape::Map(_, inner) => inner.named(),
            Shape::Scalar(_) => None,
        }
    }

    /// The enums whose values are the keys of maps in it.
    pub fn keys(&self) -> Vec<&TypeId> {
        match &self.shape {
            Shape::List(inner) => inner.keys(),
            Shape::Map(key, inner) => key.iter().chain(inner.keys()).collect(),
            Shape::Scalar(_) | Shape::Named(_) => Vec::new(),
        }
    }

    /// All named types in it: what it holds, and the keys of maps.
    pub fn names(&self) -> impl Iterator<Item = &TypeId> {
        self.named().into_iter().chain(self.keys())
    }

    /// References to the keys of maps in it: a map may be empty.
    fn key_references(&self) -> impl Iterator<Item = Reference<'_>> {
        self.keys().into_iter().map(|to| Reference { to, direct: false, always: false })
    }

    fn is_direct(&self) -> bool {
        matches!(self.shape, Shape::Named(_))
    }
}

impl Field {
    /// The type that the field refers to, if it refers to one.
    pub fn reference(&self) -> Option<Reference<'_>> {
        let direct = self.ty.is_direct();
        let always = direct && !self.nullable && !self.optional;
        self.ty.named().map(|to| Reference { to, direct, always })
    }
}

impl TypeDef {
    /// The types that a type refers to by itself.
    pub fn references(&self) -> Vec<Reference<'_>> {
        match &self.kind {
            TypeKind::Object(object) => {
                let fields = object.fields.iter();
                fields.flat_map(|field| field.reference().into_iter().chain(field.ty.key_references())).collect()
            }
            TypeKind::Union(union) => {
                let variants = union.all_variants();
                variants.map(|(_, variant)| Reference { to: &variant.ty, direct: true, always: true }).collect()
            }
            // A list may be empty and a text is no type: there is always a value without the other type,
            // which in Rust is in a box.
            TypeKind::KindUnion(union) => {
                let types = union.members.iter().filter_map(|member| member.ty.named());
                let types = types.map(|to| Reference { to, direct: false, always: false });
                types.chain(union.members.iter().flat_map(|member| member.ty.key_references())).collect()
            }
            TypeKind::Alias { ty, .. } => {
                let reference = |to| Reference { to, direct: ty.is_direct(), always: true };
                ty.named().map(reference).into_iter().chain(ty.key_references()).collect()
            }
            TypeKind::Enum(_) => Vec::new(),
        }
    }
}

impl Arena<TypeDef> {
    /// The types that the given ones lead to, themselves among them, by those references that are
    /// followed.
    pub fn reachable<'a>(
        &'a self,
        from: impl IntoIterator<Item = &'a TypeId>,
        follow: impl Fn(&Reference<'_>) -> bool,
    ) -> BTreeSet<&'a TypeId> {
        let mut open: Vec<&TypeId> = from.into_iter().collect();
        let mut reached = BTreeSet::new();
        while let Some(id) = open.pop() {
            if reached.insert(id) {
                open.extend(self.get(id).references().into_iter().filter(|it| follow(it)).map(|it| it.to));
            }
        }
        reached
    }

    /// A type of each circle of references that are followed.
    pub fn circles(&self, follow: impl Fn(&Reference<'_>) -> bool) -> Vec<&TypeId> {
        let mut search = Circles { types: self, follow, done: HashMap::new(), found: Vec::new() };
        self.iter().for_each(|def| search.visit(&def.name));
        search.found
    }

    /// The first type below which types nest deeper than that, over lists, maps and what may be
    /// absent, too. What leads back to a type around it counts once.
    pub fn deeper_than(&self, most: usize) -> Option<&TypeId> {
        let mut depths = HashMap::new();
        self.iter().map(|def| &def.name).find(|id| self.depth(id, 1, most, &mut depths) > most)
    }

    fn depth<'a>(
        &'a self,
        id: &'a TypeId,
        level: usize,
        most: usize,
        depths: &mut HashMap<&'a TypeId, usize>,
    ) -> usize {
        if let Some(depth) = depths.get(id) {
            return *depth;
        }
        if level > most {
            return 1;
        }
        depths.insert(id, 0);
        let below = self.get(id).references().into_iter().map(|it| self.depth(it.to, level + 1, most, depths)).max();
        let depth = below.map_or(1, |below| below + 1);
        depths.insert(id, depth);
        depth
    }

    /// The shape behind other names for it.
    pub fn canonical<'a>(&'a self, shape: &'a Shape) -> &'a Shape {
        canonical(shape, |id| match &self.get(id).kind {
            TypeKind::Alias { ty, .. } => Some(&ty.shape),
            TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Enum(_) => None,
        })
    }

    /// The object of a union's variant, which is always one.
    #[track_caller]
    pub fn object(&self, id: &TypeId) -> &Object {
        match &self.get(id).kind {
            TypeKind::Object(object) => object,
            TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => {
                bug(format!("`{id}` is a variant of a union, and not an object"))
            }
        }
    }
}

/// The shape behind other names for it: `alias` says what a name stands for, if it is another
/// name. Names that stand for each other are left as they are; they are an error.
pub(crate) fn canonical<'a>(shape: &'a Shape, alias: impl Fn(&TypeId) -> Option<&'a Shape>) -> &'a Shape {
    let mut seen = Vec::new();
    let mut shape = shape;
    while let Shape::Named(id) = shape
        && let Some(next) = alias(id).filter(|_| !seen.contains(&id))
    {
        seen.push(id);
        shape = next;
    }
    shape
}

struct Circles<'a, F> {
    types: &'a Arena<TypeDef>,
    follow: F,
    /// Whether all that a type leads to has been visited.
    done: HashMap<&'a TypeId, bool>,
    found: Vec<&'a TypeId>,
}

impl<'a, F: Fn(&Reference<'_>) -> bool> Circles<'a, F> {
    fn visit(&mut self, id: &'a TypeId) {
        match self.done.get(id) {
            Some(true) => return,
            Some(false) => self.found.push(id),
            None => {
                self.done.insert(id, false);
                for reference in self.types.get(id).references() {
                    if (self.follow)(&reference) {
                        self.visit(reference.to);
                    }
                }
            }
        }
        self.done.insert(id, true);
    }
}

impl Vendor {
    /// The types that requests with these events have in them, used directly.
    pub fn types_of<'a>(&'a self, events: impl IntoIterator<Item = &'a Event>) -> impl Iterator<Item = &'a TypeId> {
        let header = self.header.iter().flat_map(|header| &header.fields);
        let envelope = self.envelope.iter().flat_map(|envelope| &envelope.object.fields);
        let own = events.into_iter().flat_map(|event| &self.payload(event).object.fields);
        header.chain(envelope).chain(own).flat_map(|field| field.ty.names()).chain(&self.wrapper)
    }
}

#[cfg(test)]
mod tests;
