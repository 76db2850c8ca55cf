/** The JSON of a body: of what parser and schemas take no time that others would notice. */
import type { FastifyInstance } from 'fastify'
import { AppError } from '../shared/errors.ts'
import { takeTurn } from '../shared/turns.ts'

/** Ten times what a batch of 1,000 disbursements has. */
const MAX_VALUES = 100_000
const MAX_DEPTH = 64
/** Of different ones: each costs the parser as much as ten values. The whole API knows some 300. */
const MAX_NAMES = 1_000
/** In characters: smaller ones take less time than waiting for a turn would. */
const LARGE_BODY = 32 * 1024
const LIMITS = { values: MAX_VALUES, depth: MAX_DEPTH, names: MAX_NAMES }

/** Bodies are JSON; an action's may be left out even where the client declares JSON. */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const json = body as string
    const parse = () => void parseJson(request, json, done)
    const parseLarge = () => {
      if (isTooComplex(json)) done(new AppError('json_too_complex', LIMITS))
      else parse()
    }
    if (json === '') done(null, undefined)
    else if (json.length < LARGE_BODY) parse()
    else takeTurn(request.caller).then(parseLarge, done)
  })
}

/** Seen from the signs outside of strings: whether it is JSON at all is the parser's to say. */
function isTooComplex(json: string): boolean {
  const names = new Set<string>()
  let values = 1
  let depth = 0
  let text = ''
  for (let at = 0; at < json.length; at += 1) {
    switch (json[at]) {
      case '"': {
        const end = endOfString(json, at)
        text = json.slice(at, end)
        at = end
        break
      }
      case ':':
        names.add(text)
        break
      case ',':
        values += 1
        break
      case '[':
      case '{':
        values += 1
        depth += 1
        break
      case ']':
      case '}':
        depth -= 1
    }
    if (values > MAX_VALUES || depth > MAX_DEPTH || names.size > MAX_NAMES) return true
  }
  return false
}

function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1
    else if (json[at] === '"') return at
  }
  return json.length
}
