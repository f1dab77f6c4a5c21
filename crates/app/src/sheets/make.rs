//! Making a score sheet.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, ProtectionOptions, Workbook, XlsxError,
};

use super::{HIDDEN, MARK, ScoreSheet, SheetCriterion};

/// The bytes of the XLSX. `made` is in seconds since 1970; nothing else in it depends on when it is made.
pub fn make(sheet: &ScoreSheet, made: i64) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_title(&sheet.title)
            .set_author("Paraph")
            .set_creation_datetime(&ExcelDateTime::from_timestamp(made)?),
    );
    let top = u32::try_from(sheet.notes.len()).unwrap_or(0) + 2;
    scores(&mut book, sheet, top)?;
    scale(&mut book, sheet)?;
    hidden(&mut book, sheet)?;
    book.save_to_buffer()
}

fn scores(book: &mut Workbook, sheet: &ScoreSheet, top: u32) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(Color::RGB(0xEF_EC_E4));
    let fixed = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let open = Format::new()
        .set_unlocked()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Hair);
    let page = book.add_worksheet();
    page.set_name(&sheet.heads.scores)?;
    page.write_string_with_format(0, 0, &sheet.title, &bold)?;
    for (row, note) in (1..).zip(&sheet.notes) {
        page.write_string(row, 0, note)?;
    }
    let mut column: u16 = 0;
    let mut heading =
        |page: &mut rust_xlsxwriter::Worksheet, text: &str, width: f64| -> Result<u16, XlsxError> {
            page.write_string_with_format(top, column, text, &head)?;
            page.set_column_width(column, width)?;
            column += 1;
            Ok(column - 1)
        };
    heading(page, &sheet.heads.number, 9.0)?;
    heading(page, &sheet.heads.title, 44.0)?;
    let mut scored = Vec::new();
    for criterion in sheet.criteria.iter().chain(&sheet.confidence) {
        scored.push((heading(page, &criterion.title, 13.0)?, criterion));
    }
    let others = [
        (heading(page, &sheet.heads.to_applicant, 46.0)?, None),
        (heading(page, &sheet.heads.to_committee, 30.0)?, None),
        (
            heading(page, &sheet.heads.withdraw, 12.0)?,
            Some(&sheet.heads.yes),
        ),
    ];
    let first = top + 1;
    let last = top + u32::try_from(sheet.proposals.len()).unwrap_or(0);
    for (row, proposal) in (first..).zip(&sheet.proposals) {
        page.write_string_with_format(row, 0, &proposal.number, &fixed)?;
        page.write_string_with_format(row, 1, &proposal.title, &fixed)?;
        for (column, _) in &scored {
            page.write_blank(row, *column, &open)?;
        }
        for (column, _) in &others {
            page.write_blank(row, *column, &open)?;
        }
    }
    if !sheet.proposals.is_empty() {
        for (column, criterion) in &scored {
            page.add_data_validation(first, *column, last, *column, &steps(sheet, criterion)?)?;
        }
        for (column, choice) in others {
            if let Some(yes) = choice {
                let only = DataValidation::new().allow_list_strings(&[yes])?;
                page.add_data_validation(first, column, last, column, &only)?;
            }
        }
    }
    page.set_freeze_panes(first, 2)?;
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(top, top)?;
    // Protection keeps numbers and titles in their rows; it has no password and hides nothing.
    page.protect_with_options(&ProtectionOptions {
        format_rows: true,
        format_columns: true,
        format_cells: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

fn steps(sheet: &ScoreSheet, criterion: &SheetCriterion) -> Result<DataValidation, XlsxError> {
    // Numbers are numbers in every language of a workbook: the point is the file's, the comma the screen's.
    let mut choices = criterion.faces(crate::words::Language::En);
    if criterion.na {
        choices.push("x".to_owned());
    }
    let clip = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let help: Vec<String> = criterion
        .labels
        .iter()
        .map(|(step, label)| {
            if criterion.halves {
                label.clone()
            } else {
                format!("{step} {label}")
            }
        })
        .collect();
    let validation = if choices.iter().map(|choice| choice.len() + 1).sum::<usize>() <= 255 {
        DataValidation::new().allow_list_strings(&choices)?
    } else {
        let low = i32::try_from(criterion.min).unwrap_or(i32::MIN);
        let high = i32::try_from(criterion.max).unwrap_or(i32::MAX);
        DataValidation::new().allow_whole_number(rust_xlsxwriter::DataValidationRule::Between(low, high))
    };
    validation
        .set_input_title(clip(&criterion.title, 32))?
        .set_input_message(clip(&help.join("\n"), 255))?
        // A stop would lose what somebody meant; a warning lets "4+" through, and the office asks about it.
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_message(clip(&sheet.heads.not_a_step, 255))
}

fn scale(book: &mut Workbook, sheet: &ScoreSheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let page = book.add_worksheet();
    page.set_name(&sheet.heads.scale)?;
    page.set_column_width(0, 8.0)?;
    page.set_column_width(1, 90.0)?;
    let mut row = 0;
    for criterion in sheet.criteria.iter().chain(&sheet.confidence) {
        page.write_string_with_format(row, 0, &criterion.title, &bold)?;
        row += 1;
        for (step, label) in &criterion.labels {
            if !criterion.halves {
                page.write_string(row, 0, step.to_string())?;
            }
            page.write_string(row, 1, label)?;
            row += 1;
        }
        row += 1;
    }
    Ok(())
}

/// Key and values a row: mark, call, grid, person, proposals (number, id), columns (id, head, min, max, na, halves).
fn hidden(book: &mut Workbook, sheet: &ScoreSheet) -> Result<(), XlsxError> {
    let page = book.add_worksheet();
    page.set_name(HIDDEN)?.set_very_hidden(true);
    let yes = |flag: bool| if flag { "1" } else { "0" }.to_owned();
    let column = |kind: &str, criterion: &SheetCriterion| {
        vec![
            kind.to_owned(),
            criterion.id.clone(),
            criterion.title.clone(),
            criterion.min.to_string(),
            criterion.max.to_string(),
            yes(criterion.na),
            yes(criterion.halves),
        ]
    };
    let pair = |key: &str, value: &str| vec![key.to_owned(), value.to_owned()];
    let mut rows = vec![
        vec![MARK.to_owned()],
        pair("lineage", &sheet.lineage),
        pair("rubric", &sheet.rubric),
        pair("person", &sheet.person),
        pair("reviewer", &sheet.reviewer),
        pair("sheet", &sheet.heads.scores),
        pair("number", &sheet.heads.number),
        pair("to_applicant", &sheet.heads.to_applicant),
        pair("to_committee", &sheet.heads.to_committee),
        pair("withdraw", &sheet.heads.withdraw),
    ];
    rows.extend(sheet.proposals.iter().map(|proposal| {
        vec![
            "proposal".to_owned(),
            proposal.number.clone(),
            proposal.id.clone(),
        ]
    }));
    rows.extend(
        sheet
            .criteria
            .iter()
            .map(|criterion| column("criterion", criterion)),
    );
    rows.extend(
        sheet
            .confidence
            .iter()
            .map(|criterion| column("confidence", criterion)),
    );
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            page.write_string(row, column, cell)?;
        }
    }
    Ok(())
}
