//! Accessibility: what axe-core finds in the page as it is now.

use serde_json::{Value, json};

use crate::browser::Engine;
use crate::page::Page;
use crate::root;

/// WCAG 2.0, 2.1 and 2.2, levels A and AA.
const TAGS: [&str; 4] = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

impl Page {
    /// Asserts that axe-core finds no violation in the whole page, shadow roots included.
    ///
    /// It judges the document and its styles, which are the same in every engine: only the first of those that are
    /// driven asks it. What differs between them, focus and keys, is tried in each.
    pub async fn assert_accessible(&self, state: &str) {
        if Engine::chosen().first() != Some(&self.engine) {
            return;
        }
        if self.eval("return typeof axe === 'undefined'").await == true {
            let axe = std::fs::read_to_string(root().join("node_modules/axe-core/axe.min.js"))
                .expect("axe-core, which `make setup` installs");
            self.eval(&axe).await;
        }
        let script = "const [tags, done] = arguments;
            // Where a marker stands is essential: WCAG 2.5.8 excepts the pins of a map by name.
            const isPin = ({ element }) => element?.closest('.mk');
            axe.run(document, { runOnly: tags, resultTypes: ['violations'], elementRef: true }).then(
                ({ violations }) => done(violations.map(({ id, help, nodes }) => ({
                    id, help, at: nodes.filter((node) => id !== 'target-size' || !isPin(node))
                        .map((node) => node.target.flat().join(' ')
                            + '  ' + node.any.concat(node.all, node.none).map((c) => c.message).join('; ')),
                })).filter(({ at }) => at.length)),
                (error) => done(String(error)));";
        let found = self.eval_async(script, vec![json!(TAGS)]).await;
        let found = match found {
            Value::Array(found) => found,
            failure => panic!("axe-core did not run: {failure}"),
        };
        let told: Vec<String> = found
            .iter()
            .map(|violation| format!("{violation:#}"))
            .collect();
        assert!(told.is_empty(), "axe-core, {state}:\n{}", told.join("\n"));
    }
}
