INSERT INTO journal (at, session, kind, label, args, proposal, screen, field, undoable, target)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
