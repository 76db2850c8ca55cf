/** docs/keuangan.md: a finance officer's week, as they paste it on the illustrative retreat. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { problems } from '../../src/platform/shared/problems.ts'
import { loadDemoInto } from '../support/demo.ts'
import { answersIn, commandsIn, paste } from '../support/pasted-pages.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

const PAGE = 'docs/keuangan.md'
const page = readFileSync(new URL(`../../${PAGE}`, import.meta.url), 'utf8')

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  await loadDemoInto(service)
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

it('every command of the week prints what stands beside it', async () => {
  const commands = await commandsIn(PAGE)
  const [finance, verifier] = [service.as('finance').secret, service.as('verifier').secret]
  const keys = `FINANCE_KEY=${finance} VERIFIER_KEY=${verifier}`
  const { port } = new URL(service.app.listeningOrigin)

  const printed = await paste(commands.replace('. .data/demo.env', keys), { PORT: port })

  expect(printed).toEqual(answersIn(commands))
  expect(printed.length).toBe(15)
})

it('names no problem that there is not', () => {
  const named = [...page.matchAll(/`(\w+_\w+)`/g)].map(([, code = '']) => code)
  const others = ['bank_charge']

  expect(named.filter((code) => !(code in problems) && !others.includes(code))).toEqual([])
})
