const UUID = { oid: 2950, bytes: 16 };
const INT8 = { oid: 20, bytes: 8 };

/** Dimensions, whether there are nulls, the type of the elements, then the size and first index of the only dimension. */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;

/**
 * A `uuid[]` parameter in Postgres' binary form. Reading thousands of them from text was an eighth of the server's time in a
 * batch of bets; `pg` sends a Buffer as it is, marked binary.
 */
export function uuidArray(ids: readonly (string | null)[]): Buffer {
  return binaryArray(UUID, ids, (buffer, offset, id) => buffer.write(id.replaceAll("-", ""), offset, "hex"));
}

/** An `int8[]` parameter in Postgres' binary form. */
export function bigintArray(values: readonly bigint[]): Buffer {
  return binaryArray(INT8, values, (buffer, offset, value) => buffer.writeBigInt64BE(value, offset));
}

function binaryArray<Element>(
  type: { oid: number; bytes: number },
  elements: readonly (Element | null)[],
  write: (buffer: Buffer, offset: number, element: Element) => void,
): Buffer {
  const buffer = Buffer.alloc(HEADER_BYTES + elements.length * (LENGTH_BYTES + type.bytes));
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(type.oid, 8);
  buffer.writeInt32BE(elements.length, 12);
  buffer.writeInt32BE(1, 16);
  let offset = HEADER_BYTES;
  for (const element of elements) {
    buffer.writeInt32BE(element === null ? NULL_LENGTH : type.bytes, offset);
    offset += LENGTH_BYTES;
    if (element === null) continue;
    write(buffer, offset, element);
    offset += type.bytes;
  }
  return buffer.subarray(0, offset);
}
