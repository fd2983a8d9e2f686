//! Comma-separated values after RFC 4180, safe to open in a spreadsheet.

#[cfg(any(test, feature = "import"))]
use std::borrow::Cow;

use super::columns::{COLUMNS, Cell, cells, own_cells, own_columns, write_degrees};
use crate::Network;
use crate::analysis::Position;
use crate::model::{Date, Locale};
use crate::scenario;

/// What to put before the text for a spreadsheet that would otherwise not read it as UTF-8
/// (Excel). Not part of [`csv()`], because other tools take it for a part of the first name.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Between the texts of a list in one cell.
pub(super) const SEPARATOR: &str = "; ";

/// Between texts in which anything may stand but the end of a line.
pub(crate) const LINES: &str = ";\n";

/// A table being written as comma-separated values: UTF-8, lines end in CR LF.
///
/// A spreadsheet runs a text that starts like a formula; such a text gets an apostrophe before it
/// (OWASP, "CSV injection"), and so does a part of one that starts so after a semicolon, a tab or the end of a
/// line, where many a spreadsheet begins another cell. Numbers are written as they are.
#[derive(Clone, Debug, Default)]
pub struct Table {
    text: String,
    in_row: bool,
}

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell of text to the row; empty text is an empty cell.
    pub fn text(&mut self, text: &str) {
        self.separate();
        write_text(&mut self.text, text);
    }

    /// Adds a cell of a table as it was; a number is never run, and needs no guard.
    #[cfg(any(test, feature = "import"))]
    pub(crate) fn cell(&mut self, text: &str) {
        let figures = text.trim_matches(' ');
        let figures = figures.strip_prefix('-').unwrap_or(figures);
        let is_number = figures.starts_with(|c: char| c.is_ascii_digit())
            && figures
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
        if is_number {
            self.separate();
            let quote = if text.contains(',') { "\"" } else { "" };
            self.text.extend([quote, text, quote]);
        } else {
            self.text(text);
        }
    }

    /// Adds a number to the row, rounded to thousandths and with a decimal point whatever the
    /// language; an unknown or infinite one is an empty cell.
    pub fn number(&mut self, value: Option<f64>) {
        self.separate();
        if let Some(value) = value.filter(|value| value.is_finite()) {
            // Adding zero makes a negative zero positive.
            let rounded = (value * 1000.0).round() / 1000.0 + 0.0;
            self.text.push_str(&rounded.to_string());
        }
    }

    /// Adds the heads of the columns that [`Table::dates`] fills.
    pub fn dates_head(&mut self, dates: [Option<Date>; 2]) {
        for (date, name) in dates.iter().zip(["as_of", "known_by"]) {
            if date.is_some() {
                self.text(name);
            }
        }
    }

    /// Adds, where they are asked for, the date at whose end what the row tells was so, and the date
    /// of the sources that told it.
    pub fn dates(&mut self, dates: [Option<Date>; 2]) {
        for date in dates.into_iter().flatten() {
            self.text(&date.to_string());
        }
    }

    /// Adds the head of the column that [`Table::scenario`] fills.
    pub fn scenario_head(&mut self, scenario: Option<&str>) {
        if scenario.is_some() {
            self.text("scenario");
        }
    }

    /// Adds, where the table is of a scenario, its name: nobody may take a row of one for data.
    pub fn scenario(&mut self, scenario: Option<&str>) {
        if let Some(scenario) = scenario {
            self.text(scenario);
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.in_row = false;
    }

    /// The table's text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn degrees(&mut self, degrees: f64) {
        self.separate();
        write_degrees(&mut self.text, degrees);
    }

    fn separate(&mut self) {
        if self.in_row {
            self.text.push(',');
        }
        self.in_row = true;
    }
}

/// The locations at these positions as CSV (see [`Table`]): a header with the names of
/// [`COLUMNS`](super::COLUMNS), then a row each. What is not known is an empty cell.
#[must_use]
pub fn csv(
    network: &Network,
    positions: impl IntoIterator<Item = Position>,
    locale: Locale,
) -> String {
    csv_at(network, positions, locale, [None; 2])
}

/// What [`csv()`] gives of a network as it was at the end of the one date, and as the sources of the other
/// knew it: a row is known by them for what it is, also away from the others. So is one of a scenario, by its
/// name.
#[must_use]
pub fn csv_at(
    network: &Network,
    positions: impl IntoIterator<Item = Position>,
    locale: Locale,
    dates: [Option<Date>; 2],
) -> String {
    let mut table = Table::new();
    for name in COLUMNS {
        table.text(name);
    }
    own_columns(network).for_each(|name| table.text(&name));
    table.dates_head(dates);
    let scenario = scenario::name_of(network, locale);
    table.scenario_head(scenario);
    table.end_row();
    for position in positions {
        let Some(location) = network.locations().get(position as usize) else {
            continue;
        };
        let own = own_cells(network, location, locale);
        for cell in cells(network, location, locale).into_iter().chain(own) {
            match cell {
                Cell::Empty => table.text(""),
                Cell::Text(text) => table.text(&text),
                Cell::List(texts) => table.text(&texts.join(SEPARATOR)),
                Cell::Texts(texts) => table.text(&texts.join(LINES)),
                Cell::Degrees(degrees) => table.degrees(degrees),
                Cell::Number(number) => table.number(Some(number)),
            }
        }
        table.dates(dates);
        table.scenario(scenario);
        table.end_row();
    }
    table.finish()
}

/// What a formula begins with; in full width where a spreadsheet is set up for Chinese, Japanese or Korean.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a cell with this text would be run. Some spreadsheets pass over what is empty before a formula.
fn runs(text: &str) -> bool {
    let is_empty = |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(is_empty).starts_with(FORMULA)
}

/// Whether a part of a cell that follows `before` would be run.
fn runs_after(before: char, c: char) -> bool {
    matches!(before, ';' | '\t' | '\n' | '\r') && FORMULA.contains(&c)
}

/// A cell's text without what keeps it from being run; a text that began with an apostrophe before a formula
/// cannot be told from one.
#[cfg(any(test, feature = "import"))]
pub(crate) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|rest| runs(rest))
        .unwrap_or(text)
}

/// A cell's text without what keeps its later parts from being run.
#[cfg(any(test, feature = "import"))]
pub(crate) fn unguarded_within(text: &str) -> Cow<'_, str> {
    if !text.contains('\'') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let (mut before, mut chars) = ('\0', text.chars());
    while let Some(c) = chars.next() {
        let next = chars.clone().next().filter(|_| c == '\'');
        if !next.is_some_and(|next| runs_after(before, next)) {
            plain.push(c);
        }
        before = c;
    }
    plain.into()
}

/// Whether `text` is `plain` with what keeps its later parts from being run.
#[cfg(any(test, feature = "import"))]
pub(crate) fn is_guarded_of(text: &str, plain: &str) -> bool {
    let mut before = '\0';
    let mut text = text.chars();
    let same = plain.chars().all(|c| {
        let guarded = runs_after(std::mem::replace(&mut before, c), c);
        (!guarded || text.next() == Some('\'')) && text.next() == Some(c)
    });
    same && text.next().is_none()
}

fn write_text(out: &mut String, text: &str) {
    let guard = runs(text);
    let quote = text.contains([',', '"', '\r', '\n']);
    if quote {
        out.push('"');
    }
    if guard {
        out.push('\'');
    }
    let mut before = '\0';
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        if runs_after(std::mem::replace(&mut before, c), c) {
            out.push('\'');
        }
        out.push(c);
    }
    if quote {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::export::all;
    use crate::model::Localized;
    use proptest::prelude::*;

    /// An RFC 4180 reader, written apart from the writer.
    fn read(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let (mut quoted, mut chars) = (false, text.chars().peekable());
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !quoted && chars.peek() == Some(&'\n') => {
                    chars.next();
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        assert!(!quoted && cell.is_empty() && row.is_empty());
        rows
    }

    #[test]
    fn a_location_is_a_row_and_what_is_unknown_is_empty() {
        let network = fixture::network(
            "dkbuza post Pretoria:ZA ?seen@2008 jur=ZA,MZ addr=Cameron_Street,_Pretoria
             dkbuza candidate -:UA,MD considered",
        );
        let text = csv(&network, all(&network), Locale::En);
        let rows = read(&text);
        let cell = |row: usize, column: &str| {
            let at = COLUMNS.iter().position(|name| *name == column).unwrap();
            assert_eq!(rows[0][at], column);
            rows[row][at].clone()
        };
        assert_eq!(cell(1, "id"), "dkbuza-pretoria");
        // A negative number is a number, not the start of a formula.
        assert_eq!(cell(1, "lat"), "-25.745");
        assert_eq!(cell(1, "countries"), "ZA; MZ");
        assert_eq!(cell(1, "address"), "Cameron Street, Pretoria");
        assert_eq!(
            (cell(1, "standing"), cell(1, "last_seen")),
            ("seen".into(), "2008".into())
        );
        assert_eq!(cell(1, "assumed"), "standing");
        assert_eq!(cell(1, "sources"), "https://example.org/s");
        assert_eq!(
            (cell(1, "opened"), cell(2, "lat")),
            (String::new(), String::new())
        );
        assert_eq!(
            (cell(2, "country"), cell(2, "zone")),
            (String::new(), "UA; MD".into())
        );
    }

    #[test]
    fn a_row_of_another_time_says_so() {
        let network = fixture::network("dkbuza post Paris:FR open@2008");
        let date = |text| Some(Date::new(text).unwrap());
        let ends = |dates| {
            let rows = read(&csv_at(&network, all(&network), Locale::En, dates));
            let end = |row: &Vec<String>| row[COLUMNS.len()..].to_vec();
            assert!(rows.iter().all(|row| row.len() == rows[0].len()));
            [end(&rows[0]), end(&rows[1])]
        };
        assert_eq!(ends([None; 2]), [vec![""; 0], vec![]]);
        assert_eq!(ends([date("2010"), None]), [["as_of"], ["2010"]]);
        assert_eq!(ends([None, date("2019-02")]), [["known_by"], ["2019-02"]]);
        let both = ends([date("2010"), date("2019")]);
        assert_eq!(both, [["as_of", "known_by"], ["2010", "2019"]]);
    }

    #[test]
    fn what_a_scenario_does_is_no_word_of_a_source() {
        let base = fixture::network(
            "dkbuza post Vienna:AT seen@2008 addr=Street jur=AT
             dkbuza post Paris:FR open@2008
             dkbuza candidate Madrid:ES considered@2008",
        );
        let id = |text| crate::model::LocationId::new(text).unwrap();
        let mut of = scenario::Scenario::of(
            "Fewer",
            [
                scenario::Change::Close {
                    location: id("dkbuza-vienna"),
                },
                scenario::Change::Open {
                    candidate: id("dkbuza-madrid"),
                    at: None,
                },
            ],
        );
        let table = |of: &scenario::Scenario| {
            let network = of.apply(&base).unwrap();
            read(&csv(&network, all(&network), Locale::Fr))
        };
        let rows = table(&of);
        let cells = |row: usize, column: &str| {
            let at = rows[0].iter().position(|name| name == column).unwrap();
            rows[row][at].clone()
        };
        let told = |row| ["standing", "last_seen", "sources", "scenario"].map(|c| cells(row, c));
        // What the sources said of its address and its countries they still say.
        let both = "scenario; https://example.org/s";
        assert_eq!(told(1), ["closed", "", both, "Fewer"]);
        let source = "https://example.org/s";
        assert_eq!(told(2), ["open", "2008", source, "Fewer"]);
        assert_eq!(told(3), ["open", "", "scenario", "Fewer"]);
        // Nor does a source say what it said of another place.
        let moved = scenario::Scenario::of(
            "Moved",
            [scenario::Change::Relocate {
                location: id("dkbuza-paris"),
                at: scenario::Spot::place(base.locations()[0].place.clone()),
                address: None,
            }],
        );
        let network = moved.apply(&base).unwrap();
        let rows = read(&csv(&network, [1], Locale::Fr));
        assert_eq!(&rows[1][4..8], ["open", "", "dkbuza-paris", "Vienna"]);
        assert_eq!(rows[1][COLUMNS.len() - 2], "scenario");
        // One without a name is called what it is.
        of.name = "".into();
        let rows = table(&of);
        assert_eq!(rows[1].last().unwrap(), "Scénario");
        // And without a scenario there is no such column.
        of.changes.clear();
        assert_eq!(table(&of)[0].last().unwrap(), "note");
    }

    #[test]
    fn only_the_wanted_locations_are_written() {
        let network = fixture::network("dkbuza post Paris:FR open\nfit office Paris:FR open");
        assert_eq!(read(&csv(&network, [1, 77], Locale::Nl)).len(), 2);
    }

    #[test]
    fn a_formula_is_disarmed() {
        for text in [
            "=1+1",
            "+32 2",
            "-2",
            "@SUM(A1)",
            "\tx",
            "=HYPERLINK(\"http://x\",\"y\")",
            " =1+1",
            "\u{a0}+1",
            "\u{feff}\u{200b}-1",
            "＝1+1",
            "＠SUM(A1)",
        ] {
            let mut table = Table::new();
            table.text("scenario");
            table.text(text);
            table.end_row();
            assert_eq!(read(&table.finish())[0][1], format!("'{text}"));
        }
    }

    #[test]
    fn a_formula_after_another_separator_is_disarmed() {
        for (text, wanted) in [
            ("x;=1+1", "x;'=1+1"),
            ("=x\t@SUM(A1);-2", "'=x\t'@SUM(A1);'-2"),
            ("x;＝1+1", "x;'＝1+1"),
            ("a; +32 2; b", "a; +32 2; b"),
        ] {
            let mut table = Table::new();
            table.text(text);
            table.end_row();
            assert_eq!(read(&table.finish())[0][0], wanted);
        }
    }

    #[test]
    fn numbers_of_a_table_stay_numbers() {
        let mut table = Table::new();
        for value in [
            Some(-2.0),
            Some(1.0 / 3.0),
            None,
            Some(f64::NAN),
            Some(-0.0),
        ] {
            table.number(value);
        }
        table.end_row();
        table.text("next");
        table.end_row();
        assert_eq!(table.finish(), "-2,0.333,,,0\r\nnext\r\n");
    }

    proptest! {
        #[test]
        fn any_text_reads_back(name in ".*") {
            let mut file = fixture::file("dkbuza post Paris:FR open");
            file.locations[0].name = Localized::same(&name);
            let network = Network::from_valid(file);
            let rows = read(&csv(&network, all(&network), Locale::De));
            let at = COLUMNS.iter().position(|column| *column == "name").unwrap();
            let cell = rows[1][at].clone();
            let cut = |text: &str| text.strip_prefix('\'').unwrap_or(text).to_owned();
            prop_assert!(is_guarded_of(&cut(&cell), &cut(&name)), "{}", cell);
            prop_assert!(name.starts_with('\'') || is_guarded_of(unguarded(&cell), &name), "{}", cell);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        }

        #[test]
        fn what_is_put_into_a_text_is_taken_out_of_it(text in "[a;=+'é\t\n-]{0,12}") {
            // An apostrophe of its own before a formula cannot be told from what was put there.
            let text = text.replace('\'', "'a");
            let mut written = String::new();
            write_text(&mut written, &text);
            let written = written.trim_matches('"');
            prop_assert_eq!(unguarded_within(unguarded(written)), text);
        }
    }
}
