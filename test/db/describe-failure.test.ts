import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { describeFailure } from '../../src/platform/db/describe-failure.ts'
import { StatementRefused } from '../../src/platform/db/pipeline.ts'

const person = { name: 'Budi Contoh', email: 'budi@contoh.example', phone: '081234567890' }

function refusedBy(code: string, message: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code, detail: person.name })
}

function parsing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

describe('nothing of a person is in the description of', () => {
  it.each([
    [
      'a query of drizzle',
      new DrizzleQueryError('select $1', [person.name], refusedBy('42601', 'syntax error')),
    ],
    [
      'a value that Postgres cannot read',
      refusedBy('22P02', `invalid input syntax for type uuid: "${person.name}"`),
    ],
    ['a text that is no JSON', parsing(`{"name":"${person.name}"`)],
    ['a text that is no JSON, and has quotation marks', parsing(`"${person.name}" "x"`)],
    ['a wrong argument', new TypeError(`The "to" argument is invalid. Received '${person.name}'`)],
    ['an address without quotation marks', new Error(`no mailbox for ${person.email}`)],
    ['a number without quotation marks', new Error(`cannot call ${person.phone}`)],
    ['a cause of a cause', new Error('outer', { cause: new Error(`\`${person.name}\``) })],
    ['something that is no error', { ...person }],
    ['a message of many lines', new Error(`"\n    at ${person.name}\n"`)],
  ])('%s', (_what, error) => {
    const described = JSON.stringify(describeFailure(error))

    for (const secret of [person.name, 'Budi', person.email, person.phone])
      expect(described).not.toContain(secret)
  })
})

describe('a description never lacks', () => {
  it('the name, the message and the place of a plain error', () => {
    expect(describeFailure(new RangeError('Invalid time value'))).toMatchObject({
      name: 'RangeError',
      message: 'Invalid time value',
      stack: expect.stringMatching(/^ {4}at .*describe-failure\.test\.ts/),
    })
  })

  it('the property that was read of nothing', () => {
    const nothing = undefined as unknown as { ceiling: number }
    const read = () => nothing.ceiling

    expect(describeFailure(thrownBy(read)).message).toBe(
      "Cannot read properties of undefined (reading 'ceiling')",
    )
  })

  it('what Postgres refused, and the statement', () => {
    const cause = Object.assign(
      refusedBy('23505', 'duplicate key value violates unique constraint "users_email"'),
      {
        constraint: 'users_email',
        table: 'users',
      },
    )
    const error = new StatementRefused(
      { name: 'add user', text: 'insert into users values ($1)', values: [] },
      cause,
    )

    expect(describeFailure(error)).toMatchObject({
      name: 'DatabaseError',
      message: 'add user was refused: duplicate key value violates unique constraint "users_email"',
      sqlState: '23505',
      constraint: 'users_email',
      table: 'users',
      statement: 'insert into users values ($1)',
    })
  })

  it('the code of a connection that could not be made', () => {
    const error = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })

    expect(describeFailure(error)).toMatchObject({ name: 'AggregateError', code: 'ECONNREFUSED' })
  })

  it('an end, however long message and statement are', () => {
    const error = new DrizzleQueryError('select '.repeat(100_000), [], new Error('x '.repeat(100_000)))

    expect(JSON.stringify(describeFailure(error)).length).toBeLessThan(6_000)
  })
})

function thrownBy(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return error
  }
}
