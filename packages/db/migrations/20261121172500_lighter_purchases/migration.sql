-- 32 bytes instead of their 64 hexadecimal digits, in every bet.
ALTER TABLE purchase ALTER COLUMN input_hash TYPE BYTEA USING decode(input_hash, 'hex');
