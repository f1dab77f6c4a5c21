//! Fonts of the system for those that a document names but does not hold.
//!
//! The parent looks, since the worker can open no file. Looked for are CJK collections and the very font that
//! is named; everything else is drawn with the standard fonts that are built in.

use std::sync::{Arc, OnceLock};

use fontdb::{Database, Family, Query, Source, Style, Weight};

use crate::picture::Missing;
use crate::read::Fonts;

/// The largest font that is handed over.
const FONT_MAX: u64 = 64 << 20;

/// Looks through the fonts of this system, the first time one is asked for.
#[must_use]
pub fn system() -> Fonts {
    let fonts: OnceLock<Database> = OnceLock::new();
    Some(Arc::new(move |missing| {
        let fonts = fonts.get_or_init(|| {
            let mut fonts = Database::new();
            fonts.load_system_fonts();
            fonts
        });
        find(fonts, missing)
    }))
}

fn families(collection: &str, serif: bool) -> &'static [&'static str] {
    match (collection, serif) {
        ("Japan1", true) => &[
            "Noto Serif CJK JP",
            "Source Han Serif JP",
            "IPAexMincho",
            "Yu Mincho",
            "Hiragino Mincho ProN",
            "MS Mincho",
            "Noto Sans CJK JP",
        ],
        ("Japan1", false) => &[
            "Noto Sans CJK JP",
            "Source Han Sans JP",
            "IPAexGothic",
            "Yu Gothic",
            "Hiragino Sans",
            "MS Gothic",
        ],
        ("GB1", true) => &[
            "Noto Serif CJK SC",
            "Source Han Serif SC",
            "Songti SC",
            "SimSun",
            "AR PL UMing CN",
            "Noto Sans CJK SC",
        ],
        ("GB1", false) => &[
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "PingFang SC",
            "Microsoft YaHei",
            "WenQuanYi Zen Hei",
            "Droid Sans Fallback",
        ],
        ("CNS1", true) => &[
            "Noto Serif CJK TC",
            "Source Han Serif TC",
            "Songti TC",
            "PMingLiU",
            "AR PL UMing TW",
            "Noto Sans CJK TC",
        ],
        ("CNS1", false) => &[
            "Noto Sans CJK TC",
            "Source Han Sans TC",
            "PingFang TC",
            "Microsoft JhengHei",
            "WenQuanYi Zen Hei",
        ],
        ("Korea1", true) => &[
            "Noto Serif CJK KR",
            "Source Han Serif KR",
            "AppleMyungjo",
            "Batang",
            "Noto Sans CJK KR",
        ],
        ("Korea1", false) => &[
            "Noto Sans CJK KR",
            "Source Han Sans KR",
            "Apple SD Gothic Neo",
            "Malgun Gothic",
            "NanumGothic",
        ],
        _ => &[],
    }
}

fn find(fonts: &Database, missing: &Missing) -> Option<(Vec<u8>, u32)> {
    let weight = if missing.bold {
        Weight::BOLD
    } else {
        Weight::NORMAL
    };
    let by_family = |family: &str| {
        fonts.query(&Query {
            families: &[Family::Name(family)],
            weight,
            style: Style::Normal,
            ..Query::default()
        })
    };
    let by_name = || {
        let name = missing.name.as_str();
        fonts
            .faces()
            .find(|face| !name.is_empty() && face.post_script_name == name)
            .map(|face| face.id)
    };
    let collection = missing.collection.as_deref().unwrap_or_default();
    let id = by_name().or_else(|| {
        families(collection, missing.serif)
            .iter()
            .find_map(|family| by_family(family))
    })?;
    let (source, index) = fonts.face_source(id)?;
    let path = match source {
        Source::File(path) | Source::SharedFile(path, _) => path,
        Source::Binary(_) => return None,
    };
    if fs_err::metadata(&path).ok()?.len() > FONT_MAX {
        return None;
    }
    Some((fs_err::read(&path).ok()?, index))
}
