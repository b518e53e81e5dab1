//! The small pictures beside steps.

use webside_protocol::Pictogram;

use crate::platform::html::View;
use crate::view::icons::Icon;

/// Draws one. Words stand beside it, so screen readers pass it over.
pub(crate) fn draw(picture: Pictogram) -> View {
    Icon(outline(picture)).draw()
}

const fn outline(picture: Pictogram) -> &'static str {
    match picture {
        Pictogram::Pill => {
            "M5.5 18.5a4.6 4.6 0 0 1 0-6.5L12 5.5a4.6 4.6 0 0 1 6.5 6.5L12 18.5a4.6 4.6 0 0 1-6.5 0zM8.8 8.8l6.5 6.5"
        }
        Pictogram::Water => "M6 4h12l-1.5 17h-9zM6.8 11c2-1.2 3.5-1.2 5.2 0s3.200 1.200 5.200 0",
        Pictogram::Food => {
            "M12 8c-2.500-2-7-1.200-7 4 0 4.500 3 8.500 5 8.500 1 0 1.300-.5 2-.5s1 .5 2 .5c2 0 5-4 5-8.500 0-5.200-4.500-6-7-4zM12 8c0-2 1-4 3.500-4.500"
        }
        Pictogram::Walk => {
            "M13 3.500a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400zM9 21l2-6-2.500-3 1-4 3.500 1 1.500 2.500 3 1M12 14l2.500 3 .5 4M8 12.500V9"
        }
        Pictogram::Rest => {
            "M3 19v-13M3 16h18v3M21 16v-3a3 3 0 0 0-3-3h-8v6M6.500 9.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4z"
        }
        Pictogram::Call => {
            "M6.500 3.500h3l1.500 4-2 1.500a11 11 0 0 0 6 6l1.500-2 4 1.500v3a2 2 0 0 1-2.200 2A17 17 0 0 1 4.500 5.700a2 2 0 0 1 2-2.200z"
        }
        Pictogram::Calendar => "M4 6h16v14H4zM4 10.500h16M8 3.500v4M16 3.500v4M8 14.500h3v2.500H8z",
        Pictogram::Test => {
            "M9 3h6M10 3v6l-5 9.500A1.700 1.700 0 0 0 6.500 21h11a1.700 1.700 0 0 0 1.500-2.500L14 9V3M7.500 15h9"
        }
        Pictogram::Measure => {
            "M4 16a8 8 0 1 1 16 0M12 16l3.500-5M4 16h2M18 16h2M12 8v1.500M4 20h16"
        }
        Pictogram::Note => "M5 4h14v11l-5 5H5zM14 20v-5h5M8.500 8.500h7M8.500 12h4",
    }
}
