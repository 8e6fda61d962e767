const UUID_OID = 2950;
const INT8_OID = 20;
const INT8_BYTES = 8;
const BYTEA_OID = 17;

/** Dimensions, whether there are nulls, the type of the elements, then the size and first index of the only dimension. */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
/** The lengths that stand before an element, in hexadecimal: 16 bytes, or null. */
const UUID_LENGTH = "00000010";
const NULL_LENGTH = "ffffffff";

/**
 * A `uuid[]` parameter in Postgres' binary form. Reading thousands of them from text was an eighth of the server's time in a
 * batch of bets; `pg` sends a Buffer as it is, marked binary. Written as one hexadecimal text, because one conversion of a long
 * text is many times faster than a conversion for each id.
 */
export function uuidArray(ids: readonly (string | null)[]): Buffer {
  let text = "";
  for (const id of ids) text += id === null ? NULL_LENGTH : UUID_LENGTH + id;
  return Buffer.concat([header(UUID_OID, ids.length), Buffer.from(text.replaceAll("-", ""), "hex")]);
}

/** An `int8[]` parameter in Postgres' binary form. */
export function bigintArray(values: readonly bigint[]): Buffer {
  const buffer = Buffer.alloc(HEADER_BYTES + values.length * (LENGTH_BYTES + INT8_BYTES));
  header(INT8_OID, values.length).copy(buffer);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  let offset = HEADER_BYTES;
  for (const value of values) {
    view.setInt32(offset, INT8_BYTES);
    view.setBigInt64(offset + LENGTH_BYTES, value);
    offset += LENGTH_BYTES + INT8_BYTES;
  }
  return buffer;
}

/** A `bytea[]` parameter in Postgres' binary form; its elements lie in `bytes` one after another, each `size` long. */
export function bytesArray(bytes: Uint8Array, size: number): Buffer {
  const count = bytes.length / size;
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + count * (LENGTH_BYTES + size));
  header(BYTEA_OID, count).copy(buffer);
  for (let at = 0; at < count; at++) {
    const offset = HEADER_BYTES + at * (LENGTH_BYTES + size);
    buffer.writeInt32BE(size, offset);
    buffer.set(bytes.subarray(at * size, (at + 1) * size), offset + LENGTH_BYTES);
  }
  return buffer;
}

function header(elementOid: number, size: number): Buffer {
  const buffer = Buffer.alloc(HEADER_BYTES);
  [1, 1, elementOid, size, 1].forEach((word, index) => {
    buffer.writeInt32BE(word, index * 4);
  });
  return buffer;
}
