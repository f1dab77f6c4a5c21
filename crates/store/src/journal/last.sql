SELECT op, at, session, field FROM journal WHERE op = (SELECT max(op) FROM journal) AND kind = 'change' AND undone = 0
