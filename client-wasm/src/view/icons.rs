//! The drawn signs: one path each on a ground of 24 by 24, stroked, so that they take the colour of their words.

use crate::platform::html::{self, Content, View};

/// A sign: the outline of an SVG path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Icon(pub(super) &'static str);

impl Icon {
    /// Draws it. Words stand beside every sign, so screen readers pass it over.
    pub(crate) fn draw(self) -> View {
        drawn(self.0, "icon")
    }

    /// Draws one that points along the line of reading: it turns round where people read from the right.
    pub(crate) fn draw_along(self) -> View {
        drawn(self.0, "icon flip")
    }
}

fn drawn(outline: &'static str, class: &'static str) -> View {
    html::svg("svg")
        .attr("class", class)
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(html::svg("path").attr("d", outline))
        .view()
}

pub(crate) const ARROWS_BOTH: Icon = Icon("M7 4 3 8l4 4M3 8h14M17 12l4 4-4 4M21 16H7");
pub(crate) const BARS: Icon = Icon("M4 19v-4M9.3 19v-7M14.7 19V9M20 19V5");
pub(crate) const BOOK: Icon = Icon(
    "M12 6.5C10 5 7 4.5 3.5 5v13c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.5 14 5 12 6.5zM12 6.5v13",
);
pub(crate) const BOTTLE: Icon = Icon(
    "M8 3h8v4H8zM7 10c0-2 1-3 1-3h8s1 1 1 3v9a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2zM7 13h10M12 15v4M10 17h4",
);
pub(crate) const BRANCH: Icon = Icon(
    "M12 21v-7M12 14C12 10 6 11 6 5M12 14c0-4 6-3 6-9M3.5 7.5 6 5l2.5 2.5M15.5 7.5 18 5l2.5 2.5",
);
pub(crate) const BUBBLE: Icon = Icon("M4 5h16v11H10l-4 4v-4H4zM8 9.5h8M8 12.5h5");
pub(crate) const BUBBLE_ASK: Icon =
    Icon("M4 4h16v13H10l-4 4v-4H4zM10.2 8.6a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.7-.9 1.4M12 14h.01");
pub(crate) const BUBBLE_CHECK: Icon = Icon("M4 4h16v13H10l-4 4v-4H4zM8.5 10.5l2.5 2.5 4.5-5");
pub(crate) const BUBBLE_DOTS: Icon =
    Icon("M4 4h16v13H10l-4 4v-4H4zM8 10.5h.01M12 10.5h.01M16 10.5h.01");
pub(crate) const BUBBLE_PLUS: Icon = Icon("M4 4h16v13H10l-4 4v-4H4zM12 7.5v6M9 10.5h6");
pub(crate) const CAMERA: Icon = Icon(
    "M6 6h6a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3zM15 11l6-3.5v9L15 13",
);
pub(crate) const CAMERA_OFF: Icon = Icon(
    "M9.5 6H12a3 3 0 0 1 3 3v2.5l6-4v9l-2.5-1.7M15 15a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V9c0-1.2.7-2.2 1.7-2.7M3 3l18 18",
);
pub(crate) const CAPTIONS: Icon = Icon("M3 5h18v14H3zM6.5 15h7M16 15h1.5M6.5 11.5h3M12 11.5h5.5");
pub(crate) const CARD: Icon = Icon(
    "M3 5h18v14H3zM9 12.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM5.8 16c.4-1.7 1.7-2.4 3.2-2.4s2.8.7 3.2 2.4M15 10h3M15 14h3",
);
pub(crate) const CHECK: Icon = Icon("m5 12.5 4.5 4.5L19 7");
pub(crate) const CHECK_TWICE: Icon = Icon("M3 12.5 7 17l8-10M11.5 16l1 1L21 7");
pub(crate) const CHEVRON: Icon = Icon("m6 9.5 6 6 6-6");
pub(crate) const CIRCLE_CHECK: Icon = Icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.5l3 3 5-6");
pub(crate) const CIRCLE_MINUS: Icon = Icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12h8");
pub(crate) const CIRCLE_PLUS: Icon = Icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8v8M8 12h8");
pub(crate) const CLIPBOARD: Icon =
    Icon("M9 3h6v3H9zM9 4.5H6V21h12V4.5h-3M9 11h.01M12 11h3.5M9 15.5h.01M12 15.5h3.5");
pub(crate) const CLOCK: Icon = Icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2");
pub(crate) const COIN: Icon = Icon(
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM14.8 9.3c-.4-1-1.5-1.5-2.8-1.5-1.6 0-2.8.8-2.8 2.1 0 2.9 5.8 1.3 5.8 4.2 0 1.3-1.3 2.1-3 2.1-1.4 0-2.6-.6-3-1.6M12 6v1.8M12 16.2V18",
);
pub(crate) const CROSS: Icon = Icon("M6 6l12 12M18 6 6 18");
pub(crate) const CUP: Icon =
    Icon("M5 8h11v6a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 10h2a2.5 2.5 0 0 1 0 5h-2M8 3v2M12 3v2");
pub(crate) const DOCUMENT: Icon = Icon("M6 3h9l4 4v14H6zM15 3v4h4M10 11h5M10 14h5M10 17h3");
pub(crate) const DOOR: Icon = Icon("M6 21V3h12v18M3 21h18M14.5 12h.01");
pub(crate) const DOT: Icon = Icon("M12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z");
pub(crate) const EAR: Icon =
    Icon("M6 9a6 6 0 0 1 12 0c0 5-4 5-4 9a3 3 0 0 1-6 .5M9 9.5a3 3 0 0 1 6-.5c0 2-2 2.4-2 4.5");
pub(crate) const EYE: Icon = Icon(
    "M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5s-7-2-9.5-6.5zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
);
pub(crate) const EYE_OFF: Icon = Icon(
    "M9.8 5.8C10.5 5.6 11.2 5.5 12 5.5c3.7 0 7 2 9.5 6.5-.8 1.4-1.6 2.5-2.5 3.4M6 7.5C4.7 8.6 3.5 10.1 2.5 12c2.5 4.5 5.8 6.5 9.5 6.5 1.7 0 3.3-.4 4.7-1.3M10 10a3 3 0 0 0 4.1 4.2M3 3l18 18",
);
pub(crate) const FLAG: Icon = Icon("M5 21V4M5 4.5c4-2 7 2 13 0v9c-6 2-9-2-13 0");
pub(crate) const FLASK: Icon =
    Icon("M9 3h6M10 3v6l-5 9a2 2 0 0 0 1.8 3h10.4a2 2 0 0 0 1.8-3l-5-9V3M7.5 15h9");
pub(crate) const FLOAT: Icon = Icon("M3 5h18v14H3zM12 11.5h6V16h-6zM13 13h4M13 14.5h4");
pub(crate) const FRAME: Icon =
    Icon("M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z");
pub(crate) const FROWN: Icon = Icon(
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 16c1-1.5 2.2-2 3.5-2s2.5.5 3.5 2M9 9.5h.01M15 9.5h.01",
);
pub(crate) const GAUGE: Icon =
    Icon("M4.5 18a9 9 0 1 1 15 0M12 14 7.5 10.5M12 15.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4z");
pub(crate) const HAND: Icon = Icon(
    "M7.5 13V6.5a1.5 1.5 0 0 1 3 0V11M10.5 11V4.5a1.5 1.5 0 0 1 3 0V11M13.5 11V5.5a1.5 1.5 0 0 1 3 0v7M16.5 10a1.5 1.5 0 0 1 3 0v5a6 6 0 0 1-6 6h-1.5c-2.5 0-4-1.5-5.2-3.5L4.3 13.7a1.5 1.5 0 0 1 2.4-1.7l.8 1",
);
pub(crate) const HANDSHAKE: Icon = Icon(
    "M2.500 7.500 6 6l4 1 2-1 4 .5 5.500 1M10 7 7.500 10a1.500 1.500 0 0 0 2.300 1.900L12 10l5.500 5a1.500 1.500 0 0 1-2 2.200M15.500 17a1.500 1.500 0 0 1-2.300 1.500M13.200 18.500a1.500 1.500 0 0 1-2.400.7L4.500 14M21.500 14l-3.500 1.500",
);
pub(crate) const HEART: Icon =
    Icon("M12 20C6 15.5 3 12.5 3 8.8A4.6 4.6 0 0 1 12 7.5a4.6 4.6 0 0 1 9 1.3c0 3.7-3 6.7-9 11.2z");
pub(crate) const HELP: Icon = Icon(
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.6 2.6 0 1 1 3.6 2.4c-.8.4-1.1.9-1.1 1.8M12 17h.01",
);
pub(crate) const KEYBOARD: Icon =
    Icon("M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M7 13.5h.01M10.5 14h5M18 13.5h.01");
pub(crate) const LEAVE: Icon =
    Icon("M3 14c5-5 13-5 18 0l-2.5 3-4-1.5v-2.6a10 10 0 0 0-5 0v2.6l-4 1.5z");
pub(crate) const LINK_OFF: Icon = Icon(
    "M2.5 9.5C5 7.2 8 5.8 11 5.6M15.5 6.2c2.2.6 4.3 1.7 6 3.3M5.8 13c1.3-1.2 2.7-1.9 4.2-2.3M16 11.3c.8.4 1.5 1 2.2 1.7M9.3 16.5c1.6-1.3 3.8-1.3 5.4 0M12 20h.01M3 3l18 18",
);
pub(crate) const LOCK: Icon = Icon("M6 11V8a6 6 0 0 1 12 0v3M5 11h14v9H5z");
pub(crate) const MAGNIFIER: Icon = Icon("M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5");
pub(crate) const MICROPHONE: Icon = Icon(
    "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21",
);
pub(crate) const MICROPHONE_OFF: Icon = Icon(
    "M9 6a3 3 0 0 1 6 0v5c0 .5-.1 1-.3 1.4M9 9v2a3 3 0 0 0 3.5 3M5.5 11a6.5 6.5 0 0 0 10 5.5M18.5 11c0 1-.2 2-.6 2.8M12 17.5V21M3 3l18 18",
);
pub(crate) const MOUNTAIN: Icon = Icon("M2.5 19 9 7l4.5 8M12 12.5l3-4.5 6.5 11z");
pub(crate) const NOT_EQUAL: Icon = Icon("M5 9h14M5 15h14M16 4 8 20");
pub(crate) const PAUSE: Icon = Icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM10 9v6M14 9v6");
pub(crate) const PENCIL: Icon = Icon("m4 20 1-5L16 4l4 4L9 19zM13 7l4 4");
pub(crate) const PEOPLE: Icon = Icon(
    "M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM3 20c0-4 3-6 6-6s6 2 6 6M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3 2.5 3 5.5",
);
pub(crate) const PERSON: Icon =
    Icon("M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6");
pub(crate) const PERSON_PLUS: Icon = Icon(
    "M9.5 4.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4zM3 20c.3-3.8 3-5.6 6.5-5.6S15.7 16.2 16 20M18.5 7.5v6M15.5 10.5h6",
);
pub(crate) const PHONE: Icon = Icon(
    "M5 4h4l1.5 4.5L8 10.5c1 2.5 3 4.5 5.5 5.5l2-2.5L20 15v4a1.5 1.5 0 0 1-1.6 1.5C10.5 20 4 13.5 3.5 5.6A1.5 1.5 0 0 1 5 4z",
);
pub(crate) const PILL: Icon = Icon(
    "M4.8 19.2a4.2 4.2 0 0 1 0-6l8.4-8.4a4.2 4.2 0 0 1 6 6l-8.4 8.4a4.2 4.2 0 0 1-6 0zM9 9l6 6",
);
pub(crate) const PILL_OFF: Icon = Icon(
    "M8.5 9.5l-3.7 3.7a4.2 4.2 0 0 0 6 6l3.7-3.7M11.5 6.5l1.7-1.7a4.2 4.2 0 0 1 6 6l-1.7 1.7M3 3l18 18",
);
pub(crate) const PRINTER: Icon = Icon(
    "M7 9V3h10v6M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-5A1.5 1.5 0 0 1 4.5 9h15a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v7H7z",
);
pub(crate) const PULSE: Icon = Icon("M2.5 12.5H7l2.5-6.5 4.5 12 2.5-5.5h5");
pub(crate) const RETRY: Icon = Icon("M20 12a8 8 0 1 1-2.6-5.9M20.5 3.5v4.2h-4.2");
pub(crate) const RETURN: Icon = Icon("M4 8h11a5 5 0 0 1 0 10h-5M7 4 3.5 8 7 12");
pub(crate) const ROUTE: Icon = Icon(
    "M6 15.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8.5 18H16a3.5 3.5 0 0 0 0-7H8a3.5 3.5 0 0 1 0-7h6M12 1.5 14.5 4 12 6.5",
);
pub(crate) const SCREEN: Icon = Icon("M3 4h18v12H3zM9 20h6M12 16v4");
pub(crate) const SEND: Icon = Icon("M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4");
pub(crate) const SLIDERS: Icon = Icon(
    "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM9 14.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z",
);
pub(crate) const SPEAKER: Icon =
    Icon("M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11");
pub(crate) const SPEAKER_OFF: Icon = Icon("M4 10v4h4l5 4V6L8 10zM17 9l4 6M21 9l-4 6");
pub(crate) const STEPS: Icon =
    Icon("M4 6h2v3.5M4 9.5h4M4.5 15c1.8-1.2 3.5.5 2 2L4.5 19H8M12 7.5h8M12 17h8");
pub(crate) const STOP: Icon = Icon("M7 7h10v10H7z");
pub(crate) const TRANSLATE: Icon = Icon(
    "M3 6h9M7.5 4v2M10.5 6c-1 4-3.5 6.5-7 8M5 9c1 2.5 3.5 4.2 6 5M12 20l4.5-10L21 20M13.5 17h6",
);
pub(crate) const TURN: Icon = Icon("M6 21v-7a4 4 0 0 1 4-4h9M15 6l4.5 4L15 14");
pub(crate) const UP: Icon = Icon("M12 20V4M5.5 10.5 12 4l6.5 6.5");
pub(crate) const WARNING: Icon = Icon("M12 3.5 2.5 20h19zM12 10v4.5M12 17.3h.01");
pub(crate) const WAVE: Icon = Icon("M3 13c2.3-5.5 4.3-5.5 6.5 0s4.3 5.5 6 0c1.3-3.8 3-4.6 5-2.5");
pub(crate) const WAVES: Icon = Icon(
    "M12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM8.2 8.2a5.4 5.4 0 0 0 0 7.6M15.8 8.2a5.4 5.4 0 0 1 0 7.6M5.2 5.2a9.6 9.6 0 0 0 0 13.6M18.8 5.2a9.6 9.6 0 0 1 0 13.6",
);
pub(crate) const WRENCH: Icon = Icon(
    "M14.5 9.5 4.8 19.2a1.9 1.9 0 0 1-2.7-2.7l9.7-9.7a5 5 0 0 1 6.5-5.1L15.2 4.8l.6 3.4 3.4.6 3.1-3.1a5 5 0 0 1-6.6 5.8",
);
