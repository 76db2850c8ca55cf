/** What people do to a retreat, chosen at random from what is known of its records: much of it in vain, on purpose. */
import type { HotRetreat, Kind, Known } from './hot-retreat.ts'
import type { Random } from './random.ts'
import {
  adoption,
  agreement,
  amendment,
  appropriation,
  budget,
  expenditure,
  month,
  move,
  pledge,
  reason,
  receipt,
  refund,
  writeOff,
} from './request-bodies.ts'
import type { Request } from './requests.ts'

interface Made {
  path: string
  body: object
  about?: string
}

interface Command {
  name: string
  role: 'finance' | 'verifier'
  /** How often it is chosen beside the others. */
  weight: number
  /** Null where there is no record to do it to. */
  make(hot: HotRetreat, random: Random): Made | null
}

const is =
  (...states: string[]) =>
  (record: Known) =>
    states.includes(record.state)
const isOpen = (record: Known) => record.state === 'active' && Number(record.outstanding) > 0

function addressOf(hot: HotRetreat, kind: Kind, record: Known): string {
  if (kind === 'budget') return `/v1/retreats/${hot.id}/budgets/${record.version}`
  return `/v1/${kind}s/${record.id}`
}

/** Single records that can be read again. */
const readable: readonly Kind[] = ['pledge', 'disbursement', 'adjustment']

/** A command on one record. */
function on(
  kind: Kind,
  action: string,
  condition: (record: Known) => boolean,
  bodyOf: (record: Known, random: Random, hot: HotRetreat) => object | null = () => ({}),
): Command['make'] {
  return (hot, random) => {
    const record = hot.some(kind, random, condition)
    const body = record && bodyOf(record, random, hot)
    if (!record || !body) return null
    const address = addressOf(hot, kind, record)
    return { path: `${address}/${action}`, body, ...(readable.includes(kind) ? { about: address } : {}) }
  }
}

/** A command on the retreat. */
function onRetreat(
  action: string,
  bodyOf: (random: Random, hot: HotRetreat) => object | null,
): Command['make'] {
  return (hot, random) => {
    const body = bodyOf(random, hot)
    return body && { path: `/v1/retreats/${hot.id}/${action}`, body }
  }
}

function batch(hot: HotRetreat, random: Random): Made | null {
  const open = Array.from({ length: random.between(2, 5) }, () => hot.some('pledge', random, isOpen))
  const items = open.flatMap((each) => (each ? [receipt(each, random)] : []))
  return items.length > 0 ? { path: '/v1/disbursements/batch', body: { items } } : null
}

const commands: Command[] = [
  {
    name: 'draft a pledge',
    role: 'finance',
    weight: 20,
    make: (hot, random) => ({ path: '/v1/pledges', body: pledge(hot, random) }),
  },
  {
    name: 'submit a pledge',
    role: 'finance',
    weight: 22,
    make: on('pledge', 'submission', is('draft', 'rejected')),
  },
  {
    name: 'approve a pledge',
    role: 'verifier',
    weight: 18,
    make: on('pledge', 'approval', is('submitted')),
  },
  {
    name: 'reject a pledge',
    role: 'verifier',
    weight: 3,
    make: on('pledge', 'rejection', is('submitted'), () => reason),
  },
  {
    name: 'take a pledge back',
    role: 'finance',
    weight: 2,
    make: on('pledge', 'withdrawal', is('submitted')),
  },
  {
    name: 'discard a pledge',
    role: 'finance',
    weight: 1,
    make: on('pledge', 'discarding', is('draft', 'rejected'), () => reason),
  },
  {
    name: 'sign an agreement',
    role: 'finance',
    weight: 4,
    make: on('pledge', 'agreement', is('active'), agreement),
  },
  {
    name: 'cancel a pledge',
    role: 'finance',
    weight: 2,
    make: on('pledge', 'cancellation', is('active'), () => reason),
  },
  {
    name: 're-allocate a pledge',
    role: 'finance',
    weight: 5,
    make: on('pledge', 'reallocations', isOpen, move),
  },
  { name: 'amend a pledge', role: 'finance', weight: 5, make: on('pledge', 'amendments', isOpen, amendment) },
  { name: 'write off', role: 'finance', weight: 4, make: on('pledge', 'write-offs', isOpen, writeOff) },
  {
    name: 'record a receipt',
    role: 'finance',
    weight: 18,
    make: (hot, random) => {
      const open = hot.some('pledge', random, isOpen)
      if (!open) return null
      const about = addressOf(hot, 'pledge', open)
      return { path: '/v1/disbursements', body: receipt(open, random), about }
    },
  },
  { name: 'record a batch', role: 'finance', weight: 3, make: batch },
  {
    name: 'verify a receipt',
    role: 'verifier',
    weight: 12,
    make: on('disbursement', 'verification', is('recorded')),
  },
  {
    name: 'reject a receipt',
    role: 'verifier',
    weight: 2,
    make: on('disbursement', 'rejection', is('recorded'), () => reason),
  },
  {
    name: 'reverse a receipt',
    role: 'finance',
    weight: 4,
    make: on('disbursement', 'reversal', is('recorded', 'verified'), () => reason),
  },
  {
    name: 're-allocate a receipt',
    role: 'finance',
    weight: 4,
    make: on('disbursement', 'reallocations', is('recorded', 'verified'), move),
  },
  {
    name: 'refund a receipt',
    role: 'finance',
    weight: 4,
    make: on('disbursement', 'refunds', is('recorded', 'verified'), refund),
  },
  {
    name: 'approve an adjustment',
    role: 'verifier',
    weight: 14,
    make: on('adjustment', 'approval', is('proposed')),
  },
  {
    name: 'reject an adjustment',
    role: 'verifier',
    weight: 2,
    make: on('adjustment', 'rejection', is('proposed'), () => reason),
  },
  {
    name: 'withdraw an adjustment',
    role: 'finance',
    weight: 2,
    make: on('adjustment', 'withdrawal', is('proposed')),
  },
  { name: 'record an expenditure', role: 'finance', weight: 4, make: onRetreat('expenditures', expenditure) },
  {
    name: 'reverse an expenditure',
    role: 'finance',
    weight: 2,
    make: on('expenditure', 'reversal', is('recorded'), () => reason),
  },
  {
    name: 'state an appropriation',
    role: 'finance',
    weight: 3,
    make: onRetreat('appropriations', appropriation),
  },
  { name: 'draft a budget', role: 'finance', weight: 1, make: onRetreat('budgets', budget) },
  {
    name: 'adopt a budget',
    role: 'verifier',
    weight: 1,
    make: on('budget', 'adoption', is('draft'), adoption),
  },
  {
    name: 'propose a venue',
    role: 'finance',
    weight: 1,
    // Not at once, so that there is something on the lines of the other venue.
    make: onRetreat('venue-choices', (_, hot) =>
      hot.sent.length > 250 ? { venueCode: 'KOTA', chosenOn: '2025-05-20' } : null,
    ),
  },
  {
    name: 'close a month',
    role: 'verifier',
    weight: 1,
    make: (_, random) => ({ path: '/v1/closings', body: { month: month(random) } }),
  },
  {
    name: 'reopen a month',
    role: 'verifier',
    weight: 2,
    make: (_, random) => ({ path: `/v1/closings/${month(random)}/reopening`, body: reason }),
  },
]

const drawn = commands.flatMap((command) => Array<Command>(command.weight).fill(command))

/** Something to do now. */
export function nextRequest(hot: HotRetreat, random: Random): Request {
  for (;;) {
    const command = random.pick(drawn)
    const made = command?.make(hot, random)
    if (command && made) {
      const secret = hot.personOf(command.role, random)
      return { id: random.uuid(), command: command.name, secret, ...made }
    }
  }
}
