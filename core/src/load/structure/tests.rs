//! The table of the structure and the types of the model say the same.

use serde_json::Value;

use super::schema::{EACH_LANGUAGE, Field, NETWORK, Need, Shape};

/// Compares a shape with the JSON Schema that is generated from the types.
fn compare(at: &str, shape: &Shape, schema: &Value, whole: &Value) {
    let schema = resolve(schema, whole);
    let is = |kind: &str| assert_eq!(schema["type"], kind, "{at}");
    match shape {
        Shape::Record(fields) => record(at, fields, schema, whole),
        Shape::List(item) => {
            is("array");
            compare(&format!("{at}[]"), item, &schema["items"], whole);
        }
        Shape::Localized => {
            assert_eq!(schema["oneOf"][0]["type"], "string", "{at}");
            record(at, EACH_LANGUAGE, &schema["oneOf"][1], whole);
        }
        Shape::OneOf(texts) => {
            let named: Vec<&str> = match &schema["oneOf"] {
                Value::Array(variants) => variants
                    .iter()
                    .map(|variant| variant["const"].as_str().unwrap())
                    .collect(),
                _ => panic!("{at}: {schema}"),
            };
            assert_eq!(named, *texts, "{at}");
        }
        Shape::Flag => is("boolean"),
        Shape::Count => {
            is("integer");
            assert_eq!(schema["format"], "uint32", "{at}");
        }
        Shape::Number => is("number"),
        Shape::LatLon => {
            is("array");
            assert_eq!(
                (&schema["minItems"], &schema["maxItems"]),
                (&2.into(), &2.into())
            );
        }
        Shape::Text => {
            is("string");
            assert_eq!(schema.get("pattern"), None, "{at}");
        }
        Shape::Id => assert!(
            schema["pattern"].as_str().unwrap().starts_with("^[a-z"),
            "{at}"
        ),
        Shape::Country => assert_eq!(schema["pattern"], "^[A-Z]{2}$", "{at}"),
        Shape::Date => assert!(
            schema["pattern"].as_str().unwrap().starts_with("^[0-9]"),
            "{at}"
        ),
    }
}

fn record(at: &str, fields: &[Field], schema: &Value, whole: &Value) {
    assert_eq!(schema["type"], "object", "{at}");
    assert_eq!(schema["additionalProperties"], false, "{at}");
    let properties = schema["properties"].as_object().unwrap();
    let mut names: Vec<&str> = fields.iter().map(|f| f.name).collect();
    names.sort_unstable();
    let mut typed: Vec<&str> = properties.keys().map(String::as_str).collect();
    typed.sort_unstable();
    assert_eq!(names, typed, "{at}");

    let empty = Vec::new();
    let required = schema["required"].as_array().unwrap_or(&empty);
    for field in fields {
        let at = format!("{at}.{}", field.name);
        let property = &properties[field.name];
        let is_required = required.iter().any(|name| name == field.name);
        assert_eq!(is_required, field.need == Need::Must, "{at}");
        let (property, is_nullable) = not_null(property);
        assert_eq!(is_nullable, field.need == Need::May, "{at}");
        compare(&at, field.shape, &property, whole);
    }
}

/// What a property takes beside null, and whether it takes null.
fn not_null(property: &Value) -> (Value, bool) {
    if let Some(Value::Array(any)) = property.get("anyOf") {
        assert_eq!((any.len(), &any[1]["type"]), (2, &"null".into()));
        return (any[0].clone(), true);
    }
    if let Some(Value::Array(types)) = property.get("type") {
        assert_eq!((types.len(), &types[1]), (2, &"null".into()));
        let mut property = property.clone();
        property["type"] = types[0].clone();
        return (property, true);
    }
    (property.clone(), false)
}

fn resolve<'s>(schema: &'s Value, whole: &'s Value) -> &'s Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => whole.pointer(reference.strip_prefix('#').unwrap()).unwrap(),
        None => schema,
    }
}

#[test]
fn the_table_is_that_of_the_types() {
    let whole = serde_json::from_str(&crate::load::json_schema()).unwrap();
    compare("$", &NETWORK, &whole, &whole);
}
