import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type pg from "pg";

/** Postgres' one-byte `"char"`, which its catalogs use and Prisma's adapter refuses to read; and `text`, which it reads. */
const CHAR_TYPE = 18;
const TEXT_TYPE = 25;

/** Prisma's adapter, with the two things mended that the engine needs and it does not do. */
export class MigrationPrismaPg extends PrismaPg {
  readonly #pool: pg.Pool;
  scriptError: Error | undefined;

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const charColumns = readCharAsText(this.#pool);
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const { columnTypes, ...result } = await queryRaw(query);
      const isChar = charColumns.get(result.rows);
      const types = columnTypes.map((type, index) => (isChar?.[index] ? ColumnTypeEnum.Character : type));
      return { ...result, columnTypes: types };
    };
    // The original cuts a script at every semicolon, through the bodies of functions too, and runs the pieces one by one.
    // Sent whole, Postgres cuts it rightly and keeps all of it or nothing.
    adapter.executeScript = async (script) => {
      try {
        await this.#pool.query(script);
      } catch (error) {
        this.scriptError = error instanceof Error ? error : new Error(String(error));
        throw error;
      }
    };
    return adapter;
  }
}

/** Relabels the columns the adapter would refuse, and remembers for each result which they were. */
function readCharAsText(pool: pg.Pool): WeakMap<object, boolean[]> {
  const charColumns = new WeakMap<object, boolean[]>();
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (config: pg.QueryConfig) => {
      const result = await query(config);
      if (result.rows !== undefined) {
        charColumns.set(
          result.rows,
          result.fields.map((field) => field.dataTypeID === CHAR_TYPE),
        );
        for (const field of result.fields) {
          field.dataTypeID = field.dataTypeID === CHAR_TYPE ? TEXT_TYPE : field.dataTypeID;
        }
      }
      return result;
    },
  });
  return charColumns;
}
