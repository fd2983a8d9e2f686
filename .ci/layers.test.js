// The check of the floors must be able to fail: `node --test .ci/`.
import assert from "node:assert/strict";
import test from "node:test";
import { broken, crate } from "./layers.js";

const RULES = {
  floors: [["lib.rs"], ["split.rs"], ["view/one/", "view/two/"], ["view/list.rs", "view/search.rs"], ["state/"], ["map.rs"]],
  chunks: ["view/one/", "view/two/"],
  knowsAll: "split.rs",
  frames: ["view/mod.rs"],
};
const SOURCES = {
  "lib.rs": "mod map;\nmod split;\nmod state;\nmod view;\nuse crate::split::register;",
  "split.rs": "use crate::view::{one, two};",
  "view/mod.rs": "pub(crate) mod list;\npub(crate) mod one;\npub(crate) mod search;\npub(crate) mod two;",
  "view/one/mod.rs": "mod part;\nconst X: u8 = part::X;",
  "view/one/part.rs": "use crate::state::State;",
  "view/two/mod.rs": "use crate::state::{\n    State as S,\n    Action,\n};",
  "view/list.rs": "use crate::state::State;",
  "view/search.rs": "use super::list::List;",
  "state/mod.rs": "mod types;\npub(crate) use self::types::State;",
  "state/types.rs": "use crate::map;\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use crate::view::one;\n}",
  "map.rs": "// use crate::state::State;\nconst NOT: [&str; 2] = [\"https://example.org\", r#\"use crate::view::one;\"#];\nconst QUOTE: char = '\"';\n/* use crate::view::two; */",
};
const wrong = (changed = {}) => {
  const sources = { ...SOURCES, ...changed };
  return broken(crate((file) => sources[file]), RULES);
};

test("what keeps to the rules is told nothing", () => assert.deepEqual(wrong(), []));

test("what breaks them is told with the import", () => {
  for (const [file, text, told] of [
    ["map.rs", "use crate::state::State;", /^map\.rs imports crate::state::State \(state\/mod\.rs\): a file imports lower/],
    ["map.rs", "fn f() { crate::state::State::new() }", /^map\.rs imports .*lower floors only/],
    ["state/types.rs", "use super::super::view::list::List;", /^state\/types\.rs imports .*lower floors only/],
    ["view/list.rs", "use std::{rc::Rc};\nuse super::{one::{X, Y}};", /^view\/list\.rs .*: only split\.rs knows/],
    ["view/one/part.rs", "use crate::view::two::X;", /^view\/one\/part\.rs .*never import one another/],
    ["view/one/part.rs", "use crate::view::Ctx;", /nothing lies in view\/mod\.rs itself/],
    ["view/one/part.rs", "use super::X;", /^a circle of imports: .*view\/one\/mod\.rs → view\/one\/part\.rs → view\/one\/mod\.rs/],
    ["view/list.rs", "use super::search::Search;", /^a circle of imports: .*list\.rs.*search\.rs/],
    ["state/types.rs", "use super::State;", /^a circle of imports: .*state/],
    ["lib.rs", `${SOURCES["lib.rs"]}\nmod other;`, /^other\.rs is on no floor/],
  ]) {
    const all = wrong({ [file]: text, "other.rs": "" });
    assert.ok(all.some((one) => told.test(one)), `${file}: ${text}: ${all}`);
  }
});
