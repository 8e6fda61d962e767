import { z } from "zod";

/**
 * Tickets in one range job. Small enough that a range ends in seconds and a killed worker repeats little; large
 * enough that a million tickets are a hundred jobs.
 */
export const serialsPerJobMax = 10_000;

export const drawPayload = z.strictObject({ drawId: z.uuid() });
export const byDraw = ({ drawId }: z.output<typeof drawPayload>) => drawId;

const serialSchema = z.int().positive();

/** Tickets of one draw from one serial to another, both ends included. */
export const serialRangePayload = z
  .strictObject({ drawId: z.uuid(), fromSerial: serialSchema, toSerial: serialSchema })
  .refine(({ fromSerial, toSerial }) => fromSerial <= toSerial, "fromSerial is after toSerial")
  .refine(
    ({ fromSerial, toSerial }) => toSerial - fromSerial < serialsPerJobMax,
    `a range holds at most ${serialsPerJobMax} serials`,
  );
export const bySerialRange = ({ drawId, fromSerial, toSerial }: z.output<typeof serialRangePayload>) =>
  `${drawId}.${fromSerial}-${toSerial}`;
