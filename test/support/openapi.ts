/** The OpenAPI document of an app, with each answer in its place: shared ones are written once and referred to. */
import type { FastifyInstance } from 'fastify'

interface Document<Operation> {
  paths?: Record<string, Record<string, Operation>>
  components?: { responses?: Record<string, unknown> }
}

/** A copy, for the reader to take as it reads it. */
export function documentOf<Operation extends { responses: object }, Whole = object>(
  app: FastifyInstance,
): Whole & { paths: Record<string, Record<string, Operation>> } {
  const document = JSON.parse(JSON.stringify(app.swagger())) as Document<Operation>
  const paths = document.paths ?? {}
  for (const { responses } of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    for (const [status, response] of Object.entries(responses)) {
      const name = (response as { $ref?: string }).$ref?.split('/').at(-1)
      if (name) Object.assign(responses, { [status]: document.components?.responses?.[name] })
    }
  }
  return { ...document, paths } as Whole & { paths: Record<string, Record<string, Operation>> }
}
