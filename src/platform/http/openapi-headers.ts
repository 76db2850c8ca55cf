/** What answers say of themselves beside their body, for the OpenAPI document: each header once, and on which answers it may stand. */

interface Answer {
  method: string
  status: string
  /** Whether a key is needed. */
  isGuarded: boolean
  isDeprecated: boolean
  /** By media type. */
  content: Record<string, { schema?: unknown }>
}

interface ResponseHeader {
  description: string
  schema: { type: 'string' | 'integer' }
  example: string | number
  /** Whether an answer may carry it. */
  isOn: (answer: Answer) => boolean
}

const isDone = ({ status }: Answer) => status.startsWith('2')
const isRead = ({ method }: Answer) => method === 'get'
const hasFile = ({ content }: Answer) => Object.keys(content).some((type) => !/json|event-stream/.test(type))
const everywhere = () => true

const responseHeaders: Record<string, ResponseHeader> = {
  ETag: {
    description: 'Of this representation, strong (RFC 9110 §8.8.3): for `If-None-Match` and `If-Match`.',
    schema: { type: 'string' },
    example: '"kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"',
    isOn: (answer) => isDone(answer) || answer.status === '304',
  },
  Location: {
    description: 'Where what was made, or proposed, is read.',
    schema: { type: 'string' },
    example: '/v1/pledges/0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
    // A file that is stored already is told where it is, with 200.
    isOn: (answer) => isDone(answer) && (answer.status !== '200' || answer.method === 'post'),
  },
  Link: {
    description: '`rel="next"`: the page that follows (RFC 8288), where there is one.',
    schema: { type: 'string' },
    example: '</v1/pledges?cursor=abc>; rel="next"',
    isOn: (answer) => (isRead(answer) && isDone(answer)) || answer.isDeprecated,
  },
  'Idempotency-Replayed': {
    description: '`true` where this key had the same request before: the answer is the one that it got.',
    schema: { type: 'string' },
    example: 'true',
    isOn: (answer) => answer.method === 'post' && answer.isGuarded && isDone(answer),
  },
  'Retry-After': {
    description: 'After how many seconds the same request may be sent again.',
    schema: { type: 'integer' },
    example: 2,
    isOn: ({ status }) => status === '429' || status === '503',
  },
  'WWW-Authenticate': {
    description: 'How to come in.',
    schema: { type: 'string' },
    example: 'Bearer realm="cakupan"',
    isOn: ({ status }) => status === '401',
  },
  'Content-Language': {
    description: 'Of what is in words: `id` or `en`.',
    schema: { type: 'string' },
    example: 'id',
    isOn: (answer) => Number(answer.status) >= 400 || isRead(answer),
  },
  'X-Report-Hash': {
    description: 'SHA-256 of what the report says, whatever its format.',
    schema: { type: 'string' },
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    isOn: (answer) => isDone(answer) && hasFile(answer),
  },
  'X-Log-Checkpoint': {
    description: 'The checkpoint of the log that the report stands on: size, root, instant.',
    schema: { type: 'string' },
    example: '1041 m0xq…= 2025-06-30T02:00:00Z',
    isOn: (answer) => isDone(answer) && hasFile(answer),
  },
  RateLimit: {
    description: 'How many requests are left (`r`), and in how many seconds there are more (`t`).',
    schema: { type: 'string' },
    example: '"key";r=5999;t=60',
    isOn: everywhere,
  },
  'RateLimit-Policy': {
    description: 'How many requests (`q`) there are in so many seconds (`w`).',
    schema: { type: 'string' },
    example: '"key";q=6000;w=60',
    isOn: everywhere,
  },
  'X-Request-Id': {
    description: 'By which the service’s log knows this request.',
    schema: { type: 'string' },
    example: '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f',
    isOn: everywhere,
  },
  Deprecation: {
    description: 'Since when nobody should begin with this operation (RFC 9745).',
    schema: { type: 'string' },
    example: '@1798732800',
    isOn: ({ isDeprecated }) => isDeprecated,
  },
  Sunset: {
    description: 'From when on this operation may be gone (RFC 8594).',
    schema: { type: 'string' },
    example: 'Mon, 31 Jan 2028 16:00:00 GMT',
    isOn: ({ isDeprecated }) => isDeprecated,
  },
}

/** The components of those that these paths refer to. */
export function headersIn(paths: object): Record<string, object> {
  const referring = JSON.stringify(paths)
  return Object.fromEntries(
    Object.entries(responseHeaders)
      .filter(([name]) => referring.includes(`"#/components/headers/${name}"`))
      .map(([name, { isOn: _isOn, ...header }]) => [name, header]),
  )
}

/** The headers that an answer may carry, as references to the components. */
export function headersOf(answer: Answer): Record<string, { $ref: string }> {
  return Object.fromEntries(
    Object.entries(responseHeaders)
      .filter(([, { isOn }]) => isOn(answer))
      .map(([name]) => [name, { $ref: `#/components/headers/${name}` }]),
  )
}
