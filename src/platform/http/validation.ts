/** zod at Fastify's door: what it finds reaches the error handler as it is, paths and all. */
import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'

export class SchemaViolation extends Error {
  /** Which part of the request: params, querystring, headers or body. Set by Fastify. */
  declare validationContext?: string
  readonly issues: readonly z.core.$ZodIssue[]

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('the request does not fit its schema')
    this.issues = issues
  }
}

/** For a route whose answer is sent as it is, not encoded by its schema; the route says why. */
export const serializeAsIs = () => JSON.stringify

export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const parsed = schema.safeParse(data)
    return parsed.success ? { value: parsed.data } : { error: new SchemaViolation(parsed.error.issues) }
  }
