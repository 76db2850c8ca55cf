/** The illustrative retreat, as its files tell it. Names, prices and amounts are invented. */
import { readFileSync } from 'node:fs'
import type { NewAppropriation, NewExpenditure } from '../../appropriations/apbd.schema.ts'
import type { NewBudgetLine } from '../../budgets/budgets.schema.ts'
import type { NewCompany, NewDisclosure } from '../../companies/companies.schema.ts'
import type { NewDisbursement } from '../../disbursements/disbursements.schema.ts'
import type { NewAgreement, NewPledge } from '../../pledges/pledges.schema.ts'
import type { NewRetreat } from '../../retreats/retreats.schema.ts'

type Ref<T, Field extends string> = Omit<T, Field> & { ref: string; state: string }

export interface DemoPledge extends Ref<NewPledge, 'retreatId' | 'companyId'> {
  company: string
  agreement: NewAgreement | null
}
export interface DemoDisbursement extends Ref<NewDisbursement, 'pledgeId'> {
  pledge: string
  reversal?: { reason: string }
}

interface DemoData {
  retreat: NewRetreat
  companies: NewCompany[]
  costLines: NewBudgetLine[]
  budget: { adoptedOn: string }
  disclosures: (NewDisclosure & { company: string })[]
  appropriations: NewAppropriation
  pledges: DemoPledge[]
  disbursements: DemoDisbursement[]
  expenditures: NewExpenditure[]
}

export function readDemoData(): DemoData {
  return { ...readDemoFile('retreat.json'), ...readDemoFile('activity.json') } as unknown as DemoData
}

function readDemoFile(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../../demo/${name}`, import.meta.url), 'utf8'))
}
