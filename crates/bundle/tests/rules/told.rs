//! What is said of something: the code and the detail of its fault, if it has one.

use paraph_bundle::fault::{Code, Fault};

pub(crate) type Told = Option<(Code, String)>;

pub(crate) fn told<T>(judged: Result<T, Fault>) -> Told {
    let fault = judged.err()?;
    Some((fault.code(), fault.detail().to_owned()))
}

pub(crate) fn fault(code: Code, detail: &str) -> Told {
    told::<()>(Err(Fault::new(code, detail)))
}

pub(crate) fn field(path: &str) -> Told {
    fault(Code::Field, path)
}
