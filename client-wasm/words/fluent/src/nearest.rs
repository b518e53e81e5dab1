//! Finds the name that somebody may have meant.

/// The one of `names` that takes the fewest letters to change into `written`.
#[must_use]
pub fn nearest<'names>(
    written: &str,
    names: impl IntoIterator<Item = &'names str>,
) -> Option<&'names str> {
    names.into_iter().min_by_key(|name| distance(written, name))
}

/// Letters to put in, take out or replace (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = line;
        row[0] = line + 1;
        for (column, wanted) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *wanted);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn the_name_with_the_fewest_other_letters_is_nearest() {
        let rows = [("", "abc", 3), ("abc", "abc", 0), ("acb", "abc", 2), ("xbcd", "abc", 2)];
        for (one, other, letters) in rows {
            assert_eq!(distance(one, other), letters, "{one} {other}");
            assert_eq!(distance(other, one), letters, "{other} {one}");
        }
        let names = ["cue-notes", "cue-notes.say-1", "cue-plan"];
        assert_eq!(nearest("cue-note.say1", names), Some("cue-notes.say-1"));
        assert_eq!(nearest("cue-plans", names), Some("cue-plan"));
        assert_eq!(nearest("anything", []), None);
    }
}
