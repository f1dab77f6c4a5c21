//! Encodings of composite fonts that are known by name but not shipped with the interpreter: those whose codes are
//! Unicode already, in UTF-8, UTF-16 or UTF-32. They need no table, only to be taken apart.

use hayro::hayro_interpret::hayro_cmap::{CMapName, load_embedded};

/// How the codes of an encoding write characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Utf8,
    Utf16,
    Utf32,
}

// Their CIDs lie beyond those of any collection, so that no table of one takes them for its own.
const UTF8: [&[u8]; 2] = [
    b"/WMode 0 def 4 begincidrange <00> <7f> 1114112 <c280> <dfbf> 1114112 <e08080> <efbfbf> 1114112 <f0908080> <f48fbfbf> 1114112 endcidrange",
    b"/WMode 1 def 4 begincidrange <00> <7f> 1114112 <c280> <dfbf> 1114112 <e08080> <efbfbf> 1114112 <f0908080> <f48fbfbf> 1114112 endcidrange",
];
const UTF16: [&[u8]; 2] = [
    b"/WMode 0 def 3 begincidrange <0000> <d7ff> 1114112 <e000> <ffff> 1114112 <d800dc00> <dbffdfff> 1114112 endcidrange",
    b"/WMode 1 def 3 begincidrange <0000> <d7ff> 1114112 <e000> <ffff> 1114112 <d800dc00> <dbffdfff> 1114112 endcidrange",
];
const UTF32: [&[u8]; 2] = [
    b"/WMode 0 def 1 begincidrange <00000000> <0010ffff> 1114112 endcidrange",
    b"/WMode 1 def 1 begincidrange <00000000> <0010ffff> 1114112 endcidrange",
];

impl Form {
    /// The form of an encoding that is not shipped, by its name: `UniJIS-UTF32-H` and its like.
    pub(crate) fn of(name: &[u8]) -> Option<Self> {
        let known = CMapName::from_bytes(name);
        if !name.starts_with(b"Uni") || load_embedded(known).is_some() {
            return None;
        }
        let has = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
        if has(b"UTF8") {
            Some(Self::Utf8)
        } else if has(b"UTF32") {
            Some(Self::Utf32)
        } else if has(b"UTF16") || has(b"UCS2") {
            Some(Self::Utf16)
        } else {
            None
        }
    }

    /// The character of a code.
    pub(crate) fn char(self, code: u32) -> Option<char> {
        let bytes = code.to_be_bytes();
        let begin = bytes.iter().position(|&byte| byte != 0).unwrap_or(3);
        match self {
            Self::Utf32 => char::from_u32(code),
            Self::Utf8 => std::str::from_utf8(bytes.get(begin..)?).ok()?.chars().next(),
            Self::Utf16 => {
                let units = [
                    u16::from_be_bytes([bytes[0], bytes[1]]),
                    u16::from_be_bytes([bytes[2], bytes[3]]),
                ];
                let units = if units[0] == 0 { &units[1..] } else { &units[..] };
                char::decode_utf16(units.iter().copied()).next()?.ok()
            }
        }
    }
}

/// The encoding of a name: shipped with the interpreter, or made here.
pub(crate) fn load(name: CMapName<'_>) -> Option<&'static [u8]> {
    if let Some(data) = load_embedded(name) {
        return Some(data);
    }
    let CMapName::Custom(name) = name else { return None };
    let by_mode = match Form::of(name)? {
        Form::Utf8 => UTF8,
        Form::Utf16 => UTF16,
        Form::Utf32 => UTF32,
    };
    Some(by_mode[usize::from(name.ends_with(b"-V"))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_unicode_are_taken_apart() {
        assert_eq!(Form::of(b"UniJIS-UTF32-H"), Some(Form::Utf32), "by its name");
        assert_eq!(Form::of(b"UniJIS-UCS2-H"), None, "this one is shipped");
        assert_eq!(Form::of(b"GBT-H"), None, "and this one is no Unicode");
        assert_eq!(Form::Utf8.char(0x00e4_babau32), Some('人'), "three bytes");
        assert_eq!(Form::Utf16.char(0xd842_dfb7), Some('𠮷'), "a pair of surrogates");
        assert_eq!(Form::Utf16.char(0xd842), None, "half a pair is nothing");
        assert_eq!(Form::Utf32.char(0x41), Some('A'), "four bytes");
    }
}
