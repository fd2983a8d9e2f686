// The builds in one file: the element, and the widget (whole.js), which the build puts in as a function.
import { define } from "./element.js";

// What has stopped does not start again: each time it is made anew.
define(() => WIDGET().load(), WAITS);
