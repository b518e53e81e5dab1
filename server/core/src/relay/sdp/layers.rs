//! Layers of a picture as an offer names them: `a=rid` (RFC 8851) and `a=simulcast` (RFC 8853).

/// Bytes of a layer's name: what a one-byte extension can say.
const NAME_MAX: usize = 16;
/// Layers that are read of one line.
const READ_MAX: usize = 16;

fn is_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=NAME_MAX).contains(&text.len()) && text.bytes().all(plain)
}

/// The layer that `a=rid` describes, when it is one that the page sends.
pub(super) fn described(value: &str) -> Option<String> {
    let mut words = value.split(' ');
    let (name, direction) = (words.next()?, words.next()?);
    (direction == "send" && is_name(name)).then(|| name.to_owned())
}

/// The layers that the page can send at once. Of alternatives the first counts.
pub(super) fn sent(value: &str) -> Vec<String> {
    let mut words = value.split(' ').filter(|word| !word.is_empty());
    let list = words.by_ref().find(|word| *word == "send").and_then(|_| words.next());
    let mut names: Vec<String> = Vec::new();
    for layer in list.unwrap_or_default().split(';').take(READ_MAX) {
        let first = layer.split(',').next().unwrap_or_default();
        let name = first.strip_prefix('~').unwrap_or(first);
        if is_name(name) && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_read_as_offers_name_them() {
        let rows: [(&str, &[&str]); 8] = [
            ("send q;h;f", &["q", "h", "f"]),
            ("recv a;b send q;~h", &["q", "h"]),
            ("send q,x;h,~y recv z", &["q", "h"]),
            ("recv q;h", &[]),
            ("send", &[]),
            ("send q;q;;h h", &["q", "h"]),
            ("send a name;with\"quotes", &["a"]),
            ("send aaaaaaaaaaaaaaaaa;b", &["b"]),
        ];
        for (value, expected) in rows {
            assert_eq!(sent(value), expected, "{value}");
        }
        assert_eq!(described("q send"), Some("q".to_owned()));
        assert_eq!(described("q send pt=96;max-width=320"), Some("q".to_owned()));
        assert_eq!(described("q recv"), None);
        assert_eq!(described("q"), None);
    }
}
