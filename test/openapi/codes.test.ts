/** What can be one of a few values says so in the OpenAPI document, so that a client made from it knows them. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { adjustmentActions } from '../../src/adjustments/adjustment-actions.ts'
import { expenditureActions } from '../../src/appropriations/expenditure-actions.ts'
import { budgetActions } from '../../src/budgets/budget-actions.ts'
import { closingActions } from '../../src/closings/closing-actions.ts'
import { companyActions, disclosureActions } from '../../src/companies/company-actions.ts'
import { disbursementActions } from '../../src/disbursements/disbursement-actions.ts'
import { rules } from '../../src/findings/rules.ts'
import { importActions } from '../../src/imports/import-actions.ts'
import { actionNames } from '../../src/platform/shared/codes.ts'
import { problems } from '../../src/platform/shared/problems.ts'
import { warningTexts } from '../../src/platform/shared/warnings.ts'
import { pledgeActions } from '../../src/pledges/pledge-actions.ts'
import { retreatActions } from '../../src/retreats/retreat-actions.ts'
import { userActions } from '../../src/users/user-actions.ts'
import { webhookActions } from '../../src/webhooks/webhook-actions.ts'

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: string[]
  const?: unknown
  format?: string
  pattern?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: Schema | boolean
  examples?: unknown[]
}
interface Content {
  content?: Record<string, { schema?: Schema }>
}
interface Operation {
  parameters?: { name?: string; schema?: Schema }[]
  requestBody?: Content
  responses: Record<string, Content>
}

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const document: {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
} = JSON.parse(read('openapi/openapi.json'))

/** A text somewhere in the document, with what examples have there. */
interface Text {
  at: string
  name: string
  isListed: boolean
  isOpen: boolean
  values: unknown[]
}

/** Every text of this schema, not those behind references: these are schemas of their own. */
function textsIn(schema: Schema, at: string, values: unknown[]): Text[] {
  const types = [schema.type].flat()
  const name = at.split('.').at(-1)?.replace('[]', '') ?? ''
  const isListed = schema.enum !== undefined || schema.const !== undefined
  const own = types.includes('string')
    ? [{ at, name, isListed, isOpen: !isListed && !schema.format && !schema.pattern, values }]
    : []
  const field = (key: string) =>
    values.flatMap((value) => (value as Record<string, unknown> | null)?.[key] ?? [])
  return [
    ...own,
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((each) =>
      textsIn(each, at, values),
    ),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, each]) =>
      textsIn(each, `${at}.${key}`, field(key)),
    ),
    ...(schema.items ? textsIn(schema.items, `${at}[]`, values.flat()) : []),
  ]
}

const schemas = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
  textsIn(schema, name, schema.examples ?? []),
)
const inOperations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { parameters = [], requestBody, responses }]) => [
    ...parameters.flatMap(({ name = '', schema }) =>
      schema ? textsIn(schema, `${method} ${path}.${name}`, []) : [],
    ),
    ...[...Object.values(responses), requestBody ?? {}]
      .flatMap(({ content = {} }) => Object.entries(content))
      .filter(([type]) => type === 'application/json')
      .flatMap(([, { schema = {} }]) => textsIn(schema, `${method} ${path}.body`, [])),
  ]),
)
const texts = [...schemas, ...inOperations]

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Texts that share a name, or a value, with what is one of a list, and are none themselves. */
const free: readonly (readonly [RegExp, why: string])[] = [
  [/reason$/i, 'is said by people, but for that of a write-off'],
  [/^(?:CoverageReport|ReportTable|VenueComparison|FindingRegister)\.retreat\.code$/, 'is a retreat’s'],
  [/^(?:RetreatsRow|BudgetLinesRow|CoverageLine)\.code$/, 'is given by people'],
  [/^(?:Regencies|AccountCodes|KbliList)\.items\[\]\.code$/, 'is what the list is there for'],
  [/^ReportTable\.columns\[\]\.key$/, 'is of the table that it stands in'],
  [/^Problem(?:Kinds\.items\[\])?\.type$/, 'is an address that ends with the code'],
]

/** What the tables of the database hold texts to. */
const storedValues = new Set(
  [...read('migrations/schema.sql').matchAll(/AS ENUM \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']+)'/g)].map(([, value]) => value),
  ),
)

it('every text that is one of a list somewhere, or has such a value in an example, tells its list', () => {
  const listed = new Set(texts.filter(({ isListed }) => isListed).map(({ name }) => snake(name)))
  const suspects = texts.filter(
    ({ at, isOpen, name, values }) =>
      isOpen &&
      (listed.has(snake(name)) || values.some((value) => storedValues.has(String(value)))) &&
      !free.some(([place]) => place.test(at)),
  )

  expect(suspects.map(({ at }) => at)).toEqual([])
  expect([listed.size > 40, storedValues.size > 80, texts.length > 1_000]).toEqual([true, true, true])
})

it('none is excused that is not there', () => {
  for (const [place] of free) expect(texts.some(({ at, isOpen }) => isOpen && place.test(at))).toBe(true)
})

/** As the generator of the document names them. */
it.each([
  ['ProblemCode', Object.keys(problems)],
  ['Action', actionNames],
  ['WarningCode', [...Object.keys(warningTexts), ...rules.map(({ code }) => code)]],
] as const)('%s is all that there is in code', (name, values) => {
  expect(document.components.schemas[name]?.enum?.toSorted()).toEqual([...values].toSorted())
})

it('what can be done with records is each done with one', () => {
  const tables = [
    ...[adjustmentActions, budgetActions, closingActions, companyActions, disclosureActions],
    ...[disbursementActions, expenditureActions, importActions, pledgeActions, retreatActions],
    ...[userActions, webhookActions],
  ]

  expect([...new Set(tables.flatMap(Object.keys))].toSorted()).toEqual([...actionNames].toSorted())
})
