/** What people do to a retreat, chosen at random from what is known of its records: much of it in vain, on purpose. */
import type { HotRetreat, Kind, Known } from './hot-retreat.ts'
import type { Random } from './random.ts'
import type { Request } from './requests.ts'

interface Command {
  name: string
  /** How often it is chosen beside the others. */
  weight: number
  role: 'finance' | 'verifier'
  /** What kind of record it answers with. */
  kind: Kind
  /** Address and body; null where there is no record to do it to. */
  make(hot: HotRetreat, random: Random): [path: string, body: object] | null
}

const MILLION = 1_000_000
const REASON = 'Contoh untuk uji'

const day = (random: Random) => `2025-0${random.between(1, 6)}-${random.between(10, 28)}`
const million = (random: Random, most: number) => random.between(1, most) * MILLION
/** Up to what there is, and now and then a little more. */
const someOf = (random: Random, there: unknown) =>
  random.between(1, Number(there) || 1) + (random.once(8) ? Number(there) : 0)
const inState = (state: string) => (record: Known) => record.state === state

/** A command on one record: its path goes on after the record's own. */
function on(
  kind: Kind,
  action: string,
  condition: (record: Known) => boolean,
  body: (record: Known, random: Random, hot: HotRetreat) => object | null = () => ({}),
): Command['make'] {
  return (hot, random) => {
    const record = hot.some(kind, random, condition)
    const made = record && body(record, random, hot)
    return record && made ? [`${addressOf(hot, kind, record)}/${action}`, made] : null
  }
}

function addressOf(hot: HotRetreat, kind: Kind, record: Known): string {
  return kind === 'budget' ? `/v1/retreats/${hot.id}/budgets/${record.version}` : `/v1/${kind}s/${record.id}`
}

function pledge(hot: HotRetreat, random: Random) {
  const form = random.pick(['cash', 'cash', 'goods', 'services'] as const)
  const lines = new Set(Array.from({ length: random.between(0, 2) }, () => hot.lineCode(random)))
  const allocations = [...lines].map((lineCode) => ({
    lineCode,
    amount: million(random, random.once(5) ? 200 : 20),
  }))
  const allocated = allocations.reduce((sum, { amount }) => sum + amount, 0)
  const amount = allocated + (allocated === 0 ? MILLION : 0) + random.between(0, 10) * MILLION
  return {
    retreatId: hot.id,
    companyId: random.pick(hot.companyIds),
    form,
    ...(form === 'cash' ? {} : { valuationBasis: 'invoice' }),
    amount,
    pledgedOn: day(random),
    letterNumber: `S-${random.between(1, 999)}/contoh/2025`,
    instalments: [{ dueOn: '2025-06-30', amount }],
    allocations,
  }
}

function receipt({ id, form, outstanding, unallocated }: Known, random: Random) {
  const amount = someOf(random, outstanding)
  const toUnallocated = random.once(4) && amount <= Number(unallocated)
  return {
    pledgeId: id,
    amount,
    receivedOn: day(random),
    channel: random.pick(['rkud', 'bast', 'direct_to_vendor', 'other_account']),
    evidence: { kind: form === 'cash' ? 'sts' : 'bast', number: `STS/${random.between(1, 9_999)}/2025` },
    ...(toUnallocated ? { allocations: [], unallocated: amount } : {}),
  }
}

const isOpen = (record: Known) => record.state === 'active' && Number(record.outstanding) > 0

/** Between two parts of a record that has something on the first. */
function move(record: Known, random: Random, hot: HotRetreat) {
  const lines = record.allocations as { lineCode: string; amount: number }[]
  const from = random.pick([...lines, { lineCode: null, amount: Number(record.unallocated) }])
  if (!from || from.amount === 0) return null
  const to = random.once(3) ? null : hot.lineCode(random)
  return {
    moves: [{ from: from.lineCode, to, amount: someOf(random, from.amount) }],
    reason: REASON,
    effectiveOn: day(random),
  }
}

const commands: Command[] = [
  {
    name: 'draft a pledge',
    weight: 20,
    role: 'finance',
    kind: 'pledge',
    make: (hot, random) => ['/v1/pledges', pledge(hot, random)],
  },
  {
    name: 'submit a pledge',
    weight: 22,
    role: 'finance',
    kind: 'pledge',
    make: on('pledge', 'submission', ({ state }) => state === 'draft' || state === 'rejected'),
  },
  {
    name: 'approve a pledge',
    weight: 18,
    role: 'verifier',
    kind: 'pledge',
    make: on('pledge', 'approval', inState('submitted')),
  },
  {
    name: 'reject a pledge',
    weight: 3,
    role: 'verifier',
    kind: 'pledge',
    make: on('pledge', 'rejection', inState('submitted'), () => ({ reason: REASON })),
  },
  {
    name: 'sign an agreement',
    weight: 5,
    role: 'finance',
    kind: 'pledge',
    make: on('pledge', 'agreement', inState('active'), ({ agreement }, random) => ({
      kind: 'nphd',
      number: `900/${random.between(1, 999)}/NPHD/2025`,
      signedOn: day(random),
      ...(agreement ? { reason: REASON } : {}),
    })),
  },
  {
    name: 'cancel a pledge',
    weight: 3,
    role: 'finance',
    kind: 'pledge',
    make: on('pledge', 'cancellation', inState('active'), () => ({ reason: REASON })),
  },
  {
    name: 're-allocate a pledge',
    weight: 6,
    role: 'finance',
    kind: 'pledge',
    make: on('pledge', 'reallocations', isOpen, move),
  },
  {
    name: 'record a receipt',
    weight: 18,
    role: 'finance',
    kind: 'disbursement',
    make: (hot, random) => {
      const open = hot.some('pledge', random, isOpen)
      return open ? ['/v1/disbursements', receipt(open, random)] : null
    },
  },
  {
    name: 'verify a receipt',
    weight: 12,
    role: 'verifier',
    kind: 'disbursement',
    make: on('disbursement', 'verification', inState('recorded')),
  },
  {
    name: 'reverse a receipt',
    weight: 4,
    role: 'finance',
    kind: 'disbursement',
    make: on('disbursement', 'reversal', inState('recorded'), () => ({ reason: REASON })),
  },
  {
    name: 'record an expenditure',
    weight: 4,
    role: 'finance',
    kind: 'expenditure',
    make: (hot, random) => [
      `/v1/retreats/${hot.id}/expenditures`,
      {
        lineCode: hot.lineCode(random),
        amount: million(random, 5),
        spentOn: day(random),
        sp2dNumber: `64.00/${random.between(1, 500)}/LS/2025`,
      },
    ],
  },
  {
    name: 'state an appropriation',
    weight: 3,
    role: 'finance',
    kind: 'appropriation',
    make: (hot, random) => [
      `/v1/retreats/${hot.id}/appropriations`,
      {
        effectiveOn: day(random),
        documentNumber: `DPA/${random.between(1, 999)}/2025`,
        items: [{ lineCode: hot.lineCode(random), amount: million(random, 50) }],
      },
    ],
  },
  {
    name: 'draft a budget',
    weight: 1,
    role: 'finance',
    kind: 'budget',
    make: (hot, random) => {
      // Grows on the whole, so that there is room again, but may also leave a line less than it carries.
      const least = 50 * hot.records.budget.size
      return [
        `/v1/retreats/${hot.id}/budgets`,
        hot.budgetOf(() => random.between(least, 2 * least) * MILLION),
      ]
    },
  },
  {
    name: 'adopt a budget',
    weight: 1,
    role: 'verifier',
    kind: 'budget',
    make: on('budget', 'adoption', inState('draft'), () => ({ adoptedOn: '2025-01-10' })),
  },
]

const drawn = commands.flatMap((command) => Array<Command>(command.weight).fill(command))
const kindOf = new Map(commands.map(({ name, kind }) => [name, kind]))

/** Names of all commands. */
export const commandNames = commands.map(({ name }) => name)

/** Something to do now. */
export function nextRequest(hot: HotRetreat, random: Random): Request {
  for (;;) {
    const command = random.pick(drawn)
    const made = command?.make(hot, random)
    if (command && made) return hot.request(command.name, command.role, ...made, random)
  }
}

/** What kind of record a command answers with; undefined for what only prepares. */
export function kindAnswered(commandName: string): Kind | undefined {
  return kindOf.get(commandName)
}
