//! The bodies that an OpenAPI or AsyncAPI document describes, each with the name that it has there.

use super::{Described, Schemas};
use crate::evidence::relaxed_json::Json;

/// How often a reference may lead to another.
const DEEPEST: usize = 16;
/// The operations of a path.
const METHODS: [&str; 5] = ["post", "put", "patch", "delete", "get"];

/// A body.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) name: String,
    pub(super) schema: Json,
    /// The headers that come with it and have one value, with that.
    pub(super) headers: Vec<(String, String)>,
}

impl Body {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone())
    }
}

/// Finds the bodies of a document, in order. The error says why it is none.
pub(super) fn find(schemas: &Schemas, described: Described) -> Result<Vec<Body>, String> {
    let mut finder = Finder { schemas, found: Vec::new() };
    match described {
        Described::JsonSchema => return Ok(Vec::new()),
        Described::OpenApi { paths } => {
            version(schemas, "openapi", &["3.0", "3.1", "3.2"])?;
            finder.openapi(paths);
        }
        Described::AsyncApi => {
            version(schemas, "asyncapi", &["2.", "3."])?;
            finder.asyncapi();
        }
    }
    match finder.found.is_empty() {
        true => Err(nothing(described).to_owned()),
        false => Ok(finder.found),
    }
}

fn nothing(described: Described) -> &'static str {
    match described {
        Described::OpenApi { paths: false } => {
            "it has neither webhooks nor callbacks with a JSON body; `--paths` takes the bodies of its paths"
        }
        Described::OpenApi { paths: true } => "no request in it has a JSON body",
        Described::AsyncApi | Described::JsonSchema => "no message in it has a payload that is described by a schema",
    }
}

/// Refuses other documents and other versions.
fn version(schemas: &Schemas, key: &str, known: &[&str]) -> Result<(), String> {
    let found = |key: &str| schemas.root.get(key).map(|version| version.as_str().unwrap_or("this").to_owned());
    match found(key) {
        Some(version) if known.iter().any(|known| version.starts_with(known)) => Ok(()),
        Some(version) => Err(format!("it says `{key}: {version}`, and only {} are understood", known.join(", "))),
        None => {
            let others = [("openapi", "--openapi"), ("asyncapi", "--asyncapi"), ("swagger", "no option")];
            let other = others.into_iter().find(|(other, _)| schemas.root.get(other).is_some());
            Err(match other {
                Some(("swagger", _)) => "it is OpenAPI 2, which has no webhooks; convert it to OpenAPI 3".to_owned(),
                Some((_, option)) => format!("it has no `{key}`; `{option}` reads it"),
                None => format!("it has no `{key}`, which tells its version"),
            })
        }
    }
}

struct Finder<'s> {
    schemas: &'s Schemas,
    found: Vec<Body>,
}

impl<'s> Finder<'s> {
    /// What a value refers to, or it itself.
    fn target(&self, json: &'s Json) -> &'s Json {
        let mut json = json;
        for _ in 0..DEEPEST {
            match json.get("$ref").and_then(|to| self.schemas.resolve(to)) {
                Some(target) => json = target,
                None => break,
            }
        }
        json
    }

    fn entries(&self, json: Option<&'s Json>) -> &'s [(String, Json)] {
        json.map_or(&[], |json| self.target(json).entries())
    }

    fn add(&mut self, name: &str, schema: &Json, headers: Vec<(String, String)>) {
        if !self.found.iter().any(|body| body.name == name) {
            self.found.push(Body { name: name.to_owned(), schema: schema.clone(), headers });
        }
    }

    /// The one value that something has: as its schema says, or else an example.
    fn one_value(&self, described: &'s Json, schema: &'s Json) -> Option<String> {
        let listed = self.schemas.view(&[schema]).values.filter(|values| values.len() == 1);
        let value = listed.and_then(|values| values.first().copied());
        let example = || described.get("example").or_else(|| schema.get("example"));
        value.or_else(example).and_then(Json::as_str).map(str::to_owned)
    }

    /// The headers that an operation's parameters are.
    fn parameters(&self, operation: &'s Json) -> Vec<(String, String)> {
        let parameters = operation.get("parameters").map(Json::items).unwrap_or_default();
        let header = |parameter: &'s Json| {
            let parameter = self.target(parameter);
            let is_header = parameter.get("in")?.as_str()? == "header";
            let name = parameter.get("name")?.as_str().filter(|_| is_header)?;
            let value = self.one_value(parameter, parameter.get("schema").unwrap_or(parameter))?;
            Some((name.to_owned(), value))
        };
        parameters.iter().filter_map(header).collect()
    }

    /// The headers of a message.
    fn message_headers(&self, message: &'s Json) -> Vec<(String, String)> {
        let Some(headers) = message.get("headers") else { return Vec::new() };
        let view = self.schemas.view(&[headers]);
        let header = |(name, all): (&'s str, &[&'s Json])| {
            let schema = all.first()?;
            Some((name.to_owned(), self.one_value(schema, schema)?))
        };
        view.properties().filter_map(header).collect()
    }

    fn openapi(&mut self, with_paths: bool) {
        let root = &self.schemas.root;
        for key in ["webhooks", "x-webhooks"] {
            for (name, item) in self.entries(root.get(key)) {
                self.path_item(name, item);
            }
        }
        for (path, item) in self.entries(root.get("paths")) {
            let item = self.target(item);
            for operation in METHODS.into_iter().filter_map(|method| item.get(method)) {
                for (name, callback) in self.entries(operation.get("callbacks")) {
                    let items = self.target(callback).entries();
                    items.iter().for_each(|(_, item)| self.path_item(name, item));
                }
                if with_paths {
                    self.operation(path, operation);
                }
            }
        }
        for (name, callback) in self.entries(root.get("components").and_then(|it| it.get("callbacks"))) {
            callback.entries().iter().for_each(|(_, item)| self.path_item(name, item));
        }
    }

    fn path_item(&mut self, name: &str, item: &'s Json) {
        let item = self.target(item);
        METHODS.into_iter().filter_map(|method| item.get(method)).for_each(|it| self.operation(name, it));
    }

    fn operation(&mut self, name: &str, operation: &'s Json) {
        let Some(body) = operation.get("requestBody") else { return };
        let contents = self.entries(self.target(body).get("content"));
        let of = |wanted: &dyn Fn(&str) -> bool| {
            let is_wanted = |ty: &str| wanted(ty.split(';').next().unwrap_or(ty).trim());
            contents.iter().find(|(ty, _)| is_wanted(ty)).and_then(|(_, content)| content.get("schema"))
        };
        let json = of(&|ty| ty.ends_with("/json") || ty.ends_with("+json"));
        let schema = json.or_else(|| of(&|ty| ty == "application/x-www-form-urlencoded" || ty == "*/*"));
        match schema {
            Some(schema) => self.add(name, schema, self.parameters(operation)),
            None => {
                let text = format!("the body of `{name}` is no JSON that is described by a schema");
                self.schemas.not_understood(operation.line, text);
            }
        }
    }

    fn asyncapi(&mut self) {
        let root = &self.schemas.root;
        for (channel, item) in self.entries(root.get("channels")) {
            let item = self.target(item);
            for (key, message) in self.entries(item.get("messages")) {
                self.message(key, message);
            }
            for operation in ["subscribe", "publish"].into_iter().filter_map(|it| item.get(it)) {
                let Some(message) = operation.get("message") else { continue };
                match message.get("oneOf") {
                    Some(several) => several.items().iter().for_each(|message| self.message(channel, message)),
                    None => self.message(channel, message),
                }
            }
        }
        for (key, message) in self.entries(root.get("components").and_then(|it| it.get("messages"))) {
            self.message(key, message);
        }
    }

    /// A message is called by its name, by what refers to it, or by the key that it is under.
    fn message(&mut self, key: &str, message: &'s Json) {
        let referred = message.get("$ref").and_then(Json::as_str).and_then(|to| to.rsplit('/').next());
        let message = self.target(message);
        let name = message.get("name").or_else(|| message.get("messageId")).and_then(Json::as_str);
        let name = name.or(referred).unwrap_or(key);
        let Some(payload) = message.get("payload") else {
            return self.schemas.not_understood(message.line, format!("the message `{name}` has no payload"));
        };
        // Version 3 may say in which language a schema is.
        let (format, payload) = match payload.get("schemaFormat") {
            Some(format) => (Some(format), payload.get("schema").unwrap_or(payload)),
            None => (message.get("schemaFormat"), payload),
        };
        let format = format.and_then(Json::as_str).unwrap_or_default();
        let other = ["avro", "protobuf", "raml", "xml"].into_iter().find(|other| format.contains(other));
        match other {
            Some(_) => {
                let text = format!("the payload of `{name}` is described in `{format}`, which is no JSON Schema");
                self.schemas.not_understood(message.line, text);
            }
            None => self.add(name, payload, self.message_headers(message)),
        }
    }
}
