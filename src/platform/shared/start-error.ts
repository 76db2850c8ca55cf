/** Something that the operator must put right before the service can start: one line, shown without a stack. */
export class StartError extends Error {}

/** What Postgres or the network said: a failed query's own message holds the query. */
export function rootCauseOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause
  return cause
}
