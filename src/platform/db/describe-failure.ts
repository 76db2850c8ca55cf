/**
 * What an operator needs in order to find a failure: what it was, where, and which statement met it. Nothing that a
 * request or a record says: neither a statement's parameters nor what a message quotes of them.
 */
import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'
import { StatementRefused } from './pipeline.ts'

export interface Failure {
  /** Of the innermost cause. */
  name: string
  /** Of the whole chain of causes, the outermost first. */
  message: string
  stack?: string
  /** Node's or a library's code, such as ECONNREFUSED. */
  code?: string
  sqlState?: string
  constraint?: string
  table?: string
  column?: string
  /** Without its parameters. */
  statement?: string
}

const MAX_CAUSES = 5
const MAX_MESSAGE_CHARACTERS = 500
const MAX_STATEMENT_CHARACTERS = 2_000
/** From so many digits on, a number may be somebody's. */
const FEWEST_PRIVATE_DIGITS = 6

/**
 * Classes of SQLSTATE whose messages name objects of the schema, ids and amounts, and quote no text of a record: among
 * those left out are data exceptions (22), which quote what could not be read.
 */
const NAMING_CLASSES = [
  '08',
  '0A',
  '23',
  '25',
  '26',
  '28',
  '3D',
  '3F',
  '40',
  '42',
  '53',
  '54',
  '55',
  '57',
  '58',
  'XX',
]

/** Property names, in the words of V8: the one thing in single quotes that is code. */
const MISSING_PROPERTY =
  /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '[\w$]+'\)$/

export function describeFailure(error: unknown): Failure {
  const chain = causesOf(error)
  const root = chain.at(-1)
  if (root === undefined) return { name: typeof error, message: 'something that is no error was thrown' }
  const refusal = chain.find((cause) => cause instanceof pg.DatabaseError)
  const described = {
    name: nameOf(root),
    message: chain.map(messageOf).filter(Boolean).join(': '),
    stack: framesOf(chain),
    code: refusal ? undefined : codeOf(root),
    sqlState: refusal?.code,
    constraint: refusal?.constraint,
    table: refusal?.table,
    column: refusal?.column,
    statement: chain.map(statementOf).find(Boolean)?.slice(0, MAX_STATEMENT_CHARACTERS),
  }
  return Object.fromEntries(
    Object.entries(described).filter(([, value]) => value !== undefined),
  ) as unknown as Failure
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = []
  for (let cause = error; cause instanceof Error && chain.length < MAX_CAUSES; cause = cause.cause)
    chain.push(cause)
  return chain
}

/** Drivers leave their classes nameless. */
function nameOf(error: Error): string {
  return ['Error', 'error'].includes(error.name) ? error.constructor.name : error.name
}

function codeOf(error: Error): string | undefined {
  const { code } = error as NodeJS.ErrnoException
  return typeof code === 'string' ? withoutPrivateWords(code) : undefined
}

function statementOf(error: Error): string | undefined {
  if (error instanceof DrizzleQueryError) return error.query
  return error instanceof StatementRefused ? error.text : undefined
}

/** Empty where the message says no more than its cause does. */
function messageOf(error: Error): string {
  if (error instanceof DrizzleQueryError) return ''
  const message = error.message.slice(0, MAX_MESSAGE_CHARACTERS)
  const namesOnly =
    error instanceof pg.DatabaseError && NAMING_CLASSES.includes(error.code?.slice(0, 2) ?? '')
  if (namesOnly || MISSING_PROPERTY.test(message)) return message
  return withoutPrivateWords(['"', "'", '`'].reduce(withoutQuotation, message))
}

/** From the first quotation mark to the last: what is quoted may hold such marks itself. */
function withoutQuotation(message: string, mark: string): string {
  const start = message.indexOf(mark)
  const end = message.lastIndexOf(mark)
  return start === end ? message : `${message.slice(0, start)}…${message.slice(end + 1)}`
}

/** Addresses and long numbers, which some messages carry without quotation marks. */
function withoutPrivateWords(message: string): string {
  const isPrivate = (word: string) =>
    word.includes('@') ||
    [...word].filter((letter) => letter >= '0' && letter <= '9').length >= FEWEST_PRIVATE_DIGITS
  return message
    .split(' ')
    .map((word) => (isPrivate(word) ? '…' : word))
    .join(' ')
}

/** The calls alone, of the outermost error that has some. */
function framesOf(chain: readonly Error[]): string | undefined {
  return chain
    .map((error) =>
      callsOf(error)
        .split('\n')
        .filter((line) => line.startsWith('    at ')),
    )
    .find((frames) => frames.length > 0)
    ?.join('\n')
}

/** A stack begins with the error's message, of which a line may look like a call. */
function callsOf({ stack = '', message }: Error): string {
  const start = stack.indexOf(message)
  return start === -1 ? stack : stack.slice(start + message.length)
}
