//! The parts of an Excel workbook, with a NUL between them: workbook, sheet, shared strings, styles.

#![no_main]

use buitenkaart_core::import::read;
use buitenkaart_fuzz::{archive, bring_in};
use libfuzzer_sys::fuzz_target;

const RELATIONS: &[u8] = br#"<Relationships>
<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId3" Type="x/styles" Target="styles.xml"/>
</Relationships>"#;
const WORKBOOK: &[u8] =
    br#"<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.split(|byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let (workbook, sheet, strings, styles) = (part(), part(), part(), part());
    bring_in(
        bytes,
        read(&archive(&[
            (
                "xl/workbook.xml",
                if workbook.is_empty() {
                    WORKBOOK
                } else {
                    workbook
                },
            ),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/sharedStrings.xml", strings),
            ("xl/styles.xml", styles),
        ])),
    );
});
