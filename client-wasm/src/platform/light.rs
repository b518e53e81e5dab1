//! Looks now and then at how the own picture is lit.

use std::time::Duration;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

use crate::model::{Light, light};
use crate::platform::timer::Interval;
use crate::reactive::keep;

const EVERY: Duration = Duration::from_secs(1);
/// So small a copy tells light from dark, and costs a phone nothing.
const COLUMNS: u32 = 32;
const ROWS: u32 = 24;

/// Tells how the `<video>` beside `canvas` is lit, at first and whenever that changes.
pub(crate) fn watch_light(canvas: HtmlCanvasElement, mut tell: impl FnMut(Light) + 'static) {
    canvas.set_width(COLUMNS);
    canvas.set_height(ROWS);
    let mut told = None;
    let look = move || {
        let light = seen(&canvas);
        if let Some(light) = light.filter(|_| light != told) {
            told = Some(light);
            tell(light);
        }
    };
    keep(Interval::new(EVERY, look));
}

fn seen(canvas: &HtmlCanvasElement) -> Option<Light> {
    let video = canvas.parent_element()?.query_selector("video").ok()??;
    let video: HtmlVideoElement = video.dyn_into().ok()?;
    // Nothing was drawn yet, or nothing is.
    if video.video_width() == 0 {
        return None;
    }
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (columns, rows) = (f64::from(COLUMNS), f64::from(ROWS));
    context
        .draw_image_with_html_video_element_and_dw_and_dh(&video, 0.0, 0.0, columns, rows)
        .ok()?;
    let pixels =
        context.get_image_data(0, 0, COLUMNS.cast_signed(), ROWS.cast_signed()).ok()?.data().0;
    light(&pixels, COLUMNS as usize)
}
