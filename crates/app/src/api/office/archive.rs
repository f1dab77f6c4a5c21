//! What lies beside a result for spreadsheets and archives: an XLSX, `datapackage.json`, `ro-crate-metadata.json`.

use std::collections::BTreeMap;

use paraph_bundle::payload::call::Call;
use paraph_bundle::payload::id::{Hash, Time};
use paraph_bundle::payload::result::{Ranked, ResultJson};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use serde_json::{Value, json};

/// The list as a workbook.
pub(super) fn workbook(table: &[u8], made: Time) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_author("Paraph")
            .set_creation_datetime(&ExcelDateTime::from_timestamp(made.unix())?),
    );
    let bold = Format::new().set_bold();
    let page = book.add_worksheet();
    page.set_name("result")?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table);
    for (row, record) in (0..).zip(reader.records().flatten()) {
        for (column, cell) in (0..).zip(record.iter()) {
            match cell.parse::<f64>() {
                Ok(number) if row > 0 && cell.len() < 16 => page.write_number(row, column, number)?,
                _ if row == 0 => page.write_string_with_format(row, column, cell, &bold)?,
                _ => page.write_string(row, column, cell)?,
            };
        }
    }
    page.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

fn slug(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}

/// A Frictionless data package of the table.
pub(super) fn datapackage(call: &Call, table: &[u8]) -> String {
    let text = ["proposal", "number", "title", "track", "group", "decision", "why"];
    let head =
        String::from_utf8_lossy(table.split(|byte| *byte == b'\n').next().unwrap_or_default()).into_owned();
    let fields: Vec<Value> = head
        .trim()
        .split(',')
        .map(|field| json!({ "name": field, "type": if text.contains(&field) { "string" } else { "integer" } }))
        .collect();
    let package = json!({
        "profile": "tabular-data-package",
        "name": slug(&call.short),
        "title": call.title.to_string(),
        "resources": [{
            "name": "ranking",
            "profile": "tabular-data-resource",
            "path": "result.csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": { "fields": fields, "primaryKey": "proposal", "missingValues": [""] },
            "bytes": table.len(),
            "hash": format!("sha256:{}", Hash::of(table)),
        }],
    });
    format!("{package:#}\n")
}

/// An RO-Crate 1.2 description of the folder.
pub(super) fn crate_metadata(
    call: &Call,
    result: &ResultJson,
    ranking: &[Ranked],
    bundle: &[u8],
    members: &BTreeMap<String, Vec<u8>>,
) -> String {
    let format = |name: &str| match name.rsplit('.').next().unwrap_or_default() {
        "json" => "application/json",
        "jsonl" => "application/jsonl",
        "html" => "text/html",
        "csv" => "text/csv",
        "paraph" => "application/vnd.paraph",
        _ => "text/plain",
    };
    let file = |name: &str, bytes: &[u8]| json!({ "@id": name, "@type": "File", "name": name, "contentSize": bytes.len().to_string(), "encodingFormat": format(name), "sha256": Hash::of(bytes).to_hex() });
    let mut files = vec![file("result.paraph", bundle)];
    files.extend(members.iter().map(|(name, bytes)| file(name, bytes)));
    let parts: Vec<Value> = files.iter().map(|file| json!({ "@id": file["@id"] })).collect();
    let grants: Vec<Value> = ranking
        .iter()
        .filter_map(|row| {
            Some(json!({
                "@id": format!("#award-{}", slug(&row.number)),
                "@type": "MonetaryGrant",
                "identifier": row.number.to_string(),
                "funder": { "@id": "#sponsor" },
                "amount": { "@type": "MonetaryAmount", "currency": call.unit.code.to_string(), "value": row.amount? },
            }))
        })
        .collect();
    let mut graph = vec![
        json!({
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": { "@id": "./" },
            "conformsTo": { "@id": "https://w3id.org/ro/crate/1.2" },
        }),
        json!({
            "@id": "./",
            "@type": "Dataset",
            "name": call.title.to_string(),
            "description": format!("Signed result of the call {}, edition {}.", call.title, result.edition),
            "datePublished": result.published.to_string(),
            "license": { "@id": "https://creativecommons.org/licenses/by/4.0/" },
            "publisher": { "@id": "#sponsor" },
            "hasPart": parts,
        }),
        json!({ "@id": "#sponsor", "@type": "Organization", "name": call.sponsor.to_string() }),
    ];
    graph.extend(files);
    graph.extend(grants);
    format!(
        "{:#}\n",
        json!({ "@context": "https://w3id.org/ro/crate/1.2/context", "@graph": graph })
    )
}
