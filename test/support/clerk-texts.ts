/** Every text that a person can meet, in both languages, with figures as they come: what the tests of the texts read. */
import { rules } from '../../src/findings/rules.ts'
import { faultTexts } from '../../src/imports/fault-texts.ts'
import { CORRECTION, WAYS_OUT as paperAdvice } from '../../src/papers/paper-words.ts'
import { changeSince, describeProblem } from '../../src/platform/shared/describe-problem.ts'
import type { Figures } from '../../src/platform/shared/errors.ts'
import { fillText, placeholdersOf } from '../../src/platform/shared/fill-text.ts'
import { overtakenBy } from '../../src/platform/shared/problems/overtaken.ts'
import { waysOut } from '../../src/platform/shared/problems/ways-out.ts'
import { type ProblemCode, problems } from '../../src/platform/shared/problems.ts'
import { type WarningCode, warningInWords, warningTexts } from '../../src/platform/shared/warnings.ts'
import type { BothLanguages } from '../../src/platform/shared/wire.ts'

/** A figure of every name that texts ask for, as the service gives it: dates as YYYY-MM-DD, amounts in rupiah, states as codes. */
export const samples: Record<string, Figures[string]> = {
  accepted: 'PDF, JPEG, PNG',
  accountCode: '5.1.02.04.01.0001',
  accountNumber: '001.00.22334-4',
  advice: paperAdvice.number,
  after: 1_500,
  agreementNumber: '119/NPHD/2025',
  allowed: { id: 'pemeriksa (verifier)', en: 'verifier' },
  amount: 250_000_000,
  appropriated: 40_000_000,
  asked: 100_000_000,
  asOf: '2025-03-01',
  beyond: 2,
  bookedOn: '2025-06-01',
  cancelledOn: '2025-06-18',
  ceiling: 172_800_000,
  cell: 'H5',
  changed: { id: 'jumlah, keadaan', en: 'amount, state' },
  chartVersion: 'kepmendagri-050-5889-2021',
  chosenOn: '2025-04-02',
  closedOn: '2025-06-10',
  closedThrough: '2025-05-31',
  code: '64.99',
  company: 'PT Arangtara Contoh Mining',
  correction: CORRECTION,
  countsFrom: '2025-06-01',
  date: '2025-05-12',
  days: 90,
  decidedOn: '2025-06-03',
  depth: 32,
  description: 'Sewa kapal cepat',
  documentNumber: 'DPA/12/2025',
  documentTotal: 100_000_000,
  doneOn: '2025-06-12',
  due: 100_000_000,
  dueOn: '2025-05-01',
  earlier: 'BPN',
  earliest: '2023-01-01',
  effectiveOn: '2025-06-15',
  endsOn: '2025-06-20',
  evidenceNumber: 'STS/0451/2025',
  excess: 27_200_000,
  expected: 172_800_000,
  faults: 3,
  first: {
    id: 'penerimaan STS/0451/2025, PT Arangtara Contoh Mining, Rp150.000.000, 14 Mei 2025',
    en: 'disbursement STS/0451/2025, PT Arangtara Contoh Mining, Rp150,000,000, 14 May 2025',
  },
  firstAdoptedOn: '2025-03-10',
  firstOpenDay: '2025-06-01',
  format: 'PDF',
  found: 'ZIP (DOCX, XLSX, …)',
  from: '2025-06-01',
  held: { id: 'keuangan (finance)', en: 'finance' },
  id: '0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f',
  invoiceNumber: 'INV/77/2025',
  issuer: 'https://sso.contoh.go.id',
  kind: 'PDF',
  latest: '2036-12-31',
  left: 72_800_000,
  letterAmount: 200_000_000,
  letterNumber: '012/ACM/IV/2025',
  limit: 5_000,
  line: 'M04',
  method: 'PUT',
  minimum: 12,
  month: '2025-05',
  moved: 12_000_000,
  name: 'Punai Contoh',
  named: {
    id: 'penerimaan STS/0451/2025, Rp150.000.000, 14 Mei 2025',
    en: 'disbursement STS/0451/2025, Rp150,000,000, 14 May 2025',
  },
  names: 1_000,
  npwp: '0999000011999000',
  number: '012/ACM/IV/2025',
  of: 'PT Arangtara Contoh Mining (012/ACM/IV/2025)',
  offered: 'application/json, text/csv',
  operation: 'pledges.decide',
  own: '2025-06',
  other: 4,
  overdue: 50_000_000,
  paper: 'STS/0451/2025',
  permits: 'IUP/12/2025',
  pledged: 200_000_000,
  pledgedOn: '2025-04-14',
  pledges: 3,
  previous: '2025-03-10',
  read: '1.234,5',
  reason: { id: 'Dua setoran pada satu hari.', en: 'Two deposits of one day.' },
  received: 150_000_000,
  receivedOn: '2025-05-14',
  reference: 'SK-9/2025',
  refunded: 10_000_000,
  refundedOn: '2025-05-02',
  requestId: '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90',
  required: 'draft / rejected',
  reserved: 180_000_000,
  roles: 'finance, auditor',
  row: 5,
  rows: 3,
  rule: 'line_room',
  sealed: 1_200,
  sealedAt: '2025-05-14T03:00:00Z',
  seconds: 12,
  sheet: 'Lembar2',
  sheets: 'Lembar1, Lembar2',
  signedOn: '2025-05-20',
  since: '2025-05-20',
  source: 'SSH Kaltim',
  sp2dNumber: '0077/SP2D/2025',
  spent: 45_000_000,
  spentOn: '2025-07-30',
  standardPrice: 1_000_000,
  state: 'active',
  successor: 'PT Sawit Contoh',
  title: 'Nilai komitmen',
  titles: 9,
  to: '2025-05-01',
  today: '2025-05-10',
  total: 100_000_000,
  unitPrice: 1_200_000,
  used: 90_000_000,
  values: 100_000,
  venue: 'MARATUA',
  venues: 'MARATUA, BPN',
  version: 2,
  why: { id: 'Bila itu disetujui, sisanya tidak cukup.', en: 'Once that is approved, too little is left.' },
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

export const fileTexts: ClerkText[] = Object.entries(faultTexts).map(([code, text]) =>
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
