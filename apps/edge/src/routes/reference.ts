import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { systemErrors } from "@sortes/api/errors";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { definitions, problemOf } from "../problems/problem.ts";
import type { EdgeApp } from "../request.ts";
import { problemSchema } from "./answers.schema.ts";

/** JSON has no big integers and no instants: amounts and serials are decimal text, instants ISO 8601. */
const zodToJsonConfig: NonNullable<Parameters<typeof createJsonSchemaTransform>[0]["zodToJsonConfig"]> = {
  override: ({ zodSchema, jsonSchema }) => {
    const { type } = zodSchema._zod.def;
    if (type === "bigint") Object.assign(jsonSchema, { type: "string", pattern: "^-?[0-9]+$" });
    if (type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" });
  },
};

/** The surface described: OpenAPI 3.1 for programs, a page for people, and each problem's own address. */
export async function registerReference(app: EdgeApp): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Sortes",
        version: "1",
        description:
          "Draws, games and results for everyone; bets, tickets and balance for players. Amounts are decimal text in minor units. Errors are problems (RFC 9457) whose `code` never changes its meaning.",
      },
      components: {
        securitySchemes: {
          bearer: { type: "http", scheme: "bearer", description: "The token of `POST /v1/sign-in`" },
          cookie: { type: "apiKey", in: "cookie", name: "sortes-player.session-token" },
        },
      },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig }),
    transformObject: createJsonSchemaTransformObject({ zodToJsonConfig }),
  });
  await app.register(swaggerUi, { routePrefix: "/v1/docs", staticCSP: true });

  app.get("/v1/openapi.json", { schema: { hide: true } }, (_request, reply) =>
    reply.header("cache-control", "public, max-age=300").send(app.swagger()),
  );

  app.get(
    "/v1/problems/:code",
    {
      schema: {
        tags: ["Problems"],
        summary: "When a problem happens and what to do then",
        params: z.object({ code: z.string().max(80) }),
        response: {
          200: problemSchema,
        },
      },
    },
    ({ params: { code } }) => {
      if (!Object.hasOwn(definitions, code)) throw systemErrors.not_found();
      return problemOf(code);
    },
  );
}
