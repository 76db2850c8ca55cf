/**
 * An operation that is to go says so for at least a year: marked in OpenAPI, and in every answer by `Deprecation` (RFC 9745) and
 * `Sunset` (RFC 8594), with a link to what the document says of it.
 */
import type { FastifyInstance, FastifySchema } from 'fastify'

export interface Deprecated {
  /** Day (WITA) since which nobody should begin with it. */
  since: string
  /** Day (WITA) from which on it may be gone: at least twelve months later. */
  sunset: string
  /** What is used instead: an address of this API. */
  successor?: string
}

interface DocumentedSchema {
  operationId?: string
  tags?: readonly string[]
  description?: string
  deprecated?: boolean
}

/** Before the routes. One that would go too soon stops the start. */
export function registerDeprecations(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const { deprecated } = route.config ?? {}
    if (!deprecated) return
    if (deprecated.sunset < aYearAfter(deprecated.since))
      throw new Error(`${route.url} would be gone less than twelve months after it is deprecated`)
    const schema: DocumentedSchema = route.schema ?? {}
    // HEAD comes with what its GET was given.
    if (schema.deprecated) return
    const description = [schema.description, inWords(deprecated)].filter(Boolean).join(' ')
    route.schema = { ...schema, deprecated: true, description } as FastifySchema
  })

  app.addHook('onSend', async ({ routeOptions: { config, schema } }, reply) => {
    const { deprecated } = config
    if (!deprecated) return
    const { operationId, tags } = (schema ?? {}) as DocumentedSchema
    reply.header('deprecation', `@${instantOf(deprecated.since) / 1_000}`)
    reply.header('sunset', new Date(instantOf(deprecated.sunset)).toUTCString())
    const links = [
      reply.getHeader('link'),
      `</docs#/${tags?.[0]}/${operationId}>; rel="deprecation"; type="text/html"`,
      deprecated.successor && `<${deprecated.successor}>; rel="successor-version"`,
    ]
    reply.header('link', links.filter(Boolean).join(', '))
  })
}

function inWords({ since, sunset, successor }: Deprecated): string {
  const instead = successor ? ` Use ${successor} instead.` : ''
  return `Deprecated since ${since}; it may be gone from ${sunset} on.${instead}`
}

function aYearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
}

/** The beginning of a day in WITA. */
function instantOf(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}
