/** Every filter and order that lists offer, each where it finds nothing or little: what has no index shows here. */
import type { Question } from './desk.ts'
import type { Facts } from './desk-facts.ts'

/** As no record has it. */
const NO_ID = '0198f2a0-0000-7000-8000-000000000001'

export function deskFilters({ retreatId, companyId, stranger, line, from, to, sha256 }: Facts): Question[] {
  const asked = (list: string, ...queries: string[]): Question[] =>
    queries.map((query) => ({
      what: `/${list}?${query}`.replaceAll(/[0-9a-f-]{36}/g, '…').replaceAll(/[0-9a-f]{64}/g, '…'),
      path: `/${list}?${query}`,
      goal: 'a page or search' as const,
    }))
  const both = [
    ...[
      'sort=createdAt',
      `companyId=${companyId}`,
      `companyId=${NO_ID}`,
      'externalRef=tidak-ada',
      'amountFrom=9000000000000',
    ],
    ...[
      `makerId=${stranger}`,
      `retreatId=${retreatId}&makerId=${stranger}`,
      `retreatId=${retreatId}&lineCode=${line}`,
      'lineCode=TIDAK-ADA',
    ],
    ...[
      'form=goods',
      'from=2000-01-01&to=2000-12-31',
      `retreatId=${retreatId}&from=${from}&to=${to}`,
      'amountFrom=100000000&amountTo=100000001',
    ],
  ]
  return [
    ...asked(
      'pledges',
      ...both,
      'sort=-pledgedOn',
      'state=discarded',
      'state=cancelled',
      'overdue=true',
      `retreatId=${retreatId}&overdue=true`,
      'overdue=false',
    ),
    ...asked(
      'disbursements',
      ...both,
      'sort=-receivedOn',
      'state=recorded',
      'state=rejected',
      'state=reversed',
      `pledgeId=${NO_ID}`,
    ),
    ...asked(
      'disbursements',
      'channel=direct_to_vendor',
      'hasEvidence=true',
      'hasEvidence=false',
      `retreatId=${retreatId}&hasEvidence=true`,
      'state=recorded&hasEvidence=false',
    ),
    ...asked(
      'adjustments',
      'state=proposed',
      'kind=reallocation',
      'sort=-amount',
      `makerId=${stranger}`,
      `retreatId=${retreatId}&kind=agreement`,
      'q=kembali',
      'totals=true',
    ),
    ...asked(
      `retreats/${retreatId}/expenditures`,
      'sort=-amount',
      'sort=-spentOn',
      'state=reversed',
      `lineCode=${line}`,
      `makerId=${stranger}`,
      'q=sp2d',
      'totals=true',
    ),
    ...asked('documents', 'q=pindai', 'q=tidak ada', `sha256=${sha256}`, 'totals=true'),
    ...asked('companies', 'q=mahakam', 'q=tidak ada', 'sort=legalName', 'totals=true'),
    ...asked('events', 'after=0', 'after=1000000'),
    ...asked(
      'entries',
      ...[
        `measure=reserved`,
        `form=goods&measure=verified`,
        `channel=direct_to_vendor`,
        `from=${from}&asOf=${to}`,
      ].map((query) => `retreatId=${retreatId}&${query}`),
    ),
  ]
}
