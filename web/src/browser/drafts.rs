//! One draft kept in this browser, where the visitor asks for it: bytes in IndexedDB, under one key.
//!
//! A private window, a page from a file or a full disk may refuse: then nothing is kept, and that is told.

use idb::{
    Database, DatabaseEvent, Error, Event, Factory, ObjectStoreParams, Query, TransactionMode,
};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::IdbOpenDbRequest;

const NAME: &str = "buitenkaart";
const STORE: &str = "drafts";
const KEY: &str = "list";

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // Where it cannot be made, opening the transaction fails.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// Opens the database if there is one: nothing is stored where nobody asked for it.
async fn open_existing() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        let request = event.target().map(IdbOpenDbRequest::from).ok();
        if let Some(making) = request.and_then(|request| request.transaction()) {
            let _ = making.abort();
        }
    });
    request.await
}

/// Keeps a draft in place of the former one; without one nothing is left of it.
pub(crate) async fn keep(draft: Option<&[u8]>) -> Result<(), Error> {
    let Some(bytes) = draft else {
        return Factory::new()?.delete(NAME)?.await;
    };
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    let key = JsValue::from_str(KEY);
    store.put(&Uint8Array::from(bytes), Some(&key))?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// The draft that is kept, if there is one; an error also where none ever was.
pub(crate) async fn kept() -> Result<Option<Vec<u8>>, Error> {
    let database = open_existing().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(STORE)?;
    let found = store.get(Query::Key(JsValue::from_str(KEY)))?.await?;
    database.close();
    let bytes = found.and_then(|found| found.dyn_into::<Uint8Array>().ok());
    Ok(bytes.map(|bytes| bytes.to_vec()))
}
