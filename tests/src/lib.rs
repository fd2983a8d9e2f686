//! End-to-end tests of the widget in real browsers, over WebDriver.
