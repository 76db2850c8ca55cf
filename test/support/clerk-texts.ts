/** Every text that a person can meet, in both languages, with figures as they come: what the tests of the texts read. */
import { rules } from '../../src/findings/rules.ts'
import { CORRECTION, WAYS_OUT as paperAdvice } from '../../src/papers/paper-words.ts'
import { changeSince, describeProblem } from '../../src/platform/shared/describe-problem.ts'
import type { Figures } from '../../src/platform/shared/errors.ts'
import { fillText, placeholdersOf } from '../../src/platform/shared/fill-text.ts'
import { fileFaults } from '../../src/platform/shared/problems/file-faults.ts'
import { overtakenBy } from '../../src/platform/shared/problems/overtaken.ts'
import { sampleFigures } from '../../src/platform/shared/problems/sample-figures.ts'
import { waysOut } from '../../src/platform/shared/problems/ways-out.ts'
import { type ProblemCode, problems } from '../../src/platform/shared/problems.ts'
import { type WarningCode, warningInWords, warningTexts } from '../../src/platform/shared/warnings.ts'
import type { BothLanguages } from '../../src/platform/shared/wire.ts'

/** A figure of every name that texts ask for, as the service gives it: dates as YYYY-MM-DD, amounts in rupiah, states as codes. */
export const samples: Record<string, Figures[string]> = {
  ...sampleFigures,
  since: '2025-05-20',
  accountCode: '5.1.02.04.01.0001',
  accountNumber: '001.00.22334-4',
  advice: paperAdvice.number,
  agreementNumber: '119/NPHD/2025',
  appropriated: 40_000_000,
  bookedOn: '2025-06-01',
  cell: 'H5',
  chartVersion: 'kepmendagri-050-5889-2021',
  closedOn: '2025-06-10',
  code: '64.99',
  correction: CORRECTION,
  days: 90,
  decidedOn: '2025-06-03',
  description: 'Sewa kapal cepat',
  doneOn: '2025-06-12',
  due: 100_000_000,
  earlier: 'BPN',
  endsOn: '2025-06-20',
  evidenceNumber: 'STS/0451/2025',
  first: {
    id: 'penerimaan STS/0451/2025, PT Arangtara Contoh Mining, Rp150.000.000, 14 Mei 2025',
    en: 'disbursement STS/0451/2025, PT Arangtara Contoh Mining, Rp150,000,000, 14 May 2025',
  },
  id: '0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f',
  invoiceNumber: 'INV/77/2025',
  letterNumber: '012/ACM/IV/2025',
  moved: 12_000_000,
  name: 'Punai Contoh',
  npwp: '0999000011999000',
  number: '012/ACM/IV/2025',
  of: 'PT Arangtara Contoh Mining (012/ACM/IV/2025)',
  other: 4,
  overdue: 50_000_000,
  permits: 'IUP/12/2025',
  pledged: 200_000_000,
  pledges: 3,
  read: '1.234,5',
  row: 5,
  sheet: 'Lembar2',
  sheets: 'Lembar1, Lembar2',
  signedOn: '2025-05-20',
  source: 'SSH Kaltim',
  sp2dNumber: '0077/SP2D/2025',
  spentOn: '2025-07-30',
  standardPrice: 1_000_000,
  title: 'Nilai komitmen',
  titles: 9,
  unitPrice: 1_200_000,
  version: 2,
  year: 2025,
}

/** What goes into the texts of files instead: there, what is expected and read are words. */
const ofFiles: Record<string, string> = { expected: 'rupiah penuh', other: '4' }

export interface ClerkText extends BothLanguages {
  /** Where it comes from, for whoever has to mend it. */
  of: string
  status?: number
}

function figuresFor(text: BothLanguages, given: Figures = {}): Figures {
  const names = new Set([...placeholdersOf(text.id), ...placeholdersOf(text.en)])
  names.delete('way')
  for (const name of names) {
    if (!(name in samples) && !(name in given)) throw new Error(`give a sample of the figure "${name}"`)
  }
  return { ...Object.fromEntries([...names].map((name) => [name, samples[name] ?? null])), ...given }
}

function filled(of: string, text: BothLanguages, given: Figures = {}): ClerkText {
  const figures = figuresFor(text, given)
  return { of, id: fillText(text.id, figures, 'id'), en: fillText(text.en, figures, 'en') }
}

/** `since` is a day in a finding and words in a refusal. */
const changed = changeSince('line_ceiling_exceeded', samples)

function problemText(code: ProblemCode, state?: string): ClerkText {
  const { detail, status } = problems[code]
  const figures = figuresFor(detail, { since: changed, ...(state !== undefined && { state }) })
  const inLanguage = (language: 'id' | 'en') => describeProblem(code, figures, language)
  return {
    of: state === undefined ? code : `${code}, ${state}`,
    status,
    id: inLanguage('id'),
    en: inLanguage('en'),
  }
}

const codes = Object.keys(problems) as ProblemCode[]

/** What a refusal says, in every state that says something of its own. */
export const refusalTexts: ClerkText[] = codes.flatMap((code) => {
  const states = Object.keys(waysOut[code] ?? {})
  return states.length === 0 ? [problemText(code)] : states.map((state) => problemText(code, state))
})

export const titleTexts: ClerkText[] = codes.map((code) => ({
  of: `${code}, title`,
  ...problems[code].title,
}))

/** What an approval says that was overtaken. */
export const overtakenTexts: ClerkText[] = Object.entries(overtakenBy).map(([code, text]) => {
  const since = changeSince(code as ProblemCode, figuresFor(text))
  const figures = { since }
  return {
    of: `${code}, overtaken`,
    status: 409,
    id: describeProblem('changed_since_proposed', figures, 'id'),
    en: describeProblem('changed_since_proposed', figures, 'en'),
  }
})

export const adviceTexts: ClerkText[] = Object.entries(paperAdvice).map(([what, text]) => ({
  of: `paper_used, ${what}`,
  ...text,
}))

export const warningSentences: ClerkText[] = Object.entries(warningTexts).map(([code, text]) => ({
  of: `warning ${code}`,
  ...warningInWords(code as WarningCode, figuresFor(text)),
}))

export const findingTexts: ClerkText[] = rules.flatMap(({ code, cases }) =>
  cases.map(({ message, subject }) => filled(`${code}, ${subject}`, message)),
)

export const fileTexts: ClerkText[] = Object.entries(fileFaults).map(([code, text]) =>
  filled(`file ${code}`, text, ofFiles),
)

export const allTexts: ClerkText[] = [
  ...refusalTexts,
  ...titleTexts,
  ...overtakenTexts,
  ...adviceTexts,
  ...warningSentences,
  ...findingTexts,
  ...fileTexts,
]
