/** What is typed in the form of a pledge, and what is sent of it. */
import type { Schemas } from '../api/call'
import type { LineValues } from '../ui/lines'
import type { Pledge } from './queries'

export type PaperHolder = Schemas['PaperHolder']

export interface PledgeDraft {
  company: { value: string; label: string } | null
  letterNumber: string
  pledgedOn: string | null
  form: Pledge['form'] | null
  valuationBasis: NonNullable<Pledge['valuationBasis']> | null
  amount: number | null
  letterAmount: number | null
  /** The scan of the letter. */
  letterDocumentId: string | null
  externalRef: string
  bookedOn: string | null
  /** `{lineCode, amount}` each. */
  allocations: readonly LineValues[]
  /** `{dueOn, amount}` each; one without an amount takes what is left. */
  instalments: readonly LineValues[]
  /** Why it is another letter than those with the same number. */
  differs: string
}

export const EMPTY: PledgeDraft = {
  company: null,
  letterNumber: '',
  pledgedOn: null,
  form: 'cash',
  valuationBasis: null,
  amount: null,
  letterAmount: null,
  letterDocumentId: null,
  externalRef: '',
  bookedOn: null,
  allocations: [],
  instalments: [],
  differs: '',
}

/** The fields of a draft that stand each for itself where two people have changed them. */
export const draftFields = [
  'company',
  'letterNumber',
  'pledgedOn',
  'form',
  'valuationBasis',
  'amount',
  'letterAmount',
  'letterDocumentId',
  'externalRef',
  'bookedOn',
  'allocations',
  'instalments',
] as const satisfies readonly (keyof PledgeDraft)[]
export type DraftField = (typeof draftFields)[number]

export function draftOf(pledge: Pledge): PledgeDraft {
  return {
    company: { value: pledge.companyId, label: pledge.companyName ?? pledge.companyId },
    letterNumber: pledge.letterNumber,
    pledgedOn: pledge.pledgedOn,
    form: pledge.form,
    valuationBasis: pledge.valuationBasis,
    amount: pledge.amount,
    letterAmount: pledge.letterAmount,
    letterDocumentId: pledge.letterDocumentId,
    externalRef: pledge.externalRef ?? '',
    bookedOn: pledge.bookedOn,
    allocations: pledge.allocations.map(({ lineCode, amount }) => ({ lineCode, amount })),
    instalments: pledge.instalments.map(({ dueOn, amount }) => ({ dueOn, amount })),
    differs: '',
  }
}

type Content = Omit<Schemas['NewPledge'], 'retreatId'>

/** A form is sent only when its fields can be; what is empty here may be. */
export function contentOf(draft: PledgeDraft, others: readonly PaperHolder[] = []): Content {
  const { company, form, valuationBasis, letterAmount, letterDocumentId, bookedOn } = draft
  const amount = draft.amount ?? 0
  const externalRef = draft.externalRef.trim()
  const reason = draft.differs.trim()
  return {
    companyId: company?.value ?? '',
    form: form ?? 'cash',
    ...(form !== 'cash' && valuationBasis !== null && { valuationBasis }),
    amount,
    ...(letterAmount !== null && { letterAmount }),
    ...(letterDocumentId !== null && { letterDocumentId }),
    pledgedOn: draft.pledgedOn ?? '',
    letterNumber: draft.letterNumber.trim(),
    ...(externalRef && { externalRef }),
    ...(bookedOn !== null && { bookedOn }),
    allocations: draft.allocations.map((row) => ({
      lineCode: String(row.lineCode),
      amount: Number(row.amount),
    })),
    instalments: instalmentsOf(draft.instalments, amount),
    ...(reason && others.length > 0 && { differsFrom: others.map((other) => differenceFrom(other, reason)) }),
  }
}

function instalmentsOf(rows: readonly LineValues[], amount: number): Content['instalments'] {
  const given = rows.reduce((total, row) => total + Number(row.amount ?? 0), 0)
  return rows.map((row) => ({
    dueOn: String(row.dueOn),
    amount: row.amount === null ? Math.max(0, amount - given) : Number(row.amount),
  }))
}

function differenceFrom(other: PaperHolder, reason: string): Schemas['PaperDifference'] {
  return 'elsewhere' in other ? { paper: other.paper, reason } : { id: other.id, reason }
}

/** What differs, as a correction takes it: null is what is left out now. */
export function changesBetween(before: Content, after: Content): Schemas['PledgeChange'] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Content>
  const changed = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? null]))
}
