//! Lists whose order people choose.

use crate::refusal::Refusal;

/// Whether moving the item to place `to` changes anything.
pub(super) fn moves<T>(list: &[T], is_it: impl Fn(&T) -> bool, to: u8) -> Result<bool, Refusal> {
    let at = list.iter().position(is_it).ok_or(Refusal::NoSuchItem)?;
    Ok(at != place(list, to))
}

/// Moves the item to place `to`; the others close up.
pub(super) fn shift<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, to: u8) {
    if let Some(at) = list.iter().position(is_it) {
        let to = place(list, to);
        let item = list.remove(at);
        list.insert(to, item);
    }
}

/// Changes the item; none is invented.
pub(super) fn change<T>(list: &mut [T], is_it: impl Fn(&T) -> bool, how: impl FnOnce(&mut T)) {
    if let Some(item) = list.iter_mut().find(|item| is_it(item)) {
        how(item);
    }
}

/// Beyond the end is the end.
fn place<T>(list: &[T], to: u8) -> usize {
    usize::from(to).min(list.len().saturating_sub(1))
}
