/**
 * `?dryRun=true`: what a POST would come to, and nothing kept. Whatever moves money or state offers it, by its operation of the
 * permission table; everything else refuses it as a query that it does not take.
 */
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../authority/actor.ts'
import type { Operation } from '../authority/permissions.ts'
import { dryRun, type ForeseeAs } from '../command/dry-run.ts'
import type { CommandHandler } from '../command/run-command.ts'
import { Warning } from '../shared/answers.schema.ts'

/** What moves money, or the state of what money rests on. */
const movers: ReadonlySet<string> = new Set<Operation>([
  'budgets.write',
  'budgets.adopt',
  'imports.discard',
  'pledges.write',
  'pledges.decide',
  'disbursements.write',
  'disbursements.verify',
  'adjustments.propose',
  'adjustments.decide',
  'apbd.write',
  'closings.close',
])

const DryRunQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false').meta({
    description:
      '`true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key.',
  }),
})

/** Before limits and refusals of routes are put together: a dry run has some of its own. */
export function registerDryRuns(app: FastifyInstance, foresee: ForeseeAs<Actor>): void {
  app.decorate('foresee', foresee)
  app.addHook('onRoute', (route) => {
    const { config = {}, schema } = route
    if (!offersDryRun(route) || !schema) return
    const { cost = 'usual' } = config
    schema.querystring = DryRunQuery
    schema.response = withDryRun(schema.response as Responses)
    // It looks for findings, as the register does.
    route.config = {
      ...config,
      cost: (request) => {
        if (isDryRun(request)) return 'expensive'
        return typeof cost === 'function' ? cost(request) : cost
      },
    }
  })
}

function offersDryRun({ method, config }: RouteOptions): boolean {
  return method === 'POST' && movers.has(config?.access ?? '')
}

/** Whether this request is to keep nothing; of a request that was not validated yet too. */
export function isDryRun({ query, method, routeOptions }: FastifyRequest): boolean {
  const { dryRun } = (query ?? {}) as { dryRun?: unknown }
  return dryRun === 'true' && method === 'POST' && movers.has(routeOptions.config.access ?? '')
}

/** Answers what a write would come to; `blank` leaves out of it what names records that are not there. */
export async function answerDryRun<Result extends object>(
  request: FastifyRequest,
  work: CommandHandler<Result, Actor>,
  blank: (result: Result) => object = withoutIds,
): Promise<Result> {
  const { db, actor, id: requestId, server } = request
  const { result, warnings } = await dryRun(db, { actor, requestId }, work, server.foresee(actor))
  const blanked = blank(result) as { warnings?: object[] }
  const found = warnings.map((warning) => ({ pointer: '', ...warning }))
  return { ...blanked, id: null, warnings: [...(blanked.warnings ?? []), ...found] } as unknown as Result
}

function withoutIds(result: object): object {
  if (!('items' in result)) return result
  return { ...result, items: (result.items as object[]).map((item) => ({ ...item, id: null })) }
}

type Responses = Record<number, z.ZodObject>

/** With what a dry run answers: always 200, since nothing was created and nothing waits. */
function withDryRun(responses: Responses): object {
  const done = responses[200]
  // A dry run's first: some answers have no id, and would pass for it without its null.
  const answers = [...Object.values(responses).map(dryRunSchemaOf), ...(done ? [done] : [])]
  const [only, ...others] = answers
  return { ...responses, 200: others.length === 0 ? only : z.union(answers as [z.ZodObject, z.ZodObject]) }
}

const schemas = new Map<z.ZodObject, z.ZodObject>()

/** One of each kind of answer, however many routes give it. */
function dryRunSchemaOf(answer: z.ZodObject): z.ZodObject {
  const known = schemas.get(answer)
  if (known) return known
  const { id, examples = [] } = answer.meta() ?? {}
  const { items } = answer.shape
  const schema = answer
    .extend({
      ...(items instanceof z.ZodArray && { items: z.array(withoutId(items.element as z.ZodObject)) }),
      id: z.null().meta({ description: 'Nothing was kept.' }),
      warnings: z.array(warningOf(answer)).meta({ description: 'With the findings that it would raise.' }),
    })
    .meta({
      id: `${id}DryRun`,
      description: 'What it would come to.',
      examples: (examples as object[]).map((example) => ({ warnings: [], ...withoutIds(example), id: null })),
    })
  schemas.set(answer, schema)
  return schema
}

function withoutId(item: z.ZodObject): z.ZodObject {
  return item.extend({ id: z.null() })
}

/** Some answers have warnings of a form of their own beside which findings stand. */
function warningOf({ shape: { warnings } }: z.ZodObject): z.ZodType {
  const own = warnings instanceof z.ZodOptional ? warnings.unwrap() : warnings
  if (!(own instanceof z.ZodArray) || own.element === Warning) return Warning
  return z.union([own.element as z.ZodObject, Warning])
}
