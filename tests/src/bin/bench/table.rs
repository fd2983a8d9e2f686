//! The table of figures, and what one says of a series of measurements.

/// One line of the table.
pub(crate) struct Figure {
    what: String,
    measured: String,
    reach: String,
    reached: Option<bool>,
}

impl Figure {
    /// A figure that is to stay at or below `limit`; `detail` says more about the series.
    pub(crate) fn at_most(what: &str, value: f64, limit: f64, unit: &str, detail: &str) -> Self {
        Self {
            reach: format!("≤ {} {unit}", number(limit)),
            reached: Some(value <= limit),
            ..Self::told(what, value, unit, detail)
        }
    }

    /// A score that is to come to `limit` or more.
    pub(crate) fn at_least(what: &str, value: f64, limit: f64) -> Self {
        Self {
            reach: format!("≥ {}", number(limit)),
            reached: Some(value >= limit),
            ..Self::told(what, value, "", "")
        }
    }

    /// A figure without a reach, to compare the others with.
    pub(crate) fn told(what: &str, value: f64, unit: &str, detail: &str) -> Self {
        let measured = format!("{} {unit}", number(value));
        let detail = Some(detail).filter(|detail| !detail.is_empty());
        Self {
            what: what.to_owned(),
            measured: detail.map_or(measured.clone(), |detail| format!("{measured} ({detail})")),
            reach: String::new(),
            reached: None,
        }
    }
}

/// Prints the table.
pub(crate) fn print(figures: &[Figure]) {
    let heads = ["figure", "measured", "reach"];
    let cells = |figure: &Figure| {
        [&figure.what, &figure.measured, &figure.reach].map(|cell| cell.chars().count())
    };
    let mut widths = heads.map(str::len);
    for figure in figures {
        for (width, cell) in widths.iter_mut().zip(cells(figure)) {
            *width = (*width).max(cell);
        }
    }
    let [a, b, c] = widths;
    println!("{:a$}  {:b$}  {:c$}  verdict", heads[0], heads[1], heads[2]);
    for Figure {
        what,
        measured,
        reach,
        reached,
    } in figures
    {
        let verdict = match reached {
            Some(true) => "reached",
            Some(false) => "MISSED",
            None => "",
        };
        println!(
            "{}",
            format!("{what:a$}  {measured:b$}  {reach:c$}  {verdict}").trim_end()
        );
    }
}

/// Three figures that count, and thousands apart.
pub(crate) fn number(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100. || size == size.trunc() => 0,
        size if size >= 10. => 1,
        _ => 2,
    };
    let text = format!("{value:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut spaced = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && !spaced.ends_with('-') {
            spaced.push('\u{202f}');
        }
        spaced.push(digit);
    }
    spaced + rest
}

/// Measurements of the same thing, in order of size.
pub(crate) struct Series(Vec<f64>);

impl Series {
    pub(crate) fn new(mut values: Vec<f64>) -> Self {
        assert!(!values.is_empty(), "nothing was measured");
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The smallest value that at least this share of the values does not exceed.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "an index"
        )]
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0[rank.clamp(1, self.0.len()) - 1]
    }

    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    pub(crate) fn max(&self) -> f64 {
        self.quantile(1.)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// For runs: their number, and how far they spread.
    pub(crate) fn spread(&self) -> String {
        let (low, high) = (number(self.quantile(0.)), number(self.max()));
        let (q1, q3) = (number(self.quantile(0.25)), number(self.quantile(0.75)));
        format!("{} runs: {low}–{high}, half of them {q1}–{q3}", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_of_the_series() {
        let series = Series::new((1..=20).rev().map(f64::from).collect());
        assert_eq!(series.median(), 10.);
        assert_eq!(series.quantile(0.95), 19.);
        assert_eq!((series.quantile(0.), series.max()), (1., 20.));
    }

    #[test]
    fn numbers_keep_three_figures() {
        for (value, text) in [
            (5., "5"),
            (0.456, "0.46"),
            (16.7, "16.7"),
            (849.6, "850"),
            (200_000., "200\u{202f}000"),
        ] {
            assert_eq!(number(value), text);
        }
    }
}
