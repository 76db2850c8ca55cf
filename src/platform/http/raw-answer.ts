import { STATUS_CODES } from 'node:http'
import { AppError, type Refusal } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { problems } from '../shared/problems.ts'
import { problemDocument } from './problem.ts'

const RETRY_AFTER_SECONDS = 2

/** A problem as the bytes of a whole answer, for where there is no request yet that could be answered. */
export function rawAnswer(code: Refusal): string {
  const unread = { url: '', id: newId() }
  const document = JSON.stringify(problemDocument(new AppError(code), unread, 'id'))
  const { status } = problems[code]
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(document)}`,
    ...(status === 503 ? [`retry-after: ${RETRY_AFTER_SECONDS}`] : []),
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${document}`
}
