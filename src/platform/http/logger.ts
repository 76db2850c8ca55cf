/** The log of the process: one JSON object a line, for machines; of failures, what describeFailure tells. */
import { type DestinationStream, type LogFn, type Logger, pino } from 'pino'
import { describeFailure } from '../db/describe-failure.ts'

/** Lines go to standard output unless a destination is given. */
export function openLogger(level: string, destination: DestinationStream = standardOutput()): Logger {
  return pino(
    {
      level,
      serializers: { err: describeFailure, req: placeOf },
      hooks: { logMethod: logWithoutMessageOfError },
    },
    destination,
  )
}

const CHUNK_BYTES = 4096
const DELAY_MS = 200

/** Lines are written together, a few times a second: waiting for every single one costs a tenth of a request. */
function standardOutput(): DestinationStream {
  return pino.destination({ sync: false, minLength: CHUNK_BYTES, periodicFlush: DELAY_MS })
}

/**
 * pino, and Fastify with it, take an error's own message for the text of a line without one: that message may hold what
 * somebody typed, or the parameters of a statement.
 */
function logWithoutMessageOfError(this: Logger, args: Parameters<LogFn>, log: LogFn): void {
  const [given, text] = args as [unknown, string?]
  const error = given instanceof Error ? given : (given as { err?: unknown } | undefined)?.err
  if (!(error instanceof Error)) {
    log.apply(this, args)
    return
  }
  const own = text === undefined || text === error.message
  log.call(this, given === error ? { err: error } : (given as object), own ? 'failed' : text)
}

/** A request, where Fastify logs one: not its address, in which people write names. */
function placeOf({ method, routeOptions }: { method: string; routeOptions?: { url?: string } }) {
  return { method, route: routeOptions?.url }
}
