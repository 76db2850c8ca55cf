/** docs/keuangan.md: every request of a finance officer's week, in order, answered as the page says. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { problems } from '../../src/platform/shared/problems.ts'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aCompany, aRetreat } from '../support/world.ts'

const page = readFileSync(new URL('../../docs/keuangan.md', import.meta.url), 'utf8')
const roles = { keuangan: 'finance', pemeriksa: 'verifier' } as const

interface Step {
  who: keyof typeof roles
  method: 'POST' | 'PATCH'
  path: string
  status: number
  /** `{name}` under which what was made is known from then on, or the code of the refusal. */
  outcome: string | undefined
  body: string
}

const steps = [...page.matchAll(/^```http\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
  [...block.matchAll(/^(\w+) (POST|PATCH) (\S+) -> (\d+)(?: (\S+))?\n(\{.*\}\n)?/gm)].map(
    ([, who, method, path, status, outcome, body = '{}']) =>
      ({ who, method, path, status: Number(status), outcome, body }) as Step,
  ),
)

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

it('every request of the week is answered as the page says', async () => {
  const known: Record<string, string> = {
    retret: (await aRetreat(service, [{ code: 'M04', amount: 356_400_000 }])).id,
    perusahaan: (await aCompany(service)).id,
    pindaian: (await aDocument(service)).id,
  }
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name) => known[name] ?? `{${name}}`)
  for (const { who, method, path, status, outcome, body } of steps) {
    const client = service.as(roles[who])
    const send = method === 'PATCH' ? client.patch.bind(client) : client.post.bind(client)
    const answer = await send(filled(path), JSON.parse(filled(body)))
    expect(answer.status, `${who} ${method} ${path}: ${answer.text}`).toBe(status)
    const name = /^\{(\w+)\}$/.exec(outcome ?? '')?.[1]
    if (name) known[name] = answer.body.id
    else if (outcome) expect(answer.body.code).toBe(outcome)
  }
  expect(steps.length).toBe(19)
})

it('names no problem that there is not', () => {
  const named = [...page.matchAll(/`(\w+_\w+)`/g)].map(([, code = '']) => code)

  expect(named.filter((code) => !(code in problems))).toEqual([])
})
