/** Problem documents (RFC 9457) in the reader's language. */
import { z } from 'zod'
import { Pointer } from '../shared/answers.schema.ts'
import { FaultCode, ProblemCode as ProblemCodes } from '../shared/codes.ts'
import { describeOvertaken, describeProblem } from '../shared/describe-problem.ts'
import { type AppError, type CellFault, CellsRefused, Overtaken } from '../shared/errors.ts'
import { figuresIn } from '../shared/fill-text.ts'
import type { Language } from '../shared/language.ts'
import { type ProblemCode, problems } from '../shared/problems.ts'

const Scalar = z.union([z.string(), z.number(), z.null()])
const NamedRecord = z.record(z.string(), z.union([Scalar, z.boolean()]))
const Figure = z.record(z.string(), z.union([Scalar, z.array(NamedRecord).readonly()]))

export const Problem = z
  .object({
    type: z
      .string()
      .meta({ description: 'Stable; ends with the code. Resolves to the list of all problems.' }),
    code: ProblemCodes,
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened and what to do next.' }),
    instance: z.string().meta({ description: 'The request that was refused.' }),
    requestId: z.string().meta({ description: "The request's id, as in the logs and in X-Request-Id." }),
    figures: Figure.meta({
      description:
        'What was asked, what is left, which line, which records, what changed: numbers in whole rupiah.',
    }),
    errors: z.array(
      z.object({
        pointer: Pointer,
        code: FaultCode,
        detail: z.string(),
        figures: Figure.optional(),
        row: z.int().nullable().optional().meta({ description: 'Of an uploaded table, from 1.' }),
        column: z.string().nullable().optional().meta({ description: "The column's title." }),
        cell: z.string().nullable().optional().meta({ description: 'Such as `H5`.' }),
        read: z.string().nullable().optional().meta({ description: 'What stands in the cell.' }),
        expected: z.string().nullable().optional(),
      }),
    ),
  })
  .meta({
    id: 'Problem',
    description: 'A refusal: RFC 9457 problem details with figures and pointers.',
    examples: [
      {
        type: '/v1/reference/problems#line_ceiling_exceeded',
        code: 'line_ceiling_exceeded',
        title: 'Line ceiling exceeded',
        status: 409,
        detail:
          'Line M01: Rp100,000,000 asked, Rp72,800,000 left of its ceiling Rp172,800,000. Lower the amount or choose another line.',
        instance: '/v1/pledges/0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f/submission',
        requestId: '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90',
        figures: { line: 'M01', asked: 100_000_000, left: 72_800_000, ceiling: 172_800_000 },
        errors: [],
      },
    ],
  })
export type Problem = z.infer<typeof Problem>
export type ProblemFault = Problem['errors'][number]

export function problemType(code: ProblemCode): string {
  return `/v1/reference/problems#${code}`
}

/** The problem document of a refusal. `faults` are faults that already speak the reader's language. */
export function problemDocument(
  error: AppError,
  request: { url: string; id: string },
  language: Language,
  faults: ProblemFault[] = [],
): Problem {
  const { status, title } = problems[error.code]
  const describe = error instanceof Overtaken ? describeOvertaken : describeProblem
  return {
    type: problemType(error.code),
    code: error.code,
    title: title[language],
    status,
    detail: describe(error.code, { requestId: request.id, ...error.figures }, language),
    instance: request.url.split('?')[0] ?? request.url,
    requestId: request.id,
    figures: figuresIn(error.figures, language),
    errors: [
      ...error.faults.map(({ pointer, code, figures = {} }) => ({
        pointer,
        code,
        detail: describe(code, figures, language),
        figures: figuresIn(figures, language),
      })),
      ...(error instanceof CellsRefused ? error.cells.map((cell) => inLanguage(cell, language)) : []),
      ...faults,
    ],
  }
}

function inLanguage({ expected, detail, ...cell }: CellFault, language: Language): ProblemFault {
  return { ...cell, expected: expected?.[language] ?? null, detail: detail[language] }
}
