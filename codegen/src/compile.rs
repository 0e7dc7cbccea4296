//! From a schema directory to the model, in one call.

use std::path::Path;

use crate::common::{Shared, share};
use crate::diagnostic::{Diagnostic, Diagnostics, RenderOptions, render};
use crate::drift::check_layouts;
use crate::lint::{allowances, lint};
use crate::load::{LoadedVendor, Unsaved, load_with};
use crate::model::Model;
use crate::resolve::resolve;
use crate::source::Sources;
use crate::{emit, naming};

/// What comes of reading a schema directory.
#[derive(Debug)]
pub struct Compilation {
    /// The model; whole only if there are no errors.
    pub model: Option<Model>,
    /// All that is wrong, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The vendors as they are written.
    pub(crate) loaded: Vec<LoadedVendor>,
    /// The files that were read, for showing places.
    pub sources: Sources,
}

impl Compilation {
    /// All diagnostics as text, one after the other.
    pub fn render(&self, options: RenderOptions) -> String {
        let texts = self.diagnostics.iter().map(|diagnostic| render(diagnostic, &self.sources, options));
        texts.map(|text| text + "\n\n").collect()
    }
}

/// Reads all vendors of a schema directory.
pub fn compile(schemas: &Path) -> Compilation {
    compile_with(schemas, &Unsaved::new())
}

/// The same, with some texts in place of files.
pub fn compile_with(schemas: &Path, unsaved: &Unsaved) -> Compilation {
    compile_sharing(schemas, unsaved, Shared::Used)
}

/// The same, with more of the common types for each vendor than it uses.
pub(crate) fn compile_sharing(schemas: &Path, unsaved: &Unsaved, shared: Shared) -> Compilation {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let mut loaded = load_with(schemas, unsaved, &mut sources, &mut diagnostics);
    share(&mut loaded, shared);
    check_layouts(&loaded.vendors, &mut diagnostics);
    let allowances = allowances(&loaded, &mut diagnostics);
    let (model, declarations) = resolve(&loaded, &mut diagnostics);
    naming::check(&declarations, emit::NAME_RULES, &mut diagnostics);
    let model = (!diagnostics.has_errors()).then_some(model);
    if let Some(model) = &model {
        lint(&loaded, model, allowances, &mut diagnostics);
    }
    Compilation { model, diagnostics: diagnostics.sorted(), loaded: loaded.vendors, sources }
}
