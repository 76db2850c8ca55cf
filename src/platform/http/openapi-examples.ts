/** Examples in the OpenAPI document that follow from others: of a list that of its items, of a refusal the catalogue of problems. */
import { z } from 'zod'
import { changeSince } from '../shared/describe-problem.ts'
import { AppError, type CellFault, CellsRefused } from '../shared/errors.ts'
import { fillText, placeholdersOf } from '../shared/fill-text.ts'
import type { Language } from '../shared/language.ts'
import { fileFaults } from '../shared/problems/file-faults.ts'
import { sampleFigures } from '../shared/problems/sample-figures.ts'
import { type ProblemCode, problems } from '../shared/problems.ts'
import { PageQuery, Rupiah } from '../shared/wire.ts'
import { type Document, mapValues, type Response } from './openapi-document.ts'
import { type Problem, problemDocument } from './problem.ts'
import { faultsOf } from './schema-faults.ts'

const LANGUAGE = 'en'
const ID = '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f'
const REQUEST_ID = '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90'
const PROBLEM_JSON = 'application/problem+json'

/** Before what many operations refuse in the same words is written once. */
export function withExamples(document: Document): Document {
  const firstPath = new Map<string, string>()
  const paths = mapValues(document.paths ?? {}, (item, path) =>
    mapValues(item, (operation) => ({
      ...operation,
      responses: mapValues(operation.responses, (response) => {
        const codes = codesOf(response)
        for (const code of codes) if (!firstPath.has(code)) firstPath.set(code, path)
        return codes.length === 0 ? response : withRefusals(response, codes)
      }),
    })),
  )
  const examples = Object.fromEntries(
    [...firstPath]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, path]) => [code, { value: refusalOf(code as ProblemCode, path) }]),
  )
  const components = { ...document.components, examples, schemas: withPageExamples(document) }
  return { ...document, paths, components }
}

/** The codes that a refusal is described with. */
function codesOf({ description, content }: Response): ProblemCode[] {
  if (content?.[PROBLEM_JSON] === undefined) return []
  return [...description.matchAll(/`(\w+)`/g)].map(([, code]) => code as ProblemCode)
}

function withRefusals(response: Response, codes: ProblemCode[]): Response {
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]))
  return { ...response, content: { [PROBLEM_JSON]: { ...response.content?.[PROBLEM_JSON], examples } } }
}

/** As that operation would answer it. */
function refusalOf(code: ProblemCode, path: string): Problem {
  const request = { url: path.replace(/\{\w+\}/g, ID), id: REQUEST_ID }
  return problemDocument(errorOf(code), request, LANGUAGE, faultsIn(code))
}

function errorOf(code: ProblemCode): AppError {
  if (code === 'import_refused') return new CellsRefused([cellFault()])
  if (code === 'changed_since_proposed')
    return new AppError(code, { since: changeSince('line_ceiling_exceeded', sampleFigures) })
  const named = placeholdersOf(problems[code].detail[LANGUAGE])
  return new AppError(
    code,
    Object.fromEntries(Object.entries(sampleFigures).filter(([name]) => named.includes(name))),
  )
}

/** What the schema says of a body, or of a query, that does not fit. */
function faultsIn(code: ProblemCode): ReturnType<typeof faultsOf> {
  const tried = {
    validation_failed: z.object({ amount: Rupiah }).safeParse({ amount: 0.5 }),
    invalid_query: PageQuery.safeParse({ limit: '0' }),
  }[code as string]
  return faultsOf(tried?.error?.issues ?? [], LANGUAGE)
}

function cellFault(): CellFault {
  const place = { cell: 'H5', title: 'Nilai komitmen', read: '1,234' }
  const inLanguage = (language: Language) => fillText(fileFaults.ambiguous_number[language], place, language)
  return {
    ...{ pointer: '/file/H5', code: 'ambiguous_number', row: 5, column: place.title, cell: place.cell },
    ...{ read: place.read, expected: null, detail: { id: inLanguage('id'), en: inLanguage('en') } },
  }
}

/** One page, which is the last, with what an item is like. */
function withPageExamples({ components }: Document): Record<string, Schema> {
  const schemas = components?.schemas as Record<string, Schema>
  return mapValues(schemas, (schema) => {
    const item = exampleOf(schema.properties?.items?.items, schemas)
    const isPage = schema.properties?.nextCursor !== undefined && schema.examples === undefined
    return isPage && item !== undefined
      ? { ...schema, examples: [{ items: [item], nextCursor: null }] }
      : schema
  })
}

interface Schema {
  $ref?: string
  properties?: Record<string, Schema>
  items?: Schema
  examples?: unknown[]
}

function exampleOf(schema: Schema | undefined, schemas: Record<string, Schema>): unknown {
  const named = schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? '']
  return named?.examples?.[0]
}
