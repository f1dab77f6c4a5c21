INSERT INTO handin_file (bundle, number, stream, sequence, readers, path, bytes, file_hash, content)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
