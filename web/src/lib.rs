//! The Buitenkaart widget: a Yew front end on a Leaflet map.
