//! What templates call: messages in one language or in both, escaped.

use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, HtmlEscape};

use crate::words::{Args, Language, Words};

pub(super) fn functions(environment: &mut Environment<'static>) {
    // A message in both languages, as two spans; the page shows one.
    environment.add_function("both", |id: &str, kwargs: Kwargs| -> Result<Value, Error> {
        let args = arguments(&kwargs)?;
        Ok(pair(
            [Language::En, Language::Fr].map(|language| Words::of(language).say(id, &args)),
        ))
    });
    // A message in one language.
    environment.add_function(
        "say",
        |language: &str, id: &str, kwargs: Kwargs| -> Result<String, Error> {
            let language = if language == "fr" {
                Language::Fr
            } else {
                Language::En
            };
            Ok(Words::of(language).say(id, &arguments(&kwargs)?))
        },
    );
    // Two texts that are already in their languages.
    environment.add_filter("both", |value: Value| -> Result<Value, Error> {
        let text = |index: usize| value.get_item_by_index(index).map(|item| item.to_string());
        Ok(pair([text(0)?, text(1)?]))
    });
}

fn arguments(kwargs: &Kwargs) -> Result<Args, Error> {
    let mut args = Args::none();
    for name in kwargs.args() {
        let value: Value = kwargs.get(name)?;
        args = match i64::try_from(value.clone()) {
            Ok(number) if value.is_number() => args.and(name, number),
            _ => args.and(name, value.to_string()),
        };
    }
    Ok(args)
}

fn pair([english, french]: [String; 2]) -> Value {
    if english == french {
        return Value::from_safe_string(HtmlEscape(&english).to_string());
    }
    Value::from_safe_string(format!(
        "<span lang=\"en\">{}</span><span lang=\"fr\">{}</span>",
        HtmlEscape(&english),
        HtmlEscape(&french)
    ))
}
